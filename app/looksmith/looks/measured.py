"""Looks measured: what sorting, chips of character, similarity and map go by."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from looksmith.looks.similar import SimilarLooks
from looksmith.looks.traits import characters

__all__ = ["FIGURES", "Figure", "MeasuredLooks"]

FloatArray = NDArray[np.float32]
Figure = Literal["warmth", "contrast", "saturation"]

FIGURES: tuple[Figure, ...] = ("warmth", "contrast", "saturation")
"""The fields of `Characters` that looks can be sorted by."""


class MeasuredLooks:
    """What is known of all looks at one time; a later change does not touch it.

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
        self._characters = characters(tables)
        self.similar = SimilarLooks(ids, tables, monochrome)

    def having(self, trait: str) -> set[str]:
        """Return the looks that earn a word of `TRAITS`."""
        earned = np.flatnonzero(self._characters.words[trait])
        return {self._ids[place] for place in earned}

    def figures(self, figure: Figure) -> dict[str, float]:
        """Return a figure of every look by its id; see `Characters`."""
        values: FloatArray = getattr(self._characters, figure)
        return dict(zip(self._ids, values.tolist(), strict=True))

    def distances(self, look_id: str | None) -> dict[str, float]:
        """Return how far every look is from one, in mean CIE76; None is no look."""
        values = self.similar.distances(look_id)
        return dict(zip(self._ids, values.tolist(), strict=True))
