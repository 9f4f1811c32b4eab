"""The search box of the look browser."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit

from looksmith.ui.icons import icon
from looksmith.ui.keys import with_key

__all__ = ["SearchBox"]


class SearchBox(QLineEdit):
    """The search box: Down goes to the tiles, Enter takes the best match, Esc clears.

    Signals
    -------
    left_downwards()
        The tiles are to have the keys.
    taken(bool)
        The best match is wanted; whether it is to be added to the blend (Ctrl+Enter).
    """

    left_downwards = Signal()
    taken = Signal(bool)

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText(self.tr("Search looks"))
        self.setClearButtonEnabled(True)
        self.setAccessibleName(self.tr("Search looks"))
        self.set_key("")
        glass = QAction(icon("search"), "", self)
        self.addAction(glass, QLineEdit.ActionPosition.LeadingPosition)

    def set_key(self, key: str) -> None:
        """Name the key that leads here, "" for none."""
        tip = self.tr("Search by film, maker, author, category or tag")
        self.setToolTip(with_key(tip, key))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave with Down, take the best match with Enter, clear with Esc."""
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if enter and self.text().strip():
            ctrl = event.modifiers() & Qt.KeyboardModifier.ControlModifier
            self.taken.emit(bool(ctrl))
        elif enter or event.key() == Qt.Key.Key_Down:
            self.left_downwards.emit()
        elif event.key() == Qt.Key.Key_Escape:
            if self.text():
                self.clear()
            else:
                self.left_downwards.emit()
        else:
            super().keyPressEvent(event)
