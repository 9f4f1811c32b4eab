"""Bake a recipe's per-pixel part into one table."""

from __future__ import annotations

import threading
from collections import OrderedDict
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from looksmith.colour.transfer import decode_srgb
from looksmith.grade.adjust import adjusted
from looksmith.grade.recipe import Blend, Recipe
from looksmith.grade.restore import Found
from looksmith.grade.sources import LookSource
from looksmith.grade.undo import Undo
from looksmith.lut.algebra import mix, resample
from looksmith.lut.apply import FloatLut
from looksmith.lut.table import Lut3D, identity_table
from looksmith.lut.wide import carry_beyond, lies_beyond
from looksmith.models.restored import ColourRestored
from looksmith.work.token import NEVER, CancelToken

__all__ = [
    "BLEND_SIZE",
    "BakedBlend",
    "BlendCache",
    "Chain",
    "Stage",
    "bake",
    "colour_part",
    "unbakeable",
]

BLEND_SIZE = 33
_LARGEST_BLEND = 65

FloatArray = NDArray[np.float32]


class BakedBlend:
    """A blend as one table, ready for floats, and what undoes it.

    Parameters
    ----------
    forward
        The looks mixed or morphed, with the amount folded in.
    reach
        How much of a pixel the looks decide: of light above white, what they leave to
        the original passes.
    """

    inverted = False

    def __init__(self, forward: Lut3D, reach: float) -> None:
        passed = min(max(1 - reach, 0.0), 1.0)
        self.forward = forward
        self.undo = Undo(forward, passed)
        self._passed = passed
        self._ready: FloatLut | None = None

    def table(self, size: int, _token: CancelToken = NEVER) -> FloatArray:
        """Return the blend as a table of `size`."""
        return resample(self.forward, size).table

    def apply(self, encoded: FloatArray, _token: CancelToken = NEVER) -> FloatArray:
        """Apply exactly to float32 (height, width, 3), unbounded; see `lut.wide`."""
        if self.forward.is_identity:
            return encoded
        if self._ready is None:
            self._ready = FloatLut(self.forward)
        rows = np.ones((*encoded.shape[:2], 4), np.float32)
        np.clip(encoded, 0, 1, out=rows[..., :3])
        self._ready.apply_rows(rows, rows)
        graded = np.ascontiguousarray(rows[..., :3])
        if lies_beyond(encoded):
            carry_beyond(self.forward.table, encoded, graded, self._passed)
        return graded


Stage = BakedBlend | Undo
"""A blend or its undoing."""


def _mix_looks(blend: Blend, looks: LookSource, size: int) -> Lut3D:
    """Return the blend as one table, the amount folded in, nothing inverted.

    A morph joins the looks of positive weight to one, whose weight is the sum of
    theirs. All else is as in a mix: what is missing to 100 % is the original, what
    goes beyond it goes past the look, and negative weights subtract their look. One
    positive look alone is that look.
    """
    terms = [
        (term.look, share)
        for term, share in zip(blend.terms, blend.shares(), strict=True)
        if share
    ]
    path = [term for term in terms if term[1] > 0]
    luts, weights = [], []
    if blend.mode == "morph" and len(path) > 1:
        ids, shares = zip(*path, strict=True)
        luts.append(looks.morph(ids, shares, size))
        weights.append(sum(shares))
        terms = [term for term in terms if term[1] < 0]
    luts += [looks.lut(look, size) for look, _ in terms]
    weights += [share for _, share in terms]
    return mix(luts, [weight * blend.amount for weight in weights], size=size)


class BlendCache:
    """Keep the last few blends as tables; safe to use from several threads.

    Parameters
    ----------
    looks
        Where tables come from.
    """

    def __init__(self, looks: LookSource, keep: int = 8) -> None:
        self._looks = looks
        self._keep = keep
        self._kept: OrderedDict[tuple[Blend, int], BakedBlend] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, blend: Blend, *, full: bool = False) -> Stage | None:
        """Return the baked blend or its undoing, or None for what changes nothing.

        Parameters
        ----------
        blend
            Looks, weights, mode, amount, invert.
        full
            Use the looks' own lattice sizes up to 65 instead of 33.
        """
        baked = self.forward(blend, full=full)
        return baked.undo if baked is not None and blend.invert else baked

    def forward(self, blend: Blend, *, full: bool = False) -> BakedBlend | None:
        """Return the baked blend, whether it is inverted or not."""
        if blend.is_neutral:
            return None
        size = self._size(blend) if full else BLEND_SIZE
        key = (blend.replace(invert=False), size)
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        reach = sum(blend.shares()) * blend.amount
        baked = BakedBlend(_mix_looks(blend, self._looks, size), reach)
        with self._lock:
            # Whoever was first wins: what undoes a blend is made once.
            baked = self._kept.setdefault(key, baked)
            while len(self._kept) > self._keep:
                self._kept.popitem(last=False)
        return baked

    def clear(self) -> None:
        """Forget everything: a look's table has changed."""
        with self._lock:
            self._kept.clear()

    def _size(self, blend: Blend) -> int:
        sizes = [self._looks.native_size(term.look) for term in blend.terms]
        return min(max(BLEND_SIZE, *sizes), _LARGEST_BLEND)


