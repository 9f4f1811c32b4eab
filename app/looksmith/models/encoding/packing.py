"""Integers to few bytes and back, refusing what would unpack to more than it says."""

from __future__ import annotations

import lzma

import numpy as np
from numpy.typing import NDArray

from looksmith.models.encoding.errors import LibraryFileError

__all__ = ["pack_bytes", "pack_integers", "unpack_bytes", "unpack_integers"]

# Without literal context: the values that follow each other are nearly independent.
_FILTERS = [
    {
        "id": lzma.FILTER_LZMA2,
        "preset": 9 | lzma.PRESET_EXTREME,
        "dict_size": 1 << 20,
        "lc": 0,
        "lp": 0,
        "pb": 0,
    }
]


def pack_bytes(data: bytes) -> bytes:
    """Compress bytes; the same bytes every time."""
    return lzma.compress(data, format=lzma.FORMAT_RAW, filters=_FILTERS)


def unpack_bytes(data: bytes, length: int) -> bytes:
    """Undo `pack_bytes`, never taking more memory than `length` bytes of result.

    Raises
    ------
    LibraryFileError
        The data is damaged or holds another number of bytes.
    """
    decompressor = lzma.LZMADecompressor(lzma.FORMAT_RAW, filters=_FILTERS)
    try:
        found = decompressor.decompress(data, max_length=length + 1)
    except (lzma.LZMAError, EOFError) as error:
        raise LibraryFileError("its compressed data is damaged.") from error
    if len(found) != length:
        raise LibraryFileError("a part of it does not have the size that it states.")
    return found


def pack_integers(values: NDArray[np.int16]) -> bytes:
    """Compress 16-bit integers, low bytes and high bytes apart."""
    planes = np.ascontiguousarray(values, "<i2").reshape(-1, 1).view(np.int8)
    low = planes[:, 0]
    # The high byte as what remains after the signed low byte: mostly zero.
    high = ((values.reshape(-1).astype(np.int32) - low) >> 8).astype(np.int8)
    return pack_bytes(low.tobytes() + high.tobytes())


def unpack_integers(data: bytes, count: int) -> NDArray[np.int16]:
    """Undo `pack_integers` for `count` values."""
    planes = np.frombuffer(unpack_bytes(data, 2 * count), np.int8).reshape(2, count)
    low, high = planes.astype(np.int16)
    return np.asarray(low + (high << 8))
