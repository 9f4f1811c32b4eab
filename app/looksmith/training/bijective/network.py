"""The coupling network and its loss in torch: the referee of the compiled step."""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor

from looksmith.models.encoding.coupling_network import (
    FLOOR,
    LANES,
    OFFSET_SCALE,
    SLOPE_SCALE,
    SPACING,
    CouplingShape,
    CouplingSlices,
    channels_of,
    shapes_of,
    turns_of,
)
from looksmith.training.encoding.data import TrainingSet
from looksmith.training.encoding.laid import Laid
from looksmith.training.encoding.network import Batch, losses

__all__ = [
    "Parameters",
    "first_parameters",
    "flow",
    "judged",
    "own_weights",
    "torch_gradients",
]


class Parameters(Laid[CouplingShape]):
    """What all looks share, or anything laid out like it."""

    @property
    def shapes(self) -> dict[str, tuple[int, ...]]:
        """The shape of every array."""
        return shapes_of(self.shape)


def first_parameters(shape: CouplingShape, seed: int) -> Parameters:
    """Return the parameters that training starts from: nearly the identity."""
    random = torch.Generator().manual_seed(seed)

    def normal(*size: int, scale: float) -> Tensor:
        return torch.randn(*size, generator=random) * scale

    w, layers, parts = shape.width, shape.layers, CouplingSlices.of(shape)
    spread, base = torch.zeros(layers, parts.length), torch.zeros(layers, parts.length)
    base[:, parts.gain] = 1
    spread[:, parts.gain] = spread[:, parts.shift] = 0.3
    spread[:, parts.inner] = 0.2
    spread[:, parts.scale] = spread[:, parts.head] = 0.3
    spread[:, parts.bias] = 0.1
    spread[:, parts.lead] = spread[:, parts.skip] = 0.1
    first = normal(layers, 3, w, scale=2)
    first[:, 2] = torch.rand(layers, w, generator=random) * 2 - 1
    arrays = {
        "first": first,
        "weight": normal(layers, w, w, scale=0.6 * w**-0.5),
        "left": normal(layers, w, shape.rank, scale=w**-0.5),
        "right": normal(layers, shape.rank, w, scale=0.5 * max(shape.rank, 1) ** -0.5),
        "head": normal(layers, w, LANES, scale=0.02),
        "head_left": normal(layers, w, shape.head_rank, scale=0.3 * w**-0.5),
        "head_right": normal(layers, shape.head_rank, LANES, scale=0.3),
        "mix": normal(shape.code, shape.modulation, scale=shape.code**-0.5)
        * spread.reshape(-1),
        "base": base,
    }
    flat = torch.cat([arrays[name].reshape(-1) for name in shapes_of(shape)])
    return Parameters(shape, flat)


def own_weights(
    shape: CouplingShape, views: dict[str, Tensor], modulations: Tensor
) -> Tensor:
    """Return the looks' own weights (L, N, own) of modulations (N, M)."""
    parts, count, w = CouplingSlices.of(shape), len(modulations), shape.width
    mods = modulations.view(count, shape.layers, parts.length).transpose(0, 1)
    first = views["first"][:, None] * mods[:, :, None, parts.gain]
    shift = first[:, :, 2] + mods[:, :, parts.shift]
    change = views["left"].mT[..., None] * views["right"][:, :, None]
    weight = torch.baddbmm(
        views["weight"].view(-1, 1, w * w), mods[:, :, parts.scale], change.flatten(2)
    )
    change = views["head_left"].mT[..., None] * views["head_right"][:, :, None]
    head = torch.baddbmm(
        views["head"].view(-1, 1, w * LANES), mods[:, :, parts.head], change.flatten(2)
    )
    scale = torch.full((LANES,), SLOPE_SCALE)
    scale[-1] = OFFSET_SCALE
    head = head.unflatten(2, (w, LANES)) * scale
    tail = torch.cat([mods[:, :, parts.lead], mods[:, :, parts.skip]], 2)
    arrays = [
        first[:, :, :2].flatten(2), shift, weight, mods[:, :, parts.inner],
        head.flatten(2), mods[:, :, parts.bias] * scale, tail * OFFSET_SCALE,
    ]  # fmt: skip
    return torch.cat(arrays, 2)


