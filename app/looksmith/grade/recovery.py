"""Which pixels of a picture a look keeps apart, and which are lost in it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from looksmith.grade.adjust import adjusted
from looksmith.grade.bake import BakedBlend
from looksmith.grade.recipe import Recipe
from looksmith.lut.invert import BEYOND, SEVERAL, UNIQUE, InversionError
from looksmith.photo.photo import to_float32
from looksmith.work.token import NEVER, CancelToken

__all__ = ["Recovery", "count_lost", "find_lost"]

_HALF_CODE = 0.5 / 255
_OUT_OF_REACH = 2 / 255  # farther than rounding and dither carry a colour
_AT_ONCE = 1 << 20  # colours


@dataclass(frozen=True, eq=False)
class Recovery:
    """What can be undone of a picture.

    Parameters
    ----------
    states
        Uint8 (height, width) of `UNIQUE`, `SEVERAL` and `BEYOND`.
    several, beyond
        Shares of the pixels that have several origins, or none, 0..1.
    """

    states: NDArray[np.uint8]
    several: float
    beyond: float


def find_lost(
    pixels: NDArray[Any],
    recipe: Recipe,
    blend: BakedBlend | None,
    token: CancelToken = NEVER,
    *,
    bits: int = 8,
) -> Recovery:
    """Find the pixels whose colour cannot be recovered.

    With an inverted blend the picture is one that went through it: its colours have
    several origins, or none at all. Otherwise the recipe is about to be applied: a
    colour has several origins where light and blend merge it with others, by folding,
    flattening or clipping.

    Every colour of the picture is judged once.

    Parameters
    ----------
    pixels
        (height, width, 3), uint8, uint16 or float32.
    recipe
        What is done to it.
    blend
        The recipe's blend, not inverted.
    token
        Looked at between the stages, and every few thousand colours.
    bits
        How finely colours are told apart, 4..8 bits a channel; fewer are faster.

    Raises
    ------
    Cancelled
        By the token.
    """
    if blend is None:
        return Recovery(np.zeros(pixels.shape[:2], np.uint8), 0.0, 0.0)
    codes = _packed(pixels, bits)
    token.check()
    met = np.zeros(1 << 3 * bits, bool)
    met[codes] = True
    distinct = np.flatnonzero(met)
    token.check()
    table = np.zeros(len(met), np.uint8)
    table[distinct] = _judge(_colours(distinct, bits), recipe, blend, token)
    states = table[codes]
    shares = np.bincount(states.ravel(), minlength=3) / states.size
    return Recovery(states, float(shares[SEVERAL]), float(shares[BEYOND]))


def count_lost(
    slabs: Iterable[NDArray[Any]],
    recipe: Recipe,
    blend: BakedBlend,
    token: CancelToken = NEVER,
) -> NDArray[np.int64]:
    """Count the pixels of a large picture as `find_lost` tells them apart.

    Parameters
    ----------
    slabs
        All of it, (rows, width, 3) at a time.
    recipe, blend, token
        As for `find_lost`.

    Returns
    -------
    ndarray
        How many are `UNIQUE`, `SEVERAL` and `BEYOND`.

    Raises
    ------
    Cancelled
        By the token.
    """
    met = np.zeros(1 << 24, np.int64)
    for slab in slabs:
        token.check()
        met += np.bincount(_packed(slab, 8).ravel(), minlength=len(met))
    counts = np.zeros(3, np.int64)
    distinct = np.flatnonzero(met)
    for start in range(0, len(distinct), _AT_ONCE):
        some = distinct[start : start + _AT_ONCE]
        states = _judge(_colours(some, 8), recipe, blend, token)
        counts += np.bincount(states, met[some], 3).astype(np.int64)
    return counts


def _colours(codes: NDArray[np.int64], bits: int) -> NDArray[np.float32]:
    """Return the colours (count, 3) that `_packed` made numbers of."""
    top = (1 << bits) - 1
    channels = np.stack([codes >> 2 * bits, codes >> bits, codes], -1) & top
    return (channels / np.float32(top)).astype(np.float32)


def _packed(pixels: NDArray[Any], bits: int) -> NDArray[np.uint32]:
    """Return every pixel's colour as one number, rounded to some bits a channel."""
    if pixels.dtype == np.uint8:
        levels = np.arange(256) * ((1 << bits) - 1) / 255
        codes = np.rint(levels).astype(np.uint32)[pixels]
    else:
        scaled = np.clip(to_float32(pixels), 0, 1) * np.float32((1 << bits) - 1)
        codes = np.rint(scaled).astype(np.uint32)
    red, green, blue = (codes[..., channel] for channel in range(3))
    packed: NDArray[np.uint32] = red << 2 * bits | green << bits | blue
    return packed


def _judge(
    colours: NDArray[np.float32], recipe: Recipe, blend: BakedBlend, token: CancelToken
) -> NDArray[np.uint8]:
    """Return the state of every colour (count, 3)."""
    if recipe.blend.invert:
        found = blend.undo.locate(colours, token)
        near = (found.states == BEYOND) & (found.errors <= _OUT_OF_REACH)
        return np.where(near, np.uint8(UNIQUE), found.states)
    lit = adjusted(colours, recipe)
    graded = blend.apply(lit[None])[0]
    try:
        states = blend.undo.locate(np.clip(graded, 0, 1), token).states
    except InversionError:
        return np.full(len(colours), SEVERAL, np.uint8)
    merged = (states == SEVERAL) | _clipped(lit) | _clipped(graded)
    return np.where(merged, np.uint8(SEVERAL), np.uint8(UNIQUE))


def _clipped(values: NDArray[np.float32]) -> NDArray[np.bool_]:
    outside = (values < -_HALF_CODE) | (values > 1 + _HALF_CODE)
    return np.asarray(outside.any(axis=-1))
