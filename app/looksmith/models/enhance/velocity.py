"""The local flow's velocity field, and how it is followed.

Three convolutions on the state, the original's difference to the fused LUT's result,
and the luma's surroundings; the time and the photo's statistics modulate the hidden
channels. It is bounded, and 0 before training. torch is imported late.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from looksmith.models.flow.solvers import integrate
from looksmith.work.token import NEVER, CancelToken

if TYPE_CHECKING:
    from torch import Tensor

__all__ = ["BOUND", "INPUTS", "MARGIN", "REACH", "flow_steps", "refined", "velocity"]

BOUND = 0.25
"""A velocity is at most this, in code values a unit of time."""

INPUTS = 6
REACH = 3
"""Pixels that one call of the field looks to each side: three 3 x 3 convolutions."""

MARGIN = 16
"""Overlap of tiles in pixels; more than the reach of the default four calls."""


def flow_steps(calls: int) -> int:
    """Return how far in pixels the result of some calls depends on its surroundings."""
    return REACH * calls


def velocity(
    weights: Mapping[str, Tensor],
    state: Tensor,
    time: float | Tensor,
    change: Tensor,
    code: Tensor,
) -> Tensor:
    """Return the velocity at a state.

    Parameters
    ----------
    weights
        Tensors "in.weight" (W, 6, 3, 3), "in.shift", "mid.weight" (W, W, 3, 3),
        "mid.shift", "out.weight" (3, W, 3, 3), "out.shift", "code.weight" (4W, C + 1),
        "code.shift" (4W,).
    state
        (patches, 3, height, width): the photo on its way.
    time
        0..1, a number or (patches, 1, 1, 1).
    change
        Shaped like the state: the fused LUT's result less the original.
    code
        (patches, C): the photo's standardised statistics.

    Returns
    -------
    Tensor
        Shaped like the state, within `BOUND`. The borders are mirrored.
    """
    import torch
    from torch.nn import functional

    def convolved(name: str, values: Tensor) -> Tensor:
        padded = functional.pad(values, (1, 1, 1, 1), mode="replicate")
        return functional.conv2d(
            padded, weights[f"{name}.weight"], weights[f"{name}.shift"]
        )

    moment = torch.as_tensor(time, dtype=state.dtype, device=state.device)
    moment = moment.reshape(-1, 1).expand(len(code), 1)
    told = functional.linear(
        torch.cat([code, moment], 1), weights["code.weight"], weights["code.shift"]
    )
    gain, shift, gain_2, shift_2 = told[..., None, None].chunk(4, 1)
    hidden = convolved("in", torch.cat([state, change], 1))
    hidden = functional.silu(hidden * (1 + gain) + shift)
    hidden = convolved("mid", hidden)
    hidden = functional.silu(hidden * (1 + gain_2) + shift_2)
    return BOUND * torch.tanh(convolved("out", hidden))


def refined(
    weights: Mapping[str, Tensor],
    start: Tensor,
    change: Tensor,
    code: Tensor,
    steps: int = 4,
    method: str = "euler",
    token: CancelToken = NEVER,
) -> Tensor:
    """Follow the flow from the fused LUT's result to the end; see `velocity`."""

    def field(state: Any, time: float) -> Any:
        return velocity(weights, state, time, change, code)

    result: Tensor = integrate(field, start, steps, method, token=token)
    return result
