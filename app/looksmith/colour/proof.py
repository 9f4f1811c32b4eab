"""Soft proof: what a screen's, a printer's or a press's profile makes of a picture."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from looksmith.colour.difference import delta_e_2000
from looksmith.colour.icc import (
    Intent,
    ProfileError,
    from_working,
    lcms_transform,
    primaries_matrix,
    profile_space,
    to_working,
)
from looksmith.colour.lab import lab_from_srgb
from looksmith.colour.profiles import linear_srgb_profile
from looksmith.colour.transfer import decode_srgb, encode_srgb

__all__ = ["VISIBLE", "can_proof_paper", "soft_proof"]

VISIBLE = 2.0
"""CIEDE2000 from which a colour counts as lost."""

FloatArray = NDArray[np.float32]


def can_proof_paper(icc: bytes) -> bool:
    """Tell whether a profile knows a paper and inks: it is made of tables.

    Raises
    ------
    ProfileError
        The profile is broken.
    """
    return primaries_matrix(icc) is None


def soft_proof(
    pixels: FloatArray,
    icc: bytes,
    *,
    intent: Intent = "relative",
    black_point: bool = True,
    paper: bool = False,
) -> tuple[FloatArray, NDArray[np.bool_]]:
    """Return a picture as a profile's device shows it, and where that is another.

    Parameters
    ----------
    pixels
        (height, width, 3) float32, sRGB-encoded, unbounded.
    icc
        A profile for RGB or CMYK that can be written to.
    intent, black_point
        How a profile of tables is used on the way to the device.
    paper
        Show the colour of the paper and the depth of its black (absolute colorimetric
        on the way back) instead of this screen's white and black. A profile of a
        matrix has no paper.

    Returns
    -------
    shown : ndarray
        The same space and shape.
    lost : ndarray
        (height, width): colours that come back more than `VISIBLE` away.

    Raises
    ------
    ProfileError
        The profile is broken, or cannot be written to.
    """
    paper = paper and can_proof_paper(icc)
    if profile_space(icc) == "RGB":
        codes = np.clip(
            from_working(pixels, icc, intent=intent, black_point=black_point), 0, 1
        )
        shown = _seen(codes, icc, "rgb") if paper else to_working(codes, icc)
    else:
        inks = _inks(pixels, icc, intent, black_point=black_point)
        shown = _seen(inks, icc, "cmyk") if paper else to_working(inks / 100, icc)
    # Far outside, CIE Lab means little, and single precision overflows.
    limited = np.clip(pixels, -2, 3)
    error = delta_e_2000(lab_from_srgb(limited), lab_from_srgb(shown))
    return shown, error > VISIBLE


def _inks(
    pixels: FloatArray, icc: bytes, intent: Intent, *, black_point: bool
) -> FloatArray:
    """Return how much of each ink a press puts on paper, in percent."""
    if profile_space(icc) != "CMYK":
        raise ProfileError(
            "The colour profile cannot hold RGB colours: choose one for RGB or CMYK."
        )
    ours, spaces = linear_srgb_profile(), ("rgb", "cmyk")
    linear = decode_srgb(pixels)
    inks = lcms_transform(linear, ours, icc, spaces, intent, black_point)
    return np.clip(inks, 0, 100)


def _seen(codes: FloatArray, icc: bytes, space: str) -> FloatArray:
    """Return what a device's values look like on their paper."""
    ours = linear_srgb_profile()
    linear = lcms_transform(codes, icc, ours, (space, "rgb"), "absolute", False)
    return encode_srgb(linear)
