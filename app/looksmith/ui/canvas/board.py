"""The picture board: a photo and its original, drawn where the view puts them."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from looksmith.ui.canvas.caption import CAPTION_HEIGHT, draw_caption, draw_divider
from looksmith.ui.canvas.layers import Layer, Rect, Side
from looksmith.ui.canvas.marks import MarkLayer, Marks, draw_legend
from looksmith.ui.canvas.region import draw_region
from looksmith.ui.canvas.veil import Veil
from looksmith.ui.canvas.view import View
from looksmith.ui.icons import pixmap
from looksmith.ui.theme import colour

__all__ = ["Board"]

_MARGIN = 12.0
_AFTER_SHOWN_MS = 1200


class Board(QWidget):
    """Show the graded photo, its original, or both with a wipe between them."""

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
    compare_changed = Signal()
    """Before/after or the split was switched."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = View()
        self._original = Side()
        self._graded = Side()
        self._marks = Marks()
        self._veil: Veil | None = None
        self._legend: tuple[tuple[int, str], ...] = ()
        self._before = False
        self._held = False
        self._split = False
        self._wipe = 0.5
        self._remark = ""
        self._region: tuple[float, float, float, float] | None = None
        self._hover: QPointF | None = None
        self._after_caption = QTimer(self, singleShot=True, interval=_AFTER_SHOWN_MS)
        self._after_caption.timeout.connect(self.update)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)

    # -- what is shown

    @property
    def empty(self) -> bool:
        """Whether there is no picture."""
        return self._graded.whole is None and self._original.whole is None

    @property
    def before(self) -> bool:
        """Whether the original is shown in place of the graded photo."""
        return self._before

    @property
    def split(self) -> bool:
        """Whether the wipe is on."""
        return self._split

    @property
    def wipe(self) -> float:
        """Place of the wipe's divider, 0 at the left and 1 at the right of the view."""
        return self._wipe

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
        self._original.clear()
        self._graded.clear()
        self.clear_marks()
        self.clear_region()
        self.view.set_picture(width, height)
        self.view.fit()
        self._changed_view()

    def set_photo_size(self, width: int, height: int) -> None:
        """Take the full size of the photo that is shown; the view stays."""
        if (width, height) == self.view.picture:
            return
        for side in (self._original, self._graded):
            side.detail = None
            if side.whole is not None:
                side.whole = Layer(side.whole.array, (0, 0, width, height))
        self._marks.clear()
        self.view.set_picture(width, height)
        self._changed_view()

    def set_original(self, array: NDArray[np.uint8]) -> None:
        """Take the original as (H, W, 4) uint8 BGRX of any size."""
        self._original.whole = Layer(array, (0, 0, *self.view.picture))
        self._refresh()

    def set_graded(self, array: NDArray[np.uint8]) -> None:
        """Take the graded photo as (H, W, 4) uint8 BGRX of any size."""
        self._graded.whole = Layer(array, (0, 0, *self.view.picture))
        self._refresh()

    def set_detail(
        self,
        rect: Rect,
        graded: NDArray[np.uint8],
        original: NDArray[np.uint8] | None = None,
    ) -> None:
        """Take a sharper picture of a part of the photo, for a zoomed view."""
        self._graded.detail = Layer(graded, rect)
        if original is not None:
            self._original.detail = Layer(original, rect)
        self._refresh()

    def clear_detail(self) -> None:
        """Forget the sharper pictures."""
        if self._graded.detail is not None or self._original.detail is not None:
            self._graded.detail = self._original.detail = None
            self._marks.detail = None
            self.update()

    @property
    def has_detail(self) -> bool:
        """Whether a sharper picture of a part is shown."""
        return self._graded.detail is not None

    # -- marks

    @property
    def legend(self) -> tuple[str, ...]:
        """What is said of the marks; empty when there are none."""
        return tuple(text for _state, text in self._legend)

    def set_marks(
        self, states: NDArray[np.uint8], legend: tuple[tuple[int, str], ...]
    ) -> None:
        """Hatch the graded photo.

        Parameters
        ----------
        states
            Uint8 (H, W) of any size: 0, or `SEVERAL` or `BEYOND`.
        legend
            State and text, shown in a corner of the picture.
        """
        self._marks.whole = MarkLayer(states, (0, 0, *self.view.picture))
        self._marks.detail = None
        self._legend = legend
        self.setAccessibleDescription(" · ".join(self.legend))
        self.update()

    def set_detail_marks(self, rect: Rect, states: NDArray[np.uint8]) -> None:
        """Take sharper marks of a part of the photo."""
        self._marks.detail = MarkLayer(states, rect)
        self.update()

    def clear_marks(self) -> None:
        """Show the graded photo without hatches."""
        self._marks.clear()
        self._legend = ()
        self.setAccessibleDescription("")
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

    def _share_at(self, point: QPointF) -> tuple[float, float]:
        """Return a point of the widget as shares of the photo's size."""
        device = self._device_point(point)
        x, y = self.view.to_picture(device.x(), device.y())
        width, height = self.view.picture
        return x / width, y / height

    def _paint_region(self, painter: QPainter) -> None:
        if self._region is not None:
            left, top, right, bottom = self._region
            width, height = self.view.picture
            ratio = self.devicePixelRatioF()
            x0, y0 = self.view.to_viewport(left * width, top * height)
            x1, y1 = self.view.to_viewport(right * width, bottom * height)
            corner = QPointF(x0, y0) / ratio
            draw_region(painter, QRectF(corner, QPointF(x1, y1) / ratio))

    def set_veil(self, veil: Veil | None) -> None:
        """Lay a map over the graded photo; None takes it off."""
        self._veil = veil
        self.update()

    # -- comparing

    def set_before(self, on: bool) -> None:
        """Show the original, or the graded photo again."""
        if on != self._before:
            self._before = on
            if not on:
                self._after_caption.start()
            self._compare_changed()

    def set_split(self, on: bool) -> None:
        """Switch the wipe on or off."""
        if on != self._split:
            self._split = on
            self._compare_changed()

    def hold_original(self, on: bool) -> None:
        """Show the original for as long as a key is held."""
        if on != self._held:
            self._held = on
            self._refresh()

    def remark(self, text: str) -> None:
        """Say over the picture what is special about it; "" for nothing.

        Marks are of the recipe, and left out while the picture shows something else.
        """
        if text != self._remark:
            self._remark = text
            self.update()

    def set_wipe(self, place: float) -> None:
        """Move the wipe's divider, 0..1."""
        self._wipe = min(max(place, 0.0), 1.0)
        self._refresh()

    def _compare_changed(self) -> None:
        self._refresh()
        self.compare_changed.emit()

    @property
    def _shows_original(self) -> bool:
        return self._before or self._held

    def _changed_view(self) -> None:
        self._refresh()
        self.view_changed.emit()

    def _refresh(self) -> None:
        self.update()
        self._report_pixel()

    def _middle(self) -> QPointF:
        return QPointF(self.width() / 2, self.height() / 2)

    def _device_point(self, point: QPointF) -> QPointF:
        return point * self.devicePixelRatioF()

    # -- the pixel under the pointer

    def _report_pixel(self) -> None:
        self.pixel_hovered.emit(self._pixel_under_pointer())
        place, pixel = None, None
        if self._hover is not None and not self.empty:
            x, y = self._share_at(self._hover)
            width, height = self.view.picture
            pixel = self._graded.pixel(x * width, y * height)
            place = None if pixel is None else (x, y)
        self.pointed.emit(place, pixel)

    def _pixel_under_pointer(self) -> tuple[int, int, int] | None:
        if self._hover is None or self.empty:
            return None
        point = self._device_point(self._hover)
        x, y = self.view.to_picture(point.x(), point.y())
        original = self._shows_original or (
            self._split and self._hover.x() < self._wipe_x()
        )
        side = self._original if original else self._graded
        return side.pixel(x, y)

    # -- painting

    def _shown_rect(self) -> QRectF:
        """Return the part of the widget that the photo covers, in logical pixels."""
        ratio = self.devicePixelRatioF()
        x, y, width, height = self.view.target(0, 0, *self.view.picture)
        rect = QRectF(x / ratio, y / ratio, width / ratio, height / ratio)
        return rect.intersected(QRectF(self.rect()))

    def _wipe_x(self) -> float:
        shown = self._shown_rect()
        return shown.left() + self._wipe * shown.width()

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the surround, the picture, and what lies over it."""
        painter = QPainter(self)
        painter.fillRect(self.rect(), colour("canvas"))
        if self.empty:
            self._paint_hint(painter)
            return
        if self._split and not self._shows_original:
            self._paint_split(painter)
            self._paint_region(painter)
            return
        shown = self._original if self._shows_original else self._graded
        self._paint_side(painter, shown)
        self._paint_region(painter)
        self._paint_legend(painter)
        if self._shows_original:
            self._paint_caption(painter, self.tr("Before"))
        elif self._remark:
            self._paint_caption(painter, self._remark)
        elif self._veil is not None:
            self._paint_caption(painter, self._veil.text)
        elif self._after_caption.isActive():
            self._paint_caption(painter, self.tr("After"))

    def _paint_side(
        self, painter: QPainter, side: Side, clip: QRectF | None = None
    ) -> None:
        painter.save()
        if clip is not None:
            painter.setClipRect(clip)
        ratio = self.devicePixelRatioF()
        painter.scale(1 / ratio, 1 / ratio)
        # A side whose picture is not there yet shows the other one: never a hole.
        if side.whole is None:
            side = self._original if side is self._graded else self._graded
        side.paint(painter, self.view)
        if side is self._graded and self._veil is not None:
            self._veil.paint(painter, self.view)
        if side is self._graded and self._legend and not self._remark:
            self._marks.paint(painter, self.view, ratio)
        painter.restore()

    def _paint_split(self, painter: QPainter) -> None:
        shown, x = self._shown_rect(), self._wipe_x()
        whole = QRectF(self.rect())
        self._paint_side(painter, self._graded)
        left = QRectF(whole.left(), whole.top(), x, whole.height())
        self._paint_side(painter, self._original, left)
        draw_divider(painter, x, shown.top(), shown.bottom())
        self._paint_legend(painter)
        top = shown.top() + _MARGIN
        draw_caption(
            painter, self.font(), self.tr("Before"), x - _MARGIN, top, right=True
        )
        draw_caption(painter, self.font(), self.tr("After"), x + _MARGIN, top)

    def _paint_legend(self, painter: QPainter) -> None:
        if self._legend and not self._shows_original and not self._remark:
            corner = self._shown_rect().bottomRight() - QPointF(_MARGIN, _MARGIN)
            draw_legend(painter, self.font(), self._legend, corner)

    def _paint_caption(self, painter: QPainter, text: str) -> None:
        shown = self._shown_rect()
        bottom = shown.bottom() - _MARGIN - CAPTION_HEIGHT
        draw_caption(painter, self.font(), text, shown.left() + _MARGIN, bottom)

    def _paint_hint(self, painter: QPainter) -> None:
        middle = self._middle()
        size = 48
        picture = pixmap("picture", size, self.devicePixelRatioF(), "text-dim")
        painter.drawPixmap(
            round(middle.x() - size / 2), round(middle.y() - size - 8), picture
        )
        painter.setPen(colour("text"))
        box = QRectF(0, middle.y() + 4, self.width(), 28)
        text = self.tr("Drop a photo here, or Open… (Ctrl+O)")
        painter.drawText(box, Qt.AlignmentFlag.AlignCenter, text)