@lru_cache(maxsize=2)
def _lattice(size: int) -> tuple[FloatArray, FloatArray]:
    """Return a lattice's colours, (size, size^2, 3), and the same as linear light."""
    encoded = identity_table(size).reshape(size, -1, 3)
    linear = decode_srgb(encoded)
    encoded.flags.writeable = linear.flags.writeable = False
    return encoded, linear


@dataclass(frozen=True, eq=False)
class Chain:
    """What a recipe does to one colour at a time, exactly.

    Parameters
    ----------
    recipe
        Its light and colour, and how strong Enhance is.
    blend
        Its blend or the undoing of it; None where that changes nothing.
    enhance
        Whose colour part comes first; None for none.
    """

    recipe: Recipe
    blend: Stage | None
    enhance: ColourRestored | None = None

    @property
    def is_neutral(self) -> bool:
        """Whether nothing changes."""
        return self.enhance is None and self.blend is None and not self.recipe.adjusts

    def __call__(
        self,
        encoded: FloatArray,
        token: CancelToken = NEVER,
        linear: FloatArray | None = None,
    ) -> FloatArray:
        """Apply to float32 (height, width, 3), unbounded.

        Parameters
        ----------
        encoded
            The colours, sRGB code values.
        token
            Looked at between the stages of an inversion.
        linear
            The colours as linear light, where that is known: saves time.

        Raises
        ------
        InversionError
            The blend is to be undone and leaves too little of the colours.
        Cancelled
            By the token.
        """
        recipe = self.recipe
        if self.enhance is not None:
            encoded = self.enhance.recolour(encoded, recipe.enhance.strength)
            linear = None
        if self.blend is None:
            return adjusted(encoded, recipe, linear)
        if self.blend.inverted:
            return adjusted(self.blend.apply(encoded, token), recipe)
        return self.blend.apply(adjusted(encoded, recipe, linear), token)

    def table(self, size: int, token: CancelToken = NEVER) -> FloatArray:
        """Return it as one table (size, size, size, 3); raises as a call does."""
        recipe, blend = self.recipe, self.blend
        if self.enhance is None:
            if blend is not None and blend.inverted:
                return adjusted(blend.table(size, token), recipe)
            if not recipe.adjusts:
                return identity_table(size) if blend is None else blend.table(size)
        encoded, linear = _lattice(size)
        graded = self(encoded, token, linear).reshape(size, size, size, 3)
        return graded.copy() if np.shares_memory(graded, encoded) else graded


def colour_part(recipe: Recipe, found: Found | None) -> ColourRestored | None:
    """Return what holds Enhance's colour part; None where it changes nothing."""
    if found is None or recipe.enhance.is_neutral:
        return None
    return found.enhance


def bake(
    recipe: Recipe,
    looks: LookSource,
    size: int = 33,
    *,
    found: Found | None = None,
    title: str = "",
    token: CancelToken = NEVER,
) -> Lut3D:
    """Return the recipe's per-pixel part as one plain LUT, sRGB in and out.

    Parameters
    ----------
    recipe
        Its light, colour and blend are baked; see `unbakeable` for the rest.
    looks
        Where the looks' tables come from.
    size
        Lattice points along an axis.
    found
        What the models found for the photo: Enhance's colour part is baked, too.
    title
        The LUT's name.
    token
        Looked at between the stages of an inversion.

    Raises
    ------
    InversionError
        The blend is to be undone and leaves too little of the colours.
    Cancelled
        By the token.
    """
    blend = BlendCache(looks).get(recipe.blend, full=True)
    chain = Chain(recipe, blend, colour_part(recipe, found))
    return Lut3D(chain.table(size, token), title=title)


def unbakeable(recipe: Recipe, found: Found | None = None) -> tuple[str, ...]:
    """Return, for people, what of the recipe a LUT baked with `found` does not hold."""
    notes = []
    if not recipe.dehaze.is_neutral:
        notes.append("Dehaze works on neighbouring pixels and is not in the LUT.")
    if not recipe.enhance.is_neutral:
        enhance = colour_part(recipe, found)
        if enhance is None:
            notes.append(
                "Enhance is found for each photo and is not in the LUT: none was given."
            )
        elif enhance.is_local:
            notes.append(
                "Enhance's local part works on neighbouring pixels and is not in the "
                "LUT; its colours are."
            )
    return tuple(notes)