def _bend(z: Tensor) -> Tensor:
    slope = (0.5 * z + 0.5).clamp(0, 1)
    return slope * slope + (z - 1).clamp(min=0)


def _rises(z: Tensor) -> Tensor:
    """Return the ramps (..., 15) of values (...), nought at nought."""
    knots = SPACING * (torch.arange(LANES - 1, dtype=z.dtype) - (LANES - 2) // 2)

    def ramp(at: Tensor) -> Tensor:
        d = (at[..., None] - knots) / SPACING
        low, high = torch.full_like(knots, -1), torch.full_like(knots, 1)
        bend_low, bend_high = low.clone(), high.clone()
        low[0], high[-1], bend_low[0], bend_high[-1] = -torch.inf, torch.inf, 0, 0
        d = torch.minimum(torch.maximum(d, low), high)
        e = torch.minimum(torch.maximum(d, bend_low), bend_high)
        return (d - 0.5 * e * e.abs()) * SPACING

    return ramp(z) - ramp(torch.zeros((), dtype=z.dtype))


def flow(shape: CouplingShape, own: Tensor, colours: Tensor) -> Tensor:
    """Return the unclipped outputs (N, P, 3) of looks with these own weights."""
    w, count = shape.width, own.shape[1]
    sizes = (2 * w, w, w * w, w, LANES * w, LANES, w, 2)
    z = (colours - 0.5).expand(count, *colours.shape)
    turns = torch.from_numpy(turns_of(shape.plan)).to(colours.dtype)
    for layer, channel in enumerate(channels_of(shape.plan).tolist()):
        first, shift, weight, inner, head, bias, lead, skip = own[layer].split(sizes, 1)
        z = z @ turns[layer].T
        p, q = (channel + 1) % 3, (channel + 2) % 3
        others = torch.stack([z[..., p], z[..., q]], -1)
        hidden = _bend(others @ first.view(count, 2, w) + shift[:, None])
        hidden = hidden + _bend(hidden @ weight.view(count, w, w) + inner[:, None])
        theta = hidden @ head.view(count, w, LANES) + bias[:, None]
        offset, slopes = theta[..., -1], theta[..., :-1]
        slopes = FLOOR + (1 - FLOOR) * 0.5 * (slopes + (slopes * slopes + 4).sqrt())
        offset = offset + (hidden @ lead[..., None])[..., 0]
        offset = offset + (others * skip[:, None]).sum(-1)
        changed = offset + (slopes * _rises(z[..., channel])).sum(-1)
        z = torch.stack([changed if c == channel else z[..., c] for c in range(3)], -1)
    return z @ turns[-1].T + 0.5


def judged(
    out: Tensor,
    data: TrainingSet,
    looks: np.ndarray,
    points: np.ndarray,
    softness: float,
) -> Tensor:
    """Return each look's summed loss (N,) of outputs (N, P, 3)."""
    wanted = data.targets[points][:, looks].transpose(1, 0, 2)
    targets = torch.from_numpy(wanted.astype(np.float32)) * data.unit
    size = data.metric.shape[0]
    cell = (targets.clamp(0, 1) * (size - 1) + 0.5).long()
    index = (cell[..., 0] * size + cell[..., 1]) * size + cell[..., 2]
    metric = torch.from_numpy(data.metric.reshape(-1, 8))[index]
    rows, places = (torch.from_numpy(np.asarray(each)) for each in (looks, points))
    colours = torch.from_numpy(data.colours[points])
    none = torch.zeros(len(rows), dtype=torch.bool)
    batch = Batch(rows, places, colours, targets, none, metric, softness)
    return losses(out, batch)


def torch_gradients(
    shape: CouplingShape,
    own: Tensor,
    data: TrainingSet,
    looks: np.ndarray,
    points: np.ndarray,
    softness: float,
) -> tuple[Tensor, Tensor]:
    """Do with autograd what `kernel.Kernel.step` does compiled."""
    leaf = own.detach().requires_grad_()
    colours = torch.from_numpy(data.colours[points])
    loss = judged(flow(shape, leaf, colours), data, looks, points, softness)
    loss.sum().backward()
    if leaf.grad is None:
        raise RuntimeError("The looks' weights took no part in the loss.")
    return loss.detach(), leaf.grad
