"""What a model-driven step (Dehaze, Enhance) found for a photo, in one shape."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

from looksmith.lut.table import Lut3D
from looksmith.work.token import NEVER, CancelToken, Progress, no_progress

__all__ = ["ColourRestored", "Place", "Restored", "unit_of"]


@dataclass(frozen=True)
class Place:
    """Where a part lies in the whole picture, in pixels of the part's own scale.

    Parameters
    ----------
    top, left
        The part's first row and column.
    height, width
        Of the whole picture.
    """

    top: int
    left: int
    height: int
    width: int

    @classmethod
    def whole(cls, pixels: NDArray[Any]) -> Place:
        """Return the place of a picture that is no part."""
        return cls(0, 0, pixels.shape[0], pixels.shape[1])


def unit_of(pixels: NDArray[Any]) -> np.float32:
    """Return what 1 in an array of code values is worth, of a white of 1.0."""
    kind = pixels.dtype
    whole = np.issubdtype(kind, np.integer)
    return np.float32(1.0 / np.iinfo(kind).max if whole else 1.0)


class Restored(Protocol):
    """Enough to apply a step at any strength and size without running the model."""

    @property
    def version(self) -> str:
        """Which weights it comes from."""
        ...

    @property
    def notes(self) -> tuple[str, ...]:
        """Sentences for people on what had to be done differently."""
        ...

    @property
    def nbytes(self) -> int:
        """How much memory it holds."""
        ...

    def apply(
        self,
        pixels: NDArray[Any],
        strength: float = 1.0,
        *,
        place: Place | None = None,
        token: CancelToken = NEVER,
        progress: Progress = no_progress,
    ) -> NDArray[np.float32]:
        """Return the pixels with `strength` of the change.

        Parameters
        ----------
        pixels
            (height, width, 3), uint8, uint16 or float32 sRGB code values: of the photo
            that the model saw, or of a smaller or larger copy, or of a part of one.
        strength
            1 is all of the change, 0 none.
        place
            Where the part lies; None for the whole picture.

        Returns
        -------
        ndarray
            Float32, the same shape, not clipped.
        """
        ...


class ColourRestored(Restored, Protocol):
    """A step with a colour part, which looks at one pixel at a time."""

    @property
    def is_local(self) -> bool:
        """Whether there is more than the colour part: neighbours matter, too."""
        ...

    def recolour(
        self, colours: NDArray[np.float32], strength: float = 1.0
    ) -> NDArray[np.float32]:
        """Return colours (..., 3) with `strength` of the colour part, not clipped."""
        ...

    def recolour_bytes(
        self,
        pixels: NDArray[np.uint8],
        strength: float,
        out: NDArray[np.uint8],
        *,
        token: CancelToken = NEVER,
    ) -> NDArray[np.uint8]:
        """Write `strength` of the colour part of a whole photo into `out`, dithered.

        Parameters
        ----------
        pixels, out
            (height, width, 3).

        Returns
        -------
        ndarray
            `out`.
        """
        ...

    def look(self, strength: float = 1.0, size: int = 33) -> Lut3D:
        """Return the colour part as a plain LUT of `size` lattice points an axis."""
        ...
