"""The dialog that asks how to export the edit's colours as a LUT."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSettings, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from looksmith.grade.bake import unbakeable
from looksmith.grade.recipe import Recipe
from looksmith.lut.formats import WRITABLE
from looksmith.ui.dialogs.frame import ExportDialog
from looksmith.ui.dialogs.naming import suggest_path

__all__ = ["ExportLutDialog"]

_SIZES = (17, 33, 65)
_DEFAULT_SIZE = 33
_SUFFIXES = {"cube-resolve": ".cube", "hald-png": ".png"}


class ExportLutDialog(ExportDialog):
    """Ask for format, size, title and file.

    Parameters
    ----------
    recipe
        What will be baked; the dialog says what of it a LUT cannot hold.
    title
        A suggestion for the LUT's name.
    path
        The photo's file, which gives the folder and the name.
    settings
        Where choices are remembered.
    """

    chosen = Signal(object, str, int, str)
    """The file (Path), the format's key, the size and the title."""

    def __init__(
        self,
        recipe: Recipe,
        title: str,
        path: Path | None,
        settings: QSettings,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, settings, path)
        self.setWindowTitle(self.tr("Export LUT"))
        self.format = self.add_choice(
            self.tr("Format"),
            self.tr("Which programs can read it; .cube is read nearly everywhere"),
            dict(WRITABLE),
        )
        self.lattice = self.add_choice(
            self.tr("Size"),
            self.tr("Lattice points along each axis; cameras often want 33"),
            {str(size): self.tr("{n} × {n} × {n}").format(n=size) for size in _SIZES},
        )
        self.title = QLineEdit(title)
        self.title.setToolTip(self.tr("The name that other programs show"))
        self.form.addRow(self.tr("Title"), self.title)
        self.form.addRow(self.tr("File"), self.target)
        self.set_note(
            (
                self.tr("sRGB in and out, as the picture on screen."),
                *unbakeable(recipe),
            )
        )
        self.recall_choice(self.format, "export-lut/format", next(iter(WRITABLE)))
        self.recall_choice(self.lattice, "export-lut/size", str(_DEFAULT_SIZE))
        self.format.currentIndexChanged.connect(self._on_format)
        self.target.set_path(suggest_path(path, self._suffix))
        self.accepted.connect(self._on_accepted)

    @property
    def _suffix(self) -> str:
        kind = str(self.format.currentData())
        return _SUFFIXES.get(kind, f".{kind}")

    def _on_format(self) -> None:
        self.target.set_suffix(self._suffix)

    def _on_accepted(self) -> None:
        kind, size = str(self.format.currentData()), int(self.lattice.currentData())
        self.remember("export-lut/format", kind)
        self.remember("export-lut/size", size)
        self.chosen.emit(self.target.path, kind, size, self.title.text().strip())
