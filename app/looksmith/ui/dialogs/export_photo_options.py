"""How a photo is to be written: the choices that its format has."""

from __future__ import annotations

import json
from typing import Any, Literal, cast

from PySide6.QtCore import QSettings, Signal
from PySide6.QtWidgets import QLabel, QWidget

from looksmith.errors import LooksmithError
from looksmith.photo.formats import (
    FORMAT_DEPTHS,
    FORMAT_LABELS,
    FORMAT_SUFFIXES,
    LOSSY_FORMATS,
    WRITABLE_PHOTO_FORMATS,
)
from looksmith.photo.options import OutputSize, SizeRule, WriteOptions
from looksmith.photo.photo import PhotoInfo
from looksmith.ui.dialogs.export_photo_form import (
    Form,
    choice_box,
    chosen,
    fill,
    pick,
    side_by_side,
)
from looksmith.ui.dialogs.export_photo_number import NumberField
from looksmith.ui.dialogs.export_photo_profile import ProfileField
from looksmith.ui.dialogs.export_photo_unwritten import UnwrittenNote
from looksmith.ui.widgets.slider import Slider
from looksmith.ui.workers import Workers

__all__ = ["PhotoOptions"]

_DEFAULTS = WriteOptions()
_OWN = ""  # each photo's own format
_LOSSLESS = frozenset({"webp", "avif", "jxl"})
_SUBSAMPLED = frozenset({"jpeg", "avif"})
_WITHOUT_PROFILE = frozenset({"jxl", "exr"})
_FULL = "full"
_NUMBER_WIDTH = 76
_SIZES: dict[str, tuple[float, float, int, float]] = {
    "long": (16, 100_000, 0, 2048),
    "megapixels": (0.1, 1000, 1, 12),
    "percent": (1, 100, 0, 50),
}
"""Lowest, highest, decimals and suggestion of each rule."""


