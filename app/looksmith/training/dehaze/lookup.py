"""The Haze-LUT's lookup with gradients, fused: torch's own backward pass is slow."""

from __future__ import annotations

from typing import Any

import numba
import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from looksmith.models.dehaze.hazelut import LATTICES, SIZE, VALUES

__all__ = ["mixed_with_gradients"]

FloatArray = NDArray[np.float32]

_OPTIONS: dict[str, Any] = {"nogil": True, "fastmath": True, "cache": True}
_STEPS = np.array(
    [(r * SIZE + g) * SIZE + b for r in (0, 1) for g in (0, 1) for b in (0, 1)],
    np.int64,
)


@numba.njit(**_OPTIONS)  # type: ignore[untyped-decorator]
def _place(colour: FloatArray, sides: FloatArray) -> int:
    """Write the shares of a colour's cell's sides; return the cell's first row."""
    row = 0
    for axis in range(3):
        at = min(max(colour[axis], np.float32(0)), np.float32(1)) * np.float32(SIZE - 1)
        cell = min(int(at), SIZE - 2)
        sides[axis, 1] = at - np.float32(cell)
        sides[axis, 0] = np.float32(1) - sides[axis, 1]
        row = row * SIZE + cell
    return row


@numba.njit(**_OPTIONS)  # type: ignore[untyped-decorator]
def _forward(
    table: FloatArray, colours: FloatArray, weights: FloatArray, out: FloatArray
) -> None:
    sides = np.empty((3, 2), np.float32)
    for pixel in range(len(colours)):
        first = _place(colours[pixel], sides)
        for value in range(VALUES):
            out[pixel, value] = 0
        for corner in range(8):
            share = (
                sides[0, corner >> 2] * sides[1, corner >> 1 & 1] * sides[2, corner & 1]
            )
            row = table[first + _STEPS[corner]]
            for lattice in range(LATTICES):
                scale = share * weights[pixel, lattice]
                for value in range(VALUES):
                    out[pixel, value] += scale * row[lattice * VALUES + value]


@numba.njit(**_OPTIONS)  # type: ignore[untyped-decorator]
def _backward(
    table: FloatArray,
    colours: FloatArray,
    weights: FloatArray,
    given: FloatArray,
    to_table: FloatArray,
    to_colours: FloatArray,
    to_weights: FloatArray,
) -> None:
    sides = np.empty((3, 2), np.float32)
    for pixel in range(len(colours)):
        first = _place(colours[pixel], sides)
        for lattice in range(LATTICES):
            to_weights[pixel, lattice] = 0
        for axis in range(3):
            to_colours[pixel, axis] = 0
        for corner in range(8):
            r, g, b = corner >> 2, corner >> 1 & 1, corner & 1
            red, green, blue = sides[0, r], sides[1, g], sides[2, b]
            share = red * green * blue
            place = first + _STEPS[corner]
            total = np.float32(0)
            for lattice in range(LATTICES):
                weight = weights[pixel, lattice]
                scale = share * weight
                inner = np.float32(0)
                for value in range(VALUES):
                    index = lattice * VALUES + value
                    inner += given[pixel, value] * table[place, index]
                    to_table[place, index] += scale * given[pixel, value]
                to_weights[pixel, lattice] += share * inner
                total += weight * inner
            total *= np.float32(SIZE - 1)
            to_colours[pixel, 0] += total * green * blue * np.float32(2 * r - 1)
            to_colours[pixel, 1] += total * red * blue * np.float32(2 * g - 1)
            to_colours[pixel, 2] += total * red * green * np.float32(2 * b - 1)


def _numbers(values: Tensor) -> FloatArray:
    return np.ascontiguousarray(values.detach().numpy())


class _Mixed(torch.autograd.Function):
    @staticmethod
    def forward(ctx: Any, table: Tensor, colours: Tensor, weights: Tensor) -> Tensor:
        ctx.save_for_backward(table, colours, weights)
        out = np.empty((len(colours), VALUES), np.float32)
        _forward(_numbers(table), _numbers(colours), _numbers(weights), out)
        return torch.from_numpy(out)

    @staticmethod
    def backward(ctx: Any, *given: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        table, colours, weights = (_numbers(values) for values in ctx.saved_tensors)
        found = np.zeros_like(table), np.empty_like(colours), np.empty_like(weights)
        _backward(table, colours, weights, _numbers(given[0]), *found)
        inside = (colours >= 0) & (colours <= 1)
        np.multiply(found[1], inside, out=found[1])
        first, second, third = (torch.from_numpy(values) for values in found)
        return first, second, third


def mixed_with_gradients(table: Tensor, colours: Tensor, weights: Tensor) -> Tensor:
    """Do what `models.dehaze.hazelut.mixed` does, on the processor, with gradients."""
    found: Tensor = _Mixed.apply(table, colours, weights)
    return found
