"""Apply affine maps to rows of a photo, compiled; import it late (numba is slow to)."""

from __future__ import annotations

from typing import Any

import numba  # noqa: TID253  # imported late by its users
import numpy as np
from numba import float32 as f32  # noqa: TID253

__all__ = ["apply_rows"]

_OPTIONS: dict[str, Any] = {
    "nogil": True, "fastmath": True, "boundscheck": False,
    "error_model": "numpy", "cache": True,
}  # fmt: skip
_COUNT = 12
_CLIPPED = 0.97


@numba.njit(inline="always", **_OPTIONS)
def _place(index, scale, length):  # type: ignore[no-untyped-def]
    """Return the small pixel before a place and how far the place is beyond it."""
    at = (f32(index) + f32(0.5)) * scale - f32(0.5)
    at = min(max(at, f32(0)), f32(length - 1))
    first = min(int(at), max(length - 2, 0))
    return first, at - f32(first)


@numba.njit(**_OPTIONS)
def apply_rows(maps, rows, out, top, left, scale_y, scale_x, unit):  # type: ignore[no-untyped-def]
    """Write the rows of a photo after the maps.

    Parameters
    ----------
    maps
        Float32 (h, w, 12).
    rows
        (n, width, 3), any type; ``rows * unit`` are code values.
    out
        Float32, the rows' shape.
    top, left
        Where the rows lie in the whole picture, in pixels.
    scale_y, scale_x
        Pixels of the maps for one of the whole picture.
    unit
        See above.

    Colours outside [0, 1] keep their distance. Clipped highlights, bright in all
    channels, do not get darker.
    """
    height, width = maps.shape[:2]
    line = np.empty((width, _COUNT), np.float32)
    here = np.empty(_COUNT, np.float32)
    for y in range(rows.shape[0]):
        first, share = _place(top + y, scale_y, height)
        second = min(first + 1, height - 1)
        for x in range(width):
            for k in range(_COUNT):
                upper = maps[first, x, k]
                line[x, k] = upper + (maps[second, x, k] - upper) * share
        for x in range(rows.shape[1]):
            column, part = _place(left + x, scale_x, width)
            after = min(column + 1, width - 1)
            for k in range(_COUNT):
                here[k] = line[column, k] + (line[after, k] - line[column, k]) * part
            red = f32(rows[y, x, 0]) * unit
            green = f32(rows[y, x, 1]) * unit
            blue = f32(rows[y, x, 2]) * unit
            r = min(max(red, f32(0)), f32(1))
            g = min(max(green, f32(0)), f32(1))
            b = min(max(blue, f32(0)), f32(1))
            bright = (min(r, g, b) - f32(_CLIPPED)) * f32(1 / (1 - _CLIPPED))
            bright = max(bright, f32(0))
            for c in range(3):
                before = r if c == 0 else (g if c == 1 else b)
                beyond = (red if c == 0 else (green if c == 1 else blue)) - before
                value = here[9 + c] + (
                    here[3 * c] * r + here[3 * c + 1] * g + here[3 * c + 2] * b
                )
                value += max(before - value, f32(0)) * bright
                out[y, x, c] = value + beyond
