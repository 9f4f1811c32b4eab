"""Nothing but the picture: the whole screen, and all else hidden."""

from __future__ import annotations

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMainWindow, QWidget

from looksmith.ui.full_screen import fill_screen

__all__ = ["PictureOnly"]


class PictureOnly(QObject):
    """Hide all that stands beside one widget of a window, and bring it back.

    Parameters
    ----------
    window
        The window; it fills the screen meanwhile.
    picture
        What stays.
    """

    toggled = Signal(bool)
    """It began or ended."""

    def __init__(self, window: QMainWindow, picture: QWidget) -> None:
        super().__init__(window)
        self._window, self._picture = window, picture
        self._hidden: list[QWidget] = []
        self._on = False
        self._was_full = False
        self._escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), window)
        self._escape.activated.connect(lambda: self.set_on(False))
        self._escape.setEnabled(False)

    @property
    def on(self) -> bool:
        """Whether only the picture is shown."""
        return self._on

    def set_on(self, on: bool) -> None:
        """Show only the picture, or all that was there before."""
        if on == self._on:
            return
        self._on = on
        self._escape.setEnabled(on)
        if on:
            self._begin()
        else:
            self._end()
        self.toggled.emit(on)

    def _begin(self) -> None:
        self._was_full = self._window.isFullScreen()
        self._hidden = self._beside()
        for widget in self._hidden:
            widget.hide()
        fill_screen(self._window, True)
        self._picture.setFocus()

    def _end(self) -> None:
        for widget in self._hidden:
            widget.show()
        self._hidden = []
        if not self._was_full:
            fill_screen(self._window, False)

    def _beside(self) -> list[QWidget]:
        """Return what is shown beside the picture, level by level up to the window."""
        found: list[QWidget] = []
        inner, outer = self._picture, self._picture.parentWidget()
        while outer is not None:
            found += [
                child
                for child in outer.children()
                if isinstance(child, QWidget)
                and child is not inner
                and child.isVisible()
                and not child.isWindow()
            ]
            inner, outer = outer, outer.parentWidget()
            if inner is self._window:
                break
        return found
