"""Where the tiles of the map are on screen: zooming, panning, finding."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSizeF

from looksmith.looks.map import map_side

__all__ = ["MapGeometry"]

_MARGIN = 4.0
_FILL = 0.94  # of a cell by its tile: a hairline stays between neighbours
_LARGEST = 120.0
_SMALLEST = 7.0
_TALLEST = 0.42  # width by height of the smallest tiles: colours count, not pictures
_PICTURE_WIDTH = 40.0  # from which on a tile is no higher than wide
_REACH = 6.0  # how far from a small tile a click still hits it, in pixels
_SIDEWAYS = 2.0  # how much worse a step aside is than a step onwards


class MapGeometry:
    """The map's points in a viewport, in pixels.

    `zoom` is 1 where the whole map fits; the map always covers the viewport.
    """

    def __init__(self) -> None:
        self.zoom = 1.0
        self.aspect = 1.5
        """Width of the pictures by their height."""
        self._size = QSizeF(1, 1)
        self._origin = QPointF(0, 0)
        self._places = np.empty((0, 2), np.float32)

    def set_places(self, places: Sequence[tuple[float, float]]) -> None:
        """Show other points, in [0, 1]."""
        self._places = np.array(places, np.float32).reshape(-1, 2)
        self._settle()

    def set_size(self, width: float, height: float) -> None:
        """Give the viewport another size; what is in its middle stays there."""
        middle = self._to_map(QPointF(self._size.width() / 2, self._size.height() / 2))
        self._size = QSizeF(max(width, 1), max(height, 1))
        self._put(middle, QPointF(width / 2, height / 2))

    # Sizes

    def _extent(self) -> tuple[float, float]:
        width = max(self._size.width() - 2 * _MARGIN, 1) * self.zoom
        height = max(self._size.height() - 2 * _MARGIN, 1)
        # A tall map grows in width first, until its cells have a picture's shape
        return width, max(height, min(height * self.zoom, width / self.aspect))

    def tile_size(self) -> QSizeF:
        """Return the size of every tile: it fills its cell, in a picture's shape."""
        side = map_side(max(len(self._places), 1))
        across, down = (_FILL * length / side for length in self._extent())
        height = min(down, across / min(max(_TALLEST, across / _PICTURE_WIDTH), 1.0))
        width = min(across, height * self.aspect)
        shrink = min(1.0, _LARGEST / max(width, height))
        return QSizeF(max(width * shrink, _SMALLEST), max(height * shrink, _SMALLEST))

    @property
    def highest_zoom(self) -> float:
        """The zoom at which tiles have their full size."""
        side = map_side(max(len(self._places), 1))
        return max(1.0, _LARGEST * side / max(self._size.width(), 1))

    # Points

    def points(self) -> NDArray[np.float32]:
        """Return the centres of all tiles in the viewport, (N, 2)."""
        scale = np.array(self._extent(), np.float32)
        corner = (self._origin.x() + _MARGIN, self._origin.y() + _MARGIN)
        return self._places * scale + np.array(corner, np.float32)

    def rect(self, number: int) -> QRectF:
        """Return where a tile is."""
        return self.rect_around(*self.points()[number].tolist())

    def rect_around(self, x: float, y: float) -> QRectF:
        """Return a tile's rectangle from its centre."""
        size = self.tile_size()
        return QRectF(QPointF(x - size.width() / 2, y - size.height() / 2), size)

    def visible(self) -> NDArray[np.intp]:
        """Return the numbers of the tiles in the viewport, from its middle outwards."""
        points, tile = self.points(), self.tile_size()
        size = np.array([self._size.width(), self._size.height()], np.float32)
        half = np.array([tile.width(), tile.height()], np.float32) / 2
        inside = ((points > -half) & (points < size + half)).all(axis=1)
        found = np.flatnonzero(inside)
        order = ((points[found] - size / 2) ** 2).sum(axis=1).argsort(kind="stable")
        return found[order]

    def at(self, place: QPointF, among: NDArray[np.bool_]) -> int | None:
        """Return the tile at a place of those allowed; a near miss counts."""
        apart = np.abs(self.points() - np.array(place.toTuple(), np.float32))
        tile = self.tile_size()
        reach = np.maximum(np.array(tile.toTuple()) / 2, _REACH)
        hit = np.flatnonzero((apart <= reach).all(axis=1) & among)
        if not len(hit):
            return None
        return int(hit[(apart[hit] ** 2).sum(axis=1).argmin()])

    def towards(
        self, start: int, direction: tuple[int, int], among: NDArray[np.bool_]
    ) -> int | None:
        """Return the nearest tile in a direction of those allowed; None at the edge."""
        points = self.points()
        step = points - points[start]
        onwards = step @ np.array(direction, np.float32)
        aside = np.abs(step @ np.array(direction[::-1], np.float32))
        fits = (onwards > 0.5) & (aside <= onwards * 2) & among
        found = np.flatnonzero(fits)
        if not len(found):
            return None
        return int(found[(onwards + _SIDEWAYS * aside)[found].argmin()])

    # Moving

    def zoom_at(self, place: QPointF, factor: float) -> None:
        """Zoom; what is under the place stays under it, but for the map's edges."""
        under = self._to_map(place)
        self.zoom = min(max(self.zoom * factor, 1.0), self.highest_zoom)
        self._put(under, place)

    def pan(self, by: QPointF) -> None:
        """Move the map; it stops at its edges."""
        self._origin += by
        self._settle()

    def reset(self) -> None:
        """Show the whole map."""
        self.zoom = 1.0
        self._settle()

    def reveal(self, number: int) -> None:
        """Bring a tile into the viewport."""
        rect = self.rect(number)
        right = rect.right() - self._size.width()
        down = rect.bottom() - self._size.height()
        self.pan(
            QPointF(
                -min(rect.left(), 0.0) - max(right, 0.0),
                -min(rect.top(), 0.0) - max(down, 0.0),
            )
        )

    def _to_map(self, place: QPointF) -> tuple[float, float]:
        width, height = self._extent()
        offset = place - self._origin - QPointF(_MARGIN, _MARGIN)
        return offset.x() / width, offset.y() / height

    def _put(self, point: tuple[float, float], place: QPointF) -> None:
        width, height = self._extent()
        corner = QPointF(point[0] * width + _MARGIN, point[1] * height + _MARGIN)
        self._origin = place - corner
        self._settle()

    def _settle(self) -> None:
        self.zoom = min(self.zoom, self.highest_zoom)
        width, height = self._extent()
        lowest_x = self._size.width() - 2 * _MARGIN - width
        lowest_y = self._size.height() - 2 * _MARGIN - height
        x = min(max(self._origin.x(), lowest_x), 0.0)
        y = min(max(self._origin.y(), lowest_y), 0.0)
        self._origin = QPointF(x, y)
