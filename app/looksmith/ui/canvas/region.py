"""The part of the picture that the user marked, as shares of the picture's size."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

__all__ = ["RegionDrag", "draw_region"]

_LEAST = 0.004  # what counts as a drag, as a share of the picture


class RegionDrag:
    """A rectangle that grows from where a drag began.

    Parameters
    ----------
    x, y
        Where it began, 0..1.
    """

    def __init__(self, x: float, y: float) -> None:
        self._start = _clamped(x), _clamped(y)
        self._end = self._start

    def to(self, x: float, y: float) -> None:
        """Drag to another point; beyond the picture counts as its edge."""
        self._end = _clamped(x), _clamped(y)

    @property
    def region(self) -> tuple[float, float, float, float] | None:
        """Left, top, right and bottom; None for a mere click."""
        (x0, y0), (x1, y1) = self._start, self._end
        if abs(x1 - x0) < _LEAST or abs(y1 - y0) < _LEAST:
            return None
        return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def draw_region(painter: QPainter, box: QRectF) -> None:
    """Draw a region's outline, seen on any picture."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(QColor(0, 0, 0, 160), 3))
    painter.drawRect(box)
    painter.setPen(QPen(QColor(240, 240, 240), 1))
    painter.drawRect(box)


def _clamped(share: float) -> float:
    return min(max(share, 0.0), 1.0)
