"""Where the picture lies in the viewport: zoom and pan as plain numbers."""

from __future__ import annotations

__all__ = ["MAX_SCALE", "View"]

MAX_SCALE = 16.0
_MAX_FIT = 2.0


class View:
    """Map picture pixels to device pixels of the viewport.

    All lengths on the viewport's side are device pixels, so scale 1 shows one picture
    pixel on one pixel of the screen. A side of the picture that is shorter than the
    viewport is centred; a longer one always covers the viewport.
    """

    def __init__(self) -> None:
        self._picture = (1, 1)
        self._viewport = (1, 1)
        self._margin = 0
        self._centre = (0.5, 0.5)
        self._scale = 1.0
        self._fitted = True

    @property
    def scale(self) -> float:
        """Device pixels per picture pixel."""
        return self._scale

    @property
    def fitted(self) -> bool:
        """Whether the whole picture is shown as large as it fits."""
        return self._fitted

    @property
    def picture(self) -> tuple[int, int]:
        """Width and height of the picture."""
        return self._picture

    @property
    def viewport(self) -> tuple[int, int]:
        """Width and height of the viewport."""
        return self._viewport

    @property
    def fit_scale(self) -> float:
        """The scale at which the whole picture fits; small ones grow a little."""
        width, height = self._picture
        across, down = self.room
        return min(across / width, down / height, _MAX_FIT)

    @property
    def room(self) -> tuple[int, int]:
        """Width and height that a fitted picture may take."""
        across, down = self._viewport
        return max(1, across - 2 * self._margin), max(1, down - 2 * self._margin)

    def set_viewport(self, width: int, height: int, margin: int = 0) -> None:
        """Take another size of the viewport; a fitted picture stays fitted.

        Parameters
        ----------
        width, height
            The viewport.
        margin
            What stays free around a fitted picture.
        """
        self._viewport = (max(1, width), max(1, height))
        self._margin = margin
        self._settle()

    def set_picture(self, width: int, height: int) -> None:
        """Take another size of the same picture; the part in view stays in view."""
        factor = width / self._picture[0]
        x, y = self._centre
        self._centre = (x * factor, y * height / self._picture[1])
        self._scale /= factor
        self._picture = (width, height)
        self._settle()

    def fit(self) -> None:
        """Show the whole picture."""
        self._fitted = True
        self._settle()

    def fill(self) -> None:
        """Show the photo as large as it must be to cover the viewport."""
        width, height = self._picture
        across, down = self._viewport
        scale = max(across / width, down / height)
        self.zoom_at(across / 2, down / 2, scale)

    def zoom_at(self, x: float, y: float, scale: float) -> None:
        """Change the scale and keep the picture's point under (x, y) where it is."""
        px, py = self.to_picture(x, y)
        low = min(self.fit_scale, 1.0)
        self._scale = min(max(scale, low), MAX_SCALE)
        self._fitted = abs(self._scale / self.fit_scale - 1) < 1e-3
        across, down = self._viewport
        self._centre = (
            px - (x - across / 2) / self._scale,
            py - (y - down / 2) / self._scale,
        )
        self._settle()

    def pan(self, dx: float, dy: float) -> None:
        """Move the picture by device pixels."""
        x, y = self._centre
        self._centre = (x - dx / self._scale, y - dy / self._scale)
        self._settle()

    def to_picture(self, x: float, y: float) -> tuple[float, float]:
        """Return the picture's point that is shown at (x, y)."""
        across, down = self._viewport
        return (
            self._centre[0] + (x - across / 2) / self._scale,
            self._centre[1] + (y - down / 2) / self._scale,
        )

    def to_viewport(self, x: float, y: float) -> tuple[float, float]:
        """Return where the picture's point (x, y) is shown."""
        across, down = self._viewport
        return (
            (x - self._centre[0]) * self._scale + across / 2,
            (y - self._centre[1]) * self._scale + down / 2,
        )

    def target(
        self, x: float, y: float, width: float, height: float
    ) -> tuple[int, int, int, int]:
        """Return where a rectangle of the picture is shown, on whole device pixels."""
        left, top = self.to_viewport(x, y)
        right, bottom = self.to_viewport(x + width, y + height)
        # Rounding the corner and the size keeps a picture of exactly the shown size
        # on the pixel grid, so that it is drawn without resampling.
        return (
            round(left),
            round(top),
            max(1, round(right - left)),
            max(1, round(bottom - top)),
        )

    def visible(self) -> tuple[int, int, int, int]:
        """Return the picture's part in view as whole pixels (x, y, width, height)."""
        across, down = self._viewport
        left, top = self.to_picture(0, 0)
        right, bottom = self.to_picture(across, down)
        x0, y0 = max(0, int(left)), max(0, int(top))
        x1 = min(self._picture[0], int(right) + 1)
        y1 = min(self._picture[1], int(bottom) + 1)
        return x0, y0, max(1, x1 - x0), max(1, y1 - y0)

    def _settle(self) -> None:
        if self._fitted:
            self._scale = self.fit_scale
        x, y = self._centre
        self._centre = (
            self._clamp(x, self._picture[0], self._viewport[0]),
            self._clamp(y, self._picture[1], self._viewport[1]),
        )

    def _clamp(self, centre: float, length: int, room: int) -> float:
        half = room / 2 / self._scale
        if 2 * half >= length:
            return length / 2
        return min(max(centre, half), length - half)
