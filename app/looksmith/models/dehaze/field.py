"""The haze-aware field: dx/dt = Haze-LUT + tone + purifier, at a state and a time."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from looksmith.models.dehaze.encoder import CODE, Encoding
from looksmith.models.dehaze.hazelut import LATTICES, SIZE, VALUES, mixed
from looksmith.models.dehaze.purifier import BACKBONES, WIDTH
from looksmith.models.dehaze.purifier import shapes as purifier_shapes

if TYPE_CHECKING:
    from torch import Tensor

__all__ = ["Design", "FieldOf", "density", "shapes"]

Weights = Mapping[str, "Tensor"]
Mixed = Callable[["Tensor", "Tensor", "Tensor"], "Tensor"]

_PURIFIER_BOUND = 0.3


@dataclass(frozen=True)
class Design:
    """Which parts a network has.

    Parameters
    ----------
    lut
        The Haze-LUT; off: the purifier alone, with the tone.
    purifier
        A name of `purifier.BACKBONES`, or "none".
    timed
        Whether the field knows the time.
    """

    lut: bool = True
    purifier: str = "plain"
    timed: bool = True


def shapes(design: Design) -> dict[str, tuple[int, ...]]:
    """Return the names and shapes of the field's matrices and convolutions."""
    found: dict[str, tuple[int, ...]] = {}
    if design.purifier != "none":
        found |= purifier_shapes(design.purifier)
        found["told"] = (2 * WIDTH, CODE + 1)
    return found


def _mixture(weights: Weights, encoding: Encoding, time: Tensor) -> Tensor:
    """Return each lattice's share at a time, (n, LATTICES, h, w).

    A straight path through haze of thickness k has the velocity k / (1 + k t) (x - A).
    """
    shares = (encoding.logits + time * encoding.drift).softmax(1)
    thickness = weights["thickness"].exp().reshape(1, LATTICES, 1, 1)
    return shares / (1 + time * thickness)


def _by_lut(
    weights: Weights, encoding: Encoding, state: Tensor, time: Tensor, look: Mixed
) -> Tensor:
    count, _, height, width = state.shape
    shares = _mixture(weights, encoding, time)
    rows = look(
        weights["lut"],
        state.permute(0, 2, 3, 1).reshape(-1, 3),
        shares.permute(0, 2, 3, 1).reshape(-1, LATTICES),
    )
    both = rows.reshape(count, height, width, VALUES).permute(0, 3, 1, 2)
    shift, gain = both.chunk(2, 1)
    return shift + gain * (state - encoding.airlight)


def _by_tone(encoding: Encoding, state: Tensor, time: Tensor) -> Tensor:
    first, second = (encoding.tones[..., None, None]).chunk(2, 1)
    bend, twist = (first + time * second).chunk(2, 1)
    inside = state.clamp(0, 1)
    return inside * (1 - inside) * (bend + twist * (2 * inside - 1))


def _by_purifier(
    weights: Weights, design: Design, encoding: Encoding, state: Tensor, time: Tensor
) -> Tensor:
    import torch
    from torch.nn import functional

    moment = time.reshape(-1, 1).expand(len(state), 1)
    told = functional.linear(
        torch.cat([encoding.code, moment], 1),
        weights["told.weight"],
        weights["told.shift"],
    )
    gain, shift = told[..., None, None].chunk(2, 1)
    seen = torch.cat([functional.pixel_unshuffle(state - 0.5, 2), encoding.features], 1)
    found = BACKBONES[design.purifier](weights, seen, gain, shift)
    return _PURIFIER_BOUND * torch.tanh(functional.pixel_shuffle(found, 2))


@dataclass(frozen=True, eq=False)
class FieldOf:
    """The field of encoded photos, called as ``field(state, time)`` by a solver.

    Parameters
    ----------
    weights, design
        What was learnt, and its parts.
    encoding
        Of the photos.
    look
        Looks colours up in the Haze-LUT; training brings one with gradients.
    """

    weights: Weights
    design: Design
    encoding: Encoding
    look: Mixed = mixed

    def __call__(self, state: Tensor, time: Any) -> Tensor:
        """Return the velocity, shaped like the state (n, 3, h, w).

        Parameters
        ----------
        state
            The photos on their way, code values.
        time
            A number or (n, 1, 1, 1). Times outside 0..1 count as the nearest inside:
            there the field was learnt.
        """
        import torch

        moment = torch.as_tensor(time, dtype=state.dtype, device=state.device)
        moment = moment.clamp(0, 1).reshape(-1, 1, 1, 1)
        if not self.design.timed:
            moment = torch.zeros_like(moment)
        found = _by_tone(self.encoding, state, moment)
        if self.design.lut:
            found = found + _by_lut(
                self.weights, self.encoding, state, moment, self.look
            )
        if self.design.purifier != "none":
            found = found + _by_purifier(
                self.weights, self.design, self.encoding, state, moment
            )
        return found


def density(weights: Weights, encoding: Encoding) -> Tensor:
    """Return how much of the light is haze, 0..1, (n, 1, h, w).

    With the mean thickness k = 1 / t - 1 of the mixture it is 1 - t = k / (1 + k).
    """
    import torch

    start = torch.zeros((), device=encoding.logits.device)
    shares = _mixture(weights, encoding, start)
    gains = weights["lut"].reshape(SIZE**3, LATTICES, VALUES)[..., 3:].mean((0, 2))
    thick = (shares * gains.reshape(1, LATTICES, 1, 1)).sum(1, keepdim=True)
    thick = thick.clamp(min=0)
    return thick / (1 + thick)
