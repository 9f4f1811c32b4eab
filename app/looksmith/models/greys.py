"""What an encoding of looks lacks along the greys, put back.

A code is fitted to colours all over the cube, and black and white are two of them: at
these corners a few decoded looks ran away, a black sky became burgundy. Where a look's
greys were off by more than can be overlooked, what they lacked lies in a small file
beside the library, and is added to greys and, fading, to the colours around them.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from looksmith.errors import LooksmithError
from looksmith.models.weights_file import Arrays, read_arrays, write_arrays

__all__ = ["POINTS", "Greys", "GreysError", "greys_beside", "read_greys", "write_greys"]

FloatArray = NDArray[np.float32]

POINTS = 33
"""How many greys are kept of a look, evenly spaced."""

_STEP = 0.0025  # that a stored number is worth
_REACH, _REACH_AT_ENDS = 0.09, 0.3  # how far from the greys a colour gets a share
_ENDS = 0.2  # black and white with what is nearer to them: where looks run away widely
_FORMAT = 1
_NAME = "greys.npz"


class GreysError(LooksmithError):
    """A file of greys is missing, damaged, or made for other codes."""


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
        """Put back what a decoded table (size, size, size, 3) lacks, in place."""
        lacking = self.lacking.get(look_id)
        if lacking is None:
            return
        if monochrome:
            lacking = np.repeat(lacking.mean(1, keepdims=True), 3, 1)
        cell, share, near = _places(len(table))
        change = lacking[cell] + share * (lacking[cell + 1] - lacking[cell])
        np.clip(table + near * change, 0, 1, out=table)

    def __contains__(self, look_id: str) -> bool:
        return look_id in self.lacking


@lru_cache(maxsize=2)
def _places(size: int) -> tuple[NDArray[np.intp], FloatArray, FloatArray]:
    """Return for a lattice the grey before each colour, the next one's share, nearness.

    A colour's grey is the mean of its channels.
    """
    axis = np.linspace(0, 1, size, dtype=np.float32)
    colours = np.stack(np.meshgrid(axis, axis, axis, indexing="ij"), -1)
    mean = colours.mean(-1, keepdims=True)
    away = np.sqrt(((colours - mean) ** 2).sum(-1, keepdims=True))
    along = mean[..., 0] * (POINTS - 1)
    cell = np.minimum(along.astype(np.intp), POINTS - 2)
    share = (along - cell)[..., None].astype(np.float32)
    end = np.clip(1 - np.minimum(mean, 1 - mean) / np.float32(_ENDS), 0, 1)
    reach = np.float32(_REACH) + np.float32(_REACH_AT_ENDS - _REACH) * end
    near = np.clip(1 - away / reach, 0, 1)
    for values in (cell, share, near):
        values.flags.writeable = False
    return cell, share, near


def _mark(codes: bytes) -> str:
    return hashlib.sha256(codes).hexdigest()


def write_greys(path: str | Path, greys: Greys, codes: bytes) -> None:
    """Write a file of greys for a library whose packed codes these are."""
    steps = [np.rint(greys.lacking[look] / _STEP) for look in greys.lacking]
    whole = np.clip(np.reshape(steps, (-1, POINTS, 3)), -127, 127).astype(np.int8)
    arrays = {
        "made_for": np.array(_mark(codes)),
        "ids": np.array(list(greys.lacking), str),
        "lacking": whole,
    }
    write_arrays(path, _FORMAT, arrays)


def read_greys(path: str | Path, codes: bytes) -> Greys:
    """Read what `write_greys` wrote.

    Raises
    ------
    GreysError
        The file is missing or damaged, or was made for other codes.
    """

    def made(arrays: Arrays, _version: str) -> Greys:
        if str(arrays["made_for"]) != _mark(codes):
            raise ValueError("it was made for another library")
        ids, steps = arrays["ids"], arrays["lacking"]
        if steps.dtype != np.int8 or steps.shape != (len(ids), POINTS, 3):
            raise ValueError(f"its values are {steps.dtype} {steps.shape}")
        values = steps.astype(np.float32) * np.float32(_STEP)
        return Greys(dict(zip(map(str, ids), values, strict=True)))

    return read_arrays(path, _FORMAT, made, model="the looks' greys", error=GreysError)


def greys_beside(library: str | Path, codes: bytes) -> Greys:
    """Return the greys that lie beside a library file, none where there are none.

    None, too, where they are no good or another library's: the looks do without.
    """
    try:
        return read_greys(Path(library).with_name(_NAME), codes)
    except GreysError:
        return Greys()
