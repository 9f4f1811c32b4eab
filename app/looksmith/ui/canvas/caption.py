"""Small captions over the picture: which side is shown."""

from __future__ import annotations

from PySide6.QtCore import QLineF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPen

from looksmith.ui.canvas.wipe import Wipe
from looksmith.ui.theme import colour

__all__ = [
    "CAPTION_HEIGHT",
    "HANDLE_RADIUS",
    "KNOB_RADIUS",
    "MARGIN",
    "draw_caption",
    "draw_divider",
    "draw_plate",
    "draw_wipe_captions",
    "knobs",
    "wipe_captions",
]

CAPTION_HEIGHT = 22.0
HANDLE_RADIUS = 11.0
KNOB_RADIUS = 5.0
MARGIN = 12.0
_PADDING = 9.0
_SLANTED = 0.1
_KNOB_IN = 16.0  # from the line's end: within the picture, so that it can be taken
_BACK = QColor(0, 0, 0, 150)
_KNOB = QColor(40, 40, 40, 220)


def _width(font: QFont, text: str) -> float:
    return QFontMetricsF(font).horizontalAdvance(text) + 2 * _PADDING


def draw_caption(
    painter: QPainter,
    font: QFont,
    text: str,
    x: float,
    y: float,
    *,
    within: tuple[float, float] | None = None,
) -> None:
    """Draw `text` on a dark pill whose top left corner is at (x, y).

    Between the ends `within` it is moved to the left as far as it must be, and then
    shortened.
    """
    if within is not None:
        left, right = within
        room = right - left - 2 * _PADDING
        elided = Qt.TextElideMode.ElideMiddle  # names end in what tells them apart
        text = QFontMetricsF(font).elidedText(text, elided, room)
        x = max(left, min(x, right - _width(font, text)))
    box = QRectF(x, y, _width(font, text), CAPTION_HEIGHT)
    draw_plate(painter, box)
    painter.setFont(font)
    painter.setPen(colour("on-photo"))
    painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)


def draw_plate(painter: QPainter, box: QRectF) -> None:
    """Draw the dark pill that captions stand on."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_BACK)
    painter.drawRoundedRect(box, CAPTION_HEIGHT / 2, CAPTION_HEIGHT / 2)


def wipe_captions(
    font: QFont, texts: tuple[str, str], wipe: Wipe, line: QLineF
) -> tuple[QRectF, QRectF]:
    """Return where it stands what lies on either side of the divider."""
    length = max(line.length(), 1e-6)
    inwards = (line.p2() - line.p1()) / length
    from_end = MARGIN + CAPTION_HEIGHT / 2
    if abs(inwards.x()) > _SLANTED:  # beside the knob there is no room
        from_end = 2 * _KNOB_IN + max(_width(font, text) for text in texts)
    at, normal = line.p1() + inwards * min(from_end, length / 2), wipe.normal

    def box(text: str, side: int) -> QRectF:
        width = _width(font, text)
        away = abs(normal.x()) * width / 2 + abs(normal.y()) * CAPTION_HEIGHT / 2
        middle = at + normal * (side * (away + MARGIN))
        corner = middle - QPointF(width / 2, CAPTION_HEIGHT / 2)
        return QRectF(corner, QSizeF(width, CAPTION_HEIGHT))

    return box(texts[0], -1), box(texts[1], 1)


def draw_wipe_captions(
    painter: QPainter,
    font: QFont,
    texts: tuple[str, str],
    wipe: Wipe,
    line: QLineF,
) -> None:
    """Draw what lies on either side of the divider, near its first end."""
    boxes = wipe_captions(font, texts, wipe, line)
    for text, box in zip(texts, boxes, strict=True):
        draw_caption(painter, font, text, box.x(), box.y())


def knobs(line: QLineF) -> tuple[QPointF, QPointF]:
    """Return where the knobs stand that turn a divider."""
    share = min(_KNOB_IN / max(line.length(), 1e-6), 0.25)
    return line.pointAt(share), line.pointAt(1 - share)


def draw_divider(painter: QPainter, line: QLineF, angle: float) -> None:
    """Draw the wipe's line with a handle to move it and knobs to turn it.

    Parameters
    ----------
    painter
        Works in logical pixels.
    line
        Where it goes.
    angle
        In degrees, 0 for an upright one.
    """
    front = colour("on-photo")
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for pen in (QPen(QColor(0, 0, 0, 120), 3.0), QPen(front, 1.25)):
        painter.setPen(pen)
        painter.drawLine(line)
    painter.setBrush(_KNOB)
    for knob in knobs(line):
        painter.drawEllipse(knob, KNOB_RADIUS, KNOB_RADIUS)
    painter.translate(line.center())
    painter.rotate(angle)
    painter.drawEllipse(QPointF(), HANDLE_RADIUS, HANDLE_RADIUS)
    pen = QPen(front, 1.5)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    for side in (-1, 1):
        tip, back = side * 6.5, side * 3.0
        painter.drawPolyline(
            [QPointF(back, -3.5), QPointF(tip, 0.0), QPointF(back, 3.5)]
        )
    painter.restore()
