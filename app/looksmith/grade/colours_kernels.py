"""Which colours a picture of bytes holds, and their results back into it, compiled."""

from __future__ import annotations

from typing import Any

import numba  # noqa: TID253  # imported late by its users
from numba import float32 as f32  # noqa: TID253
from numba import int32 as i32  # noqa: TID253
from numba import uint32 as u32  # noqa: TID253
from numba import uintp as up  # noqa: TID253

__all__ = ["mark", "place"]

_OPTIONS: dict[str, Any] = {
    "nogil": True, "boundscheck": False, "error_model": "numpy", "cache": True,
}  # fmt: skip


@numba.njit(inline="always", **_OPTIONS)
def _key(pixels, q):  # type: ignore[no-untyped-def]
    return up(
        u32(pixels[q]) << u32(16)
        | u32(pixels[q + up(1)]) << u32(8)
        | u32(pixels[q + up(2)])
    )


@numba.njit(**_OPTIONS)
def mark(pixels, seen):  # type: ignore[no-untyped-def]
    """Mark every colour of flat bytes (n * 3) in `seen`, uint8 (2**24)."""
    for j in range(len(pixels) // 3):
        seen[_key(pixels, up(3 * j))] = 1


@numba.njit(**_OPTIONS)
def place(source, out, index, results, mask, y0):  # type: ignore[no-untyped-def]
    """Write every pixel's result, dithered as `colour.dither.quantise` does.

    Parameters
    ----------
    source, out
        Uint8 (height, width * 3); both may be the same.
    index
        Uint32 (2**24), where a colour's result lies in `results`.
    results
        Float32 (count, 3), code values in [0, 255].
    mask
        Float32 (rows, columns), thresholds; both sides are powers of two.
    y0
        The first row in the whole picture.
    """
    rows = mask.shape[0] - 1
    columns = up(mask.shape[1] - 1)
    for y in range(source.shape[0]):
        row_in = source[y]
        row_out = out[y]
        noise = mask[(y + y0) & rows]
        for x in range(source.shape[1] // 3):
            q = up(3 * x)
            found = results[index[_key(row_in, q)]]
            threshold = noise[up(x) & columns]
            for channel in range(3):
                value = min(found[channel] + threshold, f32(255))
                row_out[q + up(channel)] = i32(value)
