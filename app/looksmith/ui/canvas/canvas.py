"""The canvas: the picture board with zooming, panning, wiping and drops."""

from __future__ import annotations

from enum import Enum
from pathlib import Path

from PySide6.QtCore import QEvent, QPointF, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDropEvent,
    QEnterEvent,
    QMouseEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QSizePolicy, QWidget

from looksmith.ui.canvas.board import Board
from looksmith.ui.canvas.caption import HANDLE_RADIUS
from looksmith.ui.canvas.glide import Glide
from looksmith.ui.canvas.region import RegionDrag

__all__ = ["Canvas"]

_NOTCH = 120
_ZOOM_PER_NOTCH = 1.25
_FIT_MARGIN = 16


class _Drag(Enum):
    PAN = 1
    WIPE = 2
    REGION = 3


class Canvas(Board):
    """Zoom with the wheel, pan by dragging, compare with the original."""

    resized = Signal()
    """The size in device pixels changed."""
    paths_dropped = Signal(list)
    """Files or folders (list of Path) were dropped."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._drag: _Drag | None = None
        self._marking: RegionDrag | None = None
        self._last = QPointF()
        self._glide = Glide(self)
        self._glide.moved.connect(self._on_glide)
        self.setObjectName("canvas")
        self.setAccessibleName(self.tr("Picture"))
        self.setAcceptDrops(True)
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setMinimumSize(240, 180)

    def room(self) -> tuple[int, int]:
        """Return the device pixels that a fitted photo may take, (width, height)."""
        return self.view.room

    def start_photo(self, width: int, height: int) -> None:
        """Make room for another photo, fitted; its pictures follow."""
        self._glide.stop()
        super().start_photo(width, height)

    def fit(self) -> None:
        """Show the whole photo."""
        self._glide.stop()
        self.view.fit()
        self._changed_view()

    def zoom_to(self, scale: float, at: QPointF | None = None) -> None:
        """Zoom so that 1 is one photo pixel per screen pixel, around a point."""
        self._glide.stop()
        point = self._device_point(at if at is not None else QPointF(self._middle()))
        self.view.zoom_at(point.x(), point.y(), scale)
        self._changed_view()

    def toggle_zoom(self) -> None:
        """Switch between fit and 100 %, around the pointer if it is over the canvas."""
        self._toggle_zoom_at(self._hover or QPointF(self._middle()))

    def _toggle_zoom_at(self, at: QPointF) -> None:
        if self.view.fitted and abs(self.view.scale - 1) > 1e-3:
            self.zoom_to(1.0, at)
        else:
            self.fit()

    def _on_glide(self, scale: float) -> None:
        anchor = self._glide.anchor
        self.view.zoom_at(anchor.x(), anchor.y(), scale)
        self._changed_view()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the view in the new size."""
        super().resizeEvent(event)
        self._take_size()

    def event(self, event: QEvent) -> bool:
        """Notice a move to a screen of another pixel density."""
        if event.type() == QEvent.Type.DevicePixelRatioChange:
            self._take_size()
        return super().event(event)

    def _take_size(self) -> None:
        margin = round(_FIT_MARGIN * self.devicePixelRatioF())
        self.view.set_viewport(*self.device_size(), margin)
        self._changed_view()
        self.resized.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom to the pointer; a trackpad zooms as it moves, a wheel glides."""
        if self.empty:
            event.ignore()
            return
        delta = event.angleDelta().y() or event.angleDelta().x()
        factor = _ZOOM_PER_NOTCH ** (delta / _NOTCH)
        anchor = self._device_point(event.position())
        if event.pixelDelta().isNull():
            self._glide.start(self.view.scale, factor, anchor)
        else:
            self.zoom_to(self.view.scale * factor, event.position())
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take the wipe's divider, begin to pan, or with Ctrl to mark a part."""
        self._last = event.position()
        if event.button() == Qt.MouseButton.LeftButton and self._on_divider(self._last):
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
            shown = self._shown_rect()
            self.set_wipe((self._hover.x() - shown.left()) / max(1.0, shown.width()))
        elif self._drag is _Drag.REGION and self._marking is not None:
            self._marking.to(*self._share_at(self._hover))
            self.set_region(self._marking.region)
        elif self._drag is _Drag.PAN:
            moved = self._device_point(self._hover - self._last)
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
        self._drag = self._marking = None
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

    def _on_divider(self, point: QPointF) -> bool:
        if not self._split or self.empty or self._shows_original:
            return False
        return abs(point.x() - self._wipe_x()) <= HANDLE_RADIUS

    def _show_cursor(self, point: QPointF) -> None:
        if self._drag is _Drag.WIPE or self._on_divider(point):
            self.setCursor(Qt.CursorShape.SplitHCursor)
        elif self._drag is _Drag.REGION:
            self.setCursor(Qt.CursorShape.CrossCursor)
        elif self._drag is _Drag.PAN and not self.view.fitted:
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
        elif not self.empty and not self.view.fitted:
            self.setCursor(Qt.CursorShape.OpenHandCursor)
        else:
            self.unsetCursor()

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
