"""The picture that stands in while no photo is open."""

from __future__ import annotations

from functools import cache

import numpy as np
from numpy.typing import NDArray

__all__ = ["colour_card"]

_WIDTH, _HEIGHT = 160, 108

# Skins, sky, leaves, flowers and paints, as sRGB code values
_PATCHES = (
    (
        (116, 82, 68),
        (195, 149, 128),
        (92, 123, 157),
        (91, 108, 65),
        (130, 129, 175),
        (99, 191, 171),
    ),
    (
        (220, 123, 46),
        (72, 92, 168),
        (194, 84, 97),
        (160, 190, 62),
        (230, 162, 39),
        (60, 60, 62),
    ),
)


@cache
def colour_card() -> NDArray[np.uint16]:
    """Return a card of patches over a grey ramp, uint16 (108, 160, 3), sRGB."""
    patches = np.array(_PATCHES, np.float64) / 255
    columns = np.arange(_WIDTH) * patches.shape[1] // _WIDTH
    rows = np.arange(2 * _HEIGHT // 3) * patches.shape[0] // (2 * _HEIGHT // 3)
    upper = patches[rows][:, columns]
    ramp = np.linspace(0.02, 0.98, _WIDTH)[None, :, None]
    lower = np.broadcast_to(ramp, (_HEIGHT - len(rows), _WIDTH, 3))
    card = np.concatenate([upper, lower])
    return np.rint(card * 65535).astype(np.uint16)
