"""Which looks are nearly one to one, and which turn the cube of colours inside out."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from looksmith.models.encoding.coupling import MIRROR

__all__ = ["CellShares", "cell_shares", "turns_over"]

FloatArray = NDArray[np.float32]

_CELLS = 16  # along an axis
_FLAT = 0.02
_FOLDS, _FLATS = 0.01, 0.10
_TURNED = 0.3


@dataclass(frozen=True)
class CellShares:
    """What a look does to the 16^3 cells of the cube.

    Parameters
    ----------
    folded
        The share whose Jacobian has a determinant of 0 or less.
    flat
        The share whose Jacobian's smallest singular value is below 0.02.
    """

    folded: float
    flat: float

    @property
    def nearly_bijective(self) -> bool:
        """Whether less than 1 % fold and less than 10 % are flat."""
        return self.folded < _FOLDS and self.flat < _FLATS


def cell_shares(table: FloatArray) -> CellShares:
    """Return the shares of a table (33, 33, 33, 3), or of 16 n + 1 points an axis.

    A cell's Jacobian is the mean of the differences along its four parallel edges.
    """
    stride = (len(table) - 1) // _CELLS
    points = np.asarray(table[::stride, ::stride, ::stride], float)
    columns = []
    for axis in range(3):
        edges = np.diff(points, axis=axis) * _CELLS
        for other in {0, 1, 2} - {axis}:
            low = np.take(edges, np.arange(_CELLS), axis=other)
            high = np.take(edges, np.arange(1, _CELLS + 1), axis=other)
            edges = (low + high) / 2
        columns.append(edges)
    jacobians = np.stack(columns, axis=-1).reshape(-1, 3, 3)
    folded = np.linalg.det(jacobians) <= 0
    flat = np.linalg.svd(jacobians, compute_uv=False)[:, -1] < _FLAT
    return CellShares(float(folded.mean()), float(flat.mean()))


def turns_over(table: FloatArray) -> bool:
    """Whether a look does better with two channels exchanged: far fewer cells fold."""
    mirrored = cell_shares(table[..., MIRROR]).folded
    return cell_shares(table).folded - mirrored > _TURNED
