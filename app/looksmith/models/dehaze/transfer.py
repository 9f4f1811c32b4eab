"""From the solver's size to full size: an affine map of colours for every place.

He and Sun, "Fast guided filter", 2015, with the small photo as a colour guide: around
each pixel the small result is written as an affine map of the small photo, and the
maps, which are smooth, are enlarged instead of the result. Edges and grain are those
of the full-size photo.

A plain guided filter pulls the maps of faint structures towards grey: exactly what
haze left of the distance would be lost. Here they are pulled towards the gain that
luma has around them; and where there is nothing but a smooth sky, towards less.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

__all__ = ["COEFFICIENTS", "affine_maps", "box_mean", "evened", "identity_maps"]

FloatArray = NDArray[np.float32]

COEFFICIENTS = 12
"""A 3 x 3 matrix by rows, then the shift."""

_LUMA = np.array([0.2126, 0.7152, 0.0722], np.float32)
_EPSILON = 3e-4
_FAINT = 2e-5
_SKY = 6e-6
_DETAIL = 2
_SKY_GAIN = 1.3
_GAINS = (0.4, 6.0)
_RADII = 36  # the longer side, in radii
_WIDE_RADII = 20  # the same, for what must be even


def box_mean(values: FloatArray, radius: int) -> FloatArray:
    """Average (h, w, ...) over squares of 2 * radius + 1, cut at the borders."""
    for axis in (0, 1):
        length = values.shape[axis]
        sums = np.cumsum(values, axis, dtype=np.float64)
        zero = np.zeros_like(np.take(sums, [0], axis))
        sums = np.concatenate([zero, sums], axis)
        places = np.arange(length)
        last = np.minimum(places + radius + 1, length)
        first = np.maximum(places - radius, 0)
        count = (last - first).reshape(
            [-1 if a == axis else 1 for a in range(sums.ndim)]
        )
        found = np.take(sums, last, axis) - np.take(sums, first, axis)
        values = (found / count).astype(np.float32)
    return values


def identity_maps(height: int, width: int) -> FloatArray:
    """Return maps that change nothing, float32 (height, width, 12)."""
    row = np.concatenate([np.eye(3, dtype=np.float32).ravel(), np.zeros(3, np.float32)])
    return np.tile(row, (height, width, 1))


def _gain(guide: FloatArray, result: FloatArray, radius: int) -> FloatArray:
    """Return by how much luma's contrasts grow around each pixel, (h, w)."""
    before, after = guide @ _LUMA, result @ _LUMA
    mean, mean_after = box_mean(before, radius), box_mean(after, radius)
    spread = np.maximum(box_mean(before * before, radius) - mean * mean, 0)
    both = box_mean(before * after, radius) - mean * mean_after
    gain = np.clip((both + _FAINT) / (spread + _FAINT), *_GAINS)
    # Where nothing but a ramp is left of the small photo, contrasts are noise.
    detail = before - box_mean(before, _DETAIL)
    fine = box_mean(detail * detail, radius)
    rough = fine / (fine + _SKY)
    quiet = np.minimum(gain, _SKY_GAIN)
    return np.asarray(quiet + (gain - quiet) * rough, np.float32)


def evened(guide: FloatArray, result: FloatArray) -> FloatArray:
    """Return a result (h, w, 3) without what the guide gives no reason for.

    The network darkens or brightens some places next to others of the same colour:
    glows in the sky along trees, a dark patch on a tower. Around wide places alike
    colours are made to change alike.
    """
    height, width = guide.shape[:2]
    maps = affine_maps(guide, result, _WIDE_RADII)
    matrix = maps[..., :9].reshape(height, width, 3, 3)
    return np.asarray((matrix @ guide[..., None])[..., 0] + maps[..., 9:], np.float32)


def affine_maps(
    guide: FloatArray, result: FloatArray, radii: int = _RADII
) -> FloatArray:
    """Return the affine map from guide to result around every pixel.

    Parameters
    ----------
    guide, result
        Float32 (h, w, 3): the small photo and what it became.
    radii
        How many radii of the places make the longer side.

    Returns
    -------
    ndarray
        Float32 (h, w, 12); see `COEFFICIENTS`.
    """
    height, width = guide.shape[:2]
    radius = max(2, round(max(height, width) / radii))
    mean, mean_result = box_mean(guide, radius), box_mean(result, radius)
    outer = guide[..., :, None] * guide[..., None, :]
    spread = box_mean(outer, radius) - mean[..., :, None] * mean[..., None, :]
    both = box_mean(guide[..., :, None] * result[..., None, :], radius)
    both -= mean[..., :, None] * mean_result[..., None, :]
    unit = np.eye(3, dtype=np.float32) * np.float32(_EPSILON)
    gain = _gain(guide, result, 2 * radius)
    right = both + unit * gain[..., None, None]
    matrix = np.linalg.solve(spread + unit, right)  # its columns make the channels
    matrix = np.swapaxes(matrix, 2, 3)
    shift = mean_result - (matrix @ mean[..., None])[..., 0]
    maps = np.concatenate([matrix.reshape(height, width, 9), shift], 2)
    return box_mean(maps.astype(np.float32), radius // 2)
