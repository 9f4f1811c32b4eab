"""Tetrahedral look-up of integer pixels, compiled; import it late (numba loads slowly).

Pixels go through blocks that stay in the first-level cache, in two passes that the
compiler turns into vector code: places and weights, then the gathers. The table is
float32; the result is rounded or dithered straight into its final type.
"""

from __future__ import annotations

from typing import Any

import numba  # noqa: TID253  # imported late by its users
import numpy as np
from numba import float32 as f32  # noqa: TID253
from numba import int32 as i32  # noqa: TID253
from numba import uint32 as u32  # noqa: TID253
from numba import uintp as up  # noqa: TID253

__all__ = ["look_up_rows"]

_BLOCK = 256
_OPTIONS: dict[str, Any] = {
    "nogil": True, "fastmath": True, "boundscheck": False,
    "error_model": "numpy", "cache": True,
}  # fmt: skip


@numba.njit(inline="always", **_OPTIONS)
def _place(red, green, blue, first, second, third, w0, w1, w2, w3, count, size):  # type: ignore[no-untyped-def]
    """Find the tetrahedron of each colour: three of its corners and the weights."""
    step_r = u32(size * size * 3)
    step_g = u32(size * 3)
    step_b = u32(3)
    whole = u32(step_r + step_g + step_b)
    last = i32(size - 2)
    for j in range(count):
        r = red[j]
        g = green[j]
        b = blue[j]
        cell_r = min(i32(r), last)
        cell_g = min(i32(g), last)
        cell_b = min(i32(b), last)
        r -= f32(cell_r)
        g -= f32(cell_g)
        b -= f32(cell_b)
        base = u32(cell_r) * step_r + u32(cell_g) * step_g + u32(cell_b) * step_b
        high = max(r, g, b)
        low = min(r, g, b)
        middle = max(min(r, g), min(max(r, g), b))
        step_high = step_r if r == high else (step_g if g == high else step_b)
        step_low = step_b if b == low else (step_g if g == low else step_r)
        first[j] = base
        second[j] = base + step_high
        third[j] = base + whole - step_low
        w0[j] = f32(1) - high
        w1[j] = high - middle
        w2[j] = middle - low
        w3[j] = low


@numba.njit(**_OPTIONS)
def look_up_rows(source, out, table, size, top_in, top_out, mask, y0, x0, reverse):  # type: ignore[no-untyped-def]
    """Look rows of integer pixels up and write them out as integers.

    Parameters
    ----------
    source
        (height, width * 3), uint8 or uint16, C-contiguous rows.
    out
        (height, width * channels), uint8 or uint16; channels 3 or 4. A fourth
        channel is left as it is.
    table
        Flat float32, [r, g, b, channel], scaled to [0, top_out].
    size
        Lattice points along an axis.
    top_in, top_out
        The largest code values in and out.
    mask
        Float32 (rows, columns * 3): thresholds in (0, 1) added before rounding
        down; both sides are powers of two (a 1 x 1 mask of 0.5 rounds to nearest).
    y0, x0
        Place of the first pixel in the whole picture.
    reverse
        Write blue first (for BGRX).
    """
    red = np.empty(_BLOCK, np.float32)
    green = np.empty(_BLOCK, np.float32)
    blue = np.empty(_BLOCK, np.float32)
    first = np.empty(_BLOCK, np.uint32)
    second = np.empty(_BLOCK, np.uint32)
    third = np.empty(_BLOCK, np.uint32)
    w0 = np.empty(_BLOCK, np.float32)
    w1 = np.empty(_BLOCK, np.float32)
    w2 = np.empty(_BLOCK, np.float32)
    w3 = np.empty(_BLOCK, np.float32)
    scale = f32((size - 1) / top_in)
    whole = u32(size * size * 3 + size * 3 + 3)
    top = f32(top_out)
    height = source.shape[0]
    width = source.shape[1] // 3
    channels = up(out.shape[1] // width)
    mask_rows = mask.shape[0] - 1
    mask_columns = up(mask.shape[1] // 3 - 1)
    to_red = up(2 if reverse else 0)
    to_blue = up(0 if reverse else 2)
    for y in range(height):
        row_in = source[y]
        row_out = out[y]
        noise = mask[(y + y0) & mask_rows]
        for start in range(0, width, _BLOCK):
            count = min(_BLOCK, width - start)
            for j in range(count):
                q = up(3 * (start + j))
                red[j] = f32(row_in[q]) * scale
                green[j] = f32(row_in[q + up(1)]) * scale
                blue[j] = f32(row_in[q + up(2)]) * scale
            _place(red, green, blue, first, second, third, w0, w1, w2, w3, count, size)
            for j in range(count):
                a = up(first[j])
                b = up(second[j])
                c = up(third[j])
                d = up(first[j] + whole)
                n = up(3) * ((up(x0 + start) + up(j)) & mask_columns)
                p = w0[j]
                q1 = w1[j]
                q2 = w2[j]
                q3 = w3[j]
                red[j] = noise[n] + (
                    p * table[a] + q1 * table[b] + q2 * table[c] + q3 * table[d]
                )
                green[j] = noise[n + up(1)] + (
                    p * table[a + up(1)]
                    + q1 * table[b + up(1)]
                    + q2 * table[c + up(1)]
                    + q3 * table[d + up(1)]
                )
                blue[j] = noise[n + up(2)] + (
                    p * table[a + up(2)]
                    + q1 * table[b + up(2)]
                    + q2 * table[c + up(2)]
                    + q3 * table[d + up(2)]
                )
            for j in range(count):
                q = channels * up(start + j)
                row_out[q + to_red] = i32(min(max(red[j], f32(0)), top))
                row_out[q + up(1)] = i32(min(max(green[j], f32(0)), top))
                row_out[q + to_blue] = i32(min(max(blue[j], f32(0)), top))
