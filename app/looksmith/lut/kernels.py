"""Tetrahedral look-up of integer pixels, compiled; import it late (numba loads slowly).

Pixels go through blocks that stay in the first-level cache, in two passes that the
compiler turns into vector code: places and weights, then the gathers. The result is
rounded or dithered straight into its final type.

Gathers take most of the time. For bytes, the three channels of a lattice point are
packed as 21-bit fields of one 64-bit word: a quarter as many gathers, and one multiply
weighs all three. The weights are whole 255ths, exact for bytes; only the table is
rounded, to a 16th of a code value.
"""

from __future__ import annotations

from typing import Any

import numba  # noqa: TID253  # imported late by its users
import numpy as np
from numba import float32 as f32  # noqa: TID253
from numba import int32 as i32  # noqa: TID253
from numba import uint8 as u8  # noqa: TID253
from numba import uint32 as u32  # noqa: TID253
from numba import uint64 as u64  # noqa: TID253
from numba import uintp as up  # noqa: TID253
from numpy.typing import NDArray

__all__ = [
    "BYTE_RANGE",
    "FIELD",
    "SHIFT",
    "find_corners",
    "look_up_bytes",
    "look_up_rows",
    "pack_mask",
    "pack_table",
    "unpack",
]

_BLOCK = 256
_OPTIONS: dict[str, Any] = {
    "nogil": True, "fastmath": True, "boundscheck": False,
    "error_model": "numpy", "cache": True,
}  # fmt: skip


