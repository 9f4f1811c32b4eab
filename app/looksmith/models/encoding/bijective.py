"""What codecs have in common whose looks can be undone exactly."""

from __future__ import annotations

from abc import abstractmethod
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from looksmith.errors import LooksmithError
from looksmith.lut.table import identity_table
from looksmith.models.encoding.codec import BoolArray, LookCodec
from looksmith.models.encoding.errors import NoFitError

__all__ = ["BijectiveCodec", "NotBijectiveError", "Undone"]

FloatArray = NDArray[np.float32]


class NotBijectiveError(LooksmithError):
    """A look cannot be had from a bijective library: it loses what cannot come back."""

    def __init__(self) -> None:
        super().__init__(
            "This look gives neutral greys only: the colours that it takes away cannot "
            "be brought back. Use it from the plain library."
        )


@dataclass(frozen=True, eq=False)
class Undone:
    """The colours that a look turns into those that were asked for.

    Parameters
    ----------
    colours
        Float32 (P, 3), sRGB code values. They may lie outside [0, 1] where the look
        itself gives the colours asked for to none within.
    iterations
        The most that one layer took; 0 where a formula gives the answer.
    converged
        Bool (P,): the last iteration changed the colour by less than the tolerance.
    """

    colours: FloatArray
    iterations: int
    converged: BoolArray


class BijectiveCodec(LookCodec):
    """A codec whose looks map the colours of the cube one to one.

    Tables are clipped to [0, 1] like any other codec's. `forward` is not, so that
    `inverse` can undo it everywhere.
    """

    @abstractmethod
    def forward(self, code: FloatArray, colours: FloatArray) -> FloatArray:
        """Return what a look makes of colours, unclipped.

        Parameters
        ----------
        code
            Float32 (D,).
        colours
            Float32 (P, 3), sRGB code values, within [0, 1].

        Returns
        -------
        ndarray
            Float32 (P, 3).
        """

    @abstractmethod
    def inverse(self, code: FloatArray, colours: FloatArray) -> Undone:
        """Undo `forward` for colours (P, 3)."""

    def decode(
        self, codes: FloatArray, size: int, monochrome: BoolArray | None = None
    ) -> FloatArray:
        """Return float32 tables (N, size, size, size, 3); see `LookCodec.decode`.

        Raises
        ------
        NotBijectiveError
            One of the looks is monochrome.
        """
        if monochrome is not None and np.any(monochrome):
            raise NotBijectiveError
        colours = np.ascontiguousarray(identity_table(size).reshape(-1, 3))
        out = np.empty((len(codes), len(colours), 3), np.float32)
        for index, code in enumerate(np.asarray(codes, np.float32)):
            np.clip(self.forward(code, colours), 0, 1, out=out[index])
        return out.reshape(len(codes), size, size, size, 3)

    def encode(self, tables: FloatArray) -> FloatArray:
        """Refuse: a look that is not in the library is undone as a table."""
        raise NoFitError(
            "The bijective library holds only the looks that it was trained on. "
            "Invert the look itself instead."
        )
