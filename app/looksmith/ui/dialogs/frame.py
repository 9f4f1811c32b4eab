"""What the export dialogs share: a form, a note, and the buttons."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSettings, Qt
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QFormLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from looksmith.ui.dialogs.foot import foot
from looksmith.ui.dialogs.target import TargetField
from looksmith.ui.sentences import in_user_language

__all__ = ["ExportDialog"]

_WIDTH = 520


class ExportDialog(QDialog):
    """A non-modal dialog with a form, a target and an export button.

    Parameters
    ----------
    parent
        The window.
    settings
        Where choices are remembered.
    original
        The file that must never be written over.
    """

    def __init__(
        self,
        parent: QWidget | None,
        settings: QSettings,
        original: Path | None,
    ) -> None:
        super().__init__(parent)
        self.setModal(False)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setMinimumWidth(_WIDTH)
        self._settings = settings
        self._replaces = False
        self.target = TargetField(original)
        self._note = QLabel(wordWrap=True)
        self._note.setObjectName("hint")
        self._note.hide()
        self._cancel = QPushButton(self.tr("Cancel"))
        self.export_button = QPushButton(self.tr("Export"))
        self.export_button.setProperty("primary", "true")
        self.export_button.setDefault(True)
        self._lay_out()
        self._cancel.clicked.connect(self.reject)
        self.export_button.clicked.connect(self.accept)
        self.target.changed.connect(self._on_target)

    def _lay_out(self) -> None:
        self.form = QFormLayout()
        self.form.setHorizontalSpacing(16)
        self.form.setVerticalSpacing(8)
        self.form.setLabelAlignment(
            Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
        )
        self.form.setFieldGrowthPolicy(
            QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 20, 20, 16)
        column.setSpacing(12)
        column.addLayout(self.form)
        column.addWidget(self._note)
        column.addStretch(1)
        column.addLayout(foot(self._cancel, self.export_button))

    def add_choice(self, label: str, tip: str, choices: dict[str, str]) -> QComboBox:
        """Add a row with a list of choices; an item's data is its key."""
        box = QComboBox()
        box.setToolTip(tip)
        box.setAccessibleName(label)
        for key, text in choices.items():
            box.addItem(text, key)
        self.form.addRow(label, box)
        return box

    def set_note(self, sentences: tuple[str, ...]) -> None:
        """Say what the user should know before exporting."""
        self._note.setText("\n".join(map(in_user_language, sentences)))
        self._note.setVisible(bool(sentences))

    def remember(self, key: str, value: object) -> None:
        """Keep a choice for the next time."""
        self._settings.setValue(key, value)

    def recall(self, key: str, default: str) -> str:
        """Return a kept choice."""
        return str(self._settings.value(key, default))

    def recall_choice(self, box: QComboBox, key: str, default: str) -> None:
        """Choose what was chosen the last time."""
        index = box.findData(self.recall(key, default))
        box.setCurrentIndex(
            max(index, box.findData(default), 0) if index < 0 else index
        )

    @property
    def can_export(self) -> bool:
        """Whether everything is chosen that an export needs."""
        return not self.target.problem

    def _on_target(self) -> None:
        self.export_button.setEnabled(self.can_export)
        self._replaces = not self.target.problem and self.target.replaces
        self.export_button.setText(
            self.tr("Replace") if self._replaces else self.tr("Export")
        )

    def accept(self) -> None:
        """Export, unless a file came since that nobody agreed to replace."""
        if self.target.replaces and not self._replaces:
            self.target.look_again()
        else:
            super().accept()
