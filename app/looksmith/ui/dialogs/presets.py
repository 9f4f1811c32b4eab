"""The dialogs that keep presets and look after them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from looksmith.grade.presets import PARTS, PRESET_SUFFIX, Preset, changed_parts
from looksmith.grade.session import SESSION_SUFFIX
from looksmith.ui.dialogs.foot import foot
from looksmith.ui.widgets.labels import Note

if TYPE_CHECKING:
    from looksmith.ui.presets import Presets

__all__ = ["PresetsDialog", "SavePresetDialog"]

_WIDTH = 380


class SavePresetDialog(QDialog):
    """Ask for a name and for the parts of the edit to keep.

    Parameters
    ----------
    presets
        Keeps them.
    parent
        The window.
    """

    def __init__(self, presets: Presets, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presets = presets
        self.setModal(False)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setObjectName("presetsDialog")
        self.setWindowTitle(self.tr("Save preset"))
        self.setMinimumWidth(_WIDTH)
        self.name = QLineEdit()
        self.name.setPlaceholderText(self.tr("Name"))
        self.name.setAccessibleName(self.tr("Name of the preset"))
        titles = {
            "looks": self.tr("Looks and their blend"),
            "light": self.tr("Light and colour"),
            "toning": self.tr("Toning: curve, mixer, split toning"),
            "restoration": self.tr("Enhance and Dehaze"),
        }
        changed = changed_parts(presets.recipe)
        self.parts = {part: QCheckBox(titles[part]) for part in PARTS}
        for part, box in self.parts.items():
            box.setChecked(part in changed)
            box.setToolTip(self.tr("Other parts of a photo's edit stay as they are"))
            box.toggled.connect(self._check)
        self.note = QLabel(wordWrap=True)
        self.note.setObjectName("hint")
        self.save_button = QPushButton(self.tr("Save"))
        self.save_button.setProperty("primary", True)
        self.save_button.setDefault(True)
        self.cancel_button = QPushButton(self.tr("Cancel"))
        self._lay_out()
        self.name.textChanged.connect(self._check)
        self.save_button.clicked.connect(self._save)
        self.cancel_button.clicked.connect(self.reject)
        presets.saved.connect(self.accept)
        presets.failed.connect(self._on_failed)
        self._check()
        self.name.setFocus()

    def _lay_out(self) -> None:
        keeps = QLabel(self.tr("What it keeps"))
        keeps.setObjectName("section")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 16, 16, 16)
        column.setSpacing(8)
        column.addWidget(self.name)
        column.addSpacing(4)
        column.addWidget(keeps)
        for box in self.parts.values():
            column.addWidget(box)
        column.addWidget(self.note)
        column.addSpacing(4)
        column.addLayout(foot(self.cancel_button, self.save_button))

    @property
    def chosen(self) -> list[str]:
        """The parts that are ticked."""
        return [part for part, box in self.parts.items() if box.isChecked()]

    def _check(self) -> None:
        name = self.name.text().strip()
        self.save_button.setEnabled(bool(name and self.chosen))
        if not self.chosen:
            text = self.tr("Tick at least one part.")
        elif name in self._presets.names:
            text = self.tr("It takes the place of the preset of this name.")
        else:
            text = self.tr("Using it changes these parts of a photo's edit, no others.")
        self.note.setText(text)

    def _save(self) -> None:
        self.save_button.setEnabled(False)
        self._presets.save(self.name.text(), self.chosen)

    def _on_failed(self, text: str) -> None:
        self._check()
        self.note.setText(text)


class PresetsDialog(QDialog):
    """List the presets; use, rename, delete, import and export them.

    Parameters
    ----------
    presets
        What is listed.
    parent
        The window.
    """

    def __init__(self, presets: Presets, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._presets = presets
        self._deleted: tuple[str, Preset] | None = None
        self.setModal(False)
        self.setObjectName("presetsDialog")
        self.setWindowTitle(self.tr("Presets"))
        self.list = QListWidget()
        self.list.setObjectName("steps")
        self.list.setAccessibleName(self.tr("Presets"))
        self.list.setEditTriggers(
            QListWidget.EditTrigger.EditKeyPressed
            | QListWidget.EditTrigger.SelectedClicked
        )
        self.use_button = QPushButton(self.tr("Use"))
        self.use_button.setToolTip(self.tr("Give the photo this preset (Enter)"))
        self.rename_button = QPushButton(self.tr("Rename"))
        self.rename_button.setToolTip(self.tr("Give it another name (F2)"))
        self.delete_button = QPushButton(self.tr("Delete"))
        self.delete_button.setToolTip(self.tr("Delete it (Del); it can be put back"))
        self.export_button = QPushButton(self.tr("Export…"))
        self.export_button.setToolTip(self.tr("Write it to a file, its looks inside"))
        self.import_button = QPushButton(self.tr("Import…"))
        self.import_button.setToolTip(
            self.tr("Take in presets, or the edits of sessions, from files")
        )
        self.note = Note()
        self.put_back_button = QPushButton(self.tr("Put back"))
        self.put_back_button.hide()
        self._lay_out()
        self._connect()
        self._fill()

    def sizeHint(self) -> QSize:
        """Return a size for a dozen names."""
        return QSize(460, 380)

    def _buttons(self) -> tuple[QPushButton, ...]:
        return (
            self.use_button, self.rename_button, self.delete_button, self.export_button,
        )  # fmt: skip

    def _lay_out(self) -> None:
        side = QVBoxLayout()
        side.setSpacing(6)
        for button in self._buttons():
            button.setAutoDefault(False)
            side.addWidget(button)
        side.addStretch(1)
        self.import_button.setAutoDefault(False)
        side.addWidget(self.import_button)
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.list, 1)
        row.addLayout(side)
        column = QVBoxLayout(self)
        column.setContentsMargins(12, 12, 12, 12)
        column.setSpacing(8)
        column.addLayout(row, 1)
        column.addLayout(foot(self.put_back_button, said=self.note))

    def _connect(self) -> None:
        self.list.currentItemChanged.connect(self._on_current)
        self.list.itemDoubleClicked.connect(self._use)
        self.list.itemChanged.connect(self._on_edited)
        self.list.installEventFilter(self)
        self.use_button.clicked.connect(self._use)
        self.rename_button.clicked.connect(self._rename)
        self.delete_button.clicked.connect(self._delete)
        self.export_button.clicked.connect(self._ask_export)
        self.import_button.clicked.connect(self._ask_import)
        self.put_back_button.clicked.connect(self._put_back)
        self._presets.changed.connect(self._fill)
        self._presets.failed.connect(self._on_failed)

    @property
    def current(self) -> str:
        """The marked preset's name; "" for none."""
        item = self.list.currentItem()
        return "" if item is None else str(item.data(Qt.ItemDataRole.UserRole))

    def _fill(self) -> None:
        before, row = self.current, max(self.list.currentRow(), 0)
        names = self._presets.names
        self.list.blockSignals(True)
        self.list.clear()
        for name in names:
            item = QListWidgetItem(name)
            item.setData(Qt.ItemDataRole.UserRole, name)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsEditable)
            self.list.addItem(item)
        place = names.index(before) if before in names else min(row, len(names) - 1)
        self.list.setCurrentRow(place)
        self.list.blockSignals(False)
        self._on_current()

    def _on_current(self) -> None:
        for button in self._buttons():
            button.setEnabled(bool(self.current))
        empty = self._empty_text()
        if not self._presets.names and not self.note.text():
            self._say(empty)
        elif self._presets.names and self.note.text() == empty:
            self._say("")

    def _empty_text(self) -> str:
        return self.tr(
            "No presets yet: Edit, Presets, Save preset keeps the edit on screen."
        )

    def _say(self, text: str, *, undo: bool = False) -> None:
        self.note.say(text)
        self.put_back_button.setVisible(undo)

    # -- what the buttons do

    def _use(self) -> None:
        if self.current:
            self._presets.use(self.current)

    def _rename(self) -> None:
        self.list.editItem(self.list.currentItem())

    def _on_edited(self, item: QListWidgetItem) -> None:
        old, new = str(item.data(Qt.ItemDataRole.UserRole)), item.text().strip()
        if new == old:
            return
        self.list.blockSignals(True)
        item.setText(old)  # until it is so
        self.list.blockSignals(False)
        self._deleted = None
        self._say("")
        self._presets.rename(old, new)

    def _delete(self) -> None:
        name = self.current
        if name:
            self._presets.remove(name, lambda preset: self._on_deleted(name, preset))

    def _on_deleted(self, name: str, preset: Preset) -> None:
        self._deleted = name, preset
        self._say(self.tr("“{name}” is deleted.").format(name=name), undo=True)

    def _put_back(self) -> None:
        if self._deleted is not None:
            self._presets.put_back(*self._deleted)
            self._deleted = None
            self._say("")

    def _ask_export(self) -> None:
        name = self.current
        chosen, _kind = QFileDialog.getSaveFileName(
            self, self.tr("Export preset"), f"{name}{PRESET_SUFFIX}", self._kinds()
        )
        if chosen:
            path = Path(chosen)
            target = path if path.suffix else path.with_suffix(PRESET_SUFFIX)
            self._presets.give_out(name, target)

    def _ask_import(self) -> None:
        chosen, _kind = QFileDialog.getOpenFileNames(
            self, self.tr("Import presets"), "", self._kinds()
        )
        self._presets.take_in([Path(name) for name in chosen])

    def _kinds(self) -> str:
        endings = f"*{PRESET_SUFFIX} *{SESSION_SUFFIX}"
        return self.tr("Presets and sessions ({endings})").format(endings=endings)

    def _on_failed(self, text: str) -> None:
        self._deleted = None
        self._say(text)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Use with Enter, delete with Del, while no name is being written."""
        if (
            watched is self.list
            and isinstance(event, QKeyEvent)
            and event.type() == QEvent.Type.KeyPress
        ):
            if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
                self._use()
                return True
            if event.key() == Qt.Key.Key_Delete:
                self._delete()
                return True
        return super().eventFilter(watched, event)
