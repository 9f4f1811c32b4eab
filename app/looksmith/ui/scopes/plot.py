"""Drawing parade, waveform and vectorscope, with their scales and marks."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from PySide6.QtCore import QLineF, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from looksmith.ui import theme
from looksmith.ui.scopes.reading import Scope, chroma, luma

__all__ = ["SKIN_DEGREES", "Pointed", "ScopePlot"]

SKIN_DEGREES = 123.0
"""Where skin of any shade lies on a vectorscope, anticlockwise from Cb: the I axis."""

_GAP = 4.0
_TARGETS = {
    "R": (191, 0, 0),
    "Mg": (191, 0, 191),
    "B": (0, 0, 191),
    "Cy": (0, 191, 191),
    "G": (0, 191, 0),
    "Yl": (191, 191, 0),
}
_MARKS = (QColor(255, 150, 140), QColor(150, 235, 150), QColor(160, 190, 255))


class Pointed(NamedTuple):
    """The pixel under the pointer.

    Parameters
    ----------
    across
        Its place from left to right, 0..1 of what the scope measures.
    rgb
        Its sRGB code values.
    """

    across: float
    rgb: tuple[int, int, int]


class ScopePlot(QWidget):
    """One of the scopes that are pictures of counts."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.scope = Scope.WAVEFORM
        self._images: Sequence[QImage] = ()
        self._pointed: Pointed | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_images(self, scope: Scope, images: Sequence[QImage]) -> None:
        """Show a scope's planes, or its empty ground."""
        if scope is not self.scope:
            self.scope = scope
        self._images = images
        self.update()

    def point_at(self, pointed: Pointed | None) -> None:
        """Mark where a pixel lies; None for no mark."""
        if pointed != self._pointed:
            self._pointed = pointed
            self.update()

    def sizeHint(self) -> QSize:
        """Return the preferred size."""
        return QSize(256, 128)

    # Geometry

    def areas(self) -> list[QRectF]:
        """Return where the planes are drawn."""
        whole = QRectF(self.rect()).adjusted(4, 4, -4, -4)
        if self.scope is Scope.VECTORSCOPE:
            side = min(whole.width(), whole.height())
            square = QRectF(0, 0, side, side)
            square.moveCenter(whole.center())
            return [square]
        if self.scope is not Scope.PARADE:
            return [whole]
        width = (whole.width() - 2 * _GAP) / 3
        lefts = [whole.left() + place * (width + _GAP) for place in range(3)]
        return [QRectF(left, whole.top(), width, whole.height()) for left in lefts]

    def marks(self) -> list[QPointF]:
        """Return where the pixel under the pointer lies, once in every plane."""
        if self._pointed is None:
            return []
        across, rgb = self._pointed
        areas = self.areas()
        if self.scope is Scope.VECTORSCOPE:
            return [self._place_of(areas[0], rgb)]
        pixel = np.array(rgb, np.uint8)
        levels = rgb if self.scope is Scope.PARADE else (int(luma(pixel)),)
        return [
            QPointF(
                area.left() + across * area.width(),
                area.bottom() - level / 255 * area.height(),
            )
            for area, level in zip(areas, levels, strict=True)
        ]

    @staticmethod
    def _place_of(area: QRectF, rgb: tuple[int, int, int]) -> QPointF:
        cb, cr = chroma(np.array(rgb, np.uint8)).tolist()
        return area.center() + QPointF(cb * area.width(), -cr * area.height())

    # Painting

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, scale, planes and marks."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("scope"))
        painter.drawRoundedRect(self.rect(), 4, 4)
        areas = self.areas()
        painter.setPen(QPen(theme.colour("scope-line"), 1))
        if self.scope is Scope.VECTORSCOPE:
            self._paint_circle(painter, areas[0])
        else:
            self._paint_levels(painter, areas)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        for area, image in zip(areas, self._images, strict=False):
            painter.drawImage(area, image)
        if self.scope is Scope.VECTORSCOPE:
            self._paint_targets(painter, areas[0])
        self._paint_marks(painter)

    def _paint_levels(self, painter: QPainter, areas: list[QRectF]) -> None:
        for area in areas:
            for quarter in range(5):
                y = round(area.bottom() - area.height() * quarter / 4) + 0.5
                painter.drawLine(QLineF(area.left(), y, area.right(), y))

    def _paint_circle(self, painter: QPainter, area: QRectF) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(area)
        middle = area.center()
        painter.drawLine(QLineF(area.left(), middle.y(), area.right(), middle.y()))
        painter.drawLine(QLineF(middle.x(), area.top(), middle.x(), area.bottom()))

    def _paint_targets(self, painter: QPainter, area: QRectF) -> None:
        """Paint the skin line, and boxes where 75 % colours lie."""
        angle = math.radians(SKIN_DEGREES)
        radius = area.width() / 2
        end = area.center() + QPointF(math.cos(angle), -math.sin(angle)) * radius
        painter.setPen(QPen(theme.colour("scope-dim"), 1, Qt.PenStyle.DashLine))
        painter.drawLine(area.center(), end)
        font = painter.font()
        font.setPixelSize(10)
        painter.setFont(font)
        painter.setPen(QPen(theme.colour("scope-dim"), 1))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for name, rgb in _TARGETS.items():
            place = self._place_of(area, rgb)
            painter.drawRect(
                QRectF(place - QPointF(3.5, 3.5), place + QPointF(3.5, 3.5))
            )
            away = place - area.center()
            label = place + away * (12 / max(1.0, math.hypot(away.x(), away.y())))
            box = QRectF(label - QPointF(10, 8), label + QPointF(10, 8))
            painter.drawText(box, Qt.AlignmentFlag.AlignCenter, name)
        plate = QRectF(end.x() - 44, end.y() - 2, 40, 14)
        flags = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        painter.drawText(plate, flags, self.tr("skin"))

    def _paint_marks(self, painter: QPainter) -> None:
        places = self.marks()
        shades = _MARKS if len(places) == 3 else (theme.colour("scope-text"),)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        for place, shade in zip(places, shades, strict=False):
            painter.setPen(QPen(QColor(0, 0, 0, 200), 4))
            painter.drawEllipse(place, 4, 4)
            painter.setPen(QPen(shade, 1.75))
            painter.drawEllipse(place, 4, 4)
