"""What a look does to the colour cube: folds, flats, clipping, steps."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from looksmith.lut.algebra import resample
from looksmith.lut.table import Lut3D, identity_table

__all__ = ["LutReport", "analyse"]

_CELLS = 16
_FLAT_BELOW = 0.02
_MONOCHROME_WITHIN = 2 / 255
_ONE_CODE = 1.001 / 255


@dataclass(frozen=True)
class LutReport:
    """Measured on 16^3 cells of the unit cube.

    Parameters
    ----------
    size
        Lattice points along an axis of the LUT itself.
    identity
        It changes nothing by more than an 8-bit code value: pictures of the identity
        are rounded or cut off to that.
    monochrome
        The three outputs agree within 2/255 everywhere.
    folds
        Share of cells that are turned inside out (Jacobian determinant below 0).
    flat
        Share of cells squeezed flat (smallest singular value below 0.02).
    clipped
        Share of lattice points driven to 0 or 1 in a channel that was not there.
    largest_step
        Largest change between neighbours of the LUT's own lattice, in units of the
        step that an identity of that size makes: high values band.
    one_to_one
        Hardly any cell folds (0.5 %), lies flat (0.2 %) or clips (1 %): the look can
        be undone.
    """

    size: int
    identity: bool
    monochrome: bool
    folds: float
    flat: float
    clipped: float
    largest_step: float
    one_to_one: bool


def _jacobians(table: NDArray[np.float32]) -> NDArray[np.float64]:
    """Return the mean Jacobian of every cell, (n - 1, n - 1, n - 1, 3 out, 3 in)."""
    values = table.astype(np.float64)
    columns = []
    for axis in range(3):
        difference = np.diff(values, axis=axis)
        for other in {0, 1, 2} - {axis}:
            head = np.take(difference, range(difference.shape[other] - 1), other)
            tail = np.take(difference, range(1, difference.shape[other]), other)
            difference = (head + tail) / 2
        columns.append(difference * (table.shape[0] - 1))
    return np.stack(columns, axis=-1)


def _is_identity(table: NDArray[np.float32]) -> bool:
    return bool(np.abs(table - identity_table(len(table))).max() <= _ONE_CODE)


def _clipped_share(table: NDArray[Any]) -> float:
    identity = identity_table(table.shape[0])
    ends = ((table <= 0) & (identity > 0)) | ((table >= 1) & (identity < 1))
    return float(ends.any(axis=-1).mean())


def _largest_step(table: NDArray[Any]) -> float:
    steps = [float(np.abs(np.diff(table, axis=axis)).max()) for axis in range(3)]
    return float(max(steps) * (table.shape[0] - 1))


def analyse(lut: Lut3D) -> LutReport:
    """Measure `lut` on the unit cube; see `LutReport`."""
    plain = lut if lut.is_plain else resample(lut, 33)
    table = resample(plain, _CELLS + 1).table
    jacobians = _jacobians(table)
    folds = float((np.linalg.det(jacobians) < 0).mean())
    smallest = np.linalg.svd(jacobians, compute_uv=False)[..., -1]
    flat = float((smallest < _FLAT_BELOW).mean())
    spread = np.ptp(plain.table, axis=-1).max()
    monochrome = bool(spread <= _MONOCHROME_WITHIN)
    clipped = _clipped_share(table)
    return LutReport(
        size=lut.size,
        identity=_is_identity(plain.table),
        monochrome=monochrome,
        folds=folds,
        flat=flat,
        clipped=clipped,
        largest_step=_largest_step(plain.table),
        one_to_one=(
            not monochrome and folds <= 0.005 and flat <= 0.002 and clipped <= 0.01
        ),
    )
