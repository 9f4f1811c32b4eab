"""A corner of the blend pad: a look's picture, its name and its share."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter

from looksmith.ui import theme

__all__ = ["PadCorner", "name_lines", "paint_corner", "paint_share"]

# Over a picture, whatever the theme

_PICTURE = QSize(54, 36)
_GAP = 6
_LINES = 2
_NAME_SIZE, _SHARE_SIZE = 12, 11


@dataclass(frozen=True)
class PadCorner:
    """A look of the pad.

    Parameters
    ----------
    look
        Its id.
    title, share
        For people.
    """

    look: str
    title: str
    share: str


def paint_corner(
    painter: QPainter,
    area: QRect,
    side: float,
    corner: PadCorner,
    paint_picture: Callable[[QPainter, QRect, str], None],
) -> None:
    """Paint a corner into `area`: the picture with the share in it, the name beside it.

    Parameters
    ----------
    painter
        Of the pad.
    area
        As high as the picture.
    side
        0 has the picture at the left end, 1 at the right one, 1/2 in the middle.
    corner
        What is painted.
    paint_picture
        Paints a look's picture into a rectangle, by its id.
    """
    font = QFont(painter.font())
    font.setPixelSize(_NAME_SIZE)
    metrics = QFontMetrics(font)
    room = area.width() - _PICTURE.width() - _GAP
    lines = name_lines(corner.title, metrics, room)
    picture = QRect(area.topLeft(), _PICTURE)
    text = QRect(area.left(), area.top(), room, area.height())
    align = Qt.AlignmentFlag.AlignRight
    if side == 1:
        picture.moveRight(area.right())
    else:
        if side > 0:
            picture.translate(
                (room - max(map(metrics.horizontalAdvance, lines))) // 2, 0
            )
        text.moveLeft(picture.right() + 1 + _GAP)
        align = Qt.AlignmentFlag.AlignLeft
    paint_picture(painter, picture, corner.look)
    painter.save()
    painter.setFont(font)
    painter.setPen(theme.colour("text"))
    painter.drawText(text, align | Qt.AlignmentFlag.AlignVCenter, "\n".join(lines))
    painter.restore()
    paint_share(painter, picture, corner.share)


def paint_share(painter: QPainter, picture: QRect, share: str) -> None:
    """Paint a share into a picture's lower left corner."""
    painter.save()
    font = QFont(painter.font())
    font.setPixelSize(_SHARE_SIZE)
    painter.setFont(font)
    width = painter.fontMetrics().horizontalAdvance(share) + 6
    badge = QRect(picture.left(), picture.bottom() - 14, width, 15)
    painter.fillRect(badge, theme.colour("veil"))
    painter.setPen(theme.colour("on-photo"))
    painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, share)
    painter.restore()


def name_lines(name: str, metrics: QFontMetrics, room: int) -> list[str]:
    """Break a name between words into at most two lines, the last one shortened."""
    words = name.split()
    lines: list[str] = []
    while words and len(lines) < _LINES - 1:
        line = words.pop(0)
        while words and metrics.horizontalAdvance(f"{line} {words[0]}") <= room:
            line = f"{line} {words.pop(0)}"
        lines.append(line)
    lines += [" ".join(words)] if words else []
    middle = Qt.TextElideMode.ElideMiddle
    return [metrics.elidedText(line, middle, room) for line in lines] or [""]
