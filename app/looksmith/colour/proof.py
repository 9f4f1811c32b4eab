"""Soft proof: what a screen's or an RGB printer's profile will make of a picture."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from looksmith.colour.difference import delta_e_2000
from looksmith.colour.icc import Intent, from_working, to_working
from looksmith.colour.lab import lab_from_srgb

__all__ = ["VISIBLE", "soft_proof"]

VISIBLE = 2.0
"""CIEDE2000 from which a colour counts as lost."""

FloatArray = NDArray[np.float32]


def soft_proof(
    pixels: FloatArray,
    icc: bytes,
    *,
    intent: Intent = "relative",
    black_point: bool = True,
) -> tuple[FloatArray, NDArray[np.bool_]]:
    """Return a picture as a profile's device shows it, and where that is another.

    Parameters
    ----------
    pixels
        (height, width, 3) float32, sRGB-encoded, unbounded.
    icc
        An RGB profile that can be written to.
    intent, black_point
        How a profile of tables is used.

    Returns
    -------
    shown : ndarray
        The same space and shape.
    lost : ndarray
        (height, width): colours that come back more than `VISIBLE` away.

    Raises
    ------
    ProfileError
        The profile is broken or not one for RGB output.
    """
    codes = from_working(pixels, icc, intent=intent, black_point=black_point)
    shown = to_working(np.clip(codes, 0, 1), icc)
    # Far outside, CIE Lab means little, and single precision overflows.
    limited = np.clip(pixels, -2, 3)
    error = delta_e_2000(lab_from_srgb(limited), lab_from_srgb(shown))
    return shown, error > VISIBLE
