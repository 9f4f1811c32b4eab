"""The sheet of keys, made from the table of commands."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from looksmith.ui.actions import key_text, translate
from looksmith.ui.commands.command import MENUS
from looksmith.ui.commands.table import COMMANDS, GESTURES

__all__ = ["ShortcutsDialog", "shortcut_groups"]

Row = tuple[str, str]


def shortcut_groups() -> dict[str, list[Row]]:
    """Return title -> [(keys, what they do)], in the menus' order."""
    groups: dict[str, list[Row]] = {}
    for key, title in MENUS.items():
        rows = [
            (" · ".join(map(key_text, command.keys)), translate(command.text))
            for command in COMMANDS
            if command.menu == key and command.keys
        ]
        if rows:
            groups[translate(title).replace("&", "")] = rows
    mouse = [(translate(g.keys), translate(g.text)) for g in GESTURES]
    groups[translate("Photo and looks")] = mouse
    return groups


class ShortcutsDialog(QDialog):
    """Every key in two columns."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keyboard shortcuts"))
        self.setModal(False)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        groups = list(shortcut_groups().items())
        columns = QHBoxLayout()
        columns.setSpacing(40)
        half = sum(len(rows) + 2 for _, rows in groups) / 2
        column, height = self._column(columns), 0
        for title, rows in groups:
            if height >= half:
                column.addStretch(1)
                column, height = self._column(columns), 0
            column.addLayout(self._group(title, rows))
            height += len(rows) + 2
        column.addStretch(1)
        close = QPushButton(self.tr("Close"))
        close.setDefault(True)
        close.clicked.connect(self.accept)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(close)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(24, 20, 24, 16)
        whole.setSpacing(16)
        whole.addLayout(columns)
        whole.addLayout(buttons)
        self.setFixedSize(self.sizeHint())

    @staticmethod
    def _column(columns: QHBoxLayout) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(16)
        columns.addLayout(column)
        return column

    @staticmethod
    def _group(title: str, rows: list[Row]) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(4)
        heading = QLabel(title.upper())
        heading.setObjectName("section")
        grid.addWidget(heading, 0, 0, 1, 2)
        for row, (keys, text) in enumerate(rows, start=1):
            grid.addWidget(QLabel(text), row, 0)
            label = QLabel(keys)
            label.setObjectName("dim")
            grid.addWidget(label, row, 1, Qt.AlignmentFlag.AlignRight)
        grid.setColumnMinimumWidth(0, 150)
        grid.setColumnStretch(0, 1)
        return grid
