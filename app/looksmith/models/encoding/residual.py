"""What a network leaves over, as the low frequencies of a coarse lattice.

A residual is a natural cubic spline on a lattice of `NODES` points an axis, held as
cosines in an opponent space, the lowest `TERMS` frequencies of each channel, in whole
steps. Most are zero, which the coder stores for next to nothing.
"""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from looksmith.models.encoding.lattice import (
    cosine_matrix,
    spline_matrix,
    upsample,
    zigzag,
)

__all__ = [
    "LENGTH",
    "NODES",
    "STEP",
    "TERMS",
    "analyse",
    "lattices",
    "synthesise",
]

FloatArray = NDArray[np.float32]

NODES = 9
TERMS = NODES**3
LENGTH = 3 * TERMS
STEP = 0.02
"""What 1 in a residual is worth, as visible difference summed over the lattice."""

# The length of the result is about the colour difference of a change of sRGB: the
# Cholesky factor of the mean of `difference_jacobian`'s squares over the gamut.
_TO_OPPONENT = np.array(
    [[48.6, -16.4, -6.9], [0.0, 86.2, -37.8], [0.0, 0.0, 51.2]], np.float64
)
_FROM_OPPONENT = np.linalg.inv(_TO_OPPONENT)


@lru_cache(maxsize=8)
def _projection(size: int) -> FloatArray:
    return np.linalg.pinv(spline_matrix(NODES, size)).astype(np.float32)


def _transform(planes: FloatArray, matrix: FloatArray) -> FloatArray:
    out = np.einsum(
        "xa,yb,zc,...abc->...xyz", matrix, matrix, matrix, planes, optimize=True
    )
    return np.asarray(out, np.float32)


def analyse(difference: FloatArray) -> FloatArray:
    """Return the cosines (LENGTH,) of a difference (size, size, size, 3), unrounded.

    Low frequencies first, the three channels of each together.
    """
    size = difference.shape[0]
    matrix = _projection(size)
    lattice = np.einsum(
        "xa,yb,zc,abck->xyzk", matrix, matrix, matrix, difference, optimize=True
    )
    planes = np.moveaxis(lattice @ _TO_OPPONENT.T, -1, 0)
    cosines = _transform(planes.astype(np.float32), cosine_matrix(NODES))
    ordered = cosines.reshape(3, -1)[:, zigzag(NODES)].T
    return np.asarray(ordered / np.float32(STEP)).ravel()


def lattices(residuals: FloatArray) -> FloatArray:
    """Return the lattices (N, NODES, NODES, NODES, 3) of residuals (N, LENGTH)."""
    planes = np.zeros((len(residuals), 3, TERMS), np.float32)
    ordered = residuals.reshape(-1, TERMS, 3).transpose(0, 2, 1) * np.float32(STEP)
    planes[:, :, zigzag(NODES)] = ordered
    matrix = np.ascontiguousarray(cosine_matrix(NODES).T)
    cube = planes.reshape(-1, 3, NODES, NODES, NODES)
    found = np.moveaxis(_transform(cube, matrix), 1, -1) @ _FROM_OPPONENT.T
    return np.ascontiguousarray(found, np.float32)


def synthesise(residuals: FloatArray, size: int) -> FloatArray:
    """Return the tables (N, size, size, size, 3) to add, from residuals (N, LENGTH)."""
    return upsample(lattices(residuals), size)
