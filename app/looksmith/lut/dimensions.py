"""How many dimensions of colour a table leaves."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from looksmith.lut.algebra import resample
from looksmith.lut.table import Lut3D

__all__ = ["dimensions"]

_POINT = _PLANE = 2 / 255  # everything within this
_LINE = (
    3 / 255
)  # 99 % within this: toned looks in 8 bits stay below, all others far off
_BINS = 64
_SIZE = 17  # points along an axis at least: enough in every bin

FloatArray = NDArray[np.float64]


def _off_line(points: FloatArray) -> float:
    """Return how far 99 % of points stay from a curve along their first axis.

    Parameters
    ----------
    points
        (n, 3), the first coordinate the one in which they extend most.
    """
    along = points[:, 0]
    edges = np.linspace(along.min(), along.max(), _BINS + 1)
    place = np.clip(np.searchsorted(edges, along, side="right") - 1, 0, _BINS - 1)
    counts = np.bincount(place, minlength=_BINS)
    met = counts > 0
    centres = [
        np.bincount(place, points[:, axis], minlength=_BINS)[met] / counts[met]
        for axis in range(3)
    ]
    off = [
        points[:, axis] - np.interp(along, centres[0], centres[axis]) for axis in (1, 2)
    ]
    return float(np.quantile(np.hypot(*off), 0.99))


def dimensions(table: NDArray[Any]) -> int:
    """Return 3; 2 when all results lie on a plane; 1 on a line or curve; 0 at a point.

    A curve is found when it runs on along the direction in which the results extend
    most, as the tones of monochrome and toned looks do.

    Parameters
    ----------
    table
        Float (n, n, n, 3).
    """
    if len(table) < _SIZE:
        table = resample(Lut3D(table), _SIZE).table
    step = (len(table) - 1) // (_SIZE - 1)
    points = table[::step, ::step, ::step].reshape(-1, 3).astype(np.float64)
    points = points - points.mean(axis=0)
    _, axes = np.linalg.eigh(points.T @ points)
    points = points @ axes[:, ::-1]
    extents = np.ptp(points, axis=0)
    if extents[0] <= _POINT:
        return 0
    if _off_line(points) <= _LINE:
        return 1
    return 3 if extents[2] > _PLANE else 2
