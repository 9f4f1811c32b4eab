"""Smooth coarse lattices: matrices that resample them and transform them."""

from __future__ import annotations

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

__all__ = ["cosine_matrix", "spline_matrix", "upsample", "zigzag"]

FloatArray = NDArray[np.float32]


def _frozen(matrix: NDArray[np.floating]) -> FloatArray:
    array = np.ascontiguousarray(matrix, np.float32)
    array.flags.writeable = False
    return array


@lru_cache(maxsize=256)
def spline_matrix(nodes: int, size: int) -> FloatArray:
    """Return the matrix (size, nodes) that evaluates a natural cubic spline.

    The nodes and the `size` points both span [0, 1] evenly, ends included.
    """
    left, right = np.zeros((nodes, nodes)), np.zeros((nodes, nodes))
    left[0, 0] = left[-1, -1] = 1
    for node in range(1, nodes - 1):
        left[node, node - 1 : node + 2] = 1, 4, 1
        right[node, node - 1 : node + 2] = 6, -12, 6
    curvature = np.linalg.solve(left, right)
    place = np.linspace(0, nodes - 1, size)
    cell = np.minimum(place.astype(int), nodes - 2)
    b = (place - cell)[:, None]
    a = 1 - b
    eye = np.eye(nodes)
    return _frozen(
        a * eye[cell]
        + b * eye[cell + 1]
        + ((a**3 - a) * curvature[cell] + (b**3 - b) * curvature[cell + 1]) / 6
    )


@lru_cache(maxsize=16)
def cosine_matrix(nodes: int) -> FloatArray:
    """Return the orthonormal cosine transform (DCT-II), shape (nodes, nodes)."""
    frequency = np.arange(nodes)[:, None]
    matrix = np.cos(np.pi * frequency * (np.arange(nodes) + 0.5) / nodes)
    matrix *= np.sqrt(2 / nodes)
    matrix[0] /= np.sqrt(2)
    return _frozen(matrix)


def zigzag(nodes: int) -> NDArray[np.intp]:
    """Return the flat indices of a cube of frequencies, lowest sum first."""
    axis = np.arange(nodes)
    total = axis[:, None, None] + axis[:, None] + axis
    return np.argsort(total.ravel(), kind="stable")


@lru_cache(maxsize=64)
def _with_channels(nodes: int, size: int) -> FloatArray:
    return _frozen(np.kron(spline_matrix(nodes, size), np.eye(3)).T)


def upsample(lattices: FloatArray, size: int) -> FloatArray:
    """Evaluate splines on a finer lattice.

    Parameters
    ----------
    lattices
        Float32 (N, n, n, n, 3).
    size
        Points along an axis of the result.

    Returns
    -------
    ndarray
        Float32 (N, size, size, size, 3).
    """
    count, n = lattices.shape[:2]
    matrix = spline_matrix(n, size)
    out: FloatArray = np.matmul(matrix, lattices.reshape(count, n, n * n * 3))
    out = np.matmul(matrix, out.reshape(count * size, n, n * 3))
    # The last axis and the channels in one product: three times the arithmetic of a
    # product per channel, but one call that runs at full speed.
    out = out.reshape(count * size * size, n * 3) @ _with_channels(n, size)
    return out.reshape(count, size, size, size, 3)
