"""Tone curve, colour mixer and split toning: one part of a recipe."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any, Self

import numpy as np
from numpy.typing import NDArray

from looksmith.grade.mixer import Mixer, apply_mixer
from looksmith.grade.split_toning import SplitToning, apply_split
from looksmith.grade.tone_curve import ToneCurve, apply_curves

__all__ = ["Toning", "apply_toning"]

FloatArray = NDArray[np.float32]


@dataclass(frozen=True)
class Toning:
    """What follows light and colour, in this order.

    Parameters
    ----------
    curve, mixer, split
        See their modules.
    """

    curve: ToneCurve = field(default_factory=ToneCurve)
    mixer: Mixer = field(default_factory=Mixer)
    split: SplitToning = field(default_factory=SplitToning)

    @property
    def is_neutral(self) -> bool:
        """Whether nothing changes."""
        return self.curve.is_neutral and self.mixer.is_neutral and self.split.is_neutral

    def replace(self, **changes: Any) -> Self:
        """Return a copy with some parts changed."""
        return replace(self, **changes)


def apply_toning(encoded: FloatArray, toning: Toning) -> FloatArray:
    """Apply curve, mixer and split toning.

    Parameters
    ----------
    encoded
        Float32 (..., 3), sRGB code values, unbounded.

    Returns
    -------
    ndarray
        Float32 (..., 3); `encoded` itself if nothing changes.
    """
    bent = apply_curves(encoded, toning.curve)
    return apply_split(apply_mixer(bent, toning.mixer), toning.split)
