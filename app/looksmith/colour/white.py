"""White balance as chromatic adaptation."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

__all__ = ["balance_matrix"]

_RGB_TO_XYZ = np.array(
    [[0.4124, 0.3576, 0.1805], [0.2126, 0.7152, 0.0722], [0.0193, 0.1192, 0.9505]]
)
# Lam, "Metamerism and Colour Constancy", 1985 (Bradford).
_BRADFORD = np.array(
    [[0.8951, 0.2664, -0.1614], [-0.7502, 1.7135, 0.0367], [0.0389, -0.0685, 1.0296]]
)
_D65_MIRED = 1e6 / 6504


def _daylight_uv(mired: float) -> NDArray[np.float64]:
    """Return CIE 1960 u, v on the daylight locus (CIE 15:2018, section 4.1.2)."""
    t = 1e6 / mired
    if t <= 7000:
        x = -4.6070e9 / t**3 + 2.9678e6 / t**2 + 0.09911e3 / t + 0.244063
    else:
        x = -2.0064e9 / t**3 + 1.9018e6 / t**2 + 0.24748e3 / t + 0.237040
    y = -3.000 * x**2 + 2.870 * x - 0.275
    scale = -2 * x + 12 * y + 3
    return np.array([4 * x / scale, 6 * y / scale])


def _xyz_from_uv(uv: NDArray[np.float64]) -> NDArray[np.float64]:
    u, v = uv
    scale = 2 * u - 8 * v + 4
    x, y = 3 * u / scale, 2 * v / scale
    return np.array([x / y, 1.0, (1 - x - y) / y])


def balance_matrix(mired: float, duv: float) -> NDArray[np.float32]:
    """Return the 3 x 3 matrix that gives linear sRGB another white.

    Parameters
    ----------
    mired
        Shift along the daylight locus, in reciprocal megakelvin (-110..95): above 0
        the picture turns warmer.
    duv
        Shift across the locus in CIE 1960 units: above 0 it turns greener.

    Returns
    -------
    ndarray
        Float32 (3, 3) for column vectors; greys keep their luminance.
    """
    here = _daylight_uv(_D65_MIRED)
    there = _daylight_uv(_D65_MIRED + mired)
    along = _daylight_uv(_D65_MIRED + mired + 1) - there
    along /= np.linalg.norm(along)
    across = np.array([-along[1], along[0]])
    cones_from = _BRADFORD @ _xyz_from_uv(here)
    cones_to = _BRADFORD @ _xyz_from_uv(there + duv * across)
    adapt = np.linalg.inv(_BRADFORD) @ np.diag(cones_to / cones_from) @ _BRADFORD
    matrix = np.linalg.inv(_RGB_TO_XYZ) @ adapt @ _RGB_TO_XYZ
    grey = _RGB_TO_XYZ[1] @ matrix.sum(axis=1)
    return np.asarray(matrix / grey, np.float32)
