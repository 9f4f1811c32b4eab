"""Painting one photo of the strip: picture, name, stars, marks."""

from __future__ import annotations

from collections import OrderedDict
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QPoint, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter, QPen, QPixmap
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem

from looksmith.grade.kept_facts import MAX_RATING
from looksmith.ui import theme
from looksmith.ui.filmstrip.model import PhotoRole
from looksmith.ui.filmstrip.pictures import StripPictures
from looksmith.ui.icons import pixmap

__all__ = ["CELL", "StripDelegate"]

CELL = QSize(112, 84)
"""A cell's size."""

_GAP = 4
_PICTURE = QSize(104, 60)
_NAME_PIXELS, _NAME_HEIGHT = 11, 17
_STAR = 13
_SHADE_ALPHA = 170
_MOST_SCALED = 400


class StripDelegate(QStyledItemDelegate):
    """Paint photos of one size of cell.

    Parameters
    ----------
    pictures
        Where the pictures come from.
    """

    def __init__(self, pictures: StripPictures, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._pictures = pictures
        self._scaled: OrderedDict[tuple[int, float], QPixmap] = OrderedDict()
        self.pointer: QPoint | None = None

    # -- geometry

    def sizeHint(self, option: Any, index: Any) -> QSize:
        """Return the size of every cell."""
        return CELL

    @staticmethod
    def picture_box(cell: QRect) -> QRect:
        """Return the box that the picture of a cell is fitted into."""
        spare = cell.height() - _PICTURE.height() - _NAME_HEIGHT
        return QRect(cell.topLeft() + QPoint(_GAP, max(spare // 2, 0)), _PICTURE)

    def stars_rect(self, cell: QRect) -> QRect:
        """Return where the stars of a cell are, in the middle of its picture's foot."""
        area = QRect(QPoint(), QSize(MAX_RATING * _STAR + 4, _STAR + 2))
        box = self.picture_box(cell)
        area.moveCenter(QPoint(box.center().x(), box.bottom() - _STAR // 2 - 2))
        return area

    def star_at(self, cell: QRect, place: QPoint) -> int:
        """Return the star, 1..5, at a place; 0 for none."""
        stars = self.stars_rect(cell)
        if not stars.contains(place):
            return 0
        return min(max((place.x() - stars.left() - 2) // _STAR + 1, 1), MAX_RATING)

    # -- painting

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Any
    ) -> None:
        """Paint a photo."""
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        cell: QRect = option.rect
        state: QStyle.StateFlag = option.state
        shown, path = index.data(PhotoRole.SHOWN), index.data(PhotoRole.PATH)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        selected = bool(state & QStyle.StateFlag.State_Selected)
        self._paint_ground(painter, cell, selected=selected, hovered=hovered)
        place = self._paint_picture(painter, cell, path, index.data(PhotoRole.PROBLEM))
        if shown:
            painter.setPen(QPen(theme.colour("text"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRect(QRectF(place).adjusted(-2, -2, 2, 2))
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(QRectF(cell).adjusted(1, 1, -1, -1), 4, 4)
        self._paint_stars(painter, cell, index.data(PhotoRole.RATING), hovered)
        if index.data(PhotoRole.EDITED):
            self._paint_edited(painter, place)
        name = index.data(Qt.ItemDataRole.DisplayRole)
        self._paint_name(painter, cell, name, option.font, bright=shown or selected)
        painter.restore()

    @staticmethod
    def _paint_ground(
        painter: QPainter, cell: QRect, *, selected: bool, hovered: bool
    ) -> None:
        if selected or hovered:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(theme.colour("hover" if selected else "raised"))
            painter.drawRoundedRect(QRectF(cell).adjusted(1, 1, -1, -1), 4, 4)

    def _paint_picture(
        self, painter: QPainter, cell: QRect, path: Path, problem: str
    ) -> QRect:
        box = self.picture_box(cell)
        image = self._pictures.image(path)
        if image is None:
            painter.fillRect(box, theme.colour("sunken"))
            if problem:
                self._paint_warning(painter, box.center() - QPoint(10, 10), 20)
            return box
        size = image.size().scaled(box.size(), Qt.AspectRatioMode.KeepAspectRatio)
        place = QRect(QPoint(), size)
        place.moveCenter(box.center())
        ratio = painter.device().devicePixelRatio()
        painter.drawPixmap(place, self._fitted(image, size, ratio))
        if problem:
            corner = box.topLeft() + QPoint(2, 2)
            _paint_shade(painter, QRect(corner, QSize(18, 18)))
            self._paint_warning(painter, corner + QPoint(2, 2), 14, "on-photo")
        return place

    @staticmethod
    def _paint_warning(
        painter: QPainter, corner: QPoint, side: int, token: str = "warning"
    ) -> None:
        ratio = painter.device().devicePixelRatio()
        painter.drawPixmap(corner, pixmap("warning", side, ratio, token))

    def _fitted(self, image: QImage, size: QSize, ratio: float) -> QPixmap:
        key = image.cacheKey(), ratio
        found = self._scaled.get(key)
        if found is None:
            scaled = image.scaled(
                size * ratio,
                Qt.AspectRatioMode.IgnoreAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
            found = self._scaled[key] = QPixmap.fromImage(scaled)
            while len(self._scaled) > _MOST_SCALED:
                self._scaled.popitem(last=False)
        return found

    def _paint_stars(
        self, painter: QPainter, cell: QRect, rating: int, hovered: bool
    ) -> None:
        if not rating and not hovered:
            return
        area = self.stars_rect(cell)
        if not hovered:
            middle = area.center()
            area.setWidth(rating * _STAR + 4)
            area.moveCenter(middle)
        _paint_shade(painter, area)
        over = 0 if self.pointer is None else self.star_at(cell, self.pointer)
        lit = over if hovered and over else rating
        ratio = painter.device().devicePixelRatio()
        for number in range(MAX_RATING if hovered else rating):
            name = "star-filled" if number < lit else "star"
            mark = pixmap(name, _STAR - 2, ratio, "on-photo")
            left = area.left() + 3 + number * _STAR
            painter.drawPixmap(left, area.top() + 2, mark)

    @staticmethod
    def _paint_edited(painter: QPainter, place: QRect) -> None:
        area = QRect(place.topRight() + QPoint(-17, 2), QSize(16, 15))
        _paint_shade(painter, area)
        ratio = painter.device().devicePixelRatio()
        mark = pixmap("edited", 11, ratio, "on-photo")
        painter.drawPixmap(area.left() + 2, area.top() + 2, mark)

    def _paint_name(
        self, painter: QPainter, cell: QRect, name: str, font: QFont, *, bright: bool
    ) -> None:
        small = QFont(font)
        small.setPixelSize(_NAME_PIXELS)
        painter.setFont(small)
        painter.setPen(theme.colour("text" if bright else "text-dim"))
        box = self.picture_box(cell)
        corner = box.bottomLeft() + QPoint(0, 3)
        line = QRect(corner, QSize(box.width(), _NAME_HEIGHT - 2))
        middle = Qt.TextElideMode.ElideMiddle
        text = painter.fontMetrics().elidedText(name, middle, line.width())
        painter.drawText(line, Qt.AlignmentFlag.AlignCenter, text)


def _paint_shade(painter: QPainter, area: QRect) -> None:
    shade = QColor(theme.colour("scope"))
    shade.setAlpha(_SHADE_ALPHA)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(shade)
    painter.drawRoundedRect(QRectF(area), 3, 3)
