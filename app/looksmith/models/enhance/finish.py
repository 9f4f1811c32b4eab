"""The LUT as photos get it: no ripple, no folded greys, and white stays white.

Few training photos reach the ends of the bank's lattice, so that its LUTs are rough
there: greys that rise in the photo would fall in the result, seen as contours in soft
shadows, and clipped highlights would come out as a tinted grey. What is brightened
comes out veiled as well: its darkest tones rise further than in any photo that was
exposed rightly.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from looksmith.lut.apply import apply_lut
from looksmith.lut.table import Lut3D
from looksmith.models.enhance.colour import ColourPlan
from looksmith.models.enhance.priors import LUMA, lattice_colours

__all__ = ["finished", "with_deep_blacks", "without_tint"]

FloatArray = NDArray[np.float32]

_HALF_WINDOW = 3  # lattice points
_LEAST_RISE = 0.2  # of greys, of what the photo's rise
_NEAR_WHITE = 0.5  # of the darkest channel
_BLACK = 0.005  # the share of a photo that is its black
_HELD = 0.7  # of what black rises by: taken back
_TOE = 6  # the power by which that fades towards white
_STEEPER = 1.0  # at most, by what greys just above black gain


def without_tint(plan: ColourPlan) -> ColourPlan:
    """Return a plan whose black and white points are the same in all channels."""
    black, white = (np.full_like(p, p.mean()) for p in (plan.black, plan.white))
    return replace(plan, black=black, white=white)


def finished(lut: Lut3D, *, grey: bool = False) -> Lut3D:
    """Return a fused LUT smoothed, with greys that rise, and with white kept.

    Parameters
    ----------
    lut
        What `ColourModel.lut` gave; the identity comes back as it is.
    grey
        Whether greys must stay grey.
    """
    same = lattice_colours(lut.size)
    table = same + _smooth(lut.table - same)
    place = np.arange(lut.size)
    greys = table[place, place, place]
    wanted = greys.mean(1, keepdims=True) if grey else greys
    wanted = _rising(wanted, _LEAST_RISE * same[place, place, place])
    table += _along_greys(wanted - greys)
    table += (1 - table[-1, -1, -1]) * _nearness_to_white(same)
    return replace(lut, table=np.clip(table, 0, 1))


def with_deep_blacks(lut: Lut3D, seen: FloatArray) -> Lut3D:
    """Return a LUT that lifts a photo's black by less; the midtones hardly notice.

    Photos taken again at the right exposure keep their black; the bank alone lifts it.
    What is above black gets steeper, at most twice so; the rest keeps its order, white
    stays.

    Parameters
    ----------
    lut
        What `finished` gave.
    seen
        Float32 (h, w, 3): a `thumbnail` of the photo.
    """
    colours = np.stack([seen, apply_lut(lut, seen)])
    before, black = np.quantile(colours @ LUMA, _BLACK, axis=(1, 2))
    if not before < black < 1:  # nothing rises, or all is white
        return lut
    most = _STEEPER * (1 - black) / _TOE
    lifted = np.float32(min(_HELD * (black - before), most))
    below = lut.table / np.float32(black)
    above = ((1 - lut.table) / np.float32(1 - black)) ** _TOE
    return replace(lut, table=lut.table - lifted * np.minimum(below, above))


@lru_cache(maxsize=2)
def _smoother(size: int) -> FloatArray:
    """Return a matrix that fits parabolas to neighbours along an axis.

    Savitzky and Golay, "Smoothing and differentiation of data by simplified least
    squares procedures", 1964: what is bent as a tone curve is stays as it is.
    """
    matrix = np.zeros((size, size))
    width = min(size, 2 * _HALF_WINDOW + 1)
    for point in range(size):
        first = min(max(point - _HALF_WINDOW, 0), size - width)
        places = np.arange(first, first + width) - point
        powers = np.vander(places, 3, increasing=True).astype(float)
        matrix[point, first : first + width] = np.linalg.pinv(powers)[0]
    return matrix.astype(np.float32)


def _smooth(change: FloatArray) -> FloatArray:
    matrix = _smoother(len(change))
    for axis in range(3):
        smoothed = np.tensordot(matrix, np.moveaxis(change, axis, 0), 1)
        change = np.moveaxis(smoothed, 0, axis)
    return change


def _rising(greys: FloatArray, least: FloatArray) -> FloatArray:
    """Return the greys (n, 3) made to rise by `least` from point to point."""
    left = greys - least
    above = np.maximum.accumulate(left, 0)
    below = np.minimum.accumulate(left[::-1], 0)[::-1]
    return np.asarray((above + below) / 2 + least, np.float32)


def _along_greys(change: FloatArray) -> FloatArray:
    """Spread a change of greys (n, 3) to all colours of their mean lattice place."""
    size = len(change)
    axis = np.arange(size, dtype=np.float32)
    mean = (axis[:, None, None] + axis[:, None] + axis) / 3
    cell = np.minimum(mean.astype(np.int64), size - 2)
    share = (mean - cell)[..., None]
    return np.asarray(change[cell] * (1 - share) + change[cell + 1] * share, np.float32)


def _nearness_to_white(colours: FloatArray) -> FloatArray:
    """Return 1 at white, 0 where a channel is well below it, smooth between."""
    share = (colours.min(-1, keepdims=True) - _NEAR_WHITE) / (1 - _NEAR_WHITE)
    share = np.clip(share, 0, 1)
    return np.asarray(share * share * (3 - 2 * share), np.float32)
