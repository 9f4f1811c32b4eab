"""A monitor's matrix and curves on finished pixels, compiled; import it late.

Pixels go through blocks that stay in the first-level cache, in passes that the
compiler turns into vector code: the tables are read apart from the arithmetic.
"""

from __future__ import annotations

import numba  # noqa: TID253  # imported late by its users
import numpy as np
from numba import float32 as f32  # noqa: TID253
from numba import int32 as i32  # noqa: TID253

__all__ = ["to_monitor"]

_BLOCK = 256


@numba.njit(
    nogil=True, fastmath=True, boundscheck=False, error_model="numpy", cache=True
)
def to_monitor(source, out, light, matrix, curves, mask, y0, x0):  # type: ignore[no-untyped-def]
    """Convert rows of sRGB to a monitor's code values, dithered.

    Parameters
    ----------
    source, out
        (height, width, 4) uint8, C-contiguous, blue first; the fourth byte becomes 255.
    light
        Float32 (256,): linear light of the code values.
    matrix
        Float32 (3, 3), to the monitor's linear light.
    curves
        Float32 (3, n): code values, 0..255, at the squares of evenly spaced places;
        so many that the nearest will do.
    mask
        Float32 (rows, columns): thresholds in (0, 1); both sides are powers of two.
    y0, x0
        Place of the first pixel in the whole picture.
    """
    red = np.empty(_BLOCK, np.float32)
    green = np.empty(_BLOCK, np.float32)
    blue = np.empty(_BLOCK, np.float32)
    place = np.empty(_BLOCK, np.int32)
    last = f32(curves.shape[1] - 1)
    rows, columns = mask.shape[0] - 1, mask.shape[1] - 1
    height, width = source.shape[0], source.shape[1]
    for y in range(height):
        row_in = source[y]
        row_out = out[y]
        noise = mask[(y + y0) & rows]
        for start in range(0, width, _BLOCK):
            count = min(_BLOCK, width - start)
            for j in range(count):
                blue[j] = light[row_in[start + j, 0]]
                green[j] = light[row_in[start + j, 1]]
                red[j] = light[row_in[start + j, 2]]
                row_out[start + j, 3] = 255
            for channel in range(3):
                from_red = matrix[channel, 0]
                from_green = matrix[channel, 1]
                from_blue = matrix[channel, 2]
                curve = curves[channel]
                for j in range(count):
                    value = (
                        from_red * red[j] + from_green * green[j] + from_blue * blue[j]
                    )
                    root = np.sqrt(min(max(value, f32(0)), f32(1)))
                    place[j] = i32(root * last + f32(0.5))
                for j in range(count):
                    code = curve[place[j]] + noise[(x0 + start + j) & columns]
                    row_out[start + j, 2 - channel] = i32(min(code, f32(255)))
