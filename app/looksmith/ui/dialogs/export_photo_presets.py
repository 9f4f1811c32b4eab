"""Named ways to export a photo: those that came with Looksmith, and the user's own."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

from PySide6.QtCore import QCoreApplication, QSettings, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QStackedWidget,
    QWidget,
)

from looksmith.errors import LooksmithError
from looksmith.photo.options import OutputSize, WriteOptions
from looksmith.ui.dialogs.export_photo_form import choice_box
from looksmith.ui.icons import icon

__all__ = ["SHIPPED", "ExportPresets", "PresetRow"]

_KEY = "export/presets"
_MARGIN, _SHORTEST, _LETTERS = 32, 12, 22


SHIPPED: dict[str, WriteOptions] = {
    "Web: sRGB JPEG, 2048 px": WriteOptions(
        format="jpeg", quality=85, profile="sRGB", size=OutputSize("long", 2048),
        gamut="smooth", metadata="no-location", subsampling="420", progressive=True,
    ),
    "Print: 16-bit TIFF, Adobe RGB": WriteOptions(
        format="tiff", bits=16, profile="Adobe RGB", gamut="smooth",
        compression="deflate",
    ),
    "Archive: 16-bit TIFF, ProPhoto RGB": WriteOptions(
        format="tiff", bits=16, profile="ProPhoto RGB", compression="zstd"
    ),
    "Compositing: OpenEXR, half floats": WriteOptions(
        format="exr", bits=16, profile="sRGB"
    ),
}  # fmt: skip
"""What came with Looksmith; the names are translated where they are shown."""


def _shipped() -> dict[str, WriteOptions]:
    translate = QCoreApplication.translate
    return {translate("ExportPresets", name): SHIPPED[name] for name in SHIPPED}


class ExportPresets:
    """Export options by name.

    Parameters
    ----------
    settings
        Where the user's own are kept.
    """

    def __init__(self, settings: QSettings) -> None:
        self._settings = settings
        self._shipped = _shipped()

    def names(self) -> list[str]:
        """Return those that came with Looksmith, then the user's own."""
        own = sorted(set(self._own()) - set(self._shipped), key=str.casefold)
        return [*self._shipped, *own]

    def get(self, name: str) -> WriteOptions:
        """Return a preset's options; the user's own one goes before."""
        own = self._own()
        if name not in own:
            return self._shipped[name]
        try:
            return WriteOptions.from_values(own[name])
        except LooksmithError:
            # Kept by another version.
            return self._shipped.get(name, WriteOptions())

    def save(self, name: str, options: WriteOptions) -> None:
        """Keep options under a name, in place of those of the same name."""
        self._keep(self._own() | {name: options.to_values()})

    def remove(self, name: str) -> None:
        """Forget a preset of the user's own."""
        self._keep({k: v for k, v in self._own().items() if k != name})

    def is_own(self, name: str) -> bool:
        """Whether the user made it."""
        return name in self._own()

    def _own(self) -> dict[str, Any]:
        try:
            found = json.loads(str(self._settings.value(_KEY) or "{}"))
        except ValueError:
            return {}
        return found if isinstance(found, dict) else {}

    def _keep(self, values: dict[str, Any]) -> None:
        self._settings.setValue(_KEY, json.dumps(values))


class _NameEdit(QLineEdit):
    """A line that Esc leaves without closing the dialog."""

    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Leave with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.returnPressed.emit()
        else:
            super().keyPressEvent(event)


def _show_as_icon(button: QPushButton, name: str) -> None:
    button.setAccessibleName(button.text())
    button.setText("")
    button.setIcon(icon(name))


