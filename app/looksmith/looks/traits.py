"""What a look does to colours, in the words that people search for."""

from __future__ import annotations

import re

import numpy as np
from numpy.typing import NDArray

from looksmith.colour.lab import lab_from_srgb
from looksmith.lut.table import identity_table

__all__ = ["MAKERS", "TRAITS", "makers_in", "traits"]

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


def _neutral_inputs(table: FloatArray) -> FloatArray:
    """Return what becomes of the greys, (count, 3), from black to white."""
    size = table.shape[0]
    steps = np.arange(size)
    return table[steps, steps, steps]


def _soft_colours(size: int) -> NDArray[np.bool_]:
    """Select the lattice points that photos are mostly made of: not too vivid."""
    grid = identity_table(size)
    spread = np.ptp(grid, axis=-1)
    usual = (spread > 0.1) & (spread < 0.6) & (grid.mean(axis=-1) > 0.15)
    return np.asarray(usual)


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
    size = table.shape[0]
    axis = np.linspace(0, 1, size)
    identity = identity_table(size)
    clipped = np.clip(table, 0, 1).astype(np.float32)
    soft = _soft_colours(size)
    after, before = lab_from_srgb(clipped[soft]), lab_from_srgb(identity[soft])
    chroma = [float(np.hypot(lab[:, 1], lab[:, 2]).mean()) for lab in (after, before)]
    shift = (after - before).mean(axis=0)
    greys = lab_from_srgb(_neutral_inputs(clipped))
    middle = greys[size // 4 : -(size // 4)]
    tint = middle[:, 1:].mean(axis=0)
    lightness = np.interp([0.25, 0.75], axis, greys[:, 0])
    plain = np.interp(
        [0.25, 0.75], axis, lab_from_srgb(_neutral_inputs(identity))[:, 0]
    )
    contrast = float(np.ptp(lightness) / np.ptp(plain))
    grey_only = float(np.ptp(table, axis=-1).max()) <= 2 / 255
    black, white = float(greys[:, 0].min()), float(greys[:, 0].max())
    # A look that answers every hue with one hue is toned: sepia, cyanotype.
    residual = after[:, 1:] - after[:, 1:].mean(axis=0)
    toned = not grey_only and float(np.hypot(*residual.T).mean()) < 6
    colour = not grey_only and not toned
    found = {
        "black & white": grey_only,
        "toned": toned,
        "warm": not grey_only and tint[1] > 4,
        "cool": not grey_only and tint[1] < -3,
        "green": not grey_only and tint[0] < -4,
        "magenta": not grey_only and tint[0] > 4,
        "faded": black > 12,
        "matte": black > 8 and white < 96,
        "contrasty": contrast > 1.3,
        "soft": contrast < 0.85,
        "saturated": colour and chroma[0] > 1.2 * chroma[1],
        "muted": colour and chroma[0] < 0.7 * chroma[1],
        "dark": shift[0] < -7,
        "bright": shift[0] > 7,
    }
    return tuple(word for word in TRAITS if found[word])
