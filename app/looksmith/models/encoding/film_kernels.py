"""The look network on many colours, compiled; import it late (numba loads slowly).

Colours go through in blocks that stay in the first-level cache. The products take
four rows and four inner values at a time, which the compiler turns into vector code.
"""

from __future__ import annotations

from typing import Any

import numba  # noqa: TID253  # imported late by its users
import numpy as np
from numba import float32 as f32  # noqa: TID253

from looksmith.models.encoding.tile_kernel import add_product

__all__ = ["decode_rows", "feature_rows"]

_BLOCK = 64
_OPTIONS: dict[str, Any] = {
    "nogil": True, "fastmath": True, "boundscheck": False,
    "error_model": "numpy", "cache": True,
}  # fmt: skip


@numba.njit(inline="always", **_OPTIONS)
def _bend(z):  # type: ignore[no-untyped-def]
    """Return the smooth ramp: 0 below -1, z above 1, a parabola between."""
    half = min(max(f32(0.5) * z + f32(0.5), f32(0)), f32(1))
    return half * half + max(z - f32(1), f32(0))


@numba.njit(**_OPTIONS)
def feature_rows(colours, first, first_shift, second, second_shift, out):  # type: ignore[no-untyped-def]
    """Write what all looks share about each colour.

    Parameters
    ----------
    colours
        Float32 (P, 3), within [0, 1].
    first, first_shift, second, second_shift
        The two shared layers: (3, W), (W,), (W, W), (W,).
    out
        Float32 (P, W).
    """
    total, width = out.shape
    hidden = np.zeros((_BLOCK, width), np.float32)
    sums = np.empty((_BLOCK, width), np.float32)
    for start in range(0, total, _BLOCK):
        count = min(_BLOCK, total - start)
        for r in range(count):
            x = colours[start + r, 0] - f32(0.5)
            y = colours[start + r, 1] - f32(0.5)
            z = colours[start + r, 2] - f32(0.5)
            for n in range(width):
                hidden[r, n] = _bend(
                    x * first[0, n] + y * first[1, n] + z * first[2, n] + first_shift[n]
                )
                sums[r, n] = second_shift[n]
        add_product(hidden, second, sums, (count + 3) // 4 * 4)
        out[start : start + count] = sums[:count]


@numba.njit(**_OPTIONS)
def decode_rows(  # type: ignore[no-untyped-def]
    features, colours, gain, shift, weights, shifts, head, affine, grey, out
):
    """Write one look's colours, clipped to [0, 1].

    Parameters
    ----------
    features
        Float32 (P, W), from `feature_rows`.
    colours
        Float32 (P, 3).
    gain, shift
        (W,), of the features.
    weights, shifts
        (L, W, W) and (L, W): the look's own layers.
    head
        (W, 3).
    affine
        (4, 3): added to the colour itself.
    grey
        Whether the three channels are averaged.
    out
        Float32 (P, 3).
    """
    total, width = features.shape
    hidden = np.zeros((_BLOCK, width), np.float32)
    sums = np.empty((_BLOCK, width), np.float32)
    for start in range(0, total, _BLOCK):
        count = min(_BLOCK, total - start)
        padded = (count + 3) // 4 * 4
        for r in range(count):
            row = features[start + r]
            for n in range(width):
                hidden[r, n] = _bend(row[n] * gain[n] + shift[n])
        for layer in range(len(weights)):
            for r in range(padded):
                for n in range(width):
                    sums[r, n] = shifts[layer, n]
            add_product(hidden, weights[layer], sums, padded)
            for r in range(padded):
                for n in range(width):
                    hidden[r, n] += _bend(sums[r, n])
        for r in range(count):
            x = colours[start + r, 0]
            y = colours[start + r, 1]
            z = colours[start + r, 2]
            red = f32(0)
            green = f32(0)
            blue = f32(0)
            for n in range(width):
                value = hidden[r, n]
                red += value * head[0, n]
                green += value * head[1, n]
                blue += value * head[2, n]
            red += (
                x
                + affine[0, 0] * x
                + affine[0, 1] * y
                + affine[0, 2] * z
                + affine[0, 3]
            )
            green += (
                y
                + affine[1, 0] * x
                + affine[1, 1] * y
                + affine[1, 2] * z
                + affine[1, 3]
            )
            blue += (
                z
                + affine[2, 0] * x
                + affine[2, 1] * y
                + affine[2, 2] * z
                + affine[2, 3]
            )
            if grey:
                red = (red + green + blue) / f32(3)
                green = red
                blue = red
            out[start + r, 0] = min(max(red, f32(0)), f32(1))
            out[start + r, 1] = min(max(green, f32(0)), f32(1))
            out[start + r, 2] = min(max(blue, f32(0)), f32(1))
