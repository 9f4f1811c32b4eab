"""The Haze-LUT: what a colour says of the haze before it, in a few small lattices.

Every lattice holds six values for each colour: a shift alpha and a gain beta for each
channel. They give the velocity ``alpha + beta * (x - A)`` of a colour x before an
airlight A. A photo mixes the lattices, pixel by pixel, by its haze's density.

Where J is clear and t the transmission, haze makes I = J t + A (1 - t), so that
J - I = (1 / t - 1) (I - A): lattice m starts with alpha = 0, beta = 1 / t_m - 1.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from torch import Tensor

__all__ = ["LATTICES", "SIZE", "THICKNESS", "VALUES", "corners", "mixed", "start"]

FloatArray = NDArray[np.float32]

SIZE = 17
VALUES = 6
THICKNESS = (0.0, 0.4, 1.3, 3.5)
"""1 / t - 1 of the lattices at the start."""

LATTICES = len(THICKNESS)


def start() -> FloatArray:
    """Return the lattices before any training, float32 (SIZE**3, LATTICES * 6)."""
    table = np.zeros((SIZE**3, LATTICES, VALUES), np.float32)
    table[:, :, 3:] = np.array(THICKNESS, np.float32)[:, None]
    return table.reshape(SIZE**3, -1)


def corners(colours: Tensor) -> tuple[Tensor, Tensor]:
    """Return the eight lattice points around colours (n, 3), and their shares.

    Returns
    -------
    rows, shares
        Int64 and float32 (n, 8). Colours outside [0, 1] count as the nearest inside.
    """
    import torch

    place = colours.clamp(0, 1) * (SIZE - 1)
    cell = place.detach().long().clamp(max=SIZE - 2)
    high = place - cell
    sides = torch.stack([1 - high, high], -1)
    red, green, blue = sides.unbind(1)
    shares = red[:, :, None, None] * green[:, None, :, None] * blue[:, None, None]
    first = (cell[:, 0] * SIZE + cell[:, 1]) * SIZE + cell[:, 2]
    steps = [(r * SIZE + g) * SIZE + b for r in (0, 1) for g in (0, 1) for b in (0, 1)]
    return first[:, None] + first.new_tensor(steps), shares.flatten(1)


def mixed(table: Tensor, colours: Tensor, weights: Tensor) -> Tensor:
    """Look colours up trilinearly and mix the lattices.

    Parameters
    ----------
    table
        (SIZE**3, LATTICES * 6).
    colours
        (n, 3).
    weights
        (n, LATTICES): the share of each lattice.

    Returns
    -------
    Tensor
        (n, 6): alpha and beta.
    """
    from torch.nn import functional

    rows, shares = corners(colours)
    found = functional.embedding_bag(
        rows, table, per_sample_weights=shares, mode="sum"
    ).reshape(len(colours), -1, VALUES)
    return (found * weights[..., None]).sum(1)
