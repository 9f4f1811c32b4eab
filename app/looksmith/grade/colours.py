"""Grade each colour of a picture once, however many pixels have it.

A photo of 24 megapixels in bytes holds one or two million colours. Where a chain takes
ten times as long as finding them, that is most of the time.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import numpy as np
from numpy.typing import NDArray

from looksmith.colour.dither import dither_mask
from looksmith.photo.photo import to_float32
from looksmith.work.bands import for_bands
from looksmith.work.token import CancelToken

__all__ = ["FEWEST", "graded_colours"]

FEWEST = 1 << 20
"""Pixels from which on looking for the colours pays."""

_COLOURS = 1 << 24
_SLAB, _BAND = 1 << 18, 1 << 14

FloatArray = NDArray[np.float32]
Bytes = NDArray[np.uint8]


def _found(pixels: Bytes, token: CancelToken) -> NDArray[np.uint32]:
    """Return the colours of a picture, red first in 24 bits, rising."""
    from looksmith.grade.colours_kernels import mark

    seen = np.zeros(_COLOURS, np.uint8)
    rows = pixels.reshape(len(pixels), -1)

    def band(y0: int, y1: int) -> None:
        mark(rows[y0:y1].reshape(-1), seen)

    for_bands(len(rows), band, token)
    return np.flatnonzero(seen).astype(np.uint32)


def _graded(
    keys: NDArray[np.uint32],
    chain: Callable[[FloatArray, CancelToken], FloatArray],
    token: CancelToken,
    told: Callable[[float], None],
) -> FloatArray:
    """Return the colours' results, code values in [0, 255]."""
    codes = np.stack([keys >> 16, keys >> 8 & 255, keys & 255], -1).astype(np.uint8)
    results = np.empty(codes.shape, np.float32)

    def band(first: int, y0: int, y1: int) -> None:
        start, stop = first + y0, first + y1
        values = chain(to_float32(codes[None, start:stop]), token)[0]
        results[start:stop] = np.clip(values, 0, 1) * np.float32(255)

    for first in range(0, len(keys), _SLAB):
        last = min(first + _SLAB, len(keys))
        for_bands(last - first, partial(band, first), token, rows=_BAND)
        told(last / len(keys))
    return results


def graded_colours(
    pixels: Bytes,
    chain: Callable[[FloatArray, CancelToken], FloatArray],
    out: Bytes,
    token: CancelToken,
    told: Callable[[float], None],
) -> Bytes:
    """Take a picture of bytes through a chain, each colour once, dithered.

    Parameters
    ----------
    pixels, out
        (height, width, 3), contiguous; both may be the same.
    chain
        What is done to float32 (height, width, 3), one pixel at a time.
    token
        Looked at between bands.
    told
        Gets the share that is done, from time to time.

    Returns
    -------
    ndarray
        `out`.

    Raises
    ------
    Cancelled
        By the token; `out` is then partly written.
    """
    from looksmith.grade.colours_kernels import place

    keys = _found(pixels, token)
    results = _graded(keys, chain, token, told)
    index = np.empty(_COLOURS, np.uint32)
    index[keys] = np.arange(len(keys), dtype=np.uint32)
    source, target = pixels.reshape(len(pixels), -1), out.reshape(len(out), -1)
    mask = dither_mask()

    def band(y0: int, y1: int) -> None:
        place(source[y0:y1], target[y0:y1], index, results, mask, y0)

    for_bands(len(source), band, token)
    return out
