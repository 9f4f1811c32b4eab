"""The list of photos that a batch takes."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from pathlib import Path
from typing import NamedTuple

from PySide6.QtCore import (
    QAbstractListModel,
    QModelIndex,
    QObject,
    QPersistentModelIndex,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragMoveEvent,
    QDropEvent,
    QKeyEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import (
    QAbstractItemView,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QListView,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from looksmith.export.batch.find import find_photos
from looksmith.photo.formats import READABLE_PHOTO_EXTENSIONS
from looksmith.ui.dialogs.export_photo_form import problem_label
from looksmith.ui.theme import colour
from looksmith.ui.workers import Workers
from looksmith.work.token import CancelToken, Progress

__all__ = ["BatchPhotos", "PhotoPaths"]

_Index = QModelIndex | QPersistentModelIndex
_NOWHERE = QModelIndex()


class PhotoPaths(QAbstractListModel):
    """Paths in the order that they came, each once; thousands cost nothing."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._paths: list[Path] = []

    @property
    def paths(self) -> tuple[Path, ...]:
        """The photos."""
        return tuple(self._paths)

    def add(self, paths: Sequence[Path]) -> None:
        """Add those that are not there yet."""
        known = set(self._paths)
        new = [path for path in dict.fromkeys(paths) if path not in known]
        if new:
            first = len(self._paths)
            self.beginInsertRows(QModelIndex(), first, first + len(new) - 1)
            self._paths += new
            self.endInsertRows()

    def remove(self, rows: Collection[int]) -> None:
        """Take some out."""
        self.beginResetModel()
        self._paths = [p for row, p in enumerate(self._paths) if row not in rows]
        self.endResetModel()

    def rowCount(self, parent: _Index = _NOWHERE) -> int:
        """Return how many there are."""
        return 0 if parent.isValid() else len(self._paths)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return a photo's name, or its place as the tooltip."""
        if not index.isValid():
            return None
        path = self._paths[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return path.name
        return str(path) if role == Qt.ItemDataRole.ToolTipRole else None


class _List(QListView):
    """A list that takes files and folders and says so while it is empty."""

    dropped = Signal(list)
    removed = Signal()

    def __init__(self, photos: PhotoPaths, parent: QWidget) -> None:
        super().__init__(parent)
        self.setModel(photos)
        self.setAcceptDrops(True)
        self.setUniformItemSizes(True)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setAccessibleName(self.tr("Photos of the batch"))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files and folders."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dragMoveEvent(self, event: QDragMoveEvent) -> None:
        """Take them anywhere."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Hand them on."""
        urls = event.mimeData().urls()
        paths = [Path(url.toLocalFile()) for url in urls if url.isLocalFile()]
        event.acceptProposedAction()
        self.dropped.emit(paths)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Remove with Delete."""
        keys = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)
        if event.key() in keys and self.selectionModel().hasSelection():
            self.removed.emit()
        else:
            super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Say what to do with an empty list."""
        super().paintEvent(event)
        if self.model().rowCount():
            return
        painter = QPainter(self.viewport())
        painter.setPen(colour("text-dim"))
        room: QRect = self.viewport().rect().adjusted(16, 16, -16, -16)
        text = self.tr("Drop photos or folders here, or add them with the buttons.")
        flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
        painter.drawText(room, flags, text)


class _Found(NamedTuple):
    """Photos, and folders that cannot be read."""

    photos: tuple[Path, ...]
    unread: tuple[Path, ...]


class BatchPhotos(QWidget):
    """Files, and the photos in folders, each once.

    Parameters
    ----------
    workers
        Where folders are searched.
    open_photos
        Returns the photos that are open in the window.
    exports
        Returns the folder that the exports go to, whose files are no photos of a folder
        above it; None where none is chosen.
    """

    changed = Signal()

    def __init__(
        self,
        workers: Workers,
        open_photos: Callable[[], Sequence[Path]],
        exports: Callable[[], Path | None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._workers, self._open_photos = workers, open_photos
        self._exports = exports
        self.model = PhotoPaths(self)
        self.heading = QLabel(self)
        self.heading.setObjectName("section")
        self.list = _List(self.model, self)
        self._label = problem_label(self)
        self.add_files = self._button(
            self.tr("Add files…"), self.tr("Choose photos to add")
        )
        self.add_folder = self._button(
            self.tr("Add folder…"), self.tr("Add every photo in a folder and below it")
        )
        self.add_open = self._button(
            self.tr("Add open photos"), self.tr("Add the photos open in the window")
        )
        self.remove = self._button(
            self.tr("Remove"), self.tr("Take the selected photos, or all, off the list")
        )
        self._lay_out()
        self.list.dropped.connect(self.add)
        self.list.removed.connect(self._on_remove)
        self.list.selectionModel().selectionChanged.connect(self._show)
        self.add_files.clicked.connect(self._ask_files)
        self.add_folder.clicked.connect(self._ask_folder)
        self.add_open.clicked.connect(lambda: self.add(self._open_photos()))
        self.remove.clicked.connect(self._on_remove)
        self._show()

    def _button(self, text: str, tip: str) -> QPushButton:
        button = QPushButton(text, self, autoDefault=False)
        button.setToolTip(tip)
        return button

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(7)
        column.addWidget(self.heading)
        column.addWidget(self.list, 1)
        column.addWidget(self._label)
        for pair in ((self.add_files, self.add_folder), (self.add_open, self.remove)):
            row = QHBoxLayout()
            row.setSpacing(8)
            for button in pair:
                row.addWidget(button, 1)
            column.addLayout(row)

    @property
    def paths(self) -> tuple[Path, ...]:
        """The photos, in order."""
        return self.model.paths

    def add(self, paths: Sequence[Path]) -> None:
        """Add files, and the photos in and below folders, which are searched."""
        exports = self._exports()

        def work(_token: CancelToken, _progress: Progress) -> _Found:
            unread: list[Path] = []
            photos = find_photos(
                paths, leave=exports, missed=lambda folder, _why: unread.append(folder)
            )
            return _Found(tuple(path.resolve() for path in photos), tuple(unread))

        self._workers.submit(work, on_done=self._on_found, on_error=self._on_error)

    def _on_found(self, found: _Found) -> None:
        self._say("" if found.photos else self.tr("There are no photos in there."))
        if found.unread:
            text = self.tr("You may not look into {folder}: its photos are left out.")
            self._say(text.format(folder=found.unread[0]))
        self.model.add(found.photos)
        self._show()
        self.changed.emit()

    def _on_error(self, error: BaseException, trace: str) -> None:
        self._say(self._workers.describe(error, trace)[0])

    def _say(self, text: str) -> None:
        self._label.setText(text)
        self._label.setVisible(bool(text))

    def _on_remove(self) -> None:
        rows = {index.row() for index in self.list.selectionModel().selectedIndexes()}
        self.model.remove(rows or range(self.model.rowCount()))
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        count = self.model.rowCount()
        self.heading.setText(self.tr("PHOTOS: {count}").format(count=count))
        self.remove.setEnabled(count > 0)
        some = self.list.selectionModel().hasSelection()
        self.remove.setText(self.tr("Remove") if some else self.tr("Remove all"))
        self.add_open.setEnabled(bool(self._open_photos()))

    def _ask_files(self) -> None:
        endings = " ".join(f"*{end}" for end in sorted(READABLE_PHOTO_EXTENSIONS))
        kinds = self.tr("Photos ({endings});;All files (*)").format(endings=endings)
        title = self.tr("Add photos")
        names, _kind = QFileDialog.getOpenFileNames(self, title, "", kinds)
        if names:
            self.add([Path(name) for name in names])

    def _ask_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, self.tr("Add folder"))
        if name:
            self.add([Path(name)])
