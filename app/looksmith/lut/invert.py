"""Undo a LUT numerically."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from looksmith.lut.algebra import resample
from looksmith.lut.apply import apply_lut
from looksmith.lut.table import Lut3D, identity_table
from looksmith.work.bands import for_bands
from looksmith.work.token import NEVER, CancelToken

__all__ = ["invert", "invert_colours"]

_SEEDS = 9


def invert_colours(
    lut: Lut3D, colours: NDArray[Any], *, token: CancelToken = NEVER
) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """Find, for every colour, the one that `lut` turns into it.

    Newton's method on the tetrahedral interpolant is exact once it has reached the
    right tetrahedron. Beyond the cube the table is continued linearly, so that the
    inverse runs smoothly across the border of the look's range.

    Parameters
    ----------
    lut
        A plain LUT (others are resampled to 65 first).
    colours
        Float (..., 3).
    token
        Looked at now and then.

    Returns
    -------
    ndarray
        The pre-images, float32 (..., 3), up to 0.5 outside [0, 1]. Where the look
        folds it is one of several; where it never gives the colour, one whose
        result is near it.
    ndarray
        How far from the colour that pre-image's result is, float32 (...).
    """
    from looksmith.lut.invert_kernels import solve

    plain = lut if lut.is_plain else resample(lut, 65)
    table = plain.table.astype(np.float64)
    seeds = identity_table(_SEEDS).reshape(-1, 3)
    values = apply_lut(plain, seeds).astype(np.float64)
    targets = np.ascontiguousarray(colours, np.float64).reshape(-1, 3)
    found, errors = np.empty_like(targets), np.empty(len(targets))
    seeds = seeds.astype(np.float64)

    def band(start: int, stop: int) -> None:
        solve(
            table, seeds, values, targets[start:stop], found[start:stop],
            errors[start:stop],
        )  # fmt: skip

    for_bands(len(targets), band, token, rows=4096)
    shape = np.shape(colours)
    return (
        found.astype(np.float32).reshape(shape),
        errors.astype(np.float32).reshape(shape[:-1]),
    )


def invert(lut: Lut3D, size: int = 65, *, token: CancelToken = NEVER) -> Lut3D:
    """Return a plain LUT that undoes `lut`, sampled on a lattice of `size`.

    Its values may lie outside [0, 1]; see `invert_colours` for what cannot be undone.
    """
    table, _ = invert_colours(lut, identity_table(size), token=token)
    title = f"{lut.title} (inverted)" if lut.title else ""
    return Lut3D(table, title=title)
