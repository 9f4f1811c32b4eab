"""The grid of tiles: pointer and keys."""

from __future__ import annotations

from collections.abc import Sequence
from typing import cast

from PySide6.QtCore import (
    QEvent,
    QModelIndex,
    QPoint,
    QRect,
    QSize,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QListView, QToolTip, QWidget

from looksmith.ui.dialogs.preferences.key_button import pressed_key
from looksmith.ui.keys import key_text, with_key
from looksmith.ui.panels.look_model import LookModel, Role
from looksmith.ui.panels.tile_delegate import TileDelegate
from looksmith.ui.thumbnails import ORIGINAL, Thumbnails

__all__ = ["TileView"]

_CELL_WIDTH = 88
_ZOOM_A_NOTCH = 1.25
_SETTLE_MS = 20

_ARROWS = {
    Qt.Key.Key_Left,
    Qt.Key.Key_Right,
    Qt.Key.Key_Up,
    Qt.Key.Key_Down,
    Qt.Key.Key_Home,
    Qt.Key.Key_End,
    Qt.Key.Key_PageUp,
    Qt.Key.Key_PageDown,
}
_CHOOSE = {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}
_ADD = {Qt.Key.Key_Plus}


class TileView(QListView):
    """A grid of tiles that walks, chooses, adds and stars.

    Parameters
    ----------
    model
        The looks.
    thumbnails
        Asked for what is on screen first.

    Signals
    -------
    chosen(str), added(str), favourite_toggled(str)
        What to do with the look (or `ORIGINAL`) of that id.
    menu_requested(str, QPoint)
        A context menu for that look, at that place on the screen.
    hovered(str, bool)
        Pointer or keys rest on that tile ("" for none); whether a click would add it.
    left()
        Pointer or focus left the tiles.
    zoomed(int)
        The user asked for tiles at least that wide.
    """

    chosen = Signal(str)
    added = Signal(str)
    favourite_toggled = Signal(str)
    menu_requested = Signal(str, QPoint)
    hovered = Signal(str, bool)
    left = Signal()
    zoomed = Signal(int)

    WIDTHS = range(60, 301)
    """The least widths that tiles may have, in pixels."""

    def __init__(
        self, model: LookModel, thumbnails: Thumbnails, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._looks, self._thumbnails = model, thumbnails
        self.others: list[str] = []
        """Looks outside the filter, rendered last."""
        self.star_keys: Sequence[str] = ()
        """What makes a look a favourite, in portable text."""
        self._pressed: QModelIndex | None = None
        self._width = _CELL_WIDTH
        self._keys_lead = False
        self.tiles = TileDelegate(thumbnails, self)
        self.setObjectName("tiles")
        self.setModel(model)
        self.setItemDelegate(self.tiles)
        self._set_up()
        self._settle = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._settle.timeout.connect(self._on_settled)
        # Not the timer's own slot, which takes the bar's value for milliseconds
        bar = self.verticalScrollBar()
        bar.valueChanged.connect(lambda _value: self._settle.start())
        model.modelReset.connect(self._settle.start)
        thumbnails.ready.connect(self._on_ready)
        thumbnails.cleared.connect(self._on_cleared)

    def _set_up(self) -> None:
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragEnabled(False)
        self.setAcceptDrops(False)
        self.setMouseTracking(True)
        self.setAccessibleName(self.tr("Looks"))

    @property
    def columns(self) -> int:
        """The number of tiles in a row."""
        return max(1, self.viewport().width() // max(1, self.gridSize().width()))

    def current_id(self) -> str | None:
        """Return the id of the tile that the keys act on."""
        index = self.currentIndex()
        return index.data(Role.ID) if index.isValid() else None

    def go_to(self, look_id: str | None) -> bool:
        """Make a tile the current one and bring it into view, if it is there."""
        row = self._looks.row_of(look_id)
        if row is None:
            return False
        self.setCurrentIndex(self._looks.index(row))
        self.scrollTo(self.currentIndex())
        return True

    def visible_ids(self) -> list[str]:
        """Return the ids of the tiles on screen, top to bottom."""
        height = max(1, self.gridSize().height())
        top = self.verticalScrollBar().value()
        first = top // height * self.columns
        last = -(-(top + self.viewport().height()) // height) * self.columns
        return self._looks.ids()[first:last]

    def ask(self) -> None:
        """Ask for thumbnails: on screen, below, above, then outside the filter."""
        visible = self.visible_ids()
        ids = self._looks.ids()
        after = ids.index(visible[-1]) + 1 if visible else 0
        self._thumbnails.want([*visible, *ids[after:], *ids[:after], *self.others])

    @property
    def busy(self) -> bool:
        """Whether thumbnails are about to be asked for."""
        return self._settle.isActive()

    def _on_settled(self) -> None:
        self.ask()
        if self.tiles.pointer is not None and not self._keys_lead:
            self._point_at(self.tiles.pointer, adds=False)

    # Layout

    @property
    def least_width(self) -> int:
        """How wide tiles are at least."""
        return self._width

    def set_least_width(self, width: int) -> None:
        """Make tiles at least so wide; what is in the middle stays in view."""
        width = min(max(width, self.WIDTHS[0]), self.WIDTHS[-1])
        if width != self._width:
            self._width = width
            middle = self.indexAt(self.viewport().rect().center())
            self._fit()
            if middle.isValid():
                self.scrollTo(middle, QAbstractItemView.ScrollHint.PositionAtCenter)
            self._settle.start()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll; with Ctrl, make the tiles larger or smaller."""
        if not event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            super().wheelEvent(event)
            return
        event.accept()
        notches = event.angleDelta().y() / 120
        self.zoomed.emit(round(self._next_width(notches)))

    def _next_width(self, notches: float) -> float:
        """Return a width that has at least one column more or less."""
        room = self.viewport().width() - 2
        width = self._width * _ZOOM_A_NOTCH**notches
        columns = max(1, room // self._width)
        if notches > 0 and columns > 1:
            return max(width, room / (columns - 1))
        if notches < 0:
            return min(width, room / (columns + 1))
        return width

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit whole columns into the width."""
        self._fit()
        super().resizeEvent(event)
        self._settle.start()

    def _fit(self) -> None:
        width = self.viewport().width() - 2  # QListView breaks a row that fits exactly
        columns = max(1, width // self._width)
        cell = self.tiles.fit(width // columns, self.font())
        shown = self.tiles.picture_rect(QRect(QPoint(), cell)).width()
        self._thumbnails.set_shown_at(shown * self.devicePixelRatioF())
        if cell != self.gridSize():
            self.setGridSize(cell)
            self.setIconSize(QSize(cell.width(), cell.height()))
            self.verticalScrollBar().setSingleStep(max(1, cell.height() // 3))

    def _on_ready(self, _look_id: str) -> None:
        self.viewport().update()

    def _on_cleared(self) -> None:
        self._fit()
        self.viewport().update()
        self.ask()

    # Pointer

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Note the tile; the release acts."""
        self._pressed = None
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index.isValid():
            self._pressed = index
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Choose, add or star the tile that was pressed."""
        place = event.position().toPoint()
        index = self.indexAt(place)
        if self._pressed is None or index != self._pressed:
            return
        self._pressed = None
        self.setCurrentIndex(index)
        self._act(index, place, event.modifiers())

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Take a fast second click as a click."""
        self.mousePressEvent(event)

    def _act(
        self, index: QModelIndex, place: QPoint, modifiers: Qt.KeyboardModifier
    ) -> None:
        look_id = index.data(Role.ID)
        cell = self.visualRect(index)
        if look_id == ORIGINAL:
            self.chosen.emit(look_id)
        elif self.tiles.star_rect(cell).contains(place):
            self.favourite_toggled.emit(look_id)
        elif self.tiles.plus_rect(cell).contains(place) or (
            modifiers & Qt.KeyboardModifier.ControlModifier
        ):
            self.added.emit(look_id)
        else:
            self.chosen.emit(look_id)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Light the button under the pointer."""
        place = event.position().toPoint()
        self.tiles.pointer, self._keys_lead = place, False
        index = self.indexAt(place)
        if index.isValid():
            self.update(index)
        if event.buttons() == Qt.MouseButton.NoButton:
            ctrl = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            self._point_at(place, adds=bool(ctrl))
            super().mouseMoveEvent(event)

    def _point_at(self, place: QPoint, *, adds: bool) -> None:
        """Tell which tile is under the pointer."""
        index = self.indexAt(place)
        if not index.isValid():
            self.hovered.emit("", False)
            return
        plus = self.tiles.plus_rect(self.visualRect(index)).contains(place)
        self.hovered.emit(index.data(Role.ID), adds or plus)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Forget the tile that the keys rested on."""
        super().focusOutEvent(event)
        if self._keys_lead:
            self._keys_lead = False
            self.left.emit()

    def viewportEvent(self, event: QEvent) -> bool:
        """Explain the buttons on a tile; notice when the pointer leaves."""
        if event.type() == QEvent.Type.Leave:
            self.tiles.pointer = None
            self.left.emit()
        if event.type() == QEvent.Type.ToolTip:
            help_event = cast(QHelpEvent, event)
            text = self._button_tip(help_event.pos())
            if text:
                QToolTip.showText(help_event.globalPos(), text, self)
                return True
        return super().viewportEvent(event)

    def _button_tip(self, place: QPoint) -> str:
        index = self.indexAt(place)
        if not index.isValid() or index.data(Role.ID) == ORIGINAL:
            return ""
        cell = self.visualRect(index)
        if self.tiles.star_rect(cell).contains(place):
            if index.data(Role.FAVOURITE):
                text = self.tr("Take out of the favourites")
            else:
                text = self.tr("Add to the favourites")
            return with_key(text, next(map(key_text, self.star_keys), ""))
        if self.tiles.plus_rect(cell).contains(place):
            return self.tr("Add to the blend (Ctrl+click)")
        return ""

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the tile under the pointer, or of the current one."""
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            index = self.currentIndex()
            centre = self.visualRect(index).center()
            place = self.viewport().mapToGlobal(centre)
        else:
            index = self.indexAt(self.viewport().mapFromGlobal(event.globalPos()))
            place = event.globalPos()
        if index.isValid() and index.data(Role.ID) != ORIGINAL:
            self.menu_requested.emit(index.data(Role.ID), place)

    # Keys

    def event(self, event: QEvent) -> bool:
        """Keep the grid's own keys from the window's shortcuts."""
        if event.type() == QEvent.Type.ShortcutOverride:
            press = cast(QKeyEvent, event)
            own = Qt.Key(press.key()) in _ARROWS | _CHOOSE | _ADD
            if own or pressed_key(press) in self.star_keys:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk with the arrows, choose, add, star."""
        key, look_id = Qt.Key(event.key()), self.current_id()
        ctrl = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if key in _ARROWS:
            self._walk(event, ctrl)
        elif look_id is None:
            event.ignore()
        elif key in _CHOOSE and not ctrl:
            self.chosen.emit(look_id)
        elif (key in _CHOOSE or key in _ADD) and look_id != ORIGINAL:
            self.added.emit(look_id)
        elif pressed_key(event) in self.star_keys and look_id != ORIGINAL:
            self.favourite_toggled.emit(look_id)
        else:
            event.ignore()

    def _walk(self, event: QKeyEvent, only_look: bool) -> None:
        """Move to the next tile; choose it, too, unless Ctrl is held."""
        before = self.current_id()
        if before is None:
            self.setCurrentIndex(self._looks.index(0))
        else:
            plain = QKeyEvent(
                QEvent.Type.KeyPress, event.key(), Qt.KeyboardModifier.NoModifier
            )
            super().keyPressEvent(plain)
        now = self.current_id()
        if now is None or now == before:
            return
        self._keys_lead = True
        if only_look:
            self.hovered.emit(now, False)
        else:
            self.chosen.emit(now)

    def keyboardSearch(self, search: str) -> None:
        """Leave letters to the window's shortcuts: the search box searches."""
