"""The coupling network: from a code to a map of colours that can be undone exactly.

A colour, centred on grey, runs through L layers. A layer changes one channel c and
leaves the other two, p and q, as they are:

    h = s(p a + q b + t)                         s: a smooth ramp, see `bend`
    h = h + s(h W + t')
    theta = h H + t"
    c = theta_15 + h m + p u + q v + sum_k w_k R_k(c)
    w_k = floor + (1 - floor) w(theta_k)

R_k are the integrals of 15 hat functions on evenly spaced knots, so that the derivative
along c is a broken line through the positive w_k; w(z) = (z + sqrt(z^2 + 4)) / 2. A
layer is a growing, continuously differentiable function of its channel without bounds,
and a quadratic equation undoes it. Fixed turns of the axes may stand between layers.
The determinant of the whole is positive: no code can give a look that folds.

a, b, t, W, t', H, t", m, u, v are the look's own weights. They come from its
modulation (one matrix product of the code) and from weights that all looks share: gain
and shift of the first layer, shift of the second, low-rank changes of W and H, all of
t", m, u, v.

`training/bijective/network.py` is the same in torch; a test holds the two together.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

__all__ = [
    "FLOOR",
    "LANES",
    "OFFSET_SCALE",
    "SLOPE_SCALE",
    "SPACING",
    "CouplingShape",
    "CouplingSlices",
    "OwnWeights",
    "channels_of",
    "own_weights",
    "shapes_of",
    "turns_of",
]

FloatArray = NDArray[np.float32]

LANES = 16
"""Outputs of a layer's head: 15 slopes and the offset."""

SLOPE_SCALE, OFFSET_SCALE = 0.3, 0.1
"""What 1 in the modulation is worth in theta: small, so that training starts calmly."""

SPACING, FLOOR = 0.1, 0.01
"""The distance of the knots, from -0.7 to 0.7, and the least slope."""


@dataclass(frozen=True)
class CouplingShape:
    """The sizes of a coupling network.

    Parameters
    ----------
    width
        Hidden units of a layer, a multiple of 32.
    rank, head_rank
        Of the changes of W and of H.
    code
        Values in a code.
    plan
        A letter per layer, the channel that it changes: `r`, `g`, `b`, or `y`
        (lightness), `u`, `v` (two axes across it).
    """

    width: int
    rank: int
    head_rank: int
    code: int
    plan: str

    @property
    def layers(self) -> int:
        """The number of layers."""
        return len(self.plan)

    @property
    def modulation(self) -> int:
        """The number of values that a code is turned into."""
        return self.layers * CouplingSlices.of(self).length

    @property
    def own(self) -> int:
        """The number of weights of a look's own in a layer."""
        w = self.width
        return 3 * w + w * w + w + LANES * w + LANES + w + 2


@dataclass(frozen=True)
class CouplingSlices:
    """Where each part of a layer's modulation lies."""

    gain: slice
    shift: slice
    scale: slice
    inner: slice
    head: slice
    bias: slice
    lead: slice
    skip: slice
    length: int

    @classmethod
    def of(cls, shape: CouplingShape) -> CouplingSlices:
        """Return the layout."""
        w = shape.width
        lengths = (w, w, shape.rank, w, shape.head_rank, LANES, w, 2)
        ends = np.cumsum(lengths).tolist()
        starts = [end - length for end, length in zip(ends, lengths, strict=True)]
        g, s, r, i, h, b, m, k = map(slice, starts, ends)
        return cls(g, s, r, i, h, b, m, k, ends[-1])


def shapes_of(shape: CouplingShape) -> dict[str, tuple[int, ...]]:
    """Return the shape of every array that all looks share."""
    w, layers = shape.width, shape.layers
    return {
        "first": (layers, 3, w),
        "weight": (layers, w, w),
        "left": (layers, w, shape.rank),
        "right": (layers, shape.rank, w),
        "head": (layers, w, LANES),
        "head_left": (layers, w, shape.head_rank),
        "head_right": (layers, shape.head_rank, LANES),
        "mix": (shape.code, shape.modulation),
        "base": (shape.modulation,),
    }


def _opponent() -> NDArray[np.float64]:
    """Return the turn from red, green, blue to lightness and two axes across it."""
    rows = np.array([[1, 1, 1], [1, -1, 0], [1, 1, -2]], float)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True)
    # Scaled so that the cube keeps within the knots.
    return np.asarray(rows * 0.6)


def turns_of(plan: str) -> FloatArray:
    """Return the matrices before each layer and after the last, (L + 1, 3, 3)."""
    there = _opponent()
    back = np.linalg.inv(there)
    turns = np.tile(np.eye(3), (len(plan) + 1, 1, 1))
    turned = False
    for index, letter in enumerate(plan + "r"):
        wanted = letter in "yuv"
        if wanted != turned:
            turns[index] = there if wanted else back
        turned = wanted
    return turns.astype(np.float32)


def channels_of(plan: str) -> NDArray[np.int32]:
    """Return the channel that each layer changes, (L,)."""
    return np.array(["rgbyuv".index(letter) % 3 for letter in plan], np.int32)


class OwnWeights(NamedTuple):
    """A look's own weights, float32, as the compiled kernels take them.

    Parameters
    ----------
    first, shift
        a, b (L, 2, W) and t (L, W).
    weight, inner
        W (L, W, W) and t' (L, W).
    head, bias
        H with m added to the offset's column, and t", padded with zeros:
        (L, W, 32) and (L, 32).
    skip
        u, v (L, 2).
    """

    first: FloatArray
    shift: FloatArray
    weight: FloatArray
    inner: FloatArray
    head: FloatArray
    bias: FloatArray
    skip: FloatArray


def own_weights(
    shape: CouplingShape, weights: dict[str, FloatArray], code: FloatArray
) -> OwnWeights:
    """Return the own weights of the look with this code (D,).

    Parameters
    ----------
    shape
        The network's sizes.
    weights
        What all looks share; see `shapes_of`.
    code
        Float32 (D,).
    """
    parts, layers, width = CouplingSlices.of(shape), shape.layers, shape.width
    mods = (code @ weights["mix"] + weights["base"]).reshape(layers, parts.length)
    first = weights["first"] * mods[:, None, parts.gain]
    scaled = mods[:, parts.scale, None] * weights["right"]
    weight = weights["weight"] + weights["left"] @ scaled
    scaled = mods[:, parts.head, None] * weights["head_right"]
    scale = np.full(LANES, SLOPE_SCALE, np.float32)
    scale[-1] = OFFSET_SCALE
    head = np.zeros((layers, width, 2 * LANES), np.float32)
    head[..., :LANES] = (weights["head"] + weights["head_left"] @ scaled) * scale
    head[..., LANES - 1] += mods[:, parts.lead] * OFFSET_SCALE
    bias = np.zeros((layers, 2 * LANES), np.float32)
    bias[:, :LANES] = mods[:, parts.bias] * scale
    arrays = (
        first[:, :2], first[:, 2] + mods[:, parts.shift], weight, mods[:, parts.inner],
        head, bias, mods[:, parts.skip] * OFFSET_SCALE,
    )  # fmt: skip
    return OwnWeights(*(np.ascontiguousarray(each, np.float32) for each in arrays))
