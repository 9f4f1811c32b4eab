"""How a photo is to be written."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from looksmith.photo.errors import PhotoError
from looksmith.photo.formats import WRITABLE_PHOTO_FORMATS

__all__ = ["WriteOptions"]

_DEPTHS = (None, 8, 16, 32)
_SUBSAMPLINGS = ("444", "422", "420")
_COMPRESSIONS = (None, "none", "deflate", "lzw", "zstd")


@dataclass(frozen=True)
class WriteOptions:
    """How a photo is to be written.

    Parameters
    ----------
    format
        A key of `WRITABLE_PHOTO_FORMATS`; None takes it from the file's extension.
    quality
        1..100, for JPEG and lossy WebP.
    bits
        8, 16 or 32 (float) a channel; None keeps the photo's own where the format can.
    profile
        "source" converts back to the photo's own profile and embeds that, "sRGB" writes
        and embeds sRGB.
    metadata
        "all" carries EXIF and XMP, "none" leaves them out.
    subsampling
        Of JPEG's colours: "444", "422" or "420".
    optimise
        Smaller JPEG files that take three times as long.
    lossless
        For WebP.
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
    profile: Literal["source", "sRGB"] = "source"
    metadata: Literal["all", "none"] = "all"
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
        checks = (
            ("Bits", self.bits, _DEPTHS),
            ("Profile", self.profile, ("source", "sRGB")),
            ("Metadata", self.metadata, ("all", "none")),
            ("Subsampling", self.subsampling, _SUBSAMPLINGS),
            ("Compression", self.compression, _COMPRESSIONS),
        )
        for name, value, allowed in checks:
            if value not in allowed:
                choice = ", ".join(str(item) for item in allowed if item is not None)
                raise PhotoError(f"{name} can be {choice}, not {value}.")
