"""A quiet choice between a few words, of which one is down."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QToolButton, QWidget

__all__ = ["Segments"]


class _Segment(QToolButton):
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Press with Enter as well as with Space; arrows go to the neighbour."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.click()
        else:
            super().keyPressEvent(event)


class Segments(QWidget):
    """Words side by side, joined; Tab reaches them, arrow keys choose.

    Parameters
    ----------
    name
        What is chosen, for screen readers.

    Signals
    -------
    picked(str)
        The user chose the word of that key.
    """

    picked = Signal(str)

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(name)
        self._group = QButtonGroup(self)
        self._tips: dict[str, str] = {}
        self.buttons: dict[str, QToolButton] = {}
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)

    @property
    def picked_key(self) -> str:
        """The key of the word that is down; empty for none."""
        down = self._group.checkedButton()
        return next((key for key, each in self.buttons.items() if each is down), "")

    def add(self, key: str, text: str, tip: str) -> None:
        """Add a word at the end."""
        button = _Segment()
        button.setObjectName("segment")
        button.setProperty("first", not self.buttons)
        button.setCheckable(True)
        button.setText(text)
        button.setToolTip(tip)
        button.setAccessibleDescription(tip)
        # Arrow keys need the strong policy: they give the neighbour the focus.
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.clicked.connect(lambda: self.picked.emit(key))
        self._group.addButton(button)
        self._row.addWidget(button)
        self.buttons[key], self._tips[key] = button, tip

    def pick(self, key: str) -> None:
        """Put a word down without telling anybody."""
        self.buttons[key].setChecked(True)

    def set_available(self, on: bool, reason: str = "") -> None:
        """Let the user choose, or say in the tooltips why not."""
        self.setEnabled(on)
        for key, button in self.buttons.items():
            tip = self._tips[key] if on else reason
            button.setToolTip(tip)
            button.setAccessibleDescription(tip)
