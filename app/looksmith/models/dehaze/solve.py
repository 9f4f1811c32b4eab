"""Follow the flow of one small photo: its states at the times that are kept."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from looksmith.models.dehaze.encoder import MULTIPLE, encode
from looksmith.models.dehaze.field import Design, FieldOf, density
from looksmith.models.dehaze.statistics import statistics
from looksmith.models.flow.solvers import Field, trajectory
from looksmith.work.token import NEVER, CancelToken

if TYPE_CHECKING:
    from torch import Tensor

__all__ = ["Solution", "solved"]

FloatArray = NDArray[np.float32]

_LEAST_ADDED = 0.6  # 1 / t - 1 of the haze that a strength of -1 lays on, at least
_WHITE = 0.75


@dataclass(frozen=True, eq=False)
class Solution:
    """The flow of one small photo (h, w).

    Parameters
    ----------
    states
        Float32 (h, w, 3) by time; 0 is the photo.
    haze
        Float32 (h, w): density of the haze, 0..1.
    """

    states: Mapping[float, FloatArray]
    haze: FloatArray


def _whole_multiple(pixels: Tensor) -> Tensor:
    from torch.nn import functional

    height, width = pixels.shape[2:]
    return functional.pad(
        pixels, (0, -width % MULTIPLE, 0, -height % MULTIPLE), mode="replicate"
    )


def _hazier(field: FieldOf, haze: Tensor) -> Field:
    """Return the field for negative times, where a clear photo gets haze, too.

    What the flow would take off is laid on; where that is little, a thin white haze.
    """
    thick = haze / (1 - haze).clamp(min=0.02)
    more = (_LEAST_ADDED - thick).clamp(min=0)
    airlight = field.encoding.airlight.clamp(min=_WHITE)

    def velocity(state: Tensor, time: float) -> Tensor:
        return field(state, time) + more * (state - airlight)

    return velocity


def solved(
    weights: Mapping[str, Tensor],
    design: Design,
    pixels: FloatArray,
    spans: tuple[tuple[float, ...], ...] = ((0.0, 1.0),),
    steps: int = 2,
    method: str = "rk4",
    *,
    token: CancelToken = NEVER,
) -> Solution:
    """Encode a photo once and follow its flow.

    Parameters
    ----------
    weights, design
        What was learnt, on the device to run on.
    pixels
        (h, w, 3) float32 code values in [0, 1].
    spans
        Rising or falling times, the first one 0, that are reached one after another.
    steps
        Solver steps for a time of 1; a shorter leg takes its share, at least one.
    method
        One of `flow.SOLVERS`.
    token
        Looked at before every step.
    """
    import torch

    device = weights["heads.weight"].device
    with torch.inference_mode():
        photo = torch.from_numpy(np.ascontiguousarray(pixels.transpose(2, 0, 1)))[None]
        photo = photo.to(device)
        numbers = statistics(photo)
        token.check()
        padded = _whole_multiple(photo)
        encoding = encode(weights, padded, numbers)
        field = FieldOf(weights, design, encoding)
        height, width = pixels.shape[:2]

        def kept(values: Tensor) -> FloatArray:
            inside = values[0, :, :height, :width].permute(1, 2, 0).cpu()
            return np.ascontiguousarray(inside.numpy(), np.float32)

        states = {0.0: np.asarray(pixels, np.float32)}
        haze = density(weights, encoding)
        for times in spans:
            state = padded
            path = _hazier(field, haze) if times[-1] < 0 else field
            for begin, end in pairwise(times):
                count = max(1, round(steps * abs(end - begin)))
                for reached in trajectory(
                    path, state, count, method, span=(begin, end), token=token
                ):
                    state = reached
                states[end] = kept(state)
        return Solution(states, kept(haze)[..., 0])
