"""The left column: search, chips, and the user's photo in every look."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QPushButton,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from looksmith.lut.formats import READABLE_EXTENSIONS
from looksmith.ui import theme
from looksmith.ui.document import Document
from looksmith.ui.icons import icon
from looksmith.ui.panels.look_map import LookMapView
from looksmith.ui.panels.look_menu import LookMenu
from looksmith.ui.panels.look_model import LookModel
from looksmith.ui.panels.search_box import SearchBox
from looksmith.ui.panels.tile_view import TileView
from looksmith.ui.thumbnails import ORIGINAL, Thumbnails
from looksmith.ui.widgets.chips import Chip, ChipBar
from looksmith.ui.workers import Workers

if TYPE_CHECKING:
    from looksmith.looks.catalogue import Catalogue
    from looksmith.looks.look import Look

__all__ = ["LookBrowser"]

_ALL, _FAVOURITES, _MINE, _RECENT, _SIMILAR = "all", "favourites", "mine", "recent", "~"
_CATEGORY = "category:"
_SIMILAR_COUNT = 24


class LookBrowser(QWidget):
    """Browse, search and choose looks on the photo itself.

    Parameters
    ----------
    document
        Whose blend the tiles edit.
    catalogue
        The looks.
    workers
        Where thumbnails are rendered.
    thumbnails
        Shared with other panels; its own by default.

    Signals
    -------
    import_requested()
        The import button was pressed.
    paths_dropped(list)
        LUT files or folders (`Path`) were dropped.
    """

    import_requested = Signal()
    paths_dropped = Signal(list)

    def __init__(
        self,
        document: Document,
        catalogue: Catalogue,
        workers: Workers,
        thumbnails: Thumbnails | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._document, self._catalogue = document, catalogue
        self.thumbnails = thumbnails or Thumbnails(document, catalogue, workers, self)
        self._similar_to: str | None = None
        self._dropping = False
        self.model = LookModel(document, catalogue, self)
        self.search = SearchBox()
        self.chips = ChipBar()
        self.view = TileView(self.model, self.thumbnails)
        self.map = LookMapView(document, catalogue, self.thumbnails, workers)
        self.map_button = QToolButton()
        self.menu = LookMenu(self, document, catalogue)
        self._build_map_button()
        self._lay_out()
        self._connect()
        self.refresh()

    # Building

    def _build_map_button(self) -> None:
        self.map_button.setCheckable(True)
        self.map_button.setIcon(icon("map"))
        tip = self.tr("Show the looks on a map: those that are alike lie together")
        self.map_button.setToolTip(tip)
        self.map_button.setAccessibleName(self.tr("Map of looks"))
        self.map_button.toggled.connect(self._on_map_toggled)

    def _empty_page(self) -> QWidget:
        page = QWidget()
        self.empty_text = QLabel(alignment=Qt.AlignmentFlag.AlignCenter)
        self.empty_text.setObjectName("dim")
        self.empty_text.setWordWrap(True)
        self.empty_text.setTextFormat(Qt.TextFormat.PlainText)
        self.clear_button = QPushButton(self.tr("Clear"))
        self.clear_button.setToolTip(self.tr("Show all looks again"))
        self.clear_button.clicked.connect(self.show_all)
        column = QVBoxLayout(page)
        column.setContentsMargins(16, 32, 16, 16)
        column.setSpacing(16)
        column.addWidget(self.empty_text)
        column.addWidget(self.clear_button, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        return page

    def _footer(self) -> QHBoxLayout:
        self.import_button = QPushButton(icon("import"), self.tr("Import LUTs…"))
        self.import_button.setIconSize(QSize(16, 16))
        tip = self.tr(
            "Add LUT files or a folder to your looks; dropping them works, too"
        )
        self.import_button.setToolTip(tip)
        self.import_button.clicked.connect(self.import_requested)
        self.count_text = QLabel()
        self.count_text.setObjectName("dim")
        row = QHBoxLayout()
        row.setContentsMargins(16, 8, 16, 8)
        row.addWidget(self.import_button)
        row.addStretch(1)
        row.addWidget(self.count_text)
        return row

    def _lay_out(self) -> None:
        self.pages = QStackedWidget()
        self.pages.addWidget(self.view)
        self._nothing = self._empty_page()
        self.pages.addWidget(self._nothing)
        self.pages.addWidget(self.map)
        head = QVBoxLayout()
        head.setContentsMargins(16, 8, 16, 8)
        head.setSpacing(8)
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.search)
        row.addWidget(self.map_button)
        head.addLayout(row)
        head.addWidget(self.chips)
        tiles = QHBoxLayout()
        tiles.setContentsMargins(12, 0, 2, 0)
        tiles.addWidget(self.pages)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(tiles, 1)
        column.addLayout(self._footer())
        self.setMinimumWidth(216)
        self.setAcceptDrops(True)

    def _connect(self) -> None:
        self.search.textChanged.connect(self._on_filter_changed)
        self.search.left_downwards.connect(self._on_search_left)
        self.chips.picked.connect(self._on_chip_picked)
        for view in (self.view, self.map):
            view.chosen.connect(self.choose)
            view.added.connect(self.add)
            view.favourite_toggled.connect(self.toggle_favourite)
            view.menu_requested.connect(self.menu.open_for)
        self.menu.added.connect(self.add)
        self.menu.favourite_toggled.connect(self.toggle_favourite)
        self.menu.similar_requested.connect(self.show_similar)
        self.menu.library_changed.connect(self.refresh)

    # What others may ask for

    def focus_search(self) -> None:
        """Put the cursor into the search box and select what is there."""
        self.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.search.selectAll()

    def refresh(self) -> None:
        """Read the catalogue again: looks were imported, renamed or removed."""
        self._similar_to = None
        chips = [
            Chip(_ALL, self.tr("All"), self.tr("Every look")),
            Chip(_FAVOURITES, self.tr("Favourites"), icon_name="star-filled"),
            Chip(_MINE, self.tr("Mine"), self.tr("The looks you imported")),
            Chip(_RECENT, self.tr("Recent"), self.tr("The looks you used last")),
        ]
        categories = self._catalogue.categories()
        chips.extend(Chip(_CATEGORY + name, name) for name in categories)
        self.chips.set_chips(chips)
        self.map.reload()
        self._on_filter_changed()

    def step(self, delta: int) -> None:
        """Choose the look so many places further on; it stops at the ends."""
        row = self.model.row_of(self._document.current_look)
        row = 0 if row is None else row
        target = min(max(row + delta, 0), self.model.rowCount() - 1)
        if target != row:
            look = self.model.look(target)
            self.choose(ORIGINAL if look is None else look.id)

    def choose(self, look_id: str) -> None:
        """Replace the blend with a look; `ORIGINAL` empties it."""
        if look_id == ORIGINAL:
            self._document.choose_look(None)
        else:
            self._catalogue.touch(look_id)
            self._document.choose_look(look_id)
        self.view.go_to(look_id)
        self.map.go_to(look_id)

    def add(self, look_id: str) -> None:
        """Add a look to the blend."""
        self._catalogue.touch(look_id)
        self._document.add_look(look_id)

    def toggle_favourite(self, look_id: str) -> None:
        """Make a look a favourite, or no longer one."""
        favourite = not self._catalogue.is_favourite(look_id)
        self._catalogue.set_favourite(look_id, favourite)
        self.model.touch(look_id)
        self.view.viewport().update()
        if self.chips.picked_key == _FAVOURITES:
            self._on_filter_changed()

    def show_similar(self, look_id: str) -> None:
        """Show only the looks that resemble one."""
        self.search.clear()
        self.chips.remove(_SIMILAR)
        self._similar_to = look_id
        title = self._catalogue.get(look_id).title
        text = self.tr("Similar to {look}").format(look=title)
        room = max(80, self.chips.width() - 48)
        shown = self.fontMetrics().elidedText(text, Qt.TextElideMode.ElideMiddle, room)
        chip = Chip(
            _SIMILAR,
            shown + "\N{NO-BREAK SPACE}",
            text + self.tr(" (click to remove)"),
            "close",
        )
        chip.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        chip.setAccessibleName(text)
        self.chips.insert(0, chip)
        self.chips.pick(_SIMILAR)
        self._on_filter_changed()

    def show_all(self) -> None:
        """Clear the search and every filter."""
        self.search.clear()
        self._drop_similar()
        self.chips.pick(_ALL)
        self._on_filter_changed()

    # Filtering

    def _on_chip_picked(self, key: str) -> None:
        self._drop_similar()
        if key == _SIMILAR:
            self.chips.pick(_ALL)
        self._on_filter_changed()

    def _drop_similar(self) -> None:
        self._similar_to = None
        self.chips.remove(_SIMILAR)

    def _filtered(self) -> list[Look]:
        text, key = self.search.text().strip(), self.chips.picked_key
        if self._similar_to is not None:
            similar = self._catalogue.similar(self._similar_to, _SIMILAR_COUNT)
            looks = [self._catalogue.get(self._similar_to), *similar]
            if not text:
                return looks
            found = {look.id for look in self._catalogue.search(text)}
            return [look for look in looks if look.id in found]
        return self._catalogue.search(
            text,
            category=key.removeprefix(_CATEGORY) if key.startswith(_CATEGORY) else None,
            favourites=key == _FAVOURITES,
            mine=key == _MINE,
            recent=key == _RECENT,
        )

    def _on_filter_changed(self) -> None:
        looks = self._filtered()
        every = self._catalogue.looks()
        shown = {look.id for look in looks}
        self.view.others = [look.id for look in every if look.id not in shown]
        self.model.set_looks(looks)
        self.map.set_shown(shown)
        self._show_page()
        if not looks:
            self.empty_text.setText(self._empty_reason())
        one, many = self.tr("1 look"), self.tr("{count} looks")
        count = one if len(looks) == 1 else many.format(count=len(looks))
        self.count_text.setText(count)
        self.view.scrollToTop()
        self.view.go_to(self._document.current_look)

    def _show_page(self) -> None:
        browse = self.map if self.map_button.isChecked() else self.view
        found = self.model.rowCount() > 1
        self.pages.setCurrentWidget(browse if found else self._nothing)

    def _on_map_toggled(self, shown: bool) -> None:
        self.map_button.setIcon(icon("grid" if shown else "map"))
        self._show_page()
        if shown:
            self.map.go_to(self._document.current_look)
        else:
            self.view.go_to(self._document.current_look)
            self.view.ask()

    def _empty_reason(self) -> str:
        text, key = self.search.text().strip(), self.chips.picked_key
        if text:
            return self.tr("No look matches “{text}”").format(text=text)
        if key == _FAVOURITES:
            return self.tr("No favourites yet: click the star on a tile, or press K.")
        if key == _MINE:
            return self.tr("No looks of your own yet: import or drop LUT files here.")
        if key == _RECENT:
            return self.tr("The looks that you use will show here.")
        return self.tr("There are no looks here.")

    def _on_search_left(self) -> None:
        if self.pages.currentWidget() is self.map:
            self.map.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif self.pages.currentWidget() is self.view:
            self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)
            if not self.view.currentIndex().isValid():
                self.view.go_to(None)

    # Dropping

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take LUT files and folders."""
        if _lut_paths(event):
            event.acceptProposedAction()
            self._set_dropping(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        """Forget the drag."""
        self._set_dropping(False)

    def dropEvent(self, event: QDropEvent) -> None:
        """Hand the dropped paths on."""
        self._set_dropping(False)
        paths = _lut_paths(event)
        if paths:
            event.acceptProposedAction()
            self.paths_dropped.emit(paths)

    def _set_dropping(self, dropping: bool) -> None:
        self._dropping = dropping
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Frame the column while something can be dropped on it."""
        super().paintEvent(event)
        if self._dropping:
            painter = QPainter(self)
            painter.setPen(QPen(theme.colour("accent"), 2))
            painter.drawRect(self.rect().adjusted(1, 1, -1, -1))


def _lut_paths(event: QDropEvent) -> list[Path]:
    """Return the dropped folders and the files that may be LUTs."""
    paths = [
        Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()
    ]
    return [
        path
        for path in paths
        if path.is_dir() or path.suffix.lower() in READABLE_EXTENSIONS
    ]
