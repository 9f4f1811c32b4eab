"""A small plot of tone curves: what becomes of the greys, channel by channel."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from looksmith.ui import theme

__all__ = ["CurvePlot"]

_SIDE = 216
# Apart by dashes and letters as well as by colour
_CHANNELS = (
    ("R", QColor(222, 120, 112), Qt.PenStyle.SolidLine),
    ("G", QColor(126, 190, 126), Qt.PenStyle.DashLine),
    ("B", QColor(126, 156, 224), Qt.PenStyle.DotLine),
)


class CurvePlot(QWidget):
    """Draw output over input for red, green and blue, with the diagonal."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._curves: NDArray[np.float32] | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(self.tr("Tone curves"))
        self.setToolTip(
            self.tr(
                "What becomes of the greys: input from left to right, output from the "
                "bottom up"
            )
        )

    @property
    def curves(self) -> NDArray[np.float32] | None:
        """What is drawn, (count, 3)."""
        return self._curves

    def set_curves(self, curves: NDArray[np.float32] | None) -> None:
        """Draw curves (count, 3) over evenly spaced greys; None for an empty plot."""
        self._curves = curves
        self.update()

    def sizeHint(self) -> QSize:
        """Return a square."""
        return QSize(_SIDE, _SIDE)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, quarter lines, diagonal, curves and letters."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("scope"))
        painter.drawRoundedRect(self.rect(), 4, 4)
        area = QRectF(self.rect()).adjusted(8, 8, -8, -8)
        painter.setPen(QPen(theme.colour("scope-line"), 1))
        for quarter in range(5):
            x = area.left() + area.width() * quarter / 4
            y = area.top() + area.height() * quarter / 4
            painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()))
            painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y))
        painter.setPen(QPen(theme.colour("scope-off"), 1))
        painter.drawLine(area.bottomLeft(), area.topRight())
        if self._curves is not None:
            self._paint_curves(painter, area, self._curves)

    def _paint_curves(
        self, painter: QPainter, area: QRectF, curves: NDArray[np.float32]
    ) -> None:
        painter.setClipRect(self.rect())
        painter.setBrush(Qt.BrushStyle.NoBrush)
        xs = np.linspace(area.left(), area.right(), len(curves))
        for channel, (letter, shade, style) in enumerate(_CHANNELS):
            values = np.clip(curves[:, channel], 0, 1)
            ys = area.bottom() - values * area.height()
            pen = QPen(shade, 1.75)
            pen.setStyle(style)
            painter.setPen(pen)
            points = zip(xs.tolist(), ys.tolist(), strict=True)
            painter.drawPolyline(QPolygonF([QPointF(x, y) for x, y in points]))
            self._paint_key(painter, area, channel, letter, pen)

    def _paint_key(
        self, painter: QPainter, area: QRectF, row: int, letter: str, pen: QPen
    ) -> None:
        y = area.top() + 10 + 16 * row
        painter.drawLine(QPointF(area.left() + 6, y), QPointF(area.left() + 26, y))
        painter.setPen(theme.colour("scope-text"))
        box = QRectF(area.left() + 32, y - 8, 20, 16)
        painter.drawText(box, Qt.AlignmentFlag.AlignVCenter, letter)
        painter.setPen(pen)
