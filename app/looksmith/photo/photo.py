"""The `Photo` value: pixels, what they mean, and what came with them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from looksmith.photo.deferred import DeferredPixels, whole
from looksmith.photo.errors import PhotoError

__all__ = ["Photo", "PhotoInfo", "to_float32"]

Pixels = NDArray[np.uint8] | NDArray[np.uint16] | NDArray[np.float32]

_DTYPES = (np.dtype(np.uint8), np.dtype(np.uint16), np.dtype(np.float32))


def to_float32(values: Pixels) -> NDArray[np.float32]:
    """Scale integer code values to [0, 1] float32; floats pass as they are."""
    if values.dtype == np.float32:
        return values  # type: ignore[return-value]
    scale = np.float32(1 / (255 if values.dtype == np.uint8 else 65535))
    return values.astype(np.float32) * scale


@dataclass(frozen=True)
class PhotoInfo:
    """What a photo file said of itself.

    Parameters
    ----------
    path
        The file, or None for a photo made in memory.
    format
        "JPEG", "PNG", "TIFF", "WebP", ...
    bits
        Bits a channel in the file.
    mode
        The file's own layout, for people: "RGB", "grey", "palette", "CMYK", "RGBA".
    icc
        The embedded profile, byte for byte, or None.
    profile_name
        The profile's description, "sRGB" when none is embedded.
    exif, xmp, iptc
        Metadata blocks as stored (EXIF without orientation once it is applied; IPTC as
        IIM records).
    dpi
        Resolution, or None.
    warnings
        Sentences on what was odd and how it was taken.
    """

    path: Path | None = None
    format: str = ""
    bits: int = 8
    mode: str = "RGB"
    icc: bytes | None = field(default=None, repr=False)
    profile_name: str = "sRGB"
    exif: bytes | None = field(default=None, repr=False)
    xmp: bytes | None = field(default=None, repr=False)
    iptc: bytes | None = field(default=None, repr=False)
    dpi: tuple[float, float] | None = None
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, eq=False)
class Photo:
    """A photograph in the working space: sRGB primaries, sRGB-encoded, unbounded.

    Pixels keep the precision they came in: an 8-bit sRGB file stays uint8, a 16-bit
    one uint16, a float file or a wide-gamut profile becomes float32 whose values may
    lie outside [0, 1] (extended sRGB), so nothing is lost before the output stage.

    Floats of a large photo may be made when they are read: `pixels` makes all of them,
    slices of `source` those of some rows and columns.

    Parameters
    ----------
    source
        (height, width, 3), uint8, uint16 or float32, upright; contiguous, or deferred.
    alpha
        (height, width) of the same type, straight (not premultiplied), or None.
    info
        What the file said of itself.
    """

    source: Pixels | DeferredPixels
    alpha: Pixels | None = None
    info: PhotoInfo = field(default_factory=PhotoInfo)

    def __post_init__(self) -> None:
        shape = self.source.shape
        if len(shape) != 3 or shape[2] != 3 or 0 in shape:
            raise PhotoError(f"A photo needs pixels (height, width, 3), not {shape}.")
        if self.dtype not in _DTYPES:
            raise PhotoError(f"A photo cannot hold {self.dtype} pixels.")
        if self.alpha is not None and (
            self.alpha.shape != shape[:2] or self.alpha.dtype != self.dtype
        ):
            raise PhotoError("The alpha channel does not fit the pixels.")

    @property
    def pixels(self) -> Pixels:
        """All pixels as an array, made anew at every call where they are deferred."""
        return whole(self.source)

    @property
    def dtype(self) -> np.dtype[Any]:
        """Uint8, uint16 or float32."""
        return self.source.dtype

    @property
    def height(self) -> int:
        """Rows."""
        return int(self.source.shape[0])

    @property
    def width(self) -> int:
        """Columns."""
        return int(self.source.shape[1])

    def float_pixels(self) -> NDArray[np.float32]:
        """Return the pixels as float32, sRGB-encoded, 0 black and 1 white."""
        return to_float32(self.pixels)

    def replace(self, **changes: Any) -> Self:
        """Return a copy with some fields changed; `pixels` are its new source."""
        if "pixels" in changes:
            changes["source"] = changes.pop("pixels")
        return replace(self, **changes)
