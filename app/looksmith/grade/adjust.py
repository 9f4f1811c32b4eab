"""All per-pixel adjustments of a recipe, looks apart."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from looksmith.grade.light import apply_light
from looksmith.grade.recipe import Recipe
from looksmith.grade.toning import apply_toning

__all__ = ["adjusted"]

FloatArray = NDArray[np.float32]


def adjusted(
    encoded: FloatArray, recipe: Recipe, linear: FloatArray | None = None
) -> FloatArray:
    """Apply light and colour, then tone curve, mixer and split toning.

    Parameters
    ----------
    encoded
        Float32 (..., 3), sRGB code values, unbounded.
    linear
        The same as linear light, where that is known: saves time.

    Returns
    -------
    ndarray
        Float32 (..., 3); `encoded` itself if nothing changes.
    """
    return apply_toning(apply_light(encoded, recipe.light, linear), recipe.toning)
