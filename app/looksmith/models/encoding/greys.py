"""What an encoding of looks lacks along the greys, put back.

A code is fitted to colours all over the cube, and black and white are two of them: at
these corners a few decoded looks ran away, a black sky became burgundy. Where a look's
greys were off by more than can be overlooked, what they lacked is in the library's
file, too, and is added to greys and, fading, to the colours around them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from looksmith.models.encoding.errors import LibraryFileError
from looksmith.models.encoding.packing import pack_bytes, unpack_bytes

__all__ = ["POINTS", "Greys", "pack_greys", "unpack_greys"]

FloatArray = NDArray[np.float32]

POINTS = 33
"""How many greys are kept of a look, evenly spaced."""

_STEP = np.float32(0.0025)  # that a stored number is worth
_REACH, _REACH_AT_ENDS = 0.09, 0.3  # how far from the greys a colour gets a share
_ENDS = 0.2  # black and white with what is nearer to them: where looks run away widely


@dataclass(frozen=True, eq=False)
class Greys:
    """What decoded looks lack along the greys.

    Parameters
    ----------
    lacking
        Float32 (POINTS, 3) by look: original less decoded.
    """

    lacking: Mapping[str, FloatArray] = field(default_factory=dict)

    def correct(self, look_id: str, table: FloatArray, *, monochrome: bool) -> None:
        """Put back what a decoded table (size, size, size, 3) lacks, in place.

        The table is contiguous; a ValueError says where it is not.
        """
        lacking = self.lacking.get(look_id)
        if lacking is None:
            return
        if monochrome:
            lacking = np.repeat(lacking.mean(1, keepdims=True), 3, 1)
        nodes, cell, share, near = _places(len(table))
        change = lacking[cell] + share * (lacking[cell + 1] - lacking[cell])
        flat = table.reshape(-1, 3, copy=False)
        flat[nodes] = np.clip(flat[nodes] + near * change, 0, 1)

    def __contains__(self, look_id: str) -> bool:
        return look_id in self.lacking


@lru_cache(maxsize=2)
def _places(
    size: int,
) -> tuple[NDArray[np.intp], NDArray[np.intp], FloatArray, FloatArray]:
    """Return a lattice's colours near grey, by number, and how each gets its share.

    That is the grey before each, the next one's share, and nearness, (count, 1). A
    colour's grey is the mean of its channels.
    """
    axis = np.linspace(0, 1, size, dtype=np.float32)
    grid = np.stack(np.meshgrid(axis, axis, axis, indexing="ij"), -1)
    colours = grid.reshape(-1, 3)
    mean = colours.mean(-1, keepdims=True)
    away = np.sqrt(((colours - mean) ** 2).sum(-1, keepdims=True))
    end = np.clip(1 - np.minimum(mean, 1 - mean) / np.float32(_ENDS), 0, 1)
    reach = np.float32(_REACH) + np.float32(_REACH_AT_ENDS - _REACH) * end
    near = np.clip(1 - away / reach, 0, 1)
    nodes = np.flatnonzero(near)
    along = mean[nodes, 0] * (POINTS - 1)
    cell = np.minimum(along.astype(np.intp), POINTS - 2)
    share = (along - cell)[:, None].astype(np.float32)
    near = near[nodes]
    for values in (nodes, cell, share, near):
        values.flags.writeable = False
    return nodes, cell, share, near


def pack_greys(greys: Greys, ids: Sequence[str]) -> bytes:
    """Return what looks of a library lack; nothing if none lacks anything.

    Parameters
    ----------
    ids
        The library's looks, in their order.
    """
    kept = [look for look in ids if look in greys]
    if not kept:
        return b""
    steps = np.rint(np.stack([greys.lacking[look] for look in kept]) / _STEP)
    whole = np.clip(steps, -127, 127).astype(np.int8)
    changes = np.diff(whole, axis=1, prepend=np.int8(0))
    flags = np.packbits([look in greys for look in ids]).tobytes()
    return flags + pack_bytes(changes.tobytes())


def unpack_greys(data: bytes, ids: Sequence[str]) -> Greys:
    """Undo `pack_greys`.

    Raises
    ------
    LibraryFileError
        The data are damaged, or of another library.
    """
    if not data:
        return Greys()
    length = -(-len(ids) // 8)
    if len(data) < length:
        raise LibraryFileError("its greys are cut short.")
    flags = np.unpackbits(np.frombuffer(data[:length], np.uint8), count=len(ids))
    kept = [look for look, flag in zip(ids, flags, strict=True) if flag]
    changes = unpack_bytes(data[length:], 3 * POINTS * len(kept))
    steps = np.frombuffer(changes, np.int8).reshape(-1, POINTS, 3)
    # Differences of whole bytes wrap, and so do their sums.
    whole = np.cumsum(steps, axis=1, dtype=np.int8)
    return Greys(dict(zip(kept, whole.astype(np.float32) * _STEP, strict=True)))
