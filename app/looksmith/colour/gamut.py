"""Colours that a profile cannot hold, brought into it without an edge."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from looksmith.colour.lab import linear_from_oklab, oklab_from_linear
from looksmith.colour.transfer import decode_srgb, encode_srgb

__all__ = ["KNEE", "compressed"]

KNEE = 0.85
"""Share of the gamut's chroma up to which colours stay exactly as they are."""

_STEPS = 14
_ALMOST = np.float32(1e-5)

FloatArray = NDArray[np.float32]


def _inside(linear: FloatArray, matrix: FloatArray) -> NDArray[np.bool_]:
    device = linear @ matrix
    return np.asarray(
        (device >= -_ALMOST).all(axis=-1) & (device <= 1 + _ALMOST).all(axis=-1)
    )


def _with_chroma(lab: FloatArray, share: FloatArray) -> FloatArray:
    result = lab.copy()
    result[:, 1:] *= share[:, None]
    return result


def _limit(lab: FloatArray, matrix: FloatArray) -> FloatArray:
    """Return the share of each colour's chroma at which the gamut ends, 0..1/KNEE."""
    low = np.zeros(len(lab), np.float32)
    high = np.full(len(lab), 1 / KNEE, np.float32)
    for _ in range(_STEPS):
        middle = np.asarray((low + high) / 2, np.float32)
        good = _inside(linear_from_oklab(_with_chroma(lab, middle)), matrix)
        low, high = np.where(good, middle, low), np.where(good, high, middle)
    return low


def compressed(pixels: FloatArray, to_device: NDArray[np.float64]) -> FloatArray:
    """Bring colours into an RGB gamut along lines of constant hue and lightness.

    Of the chroma C that the gamut allows at a colour's OKLab lightness and hue, colours
    up to `KNEE` of it stay; beyond, ``k + (1 - k) t / (1 + t)`` of it is left, with
    ``t = (c / C - k) / (1 - k)``: the slope is continuous, two different colours stay
    different, and the gamut's edge is never crossed. Lightness is cut at black and
    white.

    Parameters
    ----------
    pixels
        Float32 (..., 3), sRGB-encoded, unbounded.
    to_device
        (3, 3) from linear sRGB to the device's linear light.

    Returns
    -------
    ndarray
        The same space and shape, all inside of the device's gamut.
    """
    matrix = np.asarray(to_device.T, np.float32)
    linear = decode_srgb(pixels).reshape(-1, 3)
    lab = oklab_from_linear(linear)
    wide = lab.copy()
    wide[:, 1:] /= KNEE
    touched = ~_inside(linear_from_oklab(wide), matrix)
    if not touched.any():
        return pixels
    lab = lab[touched]
    lab[:, 0] = np.clip(lab[:, 0], 0, 1)
    limit = np.maximum(_limit(lab, matrix), np.float32(1e-6))
    excess = np.maximum((1 / limit - KNEE) / (1 - KNEE), 0)
    share = np.where(
        1 / limit > KNEE, limit * (KNEE + (1 - KNEE) * excess / (1 + excess)), 1
    )
    result = np.array(pixels, np.float32).reshape(-1, 3)
    result[touched] = encode_srgb(
        linear_from_oklab(_with_chroma(lab, share.astype(np.float32)))
    )
    return result.reshape(pixels.shape)
