"""Photos without colour, and pictures without anything in them."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

__all__ = ["is_grey", "structure"]

FloatArray = NDArray[np.float32]

_GREY = 2 / 255  # between channels: what JPEG makes of none
_FLAT, _CLEAR = 0.02, 0.08  # between the darkest and the brightest, in a channel


def is_grey(small: FloatArray) -> bool:
    """Return whether a photo has no colour, from a small copy (h, w, 3) in [0, 1]."""
    return bool(np.ptp(small, axis=-1).max() <= _GREY)


def structure(small: FloatArray) -> float:
    """Return 0 for a picture of a single colour, 1 for any photo, from a small copy.

    Between them lie cards and empty skies of a few code values.
    """
    widest = float(np.ptp(small, axis=(0, 1)).max())
    return float(np.clip((widest - _FLAT) / (_CLEAR - _FLAT), 0, 1))
