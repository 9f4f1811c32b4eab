"""The canvas: the picture board with zooming, panning, wiping and drops."""

from __future__ import annotations

import sys
from enum import Enum
from pathlib import Path

from PySide6.QtCore import QEvent, QLineF, QPointF, QSize, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QEnterEvent,
    QFocusEvent,
    QKeyEvent,
    QMouseEvent,
    QNativeGestureEvent,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QGestureEvent, QPinchGesture, QSizePolicy, QWidget

from looksmith.ui.canvas.caption import HANDLE_RADIUS, KNOB_RADIUS, knobs
from looksmith.ui.canvas.comparing import ComparingBoard
from looksmith.ui.canvas.glide import Glide
from looksmith.ui.canvas.region import RegionDrag
from looksmith.ui.theme import colour

__all__ = ["Canvas"]

_NOTCH = 120
_ZOOM_PER_NOTCH = 1.25
_FIT_MARGIN = 16
_BY_KEY = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)
_KNOB_REACH = KNOB_RADIUS + 4
_ARROW_STEP, _ARROW_PAGE = 64, 0.9
_WIPE_STEP, _WIPE_PAGE = 0.02, 0.1
_ARROWS = {
    Qt.Key.Key_Left: (1, 0),
    Qt.Key.Key_Right: (-1, 0),
    Qt.Key.Key_Up: (0, 1),
    Qt.Key.Key_Down: (0, -1),
}


class _Drag(Enum):
    PAN = 1
    WIPE = 2
    REGION = 3
    TURN = 4


