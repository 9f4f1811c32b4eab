"""Keep stills, look at them, take them up."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from looksmith.ui.canvas.canvas import Canvas
from looksmith.ui.document import Document
from looksmith.ui.preview import PreviewController
from looksmith.ui.stills.model import LETTERS, Stills

__all__ = ["StillsControl"]


class StillsControl(QObject):
    """What the keys, the bar and the grid do with the slots.

    Parameters
    ----------
    stills
        The slots.
    document
        Whose recipe is kept, or becomes a still.
    preview, canvas
        Show a still that is only looked at.
    key_of
        Returns the key of a command, as this system writes it; "" for none.
    """

    said = Signal(str)
    """What was done, for the status bar."""

    def __init__(
        self,
        stills: Stills,
        document: Document,
        preview: PreviewController,
        canvas: Canvas,
        parent: QObject | None = None,
        *,
        key_of: Callable[[str], str],
    ) -> None:
        super().__init__(parent)
        self._key_of = key_of
        self._stills, self._document = stills, document
        self._preview, self._canvas = preview, canvas
        self._looking = False

    def keep(self, slot: int | None = None) -> None:
        """Keep the recipe in force, by default in the next slot."""
        slot = self._stills.keep(self._document.recipe, slot)
        key = self._key_of("view.compare_stills")
        plain = self.tr("Kept as still {letter}")
        text = self.tr("Kept as still {letter}; {key} compares stills")
        self.said.emit((text if key else plain).format(letter=LETTERS[slot], key=key))

    def recall(self, slot: int) -> None:
        """Make a still the recipe in force, as one step."""
        self.let_go()
        recipe = self._stills.recipe(slot)
        if recipe is None:
            text = self.tr("Still {letter}, empty")
            self.said.emit(text.format(letter=LETTERS[slot]))
        else:
            self._document.edit(recipe, self._name(slot))

    def hold(self, slot: int) -> None:
        """Show a still on the canvas for the time being."""
        recipe = self._stills.recipe(slot)
        if recipe is not None and self._document.proxy is not None:
            self._looking = True
            self._preview.try_on(recipe)
            self._canvas.remark(self._name(slot))

    def let_go(self) -> None:
        """Show the recipe in force again."""
        if self._looking:
            self._looking = False
            self._preview.try_on(None)
            self._canvas.remark("")

    def _name(self, slot: int) -> str:
        return self.tr("Still {letter}").format(letter=LETTERS[slot])
