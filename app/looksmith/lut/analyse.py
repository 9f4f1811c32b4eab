"""What a look does to the colour cube: greys, clipping, steps, folds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from looksmith.lut.algebra import resample
from looksmith.lut.reversibility import Shape, shape_of
from looksmith.lut.table import Lut3D, identity_table

__all__ = ["LutReport", "analyse"]

_CLIP_SIZE = 17
_SHAPED_SIZE = 65  # a LUT with curves or a domain of its own needs more points
_MONOCHROME_WITHIN = 2 / 255
_ONE_CODE = 1.001 / 255


@dataclass(frozen=True)
class LutReport:
    """What a table is like; `looksmith.lut.reversibility` says how far it comes back.

    Parameters
    ----------
    size
        Lattice points along an axis of the LUT itself.
    identity
        It changes nothing by more than an 8-bit code value: pictures of the identity
        are rounded or cut off to that.
    monochrome
        The three outputs agree within 2/255 everywhere: it gives neutral greys only.
    clipped
        Share of lattice points (of 17^3) driven to 0 or 1 in a channel that was not
        there.
    largest_step
        Largest change between neighbours of the LUT's own lattice, in units of the
        step that an identity of that size makes: high values band.
    shape
        What it does to the cube: folds, flattens, one-to-one.
    """

    size: int
    identity: bool
    monochrome: bool
    clipped: float
    largest_step: float
    shape: Shape

    @property
    def one_to_one(self) -> bool:
        """Whether the look can be undone (its kind is "one-to-one")."""
        return self.shape.kind == "one-to-one"


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
    plain = lut if lut.is_plain else resample(lut, max(lut.size, _SHAPED_SIZE))
    spread = np.ptp(plain.table, axis=-1).max()
    return LutReport(
        size=lut.size,
        identity=_is_identity(plain.table),
        monochrome=bool(spread <= _MONOCHROME_WITHIN),
        clipped=_clipped_share(resample(plain, _CLIP_SIZE).table),
        largest_step=_largest_step(plain.table),
        shape=shape_of(plain),
    )
