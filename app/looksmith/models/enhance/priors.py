"""The eight LUTs that the bank starts from (FlowLUT, arXiv 2509.23608).

Identity, contrast (gamma), warm, cool, saturation, brightness, a sinusoidal S-curve
and inversion. The paper names them and gives no formulas: these are ours.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

__all__ = ["LUMA", "PRIORS", "SHAPER_POWER", "lattice_colours", "prior_tables"]

FloatArray = NDArray[np.float32]

LUMA = np.array([0.2126, 0.7152, 0.0722], np.float32)  # ITU-R BT.709
PRIORS = (
    "identity",
    "contrast",
    "warm",
    "cool",
    "saturation",
    "brightness",
    "s-curve",
    "inversion",
)

SHAPER_POWER = 2.0
"""Lattice point i of n stands for the colour (i / (n - 1)) ** SHAPER_POWER: close
together in the dark, where a heavy correction is steep."""


def lattice_colours(size: int) -> FloatArray:
    """Return the colours that the points of a bank's lattice stand for.

    Float32 (size, size, size, 3), sRGB code values in [0, 1].
    """
    axis = np.linspace(0, 1, size, dtype=np.float32) ** np.float32(SHAPER_POWER)
    return np.stack(np.meshgrid(axis, axis, axis, indexing="ij"), -1)


def prior_tables(size: int) -> FloatArray:
    """Return the paper's eight LUTs, float32 (8, size, size, size, 3) in [0, 1].

    In the order of `PRIORS`.
    """
    x = lattice_colours(size)
    luma = (x @ LUMA)[..., None]
    tables = [
        x,
        0.5 + 1.3 * (x - 0.5),
        x * np.array([1.08, 1.0, 0.9], np.float32),
        x * np.array([0.9, 1.0, 1.08], np.float32),
        luma + 1.4 * (x - luma),
        x**0.5,
        x - 0.096 * np.sin(2 * np.pi * x),
        1 - x,
    ]
    return np.asarray(np.clip(np.stack(tables), 0, 1), np.float32)
