"""The filmstrip: every photo that is open, in one row below the picture."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import QPoint, QSettings, Qt, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QWidget

from looksmith.grade.kept_store import NEUTRAL
from looksmith.ui.document import Document
from looksmith.ui.filmstrip.bar import StripBar
from looksmith.ui.filmstrip.folders import FolderReader, resolved
from looksmith.ui.filmstrip.menu import StripMenu
from looksmith.ui.filmstrip.model import PhotoModel
from looksmith.ui.filmstrip.order import StripOrder
from looksmith.ui.filmstrip.pictures import StripPictures
from looksmith.ui.filmstrip.read_ahead import ReadAhead
from looksmith.ui.filmstrip.reading import FactsReader
from looksmith.ui.filmstrip.view import StripView
from looksmith.ui.kept_edits import KeptEdits
from looksmith.ui.opening import PhotoOpener, RecentPhotos
from looksmith.ui.workers import Workers

__all__ = ["Filmstrip"]

_SHOWN, _ORDER = "filmstrip/shown", "filmstrip/order"
_PAUSE_MS = 150
_BACKWARDS = "-"


class Filmstrip(QFrame):
    """Show the photos that are open, walk, select, rate, and filter them.

    It is there when more than one photo is open, unless the user hides it.

    Parameters
    ----------
    document, opener
        The photo on screen, and who brings another one there.
    kept
        Every photo's recipe and rating.
    pictures
        The small pictures.
    ahead
        Reads the neighbours.
    workers, settings
        Where folders are read, and where the choices are remembered.
    """

    changed = Signal()
    """Other photos are open or selected, or the strip was hidden or shown."""
    copied = Signal(object)
    """The recipe of a photo is to be kept for others."""

    def __init__(
        self,
        document: Document,
        opener: PhotoOpener,
        kept: KeptEdits,
        pictures: StripPictures,
        ahead: ReadAhead,
        workers: Workers,
        settings: QSettings,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._document, self._opener, self._kept = document, opener, kept
        self._pictures, self._ahead, self._settings = pictures, ahead, settings
        self._on = bool(settings.value(_SHOWN, True, bool))
        self._aside = False
        self._path: Path | None = None
        self._at: Path | None = None
        self._rating: int | None = None
        self._forward = True
        self.actions_by_id: Mapping[str, QAction] = {}
        """The window's commands that the context menu offers."""
        self.folders = FolderReader(workers, self)
        self.recent_folders = RecentPhotos(settings, self, key="recent/folders", most=6)
        self.model = PhotoModel(document, kept, pictures, self)
        self.bar = StripBar()
        self.view = StripView(self.model, pictures)
        self._facts = FactsReader(kept, workers, self)
        self._arrange = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._arrange.timeout.connect(self.model.arrange)
        self._lay_out()
        self._connect()
        self._restore_order()
        self._show_or_hide()

    def _lay_out(self) -> None:
        self.setObjectName("filmstrip")
        self.setAccessibleName(self.tr("Filmstrip"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 4, 0)
        row.setSpacing(4)
        row.addWidget(self.bar)
        row.addWidget(self.view, 1)
        self.setFixedHeight(self.view.height())

    def _connect(self) -> None:
        view, bar = self.view, self.bar
        view.chosen.connect(self._go_to)
        view.rated.connect(lambda path, stars: self._kept.rate([path], stars))
        view.menu_requested.connect(self._show_menu)
        view.removed.connect(self.remove_selected)
        view.selection_changed.connect(self._on_selection)
        bar.filter.changed.connect(self._on_filter)
        bar.menu.chosen.connect(self._on_order)
        self.model.modelReset.connect(self._on_selection)
        self._kept.changed.connect(self._on_kept)
        self._document.photo_changed.connect(self._on_photo)
        self._document.recipe_changed.connect(self._on_recipe)
        self._opener.opened.connect(self._on_opened)
        self._opener.failed.connect(self._on_failed)

    # -- the photos

    def paths(self) -> list[Path]:
        """Return every photo that is open, whatever the filter, as they were opened."""
        return self.model.all_paths

    @property
    def count(self) -> int:
        """How many photos are open."""
        return len(self.model.all_paths)

    def open(self, paths: Sequence[Path], current: Path | None = None) -> None:
        """Show photos in place of those that are open, and one of them on screen.

        A single photo that is in the strip already is only gone to.

        Parameters
        ----------
        paths
            The photos.
        current
            The one to show; the first by default.
        """
        self._show_all(list(dict.fromkeys(resolved(paths))), current)

    def _show_all(self, found: Sequence[Path], current: Path | None) -> None:
        if not found:
            return
        if len(found) > 1:
            self.bar.filter.set_stars(0)  # what was filtered is gone
            self._pictures.retry(found)
            self.model.set_paths(found)
            self._read_facts()
            self._show_or_hide()
        self._go_to(found[0] if current is None else current.resolve())

    def open_folder(self, folder: Path) -> None:
        """Show the photos in a folder, the first by name on screen."""

        def use(photos: list[Path]) -> None:
            self.recent_folders.add([folder])
            self._show_all(photos, None)

        self.folders.read(folder, use)

    def step(self, by: int) -> None:
        """Go to the next photo, or with -1 to the one before."""
        shown = self.model.shown_paths
        row = self._row()
        wanted = (row if row is not None else -1) + by
        if shown and 0 <= wanted < len(shown):
            self._forward = by > 0
            self._go_to(shown[wanted])

    def can_step(self, by: int) -> bool:
        """Whether there is a photo on that side."""
        row = self._row()
        return row is not None and 0 <= row + by < self.model.rowCount()

    def _row(self) -> int | None:
        """Return where the user is: also at a photo that could not be opened."""
        row = self.model.row_of(self._at)
        return self.model.row_of(self._document.path) if row is None else row

    def _go_to(self, path: Path) -> None:
        self._at = path
        self._opener.open(path)

    def targets(self) -> list[Path]:
        """Return the photos that a command is meant for: the selected ones.

        While the strip is hidden, or none is selected, the one on screen.
        """
        selected = [] if self.isHidden() else self.view.selected_paths()
        path = self._document.path
        return selected or ([] if path is None else [path])

    def rate(self, stars: int) -> None:
        """Give the selected photos, or the one on screen, so many stars."""
        self._kept.rate(self.targets(), stars)

    def copy_current(self) -> None:
        """Keep the recipe of the photo that the keys and the menu are at."""
        index = self.view.currentIndex()
        if index.isValid():
            self.copied.emit(self._kept.recipe(self.model.path(index.row())))

    def reset_selected(self) -> None:
        """Make the selected photos as they were: one step in the history of each."""
        self._kept.edit(self.targets(), lambda _: NEUTRAL, self.tr("Reset all"))

    def remove_selected(self) -> None:
        """Take the selected photos off the strip, save the one on screen."""
        gone = [path for path in self.targets() if path != self._document.path]
        self.model.drop(gone)
        self._show_or_hide()

    # -- what is shown

    @property
    def on(self) -> bool:
        """Whether the user wants the strip where there are several photos."""
        return self._on

    def set_on(self, on: bool) -> None:
        """Show the strip where there are several photos, or never."""
        self._on = on
        self._settings.setValue(_SHOWN, on)
        self._show_or_hide()

    def set_aside(self, aside: bool) -> None:
        """Leave the window to the photo for a while."""
        self._aside = aside
        self._show_or_hide()

    def _show_or_hide(self) -> None:
        shown = self._on and not self._aside and self.count > 1
        self.setVisible(shown)
        if not shown:
            self._pictures.want([])
        self._on_selection()

    def _on_selection(self) -> None:
        selected = len(self.view.selectionModel().selectedIndexes())
        self.bar.show_count(self.model.rowCount(), self.count, selected)
        self.changed.emit()

    def _on_filter(self, stars: int) -> None:
        self.model.stars = stars
        self._read_facts()
        self.model.arrange()
        self.view.show_path(self._document.path)

    def _on_order(self, order: StripOrder, backwards: bool) -> None:
        self.model.order, self.model.backwards = order, backwards
        self.bar.show_order()
        mark = _BACKWARDS if backwards else ""
        self._settings.setValue(_ORDER, f"{mark}{order.value}")
        self._read_facts()
        self.model.arrange()
        self.view.show_path(self._document.path)

    def _restore_order(self) -> None:
        kept = str(self._settings.value(_ORDER, StripOrder.NAME.value))
        name = kept.removeprefix(_BACKWARDS)
        if name in set(StripOrder):
            self.model.order = StripOrder(name)
            self.model.backwards = kept.startswith(_BACKWARDS)
        self.bar.menu.set_order(self.model.order, backwards=self.model.backwards)
        self.bar.show_order()

    def _read_facts(self) -> None:
        self._facts.read(self.paths() if self.model.needs_facts else [])

    # -- following the others

    def _on_photo(self) -> None:
        before, self._path = self._path, self._document.path
        if before == self._path:
            return
        self._at = self._opener.opening or self._path
        if self._path is not None and self._path not in self.model:
            self.model.set_paths([self._path])
            self._show_or_hide()
        elif self.model.stars:
            self.model.arrange()
        self.model.touch([before, self._path])
        if self._path not in self.view.selected_paths() or before is not None:
            self.view.go_to(self._path)

    def _on_recipe(self) -> None:
        self.model.touch([self._document.path])

    def _on_kept(self, paths: list[Path]) -> None:
        self.model.touch(paths)
        if self.model.needs_facts:
            self._arrange.start()
        path = self._document.path
        rating = None if path is None else self._kept.rating(path)
        if rating != self._rating:  # every step of a slider comes here, too
            self._rating = rating
            self.changed.emit()

    def _on_failed(self, path: Path, message: str, _detail: str) -> None:
        self._at = path  # the next step goes past it
        self._pictures.set_problem(path, message)
        self.changed.emit()

    def _on_opened(self, path: Path) -> None:
        self._pictures.set_problem(path, "")
        shown, row = self.model.shown_paths, self.model.row_of(path)
        if row is None or len(shown) < 2:
            return
        after, before = shown[row + 1 : row + 3], shown[max(0, row - 1) : row]
        order = (
            [*after[:1], *before, *after[1:]] if self._forward else [*before, *after]
        )
        self._ahead.want(order)

    def _show_menu(self, place: QPoint) -> None:
        menu = StripMenu(
            self.view.selected_paths(), self.actions_by_id, self.copy_current,
            self.reset_selected, self.remove_selected, self.bar.menu, self,
        )  # fmt: skip
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(place)
