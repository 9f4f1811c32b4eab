"""ENNELUT in torch, and its training step: with autograd, or compiled.

`models/encoding/ennelut.py` says what the network is.
"""

from __future__ import annotations

import ctypes
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn

from looksmith.models.encoding.ennelut import (
    HIDDEN,
    SCALE,
    EnnelutBlock,
    EnnelutCodec,
)
from looksmith.training.encoding.compiling import address, compile_library
from looksmith.training.encoding.data import TrainingSet
from looksmith.training.encoding.network import Batch, losses

__all__ = [
    "BLOCK",
    "CompiledStep",
    "EnnelutNetwork",
    "EnnelutStep",
    "compiled_step",
    "torch_step",
]

BLOCK = 96
"""The number of colours of a compiled step is a multiple of this."""

_DIVISOR = 100
_SHAPES = ((3, 32), (32, 64), (64, 32), (3, 32), (3,))  # the last matrix is turned
_LENGTHS = [int(np.prod(shape)) for shape in _SHAPES]
_INPUTS = (3, 32, 64, 32)


class EnnelutNetwork(nn.Module):
    """The paper's network of `blocks` blocks for `looks` looks.

    `weights` is (blocks, 4291): matrices as (in, out), the last one turned, then the
    scale of the branch. `rows` is (looks, blocks * 32).
    """

    def __init__(self, looks: int, blocks: int) -> None:
        super().__init__()
        self.blocks = blocks
        weights = torch.empty(blocks, sum(_LENGTHS))
        for block in weights:
            *matrices, scale = torch.split(block, _LENGTHS)
            for matrix, inputs in zip(matrices, _INPUTS, strict=True):
                nn.init.uniform_(matrix, -(inputs**-0.5), inputs**-0.5)
                matrix.div_(_DIVISOR)
            scale.fill_(1)
        self.weights = nn.Parameter(weights)
        self.rows = nn.Parameter(torch.randn(looks, blocks * HIDDEN[0]) / _DIVISOR)

    def arrays(self) -> list[tuple[Tensor, ...]]:
        """Return each block's matrices and scale, views of `weights`."""
        return [
            tuple(
                part.view(shape)
                for part, shape in zip(
                    torch.split(block, _LENGTHS), _SHAPES, strict=True
                )
            )
            for block in self.weights
        ]

    def forward(self, colours: Tensor, looks: Tensor) -> Tensor:
        """Return normalised outputs (N, P, 3) of colours (P, 3)."""
        z = torch.atanh(2 * SCALE * (colours - 0.5)).expand(len(looks), -1, -1)
        rows = self.rows[looks].view(len(looks), self.blocks, 1, HIDDEN[0])
        for place, (first, second, third, last, scale) in enumerate(self.arrays()):
            hidden = _swish(z @ first + rows[:, place])
            hidden = _swish(_swish(hidden @ second) @ third)
            z = z + scale * (hidden @ last.T)
        return torch.tanh(z)

    def export(self) -> tuple[EnnelutCodec, np.ndarray]:
        """Return the codec and its codes (looks, D)."""
        blocks = []
        for first, second, third, last, scale in self.arrays():
            kept = (first, second, third, last.T, scale)
            blocks.append(EnnelutBlock(*(a.detach().numpy().copy() for a in kept)))
        return EnnelutCodec(tuple(blocks)), self.rows.detach().numpy().copy()


def _swish(values: Tensor) -> Tensor:
    return nn.functional.silu(values) / 1.1


@dataclass(frozen=True, eq=False)
class EnnelutStep:
    """What a step gives back: the mean loss and its gradients.

    Parameters
    ----------
    loss
        Mean over looks and colours.
    weights
        Like the network's.
    rows
        (N, blocks * 32), of the looks of the step.
    """

    loss: float
    weights: Tensor
    rows: Tensor


def torch_step(
    network: EnnelutNetwork,
    data: TrainingSet,
    looks: np.ndarray,
    points: np.ndarray,
    softness: float | None = None,
) -> EnnelutStep:
    """Do a step with autograd on looks (N,) and lattice colours (P,).

    Squared errors in the normalised space, or, with a softness, the visible
    differences of `network.losses`.
    """
    wanted = data.targets[points][:, looks].transpose(1, 0, 2) * data.unit
    target = torch.from_numpy(wanted.astype(np.float32))
    chosen = torch.from_numpy(looks)
    colours = torch.from_numpy(data.colours[points])
    out = network(colours, chosen)
    if softness is None:
        total = (out - 2 * SCALE * (target - 0.5)).square().sum()
    else:
        size = data.metric.shape[0]
        cell = (target.clamp(0, 1) * (size - 1) + 0.5).long()
        index = (cell[..., 0] * size + cell[..., 1]) * size + cell[..., 2]
        metric = torch.from_numpy(data.metric.reshape(-1, 8))[index]
        grey = torch.zeros(len(looks), dtype=torch.bool)
        places = torch.from_numpy(points)
        batch = Batch(chosen, places, colours, target, grey, metric, softness)
        total = losses(out / (2 * SCALE) + 0.5, batch).sum()
    loss = total / (len(looks) * len(points))
    weights, rows = torch.autograd.grad(loss, [network.weights, network.rows])
    return EnnelutStep(float(loss.detach()), weights, rows[chosen])


class CompiledStep:
    """`torch_step`, with `ennelut.cpp`."""

    def __init__(self, library: ctypes.CDLL) -> None:
        self._library = library

    def __call__(
        self,
        network: EnnelutNetwork,
        data: TrainingSet,
        looks: np.ndarray,
        points: np.ndarray,
        softness: float | None = None,
    ) -> EnnelutStep:
        """Do a step; the number of colours is a multiple of `BLOCK`."""
        if len(points) % BLOCK:
            raise ValueError(f"{len(points)} colours are no multiple of {BLOCK}.")
        chosen = np.ascontiguousarray(looks, np.int32)
        places = np.ascontiguousarray(points, np.int32)
        start = np.arctanh(2 * SCALE * (data.colours[places] - 0.5)).astype(np.float32)
        weights = network.weights.detach()
        rows = network.rows.detach()[torch.from_numpy(looks)]
        out = torch.empty_like(weights), torch.empty_like(rows)
        loss = ctypes.c_double()
        number, real = ctypes.c_int, ctypes.c_float
        self._library.ennelut_step(
            number(len(chosen)), number(len(places)), number(network.blocks),
            number(torch.get_num_threads()), address(weights), address(rows),
            address(chosen), address(start), address(places), address(data.targets),
            number(data.targets.shape[1]), real(data.unit), real(2 * SCALE),
            None if softness is None else address(data.metric),
            number(data.metric.shape[0]), real(softness or 0),
            *map(address, out), ctypes.byref(loss),
        )  # fmt: skip
        count = len(chosen) * len(places)
        return EnnelutStep(loss.value / count, out[0] / count, out[1] / count)


def compiled_step() -> CompiledStep | None:
    """Return the compiled step; None where there is no compiler for it."""
    library = compile_library("ennelut.cpp")
    return None if library is None else CompiledStep(library)
