"""What a table does beyond its cube, compiled; import it late (numba loads slowly)."""

from __future__ import annotations

from typing import Any

import numba  # noqa: TID253  # imported late by its users
import numpy as np
from numba import float32 as f32  # noqa: TID253
from numba import int32 as i32  # noqa: TID253
from numba import uintp as up  # noqa: TID253

__all__ = ["carry_rows"]

_HUGE = f32(1e30)
_OPTIONS: dict[str, Any] = {
    "nogil": True, "boundscheck": False, "error_model": "numpy", "cache": True,
    "fastmath": {"contract", "reassoc", "arcp", "nsz"},  # but there may be NaN
}  # fmt: skip


@numba.njit(inline="always", **_OPTIONS)
def _look_up(table, size, r, g, b):  # type: ignore[no-untyped-def]
    """Return the flat table's colour at one in [0, 1], tetrahedrally."""
    cells = f32(size - 1)
    last = i32(size - 2)
    r *= cells
    g *= cells
    b *= cells
    cell_r = min(i32(r), last)
    cell_g = min(i32(g), last)
    cell_b = min(i32(b), last)
    r -= f32(cell_r)
    g -= f32(cell_g)
    b -= f32(cell_b)
    step_r = i32(3 * size * size)
    step_g = i32(3 * size)
    step_b = i32(3)
    high = max(r, g, b)
    low = min(r, g, b)
    middle = max(min(r, g), min(max(r, g), b))
    step_high = step_r if r == high else (step_g if g == high else step_b)
    step_low = step_b if b == low else (step_g if g == low else step_r)
    first = cell_r * step_r + cell_g * step_g + cell_b * step_b
    end = first + step_r + step_g + step_b
    p, q, s, t = up(first), up(first + step_high), up(end - step_low), up(end)
    w0, w1, w2, w3 = f32(1) - high, high - middle, middle - low, low
    one = up(1)
    red = w0 * table[p] + w1 * table[q] + w2 * table[s] + w3 * table[t]
    p, q, s, t = p + one, q + one, s + one, t + one
    green = w0 * table[p] + w1 * table[q] + w2 * table[s] + w3 * table[t]
    p, q, s, t = p + one, q + one, s + one, t + one
    blue = w0 * table[p] + w1 * table[q] + w2 * table[s] + w3 * table[t]
    return red, green, blue


@numba.njit(inline="always", **_OPTIONS)
def _inside(value):  # type: ignore[no-untyped-def]
    return min(max(value, f32(0)), f32(1))


@numba.njit(inline="always", **_OPTIONS)
def _colour_share(luma, white, ceiling):  # type: ignore[no-untyped-def]
    """Return how much of the rest is colour: all below white, none at the ceiling."""
    t = _inside((luma - white) / (ceiling - white))
    return f32(1) - t * t * (f32(3) - f32(2) * t)


@numba.njit(**_OPTIONS)
def carry_rows(colours, found, table, size, reach, luma, ceiling, passed):  # type: ignore[no-untyped-def]
    """Add to clipped colours' results what lies beyond the cube.

    Parameters
    ----------
    colours
        Float32 (height, width * 3), unbounded.
    found
        Float32, the same shape: what the table gives for them clipped to [0, 1];
        changed in place where a colour lies beyond, else left alone.
    table
        Flat float32, [r, g, b, channel].
    size
        Lattice points along an axis.
    reach
        How far inside the cube the slope is measured, up to 1.
    luma
        Float32 (3,), the weights of the light in code values.
    ceiling
        Where nothing of the rest counts as colour any more.
    passed
        Share of what is no colour that is added.
    """
    width = colours.shape[1] // 3
    for y in range(colours.shape[0]):
        source = colours[y]
        out = found[y]
        for x in range(width):
            q = up(3 * x)
            r, g, b = source[q], source[q + up(1)], source[q + up(2)]
            pr, pg, pb = _inside(r), _inside(g), _inside(b)
            if r == pr and g == pg and b == pb:
                continue
            dr, dg, db = r - pr, g - pg, b - pb
            if not abs(dr) + abs(dg) + abs(db) < _HUGE:
                continue  # infinite, or not a number
            light = luma[0] * r + luma[1] * g + luma[2] * b
            share = _colour_share(light, f32(1), ceiling)
            common = max(min(dr, dg, db), f32(0)) + min(max(dr, dg, db), f32(0))
            cr = share * (dr - common)
            cg = share * (dg - common)
            cb = share * (db - common)
            length = np.sqrt(cr * cr + cg * cg + cb * cb)
            gain = length / reach
            step = reach / length if length > f32(1e-12) else f32(0)
            ir = _inside(pr - step * cr)
            ig = _inside(pg - step * cg)
            ib = _inside(pb - step * cb)
            red, green, blue = _look_up(table, size, ir, ig, ib)
            out[q] += gain * (out[q] - red) + passed * (dr - cr)
            q += up(1)
            out[q] += gain * (out[q] - green) + passed * (dg - cg)
            q += up(1)
            out[q] += gain * (out[q] - blue) + passed * (db - cb)
