"""The sRGB transfer function, extended beyond [0, 1] by odd symmetry."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

__all__ = ["decode_srgb", "encode_srgb"]

FloatArray = NDArray[np.float32]


def decode_srgb(encoded: FloatArray) -> FloatArray:
    """Turn sRGB code values into linear light.

    Parameters
    ----------
    encoded
        Float32 code values of any shape; 0 is black, 1 is display white. Values
        outside [0, 1] follow the same curve (IEC 61966-2-1 Amendment 1, extended
        range): odd about 0, the power law above 1.

    Returns
    -------
    ndarray
        Linear light, float32, the same shape.
    """
    magnitude = np.abs(encoded)
    linear = np.where(
        magnitude <= np.float32(0.04045),
        magnitude / np.float32(12.92),
        ((magnitude + np.float32(0.055)) / np.float32(1.055)) ** np.float32(2.4),
    )
    return np.copysign(linear, encoded).astype(np.float32, copy=False)


def encode_srgb(linear: FloatArray) -> FloatArray:
    """Turn linear light into sRGB code values; the inverse of `decode_srgb`.

    Parameters
    ----------
    linear
        Float32 linear light of any shape, unbounded.

    Returns
    -------
    ndarray
        Code values, float32, the same shape.
    """
    magnitude = np.abs(linear)
    encoded = np.where(
        magnitude <= np.float32(0.0031308),
        magnitude * np.float32(12.92),
        np.float32(1.055) * magnitude ** np.float32(1 / 2.4) - np.float32(0.055),
    )
    return np.copysign(encoded, linear).astype(np.float32, copy=False)
