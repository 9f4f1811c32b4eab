"""Float pixels that are made when they are read, so that they need not be held.

A float takes four times the memory of a byte. A large photo of a wide profile stays as
its file had it, and whoever reads rows of it gets these converted.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray

from looksmith.colour.icc import to_working
from looksmith.work.bands import for_bands

__all__ = ["Converted", "DeferredPixels", "beside", "in_profile", "whole"]

FloatArray = NDArray[np.float32]
Area = slice | tuple[slice, slice]
Converted = Callable[[NDArray[Any], tuple[int, int]], FloatArray]
"""Makes floats of pixels whose first row and column in the whole picture it is told."""


@dataclass(frozen=True, eq=False)
class DeferredPixels:
    """Pixels of other pixels; slices of rows, or of rows and columns, are arrays.

    Parameters
    ----------
    base
        What they are made of: (height, width, channels), or deferred themselves.
    converted
        How; called from several threads at once. It gives float32 (rows, columns, 3).
    rows
        Height of the bands that are handed to it.
    room
        Integers (height, width, 3) that may be written over, each row once it was read
        and never will be again. None for none.
    icc
        The profile of the base, where all that is done is to convert from it: then
        smaller copies can be made first, and converted after.
    """

    base: NDArray[Any] | DeferredPixels
    converted: Converted
    rows: int = 64
    room: NDArray[Any] | None = None
    icc: bytes | None = None

    @property
    def shape(self) -> tuple[int, int, int]:
        """Rows, columns, and 3."""
        return (*self.base.shape[:2], 3)

    @property
    def dtype(self) -> np.dtype[np.float32]:
        """Float32, always."""
        return np.dtype(np.float32)

    @property
    def nbytes(self) -> int:
        """How much memory is held, not how much the floats would take."""
        return self.base.nbytes

    def __len__(self) -> int:
        return self.shape[0]

    def __getitem__(self, area: Area) -> FloatArray:
        across = slice(None) if isinstance(area, slice) else area[1]
        down = area if isinstance(area, slice) else area[0]
        top, bottom, _ = down.indices(self.shape[0])
        left, right, _ = across.indices(self.shape[1])
        result = np.empty((max(bottom - top, 0), max(right - left, 0), 3), np.float32)

        def band(first: int, last: int) -> None:
            values = self.base[top + first : top + last, left:right]
            result[first:last] = self.converted(values, (top + first, left))

        for_bands(len(result), band, rows=self.rows)
        return result

    def made_of(self, base: NDArray[Any]) -> FloatArray:
        """Return the same made of something else, such as a smaller copy."""
        return replace(self, base=base)[:]


def in_profile(codes: NDArray[Any], icc: bytes) -> DeferredPixels:
    """Return pixels of a profile in the working space, converted when they are read.

    Parameters
    ----------
    codes
        (height, width, channels), uint8 or uint16, as `colour.icc.to_working` takes
        them.
    icc
        The profile, other than sRGB's.
    """
    return DeferredPixels(codes, partial(_from_profile, icc), icc=icc)


def _from_profile(
    icc: bytes, codes: NDArray[Any], _place: tuple[int, int]
) -> FloatArray:
    return to_working(codes, icc)


def beside(
    plane: NDArray[Any], part: NDArray[Any], place: tuple[int, int]
) -> NDArray[Any]:
    """Return what lies in another plane where a part of the picture has its place."""
    top, left = place
    return plane[top : top + part.shape[0], left : left + part.shape[1]]


def whole(pixels: NDArray[Any] | DeferredPixels) -> NDArray[Any]:
    """Return pixels as an array that is held; arrays as they are."""
    return pixels[:] if isinstance(pixels, DeferredPixels) else pixels
