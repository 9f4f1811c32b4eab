"""How a photo is to be written."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields
from pathlib import Path
from typing import Any, Literal, Self

from looksmith.colour.icc import INTENTS, Intent
from looksmith.photo.errors import PhotoError
from looksmith.photo.formats import WRITABLE_PHOTO_FORMATS

__all__ = [
    "METADATA_CHOICES",
    "PROFILE_NAMES",
    "OutputSize",
    "SizeRule",
    "WriteOptions",
]

PROFILE_NAMES = ("source", "sRGB", "Display P3", "Adobe RGB", "ProPhoto RGB")
"""Profiles that need no file; "source" is the photo's own."""

METADATA_CHOICES = ("all", "no-location", "none")

_DEPTHS = (None, 8, 10, 12, 16, 32)
_SUBSAMPLINGS = ("444", "422", "420")
_COMPRESSIONS = (None, "none", "deflate", "lzw", "zstd")
_GAMUTS = ("clip", "smooth")

SizeRule = Literal["long", "megapixels", "percent"]
_SIZE_RANGES: dict[str, tuple[float, float]] = {
    "long": (16, 100_000),
    "megapixels": (0.001, 10_000),
    "percent": (1, 100),
}


@dataclass(frozen=True)
class OutputSize:
    """How large a photo is written; one that is smaller already stays as it is.

    Parameters
    ----------
    rule
        What `value` counts: pixels of the long side, megapixels, or percent of the
        original's sides.
    value
        16..100000, 0.001..10000, or 1..100.

    Raises
    ------
    PhotoError
        The value lies outside of its range.
    """

    rule: SizeRule
    value: float

    def __post_init__(self) -> None:
        if self.rule not in _SIZE_RANGES:
            names = ", ".join(_SIZE_RANGES)
            raise PhotoError(f"A size is given as {names}, not as {self.rule}.")
        low, high = _SIZE_RANGES[self.rule]
        if not low <= self.value <= high:
            raise PhotoError(
                f"A size in {self.rule} lies in {low:g}..{high:g}, not at"
                f" {self.value:g}."
            )

    def of(self, width: int, height: int) -> tuple[int, int]:
        """Return the (width, height) that a photo of this size is written at."""
        if self.rule == "long":
            scale = self.value / max(width, height)
        elif self.rule == "percent":
            scale = self.value / 100
        else:
            scale = (self.value * 1e6 / (width * height)) ** 0.5
        scale = min(scale, 1.0)
        return max(1, round(width * scale)), max(1, round(height * scale))


@dataclass(frozen=True)
class WriteOptions:
    """How a photo is to be written.

    Parameters
    ----------
    format
        A key of `WRITABLE_PHOTO_FORMATS`; None takes it from the file's extension.
    quality
        1..100, for JPEG and for lossy WebP, AVIF and JPEG XL.
    bits
        8, 10, 12, 16 or 32 (float) a channel; None keeps the photo's own where the
        format can. OpenEXR's 16 bits are half floats.
    profile
        One of `PROFILE_NAMES`, or the path of an ICC profile for RGB. "source" converts
        back to the photo's own profile; the chosen one is embedded.
    intent
        How a profile made of tables is used.
    black_point
        Whether such a profile's black is met by ours (black-point compensation).
    embed
        Whether the profile goes into the file; without it other programs guess.
    gamut
        What becomes of colours that the profile cannot hold: "clip" cuts every channel,
        "smooth" takes chroma away at the same hue and lightness (`colour.gamut`).
    metadata
        "all" carries EXIF, XMP and IPTC, "no-location" all but where it was taken,
        "none" leaves them out.
    recipe
        The edit as JSON, written into the XMP unless metadata is "none"; see
        `xmp.read_recipe_xmp`.
    keep_recipe
        Whether an export puts the edit it made there where `recipe` is None.
    rating
        Stars 0..5, or -1 for a rejected photo, written into XMP and EXIF unless
        metadata is "none"; None leaves what the photo's own file says.
    sidecar
        Write the XMP beside the photo, too, as ``NAME.EXT.xmp``.
    raw_sidecar
        Write the edit into an XMP file beside the original, where that is camera raw.
    size
        How large; None for the photo's own size.
    subsampling
        Of the colours of JPEG and AVIF: "444", "422" or "420".
    optimise
        Smaller JPEG files that take three times as long.
    progressive
        JPEG files that open blurred and sharpen, and are `optimise`-d.
    lossless
        For WebP, AVIF (8 bits) and JPEG XL.
    compression
        Of TIFF: "none", "deflate", "lzw" or "zstd"; None is deflate.

    Raises
    ------
    PhotoError
        A value is none of these.
    """

    format: str | None = None
    quality: int = 92
    bits: int | None = None
    profile: str | Path = "source"
    intent: Intent = "relative"
    black_point: bool = True
    embed: bool = True
    gamut: Literal["clip", "smooth"] = "clip"
    metadata: Literal["all", "no-location", "none"] = "all"
    recipe: str | None = None
    keep_recipe: bool = True
    rating: int | None = None
    sidecar: bool = False
    raw_sidecar: bool = False
    size: OutputSize | None = None
    subsampling: str = "444"
    optimise: bool = False
    progressive: bool = False
    lossless: bool = False
    compression: str | None = None

    def __post_init__(self) -> None:
        if self.format is not None and self.format not in WRITABLE_PHOTO_FORMATS:
            names = ", ".join(WRITABLE_PHOTO_FORMATS)
            raise PhotoError(
                f"Photos cannot be written as {self.format!r}, only as {names}."
            )
        if not 1 <= self.quality <= 100:
            raise PhotoError(f"A quality lies in 1..100, not at {self.quality}.")
        if self.rating is not None and not -1 <= self.rating <= 5:
            raise PhotoError(f"A rating lies in -1..5, not at {self.rating}.")
        named = not isinstance(self.profile, Path)
        checks = (
            ("Bits", self.bits, _DEPTHS),
            ("Profile", self.profile if named else "source", PROFILE_NAMES),
            ("Intent", self.intent, INTENTS),
            ("Gamut", self.gamut, _GAMUTS),
            ("Metadata", self.metadata, METADATA_CHOICES),
            ("Subsampling", self.subsampling, _SUBSAMPLINGS),
            ("Compression", self.compression, _COMPRESSIONS),
        )
        for name, value, allowed in checks:
            if value not in allowed:
                choice = ", ".join(str(item) for item in allowed if item is not None)
                raise PhotoError(f"{name} can be {choice}, not {value}.")

    def to_values(self) -> dict[str, Any]:
        """Return what differs from the default, as JSON values."""
        values = {}
        for each in fields(self):
            value = getattr(self, each.name)
            if each.default is not MISSING and value == each.default:
                continue
            if isinstance(value, Path):
                value = {"file": str(value)}
            elif isinstance(value, OutputSize):
                value = {"rule": value.rule, "value": value.value}
            values[each.name] = value
        return values

    @classmethod
    def from_values(cls, values: Mapping[str, Any]) -> Self:
        """Undo `to_values`.

        Raises
        ------
        PhotoError
            A name is unknown, or a value is none that it takes.
        """
        found = dict(values)
        try:
            if isinstance(found.get("profile"), dict):
                found["profile"] = Path(found["profile"]["file"])
            if found.get("size") is not None:
                found["size"] = OutputSize(**found["size"])
            return cls(**found)
        except (KeyError, TypeError) as error:
            raise PhotoError(
                f"These export options are not known here: {error}. Update Looksmith."
            ) from error
