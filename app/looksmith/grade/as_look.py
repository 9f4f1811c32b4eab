"""An edit's colours as one look, and how near that look comes to the edit."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from looksmith.colour.difference import delta_e_2000
from looksmith.colour.lab import lab_from_srgb
from looksmith.grade.bake import BLEND_SIZE, BlendCache, Chain, bake
from looksmith.grade.recipe import Recipe
from looksmith.grade.sources import LookSource
from looksmith.lut.apply import apply_lut
from looksmith.lut.reversibility import natural_colours
from looksmith.lut.table import Lut3D
from looksmith.work.token import NEVER, CancelToken

__all__ = ["KeptError", "bake_to_keep", "kept_error", "kept_part"]

_FINE = 65


@dataclass(frozen=True)
class KeptError:
    """CIEDE2000 between an edit and a look made of it, over the colours of photos.

    Parameters
    ----------
    mean, p95
        The average, and what 95 % of the colours stay below.
    """

    mean: float
    p95: float


def kept_part(recipe: Recipe, *, adjustments: bool) -> Recipe:
    """Return the blend alone, or with light, colour and toning around it."""
    kept = Recipe(blend=recipe.blend)
    if adjustments:
        kept = kept.replace(light=recipe.light, toning=recipe.toning)
    return kept


def _size(recipe: Recipe, looks: LookSource) -> int:
    """Return the size at which a mix loses nothing, and all else little."""
    if recipe.adjusts or recipe.blend.invert:
        return _FINE
    heard = zip(recipe.blend.terms, recipe.blend.heard, strict=True)
    sizes = [looks.native_size(term.look) for term, counts in heard if counts]
    return min(max(BLEND_SIZE, *sizes), _FINE) if sizes else BLEND_SIZE


def bake_to_keep(
    recipe: Recipe, looks: LookSource, token: CancelToken = NEVER
) -> Lut3D:
    """Return a recipe's blend, light, colour and toning as a look for the library.

    Raises
    ------
    InversionError
        The blend is to be undone and leaves too little of the colours.
    LooksmithError
        One of the looks cannot be had.
    Cancelled
        By the token.
    """
    return bake(recipe, looks, _size(recipe, looks), token=token)


def kept_error(
    lut: Lut3D, recipe: Recipe, looks: LookSource, token: CancelToken = NEVER
) -> KeptError:
    """Measure a look against the exact chain of the recipe it was made of.

    Raises as `bake_to_keep`.
    """
    colours = natural_colours()
    stage = BlendCache(looks).get(recipe.blend, full=True)
    exact = Chain(recipe, stage)(colours.reshape(64, -1, 3), token).reshape(-1, 3)
    shown, wanted = (
        lab_from_srgb(np.clip(found, 0, 1))
        for found in (apply_lut(lut, colours), exact)
    )
    errors = delta_e_2000(wanted, shown)
    return KeptError(float(errors.mean()), float(np.quantile(errors, 0.95)))
