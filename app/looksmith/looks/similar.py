"""Looks that look alike."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from looksmith.colour.lab import lab_from_srgb
from looksmith.lut.table import identity_table

__all__ = ["COARSE", "SimilarLooks", "coarse_bytes", "coarse_table"]

FloatArray = NDArray[np.float32]

COARSE = 5


def coarse_bytes(table: FloatArray) -> bytes:
    """Return a table of `COARSE` points an axis as bytes for the index."""
    return np.ascontiguousarray(table, "<f2").tobytes()


def coarse_table(data: bytes) -> FloatArray | None:
    """Undo `coarse_bytes`; None for anything else."""
    shape = (COARSE, COARSE, COARSE, 3)
    if len(data) != 2 * int(np.prod(shape)):
        return None
    return np.frombuffer(data, "<f2").reshape(shape).astype(np.float32)


class SimilarLooks:
    """Distances between looks: mean CIE76 over a coarse lattice.

    Parameters
    ----------
    ids
        One per look.
    tables
        Float32 (N, COARSE, COARSE, COARSE, 3).
    monochrome
        Bool (N,).
    """

    def __init__(
        self, ids: Sequence[str], tables: FloatArray, monochrome: NDArray[np.bool_]
    ) -> None:
        self._ids = list(ids)
        self._place = {look_id: i for i, look_id in enumerate(self._ids)}
        clipped = np.clip(tables, 0, 1).astype(np.float32)
        self._lab = lab_from_srgb(clipped).reshape(len(self._ids), COARSE**3, 3)
        self._monochrome = monochrome

    @property
    def ids(self) -> list[str]:
        """The looks' ids, in the order of `vectors`."""
        return list(self._ids)

    @property
    def vectors(self) -> FloatArray:
        """The looks' coarse lattices in CIE Lab, float32 (N, D), for distances."""
        return self._lab.reshape(len(self._ids), 3 * COARSE**3)

    def nearest(self, look_id: str, count: int) -> list[str]:
        """Return the `count` nearest others, the nearest first.

        Looks of the same kind come first: a black & white look is like black & white
        ones, however dark a colour look may be.
        """
        place, distance = self._place[look_id], self.distances(look_id)
        other = self._monochrome != self._monochrome[place]
        order = np.lexsort((distance, other))
        return [self._ids[i] for i in order if i != place][:count]

    def distances(self, look_id: str | None) -> FloatArray:
        """Return the distance of every look from one, (N,); None is no look."""
        if look_id is None:
            lab = lab_from_srgb(identity_table(COARSE)).reshape(-1, 3)
        else:
            lab = self._lab[self._place[look_id]]
        away = np.sqrt(((self._lab - lab) ** 2).sum(-1)).mean(-1)
        return np.asarray(away, np.float32)
