"""The field that says where an export goes, and what is in the way."""

from __future__ import annotations

import os
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from looksmith.ui.dialogs.naming import (
    LONGEST_NAME,
    exists,
    is_folder,
    is_same_file,
    typed_path,
    unique_path,
)

__all__ = ["TargetField"]


class TargetField(QWidget):
    """A path with a browse button and a note below it.

    Parameters
    ----------
    original
        The file that must never be written over.
    """

    changed = Signal()

    def __init__(self, original: Path | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._original = original
        self._edit = QLineEdit()
        self._edit.setAccessibleName(self.tr("File to write"))
        self._edit.setToolTip(self.tr("Folder and name of the new file"))
        self._browse = QPushButton(self.tr("Browse…"))
        self._browse.setToolTip(self.tr("Choose a folder and a name"))
        self._note = QLabel()
        self._note.setObjectName("hint")
        self._note.setWordWrap(True)
        self._unique = QPushButton()
        self._unique.setToolTip(self.tr("Keep both files"))
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self._edit, 1)
        row.addWidget(self._browse)
        below = QHBoxLayout()
        below.setSpacing(8)
        below.addWidget(self._note, 1)
        below.addWidget(self._unique)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(row)
        column.addLayout(below)
        self.setFocusProxy(self._edit)
        self._edit.textChanged.connect(self._on_text)
        self._browse.clicked.connect(self._on_browse)
        self._unique.clicked.connect(lambda: self.set_path(unique_path(self.path)))
        self._on_text()

    @property
    def path(self) -> Path:
        """The file to write."""
        return typed_path(self._edit.text())

    @property
    def replaces(self) -> bool:
        """Whether a file of that name is there."""
        return exists(self.path) and self.path.is_file()

    @property
    def problem(self) -> str:
        """Why nothing can be written there, "" when it can."""
        path = self.path
        if not self._edit.text().strip() or not path.name:
            return self.tr("Type a file name.")
        if is_folder(path):
            return self.tr("This is a folder: add a file name.")
        if not is_folder(path.absolute().parent):
            return self.tr("This folder does not exist.")
        if len(os.fsencode(path.name)) > LONGEST_NAME:
            return self.tr("The name is too long.")
        if is_same_file(path, self._original):
            return self.tr("This is the original: choose another name.")
        return ""

    def set_path(self, path: Path) -> None:
        """Show a path."""
        self._edit.setText(str(path))

    def look_again(self) -> None:
        """Show what is there now."""
        self._on_text()

    def set_suffix(self, suffix: str) -> None:
        """Change the file's ending and keep its name."""
        path = self.path
        if path.name and path.suffix != suffix:
            changed = path.with_suffix(suffix)
            # A suggestion that was free under one ending may be taken under another.
            self.set_path(changed if self.replaces else unique_path(changed))

    def _on_text(self) -> None:
        problem, path = self.problem, self.path
        taken = not problem and self.replaces
        if taken:
            note = self.tr("{name} exists and will be replaced.")
            self._note.setText(note.format(name=path.name))
            text = self.tr("Use {name}").format(name=unique_path(path).name)
            self._unique.setText(text)
        else:
            self._note.setText(problem)
        self._note.setVisible(bool(problem) or taken)
        self._unique.setVisible(taken)
        self.changed.emit()

    def _on_browse(self) -> None:
        # Replacing is asked about by the note, not by a second dialog.
        name, _kind = QFileDialog.getSaveFileName(
            self,
            self.tr("Export to"),
            str(self.path),
            options=QFileDialog.Option.DontConfirmOverwrite,
        )
        if name:
            path = Path(name)
            self.set_path(path if path.suffix else path.with_suffix(self.path.suffix))
