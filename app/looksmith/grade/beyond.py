"""Colours of a float photo that integers cannot hold, kept beside them for previews."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from looksmith.colour.dither import dithered_bytes
from looksmith.lut.wide import lies_beyond
from looksmith.work.bands import for_bands
from looksmith.work.token import NEVER, CancelToken

__all__ = ["Beyond", "Coded", "Graded"]

_BAND = 8192

FloatArray = NDArray[np.float32]
Graded = Callable[[FloatArray, CancelToken], FloatArray]


@dataclass(frozen=True, eq=False)
class Beyond:
    """The colours of a picture that lie outside of [0, 1].

    Parameters
    ----------
    rows, columns
        Where they are.
    colours
        Float32 (count, 3), sRGB code values.
    """

    rows: NDArray[np.intp]
    columns: NDArray[np.intp]
    colours: FloatArray

    @classmethod
    def of(cls, values: FloatArray) -> Self | None:
        """Return those of a picture (height, width, 3), None where there are none."""
        if not lies_beyond(values):
            return None
        rows, columns = np.nonzero(((values < 0) | (values > 1)).any(axis=-1))
        return cls(rows, columns, np.ascontiguousarray(values[rows, columns]))

    @property
    def nbytes(self) -> int:
        """How much memory they take."""
        return self.rows.nbytes + self.columns.nbytes + self.colours.nbytes

    def graded_by(self, chain: Graded, token: CancelToken = NEVER) -> FloatArray:
        """Return their colours after what is done to (1, n, 3), in bands."""
        graded = np.empty_like(self.colours)

        def band(start: int, stop: int) -> None:
            graded[start:stop] = chain(self.colours[None, start:stop], token)[0]

        for_bands(len(graded), band, token, rows=_BAND)
        return graded

    def paint(
        self, graded: FloatArray, out: NDArray[np.uint8], origin: tuple[int, int]
    ) -> None:
        """Write their graded colours into a picture's bytes, dithered.

        Parameters
        ----------
        graded
            Float32 (count, 3).
        out
            (height, width, 4), blue first.
        origin
            Row and column of `out` in the picture it is a part of.
        """
        y0, x0 = origin
        painted = dithered_bytes(graded, self.rows + y0, self.columns + x0)
        out[self.rows, self.columns, :3] = painted[:, ::-1]


@dataclass(frozen=True, eq=False)
class Coded:
    """A picture as integers, clipped, and the colours that they cannot hold."""

    codes: NDArray[Any]
    beyond: Beyond | None = None

    @property
    def nbytes(self) -> int:
        """How much memory it takes."""
        return self.codes.nbytes + (0 if self.beyond is None else self.beyond.nbytes)
