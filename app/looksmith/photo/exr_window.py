"""OpenEXR's two windows: the pixels that a file has, and the frame they stand in."""

from __future__ import annotations

import struct

import numpy as np
from numpy.typing import NDArray

__all__ = ["framed"]

# The most that an empty frame may add, in pixels and in times of those that there are.
_ROOM, _TIMES = 16_000_000, 16


def framed(
    planes: NDArray[np.float32], place: tuple[int, int], display: bytes
) -> tuple[NDArray[np.float32], str | None]:
    """Cut pixels at their frame's edges, or put black around them, as viewers do.

    Parameters
    ----------
    planes
        (height, width, channels), the data window.
    place
        Its left and its top.
    display
        The attribute ``displayWindow``: left, top, right, bottom, both ends included.

    Returns
    -------
    planes : ndarray
        The display window; the data window where the two have nothing in common, or
        where so large a frame cannot be meant. Around the pixels everything is 0,
        alpha, too.
    note : str or None
        A sentence on what is not as the file has it.
    """
    if len(display) != 16:
        return planes, None
    height, width, channels = planes.shape
    x0, y0, x1, y1 = struct.unpack("<4i", display)
    left, top = place[0] - x0, place[1] - y0
    wide, high = x1 - x0 + 1, y1 - y0 + 1
    if (left, top, wide, high) == (0, 0, width, height) or min(wide, high) < 1:
        return planes, None
    rows = slice(max(top, 0), min(top + height, high))
    columns = slice(max(left, 0), min(left + width, wide))
    if rows.start >= rows.stop or columns.start >= columns.stop:
        return planes, None
    seen = planes[
        rows.start - top : rows.stop - top, columns.start - left : columns.stop - left
    ]
    if seen.shape[:2] == (high, wide):
        note = (
            "The OpenEXR file has pixels beyond the edges of its frame, which were left"
            " out."
        )
        return seen, note
    if wide * high > max(_ROOM, _TIMES * width * height):
        return planes, None
    result = np.zeros((high, wide, channels), np.float32)
    result[rows, columns] = seen
    note = "The OpenEXR file's pixels do not fill its frame: the rest is black."
    return result, note
