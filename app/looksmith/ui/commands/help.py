"""The commands of the Help menu."""

from __future__ import annotations

from looksmith.ui.commands.command import Command

__all__ = ["HELP"]

HELP: tuple[Command, ...] = (
    Command(
        "help.palette", "Find a command…", "show_palette", "help",
        ("Ctrl+Shift+P",), "search", "Find a command or a look by a few letters",
    ),
    Command(
        "help.shortcuts", "Keyboard shortcuts", "show_shortcuts",
        "help", ("F1", "Ctrl+/"), "help",
        "Every key on one sheet",
    ),
    Command(
        "help.diagnostics", "Copy diagnostics", "copy_diagnostics", "help",
        icon="diagnostics", tip="Copy what a report of a fault needs to know of this "
        "computer; no photo is named", starts_group=True,
    ),
    Command(
        "help.about", "About Looksmith", "show_about", "help",
        icon="info", tip="Version and licences",
    ),
)  # fmt: skip
