"""Icons: our own monochrome SVGs, painted in the colours of the theme on show."""

from __future__ import annotations

from functools import cache, lru_cache

from PySide6.QtCore import QByteArray, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from looksmith.resources import resource
from looksmith.ui import theme

__all__ = ["icon", "pixmap"]

_PLACEHOLDER = b"currentColor"
_GRID = 20
_KEPT = 512


@cache
def _svg(name: str) -> bytes:
    return resource("icons", f"{name}.svg").read_bytes()


@lru_cache(maxsize=_KEPT)
def _drawn(name: str, side: int, shade: str) -> QPixmap:
    """Draw an icon `side` device pixels wide."""
    data = _svg(name).replace(_PLACEHOLDER, shade.encode())
    picture = QPixmap(QSize(side, side))
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    QSvgRenderer(QByteArray(data)).render(painter, QRectF(0, 0, side, side))
    painter.end()
    return picture


def pixmap(
    name: str, size: int = _GRID, ratio: float = 1.0, token: str = "text"
) -> QPixmap:
    """Draw an icon; for painting, since it does not follow a change of the theme.

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
    picture = QPixmap(_drawn(name, max(1, round(size * ratio)), theme.token(token)))
    picture.setDevicePixelRatio(ratio)
    return picture


class _ThemedEngine(QIconEngine):
    """Paint an icon as the theme on show wants it: nobody need hear of a change."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name

    def _picture(self, side: int, mode: QIcon.Mode) -> QPixmap:
        shade = "text-off" if mode == QIcon.Mode.Disabled else "text"
        return _drawn(self._name, max(1, side), theme.token(shade))

    def paint(
        self, painter: QPainter, rect: QRect, mode: QIcon.Mode, state: QIcon.State
    ) -> None:
        """Paint it in the middle of `rect`, at the device's own pixels."""
        side = min(rect.width(), rect.height())
        ratio = painter.device().devicePixelRatio()
        place = QRect(0, 0, side, side)
        place.moveCenter(rect.center())
        painter.drawPixmap(place, self._picture(round(side * ratio), mode))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        """Return it as large as fits into `size` device pixels."""
        return QPixmap(self._picture(min(size.width(), size.height()), mode))

    def clone(self) -> QIconEngine:
        """Return another engine for the same icon."""
        return _ThemedEngine(self._name)

    def isNull(self) -> bool:
        """Say that there is always something to paint."""
        return False


@cache
def icon(name: str) -> QIcon:
    """Return an icon in the theme's text colour, dimmed where disabled.

    It follows the theme by itself.

    Raises
    ------
    FileNotFoundError
        There is no icon of that name.
    """
    _svg(name)
    return QIcon(_ThemedEngine(name))
