"""Smaller copies for the flow, and its change enlarged again, row by row."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from looksmith.work.token import NEVER, CancelToken

__all__ = ["RowsEnlarged", "shrunk"]

FloatArray = NDArray[np.float32]


def shrunk(
    pixels: NDArray[Any], side: int, *, token: CancelToken = NEVER
) -> FloatArray:
    """Return a copy no longer than `side` pixels, averaged over areas.

    Parameters
    ----------
    pixels
        (height, width, 3), uint8, uint16 or float32.
    side
        The longest side allowed; 0 allows any.
    token
        Looked at before every row.

    Returns
    -------
    ndarray
        Float32 code values clipped to [0, 1].
    """
    height, width = pixels.shape[:2]
    integer = np.issubdtype(pixels.dtype, np.integer)
    unit = np.float32(1 / np.iinfo(pixels.dtype).max if integer else 1)
    scale = min(1.0, side / max(height, width)) if side else 1.0
    rows, columns = max(1, round(height * scale)), max(1, round(width * scale))
    result = np.empty((rows, columns, 3), np.float32)
    if (rows, columns) == (height, width):
        np.multiply(pixels, unit, out=result, casting="unsafe")
        return np.clip(result, 0, 1, out=result)
    edges = np.linspace(0, height, rows + 1)
    for row in range(rows):
        token.check()
        top, bottom = edges[row], edges[row + 1]
        first, last = int(top), min(height, int(np.ceil(bottom)))
        weights = np.ones(last - first, np.float32)
        weights[0] -= top - first
        weights[-1] -= last - bottom
        line = np.tensordot(weights / (bottom - top), pixels[first:last], 1)
        result[row] = _line_shrunk(line * unit, columns)
    return np.clip(result, 0, 1, out=result)


def _line_shrunk(line: NDArray[Any], count: int) -> NDArray[Any]:
    """Average a line (length, 3) over `count` equal shares."""
    length = len(line)
    edges = np.linspace(0, length, count + 1)
    cell = np.minimum(edges.astype(np.int64), length - 1)
    sums = np.concatenate([np.zeros((1, 3)), np.cumsum(line, 0, np.float64)])
    at_edges = sums[cell] + (edges - cell)[:, None] * line[cell]
    return np.asarray(np.diff(at_edges, axis=0) * (count / length))


class RowsEnlarged:
    """A small picture enlarged bilinearly, a few rows at a time.

    Parameters
    ----------
    small
        Float32 (h, w, channels); pixel centres lie at half-integers, the outermost
        values are held beyond them.
    height, width
        Of the enlarged picture; smaller ones than (h, w) are picked, not averaged.
    """

    def __init__(self, small: FloatArray, height: int, width: int) -> None:
        place, self._below = _places(small.shape[1], width)
        share = self._below[:, None]
        nxt = np.minimum(place + 1, small.shape[1] - 1)
        self._wide = np.asarray(
            small[:, place] * (1 - share) + small[:, nxt] * share, np.float32
        )
        self._row, self._share = _places(small.shape[0], height)

    def rows(self, first: int, last: int) -> FloatArray:
        """Return the rows [first, last), float32 (rows, width, channels)."""
        row = self._row[first:last]
        share = self._share[first:last, None, None]
        below = np.minimum(row + 1, len(self._wide) - 1)
        found = self._wide[below] - self._wide[row]
        found *= share
        found += self._wide[row]
        return np.asarray(found, np.float32)


def _places(small: int, large: int) -> tuple[NDArray[np.int64], FloatArray]:
    """Return, for every large pixel, the small one before it and how far it is on."""
    centres = (np.arange(large) + 0.5) * (small / large) - 0.5
    centres = np.clip(centres, 0, small - 1)
    place = centres.astype(np.int64)
    return place, (centres - place).astype(np.float32)
