"""A network's arrays in few bytes: whole numbers, their steps, a coder over them."""

from __future__ import annotations

import struct
from collections.abc import Mapping

import numpy as np
from numpy.typing import NDArray

from looksmith.models.encoding.errors import LibraryFileError
from looksmith.models.encoding.matrix_packing import pack_matrix, unpack_matrix
from looksmith.models.encoding.packing import pack_integers, unpack_integers

__all__ = ["pack_arrays", "representable", "restored", "rounded", "unpack_arrays"]

FloatArray = NDArray[np.float32]
IntArray = NDArray[np.int16]
Shapes = Mapping[str, tuple[int, ...]]

_STEP_SCALE = 4096  # steps are small for float16
_LARGEST = "mix"  # most of a network, and the matrix whose columns have steps
_LENGTH = struct.Struct("<I")


def representable(steps: FloatArray) -> FloatArray:
    """Return steps as a file can hold them: in half precision, finite."""
    scaled = np.minimum(steps * np.float32(_STEP_SCALE), np.finfo(np.float16).max)
    held = scaled.astype(np.float16).astype(np.float32)
    return np.asarray(held / np.float32(_STEP_SCALE), np.float32)


def rounded(
    arrays: Mapping[str, FloatArray], steps: Mapping[str, FloatArray]
) -> dict[str, IntArray]:
    """Return whole multiples of steps."""
    return {
        name: np.clip(np.rint(array / steps[name]), -32768, 32767).astype(np.int16)
        for name, array in arrays.items()
    }


def restored(
    values: Mapping[str, IntArray], steps: Mapping[str, FloatArray]
) -> dict[str, FloatArray]:
    """Return the arrays that whole numbers stand for."""
    return {
        name: whole.astype(np.float32) * steps[name] for name, whole in values.items()
    }


def _step_count(name: str, shape: tuple[int, ...]) -> int:
    """Return how many steps an array has: one a column, or one in all."""
    return shape[-1] if name == _LARGEST else 1


def _others(shapes: Shapes) -> list[str]:
    return [name for name in shapes if name != _LARGEST]


def pack_arrays(
    shapes: Shapes,
    values: Mapping[str, IntArray],
    steps: Mapping[str, FloatArray],
    code_steps: FloatArray,
) -> bytes:
    """Return all steps, the largest matrix, the other whole numbers; always the same.

    Parameters
    ----------
    shapes
        Of the arrays, in the order in which they are stored.
    values
        Whole numbers.
    steps
        What 1 is worth: (columns,) for `mix`, else (1,).
    code_steps
        What 1 in a stored code is worth.
    """
    scaled = [
        (step * _STEP_SCALE).astype("<f2").tobytes()
        for step in (*(steps[name] for name in shapes), code_steps)
    ]
    largest = pack_matrix(values[_LARGEST])
    others = np.concatenate([values[name].ravel() for name in _others(shapes)])
    length = _LENGTH.pack(len(largest))
    return b"".join(scaled) + length + largest + pack_integers(others)


def unpack_arrays(
    data: bytes, start: int, shapes: Shapes, code: int
) -> tuple[dict[str, IntArray], dict[str, FloatArray], FloatArray]:
    """Undo `pack_arrays`.

    Parameters
    ----------
    data
        What was read.
    start
        Where the steps begin.
    shapes
        Of the arrays.
    code
        Values of a code.

    Raises
    ------
    LibraryFileError
        The data are cut short or damaged.
    """
    counts = [_step_count(name, shape) for name, shape in shapes.items()]
    total = sum(counts) + code
    start_of_values = start + 2 * total
    if len(data) < start_of_values + _LENGTH.size:
        raise LibraryFileError("its network is cut short.")
    all_steps = np.frombuffer(data, "<f2", total, start).astype(np.float32)
    if not np.isfinite(all_steps).all():
        raise LibraryFileError("its network holds a value that is not finite.")
    all_steps /= np.float32(_STEP_SCALE)
    ends = np.cumsum(counts)
    steps = dict(zip(shapes, np.split(all_steps, ends), strict=False))
    return _unpack_values(data[start_of_values:], shapes), steps, all_steps[ends[-1] :]


def _unpack_values(data: bytes, shapes: Shapes) -> dict[str, IntArray]:
    """Undo what `pack_arrays` does to the whole numbers."""
    (length,) = _LENGTH.unpack_from(data)
    end = _LENGTH.size + length
    if len(data) < end:
        raise LibraryFileError("its network is cut short.")
    rows, columns = shapes[_LARGEST]
    values = {_LARGEST: unpack_matrix(data[_LENGTH.size : end], rows, columns)}
    sizes = [int(np.prod(shapes[name])) for name in _others(shapes)]
    flat = unpack_integers(data[end:], sum(sizes))
    arrays = np.split(flat, np.cumsum(sizes)[:-1])
    for name, array in zip(_others(shapes), arrays, strict=True):
        values[name] = array.reshape(shapes[name])
    return {name: values[name] for name in shapes}
