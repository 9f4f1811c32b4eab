"""Unreachable objects are searched for between the window's events."""

from __future__ import annotations

from PySide6.QtCore import QAbstractEventDispatcher, QObject

from looksmith.work.interpreter import (
    search_anywhere,
    search_here_only,
    search_if_due,
)

__all__ = ["Sweeper"]


class Sweeper(QObject):
    """Keep the search for unreachable objects on the window's thread.

    Left to Python, it would run on the threads that work for the window, too, and
    destroy the Qt objects that it finds there, which may crash. Whether a search is due
    is asked whenever the window has nothing to do for a moment: at rest, never.

    Parameters
    ----------
    parent
        The window.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._events = QAbstractEventDispatcher.instance()
        self._events.aboutToBlock.connect(self._search)
        self._open = True
        search_here_only()

    def close(self) -> None:
        """Leave the search to Python again; call it once the threads have ended."""
        if self._open:
            self._open = False
            self._events.aboutToBlock.disconnect(self._search)
            search_anywhere()

    def _search(self) -> None:
        search_if_due()
