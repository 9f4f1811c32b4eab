"""Matrix profiles for whole pictures, compiled; import it late (numba loads slowly).

A curve is sampled along the bits of a float32: its exponent and the first bits of its
mantissa count the samples, so that their distance is the same share of any value.
"""

from __future__ import annotations

from typing import Any

import numba  # noqa: TID253  # imported late by its users
from numba import float32 as f32  # noqa: TID253
from numba import int32 as i32  # noqa: TID253

__all__ = ["curved", "mixed_codes"]

_OPTIONS: dict[str, Any] = {
    "nogil": True, "boundscheck": False, "error_model": "numpy", "cache": True,
    "fastmath": {"contract"},
}  # fmt: skip


@numba.njit(**_OPTIONS)
def mixed_codes(codes, red, green, blue, matrix, out):  # type: ignore[no-untyped-def]
    """Look integers up in three tables and mix the results by a matrix.

    Parameters
    ----------
    codes
        (n, 3), uint8 or uint16.
    red, green, blue
        Float32, a value for every code.
    matrix
        Float32 (3, 3), from these to the result's channels.
    out
        Float32 (n, 3).
    """
    for i in range(codes.shape[0]):
        r, g, b = red[codes[i, 0]], green[codes[i, 1]], blue[codes[i, 2]]
        out[i, 0] = matrix[0, 0] * r + matrix[0, 1] * g + matrix[0, 2] * b
        out[i, 1] = matrix[1, 0] * r + matrix[1, 1] * g + matrix[1, 2] * b
        out[i, 2] = matrix[2, 0] * r + matrix[2, 1] * g + matrix[2, 2] * b


@numba.njit(**_OPTIONS)
def curved(values, bits, samples, first, shift, slope, out):  # type: ignore[no-untyped-def]
    """Take values through a sampled curve that is odd about 0.

    Parameters
    ----------
    values
        Flat float32.
    bits
        The same as int32.
    samples
        Float32, the curve where the bits are multiples of ``1 << shift``.
    first
        What these multiples begin at; below, the curve is a line.
    shift
        See `samples`.
    slope
        Of that line.
    out
        Flat float32; may be `values`.

    Returns
    -------
    bool
        Whether all values were within the samples; what was not is undefined.
    """
    share = f32(1) / f32(1 << shift)
    part = i32((1 << shift) - 1)
    last = i32(len(samples) - 2)
    beyond = i32(0)
    for i in range(values.shape[0]):
        value = values[i]
        size = bits[i] & i32(0x7FFFFFFF)
        place = (size >> shift) - first
        beyond |= i32(place > last)
        cell = min(max(place, i32(0)), last)
        low = samples[cell]
        step = f32(size & part) * share
        curve = low + step * (samples[cell + 1] - low)
        result = curve if place >= 0 else slope * abs(value)
        out[i] = result if value >= 0 else -result
    return beyond == 0
