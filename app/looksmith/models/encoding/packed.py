"""Many looks in one file: whole numbers, third differences, byte planes, xz.

The first line is JSON with `shape` (looks, size, size, size, 3) and `scale`, what white
is. The rest are the low bytes, then the high bytes, of little-endian 16-bit numbers:
the looks' differences along r, g and b.
"""

from __future__ import annotations

import json
import lzma
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from looksmith.errors import LooksmithError

__all__ = ["PackedLooksError", "read_packed"]

_MAX_BYTES = 4 << 30


class PackedLooksError(LooksmithError):
    """A file of packed looks cannot be read."""


def read_packed(path: str | Path) -> tuple[NDArray[np.int16], float]:
    """Read a file of packed looks.

    Parameters
    ----------
    path
        The file.

    Returns
    -------
    ndarray
        Int16 (looks, size, size, size, 3), indexed [look, r, g, b, channel].
    float
        What white is.

    Raises
    ------
    PackedLooksError
        It cannot be read, is damaged, or holds another number of values.
    """
    path = Path(path)
    try:
        with lzma.open(path) as file:
            head = json.loads(file.readline(1 << 16))
            shape, scale = tuple(map(int, head["shape"])), float(head["scale"])
            total = 2 * int(np.prod(shape, dtype=np.float64))
            cube = len(shape) == 5 and len(set(shape[1:4])) == 1 and shape[4] == 3
            if not cube or min(shape) < 1 or not 0 < total <= _MAX_BYTES:
                raise PackedLooksError(f"{path.name} states a shape of {shape}.")
            data = file.read(total + 1)
    except (
        OSError, EOFError, KeyError, TypeError, ValueError, lzma.LZMAError
    ) as error:  # fmt: skip
        raise PackedLooksError(
            f"{path.name} does not hold packed looks: {error}"
        ) from error
    if len(data) != total:
        raise PackedLooksError(
            f"{path.name} should hold {total:,} bytes and holds {len(data):,}."
        )
    planes = np.frombuffer(data, np.uint8).reshape(2, -1)
    codes = np.ascontiguousarray(planes.T).view("<i2").reshape(shape)
    for axis in (1, 2, 3):
        codes = np.cumsum(codes, axis=axis, dtype=np.int16)
    return codes, scale
