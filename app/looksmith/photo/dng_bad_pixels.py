"""Pixels of a sensor that a DNG file calls bad, made of their neighbours."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from looksmith.photo.dng_opcodes import BadPixels

__all__ = ["mend_pixels"]

# More than this share of a picture cannot be meant.
_MOST_SHARE = 0.05
_MOST_ROUNDS = 64
# The nearest pixels of the same colour filter: the sides of a square, then its corners.
_SIDES = ((-2, 0), (2, 0), (0, -2), (0, 2))
_CORNERS = ((-2, -2), (-2, 2), (2, -2), (2, 2))


def _bad_places(
    codes: NDArray[np.uint16], step: BadPixels, most: int
) -> NDArray[np.int64] | None:
    """Return flat places of bad pixels; None where they are more than can be meant."""
    height, width = codes.shape
    if step.constant is not None:
        found = np.count_nonzero(codes == step.constant)
        return np.flatnonzero(codes == step.constant) if found <= most else None
    inside = (step.places >= 0).all(axis=1) & (step.places < codes.shape).all(axis=1)
    flat = [step.places[inside] @ np.array((width, 1))]
    for rectangle in np.clip(step.rectangles, 0, (height, width, height, width)):
        top, left, bottom, right = (int(side) for side in rectangle)
        most -= max(bottom - top, 0) * max(right - left, 0)
        if most < 0:
            return None
        rows, columns = np.arange(top, bottom), np.arange(left, right)
        flat.append((rows[:, None] * width + columns).ravel())
    return np.unique(np.concatenate(flat)).astype(np.int64)


def _means(
    codes: NDArray[np.uint16],
    good: NDArray[np.bool_],
    places: NDArray[np.int64],
    offsets: tuple[tuple[int, int], ...],
) -> tuple[NDArray[np.float64], NDArray[np.int64]]:
    """Return the means of the good neighbours, and how many there are."""
    rows, columns = np.divmod(places, codes.shape[1])
    total, count = np.zeros(len(places)), np.zeros(len(places), np.int64)
    for down, across in offsets:
        y, x = rows + down, columns + across
        inside = (y >= 0) & (y < codes.shape[0]) & (x >= 0) & (x < codes.shape[1])
        y, x = np.where(inside, y, 0), np.where(inside, x, 0)
        sound = inside & good[y, x]
        total += np.where(sound, codes[y, x], 0)
        count += sound
    return total / np.maximum(count, 1), count


def mend_pixels(codes: NDArray[np.uint16], step: BadPixels) -> bool:
    """Replace bad pixels of a Bayer mosaic by the mean of good ones beside them.

    Rectangles are filled from their rim inwards.

    Parameters
    ----------
    codes
        (height, width), changed in place.
    step
        Which are bad.

    Returns
    -------
    bool
        Whether it was done: not where more pixels are bad than can be meant.
    """
    most = int(codes.size * _MOST_SHARE)
    left = _bad_places(codes, step, most)
    if left is None or len(left) > most:
        return False
    good = np.ones(codes.shape, bool)
    good.ravel()[left] = False
    for _ in range(_MOST_ROUNDS):
        if not len(left):
            break
        means, count = _means(codes, good, left, _SIDES)
        corners, more = _means(codes, good, left, _CORNERS)
        means, found = np.where(count > 0, means, corners), (count > 0) | (more > 0)
        mended = left[found]
        codes[np.divmod(mended, codes.shape[1])] = np.rint(means[found])
        good.ravel()[mended] = True
        left = left[~found]
    return True
