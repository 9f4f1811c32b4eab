"""CIE Lab (D65) and OKLab, from and to sRGB primaries in linear light."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from looksmith.colour.transfer import decode_srgb

__all__ = [
    "lab_from_linear",
    "lab_from_srgb",
    "linear_from_oklab",
    "luminance",
    "oklab_from_linear",
]

FloatArray = NDArray[np.float32]

# IEC 61966-2-1, as printed in colour-science: linear sRGB to XYZ, D65 white.
_RGB_TO_XYZ = np.array(
    [[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]],
    np.float32,
)
_WHITE = _RGB_TO_XYZ.sum(axis=1)

# Ottosson, "A perceptual color space for image processing", 2020.
_RGB_TO_LMS = np.array(
    [
        [0.4122214708, 0.5363325363, 0.0514459929],
        [0.2119034982, 0.6806995451, 0.1073969566],
        [0.0883024619, 0.2817188376, 0.6299787005],
    ],
    np.float32,
)
_LMS_TO_OKLAB = np.array(
    [
        [0.2104542553, 0.7936177850, -0.0040720468],
        [1.9779984951, -2.4285922050, 0.4505937099],
        [0.0259040371, 0.7827717662, -0.8086757660],
    ],
    np.float32,
)
_OKLAB_TO_LMS = np.linalg.inv(_LMS_TO_OKLAB.astype(np.float64)).astype(np.float32)
_LMS_TO_RGB = np.linalg.inv(_RGB_TO_LMS.astype(np.float64)).astype(np.float32)


def luminance(linear: FloatArray) -> FloatArray:
    """Return relative luminance Y of linear sRGB, shape (..., 3) to (...)."""
    return np.asarray(linear @ _RGB_TO_XYZ[1], np.float32)


def lab_from_linear(linear: FloatArray) -> FloatArray:
    """Turn linear sRGB, shape (..., 3), into CIE L*a*b* under D65 (L* in 0..100)."""
    ratio = (linear @ _RGB_TO_XYZ.T) / _WHITE
    epsilon, kappa = np.float32(216 / 24389), np.float32(24389 / 27)
    f = np.where(
        ratio > epsilon, np.cbrt(ratio), (kappa * ratio + np.float32(16)) / 116
    )
    lab = np.empty_like(f)
    lab[..., 0] = 116 * f[..., 1] - 16
    lab[..., 1] = 500 * (f[..., 0] - f[..., 1])
    lab[..., 2] = 200 * (f[..., 1] - f[..., 2])
    return np.asarray(lab, np.float32)


def lab_from_srgb(encoded: FloatArray) -> FloatArray:
    """Turn sRGB code values, shape (..., 3), into CIE L*a*b* under D65."""
    return lab_from_linear(decode_srgb(encoded))


def oklab_from_linear(linear: FloatArray) -> FloatArray:
    """Turn linear sRGB, shape (..., 3), into OKLab (L in 0..1), odd-symmetric."""
    lms = np.cbrt(linear @ _RGB_TO_LMS.T)
    return np.asarray(lms @ _LMS_TO_OKLAB.T, np.float32)


def linear_from_oklab(oklab: FloatArray) -> FloatArray:
    """Turn OKLab, shape (..., 3), into linear sRGB, unbounded."""
    lms = oklab @ _OKLAB_TO_LMS.T
    return np.asarray(lms * lms * lms @ _LMS_TO_RGB.T, np.float32)
