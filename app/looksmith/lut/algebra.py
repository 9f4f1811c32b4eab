"""LUTs from LUTs: resample, compose, mix."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from looksmith.lut.apply import apply_lut
from looksmith.lut.errors import LutError
from looksmith.lut.table import Lut3D, identity_table

__all__ = ["compose", "mix", "resample"]


def resample(lut: Lut3D, size: int) -> Lut3D:
    """Return `lut` as a plain one (unit domain, no curves) of another size.

    A plain LUT of that size comes back as it is. Sizes 2**k + 1 hold each other's
    lattice points, so 17 to 33 to 65 loses nothing.
    """
    if lut.is_plain and lut.size == size:
        return lut
    table = apply_lut(lut, identity_table(size))
    return Lut3D(table, title=lut.title, input_space=lut.input_space)


def compose(first: Lut3D, second: Lut3D, size: int | None = None) -> Lut3D:
    """Return the plain LUT that applies `first`, then `second`.

    Its lattice is the larger of the two unless `size` says otherwise.
    """
    count = size or max(first.size, second.size)
    table = apply_lut(second, apply_lut(first, identity_table(count)))
    return Lut3D(table, title=second.title, input_space=first.input_space)


def mix(
    luts: Sequence[Lut3D],
    weights: Sequence[float],
    *,
    size: int | None = None,
    title: str = "",
) -> Lut3D:
    """Return the weighted mix of the outputs: x + sum of w_i (L_i(x) - x).

    Exact for plain LUTs of one size, since interpolation is linear in the table.
    Weights may be negative and need not sum to 1; what is missing is the original.

    Raises
    ------
    LutError
        The counts of LUTs and weights differ.
    """
    if len(luts) != len(weights):
        raise LutError(f"{len(luts)} LUTs cannot take {len(weights)} weights.")
    count = size or max((lut.size for lut in luts), default=2)
    table = identity_table(count) * np.float32(1 - sum(weights))
    for lut, weight in zip(luts, weights, strict=True):
        table += np.float32(weight) * resample(lut, count).table
    return Lut3D(table, title=title)
