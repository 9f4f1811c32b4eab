"""How a photo is to be written."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from looksmith.colour.icc import INTENTS, Intent
from looksmith.photo.errors import PhotoError
from looksmith.photo.formats import WRITABLE_PHOTO_FORMATS

__all__ = ["METADATA_CHOICES", "PROFILE_NAMES", "WriteOptions"]

PROFILE_NAMES = ("source", "sRGB", "Display P3", "Adobe RGB", "ProPhoto RGB")
"""Profiles that need no file; "source" is the photo's own."""

METADATA_CHOICES = ("all", "no-location", "none")

_DEPTHS = (None, 8, 10, 12, 16, 32)
_SUBSAMPLINGS = ("444", "422", "420")
_COMPRESSIONS = (None, "none", "deflate", "lzw", "zstd")
_GAMUTS = ("clip", "smooth")


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
    gamut
        What becomes of colours that the profile cannot hold: "clip" cuts every channel,
        "smooth" takes chroma away at the same hue and lightness (`colour.gamut`).
    metadata
        "all" carries EXIF, XMP and IPTC, "no-location" all but where it was taken,
        "none" leaves them out.
    recipe
        The edit as JSON, written into the XMP unless metadata is "none"; see
        `xmp.read_recipe_xmp`.
    sidecar
        Write the XMP beside the photo, too, as ``NAME.EXT.xmp``.
    subsampling
        Of the colours of JPEG and AVIF: "444", "422" or "420".
    optimise
        Smaller JPEG files that take three times as long.
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
    gamut: Literal["clip", "smooth"] = "clip"
    metadata: Literal["all", "no-location", "none"] = "all"
    recipe: str | None = None
    sidecar: bool = False
    subsampling: str = "444"
    optimise: bool = False
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
