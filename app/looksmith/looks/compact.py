"""The user's looks as codes of the shipped library's codec, its core kept as it is.

A code means something only to the core that it was fitted to, and a later Looksmith
may ship another one. So each code names its core, and what is stored without its exact
table also has a small copy of the table beside the code: should the core change, the
copy takes the code's place, and nothing is lost. The copy is at least as near to the
look as the code is.
"""

from __future__ import annotations

import base64
import zlib
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from looksmith.lut.algebra import resample
from looksmith.lut.table import Lut3D
from looksmith.models.encoding.errors import LibraryFileError
from looksmith.models.encoding.library import EncodedLibrary
from looksmith.models.encoding.measure import measure

__all__ = [
    "CODE_BYTES",
    "DECODED_SIZE",
    "VISIBLE",
    "CodeKeeper",
    "StoredCode",
    "pack_copy",
    "small_copy",
    "unpack_copy",
]

FloatArray = NDArray[np.float32]

CODE_BYTES = 1024
"""What a code may take, a residual on top of it included."""
DECODED_SIZE = 33
"""Lattice points an axis beyond which a decoded look gains nothing."""
VISIBLE = 2.0
"""Mean CIEDE2000 above which a look is never stored as a code."""
_COPY_SIZES = (17, 33)
_FULL = 65535
_ROUNDING = 1e-3


@dataclass(frozen=True)
class StoredCode:
    """A look as a code, with what is needed to trust it.

    Parameters
    ----------
    codec
        The codec's kind.
    core
        Which core it was fitted to; see `BuiltinLooks.core`.
    data
        The packed code in base 64.
    monochrome
        Whether it is decoded to neutral greys.
    mean, p90, maximum
        Measured CIEDE2000 between the look and what the code decodes to.
    compact_bytes
        What the look takes without its exact table.
    """

    codec: str
    core: str
    data: str
    monochrome: bool
    mean: float
    p90: float
    maximum: float
    compact_bytes: int

    @property
    def packed(self) -> bytes:
        """The packed code; `ValueError` when it is damaged."""
        return base64.b64decode(self.data, validate=True)


class CodeKeeper:
    """Fits looks to the shipped codec and decodes them. May be used from any thread.

    Parameters
    ----------
    library
        The shipped library; None where it cannot be opened: nothing is fitted then,
        and every code is foreign.
    core
        Its core's identity.
    """

    def __init__(self, library: EncodedLibrary | None, core: str) -> None:
        self._library, self._core = library, core

    def knows(self, code: StoredCode) -> bool:
        """Whether a code was fitted to this very core."""
        return self._library is not None and code.core == self._core

    def fit(self, table: FloatArray) -> StoredCode | None:
        """Return a look's code and its measured error; None where there is none.

        Parameters
        ----------
        table
            Float32 (size, size, size, 3). What lies beyond 0..1 counts as clipped.
        """
        if self._library is None:
            return None
        # Codecs look at lattice points only; a coarse lattice has too few of them.
        plain = np.clip(resample(Lut3D(table), DECODED_SIZE).table, 0, 1)
        try:
            codec = self._library.codec
            found = codec.refine(codec.fit(plain), plain, CODE_BYTES)
        except (LibraryFileError, np.linalg.LinAlgError):
            return None
        packed = codec.pack_codes(found.code[None])
        code = StoredCode(
            codec=codec.kind,
            core=self._core,
            data=base64.b64encode(packed).decode(),
            monochrome=found.monochrome,
            mean=0.0,
            p90=0.0,
            maximum=0.0,
            compact_bytes=0,
        )
        return self._measured(code, table)

    def _measured(self, code: StoredCode, table: FloatArray) -> StoredCode | None:
        """Return the code with what its stored form really decodes to."""
        decoded = self.decode(code, DECODED_SIZE)
        if decoded is None:
            return None
        error = measure(table, decoded)
        copy = pack_copy(small_copy(table, error.mean))
        return StoredCode(
            codec=code.codec,
            core=code.core,
            data=code.data,
            monochrome=code.monochrome,
            mean=error.mean,
            p90=error.p90,
            maximum=error.maximum,
            compact_bytes=len(code.data) + len(copy),
        )

    def decode(self, code: StoredCode, size: int) -> FloatArray | None:
        """Return a code's table, float32 (size, size, size, 3).

        None for a code that is damaged or was fitted to another core.
        """
        if self._library is None or code.core != self._core:
            return None
        codec = self._library.codec
        try:
            values = codec.unpack_codes(code.packed, 1)
        except (LibraryFileError, ValueError):
            return None
        if not np.isfinite(values).all():
            return None
        table: FloatArray = codec.decode(values, size, np.array([code.monochrome]))[0]
        return table if np.isfinite(table).all() else None

    def rebuilds(self, code: StoredCode, table: FloatArray) -> bool:
        """Whether a code gives back a look as near as it says."""
        decoded = self.decode(code, DECODED_SIZE)
        if decoded is None:
            return False
        return measure(table, decoded).mean <= code.mean + _ROUNDING


def small_copy(table: FloatArray, error: float) -> FloatArray:
    """Return a smaller table that is within `error` (mean CIEDE2000) of a table.

    The largest of the sizes tried is taken where none is near enough.
    """
    copy = table
    for size in _COPY_SIZES:
        copy = np.clip(resample(Lut3D(table), size).table, 0, 1)
        if measure(table, copy).mean <= error:
            break
    return copy


def pack_copy(table: FloatArray) -> bytes:
    """Return a table within 0..1 in 16 bits a value, as differences along green."""
    whole = np.rint(table * _FULL).astype(np.uint16)
    steps = np.diff(whole, axis=1, prepend=np.zeros_like(whole[:, :1]))
    planes = np.ascontiguousarray(np.moveaxis(steps, -1, 0)).astype("<u2")
    # High bytes together, low bytes together: the high ones are nearly all alike.
    pairs = planes.reshape(-1).view(np.uint8).reshape(-1, 2)
    return zlib.compress(np.ascontiguousarray(pairs.T).tobytes(), 9)


def unpack_copy(packed: bytes, size: int) -> FloatArray | None:
    """Undo `pack_copy`; None for anything else."""
    length = 2 * 3 * size**3
    try:
        data = zlib.decompressobj().decompress(packed, length + 1)
    except zlib.error:
        return None
    if len(data) != length:
        return None
    pairs = np.frombuffer(data, np.uint8).reshape(2, -1).T
    planes = np.ascontiguousarray(pairs).view("<u2").reshape(3, size, size, size)
    steps = np.moveaxis(planes, 0, -1)
    whole = np.cumsum(steps, axis=1, dtype=np.uint16)
    return whole.astype(np.float32) / np.float32(_FULL)
