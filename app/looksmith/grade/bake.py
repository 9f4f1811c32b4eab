"""Bake a recipe's per-pixel part into one table."""

from __future__ import annotations

import threading
from collections import OrderedDict

import numpy as np
from numpy.typing import NDArray

from looksmith.grade.light import apply_light
from looksmith.grade.recipe import Blend, Recipe
from looksmith.grade.sources import LookSource
from looksmith.lut.algebra import mix, resample
from looksmith.lut.apply import FloatLut
from looksmith.lut.invert import invert, invert_colours
from looksmith.lut.table import MAX_SIZE, Lut3D, identity_table
from looksmith.work.token import NEVER, CancelToken

__all__ = ["BLEND_SIZE", "BakedBlend", "BlendCache", "bake", "unbakeable"]

BLEND_SIZE = 33
_LARGEST_BLEND = 65

FloatArray = NDArray[np.float32]


class BakedBlend:
    """A blend as one table, ready for floats.

    Parameters
    ----------
    forward
        The looks mixed or morphed, with the amount folded in (not inverted).
    inverted
        Whether the blend undoes that table.
    reach
        How much of a pixel the looks decide: what they leave to the original passes
        unclipped, so that colours beyond [0, 1] survive as far as they can.
    """

    def __init__(self, forward: Lut3D, inverted: bool, reach: float) -> None:
        self.forward = forward
        self.inverted = inverted
        self._passed = np.float32(min(max(1 - reach, 0.0), 1.0))
        self._ready: FloatLut | None = None

    @property
    def is_exact_table(self) -> bool:
        """Whether `table` at the forward size says all (an inverse is curved)."""
        return not self.inverted

    def table(self, size: int, token: CancelToken = NEVER) -> FloatArray:
        """Return the blend as a table of `size`, inverted if it is."""
        if self.inverted:
            return invert(self.forward, size, token=token).table
        return resample(self.forward, size).table

    def apply(self, encoded: FloatArray, token: CancelToken = NEVER) -> FloatArray:
        """Apply exactly to float32 (height, width, 3), unbounded."""
        if self.inverted:
            return invert_colours(self.forward, encoded, token=token)[0]
        if self._ready is None:
            self._ready = FloatLut(self.forward)
        rows = np.ones((*encoded.shape[:2], 4), np.float32)
        inside = np.clip(encoded, 0, 1)
        rows[..., :3] = inside
        self._ready.apply_rows(rows, rows)
        return np.asarray(rows[..., :3] + self._passed * (encoded - inside), np.float32)


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
        self._kept: OrderedDict[tuple[Blend, int], BakedBlend | None] = OrderedDict()
        self._lock = threading.Lock()

    def get(self, blend: Blend, *, full: bool = False) -> BakedBlend | None:
        """Return the baked blend, or None for one that changes nothing.

        Parameters
        ----------
        blend
            Looks, weights, mode, amount, invert.
        full
            Use the looks' own lattice sizes up to 65 instead of 33.
        """
        if blend.is_neutral:
            return None
        size = self._size(blend) if full else BLEND_SIZE
        key = (blend, size)
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
                return self._kept[key]
        forward = _mix_looks(blend, self._looks, size)
        reach = sum(blend.shares()) * blend.amount
        baked = BakedBlend(forward, blend.invert, reach)
        with self._lock:
            self._kept[key] = baked
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


def bake_table(
    recipe: Recipe, blend: BakedBlend | None, size: int, token: CancelToken = NEVER
) -> FloatArray:
    """Return light, colour and blend as one table (size, size, size, 3)."""
    if recipe.light.is_neutral:
        return identity_table(size) if blend is None else blend.table(size, token)
    table = apply_light(identity_table(size), recipe.light)
    token.check()
    if blend is None:
        return table
    flat = table.reshape(size, -1, 3)
    if blend.inverted:
        plain = Lut3D(blend.table(min(max(size, BLEND_SIZE), MAX_SIZE), token))
        blend = BakedBlend(plain, inverted=False, reach=1.0)
    return blend.apply(flat, token).reshape(table.shape)


def bake(
    recipe: Recipe, looks: LookSource, size: int = 33, *, title: str = ""
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
    title
        The LUT's name.
    """
    blend = BlendCache(looks).get(recipe.blend, full=True)
    return Lut3D(bake_table(recipe, blend, size), title=title)


def unbakeable(recipe: Recipe) -> tuple[str, ...]:
    """Return, for people, what of the recipe no LUT can hold."""
    notes = []
    if recipe.dehaze.enabled:
        notes.append("Dehaze works on neighbouring pixels and is not in the LUT.")
    if recipe.enhance.enabled:
        notes.append("Enhance's local part is not in the LUT.")
    return tuple(notes)
