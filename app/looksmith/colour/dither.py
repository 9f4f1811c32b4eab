"""Fewer bits without banding: blue-noise dither one code value wide."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from io import BytesIO
from typing import Any, Literal

import numpy as np
from numpy.typing import NDArray

__all__ = ["MASK_SIZE", "dither_mask", "dithered_bytes", "quantise"]

MASK_SIZE = 64


@cache
def dither_mask() -> NDArray[np.float32]:
    """Return thresholds in (0, 1), float32 (64, 64), read-only.

    Adding one and rounding down keeps exact code values as they are. The channels
    share it, so that neutral colours stay neutral.
    """
    data = files("looksmith.colour").joinpath("blue_noise.npy").read_bytes()
    ranks = np.load(BytesIO(data))
    thresholds = (ranks.astype(np.float32) + np.float32(0.5)) / np.float32(ranks.size)
    # Keep clear of 0 and 1 by more than float32's error at 255.
    mask = np.clip(thresholds, np.float32(1e-3), np.float32(1 - 1e-3))
    frozen: NDArray[np.float32] = mask
    frozen.flags.writeable = False
    return frozen


def quantise(
    values: NDArray[np.float32],
    bits: Literal[8, 16],
    *,
    origin: tuple[int, int] = (0, 0),
    dither: bool = True,
) -> NDArray[Any]:
    """Turn values in [0, 1] into code values; what lies outside is clipped.

    Parameters
    ----------
    values
        Float32 (height, width) or (height, width, channels), channels 1..4.
    bits
        8 or 16.
    origin
        Row and column of the first pixel in the whole picture, so that tiles fit.
    dither
        Dither 8 bits with blue noise instead of rounding: exact code values stay.
        16 bits are always rounded: their steps are below any display's and any eye's.

    Returns
    -------
    ndarray
        uint8 or uint16 of the same shape.
    """
    top = np.float32(2**bits - 1)
    scaled = np.clip(values, 0, 1) * top
    if dither and bits == 8:
        mask = dither_mask()
        rows = (origin[0] + np.arange(values.shape[0])) % MASK_SIZE
        columns = (origin[1] + np.arange(values.shape[1])) % MASK_SIZE
        offset = mask[rows[:, None], columns]
        if values.ndim == 3:
            offset = offset[..., None]
        scaled = np.minimum(scaled + offset, top)
    else:
        scaled = np.rint(scaled)
    return np.asarray(scaled, np.uint8 if bits == 8 else np.uint16)


def dithered_bytes(
    values: NDArray[np.float32], rows: NDArray[np.intp], columns: NDArray[np.intp]
) -> NDArray[np.uint8]:
    """Dither scattered pixels as `quantise` does all of a picture.

    Parameters
    ----------
    values
        Float32 (count, channels); what lies outside [0, 1] is clipped.
    rows, columns
        (count,), the pixels' places in the whole picture.
    """
    top = np.float32(255)
    offset = dither_mask()[rows % MASK_SIZE, columns % MASK_SIZE]
    scaled = np.clip(values, 0, 1) * top + offset[:, None]
    return np.asarray(np.minimum(scaled, top), np.uint8)
