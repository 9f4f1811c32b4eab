"""The local flow's velocity field, and how it is followed.

The field works on blocks of `BLOCK` x `BLOCK` pixels whose values are channels (space
to depth): as wide as the damage it removes, at a sixteenth of the cost. What it is told
of the photo does not change on the way and is looked at once; the time and the photo's
statistics modulate the hidden channels. It is bounded, and 0 before training. torch is
imported late.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from looksmith.models.flow.solvers import integrate
from looksmith.work.token import NEVER, CancelToken

if TYPE_CHECKING:
    from torch import Tensor

__all__ = [
    "BLOCK",
    "BOUND",
    "CHANNELS",
    "flow_reach",
    "prepared",
    "refined",
    "velocity",
]

BOUND = 0.25
"""A velocity is at most this, in code values a unit of time."""

BLOCK = 4
"""Side of a block in pixels."""

CHANNELS = 3 * BLOCK**2
"""Channels of a photo in blocks."""

_REACH = 2  # blocks that a call looks to each side: two 3 x 3 convolutions
_REACH_ONCE = 1  # and, once, the convolution of what it is told


def flow_reach(calls: int) -> int:
    """Return how far in pixels the result of some calls depends on its surroundings."""
    return BLOCK * (_REACH * calls + _REACH_ONCE + 1) if calls else 0


def _blocks(values: Tensor) -> Tensor:
    """Return (patches, 3, h, w) as (patches, CHANNELS, h / BLOCK, w / BLOCK)."""
    import torch
    from torch.nn import functional

    found = functional.pixel_unshuffle(values, BLOCK)
    return found.contiguous(memory_format=torch.channels_last)


def _convolved(weights: Mapping[str, Tensor], name: str, values: Tensor) -> Tensor:
    from torch.nn import functional

    side = weights[f"{name}.weight"].shape[-1] // 2
    if side:
        values = functional.pad(values, (side, side, side, side), mode="replicate")
    return functional.conv2d(
        values, weights[f"{name}.weight"], weights.get(f"{name}.shift")
    )


def prepared(weights: Mapping[str, Tensor], start: Tensor, change: Tensor) -> Tensor:
    """Return what the field is told of the photo, the same on all of the way.

    Parameters
    ----------
    start, change
        (patches, 3, height, width), sides divisible by `BLOCK`: the fused LUT's
        result, and how it differs from the original.
    """
    import torch

    told = torch.cat([_blocks(start), _blocks(change)], 1)
    return _convolved(weights, "told", told)


def velocity(
    weights: Mapping[str, Tensor],
    state: Tensor,
    time: float | Tensor,
    told: Tensor,
    code: Tensor,
) -> Tensor:
    """Return the velocity at a state.

    Parameters
    ----------
    weights
        Tensors "told.weight" (W, 2 CHANNELS, 3, 3), "in.weight" (W, CHANNELS, 3, 3),
        "in.shift", "mid.weight" (W, W, 3, 3), "mid.shift", "out.weight"
        (CHANNELS, W, 1, 1), "out.shift", "code.weight" (4 W, C + 1), "code.shift".
    state
        (patches, 3, height, width), sides divisible by `BLOCK`: the photo on its way.
    time
        0..1, a number or (patches, 1, 1, 1).
    told
        See `prepared`.
    code
        (patches, C): the photo's standardised statistics.

    Returns
    -------
    Tensor
        Shaped like the state, within `BOUND`. The borders are held beyond them.
    """
    import torch
    from torch.nn import functional

    moment = torch.as_tensor(time, dtype=state.dtype, device=state.device)
    moment = moment.reshape(-1, 1).expand(len(code), 1)
    modulation = functional.linear(
        torch.cat([code, moment], 1), weights["code.weight"], weights["code.shift"]
    )
    gain, shift, gain_2, shift_2 = modulation[..., None, None].chunk(4, 1)
    hidden = _convolved(weights, "in", _blocks(state)) + told
    hidden = functional.silu(torch.addcmul(shift, hidden, 1 + gain))
    hidden = _convolved(weights, "mid", hidden)
    hidden = functional.silu(torch.addcmul(shift_2, hidden, 1 + gain_2))
    found = torch.tanh(_convolved(weights, "out", hidden))
    return BOUND * functional.pixel_shuffle(found, BLOCK)


def refined(
    weights: Mapping[str, Tensor],
    start: Tensor,
    change: Tensor,
    code: Tensor,
    steps: int = 4,
    method: str = "euler",
    token: CancelToken = NEVER,
) -> Tensor:
    """Follow the flow from the fused LUT's result to the end.

    Photos of any size: the last rows and columns are held until they fill a block. See
    `velocity` for the rest; the token is looked at before every step.
    """
    from torch.nn import functional

    height, width = start.shape[-2:]
    beyond = (0, -width % BLOCK, 0, -height % BLOCK)
    if any(beyond):
        start, change = (
            functional.pad(values, beyond, mode="replicate")
            for values in (start, change)
        )
    told = prepared(weights, start, change)

    def field(state: Any, time: float) -> Any:
        return velocity(weights, state, time, told, code)

    result: Tensor = integrate(field, start, steps, method, token=token)
    return result[..., :height, :width]
