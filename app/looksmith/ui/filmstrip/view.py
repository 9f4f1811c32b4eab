"""The row of photos: pointer, wheel and keys."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import cast

from PySide6.QtCore import (
    QEvent,
    QItemSelection,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    Qt,
    QTimer,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QListView, QToolTip, QWidget

from looksmith.ui.filmstrip.delegate import CELL, StripDelegate
from looksmith.ui.filmstrip.model import PhotoModel, PhotoRole
from looksmith.ui.filmstrip.pictures import StripPictures

__all__ = ["StripView"]

AnyIndex = QModelIndex | QPersistentModelIndex

_SETTLE_MS = 30
_NOTCH = 120
_OPEN = {Qt.Key.Key_Return, Qt.Key.Key_Enter}
_WALK = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Down: 1,
}
_ENDS = {Qt.Key.Key_Home, Qt.Key.Key_End}


class StripView(QListView):
    """One row of photos that walks, opens, selects and rates.

    Parameters
    ----------
    model
        The photos.
    pictures
        Asked for what is in view, then for what comes next on either side.

    Signals
    -------
    chosen(object)
        Open the photo of that path.
    rated(object, int)
        Give that photo so many stars.
    menu_requested(QPoint)
        A context menu for the selected photos, at that place on the screen.
    removed()
        Take the selected photos off the strip.
    selection_changed()
        Other photos are selected.
    """

    chosen = Signal(object)
    rated = Signal(object, int)
    menu_requested = Signal(QPoint)
    removed = Signal()
    selection_changed = Signal()

    def __init__(
        self, model: PhotoModel, pictures: StripPictures, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._photos, self._pictures = model, pictures
        self._pressed: QModelIndex | None = None
        self._remembered: set[Path] = set()
        self._keyed: Path | None = None
        self.cells = StripDelegate(pictures, self)
        self.setObjectName("tiles")
        self.setModel(model)
        self.setItemDelegate(self.cells)
        self._set_up()
        self._settle = QTimer(self, singleShot=True, interval=_SETTLE_MS)
        self._settle.timeout.connect(self.ask)
        # Not the timer's own slot, which takes the bar's value for milliseconds
        bar = self.horizontalScrollBar()
        bar.valueChanged.connect(lambda _value: self._settle.start())
        model.modelAboutToBeReset.connect(self._remember)
        model.modelReset.connect(self._bring_back)
        pictures.ready.connect(lambda path: model.touch([path]))

    def _set_up(self) -> None:
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(False)
        self.setUniformItemSizes(True)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setDragEnabled(False)
        self.setAcceptDrops(False)
        self.setMouseTracking(True)
        bar = self.horizontalScrollBar()
        bar.setSingleStep(CELL.width() // 2)
        self.setFixedHeight(CELL.height() + bar.sizeHint().height() + 1)
        self.setAccessibleName(self.tr("Photos"))

    # -- what is where

    def visible_paths(self) -> list[Path]:
        """Return the photos in view, left to right."""
        first, last = self._span()
        return self._photos.shown_paths[first:last]

    def _span(self) -> tuple[int, int]:
        left = self.horizontalScrollBar().value()
        first = left // CELL.width()
        last = -(-(left + self.viewport().width()) // CELL.width())
        return first, last

    @property
    def busy(self) -> bool:
        """Whether pictures are about to be asked for."""
        return self._settle.isActive()

    def ask(self) -> None:
        """Ask for pictures: in view first, then as many on either side."""
        if not self.isVisible():
            self._pictures.want([])
            return
        first, last = self._span()
        paths, width = self._photos.shown_paths, last - first
        after = paths[last : last + width]
        before = paths[max(0, first - width) : first][::-1]
        self._pictures.want([*paths[first:last], *after, *before])

    def selected_paths(self) -> list[Path]:
        """Return the selected photos, left to right."""
        rows = sorted(index.row() for index in self.selectionModel().selectedIndexes())
        return [self._photos.path(row) for row in rows]

    def go_to(self, path: Path | None) -> None:
        """Select a photo alone, make it the keys' own and bring it into view."""
        row = self._photos.row_of(path)
        if row is not None:
            self.setCurrentIndex(self._photos.index(row))
            self.scrollTo(self.currentIndex())

    def show_path(self, path: Path | None) -> None:
        """Bring a photo into view; the selection stays."""
        row = self._photos.row_of(path)
        if row is not None:
            self.scrollTo(self._photos.index(row))

    def select(self, paths: Iterable[Path]) -> None:
        """Select photos; nothing else about the view changes."""
        rows = (self._photos.row_of(path) for path in paths)
        chosen = QItemSelection()
        for row in rows:
            if row is not None:
                index = self._photos.index(row)
                chosen.select(index, index)
        flag = QItemSelectionModel.SelectionFlag.ClearAndSelect
        self.selectionModel().select(chosen, flag)

    def dataChanged(
        self, first: AnyIndex, last: AnyIndex, roles: Sequence[int] = ()
    ) -> None:
        """Paint anew; a QListView would lay out every photo, and no size changes."""
        QAbstractItemView.dataChanged(self, first, last, list(roles))

    def selectionChanged(
        self, selected: QItemSelection, deselected: QItemSelection
    ) -> None:
        """Tell of it."""
        super().selectionChanged(selected, deselected)
        self.selection_changed.emit()

    def _remember(self) -> None:
        self._remembered = set(self.selected_paths())
        index = self.currentIndex()
        self._keyed = index.data(PhotoRole.PATH) if index.isValid() else None

    def _bring_back(self) -> None:
        self.select(self._remembered)
        row = self._photos.row_of(self._keyed)
        if row is not None:
            flag = QItemSelectionModel.SelectionFlag.NoUpdate
            self.selectionModel().setCurrentIndex(self._photos.index(row), flag)
        self._settle.start()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for what came into view."""
        super().resizeEvent(event)
        self._settle.start()

    def showEvent(self, event: QShowEvent) -> None:
        """Ask for what is in view."""
        super().showEvent(event)
        self._settle.start()

    # -- pointer

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Scroll along the row, whichever way the wheel turns."""
        bar, pixels = self.horizontalScrollBar(), event.pixelDelta()
        if pixels.isNull():
            turned = event.angleDelta().y() or event.angleDelta().x()
            moved = round(turned / _NOTCH * CELL.width())
        else:
            moved = pixels.x() if abs(pixels.x()) > abs(pixels.y()) else pixels.y()
        bar.setValue(bar.value() - moved)
        event.accept()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Note the photo; with Ctrl or Shift, select."""
        self._pressed = None
        index = self.indexAt(event.position().toPoint())
        left = event.button() == Qt.MouseButton.LeftButton
        if not index.isValid():
            return
        if left and self._star_at(index, event.position().toPoint()):
            self._pressed = index
        elif left:
            self._pressed = index
            super().mousePressEvent(event)
        elif not self.selectionModel().isSelected(index):
            self.setCurrentIndex(index)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Light the stars under the pointer; a drag selects nothing."""
        self.cells.pointer = event.position().toPoint()
        index = self.indexAt(self.cells.pointer)
        if index.isValid():
            self.update(index)
        if event.buttons() == Qt.MouseButton.NoButton:
            super().mouseMoveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Rate or open the photo that was pressed."""
        place = event.position().toPoint()
        index, pressed = self.indexAt(place), self._pressed
        self._pressed = None
        if pressed is None or index != pressed:
            return
        path, star = index.data(PhotoRole.PATH), self._star_at(index, place)
        if star:
            again = star == index.data(PhotoRole.RATING)
            self.rated.emit(path, 0 if again else star)
            return
        super().mouseReleaseEvent(event)
        if event.modifiers() == Qt.KeyboardModifier.NoModifier:
            self.chosen.emit(path)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        """Take a fast second click as a click."""
        self.mousePressEvent(event)

    def viewportEvent(self, event: QEvent) -> bool:
        """Explain the stars; notice when the pointer leaves."""
        if event.type() == QEvent.Type.Leave:
            self.cells.pointer = None
        if event.type() == QEvent.Type.ToolTip:
            help_event = cast(QHelpEvent, event)
            star = self._star_at(self.indexAt(help_event.pos()), help_event.pos())
            if star:
                text = self.tr("Rating: {stars} of 5").format(stars=star)
                QToolTip.showText(help_event.globalPos(), text, self)
                return True
        return super().viewportEvent(event)

    def _star_at(self, index: QModelIndex, place: QPoint) -> int:
        if not index.isValid():
            return 0
        return self.cells.star_at(self.visualRect(index), place)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Ask for the menu of the selected photos."""
        if event.reason() == QContextMenuEvent.Reason.Keyboard:
            centre = self.visualRect(self.currentIndex()).center()
            self.menu_requested.emit(self.viewport().mapToGlobal(centre))
        else:
            self.menu_requested.emit(event.globalPos())

    # -- keys

    def event(self, event: QEvent) -> bool:
        """Keep the strip's own keys from the window's shortcuts."""
        if event.type() == QEvent.Type.ShortcutOverride:
            key = Qt.Key(cast(QKeyEvent, event).key())
            if key in _WALK or key in _ENDS or key in _OPEN:
                event.accept()
                return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Walk with the arrows; Shift selects, Ctrl only moves, Enter opens."""
        key, plain = Qt.Key(event.key()), Qt.KeyboardModifier.KeypadModifier
        held = event.modifiers() & ~plain
        if key in _OPEN and self.currentIndex().isValid():
            self.chosen.emit(self.currentIndex().data(PhotoRole.PATH))
        elif (key in _WALK or key in _ENDS) and not held:
            self._walk(key)
        elif key == Qt.Key.Key_Delete:
            self.removed.emit()
        elif key in (Qt.Key.Key_PageUp, Qt.Key.Key_PageDown) or (
            key == Qt.Key.Key_Space and not held
        ):
            event.ignore()
        else:
            super().keyPressEvent(event)

    def _walk(self, key: Qt.Key) -> None:
        last = self._photos.rowCount() - 1
        if key in _ENDS:
            row = 0 if key == Qt.Key.Key_Home else last
        else:
            row = min(max(self.currentIndex().row() + _WALK[key], 0), last)
        if row != self.currentIndex().row() and row >= 0:
            self.setCurrentIndex(self._photos.index(row))
            self.chosen.emit(self._photos.path(row))

    def keyboardSearch(self, search: str) -> None:
        """Leave letters and digits to the window's shortcuts."""
