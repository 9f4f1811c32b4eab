"""Colour difference: CIE76 and CIEDE2000."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

__all__ = ["delta_e_76", "delta_e_2000"]

FloatArray = NDArray[np.floating]


def delta_e_76(lab_1: FloatArray, lab_2: FloatArray) -> FloatArray:
    """Return the CIE76 difference of L*a*b* arrays (..., 3) as (...)."""
    return np.asarray(np.sqrt(np.sum((lab_1 - lab_2) ** 2, axis=-1)))


def delta_e_2000(lab_1: FloatArray, lab_2: FloatArray) -> FloatArray:
    """Return the CIEDE2000 difference of L*a*b* arrays (..., 3) as (...).

    Sharma, Wu and Dalal, "The CIEDE2000 color-difference formula", 2005, with
    kL = kC = kH = 1. Never differentiate it: its derivative is discontinuous.
    """
    l1, a1, b1 = np.moveaxis(lab_1, -1, 0)
    l2, a2, b2 = np.moveaxis(lab_2, -1, 0)
    mean_c7 = ((np.hypot(a1, b1) + np.hypot(a2, b2)) / 2) ** 7
    g = 0.5 * (1 - np.sqrt(mean_c7 / (mean_c7 + 25.0**7)))
    a1, a2 = (1 + g) * a1, (1 + g) * a2
    c1, c2 = np.hypot(a1, b1), np.hypot(a2, b2)
    h1 = np.degrees(np.arctan2(b1, a1)) % 360
    h2 = np.degrees(np.arctan2(b2, a2)) % 360

    grey = c1 * c2 == 0
    turn = np.where(grey, 0, (h2 - h1 + 180) % 360 - 180)
    # Exactly opposite hues: the paper's branch gives +180, the modulo -180.
    turn = np.where((turn == -180) & (h2 > h1), 180, turn)
    delta_l, delta_c = l2 - l1, c2 - c1
    delta_h = 2 * np.sqrt(c1 * c2) * np.sin(np.radians(turn) / 2)

    mean_l, mean_c = (l1 + l2) / 2, (c1 + c2) / 2
    total = h1 + h2
    mean_h = np.where(
        grey,
        total,
        np.where(
            np.abs(h1 - h2) <= 180,
            total / 2,
            np.where(total < 360, (total + 360) / 2, (total - 360) / 2),
        ),
    )
    t = (
        1
        - 0.17 * np.cos(np.radians(mean_h - 30))
        + 0.24 * np.cos(np.radians(2 * mean_h))
        + 0.32 * np.cos(np.radians(3 * mean_h + 6))
        - 0.20 * np.cos(np.radians(4 * mean_h - 63))
    )
    s_l = 1 + 0.015 * (mean_l - 50) ** 2 / np.sqrt(20 + (mean_l - 50) ** 2)
    s_c = 1 + 0.045 * mean_c
    s_h = 1 + 0.015 * mean_c * t
    mean_c7 = mean_c**7
    r_c = 2 * np.sqrt(mean_c7 / (mean_c7 + 25.0**7))
    r_t = -r_c * np.sin(np.radians(60 * np.exp(-(((mean_h - 275) / 25) ** 2))))
    dl, dc, dh = delta_l / s_l, delta_c / s_c, delta_h / s_h
    square = dl**2 + dc**2 + dh**2 + r_t * dc * dh
    return np.asarray(np.sqrt(np.maximum(square, 0)))
