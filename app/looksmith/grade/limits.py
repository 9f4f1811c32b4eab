"""Which pixels of a graded picture reach the ends of what can be shown or written."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from numpy.typing import NDArray

from looksmith.colour.icc import primaries_matrix
from looksmith.colour.profiles import adobe_rgb_profile, display_p3_profile
from looksmith.colour.transfer import decode_srgb
from looksmith.photo.photo import to_float32
from looksmith.work.bands import for_bands
from looksmith.work.token import NEVER, CancelToken

__all__ = [
    "GAMUTS",
    "HIGH",
    "LOW",
    "OUTSIDE",
    "clipped",
    "clipped_in_file",
    "judged",
    "outside",
]

HIGH, LOW = 1, 2
OUTSIDE = 1

_HALF_CODE = 0.5 / 255
_NEAR = 1.5 / 255  # rounding and dither carry a colour no farther
_BAND_ROWS = 32

FloatArray = NDArray[np.float32]
States = NDArray[np.uint8]

GAMUTS: dict[str, Callable[[], bytes] | None] = {
    "srgb": None,
    "display-p3": display_p3_profile,
    "adobe-rgb": adobe_rgb_profile,
}
"""Names of colour spaces, and their profiles; None for the working primaries."""


def clipped(values: FloatArray) -> States:
    """Return which colours an 8-bit file would clip.

    Parameters
    ----------
    values
        Float32 (height, width, 3), sRGB-encoded, unbounded.

    Returns
    -------
    ndarray
        Uint8 (height, width): `HIGH` where a channel is at the top or beyond, else
        `LOW` where one is at the bottom, else 0.
    """
    return _at_ends(values, _HALF_CODE, 1 - _HALF_CODE)


def clipped_in_file(pixels: NDArray[Any], icc: bytes | None = None) -> States:
    """Return where a photo's own file holds a channel at an end of its range.

    A look that fades white and black lifts such colours off the ends, but what was
    burnt out in the camera does not come back by that.

    Parameters
    ----------
    pixels
        (height, width, 3) of the photo as opened: uint8, uint16 or float32.
    icc
        The profile embedded in the file, whose primaries floats are judged in.

    Returns
    -------
    ndarray
        Uint8 (height, width), as of `clipped`. Floats have an end only in a profile
        of primaries: without one, nothing is found.
    """
    if pixels.dtype != np.float32:
        return clipped(to_float32(pixels))
    matrix = primaries_matrix(icc) if icc else None
    if matrix is None:
        return np.zeros(pixels.shape[:2], np.uint8)
    own = decode_srgb(pixels) @ np.linalg.inv(matrix).T.astype(np.float32)
    low, high = decode_srgb(np.array([_HALF_CODE, 1 - _HALF_CODE], np.float32))
    return _at_ends(own, float(low), float(high))


def _at_ends(values: FloatArray, low: float, high: float) -> States:
    red, green, blue = np.moveaxis(values, -1, 0)
    above = np.maximum(np.maximum(red, green), blue) >= high
    below = np.minimum(np.minimum(red, green), blue) <= low
    return np.where(above, np.uint8(HIGH), below * np.uint8(LOW))


def outside(values: FloatArray, gamut: str) -> States:
    """Return which colours a colour space cannot hold.

    Parameters
    ----------
    values
        Float32 (height, width, 3), sRGB-encoded, unbounded.
    gamut
        A key of `GAMUTS`.

    Returns
    -------
    ndarray
        Uint8 (height, width): `OUTSIDE` or 0. Colours at most 1.5 code values of 8
        bits beyond the space count as inside.
    """
    profile = GAMUTS[gamut]
    low, high = -_NEAR, 1 + _NEAR
    if profile is not None:
        matrix = primaries_matrix(profile())
        assert matrix is not None  # the profiles of the table are all of that kind
        values = decode_srgb(values) @ np.linalg.inv(matrix).T.astype(np.float32)
        ends = decode_srgb(np.array([low, high], np.float32))
        low, high = float(ends[0]), float(ends[1])
    found = ((values < low) | (values > high)).any(axis=-1)
    return np.asarray(found * np.uint8(OUTSIDE), np.uint8)


def judged(
    pixels: NDArray[Any],
    grade: Callable[[FloatArray], FloatArray],
    judge: Callable[[FloatArray], States],
    token: CancelToken = NEVER,
) -> States:
    """Grade a picture without clipping and judge every pixel, in bands of rows.

    Parameters
    ----------
    pixels
        (height, width, 3), uint8, uint16 or float32 sRGB code values.
    grade
        What is done to it, float32 to float32, unbounded; see `Chain`.
    judge
        `clipped`, or `outside` for a colour space.
    token
        Looked at between bands.

    Returns
    -------
    ndarray
        Uint8 (height, width).

    Raises
    ------
    Cancelled
        By the token.
    """
    states = np.empty(pixels.shape[:2], np.uint8)

    def band(y0: int, y1: int) -> None:
        states[y0:y1] = judge(grade(to_float32(pixels[y0:y1])))

    for_bands(len(pixels), band, token, rows=_BAND_ROWS)
    return states
