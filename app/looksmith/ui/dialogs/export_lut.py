"""The dialog that asks how to export the edit's colours as a LUT."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSettings, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from looksmith.grade.recipe import Recipe
from looksmith.lut.formats import WRITABLE
from looksmith.ui.dialogs.frame import ExportDialog
from looksmith.ui.dialogs.naming import suggest_path

__all__ = ["ExportLutDialog"]

_APPLY, _UNDO = "apply", "undo"
_SIZES = (17, 33, 65)
_DEFAULT_SIZE = 33
_SUFFIXES = {"cube-resolve": ".cube", "hald-png": ".png"}


class ExportLutDialog(ExportDialog):
    """Ask for format, size, title and file.

    Parameters
    ----------
    recipe
        What will be baked.
    title
        A suggestion for the LUT's name, without a word on its direction.
    path
        The photo's file, which gives the folder and the name.
    settings
        Where choices are remembered.
    problem
        Why the looks cannot be undone; "" when they can.
    limits
        What of the recipe a LUT cannot hold, in sentences.
    """

    chosen = Signal(object, str, int, str, bool)
    """The file (Path), the format's key, the size, the title, and whether inverted."""

    def __init__(
        self,
        recipe: Recipe,
        title: str,
        path: Path | None,
        settings: QSettings,
        parent: QWidget | None = None,
        *,
        problem: str = "",
        limits: tuple[str, ...] = (),
    ) -> None:
        super().__init__(parent, settings, path)
        self._limits = limits
        self._recipe, self._named = recipe, title
        self.setWindowTitle(self.tr("Export LUT"))
        self.direction = self.add_choice(
            self.tr("Direction"),
            problem or self.tr("Give a photo the looks, or take them off one"),
            {_APPLY: self.tr("Apply the looks"), _UNDO: self.tr("Undo the looks")},
        )
        self.direction.setEnabled(bool(title) and (recipe.blend.invert or not problem))
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
        self.title = QLineEdit()
        self.title.setToolTip(self.tr("The name that other programs show"))
        self.form.addRow(self.tr("Title"), self.title)
        self.form.addRow(self.tr("File"), self.target)
        self._problem = problem
        self.recall_choice(self.format, "export-lut/format", next(iter(WRITABLE)))
        self.recall_choice(self.lattice, "export-lut/size", str(_DEFAULT_SIZE))
        self.direction.setCurrentIndex(
            self.direction.findData(_UNDO if recipe.blend.invert else _APPLY)
        )
        self._on_direction()
        self.direction.currentIndexChanged.connect(self._on_direction)
        self.format.currentIndexChanged.connect(self._on_format)
        self.target.set_path(suggest_path(path, self._suffix))
        self.accepted.connect(self._on_accepted)

    @property
    def inverted(self) -> bool:
        """Whether the LUT is to undo the looks."""
        return self.direction.currentData() == _UNDO

    @property
    def can_export(self) -> bool:
        """Whether everything is chosen, and the looks can be undone if asked."""
        return super().can_export and not (self.inverted and self._problem)

    def _title_of(self, inverted: bool) -> str:
        if not inverted or not self._named:
            return self._named
        return self.tr("Inverse of {looks}").format(looks=self._named)

    def _on_direction(self) -> None:
        inverted = self.inverted
        # A title that was typed stays.
        if self.title.text() in ("", self._title_of(not inverted)):
            self.title.setText(self._title_of(inverted))
            self.title.setCursorPosition(0)  # a long one is told by its beginning
        notes = [self.tr("sRGB in and out, as the picture on screen.")]
        if inverted:
            notes.append(
                self.tr(
                    "This LUT takes the looks off, at their amount. Size 65 is more "
                    "exact than 33."
                )
            )
            if self._recipe.adjusts:
                notes.append(
                    self.tr("Light and colour adjustments follow; they are not undone.")
                )
        if self._problem:
            notes.append(self._problem)
        self.set_note((*notes, *self._limits))
        self._on_target()

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
        title = self.title.text().strip()
        self.chosen.emit(self.target.path, kind, size, title, self.inverted)
