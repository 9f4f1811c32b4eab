"""What the command palette lists: commands, presets and the library's looks."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from looksmith.ui.actions import menu_place, translate
from looksmith.ui.commands.table import COMMANDS
from looksmith.ui.keys import key_text
from looksmith.ui.library_words import shown_word

if TYPE_CHECKING:
    from looksmith.ui.dialogs.palette import CommandPalette, Entry
    from looksmith.ui.window import MainWindow

__all__ = ["open_palette"]


def _commands(window: MainWindow) -> list[Entry]:
    from looksmith.ui.dialogs.palette import Entry

    entries = []
    for command in COMMANDS:
        if command.id == "help.palette":
            continue
        action = window.actions_by_id[command.id]
        keys = key_text(action.shortcut().toString())
        text = translate(command.text).rstrip("…")
        entries.append(
            Entry(text, menu_place(command.menu), keys, action.trigger, action)
        )
    return entries


def _looks(window: MainWindow) -> list[Entry]:
    from looksmith.ui.dialogs.palette import Entry

    choose = window.document.choose_look
    return [
        Entry(look.title, shown_word(look.category), "", partial(choose, look.id))
        for look in window.catalogue.looks()
    ]


def _presets(window: MainWindow) -> list[Entry]:
    from looksmith.ui.dialogs.palette import Entry

    presets, place = window.presets, menu_place("presets")
    own = {name: partial(presets.use, name) for name in presets.names}
    shipped = {t: partial(presets.use_shipped, n) for n, t in presets.shipped.items()}
    return [Entry(name, place, "", run) for name, run in (shipped | own).items()]


def open_palette(window: MainWindow) -> CommandPalette:
    """Show the palette over the window."""
    from looksmith.ui.dialogs.palette import CommandPalette

    further = [*_presets(window), *_looks(window)]
    palette = CommandPalette(_commands(window), further, window)
    palette.open_over(window)
    return palette
