"""What a look does to colours, in the words that people search for."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from looksmith.colour.lab import lab_from_srgb
from looksmith.lut.table import identity_table

__all__ = ["MAKERS", "TRAITS", "Characters", "characters", "makers_in", "traits"]

FloatArray = NDArray[np.float32]

TRAITS = (
    "black & white", "toned", "warm", "cool", "green", "magenta", "faded", "matte",
    "contrasty", "soft", "saturated", "muted", "dark", "bright",
)  # fmt: skip

MAKERS = {
    "agfa": ("agfa", "agfacolor"),
    "fuji": (
        "fuji", "fujifilm", "fujicolor", "fujiflex", "velvia", "provia", "astia",
        "superia", "eterna", "instax", "neopan", "acros",
    ),
    "ilford": ("ilford", "ilfochrome"),
    "kodak": (
        "kodak", "kodachrome", "ektachrome", "ektar", "portra", "vision3", "tri-x",
        "t-max", "tmax",
    ),
    "lomography": ("lomography", "lomo"),
    "polaroid": ("polaroid",),
    "rollei": ("rollei",),
    "cinestill": ("cinestill",),
}  # fmt: skip


def makers_in(title: str) -> tuple[str, ...]:
    """Return the film makers that a title names, in alphabetical order."""
    words = set(re.findall(r"[a-z0-9-]+", title.casefold()))
    return tuple(sorted(m for m, names in MAKERS.items() if words & set(names)))


@dataclass(frozen=True, eq=False)
class Characters:
    """What looks do to colours, as numbers, one a look, and in words.

    Parameters
    ----------
    warmth
        CIE b* of what becomes of the middle greys: yellow is positive, blue negative.
    contrast
        How far the quarter tones come to lie apart, as a multiple of before.
    saturation
        Mean CIE chroma of colours that are not too vivid, as a multiple of before.
    words
        For every word of `TRAITS` whether the look earns it.
    """

    warmth: FloatArray
    contrast: FloatArray
    saturation: FloatArray
    words: dict[str, NDArray[np.bool_]]


def _soft_colours(size: int) -> NDArray[np.bool_]:
    """Select the lattice points that photos are mostly made of: not too vivid."""
    grid = identity_table(size)
    spread = np.ptp(grid, axis=-1)
    usual = (spread > 0.1) & (spread < 0.6) & (grid.mean(axis=-1) > 0.15)
    return np.asarray(usual)


def _greys(tables: FloatArray) -> FloatArray:
    """Return what becomes of the greys, (N, size, 3) CIE Lab, from black to white."""
    steps = np.arange(tables.shape[1])
    return lab_from_srgb(tables[:, steps, steps, steps])


def _quarter_spread(greys: FloatArray) -> FloatArray:
    """Return how far L* of a quarter and of three quarters lie apart, (N,)."""
    last = greys.shape[1] - 1
    ends = []
    for place in (0.25 * last, 0.75 * last):
        low = int(place)
        high, part = min(low + 1, last), place - low
        ends.append((1 - part) * greys[:, low, 0] + part * greys[:, high, 0])
    return np.asarray(np.abs(ends[1] - ends[0]))


def characters(tables: FloatArray) -> Characters:
    """Measure many looks at once.

    Parameters
    ----------
    tables
        Float32 (N, size, size, size, 3), sRGB code values, size 5 or more.
    """
    size = tables.shape[1]
    identity = identity_table(size)
    clipped = np.clip(tables, 0, 1).astype(np.float32)
    soft = _soft_colours(size)
    after, before = lab_from_srgb(clipped[:, soft]), lab_from_srgb(identity[soft])
    usual = float(np.hypot(before[:, 1], before[:, 2]).mean())
    saturation = np.hypot(after[..., 1], after[..., 2]).mean(axis=1) / usual
    lift = (after[..., 0] - before[:, 0]).mean(axis=1)
    greys = _greys(clipped)
    tint = greys[:, size // 4 : -(size // 4), 1:].mean(axis=1)
    contrast = _quarter_spread(greys) / _quarter_spread(_greys(identity[None]))
    black, white = greys[..., 0].min(axis=1), greys[..., 0].max(axis=1)
    grey_only = np.ptp(tables, axis=-1).max(axis=(1, 2, 3)) <= 2 / 255
    # A look that answers every hue with one hue is toned: sepia, cyanotype.
    residual = after[..., 1:] - after[..., 1:].mean(axis=1, keepdims=True)
    spread = np.hypot(residual[..., 0], residual[..., 1]).mean(axis=1)
    toned = ~grey_only & (spread < 6)
    colour = ~grey_only & ~toned
    words = {
        "black & white": grey_only,
        "toned": toned,
        "warm": ~grey_only & (tint[:, 1] > 4),
        "cool": ~grey_only & (tint[:, 1] < -3),
        "green": ~grey_only & (tint[:, 0] < -4),
        "magenta": ~grey_only & (tint[:, 0] > 4),
        "faded": black > 12,
        "matte": (black > 8) & (white < 96),
        "contrasty": contrast > 1.3,
        "soft": contrast < 0.85,
        "saturated": colour & (saturation > 1.2),
        "muted": colour & (saturation < 0.7),
        "dark": lift < -7,
        "bright": lift > 7,
    }
    return Characters(tint[:, 1], contrast, saturation, words)


def traits(table: FloatArray) -> tuple[str, ...]:
    """Describe a look by its table.

    Parameters
    ----------
    table
        Float32 (size, size, size, 3), sRGB code values, size 5 or more.

    Returns
    -------
    tuple
        Words of `TRAITS`, in that order.
    """
    found = characters(table[None]).words
    return tuple(word for word in TRAITS if found[word][0])
