"""What ``--invert`` cannot bring back, counted for people."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray

from looksmith.grade.bake import BlendCache
from looksmith.grade.restore import Found, apply_found
from looksmith.lut.invert import BEYOND, SEVERAL
from looksmith.lut.table import identity_table
from looksmith.models.restored import Place

if TYPE_CHECKING:
    from looksmith.cli.shared import Plan
    from looksmith.grade.recipe import Recipe
    from looksmith.grade.render import Renderer
    from looksmith.photo.photo import Photo

__all__ = [
    "DEFAULT_SIZE",
    "INVERSE_SIZE",
    "lattice_size",
    "notes_of",
    "notes_on_lut",
    "notes_on_photo",
]

DEFAULT_SIZE = 33
_SLAB_ROWS = 256
INVERSE_SIZE = 65  # of inverses and of Enhance, which a finer lattice follows better


def notes_of(states: NDArray[Any], what: str) -> tuple[str, ...]:
    """Return a sentence for what is out of reach and one for what is ambiguous.

    Parameters
    ----------
    states
        Uint8: `UNIQUE`, `SEVERAL` or `BEYOND`, of pixels or of lattice points.
    what
        What they are of, in the plural.
    """
    return _said(np.bincount(states.ravel(), minlength=3), what)


def _said(counts: NDArray[np.int64], what: str) -> tuple[str, ...]:
    total = int(counts.sum())

    def say(count: int, rest: str) -> str:
        return f"{count:,} of {total:,} {what} ({count / total:.2%}) {rest}"

    notes = []
    if counts[BEYOND]:
        rest = "have a colour that the look never gives: the nearest was taken."
        notes.append(say(int(counts[BEYOND]), rest))
    if counts[SEVERAL]:
        rest = "have a colour that the look gives to several: one was chosen."
        notes.append(say(int(counts[SEVERAL]), rest))
    return tuple(notes)


def notes_on_lut(plan: Plan, size: int) -> tuple[str, ...]:
    """Return what the plan's blend cannot undo of a lattice; nothing if it need not.

    Raises
    ------
    InversionError
        The blend leaves too little of the colours.
    """
    blend = plan.recipe.blend
    forward = BlendCache(plan.looks).forward(blend, full=True) if blend.invert else None
    if forward is None:
        return ()
    found = forward.undo.locate(identity_table(size))
    return notes_of(found.states, "lattice points")


def notes_on_photo(
    plan: Plan, renderer: Renderer, photo: Photo, found: Found
) -> tuple[str, ...]:
    """Return what the plan's blend cannot undo of a photo; nothing if it need not.

    What was found of Dehaze and Enhance comes before the undoing.

    Raises
    ------
    InversionError
        The blend leaves too little of the colours.
    """
    from looksmith.grade.recovery import count_lost

    if not plan.recipe.blend.invert:
        return ()
    forward = renderer.forward(plan.recipe.blend)
    if forward is None:
        return ()
    slabs = _restored_slabs(photo, plan.recipe, found)
    return _said(count_lost(slabs, plan.recipe, forward), "pixels")


def _restored_slabs(
    photo: Photo, recipe: Recipe, found: Found
) -> Iterator[NDArray[Any]]:
    """Yield the photo, dehazed and enhanced, without holding all of it as floats."""
    for top in range(0, photo.height, _SLAB_ROWS):
        place = Place(top, 0, photo.height, photo.width)
        rows = photo.source[top : top + _SLAB_ROWS]
        yield apply_found(rows, recipe, found, place=place)


def lattice_size(recipe: Recipe) -> int:
    """Return how many points an axis a recipe's LUT has unless the user says so."""
    curved = recipe.blend.invert or not recipe.enhance.is_neutral
    return INVERSE_SIZE if curved else DEFAULT_SIZE
