"""Counting what scopes show: levels, parade, waveform and vectorscope."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

import numpy as np
from numpy.typing import NDArray

from looksmith.ui.widgets.histogram import Levels, count_levels

__all__ = [
    "COLUMNS",
    "LEVELS",
    "Reading",
    "Region",
    "Scope",
    "chroma",
    "count_chroma",
    "count_columns",
    "luma",
    "part_of",
    "read",
]

Pixels = NDArray[np.uint8]
Counts = NDArray[np.int64]
Region = tuple[float, float, float, float]
"""Left, top, right, bottom of a part of the picture, as shares of its size."""

LEVELS = 256
COLUMNS = 256
_SAMPLES = 120_000
# ITU-R BT.709-6, items 3.2 and 3.3
_LUMA = np.array([0.2126, 0.7152, 0.0722], np.float32)
_CB, _CR = 1.8556, 1.5748


class Scope(StrEnum):
    """What is shown of the picture."""

    HISTOGRAM = "histogram"
    PARADE = "parade"
    WAVEFORM = "waveform"
    VECTORSCOPE = "vectorscope"


@dataclass(frozen=True, eq=False)
class Reading:
    """What was measured of a picture, or of a part of it.

    Parameters
    ----------
    scope
        What `counts` are for.
    levels
        How often each level occurs, and what is clipped.
    counts
        (planes, 256, 256) how many pixels fall on each place of the scope, the top row
        first; None for a histogram. A parade has three planes, red, green and blue.
    """

    scope: Scope
    levels: Levels
    counts: Counts | None = None


def part_of(image: Pixels, region: Region | None) -> Pixels:
    """Return the part of a picture (height, width, 4); at least one pixel of it."""
    if region is None:
        return image
    height, width = image.shape[:2]
    left, top, right, bottom = region
    x = min(max(int(left * width), 0), width - 1)
    y = min(max(int(top * height), 0), height - 1)
    x_end = max(x + 1, min(int(np.ceil(right * width)), width))
    y_end = max(y + 1, min(int(np.ceil(bottom * height)), height))
    return image[y:y_end, x:x_end]


def _picked(image: Pixels) -> Pixels:
    """Return an even selection of pixels as (height, width, 3), red first."""
    height, width = image.shape[:2]
    stride = max(1, round((height * width / _SAMPLES) ** 0.5))
    picked = image[stride // 2 :: stride, stride // 2 :: stride]
    return np.ascontiguousarray(picked[..., 2::-1])


def luma(pixels: Pixels) -> Pixels:
    """Return the luma Y' of (..., 3) code values, as code values (BT.709)."""
    return np.rint(pixels.astype(np.float32) @ _LUMA).astype(np.uint8)


def chroma(pixels: Pixels) -> NDArray[np.float32]:
    """Return the colour differences of (..., 3) code values: (Cb, Cr), -0.5..0.5.

    Neutrals lie at (0, 0); they are those of BT.709.
    """
    values = pixels.astype(np.float32) / np.float32(255)
    light = values @ _LUMA
    differences = ((values[..., 2] - light) / _CB, (values[..., 0] - light) / _CR)
    return np.stack(differences, axis=-1).astype(np.float32)


def count_columns(values: Pixels) -> Counts:
    """Count levels from left to right: (256, 256), the highest level first.

    Parameters
    ----------
    values
        Uint8 (height, width), code values.
    """
    width = values.shape[1]
    column = np.arange(width, dtype=np.int64) * COLUMNS // width
    row = LEVELS - 1 - values.astype(np.int64)
    flat = np.bincount((row * COLUMNS + column).ravel(), minlength=LEVELS * COLUMNS)
    # A narrow picture falls on every second or third column only: spread it.
    counts = flat.reshape(LEVELS, COLUMNS)
    if width < COLUMNS:
        counts = counts[:, column][:, np.arange(COLUMNS) * width // COLUMNS]
    return counts


def count_chroma(pixels: Pixels) -> Counts:
    """Count colour differences: (256, 256), Cb to the right, Cr upwards."""
    place = np.rint((chroma(pixels) + 0.5) * (LEVELS - 1)).astype(np.int64)
    column = place[..., 0]
    row = LEVELS - 1 - place[..., 1]
    flat = np.bincount((row * LEVELS + column).ravel(), minlength=LEVELS * LEVELS)
    return flat.reshape(LEVELS, LEVELS)


def read(image: Pixels, scope: Scope, region: Region | None = None) -> Reading:
    """Measure a picture, in a few milliseconds whatever its size.

    Parameters
    ----------
    image
        Uint8 (height, width, 4), blue first.
    scope
        What for.
    region
        The part to measure; all of it unless told.
    """
    part = part_of(image, region)
    levels = count_levels(part)
    if scope is Scope.HISTOGRAM:
        return Reading(scope, levels)
    pixels = _picked(part)
    if scope is Scope.PARADE:
        planes = [count_columns(pixels[..., channel]) for channel in range(3)]
    elif scope is Scope.WAVEFORM:
        planes = [count_columns(luma(pixels))]
    else:
        planes = [count_chroma(pixels)]
    return Reading(scope, levels, np.stack(planes))
