"""Every step of the edit, to go back and forth in."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import (
    QDialog,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from looksmith.ui import theme
from looksmith.ui.document import Document

__all__ = ["HistoryDialog"]


class HistoryDialog(QDialog):
    """List the steps, the newest at the foot; a click or an arrow key goes to one.

    Steps that are undone stand dimmed until a new one is made.

    Parameters
    ----------
    document
        Whose steps they are.
    parent
        The window.
    """

    def __init__(self, document: Document, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._document = document
        self._filling = False
        self.setWindowTitle(self.tr("History"))
        self.setModal(False)
        self.list = QListWidget()
        self.list.setObjectName("steps")
        self.list.setAccessibleName(self.tr("Steps"))
        self.list.setUniformItemSizes(True)
        hint = QLabel(self.tr("Click a step to go there. Nothing is lost by it."))
        hint.setObjectName("hint")
        hint.setWordWrap(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        column.addWidget(self.list, 1)
        column.addWidget(hint)
        self.list.currentRowChanged.connect(self._on_row)
        document.history_changed.connect(self._fill)
        self._fill()

    def sizeHint(self) -> QSize:
        """Return a tall, narrow size."""
        return QSize(280, 420)

    def _fill(self) -> None:
        history = self._document.history
        self._filling = True
        self.list.clear()
        for index, step in enumerate(history.steps):
            item = QListWidgetItem(step.name)
            undone = index > history.index
            item.setForeground(QColor(theme.colour("text-off" if undone else "text")))
            if undone:
                text = self.tr("{step}, undone").format(step=step.name)
                item.setData(Qt.ItemDataRole.AccessibleTextRole, text)
            self.list.addItem(item)
        self.list.setCurrentRow(history.index)
        self._filling = False

    def _on_row(self, row: int) -> None:
        if not self._filling and row >= 0 and row != self._document.history.index:
            self._document.go_to(row)
