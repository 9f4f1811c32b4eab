"""What every reader hands on: pixels as the file has them, and what it said of them."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from looksmith.photo.errors import PhotoError

__all__ = [
    "MAX_PIXELS",
    "Decoded",
    "check_plausible",
    "check_size",
    "damage_named",
    "scaled_to_full",
]

MAX_PIXELS = 1_200_000_000
"""Photos above this are refused before anything is allocated."""

_MAX_SIDE = 300_000
# Above some size, no picture that anybody took shrinks this far.
_SMALL, _PIXELS_PER_BYTE = 16_000_000, 5_000


@dataclass
class Decoded:
    """Pixels as stored, before orientation and colour.

    Parameters
    ----------
    format
        The format's name for people.
    pixels
        (height, width, channels), uint8, uint16 or float32: 1 channel of grey, 3 of
        RGB, 4 of CMYK ink (full is all ink).
    alpha
        (height, width) of the same type, or None.
    premultiplied
        Whether the colours are multiplied by alpha.
    orientation
        EXIF orientation, 1..8.
    turned
        One that the pixels have been turned by already.
    profile_name
        What the file calls its colours where it has no ICC profile of its own.
    light
        (3, 3) from the pixels' linear light to linear sRGB, where float32 pixels are
        scene-linear: they go through the view transform where any is above 1. None for
        display colours.
    exposed
        Whether light goes through the view transform even where none is above 1: a
        camera's exposures shall look alike.
    finished
        Whether light does not go through it even where some is above 1: we wrote it.
    """

    format: str
    pixels: NDArray[Any]
    alpha: NDArray[Any] | None = None
    premultiplied: bool = False
    bits: int = 8
    mode: str = "RGB"
    orientation: int = 1
    turned: int = 1
    icc: bytes | None = None
    profile_name: str | None = None
    light: NDArray[np.float64] | None = None
    exposed: bool = False
    finished: bool = False
    exif: bytes | None = None
    xmp: bytes | None = None
    iptc: bytes | None = None
    dpi: tuple[float, float] | None = None
    warnings: list[str] = field(default_factory=list)


def check_size(width: int, height: int) -> None:
    """Refuse a picture without pixels, or with more than can be meant.

    Raises
    ------
    PhotoError
        The size is zero or above the limit.
    """
    if width <= 0 or height <= 0:
        raise PhotoError(f"The photo says it is {width} x {height} pixels: none.")
    if width * height > MAX_PIXELS or max(width, height) > _MAX_SIDE:
        raise PhotoError(
            f"The photo says it is {width} x {height} pixels;"
            f" the limit is {MAX_PIXELS / 1e9:.1f} gigapixels."
        )


def check_plausible(width: int, height: int, stored: int) -> None:
    """Refuse a large picture that a few bytes claim to hold, before it takes memory.

    Parameters
    ----------
    width, height
        In pixels.
    stored
        Bytes of the file.

    Raises
    ------
    PhotoError
        The size is impossible, or far too large for the file.
    """
    check_size(width, height)
    if width * height > max(_SMALL, _PIXELS_PER_BYTE * stored):
        raise PhotoError(
            f"The file is damaged: {stored} bytes cannot hold"
            f" {width} x {height} pixels."
        )


# Decoders meet damaged bytes with whatever their parsing trips over.
_DECODER_ERRORS = (
    RuntimeError,
    ValueError,
    ArithmeticError,
    LookupError,
    TypeError,
    AttributeError,
    AssertionError,
    EOFError,
    OSError,
    SyntaxError,
    NotImplementedError,
    struct.error,
    zlib.error,
)


@contextmanager
def damage_named(label: str) -> Iterator[None]:
    """Turn what a decoder raises into one `PhotoError`.

    Parameters
    ----------
    label
        The format's name for people.
    """
    try:
        yield
    except PhotoError:
        raise
    except MemoryError as error:
        raise PhotoError("The photo does not fit into the memory.") from error
    except _DECODER_ERRORS as error:
        problem = PhotoError(f"The {label} file is damaged and cannot be read.")
        problem.detail = f"{type(error).__name__}: {error}"
        raise problem from error


def scaled_to_full(values: NDArray[Any], bits: int) -> NDArray[Any]:
    """Stretch integers of an odd bit depth to all of uint8 or uint16.

    Parameters
    ----------
    values
        Code values 0..2^bits - 1 in uint8 or uint16.
    bits
        1..16.
    """
    if bits in (8, 16):
        return values
    full, dtype = (255, np.uint8) if bits < 8 else (65535, np.uint16)
    top = 2**bits - 1
    table = np.rint(np.arange(top + 1) * (full / top)).astype(dtype)
    return np.asarray(table[np.minimum(values, top)])
