"""The map of the looks: those that are alike lie together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt, Signal
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QApplication, QToolTip, QWidget

from looksmith.ui.dialogs.preferences.key_button import pressed_key
from looksmith.ui.document import Document
from looksmith.ui.panels.map_canvas import LookMapCanvas
from looksmith.ui.thumbnails import Thumbnails
from looksmith.ui.workers import Workers

if TYPE_CHECKING:
    from looksmith.looks.catalogue import Catalogue

__all__ = ["LookMapView"]

_ZOOM_A_NOTCH = 1.25
_ZOOM_A_KEY = 1.6

_Key = Qt.Key
_DIRECTIONS = {
    _Key.Key_Left: (-1, 0),
    _Key.Key_Right: (1, 0),
    _Key.Key_Up: (0, -1),
    _Key.Key_Down: (0, 1),
}
_ZOOMS = {_Key.Key_PageUp: _ZOOM_A_KEY, _Key.Key_PageDown: 1 / _ZOOM_A_KEY}
_CHOOSE = {_Key.Key_Return, _Key.Key_Enter, _Key.Key_Space}
_OWN_KEYS = {*_DIRECTIONS, *_ZOOMS, *_CHOOSE, _Key.Key_Home, _Key.Key_Plus}


class LookMapView(LookMapCanvas):
    """Browse the looks on a map: the wheel zooms, dragging pans.

    Parameters
    ----------
    document
        Whose blend is ringed.
    catalogue
        Knows where the looks lie; asked on a thread when the map is first shown.
    thumbnails
        Asked for what is on screen first.
    workers
        Where the looks are arranged.

    Signals
    -------
    chosen(str), added(str), favourite_toggled(str)
        What to do with the look of that id.
    menu_requested(str, QPoint)
        A context menu for that look, at that place on the screen.
    hovered(str, bool)
        Pointer or keys rest on that look ("" for none); whether a click would add it.
    left()
        Pointer or focus left the map.
    """

    chosen = Signal(str)
    added = Signal(str)
    favourite_toggled = Signal(str)
    menu_requested = Signal(str, QPoint)
    hovered = Signal(str, bool)
    left = Signal()

    def __init__(
        self,
        document: Document,
        catalogue: Catalogue,
        thumbnails: Thumbnails,
        workers: Workers,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(document, catalogue, thumbnails, workers, parent)
        self._pressed: QPointF | None = None
        self._dragged = False
        self.star_keys: Sequence[str] = ()
        """What makes a look a favourite, in portable text."""
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(self.tr("Map of looks"))

    def showEvent(self, event: QShowEvent) -> None:
        """Arrange the looks when somebody wants to see them."""
        super().showEvent(event)
        if self._stale:
            self._arrange()
        self._settle.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the middle in the middle."""
        field = self._field()
        self.space.set_size(field.width(), field.height())
        self._moved()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Start from the look in use, or from the middle."""
        super().focusInEvent(event)
        if self._current is None and self._ids:
            number = self._numbers.get(self._document.current_look or "")
            if number is None:
                number = self._numbers[self.visible_ids()[0]]
            self._current = number
        self.update()

    def _hit(self, place: QPointF) -> int | None:
        if not self._field().contains(place.toPoint()):
            return None
        # A dimmed look can be had, too, where no bright one is
        bright = self.space.at(place, self._bright)
        if bright is not None:
            return bright
        return self.space.at(place, ~self._bright)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Zoom to the pointer."""
        factor = _ZOOM_A_NOTCH ** (event.angleDelta().y() / 120)
        self.space.zoom_at(event.position(), factor)
        self._moved()
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Start a click or a drag."""
        if event.button() == Qt.MouseButton.LeftButton:
            self._pressed, self._dragged = event.position(), False

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Pan, or light the tile under the pointer."""
        place = event.position()
        if self._pressed is None:
            hovered = self._hit(place)
            if hovered != self._hovered:
                self._hovered = hovered
                self.update()
            ctrl = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            look_id = "" if hovered is None else self._ids[hovered]
            self.hovered.emit(look_id, bool(ctrl))
            return
        way = place - self._pressed
        if self._dragged or way.manhattanLength() >= QApplication.startDragDistance():
            self._dragged = True
            self._pressed = place
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.space.pan(way)
            self._moved()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose or add what was clicked."""
        if event.button() != Qt.MouseButton.LeftButton or self._pressed is None:
            return
        self._pressed = None
        self.unsetCursor()
        number = None if self._dragged else self._hit(event.position())
        if number is not None:
            self._current = number
            ctrl = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            (self.added if ctrl else self.chosen).emit(self._ids[number])

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Show the whole map again."""
        self.space.reset()
        self._moved()

    def leaveEvent(self, event: QEvent) -> None:
        """Forget the pointer."""
        self._hovered = None
        self.left.emit()
        self.update()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Forget the look that the keys rested on."""
        super().focusOutEvent(event)
        self.left.emit()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the look under the pointer, or of the current one."""
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            number = self._current
        else:
            number = self._hit(QPointF(event.pos()))
        if number is not None:
            self.menu_requested.emit(self._ids[number], event.globalPos())

    def event(self, event: QEvent) -> bool:
        """Tell a look's name; keep the map's keys from the window's shortcuts."""
        if event.type() == QEvent.Type.ToolTip:
            tip = cast(QHelpEvent, event)
            number = self._hit(QPointF(tip.pos()))
            text = "" if number is None else self._title(number)
            QToolTip.showText(tip.globalPos(), text, self)
            return True
        if event.type() == QEvent.Type.ShortcutOverride:
            press = cast(QKeyEvent, event)
            if _Key(press.key()) in _OWN_KEYS or pressed_key(press) in self.star_keys:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk with the arrows, zoom with the page keys, choose, add, star."""
        key, look_id = _Key(event.key()), self.current_id()
        ctrl = event.modifiers() & Qt.KeyboardModifier.ControlModifier
        if key in _ZOOMS:
            self._zoom_by(_ZOOMS[key])
        elif key == _Key.Key_Home:
            self._zoom_by(0)
        elif look_id is None:
            event.ignore()
        elif key in _DIRECTIONS:
            self._walk(_DIRECTIONS[key])
        elif key == _Key.Key_Plus or (key in _CHOOSE and ctrl):
            self.added.emit(look_id)
        elif key in _CHOOSE:
            self.chosen.emit(look_id)
        elif pressed_key(event) in self.star_keys:
            self.favourite_toggled.emit(look_id)
        else:
            event.ignore()

    def _zoom_by(self, factor: float) -> None:
        place = QPointF(self._field().center())
        if self._current is not None:
            place = self.space.rect(self._current).center()
        self.space.zoom_at(place, factor)
        self._moved()

    def _walk(self, direction: tuple[int, int]) -> None:
        if self._current is not None:
            found = self.space.towards(self._current, direction, self._bright)
            if found is not None:
                self._set_current(found)
                self.hovered.emit(self._ids[found], False)
