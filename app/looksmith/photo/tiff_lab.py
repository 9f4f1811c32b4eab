"""TIFF photos in CIE Lab, as Photoshop saves them, to a profile's code values."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from looksmith.colour.icc import from_working
from looksmith.colour.profiles import D50, SRGB_TO_D50, prophoto_profile
from looksmith.colour.transfer import encode_srgb

__all__ = ["CIELAB", "ICCLAB", "codes_from_lab"]

CIELAB, ICCLAB = 8, 9
_BAND = 256


def _lab(values: NDArray[Any], photometric: int) -> NDArray[np.float32]:
    """Return L* 0..100, a* and b* (TIFF 6.0, section 23; Adobe's notes on ICCLAB)."""
    wide = values.dtype == np.uint16
    lab = np.empty(values.shape, np.float32)
    top, step = (65535, 256) if wide else (255, 1)
    if photometric == ICCLAB:
        top = 0xFF00 if wide else 255
        lab[..., 1:] = values[..., 1:].astype(np.float32) / step - 128
    else:
        signed = np.int16 if wide else np.int8
        lab[..., 1:] = values[..., 1:].view(signed).astype(np.float32) / step
    lab[..., 0] = values[..., 0] * np.float32(100 / top)
    return lab


def _linear_srgb(lab: NDArray[np.float32]) -> NDArray[np.float32]:
    y = (lab[..., 0] + 16) / 116
    f = np.stack([y + lab[..., 1] / 500, y, y - lab[..., 2] / 200], axis=-1)
    ratio = np.where(f > 6 / 29, f**3, (f - 4 / 29) * (3 * (6 / 29) ** 2))
    matrix = np.linalg.solve(SRGB_TO_D50, np.diag(D50)).T
    return np.asarray(ratio @ matrix.astype(np.float32), np.float32)


def codes_from_lab(
    values: NDArray[Any], photometric: int
) -> tuple[NDArray[np.float32], bytes]:
    """Turn Lab samples into ProPhoto RGB, which holds nearly all that Lab does.

    Parameters
    ----------
    values
        (height, width, 3), uint8 or uint16 as stored, under D50.
    photometric
        `CIELAB` or `ICCLAB`.

    Returns
    -------
    codes : ndarray
        Float32 code values, unbounded.
    icc : bytes
        Their profile.
    """
    icc = prophoto_profile()
    result = np.empty(values.shape, np.float32)
    for start in range(0, len(values), _BAND):
        rows = slice(start, start + _BAND)
        light = _linear_srgb(_lab(np.ascontiguousarray(values[rows]), photometric))
        result[rows] = from_working(encode_srgb(light), icc)
    return result, icc
