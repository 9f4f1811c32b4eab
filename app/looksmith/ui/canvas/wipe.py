"""The wipe between the original and the edit: a line at any place and angle."""

from __future__ import annotations

import math
from dataclasses import dataclass

from PySide6.QtCore import QLineF, QPointF, QRectF
from PySide6.QtGui import QPolygonF

__all__ = ["Wipe"]

_FAR = 1e5  # beyond any screen
_SNAP = 15.0


@dataclass(frozen=True)
class Wipe:
    """A line through the picture, the original on one side of it.

    Parameters
    ----------
    place
        How far it is pushed across the picture, 0..1; 0.5 goes through the middle.
    angle
        Degrees clockwise; at 0 the line is upright and the original on its left, at 90
        it lies flat and the original is above.
    """

    place: float = 0.5
    angle: float = 0.0

    @property
    def normal(self) -> QPointF:
        """The direction from the original to the edit, of length 1."""
        turn = math.radians(self.angle)
        return QPointF(math.cos(turn), math.sin(turn))

    def _reach(self, shown: QRectF) -> float:
        """Return how far the picture reaches from its middle along the normal."""
        normal = self.normal
        across, down = abs(normal.x()) * shown.width(), abs(normal.y()) * shown.height()
        return max((across + down) / 2, 1e-6)

    def _pivot(self, shown: QRectF) -> QPointF:
        """Return the line's point nearest to the picture's middle."""
        push = (2 * self.place - 1) * self._reach(shown)
        return shown.center() + self.normal * push

    def line(self, shown: QRectF) -> QLineF:
        """Return the line within the picture."""
        pivot, normal = self._pivot(shown), self.normal
        along = QPointF(-normal.y(), normal.x())
        low, high = -_FAR, _FAR
        for start, step, least, most in (
            (pivot.x(), along.x(), shown.left(), shown.right()),
            (pivot.y(), along.y(), shown.top(), shown.bottom()),
        ):
            if abs(step) > 1e-9:
                ends = sorted(((least - start) / step, (most - start) / step))
                low, high = max(low, ends[0]), min(high, ends[1])
        high = max(low, high)
        return QLineF(pivot + along * low, pivot + along * high)

    def half(self, shown: QRectF) -> QPolygonF:
        """Return the side of the original, as far as any screen reaches."""
        pivot, normal = self._pivot(shown), self.normal
        along = QPointF(-normal.y(), normal.x()) * _FAR
        back = normal * -_FAR
        return QPolygonF(
            [pivot - along, pivot + along, pivot + along + back, pivot - along + back]
        )

    def distance(self, point: QPointF, shown: QRectF) -> float:
        """Return how far a point lies on the side of the edit; below 0 the other."""
        return QPointF.dotProduct(point - self._pivot(shown), self.normal)

    def moved(self, point: QPointF, shown: QRectF) -> Wipe:
        """Return the same line pushed through a point, at most to the edges."""
        far = QPointF.dotProduct(point - shown.center(), self.normal)
        place = 0.5 + far / (2 * self._reach(shown))
        return Wipe(min(max(place, 0.0), 1.0), self.angle)

    def turned(self, by: float) -> Wipe:
        """Return it turned by degrees about the picture's middle."""
        return Wipe(self.place, (self.angle + by) % 360)

    def pointed(
        self, end: int, point: QPointF, shown: QRectF, *, snap: bool = False
    ) -> Wipe:
        """Return it turned about its own middle so that an end points to a point.

        Parameters
        ----------
        end
            0 for the line's first end, 1 for its second.
        point
            Where to.
        shown
            The picture.
        snap
            Whether to stop at every 15 degrees only.
        """
        pivot = self.line(shown).center()
        way = point - pivot
        if abs(way.x()) + abs(way.y()) < 1:
            return self
        angle = math.degrees(math.atan2(way.y(), way.x())) + (-90 if end else 90)
        angle = round(angle / _SNAP) * _SNAP if snap else angle
        return Wipe(0.5, angle % 360).moved(pivot, shown)
