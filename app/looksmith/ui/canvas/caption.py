"""Small captions over the picture: which side is shown."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

__all__ = [
    "CAPTION_HEIGHT",
    "HANDLE_RADIUS",
    "draw_caption",
    "draw_divider",
    "draw_plate",
]

CAPTION_HEIGHT = 22.0
HANDLE_RADIUS = 11.0
_PADDING = 9.0
_BACK = QColor(0, 0, 0, 150)
_FRONT = QColor(240, 240, 240)


def draw_caption(
    painter: QPainter,
    font: QFont,
    text: str,
    x: float,
    y: float,
    *,
    right: bool = False,
) -> None:
    """Draw `text` on a dark pill whose top left (or right) corner is at (x, y)."""
    width = QFontMetricsF(font).horizontalAdvance(text) + 2 * _PADDING
    box = QRectF(x - width if right else x, y, width, CAPTION_HEIGHT)
    draw_plate(painter, box)
    painter.setFont(font)
    painter.setPen(_FRONT)
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)


def draw_plate(painter: QPainter, box: QRectF) -> None:
    """Draw the dark pill that captions stand on."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_BACK)
    painter.drawRoundedRect(box, CAPTION_HEIGHT / 2, CAPTION_HEIGHT / 2)


def draw_divider(painter: QPainter, x: float, top: float, bottom: float) -> None:
    """Draw the wipe's line from `top` to `bottom` with a round handle."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QColor(0, 0, 0, 120), 3.0))
    painter.drawLine(QPointF(x, top), QPointF(x, bottom))
    painter.setPen(QPen(_FRONT, 1.25))
    painter.drawLine(QPointF(x, top), QPointF(x, bottom))
    middle = (top + bottom) / 2
    painter.setBrush(QColor(40, 40, 40, 220))
    painter.drawEllipse(QPointF(x, middle), HANDLE_RADIUS, HANDLE_RADIUS)
    pen = QPen(_FRONT, 1.5)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for side in (-1, 1):
        tip, back = x + side * 6.5, x + side * 3.0
        painter.drawPolyline(
            [
                QPointF(back, middle - 3.5),
                QPointF(tip, middle),
                QPointF(back, middle + 3.5),
            ]
        )
