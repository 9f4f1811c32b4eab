"""The classical rival: dark channel prior with a guided filter.

He, Sun and Tang, "Single image haze removal using dark channel prior", 2009, with the
transmission refined as in their "Guided image filtering", 2010.
"""

from __future__ import annotations

import numpy as np
import torch
from numpy.typing import NDArray
from torch.nn import functional

from looksmith.models.dehaze.transfer import box_mean

__all__ = ["dark_channel_dehazed"]

FloatArray = NDArray[np.float32]

_WINDOW = 15
_KEPT = 0.95  # of the haze is taken off: a little tells the distance
_LEAST = 0.1
_BRIGHTEST = 0.001
_RADIUS = 40
_EPSILON = 1e-3


def _darkest(pixels: FloatArray) -> FloatArray:
    planes = torch.from_numpy(-pixels.min(2))[None, None]
    found = functional.max_pool2d(planes, _WINDOW, 1, _WINDOW // 2)
    return np.asarray(-found[0, 0].numpy(), np.float32)


def _guided(guide: FloatArray, values: FloatArray) -> FloatArray:
    mean, mean_values = box_mean(guide, _RADIUS), box_mean(values, _RADIUS)
    both = box_mean(guide * values, _RADIUS) - mean * mean_values
    spread = box_mean(guide * guide, _RADIUS) - mean * mean
    gain = np.asarray(both / (spread + _EPSILON), np.float32)
    shift = mean_values - gain * mean
    smooth = box_mean(gain, _RADIUS) * guide + box_mean(shift, _RADIUS)
    return np.asarray(smooth, np.float32)


def dark_channel_dehazed(pixels: FloatArray) -> FloatArray:
    """Take haze off a photo (height, width, 3) of code values in [0, 1].

    Window of 15 x 15, 95 % of the haze, the airlight the mean of the .1 % with the
    brightest dark channel, a transmission of at least .1; guided by grey with a radius
    of 40 pixels. Made for long sides of about 640 pixels.
    """
    dark = _darkest(pixels)
    count = max(1, round(dark.size * _BRIGHTEST))
    places = np.argsort(dark, axis=None)[-count:]
    airlight = pixels.reshape(-1, 3)[places].mean(0)
    transmission = 1 - _KEPT * _darkest((pixels / airlight).astype(np.float32))
    grey = np.asarray(pixels.mean(2), np.float32)
    transmission = _guided(grey, np.asarray(transmission, np.float32))
    clear = (pixels - airlight) / np.maximum(transmission, _LEAST)[..., None] + airlight
    return np.asarray(np.clip(clear, 0, 1), np.float32)
