"""The dialog that asks how to export the photo."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QSettings, Signal
from PySide6.QtWidgets import QCheckBox, QWidget

from looksmith.photo.formats import (
    FORMAT_DEPTHS,
    FORMAT_LABELS,
    FORMAT_SUFFIXES,
    LOSSY_FORMATS,
    WRITABLE_PHOTO_FORMATS,
)
from looksmith.photo.photo import PhotoInfo
from looksmith.ui.dialogs.frame import ExportDialog
from looksmith.ui.dialogs.naming import suggest_path
from looksmith.ui.widgets.slider import Slider

if TYPE_CHECKING:
    from looksmith.photo.write import WriteOptions

__all__ = ["ExportPhotoDialog"]

_DEFAULT_QUALITY = 92


class ExportPhotoDialog(ExportDialog):
    """Ask for format, quality, bit depth, profile, metadata and file.

    Parameters
    ----------
    info
        What the photo's file said of itself.
    path
        The photo's file, never written over.
    settings
        Where choices are remembered.
    """

    chosen = Signal(object, object)
    """The file (Path) and the `WriteOptions`."""

    def __init__(
        self,
        info: PhotoInfo,
        path: Path | None,
        settings: QSettings,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, settings, path)
        self.setWindowTitle(self.tr("Export photo"))
        self._info = info
        self.format = self.add_choice(
            self.tr("Format"), self.tr("Kind of file"), dict(WRITABLE_PHOTO_FORMATS)
        )
        self.quality = Slider(
            self.tr("Quality"),
            1,
            100,
            default=_DEFAULT_QUALITY,
            tip=self.tr("Higher keeps more and takes more room"),
        )
        self.form.addRow("", self.quality)
        self.bits = self.add_choice(
            self.tr("Bit depth"), self.tr("Precision of every colour channel"), {}
        )
        self.profile = self.add_choice(
            self.tr("Colour profile"),
            self.tr("Which colours the file can hold, and the profile put into it"),
            self._profiles(),
        )
        self.metadata = QCheckBox(self.tr("Keep camera data (EXIF, XMP)"))
        self.metadata.setToolTip(
            self.tr("Date, camera, place and so on, as in the original")
        )
        self.form.addRow("", self.metadata)
        self.form.addRow(self.tr("File"), self.target)
        self._recall()
        self.format.currentIndexChanged.connect(self._on_format)
        self.target.set_path(suggest_path(path, self._suffix))
        self._on_format()
        self.accepted.connect(self._on_accepted)

    @property
    def _format(self) -> str:
        return str(self.format.currentData())

    @property
    def _suffix(self) -> str:
        return FORMAT_SUFFIXES[self._format]

    def _profiles(self) -> dict[str, str]:
        name = self._info.profile_name
        if name == "sRGB" or self._info.icc is None:
            return {"sRGB": "sRGB"}
        kept = self.tr("As in the photo ({profile})").format(profile=name)
        return {"source": kept, "sRGB": "sRGB"}

    def _recall(self) -> None:
        source = {label: key for key, label in FORMAT_LABELS.items()}
        kind = source.get(self._info.format, "jpeg")
        default = kind if kind in WRITABLE_PHOTO_FORMATS else "jpeg"
        self.recall_choice(self.format, "export/format", default)
        self.recall_choice(self.profile, "export/profile", "source")
        self.quality.set_value(
            float(self.recall("export/quality", str(_DEFAULT_QUALITY)))
        )
        self.metadata.setChecked(self.recall("export/metadata", "all") == "all")

    def _on_format(self) -> None:
        labels = {
            8: self.tr("8 bits"),
            10: self.tr("10 bits"),
            12: self.tr("12 bits"),
            16: self.tr("16 bits"),
            32: self.tr("32 bits, floating point"),
        }
        self.bits.clear()
        depths = FORMAT_DEPTHS[self._format]
        for bits in depths:
            self.bits.addItem(labels[bits], bits)
        best = [bits for bits in depths if bits <= self._info.bits]
        self.bits.setCurrentIndex(self.bits.findData(max(best, default=depths[0])))
        self.bits.setEnabled(self.bits.count() > 1)
        self.form.setRowVisible(self.quality, self._format in LOSSY_FORMATS)
        self.target.set_suffix(self._suffix)

    def options(self) -> WriteOptions:
        """Return what was chosen."""
        from looksmith.photo.write import WriteOptions

        return WriteOptions(
            format=self._format,
            quality=round(self.quality.value),
            bits=int(self.bits.currentData()),
            profile=self.profile.currentData(),
            metadata="all" if self.metadata.isChecked() else "none",
        )

    def _on_accepted(self) -> None:
        self.remember("export/format", self._format)
        self.remember("export/quality", round(self.quality.value))
        self.remember("export/profile", self.profile.currentData())
        kept = "all" if self.metadata.isChecked() else "none"
        self.remember("export/metadata", kept)
        self.chosen.emit(self.target.path, self.options())
