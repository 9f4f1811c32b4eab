"""The search box of the look browser."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit

from looksmith.ui.icons import icon
from looksmith.ui.keys import with_key

__all__ = ["SearchBox"]


class SearchBox(QLineEdit):
    """The search box: Down goes to the tiles, Esc clears."""

    left_downwards = Signal()

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
        """Leave with Down or Enter, clear with Esc."""
        if event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.left_downwards.emit()
        elif event.key() == Qt.Key.Key_Escape:
            if self.text():
                self.clear()
            else:
                self.left_downwards.emit()
        else:
            super().keyPressEvent(event)
