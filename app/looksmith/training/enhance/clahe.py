"""Contrast-limited adaptive histogram equalisation, the classical rival."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

__all__ = ["clahe"]

FloatArray = NDArray[np.float32]

_LUMA = np.array([0.299, 0.587, 0.114], np.float32)  # ITU-R BT.601, as in YCbCr
_LEVELS = 256


def clahe(pixels: FloatArray, clip: float = 2.0, tiles: int = 8) -> FloatArray:
    """Equalise the luma in tiles; colour differences stay.

    Zuiderveld, "Contrast limited adaptive histogram equalization", Graphics Gems IV,
    1994, with the usual clip limit and number of tiles.

    Parameters
    ----------
    pixels
        Float32 (height, width, 3), sRGB code values in [0, 1].
    clip
        Highest count of a histogram, in multiples of the mean one.
    tiles
        Along each side.
    """
    luma = pixels @ _LUMA
    codes = np.rint(np.clip(luma, 0, 1) * (_LEVELS - 1)).astype(np.int64)
    rows, columns = (
        np.linspace(0, length, tiles + 1).astype(int) for length in codes.shape
    )
    curves = np.empty((tiles, tiles, _LEVELS))
    for i in range(tiles):
        for j in range(tiles):
            tile = codes[rows[i] : rows[i + 1], columns[j] : columns[j + 1]]
            curves[i, j] = _curve(tile, clip)
    in_rows, in_columns = (_neighbours(length, tiles) for length in codes.shape)
    found = np.zeros_like(luma)
    for row, row_share in in_rows:
        for column, column_share in in_columns:
            share = row_share[:, None] * column_share
            found += share * curves[row[:, None], column[None, :], codes]
    return np.asarray(np.clip(pixels + (found - luma)[..., None], 0, 1), np.float32)


def _curve(tile: NDArray[np.int64], clip: float) -> NDArray[np.float64]:
    """Return what each code becomes in a tile, 0..1."""
    counts = np.bincount(tile.ravel(), minlength=_LEVELS).astype(np.float64)
    limit = max(1.0, clip * tile.size / _LEVELS)
    spare = np.maximum(counts - limit, 0).sum()
    counts = np.minimum(counts, limit) + spare / _LEVELS
    return np.cumsum(counts) / max(1, tile.size)


_Places = tuple[NDArray[np.int64], NDArray[np.float64]]


def _neighbours(length: int, tiles: int) -> tuple[_Places, _Places]:
    """Return the tiles before and after every pixel, and their shares."""
    place = (np.arange(length) + 0.5) * tiles / length - 0.5
    first = np.floor(place).astype(np.int64)
    after = place - first
    ends = (np.clip(first, 0, tiles - 1), np.clip(first + 1, 0, tiles - 1))
    return (ends[0], 1 - after), (ends[1], after)
