"""Another look in the place of one of the blend: those like it come first."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication

from looksmith.errors import LooksmithError
from looksmith.ui.library_words import shown_word

if TYPE_CHECKING:
    from looksmith.looks.look import Look
    from looksmith.ui.dialogs.palette import CommandPalette
    from looksmith.ui.window import MainWindow

__all__ = ["open_replacement"]

_SIMILAR = 24


def _by_likeness(window: MainWindow, look_id: str) -> list[Look]:
    every = window.catalogue.looks()
    try:
        first = window.catalogue.similar(look_id, _SIMILAR)
    except LooksmithError:
        first = []  # a session's look has no likeness
    known = {look.id for look in first}
    return [*first, *(look for look in every if look.id not in known)]


def open_replacement(window: MainWindow, index: int) -> CommandPalette:
    """List every look over the window; the one that is picked takes the place."""
    from looksmith.ui.dialogs.palette import CommandPalette, Entry

    document = window.document
    terms = document.blend.terms
    present = {term.look for term in terms}
    entries = [
        Entry(
            look.title,
            shown_word(look.category),
            "",
            partial(document.replace_look, index, look.id),
        )
        for look in _by_likeness(window, terms[index].look)
        if look.id not in present
    ]
    palette = CommandPalette(entries, (), window)
    text = QCoreApplication.translate("BlendPanel", "Replace {look} with")
    text = text.format(look=document.title_of(terms[index].look))
    palette.field.setPlaceholderText(text)
    palette.field.setAccessibleName(text)
    palette.open_over(window)
    return palette
