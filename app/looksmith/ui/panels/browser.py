"""The left column: search, chips, and the user's photo in every look."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, Qt, QTimer, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QStackedWidget,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from looksmith.ui.document import Document
from looksmith.ui.icons import icon
from looksmith.ui.keys import key_text
from looksmith.ui.library_words import shown_word
from looksmith.ui.panels.look_drop import LookDrop
from looksmith.ui.panels.look_export import LookExport
from looksmith.ui.panels.look_fingerprint import LookFingerprint
from looksmith.ui.panels.look_footer import LookFooter
from looksmith.ui.panels.look_map import LookMapView
from looksmith.ui.panels.look_measures import LookMeasures
from looksmith.ui.panels.look_menu import LookMenu
from looksmith.ui.panels.look_model import LookModel
from looksmith.ui.panels.look_nothing import NothingHere
from looksmith.ui.panels.look_order import Order, OrderButton, in_order
from looksmith.ui.panels.look_traits import TraitChips
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
_MEASURE_AFTER_MS = 1500  # the window is painted, the first photo is on its way
_ORDER_KEY, _REVERSE_KEY = "browser/order", "browser/reversed"
_WIDTH_KEY = "browser/tile-width"


class LookBrowser(LookDrop):
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
    settings
        Where order and size of the tiles are remembered.

    Signals
    -------
    import_requested()
        The import button was pressed.
    """

    import_requested = Signal()

    def __init__(
        self,
        document: Document,
        catalogue: Catalogue,
        workers: Workers,
        thumbnails: Thumbnails | None = None,
        parent: QWidget | None = None,
        *,
        settings: QSettings | None = None,
    ) -> None:
        super().__init__(parent)
        self._document, self._catalogue = document, catalogue
        self._settings = settings
        self.thumbnails = thumbnails or Thumbnails(document, catalogue, workers, self)
        self._similar_to: str | None = None
        self._anchor: str | None = None
        self.model = LookModel(document, catalogue, self)
        self.search = SearchBox()
        self.order = OrderButton()
        self.chips = ChipBar()
        self.traits = TraitChips()
        self.measures = LookMeasures(catalogue, workers, self)
        self.view = TileView(self.model, self.thumbnails)
        self.map = LookMapView(document, catalogue, self.thumbnails, workers)
        self.fingerprint = LookFingerprint(catalogue, workers)
        self.footer = LookFooter(self.view.WIDTHS, self.view.least_width)
        self.count_text = self.footer.count_text
        self.nothing = NothingHere()
        self.map_button = QToolButton()
        self.menu = LookMenu(self, document, catalogue)
        self.export = LookExport(self, catalogue, workers)
        self._build_map_button()
        self._lay_out()
        self._restore()
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

    def _lay_out(self) -> None:
        self.pages = QStackedWidget()
        self.pages.addWidget(self.view)
        self.pages.addWidget(self.nothing)
        self.pages.addWidget(self.map)
        head = QVBoxLayout()
        head.setContentsMargins(16, 8, 16, 8)
        head.setSpacing(8)
        row = QHBoxLayout()
        row.setSpacing(4)
        row.addWidget(self.search)
        row.addWidget(self.order)
        row.addWidget(self.map_button)
        head.addLayout(row)
        head.addWidget(self.chips)
        head.addWidget(self.traits)
        self._tiles = QHBoxLayout()
        self._tiles.addWidget(self.pages)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(head)
        column.addLayout(self._tiles, 1)
        strip = QVBoxLayout()
        strip.setContentsMargins(16, 8, 16, 0)
        strip.addWidget(self.fingerprint)
        column.addLayout(strip)
        column.addWidget(self.footer)
        self.setMinimumWidth(216)

    def _restore(self) -> None:
        """Take up order and size of the tiles where the last window left them."""
        if self._settings is not None:
            order = str(self._settings.value(_ORDER_KEY, ""))
            if order in set(Order) - {Order.SIMILARITY}:
                reverse = bool(self._settings.value(_REVERSE_KEY, False, type=bool))
                self.order.set_order(Order(order), reverse=reverse)
            width = str(self._settings.value(_WIDTH_KEY, ""))
            if width.isdigit():
                self.view.set_least_width(int(width))
        self.footer.show_width(self.view.least_width)

    def _remember(self, key: str, value: object) -> None:
        if self._settings is not None:
            self._settings.setValue(key, value)

    def _connect(self) -> None:
        self.order.changed.connect(self._on_order_chosen)
        self.traits.changed.connect(self._on_filter_changed)
        self.measures.ready.connect(self._on_measured)
        self.view.zoomed.connect(self._on_resized)
        self.footer.resized.connect(self._on_resized)
        self.footer.import_button.clicked.connect(self.import_requested)
        self.nothing.clear_button.clicked.connect(self.show_all)
        self._document.recipe_changed.connect(self._show_fingerprint)
        self.search.textChanged.connect(self._on_filter_changed)
        self.search.left_downwards.connect(self._on_search_left)
        self.search.taken.connect(self._on_search_taken)
        self.chips.picked.connect(self._on_chip_picked)
        for view in (self.view, self.map):
            view.chosen.connect(self.choose)
            view.added.connect(self.add)
            view.favourite_toggled.connect(self.toggle_favourite)
            view.menu_requested.connect(self.menu.open_for)
            view.hovered.connect(self._on_hovered)
            view.left.connect(self._show_fingerprint)
        self.menu.added.connect(self.add)
        self.menu.favourite_toggled.connect(self.toggle_favourite)
        self.menu.similar_requested.connect(self.show_similar)
        self.menu.export_requested.connect(self.export.ask)
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
        chips.extend(Chip(_CATEGORY + name, shown_word(name)) for name in categories)
        self.chips.set_chips(chips)
        self.map.reload()
        self.measures.forget()
        self.fingerprint.forget()
        if self.isVisible():
            self.measures.ask()
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

    @property
    def busy(self) -> bool:
        """Whether what is shown is about to be asked for."""
        return any(p.busy for p in (self.view, self.map, self.fingerprint))

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

    def set_star_keys(self, keys: Sequence[str]) -> None:
        """Let keys make the look with the focus a favourite, and name the first."""
        self.view.star_keys = self.map.star_keys = keys
        self.nothing.set_star_key(next(map(key_text, keys), ""))

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
        self.traits.clear()
        self.chips.pick(_ALL)
        self._on_filter_changed()

    def show_look(self, look_id: str) -> None:
        """Bring a look's tile into view, whatever was filtered."""
        self.show_all()
        self.view.go_to(look_id)
        self.map.go_to(look_id)

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

    def _arranged(self, looks: list[Look]) -> list[Look]:
        """Keep the looks of the chosen character, and put them in order."""
        order, wanted = self.order.order, self.traits.picked
        known = self.measures.known
        if known is None and (wanted or order.measures):
            self.measures.ask()
        if known is not None:
            for trait in wanted:
                having = known.having(trait)
                looks = [look for look in looks if look.id in having]
        arranged = in_order(looks, order, known, self._anchor)
        return arranged[::-1] if self.order.reversed else arranged

    def _on_order_chosen(self) -> None:
        # The tiles do not run away when another look is chosen: it is like this one
        # until the order is chosen again.
        self._anchor = self._document.current_look
        self._remember(_ORDER_KEY, self.order.order.value)
        self._remember(_REVERSE_KEY, self.order.reversed)
        self._on_filter_changed()
        self.view.scrollToTop()

    def _on_measured(self) -> None:
        if self.traits.picked or self.order.order.measures:
            self._on_filter_changed()

    def _on_filter_changed(self) -> None:
        looks = self._arranged(self._filtered())
        every = self._catalogue.looks()
        shown = {look.id for look in looks}
        self.view.others = [look.id for look in every if look.id not in shown]
        self.model.set_looks(looks)
        self.map.set_shown(shown)
        self._show_page()
        if not looks:
            self.nothing.explain(
                self.search.text().strip(),
                self.chips.picked_key,
                by_character=bool(self.traits.picked),
            )
        one, many = self.tr("1 look"), self.tr("{count} looks")
        count = one if len(looks) == 1 else many.format(count=len(looks))
        self.count_text.setText(count)
        self.view.scrollToTop()
        self.view.go_to(self._document.current_look)

    def _on_resized(self, width: int) -> None:
        self.view.set_least_width(width)
        self.footer.show_width(self.view.least_width)
        self._remember(_WIDTH_KEY, self.view.least_width)

    def _on_hovered(self, look_id: str, _adds: bool) -> None:
        self.fingerprint.show_look(look_id or self._document.current_look)

    def _show_fingerprint(self) -> None:
        self.fingerprint.show_look(self._document.current_look)

    def showEvent(self, event: QShowEvent) -> None:
        """Measure the looks before anybody asks, when there is nothing else to do."""
        super().showEvent(event)
        QTimer.singleShot(_MEASURE_AFTER_MS, self, self.measures.ask)

    def _show_page(self) -> None:
        browse = self.map if self.map_button.isChecked() else self.view
        found = self.model.rowCount() > 1
        self.pages.setCurrentWidget(browse if found else self.nothing)
        scrolls = self.pages.currentWidget() is self.view  # its bar stands at the edge
        self._tiles.setContentsMargins(*((12, 0, 2, 0) if scrolls else (16, 0, 16, 0)))

    def _on_map_toggled(self, shown: bool) -> None:
        self.map_button.setIcon(icon("grid" if shown else "map"))
        self._show_page()
        if shown:
            self.map.go_to(self._document.current_look)
        else:
            self.view.go_to(self._document.current_look)
            self.view.ask()

    def _on_search_taken(self, adds: bool) -> None:
        if self.model.rowCount() > 1:  # the original is always there
            best = self.model.ids()[1]
            (self.add if adds else self.choose)(best)
            self.view.go_to(best)
            self._on_search_left()

    def _on_search_left(self) -> None:
        if self.pages.currentWidget() is self.map:
            self.map.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif self.pages.currentWidget() is self.view:
            self.view.setFocus(Qt.FocusReason.ShortcutFocusReason)
            if not self.view.currentIndex().isValid():
                self.view.go_to(None)
