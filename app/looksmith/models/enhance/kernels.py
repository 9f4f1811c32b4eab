"""Shrinking, and Enhance in one pass; compiled, so import it late (numba is slow)."""

from __future__ import annotations

from typing import Any

import numba  # noqa: TID253  # imported late by its users
import numpy as np
from numba import float32 as f32  # noqa: TID253
from numba import int32 as i32  # noqa: TID253
from numba import uint32 as u32  # noqa: TID253
from numba import uintp as up  # noqa: TID253

from looksmith.lut.kernels import find_corners

__all__ = ["change_rows", "shrink_rows"]

_BLOCK = 256
# Whatever is not a number must stay it: a compiler told that there is none may let it
# through as the place in a table.
_OPTIONS: dict[str, Any] = {
    "nogil": True, "fastmath": {"contract", "reassoc", "nsz", "arcp"},
    "boundscheck": False, "error_model": "numpy", "cache": True,
}  # fmt: skip


@numba.njit(inline="always", **_OPTIONS)
def _inside(value):  # type: ignore[no-untyped-def]
    """Clip to [0, 1]; what is not a number becomes 0."""
    value = value if value > f32(0) else f32(0)
    return value if value < f32(1) else f32(1)


@numba.njit(inline="always", **_OPTIONS)
def _overlap(cell, first, last):  # type: ignore[no-untyped-def]
    """Return how much of [cell, cell + 1) lies in [first, last)."""
    return f32(min(cell + 1.0, last) - max(float(cell), first))


@numba.njit(**_OPTIONS)
def shrink_rows(source, out, unit, y0, y1):  # type: ignore[no-untyped-def]
    """Average a picture over areas into the rows [y0, y1) of a smaller one.

    Parameters
    ----------
    source
        (height, width * 3), uint8, uint16 or float32.
    out
        Float32 (rows, columns * 3); its values are clipped to [0, 1].
    unit
        What turns a code value of the source into [0, 1].
    y0, y1
        Rows of `out`.
    """
    height = source.shape[0]
    width = source.shape[1] // 3
    columns = out.shape[1] // 3
    down = height / out.shape[0]
    across = width / columns
    line = np.empty(source.shape[1], np.float32)
    for row in range(y0, y1):
        top = row * down
        bottom = min(top + down, float(height))
        line[:] = 0
        for y in range(int(top), min(height, int(np.ceil(bottom)))):
            weight = _overlap(y, top, bottom)
            above = source[y]
            for j in range(source.shape[1]):
                line[j] += weight * f32(above[j])
        scale = unit / f32(down * across)
        for column in range(columns):
            left = column * across
            right = min(left + across, float(width))
            red = green = blue = f32(0)
            for x in range(int(left), min(width, int(np.ceil(right)))):
                weight = _overlap(x, left, right)
                red += weight * line[3 * x]
                green += weight * line[3 * x + 1]
                blue += weight * line[3 * x + 2]
            out[row, 3 * column] = _inside(scale * red)
            out[row, 3 * column + 1] = _inside(scale * green)
            out[row, 3 * column + 2] = _inside(scale * blue)


@numba.njit(inline="always", **_OPTIONS)
def _shaped(value, curve, channel):  # type: ignore[no-untyped-def]
    """Return a code value's place on a curve (length, 3), in [0, 1]."""
    length = i32(curve.shape[0])
    along = _inside(value) * f32(length - 1)
    cell = min(i32(along), length - i32(2))
    low = curve[cell, channel]
    return low + (along - f32(cell)) * (curve[cell + 1, channel] - low)


@numba.njit(inline="always", **_OPTIONS)
def _changed(value, wanted, strength):  # type: ignore[no-untyped-def]
    return value + strength * (wanted - _inside(value))


@numba.njit(**_OPTIONS)
def change_rows(  # type: ignore[no-untyped-def]
    source, out, unit, curve, table, size, residual, row, down, column, across, strength
):
    """Add `strength` of the change to rows of pixels.

    Parameters
    ----------
    source
        (height, width * 3), uint8, uint16 or float32.
    out
        Float32, shaped like the source.
    unit
        What turns a code value of the source into [0, 1].
    curve
        Float32 (length, 3) in [0, 1], before the table.
    table, size
        Flat float32, [r, g, b, channel], and its lattice points along an axis.
    residual
        Float32 (h, w * 3): what is added to the table's result, enlarged bilinearly;
        h = 0 for nothing.
    row, down
        For every row of the source, the residual's row before it and the share of the
        next one.
    column, across
        The same for every column.
    strength
        1 is all of the change.
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
    scale = f32(size - 1)
    whole = u32(size * size * 3 + size * 3 + 3)
    width = source.shape[1] // 3
    has_residual = residual.shape[0] > 0
    line = np.zeros(max(residual.shape[1], 1), np.float32)
    last = residual.shape[1] // 3 - 1
    for y in range(source.shape[0]):
        row_in = source[y]
        row_out = out[y]
        if has_residual:
            above = residual[row[y]]
            below = residual[min(row[y] + 1, residual.shape[0] - 1)]
            share = down[y]
            for j in range(residual.shape[1]):
                line[j] = above[j] + share * (below[j] - above[j])
        for start in range(0, width, _BLOCK):
            count = min(_BLOCK, width - start)
            for j in range(count):
                q = up(3 * (start + j))
                red[j] = scale * _shaped(f32(row_in[q]) * unit, curve, 0)
                green[j] = scale * _shaped(f32(row_in[q + up(1)]) * unit, curve, 1)
                blue[j] = scale * _shaped(f32(row_in[q + up(2)]) * unit, curve, 2)
            find_corners(
                red, green, blue, first, second, third, w0, w1, w2, w3, count, size
            )
            for j in range(count):
                a = up(first[j])
                b = up(second[j])
                c = up(third[j])
                d = up(first[j] + whole)
                p = w0[j]
                q1 = w1[j]
                q2 = w2[j]
                q3 = w3[j]
                red[j] = p * table[a] + q1 * table[b] + q2 * table[c] + q3 * table[d]
                green[j] = (
                    p * table[a + up(1)]
                    + q1 * table[b + up(1)]
                    + q2 * table[c + up(1)]
                    + q3 * table[d + up(1)]
                )
                blue[j] = (
                    p * table[a + up(2)]
                    + q1 * table[b + up(2)]
                    + q2 * table[c + up(2)]
                    + q3 * table[d + up(2)]
                )
            if has_residual:
                for j in range(count):
                    left = column[start + j]
                    a = up(3 * left)
                    b = up(3 * min(left + 1, last))
                    share = across[start + j]
                    red[j] += line[a] + share * (line[b] - line[a])
                    green[j] += line[a + up(1)] + share * (
                        line[b + up(1)] - line[a + up(1)]
                    )
                    blue[j] += line[a + up(2)] + share * (
                        line[b + up(2)] - line[a + up(2)]
                    )
            for j in range(count):
                q = up(3 * (start + j))
                row_out[q] = _changed(f32(row_in[q]) * unit, red[j], strength)
                row_out[q + up(1)] = _changed(
                    f32(row_in[q + up(1)]) * unit, green[j], strength
                )
                row_out[q + up(2)] = _changed(
                    f32(row_in[q + up(2)]) * unit, blue[j], strength
                )
