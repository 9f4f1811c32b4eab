"""Bringing what a file holds into the shape of a `Lut3D`, and back."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from looksmith.lut.table import Curves, Lut3D, Triple, identity_table

__all__ = ["curves_only", "resample_linear", "triple"]

_IDENTITY_TOLERANCE = 1e-6


def triple(values: Sequence[float] | NDArray[np.floating]) -> Triple:
    """Return three numbers as a tuple of floats."""
    r, g, b = (float(value) + 0.0 for value in values)  # no negative zero
    return r, g, b


def _is_identity(curves: Curves) -> bool:
    if curves.low != (0.0, 0.0, 0.0) or curves.high != (1.0, 1.0, 1.0):
        return False
    ramp = np.linspace(0, 1, len(curves.table))[:, None]
    return bool(np.abs(curves.table - ramp).max() <= _IDENTITY_TOLERANCE)


def curves_only(curves: Curves, title: str = "") -> Lut3D:
    """Return the LUT that is nothing but three curves.

    The curves are its shaper; its table is the identity over the range that they reach.
    """
    if _is_identity(curves):
        return Lut3D.identity(title=title)
    low = np.minimum(curves.table.min(axis=0), 0).astype(np.float64)
    high = np.maximum(curves.table.max(axis=0), 1).astype(np.float64)
    table = low + identity_table(2).astype(np.float64) * (high - low)
    return Lut3D(
        table.astype(np.float32), triple(low), triple(high), shaper=curves, title=title
    )


def resample_linear(table: NDArray[Any], size: int) -> NDArray[np.float32]:
    """Return a table (n, n, n, 3) at another size, linearly along each axis.

    That is trilinear interpolation, plane by plane to keep memory low.
    """
    place = np.linspace(0, table.shape[0] - 1, size)
    below = np.minimum(place.astype(np.intp), table.shape[0] - 2)
    share = (place - below).astype(np.float32)
    down, across = share[:, None, None], share[:, None]
    out = np.empty((size, size, size, 3), np.float32)
    for index, (low, weight) in enumerate(zip(below, share, strict=True)):
        plane = table[low] * (1 - weight) + table[low + 1] * weight
        plane = plane[below] * (1 - down) + plane[below + 1] * down
        out[index] = plane[:, below] * (1 - across) + plane[:, below + 1] * across
    return out