class Canvas(ComparingBoard):
    """Zoom with wheel, pinch or keys, pan by dragging, compare with the original."""

    resized = Signal()
    """The size in device pixels changed."""
    paths_dropped = Signal(list)
    """Files or folders (list of Path) were dropped."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drag: _Drag | None = None
        self._marking: RegionDrag | None = None
        self._knob = 0
        self._wanted_foot = 0
        self._last = QPointF()
        self._by_key = False
        self._glide = Glide(self)
        self._glide.moved.connect(self._on_glide)
        self.setObjectName("canvas")
        self.setAccessibleName(self.tr("Picture"))
        self.setAcceptDrops(True)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(240, 180)
        if sys.platform != "darwin":  # there the trackpad's own events come, too
            self.grabGesture(Qt.GestureType.PinchGesture)

    def room(self) -> tuple[int, int]:
        """Return the device pixels that a fitted photo may take, (width, height)."""
        return self.view.room

    def start_photo(self, width: int, height: int) -> None:
        """Make room for another photo, fitted; its pictures follow."""
        self._glide.stop()
        super().start_photo(width, height)
        if self.beside or self._wanted_foot:
            self._settle_view()

    def keep_foot_free(self, height: int) -> None:
        """Let no fitted photo reach so far up from the foot: something lies there."""
        if height != self._wanted_foot:
            self._wanted_foot = height
            self._settle_view()

    def fit(self) -> None:
        """Show the whole photo."""
        self._glide.stop()
        self.view.fit()
        self._changed_view()

    def fill(self) -> None:
        """Zoom until the photo covers the canvas."""
        self._glide.stop()
        self.view.fill()
        self._changed_view()

    def zoom_by(self, notches: float) -> None:
        """Zoom in, or out below 0, about the middle, as a wheel does."""
        factor = _ZOOM_PER_NOTCH**notches
        self._glide.start(self.view.scale, factor, self._in_pane(self._middle()))

    def zoom_to(self, scale: float, at: QPointF | None = None) -> None:
        """Zoom so that 1 is one photo pixel per screen pixel, around a point."""
        self._glide.stop()
        point = self._in_pane(self._middle() if at is None else QPointF(at))
        self.view.zoom_at(point.x(), point.y(), scale)
        self._changed_view()

    def toggle_zoom(self) -> None:
        """Switch between fit and 100 %, around the pointer if it is over the canvas."""
        self._toggle_zoom_at(self._hover or self._middle())

    def _toggle_zoom_at(self, at: QPointF) -> None:
        if self.view.fitted and abs(self.view.scale - 1) > 1e-3:
            self.zoom_to(1.0, at)
        else:
            self.fit()

    def _on_glide(self, scale: float) -> None:
        anchor = self._glide.anchor
        self.view.zoom_at(anchor.x(), anchor.y(), scale)
        self._changed_view()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Remember whether a key brought the focus: only then it is shown."""
        super().focusInEvent(event)
        self._by_key = event.reason() in _BY_KEY
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the focus's frame off."""
        super().focusOutEvent(event)
        self._by_key = False
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the picture, and a frame around the canvas where Tab came to it."""
        super().paintEvent(event)
        if self._by_key:
            painter = QPainter(self)
            painter.setPen(colour("accent"))
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the view in the new size."""
        super().resizeEvent(event)
        self._settle_view()

    def event(self, event: QEvent) -> bool:
        """Notice pinches, and a move to a screen of another pixel density."""
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._settle_view()
        taken = (isinstance(event, QNativeGestureEvent) and self._on_native(event)) or (
            isinstance(event, QGestureEvent) and self._on_gesture(event)
        )
        if taken:
            return True
        return super().event(event)

    def _on_native(self, event: QNativeGestureEvent) -> bool:
        kind = event.gestureType()
        if self.empty:
            return False
        if kind == Qt.NativeGestureType.ZoomNativeGesture:
            self.zoom_to(self.view.scale * (1 + event.value()), event.position())
            return True
        if kind == Qt.NativeGestureType.SmartZoomNativeGesture:
            self._toggle_zoom_at(event.position())
            return True
        return False

    def _on_gesture(self, event: QGestureEvent) -> bool:
        pinch = event.gesture(Qt.GestureType.PinchGesture)
        if self.empty or not isinstance(pinch, QPinchGesture):
            return False
        at = self.mapFromGlobal(pinch.hotSpot())
        self.zoom_to(self.view.scale * pinch.scaleFactor(), at)
        event.accept(pinch)
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Move a zoomed photo with the arrows, or the divider of a fitted one.

        Ctrl+Tab goes on to the next control: Tab alone hides the panels.
        """
        control = event.modifiers() == Qt.KeyboardModifier.ControlModifier
        if event.key() == Qt.Key.Key_Tab and control:
            self.focusNextChild()
            return
        arrow = _ARROWS.get(Qt.Key(event.key()))
        page = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if arrow is None or self.empty or (self.view.fitted and not self._wipes):
            super().keyPressEvent(event)
        elif self.view.fitted:
            along = QPointF.dotProduct(QPointF(*arrow), self._wipe.normal)
            self.set_wipe(self.wipe - along * (_WIPE_PAGE if page else _WIPE_STEP))
        else:
            self._pan_by(arrow, page=page)

    def _pan_by(self, arrow: tuple[int, int], *, page: bool) -> None:
        """Move the photo along an arrow by a step, or by almost a screen."""
        step = _ARROW_STEP * self.devicePixelRatioF()
        across, down = (_ARROW_PAGE * side for side in self.view.viewport)
        self.view.pan(
            arrow[0] * (across if page else step), arrow[1] * (down if page else step)
        )
        self._changed_view()

    def _settle_view(self) -> None:
        margin = 0 if self.surround.assessing else _FIT_MARGIN
        ratio = self.devicePixelRatioF()
        for foot in (0, self._wanted_foot):
            self._foot = foot
            size: QSize = self._panes()[0].rect.size()
            self.view.set_viewport(size.width(), size.height(), round(margin * ratio))
            shown = self.view.fit_scale * self.view.picture[1]
            if (size.height() - shown) / 2 >= self._wanted_foot * ratio:
                break
        self._changed_view()
        self.resized.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom to the pointer; a trackpad zooms as it moves, a wheel glides."""
        if self.empty:
            event.ignore()
            return
        delta = event.angleDelta().y() or event.angleDelta().x()
        factor = _ZOOM_PER_NOTCH ** (delta / _NOTCH)
        anchor = self._in_pane(event.position())
        if event.pixelDelta().isNull():
            self._glide.start(self.view.scale, factor, anchor)
        else:
            self.zoom_to(self.view.scale * factor, event.position())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the wipe's divider, begin to pan, or with Ctrl to mark a part."""
        self._last = event.position()
        self._grip = None
        self._grip = self._panes().index(self._pane_at(self._last))
        left = event.button() == Qt.MouseButton.LeftButton
        knob = self._knob_at(self._last)
        if left and knob is not None:
            self._drag, self._knob = _Drag.TURN, knob
        elif left and self._on_divider(self._last):
            self._drag = _Drag.WIPE
        elif self._begins_region(event):
            self._drag = _Drag.REGION
            self._marking = RegionDrag(*self._share_at(self._last))
        elif event.button() in (
            Qt.MouseButton.LeftButton,
            Qt.MouseButton.MiddleButton,
        ):
            self._drag = _Drag.PAN
            self._glide.stop()
        self._show_cursor(event.position())

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Pan, wipe, or read the pixel."""
        self._hover = event.position()
        if self._drag is _Drag.WIPE:
            self._set_wipe(self._wipe.moved(self._hover, self._shown_rect()))
        elif self._drag is _Drag.TURN:
            self._turn_to(event)
        elif self._drag is _Drag.REGION and self._marking is not None:
            self._marking.to(*self._share_at(self._hover))
            self.set_region(self._marking.region)
        elif self._drag is _Drag.PAN:
            moved = (self._hover - self._last) * self.devicePixelRatioF()
            self.view.pan(moved.x(), moved.y())
            self._changed_view()
        else:
            self._report_pixel()
        self._last = self._hover
        self._show_cursor(self._hover)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End the drag; a click with Ctrl unmarks the part that was marked."""
        if self._marking is not None:
            self.set_region(self._marking.region)
        self._drag = self._marking = self._grip = None
        self._show_cursor(event.position())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Switch between fit and 100 % at the pointer."""
        if self._begins_region(event):
            self.mousePressEvent(event)
        elif event.button() == Qt.MouseButton.LeftButton and not self.empty:
            self._toggle_zoom_at(event.position())

    def enterEvent(self, event: QEnterEvent) -> None:
        """Begin to read pixels."""
        self._hover = event.position()

    def leaveEvent(self, _event: QEvent) -> None:
        """Stop reading pixels."""
        self._hover = None
        self._report_pixel()

    def _begins_region(self, event: QMouseEvent) -> bool:
        ctrl = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        left = event.button() == Qt.MouseButton.LeftButton
        return bool(ctrl) and left and not self.empty

    def _turn_to(self, event: QMouseEvent) -> None:
        snap = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        shown = self._shown_rect()
        self._set_wipe(
            self._wipe.pointed(self._knob, event.position(), shown, snap=snap)
        )

    def _on_divider(self, point: QPointF) -> bool:
        if not self._wipes or self.empty:
            return False
        return abs(self._wipe.distance(point, self._shown_rect())) <= HANDLE_RADIUS

    def _knob_at(self, point: QPointF) -> int | None:
        """Return which of the divider's knobs is at a point."""
        if not self._wipes or self.empty:
            return None
        ends = knobs(self._wipe.line(self._shown_rect()))
        away = [QLineF(point, knob).length() for knob in ends]
        return next((end for end in (0, 1) if away[end] <= _KNOB_REACH), None)

    def _show_cursor(self, point: QPointF) -> None:
        shape = self._cursor_at(point)
        if shape is None:
            self.unsetCursor()
        else:
            self.setCursor(shape)

    def _cursor_at(self, point: QPointF) -> Qt.CursorShape | None:
        if self._drag is _Drag.TURN or (
            self._drag is None and self._knob_at(point) is not None
        ):
            return Qt.CursorShape.CrossCursor
        if self._drag is _Drag.WIPE or (self._drag is None and self._on_divider(point)):
            return self._divider_cursor()
        if self._drag is _Drag.REGION:
            return Qt.CursorShape.CrossCursor
        if self.empty or self.view.fitted:
            return None
        panning = self._drag is _Drag.PAN
        return (
            Qt.CursorShape.ClosedHandCursor
            if panning
            else Qt.CursorShape.OpenHandCursor
        )

    def _divider_cursor(self) -> Qt.CursorShape:
        """Return the cursor that points across the divider."""
        shapes = (
            Qt.CursorShape.SplitHCursor,
            Qt.CursorShape.SizeFDiagCursor,
            Qt.CursorShape.SplitVCursor,
            Qt.CursorShape.SizeBDiagCursor,
        )
        return shapes[round(self._wipe.angle / 45) % 4]

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files."""
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Hand the files on."""
        urls = event.mimeData().urls()
        paths = [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
        event.acceptProposedAction()
        self.paths_dropped.emit(paths)
