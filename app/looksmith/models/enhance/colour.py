"""The colour part: statistics -> tone and fusion weights -> one LUT; no torch needed.

A few small perceptrons read a photo's statistics. They give an estimate of the tone
(black and white point per channel, and a gamma), the weights by which the bank's eight
LUTs are fused, and how sure they are that anything is wrong, which scales the rest.
Curve and fused table make one `Lut3D`, applied once.

`training/enhance/network.py` is the same in torch; a test holds the two together.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from looksmith.lut.table import Curves, Lut3D, identity_table
from looksmith.models.enhance.priors import PRIORS, SHAPER_POWER, lattice_colours

__all__ = ["ColourModel", "ColourPlan", "ToneBounds", "mixed_with_identity"]

FloatArray = NDArray[np.float32]

_CURVE_LENGTH = 4096
_LUT_SIZE = 33  # the chords between fewer points miss the curved lattice visibly
OUTPUTS = len(PRIORS) + 10
"""Values that the perceptron gives: a weight for each LUT, black, white, gamma, what
black and white differ by in each channel, and how sure it is that anything is wrong."""


@dataclass(frozen=True)
class ToneBounds:
    """How far the tone estimate may go; code values, and a natural logarithm.

    A raw output r becomes bound * tanh(slope * r): bounded, and 0 for r = 0.
    """

    black: float = 0.5
    white: float = 0.8
    channel: float = 0.1
    log_gamma: float = 1.5
    slope: float = 0.3
    gamma_slope: float = 0.5
    floor: float = 1e-3


BOUNDS = ToneBounds()


@dataclass(frozen=True, eq=False)
class ColourPlan:
    """What the predictor says of a photo.

    Parameters
    ----------
    weights
        Float32 (8,), at least 0, sum 1, in the order of `PRIORS`.
    black, white
        Float32 (3,): the code values that become 0 and 1 before the table.
    gamma
        The exponent between them; below 1 brightens.
    certainty
        0..1: how sure the predictor is that something is wrong. The rest of the plan
        is scaled by it already.
    """

    weights: FloatArray
    black: FloatArray
    white: FloatArray
    gamma: float
    certainty: float = 1.0


@dataclass(frozen=True, eq=False)
class ColourModel:
    """The trained colour part.

    Parameters
    ----------
    mean, scale
        Float32 (S,): statistics are standardised with them.
    layers
        Matrices (members, inputs, outputs) and shifts (members, outputs) of the
        perceptrons, whose raw outputs are averaged.
    residuals
        Float32 (8, n, n, n, 3): the bank's LUTs less the identity, on the lattice of
        `priors.lattice_colours`; the first is 0.
    """

    mean: FloatArray
    scale: FloatArray
    layers: tuple[tuple[FloatArray, FloatArray], ...]
    residuals: FloatArray

    def plan(self, statistics: FloatArray) -> ColourPlan:
        """Return what to do to a photo of these statistics, float32 (S,)."""
        hidden = np.clip((statistics - self.mean) / self.scale, -5, 5)
        hidden = np.broadcast_to(hidden, (len(self.layers[0][1]), hidden.size))
        for index, (matrix, shift) in enumerate(self.layers):
            hidden = (hidden[:, None] @ matrix)[:, 0] + shift
            if index + 1 < len(self.layers):
                hidden = hidden / (1 + np.exp(-hidden))
        return read_outputs(hidden.mean(0).astype(np.float32))

    def lut(self, plan: ColourPlan, title: str = "Enhance") -> Lut3D:
        """Return the plan as one LUT: curves of each channel, then the fused table."""
        fused = np.tensordot(plan.weights, self.residuals, 1)
        while len(fused) < _LUT_SIZE:
            fused = _refined(fused)
        table = np.clip(lattice_colours(len(fused)) + fused, 0, 1)
        inputs = np.linspace(0, 1, _CURVE_LENGTH, dtype=np.float32)[:, None]
        spread = np.maximum(plan.white - plan.black, 0.1)
        tone = np.maximum((inputs - plan.black) / spread, BOUNDS.floor)
        toned = np.minimum(tone ** np.float32(plan.gamma), 1)
        curve = toned ** np.float32(1 / SHAPER_POWER)
        return Lut3D(table, shaper=Curves(curve), title=title)


def _refined(table: FloatArray) -> FloatArray:
    """Put a point in the middle between any two: n becomes 2 n - 1, and is linear."""
    for axis in range(3):
        first = np.moveaxis(table, axis, 0)
        finer = np.empty((2 * len(first) - 1, *first.shape[1:]), np.float32)
        finer[::2] = first
        finer[1::2] = (first[1:] + first[:-1]) / 2
        table = np.moveaxis(finer, 0, axis)
    return table


def read_outputs(outputs: FloatArray) -> ColourPlan:
    """Turn the perceptron's `OUTPUTS` raw values into a plan.

    The last one, through a sigmoid, scales all of the correction: where it is 0, a
    photo is good as it is.
    """
    count = len(PRIORS)
    logits, tone = outputs[:count], outputs[count:-1]
    certainty = np.float32(1 / (1 + np.exp(-np.clip(outputs[-1], -30, 30))))
    weights = np.exp(logits - logits.max())
    weights = certainty * weights / weights.sum()
    weights[0] += 1 - certainty
    bent = certainty * np.tanh(BOUNDS.slope * tone)
    black = BOUNDS.black * bent[0] + BOUNDS.channel * bent[3:6]
    white = 1 - (BOUNDS.white * bent[1] + BOUNDS.channel * bent[6:9])
    gamma = np.exp(certainty * BOUNDS.log_gamma * np.tanh(BOUNDS.gamma_slope * tone[2]))
    return ColourPlan(
        weights.astype(np.float32),
        black.astype(np.float32),
        white.astype(np.float32),
        float(gamma),
        float(certainty),
    )


def mixed_with_identity(lut: Lut3D, strength: float, size: int = 33) -> Lut3D:
    """Return a plain LUT of `size` that goes `strength` of the way to `lut`.

    0 is the identity, 1 the LUT; beyond 1 the change is exaggerated.
    """
    from looksmith.lut.apply import apply_lut

    same = identity_table(size)
    table = same + np.float32(strength) * (apply_lut(lut, same) - same)
    return Lut3D(np.clip(table, 0, 1), title=lut.title)
