"""Smaller copies for the flow, and where its change goes when enlarged."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from looksmith.work.bands import for_bands
from looksmith.work.token import NEVER, CancelToken

__all__ = ["places", "shrunk"]

FloatArray = NDArray[np.float32]

_BAND_ROWS = 16


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
        Looked at between bands of rows.

    Returns
    -------
    ndarray
        Float32 code values clipped to [0, 1]; NaN counts as black.
    """
    height, width = pixels.shape[:2]
    integer = np.issubdtype(pixels.dtype, np.integer)
    unit = np.float32(1 / np.iinfo(pixels.dtype).max if integer else 1)
    scale = min(1.0, side / max(height, width)) if side else 1.0
    rows, columns = max(1, round(height * scale)), max(1, round(width * scale))
    result = np.empty((rows, columns, 3), np.float32)
    if (rows, columns) == (height, width):
        np.multiply(pixels, unit, out=result, casting="unsafe")
        return np.clip(np.nan_to_num(result, copy=False), 0, 1, out=result)
    from looksmith.models.enhance.kernels import shrink_rows

    source = np.ascontiguousarray(pixels).reshape(height, -1)
    flat = result.reshape(rows, -1)

    def band(first: int, last: int) -> None:
        shrink_rows(source, flat, unit, first, last)

    for_bands(rows, band, token, rows=_BAND_ROWS)
    return result


def places(
    small: int, large: int, first: int, count: int
) -> tuple[NDArray[np.int64], FloatArray]:
    """Return where pixels of an enlarged picture lie in the small one, along an axis.

    Parameters
    ----------
    small, large
        Their lengths; pixel centres lie at half-integers, the outermost values are
        held beyond them. A large length below the small one picks, without averaging.
    first, count
        Which pixels of the enlarged picture.

    Returns
    -------
    tuple
        Int64 (count,), the small pixel before each, and float32 (count,), the share of
        the one after it.
    """
    centres = (np.arange(first, first + count) + 0.5) * (small / large) - 0.5
    centres = np.clip(centres, 0, max(small - 1, 0))
    place = centres.astype(np.int64)
    return place, (centres - place).astype(np.float32)
