"""The tiles that a zoomed view needs, as numbers."""

from __future__ import annotations

import math
from dataclasses import dataclass

from looksmith.ui.canvas.layers import NEAREST_FROM, Rect
from looksmith.ui.canvas.view import View

__all__ = ["TILE", "Grid", "Spot"]

TILE = 512
"""Width and height of a tile, in pixels of its grid."""

Spot = tuple[int, int]
"""Column and row of a tile."""


@dataclass(frozen=True)
class Grid:
    """A photo at some size, cut into tiles.

    Parameters
    ----------
    size
        Width and height of all of it.
    """

    size: tuple[int, int]

    @classmethod
    def of(cls, view: View) -> Grid:
        """Return the grid that a view shows pixel by pixel.

        From 200 % on, where pixels are shown as squares, it is the photo's own.
        """
        scale = view.scale if view.scale < NEAREST_FROM else 1.0
        width, height = view.picture
        return cls((max(1, round(width * scale)), max(1, round(height * scale))))

    @classmethod
    def on_screen(cls, view: View) -> Grid:
        """Return the grid of the screen's pixels, at any scale."""
        width, height = view.picture
        scale = view.scale
        return cls((max(1, round(width * scale)), max(1, round(height * scale))))

    def rect(self, spot: Spot) -> Rect:
        """Return a tile's place; those at the right and bottom ends are smaller."""
        x, y = spot[0] * TILE, spot[1] * TILE
        return x, y, min(TILE, self.size[0] - x), min(TILE, self.size[1] - y)

    def visible(self, view: View) -> Rect:
        """Return the part in view."""
        x, y, width, height = view.visible()
        ends = []
        for axis, start, length in ((0, x, width), (1, y, height)):
            scale = self.size[axis] / view.picture[axis]
            first = min(int(start * scale), self.size[axis] - 1)
            last = min(math.ceil((start + length) * scale), self.size[axis])
            ends.append((first, max(1, last - first)))
        (left, across), (top, down) = ends
        return left, top, across, down

    def in_view(self, view: View, ring: int = 0) -> list[Spot]:
        """Return the tiles in view, the nearest to its middle first.

        Parameters
        ----------
        view
            Where the photo lies.
        ring
            How many tiles more on every side.
        """
        x, y, width, height = self.visible(view)
        columns = self._span(0, x, width, ring)
        rows = self._span(1, y, height, ring)
        middle = x + width / 2, y + height / 2

        def far(spot: Spot) -> float:
            across, down = ((place + 0.5) * TILE for place in spot)
            return math.hypot(across - middle[0], down - middle[1])

        return sorted(((c, r) for r in rows for c in columns), key=far)

    def _span(self, axis: int, start: int, length: int, ring: int) -> range:
        last = (self.size[axis] - 1) // TILE
        low, high = start // TILE - ring, (start + length - 1) // TILE + ring
        return range(max(low, 0), min(high, last) + 1)
