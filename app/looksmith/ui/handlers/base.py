"""What the handlers of all menus share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from looksmith.ui.window import MainWindow

__all__ = ["MenuHandlers"]


class MenuHandlers(QObject):
    """The methods that the commands of one menu name.

    Parameters
    ----------
    window
        The window they act on.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    def can_photo(self) -> bool:
        """Whether something is on the canvas."""
        return self._window.document.proxy is not None

    def can_export(self) -> bool:
        """Whether the photo is there at full size."""
        return self._window.document.photo is not None

    def can_look(self) -> bool:
        """Whether a look is in the blend."""
        return self._window.document.current_look is not None
