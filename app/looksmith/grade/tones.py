"""Curves applied to tones: on one channel, or on all without turning hues."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

__all__ = ["CURVE_POINTS", "along_curve", "bend_tones"]

FloatArray = NDArray[np.float32]

CURVE_POINTS = 4097
"""Length of a curve, over evenly spaced inputs in [0, 1]."""


def along_curve(values: FloatArray, curve: FloatArray) -> FloatArray:
    """Evaluate the curve, continued beyond [0, 1] with slope 1."""
    inside = np.clip(values, 0, 1)
    place = inside * np.float32(CURVE_POINTS - 1)
    cell = np.minimum(place.astype(np.int32), CURVE_POINTS - 2)
    low = curve[cell]
    bent = low + (curve[cell + 1] - low) * (place - cell)
    return np.asarray(bent + (values - inside), np.float32)


def bend_tones(encoded: FloatArray, curve: FloatArray) -> FloatArray:
    """Bend the largest and the smallest channel; the middle keeps its place.

    So the hue stays, where a curve on each channel would turn it.

    Parameters
    ----------
    encoded
        Float32 (..., 3), sRGB code values, unbounded.
    curve
        Float32 (4097,), over [0, 1].
    """
    high = encoded.max(axis=-1, keepdims=True)
    low = encoded.min(axis=-1, keepdims=True)
    bent_high, bent_low = along_curve(high, curve), along_curve(low, curve)
    spread = high - low
    ratio = (bent_high - bent_low) / np.where(spread > 1e-6, spread, 1)
    return np.asarray(bent_low + (encoded - low) * ratio, np.float32)
