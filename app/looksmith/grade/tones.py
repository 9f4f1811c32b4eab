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
    low = curve.take(cell)
    rise = curve[1:].take(cell) - low
    bent = low + rise * (place - cell)
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
    # Channel by channel: numpy is five times as slow along a last axis of three.
    red, green, blue = (encoded[..., channel] for channel in range(3))
    high = np.maximum(np.maximum(red, green), blue)
    low = np.minimum(np.minimum(red, green), blue)
    bent_high, bent_low = along_curve(np.stack([high, low]), curve)
    spread = high - low
    ratio = (bent_high - bent_low) / np.where(spread > 1e-6, spread, 1)
    bent = np.empty(encoded.shape, np.float32)
    for channel, values in enumerate((red, green, blue)):
        bent[..., channel] = bent_low + (values - low) * ratio
    return bent
