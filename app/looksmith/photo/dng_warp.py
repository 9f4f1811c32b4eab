"""Lines that a lens has bent, made straight as a DNG file asks for."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from looksmith.photo.dng_gains import Frame, optical_centre
from looksmith.photo.dng_opcodes import Warp
from looksmith.work.bands import for_bands

__all__ = ["can_bend", "warped"]

_MOST = 1e6
# A line between these samples is off by far less than a thousandth of a pixel.
_RADII = np.linspace(0, 1, 1 << 14)


def _ratios(warp: Warp) -> NDArray[np.float64]:
    return np.stack([bend.ratios(_RADII) for bend in warp.bends])


def can_bend(warp: Warp, planes: int) -> bool:
    """Tell whether a warp is for so many planes, and leads anywhere."""
    return len(warp.bends) in (1, planes) and bool((abs(_ratios(warp)) < _MOST).all())


def warped(picture: NDArray[Any], warp: Warp, frame: Frame) -> NDArray[np.float32]:
    """Return a picture after a warp: each plane bicubically where it is to come from.

    What would come from outside of the picture is its rim's colour.

    Parameters
    ----------
    picture
        (height, width, planes), uint16 or float32.
    warp
        One that `can_bend`.
    frame
        Of the warp.
    """
    from looksmith.photo.dng_warp_kernels import bend_rows

    ratios = _ratios(warp)
    tangents = np.array([bend.tangential for bend in warp.bends])
    lens = optical_centre(warp.centre, frame)
    place = (float(frame.left), float(frame.top), float(frame.scale))
    result = np.empty(picture.shape, np.float32)

    def band(start: int, stop: int) -> None:
        bend_rows(picture, start, result[start:stop], ratios, tangents, lens, place)

    for_bands(len(result), band)
    return result
