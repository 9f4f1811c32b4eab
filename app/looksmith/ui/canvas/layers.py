"""What the canvas draws: pictures of a part of the photo, kept with their arrays."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage, QPainter, QRegion

from looksmith.ui.canvas.view import View

__all__ = ["NEAREST_FROM", "Layer", "Rect", "Side", "placed"]

Rect = tuple[int, int, int, int]
"""x, y, width, height in pixels."""

NEAREST_FROM = 2.0
"""From how many device pixels on a photo's pixel is shown as a square."""


@dataclass(frozen=True, eq=False)
class Layer:
    """A picture of the photo or of a part of it, at some scale.

    Parameters
    ----------
    array
        (H, W, 4) uint8 BGRX in sRGB, C-contiguous; kept alive for the `QImage`.
    grid
        Width and height that the whole photo has at this picture's scale; the
        picture's own size by default.
    place
        x and y of the picture's upper left corner in that grid.
    shown
        What the screen gets in place of `array`, of the same shape; None for the same.
    kind
        How Qt reads the four bytes.
    """

    array: NDArray[np.uint8]
    grid: tuple[int, int] = (0, 0)
    place: tuple[int, int] = (0, 0)
    shown: NDArray[np.uint8] | None = None
    kind: QImage.Format = QImage.Format.Format_RGB32
    image: QImage = field(init=False, repr=False)

    def __post_init__(self) -> None:
        pixels = self.array if self.shown is None else self.shown
        height, width = pixels.shape[:2]
        stride = int(pixels.strides[0])
        image = QImage(pixels.data, width, height, stride, self.kind)
        object.__setattr__(self, "image", image)
        if not any(self.grid):
            object.__setattr__(self, "grid", (width, height))

    @property
    def rect(self) -> Rect:
        """The part of the grid that it covers."""
        height, width = self.array.shape[:2]
        return (*self.place, width, height)

    def pixel(self, across: float, down: float) -> tuple[int, int, int] | None:
        """Return the sRGB code values (R, G, B) at shares of the photo's size.

        None beside the picture.
        """
        x, y, width, height = self.rect
        column = math.floor(across * self.grid[0]) - x
        row = math.floor(down * self.grid[1]) - y
        if not (0 <= column < width and 0 <= row < height):
            return None
        blue, green, red = self.array[row, column, :3].tolist()
        return red, green, blue

    def target(self, view: View) -> QRect:
        """Return the device pixels that it covers."""
        x, y, width, height = self.rect
        return placed(self.grid, (x, y, x + width, y + height), view)

    def paint(self, painter: QPainter, view: View, *, smooth: bool = True) -> None:
        """Draw what is in view of it; the painter works in device pixels.

        Parameters
        ----------
        painter, view
            Where to.
        smooth
            Whether pixels that are little enlarged run into each other.
        """
        if _is_exact(self.grid, view):
            painter.drawImage(self.target(view).topLeft(), self.image)
            return
        part = self._in_view(view)
        if part is None:
            return
        x, y = self.place
        x0, y0, x1, y1 = part
        target = placed(self.grid, (x + x0, y + y0, x + x1, y + y1), view)
        scale = _scale(self.grid, view)[0]
        painter.setRenderHint(
            QPainter.RenderHint.SmoothPixmapTransform,
            smooth and (scale < NEAREST_FROM or self.grid[0] < view.picture[0]),
        )
        painter.drawImage(
            target,
            self.image,
            QRect(x0, y0, x1 - x0, y1 - y0),
            Qt.ImageConversionFlag.NoFormatConversion,
        )

    def _in_view(self, view: View) -> tuple[int, int, int, int] | None:
        """Return the picture's columns and rows in view, and one more on each side.

        Far zoomed in, all of the picture would reach beyond what Qt can draw.
        """
        ends = []
        origin = view.to_viewport(0, 0)
        for axis in (0, 1):
            scale = _scale(self.grid, view)[axis]
            place, length = self.place[axis], self.rect[2 + axis]
            first = math.floor(-origin[axis] / scale) - place - 1
            last = math.ceil((view.viewport[axis] - origin[axis]) / scale) - place + 1
            ends.append((max(first, 0), min(last, length)))
        (x0, x1), (y0, y1) = ends
        return None if x0 >= x1 or y0 >= y1 else (x0, y0, x1, y1)


def _scale(grid: tuple[int, int], view: View) -> tuple[float, float]:
    """Return device pixels per pixel of a grid, across and down."""
    return (
        view.scale * view.picture[0] / grid[0],
        view.scale * view.picture[1] / grid[1],
    )


def _is_exact(grid: tuple[int, int], view: View) -> bool:
    """Return whether a grid's pixels are those of the screen."""
    width, height = view.picture
    return (round(width * view.scale), round(height * view.scale)) == grid


def placed(
    grid: tuple[int, int], edges: tuple[int, int, int, int], view: View
) -> QRect:
    """Return where edges (left, top, right, bottom) of a grid are shown.

    Neighbours share their edges, so that nothing shows between them; a grid of the
    shown size lies on the screen's own pixels and is drawn without resampling.
    """
    left, top = view.to_viewport(0, 0)
    if _is_exact(grid, view):
        across = [round(left) + edges[0], round(left) + edges[2]]
        down = [round(top) + edges[1], round(top) + edges[3]]
    else:
        x, y = _scale(grid, view)
        across = [round(left + edge * x) for edge in (edges[0], edges[2])]
        down = [round(top + edge * y) for edge in (edges[1], edges[3])]
    width, height = max(1, across[1] - across[0]), max(1, down[1] - down[0])
    return QRect(across[0], down[0], width, height)


@dataclass
class Side:
    """One side of the comparison: the whole photo, and sharper parts of it."""

    whole: Layer | None = None
    tiles: tuple[Layer, ...] = ()

    def clear(self) -> None:
        """Forget all pictures."""
        self.whole, self.tiles = None, ()

    def paint(self, painter: QPainter, view: View) -> None:
        """Draw the sharper parts, and the whole photo where there are none."""
        if self.whole is not None:
            self._paint_whole(self.whole, painter, view)
        for tile in self.tiles:
            tile.paint(painter, view)

    def _paint_whole(self, whole: Layer, painter: QPainter, view: View) -> None:
        # Enlarging all of it below tiles that hide it would cost most of a frame.
        bare = QRegion(0, 0, *view.viewport)
        for tile in self.tiles:
            bare -= QRegion(tile.target(view))
        if not bare.isEmpty():
            painter.save()
            painter.setClipRegion(bare, Qt.ClipOperation.IntersectClip)
            whole.paint(painter, view)
            painter.restore()

    def pixel(self, across: float, down: float) -> tuple[int, int, int] | None:
        """Return the sRGB code values at shares of the photo's size, None outside."""
        for layer in (*reversed(self.tiles), self.whole):
            pixel = None if layer is None else layer.pixel(across, down)
            if pixel is not None:
                return pixel
        return None
