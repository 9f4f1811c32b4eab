"""How far colours that came back are from the originals."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from looksmith.colour.difference import delta_e_2000
from looksmith.colour.lab import lab_from_srgb
from looksmith.lut.reversibility import gamut_colours, natural_colours

__all__ = ["Figures", "all_colours", "differences", "figures"]

FloatArray = NDArray[np.float32]


@dataclass(frozen=True)
class Figures:
    """CIEDE2000 (mean, p99, maximum) and the largest error of a channel (0..1)."""

    mean: float
    p99: float
    maximum: float
    channel: float


def all_colours() -> FloatArray:
    """Return the colours that everything is measured on: the gamut's, then photos'."""
    return np.concatenate([gamut_colours(), natural_colours()])


def differences(colours: FloatArray, found: NDArray[Any]) -> NDArray[np.float64]:
    """Return the CIEDE2000 between colours and what came back of them, (n,)."""
    inside = np.clip(found, 0, 1).astype(np.float32)
    errors = delta_e_2000(lab_from_srgb(colours), lab_from_srgb(inside))
    return np.asarray(errors, np.float64)


def figures(colours: FloatArray, found: NDArray[Any]) -> Figures:
    """Compare colours (n, 3) with what came back of them; zeros where n is 0."""
    if len(colours) == 0:
        return Figures(0.0, 0.0, 0.0, 0.0)
    errors = differences(colours, found)
    return Figures(
        mean=float(errors.mean()),
        p99=float(np.quantile(errors, 0.99)),
        maximum=float(errors.max()),
        channel=float(np.abs(np.asarray(found, np.float64) - colours).max()),
    )
