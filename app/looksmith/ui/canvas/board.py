"""The picture board: a photo and its original, drawn where the view puts them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from looksmith.ui.canvas.caption import CAPTION_HEIGHT, MARGIN, draw_caption
from looksmith.ui.canvas.layers import Layer, Side
from looksmith.ui.canvas.marks import MarkLayer, Marks, draw_legend, legend_box
from looksmith.ui.canvas.region import draw_region
from looksmith.ui.canvas.surround import Surround
from looksmith.ui.canvas.veil import Veil
from looksmith.ui.canvas.view import View
from looksmith.ui.icons import pixmap
from looksmith.ui.keys import with_key

__all__ = ["Board", "Pane"]


@dataclass(frozen=True)
class Pane:
    """A part of the canvas that shows one picture.

    Parameters
    ----------
    rect
        In device pixels.
    side
        Which picture.
    """

    rect: QRect
    side: Side


class Board(QWidget):
    """Show the graded photo or its original, what is marked on it, and the surround."""

    open_key = ""
    """The key that opens photos, as this system writes it."""
    view_changed = Signal()
    """The zoom, the pan, or the size in device pixels changed."""
    pixel_hovered = Signal(object)
    """(R, G, B) sRGB code values under the pointer, or None."""
    pointed = Signal(object, object)
    """Where the pointer is, (x, y) as shares of the photo, and the graded photo's code
    values (R, G, B) there; None and None outside."""
    region_changed = Signal(object)
    """Another part of the photo was marked: left, top, right, bottom as shares of its
    size, or None."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = View()
        self.surround = Surround()
        self._original = Side()
        self._graded = Side()
        self._marks = Marks()
        self._veil: Veil | None = None
        self._legend: tuple[tuple[int, str], ...] = ()
        self._remark = ""
        self._foot = 0
        self._region: tuple[float, float, float, float] | None = None
        self._hover: QPointF | None = None
        self._grip: int | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    # -- what is shown

    @property
    def empty(self) -> bool:
        """Whether there is no picture."""
        return self._graded.whole is None and self._original.whole is None

    def device_size(self) -> tuple[int, int]:
        """Return the size in device pixels."""
        ratio = self.devicePixelRatioF()
        return round(self.width() * ratio), round(self.height() * ratio)

    def sizeHint(self) -> QSize:
        """Return a size that suits a laptop's window."""
        return QSize(840, 640)

    def clear(self) -> None:
        """Show no picture."""
        self._original.clear()
        self._graded.clear()
        self.clear_marks()
        self.update()

    def start_photo(self, width: int, height: int) -> None:
        """Make room for another photo, fitted; its pictures follow."""
        self.clear()
        self.clear_region()
        self.view.set_picture(width, height)
        self.view.fit()
        self._changed_view()

    def set_photo_size(self, width: int, height: int) -> None:
        """Take the full size of the photo that is shown; the view stays."""
        if (width, height) != self.view.picture:
            self._original.tiles = self._graded.tiles = ()
            self._marks.clear()
            self.view.set_picture(width, height)
            self._changed_view()

    def set_original(
        self, array: NDArray[np.uint8], shown: NDArray[np.uint8] | None = None
    ) -> None:
        """Take the original as (H, W, 4) uint8 BGRX of any size.

        Parameters
        ----------
        array
            In sRGB.
        shown
            What the screen gets in place of it; None for the same.
        """
        self._original.whole = Layer(array, shown=shown)
        self._refresh()

    def set_graded(
        self, array: NDArray[np.uint8], shown: NDArray[np.uint8] | None = None
    ) -> None:
        """Take the graded photo; see `set_original`."""
        self._graded.whole = Layer(array, shown=shown)
        self._refresh()

    def set_tiles(self, graded: Sequence[Layer], original: Sequence[Layer]) -> None:
        """Take sharper pictures of parts of the photo, the later above the earlier."""
        if graded or self._graded.tiles:
            self._graded.tiles, self._original.tiles = tuple(graded), tuple(original)
            if not graded:
                self._marks.detail = None
            self._refresh()

    @property
    def has_detail(self) -> bool:
        """Whether sharper pictures of parts are shown."""
        return bool(self._graded.tiles)

    def set_surround(self, surround: Surround) -> None:
        """Show something else around the picture."""
        if surround != self.surround:
            self.surround = surround
            self._settle_view()

    def remark(self, text: str) -> None:
        """Say over the picture what is special about it; "" for nothing.

        Marks are of the recipe, and left out while the picture shows something else.
        """
        if text != self._remark:
            self._remark = text
            self.update()

    # -- marks

    @property
    def legend(self) -> tuple[str, ...]:
        """What is said of the marks; empty when there are none."""
        return tuple(text for _state, text in self._legend)

    def set_marks(self, marks: MarkLayer, legend: tuple[tuple[int, str], ...]) -> None:
        """Hatch the graded photo.

        Parameters
        ----------
        marks
            Of all of it, of any size.
        legend
            State and text, shown in a corner of the picture.
        """
        self._marks.whole, self._marks.detail = marks, None
        self._legend = legend
        self.setAccessibleDescription(" · ".join(self.legend))
        self.update()

    def set_detail_marks(self, marks: MarkLayer) -> None:
        """Take sharper marks of a part of the photo."""
        self._marks.detail = marks
        self.update()

    def clear_marks(self) -> None:
        """Show the graded photo without hatches."""
        self._marks.clear()
        self._legend = ()
        self.setAccessibleDescription("")
        self.update()

    def set_veil(self, veil: Veil | None) -> None:
        """Lay a map over the graded photo; None takes it off."""
        self._veil = veil
        self.update()

    # -- the part that is marked

    @property
    def region(self) -> tuple[float, float, float, float] | None:
        """Left, top, right and bottom of the marked part, as shares of the photo."""
        return self._region

    def set_region(self, region: tuple[float, float, float, float] | None) -> None:
        """Mark a part of the photo; None for all of it."""
        if region != self._region:
            self._region = region
            self.update()
            self.region_changed.emit(region)

    def clear_region(self) -> None:
        """Mark nothing."""
        self.set_region(None)

    # -- where things are

    def _panes(self) -> tuple[Pane, ...]:
        """Return what shows a picture, from left to right."""
        return (Pane(self._inside(), self._graded),)

    def _inside(self) -> QRect:
        """Return the device pixels that pictures may cover."""
        inset = self.surround.inset(*self.device_size())
        whole = QRect(0, 0, *self.device_size())
        foot = round(self._foot * self.devicePixelRatioF())
        return whole.adjusted(inset, inset, -inset, -inset - foot)

    def _pane_at(self, point: QPointF) -> Pane:
        """Return the pane at a point of the widget, else the nearest one.

        During a drag it is the one where that began.
        """
        panes = self._panes()
        if self._grip is not None:
            return panes[min(self._grip, len(panes) - 1)]
        place = (point * self.devicePixelRatioF()).toPoint()

        def away(pane: Pane) -> int:
            return (pane.rect.center() - place).manhattanLength()

        return next(
            (pane for pane in panes if pane.rect.contains(place)), min(panes, key=away)
        )

    def _in_pane(self, point: QPointF) -> QPointF:
        """Return a point of the widget in the device pixels of its pane."""
        corner = self._pane_at(point).rect.topLeft()
        return point * self.devicePixelRatioF() - corner.toPointF()

    def _share_at(self, point: QPointF) -> tuple[float, float]:
        """Return a point of the widget as shares of the photo's size."""
        place = self._in_pane(point)
        x, y = self.view.to_picture(place.x(), place.y())
        width, height = self.view.picture
        return x / width, y / height

    def _shown_rect(self, pane: Pane | None = None) -> QRectF:
        """Return what the photo covers of a pane, in the widget's logical pixels."""
        rect = (pane or self._panes()[0]).rect
        target = QRect(*self.view.target(0, 0, *self.view.picture))
        seen = target.translated(rect.topLeft()).intersected(rect)
        ratio = self.devicePixelRatioF()
        return QRectF(seen.topLeft().toPointF() / ratio, seen.size().toSizeF() / ratio)

    def _middle(self) -> QPointF:
        return self._panes()[0].rect.center().toPointF() / self.devicePixelRatioF()

    def _settle_view(self) -> None:
        """Give the view the room that there is; the canvas knows the margins."""

    def _changed_view(self) -> None:
        self._refresh()
        self.view_changed.emit()

    def _refresh(self) -> None:
        self.update()
        self._report_pixel()

    # -- the pixel under the pointer

    def _report_pixel(self) -> None:
        place, pixel, seen = None, None, None
        if self._hover is not None and not self.empty:
            shares = self._share_at(self._hover)
            pixel = self._graded.pixel(*shares)
            place = None if pixel is None else shares
            seen = self._side_at(self._hover).pixel(*shares)
        self.pixel_hovered.emit(seen)
        self.pointed.emit(place, pixel)

    def _side_at(self, point: QPointF) -> Side:
        """Return which picture is seen at a point."""
        return self._pane_at(point).side

    # -- painting

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the surround, the picture, and what lies over it."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.surround.back())
        if self.empty:
            self._paint_hint(painter)
            return
        for pane in self._panes():
            side = min(self.width(), self.height())
            self.surround.paint_frame(painter, self._shown_rect(pane), side)
            self._paint_pane(painter, pane)
        self._paint_over(painter)

    def _paint_pane(self, painter: QPainter, pane: Pane) -> None:
        self._paint_side(painter, pane, pane.side)

    def _paint_side(self, painter: QPainter, pane: Pane, side: Side) -> None:
        """Draw one picture and what lies on it; a clip that is set holds."""
        painter.save()
        ratio = self.devicePixelRatioF()
        painter.scale(1 / ratio, 1 / ratio)
        painter.setClipRect(pane.rect, Qt.ClipOperation.IntersectClip)
        painter.translate(pane.rect.topLeft())
        graded = side is self._graded
        # A side whose picture is not there yet shows the other one: never a hole.
        if side.whole is None:
            side = self._original if graded else self._graded
        side.paint(painter, self.view)
        if graded and self._veil is not None:
            self._veil.paint(painter, self.view)
        if graded and self._legend and not self._remark:
            self._marks.paint(painter, self.view)
        painter.restore()
        self._paint_region(painter, pane)

    def _paint_region(self, painter: QPainter, pane: Pane) -> None:
        if self._region is not None:
            left, top, right, bottom = self._region
            width, height = self.view.picture
            x0, y0 = self.view.to_viewport(left * width, top * height)
            x1, y1 = self.view.to_viewport(right * width, bottom * height)
            corner, ratio = pane.rect.topLeft().toPointF(), self.devicePixelRatioF()
            ends = (
                (QPointF(x0, y0) + corner) / ratio,
                (QPointF(x1, y1) + corner) / ratio,
            )
            draw_region(painter, QRectF(*ends))

    def _paint_over(self, painter: QPainter) -> None:
        """Draw what stands above all pictures."""
        self._paint_legend(painter, self._panes()[-1])

    def _paint_legend(self, painter: QPainter, pane: Pane) -> None:
        if self._legend and not self._remark:
            corner = self._shown_rect(pane).bottomRight() - QPointF(MARGIN, MARGIN)
            box = legend_box(self.font(), self._legend, corner, self._in_the_way())
            draw_legend(painter, self.font(), self._legend, box, self._marks.hatches)

    def _in_the_way(self) -> Sequence[QRectF]:
        """Return what the legend must leave free."""
        return ()

    def _paint_caption(self, painter: QPainter, text: str, pane: Pane) -> None:
        shown = self._shown_rect(pane)
        bottom = shown.bottom() - MARGIN - CAPTION_HEIGHT
        x, within = shown.left() + MARGIN, (MARGIN, self.width() - MARGIN)
        draw_caption(painter, self.font(), text, x, bottom, within=within)

    def _paint_hint(self, painter: QPainter) -> None:
        middle, size = QPointF(self.width() / 2, self.height() / 2), 48
        sign = self.surround.sign()
        picture = pixmap("picture", size, self.devicePixelRatioF(), sign)
        painter.drawPixmap(
            round(middle.x() - size / 2), round(middle.y() - size - 8), picture
        )
        painter.setPen(self.surround.text())
        box = QRectF(0, middle.y() + 4, self.width(), 28)
        text = with_key(self.tr("Drop a photo here, or Open…"), self.open_key)
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
