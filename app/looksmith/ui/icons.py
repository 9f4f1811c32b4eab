"""Icons: our own monochrome SVGs, coloured for the theme."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from looksmith.resources import resource
from looksmith.ui.theme import TOKENS

__all__ = ["icon", "pixmap"]

_PLACEHOLDER = b"currentColor"
_GRID = 20


@cache
def _svg(name: str) -> bytes:
    return resource("icons", f"{name}.svg").read_bytes()


def pixmap(
    name: str, size: int = _GRID, ratio: float = 1.0, token: str = "text"
) -> QPixmap:
    """Draw an icon.

    Parameters
    ----------
    name
        File name in ``resources/icons``, without its ending.
    size
        Side in logical pixels.
    ratio
        Device pixels per logical pixel.
    token
        The theme colour to draw it in.

    Raises
    ------
    FileNotFoundError
        There is no icon of that name.
    """
    data = _svg(name).replace(_PLACEHOLDER, TOKENS[token].encode())
    side = round(size * ratio)
    picture = QPixmap(QSize(side, side))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    QSvgRenderer(QByteArray(data)).render(painter, QRectF(0, 0, side, side))
    painter.end()
    picture.setDevicePixelRatio(ratio)
    return picture


@cache
def icon(name: str) -> QIcon:
    """Return an icon in the theme's text colour, dimmed where disabled."""
    made = QIcon()
    for ratio in (1.0, 1.5, 2.0, 3.0):
        made.addPixmap(pixmap(name, ratio=ratio))
        made.addPixmap(pixmap(name, ratio=ratio, token="text-off"), QIcon.Mode.Disabled)
    return made
