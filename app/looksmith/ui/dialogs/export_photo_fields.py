"""Fields for a folder and for a template of file names."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLineEdit,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from looksmith.ui.dialogs.export_photo_form import problem_label
from looksmith.ui.dialogs.naming import typed_path

__all__ = ["FolderField", "TemplateField"]


class _LineField(QWidget):
    """A line with a button at its end and a problem below."""

    changed = Signal()

    def __init__(self, name: str, tip: str, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.edit = QLineEdit(self)
        self.edit.setAccessibleName(name)
        self.edit.setToolTip(tip)
        self._label = problem_label(self)
        self._button = QPushButton(self, autoDefault=False)
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.edit, 1)
        row.addWidget(self._button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        column.addLayout(row)
        column.addWidget(self._label)
        self.setFocusProxy(self.edit)
        self.edit.textChanged.connect(self.changed)

    def show_problem(self, text: str) -> None:
        """Say what is wrong, "" for nothing."""
        self._label.setText(text)
        self._label.setVisible(bool(text))


class FolderField(_LineField):
    """A folder, typed or chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(
            self.tr("Folder"), self.tr("Where the file is written"), parent
        )
        self._button.setText(self.tr("Browse…"))
        self._button.setToolTip(self.tr("Choose a folder"))
        self._button.clicked.connect(self._on_browse)

    @property
    def folder(self) -> Path:
        """The folder."""
        return typed_path(self.edit.text())

    @property
    def empty(self) -> bool:
        """Whether nothing is typed."""
        return not self.edit.text().strip()

    def set_folder(self, folder: Path) -> None:
        """Show a folder."""
        self.edit.setText(str(folder))

    def _on_browse(self) -> None:
        name = QFileDialog.getExistingDirectory(
            self, self.tr("Export to"), "" if self.empty else str(self.folder)
        )
        if name:
            self.set_folder(Path(name))


class TemplateField(_LineField):
    """A name with fields such as {date}, which a menu puts in.

    Parameters
    ----------
    fields
        What can be put in, with its explanation.
    """

    def __init__(
        self, fields: Mapping[str, str], parent: QWidget | None = None
    ) -> None:
        super().__init__(
            self.tr("Name"),
            self.tr("Words in braces are filled in; a / makes folders"),
            parent,
        )
        self._button.setText(self.tr("Insert"))
        self._button.setToolTip(self.tr("Put in a word that is filled in"))
        menu = QMenu(self)
        for field, meaning in fields.items():
            action = menu.addAction(f"{{{field}}}    {meaning}")
            action.triggered.connect(
                lambda _checked=False, field=field: self.insert(field)
            )
        self._button.setMenu(menu)

    @property
    def template(self) -> str:
        """What is typed."""
        return self.edit.text().strip()

    def insert(self, field: str) -> None:
        """Put a field in where the cursor is."""
        self.edit.insert(f"{{{field}}}")
        self.edit.setFocus()
