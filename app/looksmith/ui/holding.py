"""Space, held: the original on the canvas."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from looksmith.ui.canvas.canvas import Canvas

__all__ = ["SpaceHold"]


class SpaceHold(QObject):
    """Shows the original while Space is held where nothing else takes the key.

    Parameters
    ----------
    window
        What is left of its keys counts.
    canvas
        Shows the original.
    keepers
        Widgets that would take Space for themselves, but do not get it.
    """

    def __init__(self, window: QWidget, canvas: Canvas, *keepers: QWidget) -> None:
        super().__init__(window)
        self._window, self._canvas = window, canvas
        for watched in (window, *keepers):
            watched.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the key, and let go of it when another window comes to the front."""
        if isinstance(event, QKeyEvent) and event.key() == Qt.Key.Key_Space:
            pressed = event.type() == QEvent.Type.KeyPress
            if pressed or event.type() == QEvent.Type.KeyRelease:
                if not event.isAutoRepeat():
                    self._canvas.hold_original(pressed)
                return True
        elif event.type() == QEvent.Type.ActivationChange and not (
            self._window.isActiveWindow()
        ):
            self._canvas.hold_original(False)
        return False
