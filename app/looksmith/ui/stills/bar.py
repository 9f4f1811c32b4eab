"""The slots for stills, in a row."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from looksmith.ui.document import Document
from looksmith.ui.keys import Keys
from looksmith.ui.recipe_pictures import RecipePictures
from looksmith.ui.stills.model import LETTERS, Stills
from looksmith.ui.stills.slot import StillSlot

__all__ = ["StillsBar"]


class StillsBar(QWidget):
    """Show what is kept, on the photo that is open.

    Parameters
    ----------
    stills
        What is kept.
    document
        Whose recipe may be one of them.
    pictures
        Renders them.
    """

    held = Signal(int)
    let_go = Signal()
    chosen = Signal(int)
    keep_requested = Signal(int)

    def __init__(
        self,
        stills: Stills,
        document: Document,
        pictures: RecipePictures,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._stills, self._document, self._pictures = stills, document, pictures
        self.setObjectName("stills")
        self.setAccessibleName(self.tr("Stills"))
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 0, 6, 0)
        row.setSpacing(3)
        self.slots = [StillSlot(letter, self) for letter in LETTERS]
        for place, slot in enumerate(self.slots):
            row.addWidget(slot)
            self._connect(place, slot)
        stills.changed.connect(self._show)
        document.recipe_changed.connect(self._show)
        pictures.cleared.connect(self._show)
        pictures.ready.connect(self._on_ready)
        self._show()

    def set_keys(self, keys: Keys) -> None:
        """Name the keys of the commands for stills, as they are and will be."""
        self._name_keys(keys)
        keys.changed.connect(partial(self._name_keys, keys))

    def _name_keys(self, keys: Keys) -> None:
        keep, compare = map(keys.text, ("view.keep_still", "view.compare_stills"))
        for slot in self.slots:
            slot.set_keys(keys.text(f"view.still_{slot.letter.lower()}"), keep, compare)

    def _connect(self, place: int, slot: StillSlot) -> None:
        slot.held.connect(lambda: self.held.emit(place))
        slot.let_go.connect(self.let_go)
        slot.chosen.connect(lambda: self.chosen.emit(place))
        slot.keep_requested.connect(lambda: self.keep_requested.emit(place))
        slot.clear_requested.connect(lambda: self._stills.clear(place))
        slot.clear_all_requested.connect(self._stills.clear_all)

    def _show(self) -> None:
        kept = [recipe for recipe in self._stills.slots if recipe is not None]
        self._pictures.want("stills", kept)
        for slot, recipe in zip(self.slots, self._stills.slots, strict=True):
            if recipe is None:
                slot.show_still(filled=False)
            else:
                slot.show_still(
                    filled=True,
                    in_use=recipe == self._document.recipe,
                    image=self._pictures.image(recipe),
                )

    def _on_ready(self, recipe: object) -> None:
        if recipe in self._stills.slots:
            self._show()