class PhotoOptions(QWidget):
    """Choose format, size, colours and metadata; shows what the format has.

    Parameters
    ----------
    workers
        Where profile files are read.
    settings
        Where choices are remembered.
    group
        The section of the settings.
    info
        What the photo's file said; None for photos that are not known yet, each of
        which may keep its own format.
    beside
        A form that takes the choices on metadata; this one's own unless given.
    """

    changed = Signal()

    def __init__(
        self,
        workers: Workers,
        settings: QSettings,
        group: str,
        info: PhotoInfo | None = None,
        *,
        beside: Form | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._settings, self._group, self._info = settings, group, info
        self._values: dict[str, float] = {k: v[3] for k, v in _SIZES.items()}
        self._rule = _FULL
        self.form = Form(self)
        self._add_file()
        self._add_colour(workers)
        self._add_metadata(beside or self.form)
        self._recall()
        self._on_format()
        self._connect()

    # -- building

    def _add_file(self) -> None:
        form = self.form
        form.add_heading(self.tr("FILE"))
        own = {_OWN: self.tr("As each photo")} if self._info is None else {}
        self.format = form.add_choice(
            self.tr("Format"), self.tr("Kind of file"), own | WRITABLE_PHOTO_FORMATS
        )
        self.quality = Slider(
            self.tr("Quality"), 1, 100, default=_DEFAULTS.quality,
            tip=self.tr("Higher keeps more and takes more room"), parent=self,
        )  # fmt: skip
        form.addRow("", self.quality)
        self.bits = form.add_choice(
            self.tr("Bit depth"), self.tr("Precision of every colour channel"), {}
        )
        self.subsampling = form.add_choice(
            self.tr("Chroma"),
            self.tr("How finely colours are kept beside brightness"),
            {
                "444": self.tr("4:4:4, full"),
                "422": self.tr("4:2:2, half"),
                "420": self.tr("4:2:0, a quarter"),
            },
        )
        self.compression = form.add_choice(
            self.tr("Compression"), self.tr("All of them keep every pixel exactly"),
            {
                "deflate": self.tr("Deflate (ZIP)"), "lzw": "LZW",
                "zstd": self.tr("ZSTD, quick"), "none": self.tr("None"),
            },
        )  # fmt: skip
        self.lossless = form.add_check(
            self.tr("Lossless"), self.tr("Keep every pixel exactly, in a larger file")
        )
        self.progressive = form.add_check(
            self.tr("Progressive"),
            self.tr("Sharpens while it loads from the web; a little smaller, slower"),
        )
        self._add_size()

    def _add_size(self) -> None:
        self.size_value = NumberField(self.tr("Size, value"), self)
        self.size_value.setFixedWidth(_NUMBER_WIDTH)
        self.size_unit = QLabel(self)
        self.size_unit.setObjectName("dim")
        self.size_rule = choice_box(
            self.tr("Size"), self.tr("A photo is never made larger"),
            {
                _FULL: self.tr("Full size"), "long": self.tr("Long side"),
                "megapixels": self.tr("Megapixels"), "percent": self.tr("Percent"),
            },
            self,
        )  # fmt: skip
        parts = self.size_rule, self.size_value, self.size_unit
        fields = side_by_side(*parts, parent=self)
        self.form.addRow(self.tr("Size"), fields)

    def _add_colour(self, workers: Workers) -> None:
        form = self.form
        form.add_heading(self.tr("COLOUR"))
        self.profile = ProfileField(workers, self._settings, self._info, self)
        form.addRow(self.tr("Colour space"), self.profile)
        self.gamut = form.add_choice(
            self.tr("Out of gamut"),
            self.tr("What becomes of colours that the colour space cannot hold"),
            {
                "clip": self.tr("Clip only those"),
                "smooth": self.tr("Compress, hues stay"),
            },
        )
        self.intent = form.add_choice(
            self.tr("Intent"), self.tr("How the profile's tables map colours"),
            {
                "relative": self.tr("Relative colorimetric"),
                "perceptual": self.tr("Perceptual"),
                "saturation": self.tr("Saturation"),
                "absolute": self.tr("Absolute colorimetric"),
            },
        )  # fmt: skip
        self.black_point = form.add_check(
            self.tr("Black-point compensation"),
            self.tr("The darkest black becomes the darkest that the profile has"),
        )
        self.embed = form.add_check(
            self.tr("Embed the profile"),
            self.tr("Without it other programs must guess the colours"),
        )

    def _add_metadata(self, form: Form) -> None:
        form.add_heading(self.tr("METADATA"))
        self.metadata = form.add_choice(
            self.tr("Camera data"), self.tr("EXIF, XMP and IPTC of the original"),
            {
                "all": self.tr("All"), "no-location": self.tr("All but the place"),
                "none": self.tr("None"),
            },
        )  # fmt: skip
        self.keep_recipe = form.add_check(
            self.tr("Keep the edit in the file"),
            self.tr("Written into the XMP, for Looksmith to read again"),
        )
        self.sidecar = form.add_choice(
            self.tr("Sidecar"), self.tr("An XMP file with metadata and edit"),
            {
                "": self.tr("None"), "export": self.tr("Beside the export"),
                "raw": self.tr("Beside the camera raw"),
                "both": self.tr("Beside both"),
            },
        )  # fmt: skip
        self._unwritten = UnwrittenNote(form, self._info)

    def _connect(self) -> None:
        self.format.currentIndexChanged.connect(self._on_format)
        self.size_rule.currentIndexChanged.connect(self._on_rule)
        self.quality.value_changed.connect(self.changed)
        self.size_value.value_changed.connect(self.changed)
        self.profile.changed.connect(self._on_shape)
        for check in (self.lossless, self.progressive, self.black_point, self.embed):
            check.toggled.connect(self._on_shape)
        self.keep_recipe.toggled.connect(self._on_shape)
        for box in (
            self.bits, self.subsampling, self.compression, self.gamut, self.intent,
            self.metadata, self.sidecar,
        ):  # fmt: skip
            box.currentIndexChanged.connect(self._on_shape)

    # -- what the format has

    @property
    def kind(self) -> str:
        """The format's key, "" for each photo's own."""
        return chosen(self.format)

    @property
    def suffix(self) -> str:
        """The ending of the file, "" for each photo's own."""
        return FORMAT_SUFFIXES.get(self.kind, "")

    @property
    def problem(self) -> str:
        """Why nothing can be written so, "" when it can."""
        shown = self.kind not in _WITHOUT_PROFILE
        return self.profile.problem if shown else ""

    def _on_format(self) -> None:
        self._fill_bits()
        self._on_rule()

    def _fill_bits(self) -> None:
        depths = FORMAT_DEPTHS.get(self.kind, ())
        half = self.kind == "exr"
        labels = {
            8: self.tr("8 bits"),
            10: self.tr("10 bits"),
            12: self.tr("12 bits"),
            16: self.tr("16 bits, floating point") if half else self.tr("16 bits"),
            32: self.tr("32 bits, floating point"),
        }
        items = {str(bits): labels[bits] for bits in depths}
        if self._info is None:
            items = {"": self.tr("As each photo")} | items
        was = self.bits.blockSignals(True)
        fill(self.bits, items)
        pick(self.bits, self._usual_bits())
        self.bits.blockSignals(was)
        self.bits.setEnabled(len(items) > 1)

    def _usual_bits(self) -> str:
        """Return the depth that keeps the photo's own as far as the format can."""
        if self._info is None:
            return ""
        depths = FORMAT_DEPTHS[self.kind]
        fitting = [bits for bits in depths if bits <= self._info.bits]
        return str(max(fitting, default=depths[0]))

    def _on_rule(self) -> None:
        if self._rule in self._values:
            self._values[self._rule] = self.size_value.value
        self._rule = rule = chosen(self.size_rule)
        for part in (self.size_value, self.size_unit):
            part.setVisible(rule in _SIZES)
        if rule in _SIZES:
            low, high, decimals, _usual = _SIZES[rule]
            self.size_value.set_range(low, high, decimals)
            self.size_value.set_value(self._values[rule])
            units = {"long": "px", "megapixels": "MP", "percent": "%"}
            self.size_unit.setText(units[rule])
        self._on_shape()

    def _on_shape(self) -> None:
        """Show the rows that matter now."""
        kind, form = self.kind, self.form
        exact = kind in _LOSSLESS and self.lossless.isChecked()
        profiled = kind not in _WITHOUT_PROFILE
        tables = profiled and self.profile.has_tables
        eight_only = kind == "avif" and chosen(self.bits) not in ("", "8")
        rows = {
            self.quality: (kind in LOSSY_FORMATS or kind == _OWN) and not exact,
            self.bits: self.bits.count() > 1,
            self.subsampling: kind in _SUBSAMPLED and not exact,
            self.compression: kind == "tiff",
            self.lossless: kind in _LOSSLESS and not eight_only,
            self.progressive: kind == "jpeg",
            self.profile: profiled,
            self.gamut: kind != "exr" and not tables,
            self.intent: tables,
            self.black_point: tables,
            self.embed: profiled,
        }
        for field, shown in rows.items():
            form.setRowVisible(field, shown)
        self._unwritten.follow(
            chosen(self.metadata), chosen(self.sidecar), self.keep_recipe
        )
        self.changed.emit()

    # -- values

    def options(self) -> WriteOptions:
        """Return what is chosen; what the format has not is left at its default."""
        form = self.form
        values: dict[str, Any] = {}
        for name in ("subsampling", "gamut", "intent", "compression"):
            box = getattr(self, name)
            if form.isRowVisible(box):
                values[name] = chosen(box)
        for name in ("lossless", "progressive", "black_point", "embed"):
            check = getattr(self, name)
            if form.isRowVisible(check):
                values[name] = check.isChecked()
        bits, sidecar = chosen(self.bits), chosen(self.sidecar)
        return WriteOptions(
            format=self.kind or None,
            quality=round(self.quality.value),
            bits=int(bits) if bits else None,
            profile=self.profile.profile if form.isRowVisible(self.profile) else "sRGB",
            metadata=cast(Literal["all", "no-location", "none"], chosen(self.metadata)),
            keep_recipe=self.keep_recipe.isChecked(),
            sidecar=sidecar in ("export", "both"),
            raw_sidecar=sidecar in ("raw", "both"),
            size=self._size(),
            **values,
        )

    def _size(self) -> OutputSize | None:
        if self._rule not in _SIZES:
            return None
        return OutputSize(cast(SizeRule, self._rule), self.size_value.value)

    def set_options(self, options: WriteOptions) -> None:
        """Show other choices; a depth of None is the usual one."""
        pick(self.format, options.format or _OWN)
        self._fill_bits()
        self.quality.set_value(options.quality)
        if not pick(self.bits, str(options.bits or "")):
            pick(self.bits, self._usual_bits())
        pick(self.subsampling, options.subsampling)
        pick(self.compression, options.compression or "deflate")
        self.lossless.setChecked(options.lossless)
        self.progressive.setChecked(options.progressive)
        if options.size is not None:
            self._rule = _FULL
            self._values[options.size.rule] = options.size.value
        pick(self.size_rule, _FULL if options.size is None else options.size.rule)
        self._on_rule()
        self.profile.set_profile(options.profile)
        pick(self.gamut, options.gamut)
        pick(self.intent, options.intent)
        self.black_point.setChecked(options.black_point)
        self.embed.setChecked(options.embed)
        pick(self.metadata, options.metadata)
        self.keep_recipe.setChecked(options.keep_recipe)
        places = {(False, False): "", (True, False): "export", (False, True): "raw"}
        pick(self.sidecar, places.get((options.sidecar, options.raw_sidecar), "both"))
        self._on_shape()

    # -- remembering

    def remember(self) -> None:
        """Keep the choices for the next time."""
        values = self.options().to_values()
        if str(values.get("bits", "")) == self._usual_bits():
            values.pop("bits", None)
        metadata = values.pop("metadata", _DEFAULTS.metadata)
        self._settings.setValue(f"{self._group}/metadata", metadata)
        self._settings.setValue(f"{self._group}/options", json.dumps(values))

    def _recall(self) -> None:
        labels = {label: key for key, label in FORMAT_LABELS.items()}
        kind = _OWN if self._info is None else labels.get(self._info.format, "jpeg")
        usual = kind if kind in WRITABLE_PHOTO_FORMATS else None
        if self._info is not None:
            usual = usual or "jpeg"
        values: dict[str, Any] = {"format": usual}
        kept = self._settings.value(f"{self._group}/options")
        metadata = str(self._settings.value(f"{self._group}/metadata", "all"))
        try:
            values |= json.loads(str(kept)) if kept else {}
            options = WriteOptions.from_values({**values, "metadata": metadata})
        except (LooksmithError, ValueError, TypeError):
            # Settings of another version: begin afresh.
            options = WriteOptions(format=usual)
        self._fill_bits()
        self.set_options(options)
