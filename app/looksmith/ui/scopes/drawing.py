"""Counts of scopes as pictures: brighter where more pixels fall."""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray
from PySide6.QtGui import QImage

from looksmith.ui.scopes.reading import LEVELS, Counts, Reading, Scope

__all__ = ["draw"]

Shades = NDArray[np.float32]

_GREY = np.array([[[205, 205, 205]]], np.float32)
# Blue first, as pictures are kept; light enough to read on a dark ground
_CHANNELS = np.array([[92, 100, 236], [110, 205, 96], [240, 150, 92]], np.float32)
_PEAK = 98  # percentile of the places that hold anything
_GAMMA = 0.5
_MIDDLE, _VIVID = 0.62, 0.65  # of the colours in a vectorscope
_FAINT = 0.2  # what a single pixel shows as


def _spread(counts: Counts) -> Shades:
    """Return counts with a quarter given to each neighbour's side: no grain."""
    soft: Shades = np.pad(counts.astype(np.float32), 1)
    soft = (soft[:-2] + 2 * soft[1:-1] + soft[2:]) / np.float32(4)
    return (soft[:, :-2] + 2 * soft[:, 1:-1] + soft[:, 2:]) / np.float32(4)


def _strength(counts: Counts) -> Shades:
    """Return 0 where nothing falls, up to 1 where most does."""
    soft = _spread(counts)
    held = soft[soft > 0]
    if held.size == 0:
        return soft
    top = max(1.0, float(np.percentile(held, _PEAK)))
    share = np.minimum(soft / top, 1) ** _GAMMA
    return np.minimum(1, 3 * soft) * (_FAINT + (1 - _FAINT) * share)


@cache
def _hues() -> Shades:
    """Return the colour of every place of a vectorscope, (256, 256, 3), blue first."""
    axis = np.linspace(-0.5, 0.5, LEVELS, dtype=np.float32)
    cb, cr = axis[None, :], axis[::-1, None]
    # BT.709 back to code values, at a middle luma
    blue, red = 1.8556 * cb + 0 * cr, 1.5748 * cr + 0 * cb
    green = -0.1873 * cb - 0.4681 * cr
    colour = _MIDDLE + _VIVID * np.stack([blue, green, red], axis=-1)
    return np.clip(255 * colour, 70, 255).astype(np.float32)


def _image(strength: Shades, shades: Shades) -> QImage:
    """Return shades laid over nothing, as strong as they are."""
    height, width = strength.shape
    pixels = np.empty((height, width, 4), np.uint8)
    pixels[..., :3] = np.rint(strength[..., None] * shades)
    pixels[..., 3] = np.rint(strength * 255)
    kind = QImage.Format.Format_ARGB32_Premultiplied
    # The copy outlives the array.
    return QImage(pixels.data, width, height, 4 * width, kind).copy()


def draw(reading: Reading) -> list[QImage]:
    """Return one picture a plane; none for a histogram. May be called on a thread."""
    if reading.counts is None:
        return []
    if reading.scope is Scope.PARADE:
        shades = [each[None, None] for each in _CHANNELS]
    elif reading.scope is Scope.VECTORSCOPE:
        shades = [_hues()]
    else:
        shades = [_GREY]
    planes = zip(reading.counts, shades, strict=True)
    return [_image(_strength(counts), shade) for counts, shade in planes]
