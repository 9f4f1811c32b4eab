"""The handlers of all menus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from looksmith.ui.commands.command import Command
from looksmith.ui.handlers.base import MenuHandlers
from looksmith.ui.handlers.canvas import CanvasHandlers
from looksmith.ui.handlers.edit import EditHandlers
from looksmith.ui.handlers.file import FileHandlers
from looksmith.ui.handlers.help import HelpHandlers
from looksmith.ui.handlers.look import LookHandlers
from looksmith.ui.handlers.photo import PhotoHandlers
from looksmith.ui.handlers.view import ViewHandlers

if TYPE_CHECKING:
    from looksmith.ui.window import MainWindow

__all__ = ["HANDLERS", "Handlers"]

HANDLERS: dict[str, type[MenuHandlers]] = {
    "file": FileHandlers,
    "edit": EditHandlers,
    "look": LookHandlers,
    "photo": PhotoHandlers,
    "view": ViewHandlers,
    "canvas": CanvasHandlers,
    "help": HelpHandlers,
}
"""Classes by the first part of a command's id."""


class Handlers:
    """The handlers of all menus.

    Parameters
    ----------
    window
        The window they act on.
    """

    def __init__(self, window: MainWindow) -> None:
        self.file = FileHandlers(window)
        self.edit = EditHandlers(window)
        self.look = LookHandlers(window)
        self.photo = PhotoHandlers(window)
        self.view = ViewHandlers(window)
        self.canvas = CanvasHandlers(window)
        self.help = HelpHandlers(window)

    def of(self, command: Command) -> MenuHandlers:
        """Return the object whose methods a command names."""
        found: MenuHandlers = getattr(self, command.id.partition(".")[0])
        return found
