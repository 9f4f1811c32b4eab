"""The look network and its loss in torch: the referee of the compiled step.

It is also what trains where there is no compiler, and on a GPU.
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor

from looksmith.models.encoding.film_network import NetworkShape

__all__ = ["Batch", "Gradients", "bend", "features", "look_outputs", "torch_step"]


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


def bend(z: Tensor) -> tuple[Tensor, Tensor]:
    """Return the smooth ramp of z and its slope."""
    slope = (0.5 * z + 0.5).clamp(0, 1)
    return slope * slope + (z - 1).clamp(min=0), slope


def features(views: dict[str, Tensor], colours: Tensor) -> Tensor:
    """Return the features (P, W) of colours (P, 3)."""
    hidden = bend((colours - 0.5) @ views["first"] + views["first_shift"])[0]
    return hidden @ views["second"] + views["second_shift"]


def look_outputs(
    shape: NetworkShape,
    views: dict[str, Tensor],
    modulations: Tensor,
    shared: Tensor,
    colours: Tensor,
    grey: Tensor,
) -> Tensor:
    """Return the unclipped outputs (N, P, 3); see `film_network`."""
    parts, count = shape.slices, len(modulations)
    part = [
        modulations[:, None, each] for each in (parts.first_gain, parts.first_shift)
    ]
    hidden = bend(shared * part[0] + part[1])[0]
    for layer in range(shape.layers):
        scale = modulations[:, parts.scale[layer]]
        raw = views["weight"][layer] + views["left"][layer] @ (
            scale[:, :, None] * views["right"][layer]
        )
        weights = raw * modulations[:, None, parts.gain[layer]]
        product = torch.matmul(hidden, weights)
        hidden = hidden + bend(product + modulations[:, None, parts.shift[layer]])[0]
    head = modulations[:, parts.head].view(count, 3, shape.width)
    affine = modulations[:, parts.affine].view(count, 3, 4)
    out = colours + colours @ affine[:, :, :3].mT + affine[:, None, :, 3]
    out = out + hidden @ head.mT
    mean = out.mean(dim=-1, keepdim=True).expand_as(out)
    return torch.where(grey[:, None, None], mean, out)


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
