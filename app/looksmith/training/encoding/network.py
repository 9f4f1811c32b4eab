"""The training step in torch: the referee of the compiled one.

It is also what trains where there is no compiler, and on a GPU.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor

from looksmith.models.encoding.film_network import NetworkShape
from looksmith.models.encoding.film_torch import bend, features, look_outputs

__all__ = [
    "Batch",
    "Gradients",
    "bend",
    "features",
    "look_outputs",
    "losses",
    "torch_step",
]


@dataclass(frozen=True, eq=False)
class Batch:
    """The looks and colours of a step.

    Parameters
    ----------
    looks, points
        Int64 (N,) and (P,): which looks, which lattice colours.
    colours
        Float32 (P, 3).
    targets
        Float32 (N, P, 3).
    grey
        Bool (N,).
    metric
        Float32 (N, P, 8): see `data.metric_table`.
    softness
        Differences above this count by their length, not its square.
    """

    looks: Tensor
    points: Tensor
    colours: Tensor
    targets: Tensor
    grey: Tensor
    metric: Tensor
    softness: float


@dataclass(frozen=True, eq=False)
class Gradients:
    """What a step gives back, as sums over looks and colours.

    Parameters
    ----------
    losses
        (N,): each look's loss.
    weight, left, right
        Like the network's.
    modulations
        (N, M).
    features
        (P, W).
    """

    losses: Tensor
    weight: Tensor
    left: Tensor
    right: Tensor
    modulations: Tensor
    features: Tensor


def losses(out: Tensor, batch: Batch) -> Tensor:
    """Return each look's summed loss (N,): the softened visible difference."""
    error = out - batch.targets
    clipped = (batch.targets <= 0) & (error < 0) | (batch.targets >= 1) & (error > 0)
    error = torch.where(clipped, torch.zeros_like(error), error)
    red, green, blue = error.unbind(-1)
    m = batch.metric
    square = (
        m[..., 0] * red * red
        + m[..., 3] * green * green
        + m[..., 5] * blue * blue
        + 2 * (m[..., 1] * red * green + m[..., 2] * red * blue)
        + 2 * m[..., 4] * green * blue
    )
    soft = (square.clamp(min=0) + batch.softness**2).sqrt() - batch.softness
    return soft.sum(dim=1)


def _gradient(leaf: Tensor) -> Tensor:
    if leaf.grad is None:
        raise RuntimeError("A parameter took no part in the loss.")
    return leaf.grad


def torch_step(
    shape: NetworkShape,
    views: dict[str, Tensor],
    modulations: Tensor,
    shared: Tensor,
    batch: Batch,
) -> Gradients:
    """Do a step with autograd; what `kernel.Kernel.step` does compiled."""
    leaves = {
        name: views[name].detach().requires_grad_()
        for name in ("weight", "left", "right")
    }
    mods = modulations.detach().requires_grad_()
    given = shared.detach().requires_grad_()
    out = look_outputs(
        shape, {**views, **leaves}, mods, given, batch.colours, batch.grey
    )
    loss = losses(out, batch)
    loss.sum().backward()
    return Gradients(
        losses=loss.detach(),
        weight=_gradient(leaves["weight"]),
        left=_gradient(leaves["left"]),
        right=_gradient(leaves["right"]),
        modulations=_gradient(mods),
        features=_gradient(given),
    )
