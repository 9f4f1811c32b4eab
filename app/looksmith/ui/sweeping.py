"""Unreachable objects are searched for between the window's events."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer

from looksmith.work.interpreter import (
    search_anywhere,
    search_here_only,
    search_if_due,
)

__all__ = ["Sweeper"]

_EVERY_MS = 500


class Sweeper(QObject):
    """Keep the search for unreachable objects on the window's thread.

    Left to Python, it would run on the threads that work for the window, too, and
    destroy the Qt objects that it finds there, which may crash.

    Parameters
    ----------
    parent
        The window.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._timer = QTimer(self, interval=_EVERY_MS)
        self._timer.timeout.connect(search_if_due)
        self._timer.start()
        search_here_only()

    def close(self) -> None:
        """Leave the search to Python again; call it once the threads have ended."""
        if self._timer.isActive():
            self._timer.stop()
            search_anywhere()
