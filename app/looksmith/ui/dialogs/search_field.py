"""A field that filters what stands below it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from looksmith.ui.icons import icon

__all__ = ["SearchField", "finds"]


def finds(typed: str, text: str) -> bool:
    """Whether every word typed is somewhere in a text, whatever its case."""
    folded = text.casefold()
    return all(word in folded for word in typed.casefold().split())


class SearchField(QLineEdit):
    """A line with a glass; Esc empties it first, and closes only when it is empty.

    Parameters
    ----------
    name
        What is searched: shown while it is empty, and told to assistive programs.
    """

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setPlaceholderText(name)
        self.setAccessibleName(name)
        self.setClearButtonEnabled(True)
        self.addAction(
            QAction(icon("search"), "", self), QLineEdit.ActionPosition.LeadingPosition
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Empty it at Esc."""
        if event.key() == Qt.Key.Key_Escape and self.text():
            self.clear()
            return
        super().keyPressEvent(event)
