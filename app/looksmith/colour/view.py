"""The view transform: from scene light without an upper end to what a screen shows."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

__all__ = ["SHOULDER", "shown"]

SHOULDER = 0.76
"""Linear light up to which nothing changes: 3 in 4 of the sRGB code values and more."""

_FADE = 0.15

FloatArray = NDArray[np.float32]


def shown(linear: FloatArray) -> FloatArray:
    """Bring scene-linear light into a display's range.

    Colours whose largest channel is at most `SHOULDER` stay exactly as they are. Above
    it the largest channel p approaches 1 as ``1 - (1 - s)^2 / (p + 1 - 2 s)``, the
    others keep their ratio to it, and the colour fades towards white the more it was
    compressed. The curve and its slope are continuous; 1 becomes 0.88, 4 becomes 0.98.

    This is the Khronos PBR Neutral tone mapper (2024) without its Fresnel offset.

    Parameters
    ----------
    linear
        Linear sRGB, shape (..., 3), unbounded. Channels below 0 (colours outside of
        sRGB) are kept.

    Returns
    -------
    ndarray
        Linear sRGB, float32, the same shape, no channel above 1.
    """
    result = np.array(linear, np.float32)
    # Three times as fast as a maximum along the last axis.
    peak = np.maximum(np.maximum(result[..., 0], result[..., 1]), result[..., 2])
    bright = peak > SHOULDER
    if not bright.any():
        return result
    before = peak[bright].astype(np.float64)[:, None]
    room = 1 - SHOULDER
    after = 1 - room * room / (before + room - SHOULDER)
    colours = result[bright] * (after / before)
    faded = 1 - 1 / (_FADE * (before - after) + 1)
    result[bright] = colours + (after - colours) * faded
    return result