@numba.njit(inline="always", **_OPTIONS)
def find_corners(red, green, blue, first, second, third, w0, w1, w2, w3, count, size):  # type: ignore[no-untyped-def]
    """Find the tetrahedron of each colour: three of its corners and the weights.

    Parameters
    ----------
    red, green, blue
        Float32 (count,), places along an axis in [0, size - 1].
    first, second, third
        Uint32 (count,), filled with the corners' offsets in a flat table of three
        channels; the fourth corner lies (size**2 + size + 1) * 3 after the first.
    w0, w1, w2, w3
        Float32 (count,), filled with the corners' weights.
    """
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
        Float32 (rows, columns): thresholds in (0, 1) added before rounding down;
        both sides are powers of two (a 1 x 1 mask of 0.5 rounds to nearest).
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
    mask_columns = up(mask.shape[1] - 1)
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
            find_corners(
                red, green, blue, first, second, third, w0, w1, w2, w3, count, size
            )
            for j in range(count):
                a = up(first[j])
                b = up(second[j])
                c = up(third[j])
                d = up(first[j] + whole)
                threshold = noise[up(x0 + start + j) & mask_columns]
                p = w0[j]
                q1 = w1[j]
                q2 = w2[j]
                q3 = w3[j]
                red[j] = threshold + (
                    p * table[a] + q1 * table[b] + q2 * table[c] + q3 * table[d]
                )
                green[j] = threshold + (
                    p * table[a + up(1)]
                    + q1 * table[b + up(1)]
                    + q2 * table[c + up(1)]
                    + q3 * table[d + up(1)]
                )
                blue[j] = threshold + (
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


# Packed fields hold (code value + 128) * 4096 / 255, 13 bits: times weights that sum to
# 255 that is 21 bits, and a shift by 12 gives the code value + 128.
FIELD = 21
SHIFT = 12
_OFFSET = 128
_FIELD_TOP = 8191
_FIELD_MASK = (1 << FIELD) - 1
_SURE = 0.04  # thresholds keep clear of 0 and 1 by more than the table's rounding

BYTE_RANGE = (-0.49, 1.49)
"""Table values between these fit the packed fields."""


def _spread(fields: NDArray[np.uint64]) -> NDArray[np.uint64]:
    two = fields << np.uint64(FIELD) | fields
    return np.asarray(fields << np.uint64(2 * FIELD) | two, np.uint64)


def pack_table(table: NDArray[np.float32]) -> NDArray[np.uint64]:
    """Pack a table (n, n, n, 3) for `look_up_bytes`, flat."""
    fields = np.rint((table * 255.0 + _OFFSET) * ((1 << SHIFT) / 255))
    whole = np.clip(fields, 0, _FIELD_TOP).astype(np.uint64)
    red, green, blue = np.moveaxis(whole, -1, 0)
    packed = red | green << np.uint64(FIELD) | blue << np.uint64(2 * FIELD)
    return np.ascontiguousarray(packed).ravel()


def pack_mask(mask: NDArray[np.float32]) -> NDArray[np.uint64]:
    """Pack dither thresholds in (0, 1) for `look_up_bytes`."""
    sure = np.clip(mask, _SURE, 1 - _SURE)
    return _spread((sure * (1 << SHIFT)).astype(np.uint64))


@numba.njit(inline="always", **_OPTIONS)
def unpack(field):  # type: ignore[no-untyped-def]
    """Return the byte in the lowest field of a packed sum, clipped."""
    code = i32(field & u32(_FIELD_MASK)) >> i32(SHIFT)
    return u8(min(max(code, i32(_OFFSET)), i32(_OFFSET + 255)) - i32(_OFFSET))


@numba.njit(**_OPTIONS)
def look_up_bytes(source, out, table, size, mask, y0, x0, reverse):  # type: ignore[no-untyped-def]
    """Look rows of bytes up in a packed table and dither them into bytes.

    Parameters
    ----------
    source
        (height, width * 3), uint8, C-contiguous rows.
    out
        (height, width * channels), uint8; channels 3 or 4. A fourth is left alone.
    table
        From `pack_table`.
    size
        Lattice points along an axis.
    mask
        From `pack_mask`; both sides are powers of two.
    y0, x0
        Place of the first pixel in the whole picture.
    reverse
        Write blue first (for BGRX).
    """
    first = np.empty(_BLOCK, np.uint32)
    second = np.empty(_BLOCK, np.uint32)
    third = np.empty(_BLOCK, np.uint32)
    w0 = np.empty(_BLOCK, np.uint32)
    w1 = np.empty(_BLOCK, np.uint32)
    w2 = np.empty(_BLOCK, np.uint32)
    w3 = np.empty(_BLOCK, np.uint32)
    sums = np.empty(_BLOCK, np.uint64)
    step_r = i32(size * size)
    step_g = i32(size)
    whole = i32(step_r + step_g + i32(1))
    last = i32(size - 2)
    cells = i32(size - 1)
    height = source.shape[0]
    width = source.shape[1] // 3
    channels = up(out.shape[1] // width)
    mask_rows = mask.shape[0] - 1
    mask_columns = up(mask.shape[1] - 1)
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
                r = i32(row_in[q]) * cells
                g = i32(row_in[q + up(1)]) * cells
                b = i32(row_in[q + up(2)]) * cells
                # (p + 1 + p // 256) // 256 is p // 255 for every p below 65535.
                cell_r = min((r + i32(1) + (r >> i32(8))) >> i32(8), last)
                cell_g = min((g + i32(1) + (g >> i32(8))) >> i32(8), last)
                cell_b = min((b + i32(1) + (b >> i32(8))) >> i32(8), last)
                r -= cell_r * i32(255)
                g -= cell_g * i32(255)
                b -= cell_b * i32(255)
                base = cell_r * step_r + cell_g * step_g + cell_b
                high = max(r, g, b)
                low = min(r, g, b)
                middle = r + g + b - high - low
                step_high = step_r if r == high else (step_g if g == high else i32(1))
                step_low = i32(1) if b == low else (step_g if g == low else step_r)
                first[j] = u32(base)
                second[j] = u32(base + step_high)
                third[j] = u32(base + whole - step_low)
                w0[j] = u32(i32(255) - high)
                w1[j] = u32(high - middle)
                w2[j] = u32(middle - low)
                w3[j] = u32(low)
            for j in range(count):
                sums[j] = (
                    noise[up(x0 + start + j) & mask_columns]
                    + table[up(first[j])] * u64(w0[j])
                    + table[up(second[j])] * u64(w1[j])
                    + table[up(third[j])] * u64(w2[j])
                    + table[up(first[j] + u32(whole))] * u64(w3[j])
                )
            for j in range(count):
                q = channels * up(start + j)
                packed = sums[j]
                row_out[q + to_red] = unpack(u32(packed))
                row_out[q + up(1)] = unpack(u32(packed >> u64(FIELD)))
                row_out[q + to_blue] = unpack(u32(packed >> u64(2 * FIELD)))
