"""Painting one tile: picture, name, star, plus, and its part in the blend."""

from __future__ import annotations

from collections import OrderedDict
from typing import Any

from PySide6.QtCore import QObject, QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QImage, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from looksmith.ui import theme
from looksmith.ui.icons import pixmap
from looksmith.ui.panels.look_model import Role
from looksmith.ui.thumbnails import ORIGINAL, Thumbnails

__all__ = ["TileDelegate"]

_GAP = 4
_BUTTON = 22
_NAME_PIXELS = 11
_MAX_SCALED = 300


class TileDelegate(QStyledItemDelegate):
    """Paint tiles of one size.

    Parameters
    ----------
    thumbnails
        Where the pictures come from.
    """

    def __init__(self, thumbnails: Thumbnails, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._thumbnails = thumbnails
        self._cell = QSize(92, 96)
        self._font = QFont()
        self._scaled: OrderedDict[tuple[Any, ...], QPixmap] = OrderedDict()
        self.pointer: QPoint | None = None

    # Geometry

    def fit(self, cell_width: int, font: QFont) -> QSize:
        """Set the width of a cell and return its size."""
        self._font = QFont(font)
        self._font.setPixelSize(_NAME_PIXELS)
        picture = round((cell_width - 2 * _GAP) / self._thumbnails.aspect)
        names = 2 * QFontMetrics(self._font).lineSpacing()
        self._cell = QSize(cell_width, _GAP + picture + 3 + names + _GAP + 1)
        return self._cell

    def sizeHint(self, option: Any, index: Any) -> QSize:
        """Return the size of every cell."""
        return self._cell

    def picture_rect(self, cell: QRect) -> QRect:
        """Return where the picture of a cell is."""
        names = 2 * QFontMetrics(self._font).lineSpacing()
        return cell.adjusted(_GAP, _GAP, -_GAP, -(3 + names + _GAP + 1))

    def star_rect(self, cell: QRect) -> QRect:
        """Return where the star of a cell is."""
        picture = self.picture_rect(cell)
        corner = picture.topRight() + QPoint(1 - _BUTTON, 0)
        return QRect(corner, QSize(_BUTTON, _BUTTON))

    def plus_rect(self, cell: QRect) -> QRect:
        """Return where the plus of a cell is."""
        picture = self.picture_rect(cell)
        corner = picture.bottomRight() + QPoint(1 - _BUTTON, 1 - _BUTTON)
        return QRect(corner, QSize(_BUTTON, _BUTTON))

    # Painting

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Any
    ) -> None:
        """Paint a tile."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        cell: QRect = option.rect
        state: QStyle.StateFlag = option.state
        look_id = index.data(Role.ID)
        picture = self.picture_rect(cell)
        self._paint_picture(painter, picture, look_id)
        chosen = index.data(Role.SHARE) is not None
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        self._paint_frame(painter, picture, chosen, hovered)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(picture).adjusted(-3, -3, 3, 3), 4, 4)
        self._paint_badge(painter, picture, index.data(Role.BADGE))
        if look_id != ORIGINAL:
            self._paint_buttons(painter, cell, index.data(Role.FAVOURITE), hovered)
        bright = chosen or hovered
        painter.setPen(theme.colour("text" if bright else "text-dim"))
        title = index.data(Qt.ItemDataRole.DisplayRole)
        self._paint_name(painter, cell, picture, title)
        painter.restore()

    def _paint_picture(self, painter: QPainter, rect: QRect, look_id: str) -> None:
        image = self._thumbnails.image(look_id)
        if image is not None:
            ratio = painter.device().devicePixelRatio()
            painter.drawPixmap(
                rect, self._scaled_to(look_id, image, rect.size(), ratio)
            )
            return
        painter.fillRect(rect, theme.colour("raised"))
        if self._thumbnails.failed(look_id):
            mark = pixmap("warning", 20, painter.device().devicePixelRatio())
            painter.drawPixmap(rect.center() - QPoint(10, 10), mark)

    def _paint_frame(
        self, painter: QPainter, rect: QRect, chosen: bool, hovered: bool
    ) -> None:
        if chosen:
            painter.setPen(QPen(theme.colour("text"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(rect))
        elif hovered:
            painter.setPen(QPen(theme.colour("text-off"), 1))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(rect).adjusted(-0.5, -0.5, 0.5, 0.5))

    def _paint_badge(self, painter: QPainter, rect: QRect, text: str) -> None:
        if not text:
            return
        painter.setFont(self._font)
        width = painter.fontMetrics().horizontalAdvance(text) + 8
        badge = QRect(rect.left() + 3, rect.bottom() - 18, width, 16)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("veil"))
        painter.drawRoundedRect(badge, 3, 3)
        painter.setPen(theme.colour("on-photo"))
        painter.drawText(badge, Qt.AlignmentFlag.AlignCenter, text)

    def _paint_buttons(
        self, painter: QPainter, cell: QRect, favourite: bool, hovered: bool
    ) -> None:
        if favourite or hovered:
            name = "star-filled" if favourite else "star"
            self._paint_button(painter, self.star_rect(cell), name)
        if hovered:
            self._paint_button(painter, self.plus_rect(cell), "plus")

    def _paint_button(self, painter: QPainter, rect: QRect, name: str) -> None:
        lit = self.pointer is not None and rect.contains(self.pointer)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("on-photo" if lit else "veil"))
        painter.drawEllipse(QRectF(rect).adjusted(2, 2, -2, -2))
        token = "scope" if lit else "on-photo"
        mark = pixmap(name, 14, painter.device().devicePixelRatio(), token)
        painter.drawPixmap(QPointF(rect.center()) - QPointF(6.5, 6.5), mark)

    def _paint_name(
        self, painter: QPainter, cell: QRect, picture: QRect, title: str
    ) -> None:
        painter.setFont(self._font)
        metrics = painter.fontMetrics()
        box = QRect(picture.left(), picture.bottom() + 4, picture.width(), 0)
        for line in name_lines(title, metrics, picture.width()):
            box.setHeight(metrics.lineSpacing())
            painter.drawText(box, Qt.AlignmentFlag.AlignHCenter, line)
            box.translate(0, metrics.lineSpacing())

    def _scaled_to(
        self, look_id: str, image: QImage, size: QSize, ratio: float
    ) -> QPixmap:
        key = (look_id, image.cacheKey(), size.width(), size.height(), ratio)
        found = self._scaled.get(key)
        if found is None:
            found = QPixmap.fromImage(_filled(image, size * ratio))
            found.setDevicePixelRatio(ratio)
            self._scaled[key] = found
            while len(self._scaled) > _MAX_SCALED:
                self._scaled.popitem(last=False)
        else:
            self._scaled.move_to_end(key)
        return found


def _filled(image: QImage, size: QSize) -> QImage:
    """Scale an image to cover a size, and cut what stands over."""
    scaled = image.scaled(
        size,
        Qt.AspectRatioMode.KeepAspectRatioByExpanding,
        Qt.TransformationMode.SmoothTransformation,
    )
    left = (scaled.width() - size.width()) // 2
    top = (scaled.height() - size.height()) // 2
    return scaled.copy(QRect(QPoint(left, top), size))


def name_lines(title: str, metrics: QFontMetrics, width: int) -> list[str]:
    """Break a title into at most two lines; the second is shortened in its middle."""
    middle = Qt.TextElideMode.ElideMiddle
    if metrics.horizontalAdvance(title) <= width:
        return [title]
    words = title.split(" ")
    for count in range(len(words) - 1, 0, -1):
        first = " ".join(words[:count])
        if metrics.horizontalAdvance(first) <= width:
            rest = " ".join(words[count:])
            return [first, metrics.elidedText(rest, middle, width)]
    return [metrics.elidedText(title, middle, width)]
