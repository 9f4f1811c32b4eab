"""The bending of a picture, compiled; import it late (numba loads slowly)."""

from __future__ import annotations

from typing import Any

import numba  # noqa: TID253  # imported late by its users
import numpy as np
from numba import float32 as f32  # noqa: TID253
from numba import uintp as up  # noqa: TID253

__all__ = ["bend_rows"]

_OPTIONS: dict[str, Any] = {
    "nogil": True, "boundscheck": False, "error_model": "numpy", "cache": True,
    "fastmath": {"contract", "reassoc", "arcp", "nsz"},
}  # fmt: skip


@numba.njit(inline="always", **_OPTIONS)
def _weights(t):  # type: ignore[no-untyped-def]
    """Return the four weights of Catmull and Rom's spline at 0..1."""
    half, t2 = f32(0.5), t * t
    t3 = t2 * t
    return (
        half * (f32(2) * t2 - t3 - t),
        half * (f32(3) * t3 - f32(5) * t2 + f32(2)),
        half * (f32(4) * t2 - f32(3) * t3 + t),
        half * (t3 - t2),
    )


@numba.njit(inline="always", **_OPTIONS)
def _line(source, y, x, u, plane):  # type: ignore[no-untyped-def]
    return (
        u[0] * f32(source[y, x[0], plane])
        + u[1] * f32(source[y, x[1], plane])
        + u[2] * f32(source[y, x[2], plane])
        + u[3] * f32(source[y, x[3], plane])
    )


@numba.njit(inline="always", **_OPTIONS)
def _sample(source, y, x, v, u, plane):  # type: ignore[no-untyped-def]
    value = (
        v[0] * _line(source, y[0], x, u, plane)
        + v[1] * _line(source, y[1], x, u, plane)
        + v[2] * _line(source, y[2], x, u, plane)
        + v[3] * _line(source, y[3], x, u, plane)
    )
    return max(value, f32(0))


@numba.njit(inline="always", **_OPTIONS)
def _around(place, last):  # type: ignore[no-untyped-def]
    """Return the four pixels about a place, those at the rim again, and weights."""
    place = min(max(place, 0.0), float(last))
    first = min(np.intp(place), max(last - 1, 0))
    # Numba looks for negative indices where they could be.
    pixels = (
        up(max(first - 1, 0)),
        up(first),
        up(min(first + 1, last)),
        up(min(first + 2, last)),
    )
    return pixels, _weights(f32(place - first))


@numba.njit(**_OPTIONS)
def bend_rows(source, start, out, ratios, tangents, lens, frame):  # type: ignore[no-untyped-def]
    """Fill rows of a bent picture, bicubically.

    Parameters
    ----------
    source
        (height, width, channels), uint16 or float32.
    start
        The row of the picture that is the first of `out`.
    out
        Float32 (rows, width, channels).
    ratios
        Float64 (1 or channels, n): the source's radius over the result's at equal steps
        of the latter from 0 to 1.
    tangents
        Float64 (1 or channels, 2), kt0 and kt1.
    lens
        Column and row of the optical centre, and the distance that is 1.
    frame
        Column and row, where these are counted, of the picture's first pixel; what
        they count one of its pixels as.
    """
    last_row, last_column = source.shape[0] - 1, source.shape[1] - 1
    x_centre, y_centre, far = lens
    left, top, scale = frame
    steps = ratios.shape[1] - 1
    planes, bends = up(out.shape[2]), up(ratios.shape[0])
    alone = bends == 1
    for row in range(up(out.shape[0])):
        dy = (float(start + row) * scale + top - y_centre) / far
        for column in range(up(out.shape[1])):
            dx = (float(column) * scale + left - x_centre) / far
            r2 = dx * dx + dy * dy
            along = np.sqrt(r2) * steps
            cell = up(min(np.intp(along), steps - 1))
            part = along - float(cell)
            for bend in range(bends):
                low, high = ratios[bend, cell], ratios[bend, cell + up(1)]
                ratio = low + part * (high - low)
                kt0, kt1 = tangents[bend, 0], tangents[bend, 1]
                both = 2 * dx * dy
                x = ratio * dx + kt0 * both + kt1 * (r2 + 2 * dx * dx)
                y = ratio * dy + kt1 * both + kt0 * (r2 + 2 * dy * dy)
                xs, u = _around((x_centre + far * x - left) / scale, last_column)
                ys, v = _around((y_centre + far * y - top) / scale, last_row)
                if alone:
                    for plane in range(planes):
                        out[row, column, plane] = _sample(source, ys, xs, v, u, plane)
                else:
                    out[row, column, bend] = _sample(source, ys, xs, v, u, bend)
