"""Small copies of the thumbnails, for painting hundreds of them at once."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import QPainter, QPixmap

from looksmith.ui import theme
from looksmith.ui.thumbnails import Thumbnails

__all__ = ["MapTiles"]

_HEIGHTS = (12, 20, 32, 48, 80, 160)
_SCALED_A_PAINT = 64  # about 5 ms: the rest follows with the next paint


class MapTiles:
    """Paint thumbnails of any size, cut to shape, from cached copies of few sizes.

    Parameters
    ----------
    thumbnails
        Where the pictures come from.
    """

    def __init__(self, thumbnails: Thumbnails) -> None:
        self._thumbnails = thumbnails
        self._copies: dict[str, tuple[int, int, QPixmap]] = {}
        self._left = 0

    def clear(self) -> None:
        """Forget all copies: they show another photo."""
        self._copies.clear()

    def begin(self) -> None:
        """Start a paint."""
        self._left = _SCALED_A_PAINT

    @property
    def unfinished(self) -> bool:
        """Whether the last paint made do with copies of another size or age."""
        return self._left < 0

    def paint(self, painter: QPainter, rect: QRectF, look_id: str) -> None:
        """Paint a look's thumbnail, or a plain tile until there is one."""
        picture = self._copy(
            look_id, rect.height() * painter.device().devicePixelRatio()
        )
        if picture is None:
            painter.fillRect(rect, theme.colour("raised"))
        else:
            painter.drawPixmap(rect, picture, _cut(picture, rect.size()))

    def _copy(self, look_id: str, height: float) -> QPixmap | None:
        image = self._thumbnails.image(look_id)
        known = self._copies.get(look_id)
        if image is None:
            return None if known is None else known[2]
        rung = next((h for h in _HEIGHTS if h >= height), _HEIGHTS[-1])
        if known is not None and known[:2] == (image.cacheKey(), rung):
            return known[2]
        self._left -= 1
        if self._left < 0:
            return None if known is None else known[2]
        smooth = Qt.TransformationMode.SmoothTransformation
        small = image if rung >= image.height() else image.scaledToHeight(rung, smooth)
        copy = QPixmap.fromImage(small)
        self._copies[look_id] = image.cacheKey(), rung, copy
        return copy


def _cut(picture: QPixmap, shape: QSizeF) -> QRectF:
    """Return the middle of a picture that has the wished shape."""
    fitted = shape.scaled(QSizeF(picture.size()), Qt.AspectRatioMode.KeepAspectRatio)
    left = (picture.width() - fitted.width()) / 2
    top = (picture.height() - fitted.height()) / 2
    return QRectF(QPointF(left, top), fitted)
