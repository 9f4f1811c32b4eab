"""The window on all of the screen, and back to what it was."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

__all__ = ["FullScreenEscape", "fill_screen"]


def fill_screen(window: QWidget, on: bool) -> None:
    """Fill the screen with a window, or let it be as before: maximised if it was."""
    full = Qt.WindowState.WindowFullScreen
    state = window.windowState()
    window.setWindowState(state | full if on else state & ~full)


class FullScreenEscape(QObject):
    """Leave the full screen with Esc, where nobody else has a use for the key.

    Parameters
    ----------
    window
        The window, which gets the keys that no widget in it takes.
    leave
        Called with the key.
    """

    def __init__(self, window: QWidget, leave: Callable[[], object]) -> None:
        super().__init__(window)
        self._window, self._leave = window, leave
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take Esc while the window fills the screen."""
        if (
            event.type() == QEvent.Type.KeyPress
            and isinstance(event, QKeyEvent)
            and event.key() == Qt.Key.Key_Escape
            and watched is self._window
            and self._window.isFullScreen()
        ):
            self._leave()
            return True
        return super().eventFilter(watched, event)