class PresetRow(QWidget):
    """Choose, save and delete presets; a name is typed in the list's place.

    Parameters
    ----------
    presets
        The presets.
    labelled
        Whether words stand before the list and on the buttons; without them there is
        more room for names.
    """

    picked = Signal(object)
    """`WriteOptions` of the preset that was chosen."""

    def __init__(
        self,
        presets: ExportPresets,
        parent: QWidget | None = None,
        *,
        labelled: bool = True,
    ) -> None:
        super().__init__(parent)
        self._presets = presets
        self._options = WriteOptions()
        self._stack = QStackedWidget(self)
        pages = chosen, named = QWidget(self._stack), QWidget(self._stack)
        self.box = choice_box(
            self.tr("Preset"), self.tr("Choices kept under a name"), {}, chosen,
            letters=_SHORTEST if labelled else _LETTERS,
        )  # fmt: skip
        self.save_button = QPushButton(self.tr("Save…"), chosen)
        self.save_button.setToolTip(self.tr("Keep these choices under a name"))
        self.delete_button = QPushButton(self.tr("Delete"), chosen)
        self.delete_button.setToolTip(self.tr("Forget this preset"))
        self.name = _NameEdit(named)
        self.name.setAccessibleName(self.tr("Name of the preset"))
        self.name.setPlaceholderText(self.tr("Name of the preset"))
        self._keep = QPushButton(self.tr("Keep"), named)
        self._leave = QPushButton(self.tr("Cancel"), named)
        for button in (self.save_button, self.delete_button, self._keep, self._leave):
            button.setAutoDefault(False)
        self._lay_out(pages, labelled=labelled)
        self._fill()
        self.box.activated.connect(self._on_activated)
        self.save_button.clicked.connect(self._ask)
        self.delete_button.clicked.connect(self._on_delete)
        self._keep.clicked.connect(self._on_keep)
        self._leave.clicked.connect(self._show_list)
        self.name.returnPressed.connect(self._on_keep)
        self.name.left.connect(self._show_list)
        self.name.textChanged.connect(
            lambda text: self._keep.setEnabled(bool(text.strip()))
        )

    def _lay_out(self, pages: tuple[QWidget, QWidget], *, labelled: bool) -> None:
        rows = (
            (self.box, self.save_button, self.delete_button),
            (self.name, self._keep, self._leave),
        )
        for page, parts in zip(pages, rows, strict=True):
            row = QHBoxLayout(page)
            row.setContentsMargins(0, 0, 0, 0)
            row.setSpacing(8)
            for place, part in enumerate(parts):
                row.addWidget(part, 0 if place else 1)
            self._stack.addWidget(page)
        line = QHBoxLayout(self)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(16)
        if labelled:
            label = QLabel(self.tr("Preset"), self)
            label.setBuddy(self.box)
            line.addWidget(label)
        else:
            _show_as_icon(self.save_button, "save")
            _show_as_icon(self.delete_button, "trash")
        line.addWidget(self._stack, 1)

    def _fill(self) -> None:
        self.box.clear()
        self.box.addItem(self.tr("Custom"), "")
        for name in self._presets.names():
            self.box.addItem(name, name)
        # The row may be narrower than the user's names: its list is not.
        self.box.view().setMinimumWidth(self.box.view().sizeHintForColumn(0) + _MARGIN)
        self.delete_button.setEnabled(False)

    def follow(self, options: WriteOptions) -> None:
        """Show which preset the choices are, if any."""
        self._options = options
        chosen = str(self.box.currentData() or "")
        if not chosen or not self._is(chosen, options):
            names = self._presets.names()
            chosen = next((name for name in names if self._is(name, options)), "")
        self.box.setCurrentIndex(max(0, self.box.findData(chosen)))
        about = self.tr("Choices kept under a name")
        self.box.setToolTip(f"{chosen}\n{about}" if chosen else about)
        self.delete_button.setEnabled(self._presets.is_own(chosen))

    def _is(self, name: str, options: WriteOptions) -> bool:
        preset = self._presets.get(name)
        if preset.bits is None:
            # The depth is then whatever suits the photo.
            preset = replace(preset, bits=options.bits)
        return preset == options

    def _on_activated(self) -> None:
        name = str(self.box.currentData() or "")
        if name:
            self.picked.emit(self._presets.get(name))

    def _ask(self) -> None:
        self.name.clear()
        self._keep.setEnabled(False)
        self._stack.setCurrentIndex(1)
        self.name.setFocus()

    def _show_list(self) -> None:
        self._stack.setCurrentIndex(0)
        self.box.setFocus()

    def _on_keep(self) -> None:
        name = self.name.text().strip()
        if not name:
            return
        self._presets.save(name, self._options)
        self._fill()
        self.box.setCurrentIndex(self.box.findData(name))
        self.follow(self._options)
        self._show_list()

    def _on_delete(self) -> None:
        self._presets.remove(str(self.box.currentData()))
        self._fill()
        self.follow(self._options)
