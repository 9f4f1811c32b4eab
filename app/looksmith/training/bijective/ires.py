"""The invertible residual network in torch, and a step of its training."""

from __future__ import annotations

from typing import Any

import numpy as np
import torch
from torch import Tensor, nn

from looksmith.models.encoding.ennelut import SCALE
from looksmith.models.encoding.ires import IresBlock, IresCodec
from looksmith.training.bijective.loop import Loop
from looksmith.training.bijective.network import judged
from looksmith.training.bijective.settings import IresSettings
from looksmith.training.encoding.adam import Adam
from looksmith.training.encoding.data import TrainingSet

__all__ = ["IresNetwork", "IresTrainer", "normalised"]

_DECAYS = (0.9, 0.99)


def normalised(matrices: Tensor, coefficient: float) -> Tensor:
    """Return matrices (K, m, n) with largest singular values of at most so much.

    The values are those of an exact decomposition, every time: estimates from a few
    power iterations are too low, and with them the inverse does not converge.
    """
    with torch.no_grad():
        left, _, right = torch.linalg.svd(matrices, full_matrices=False)
    largest = (left[:, :, :1].mT @ matrices @ right[:, :1].mT).clamp(min=1e-9)
    return matrices * (coefficient / largest).clamp(max=1)


class IresNetwork:
    """The network's tensors: what all looks share, and each look's own.

    Parameters
    ----------
    looks
        How many.
    settings
        Sizes and coefficient.
    seed
        Of the first values.
    """

    def __init__(self, looks: int, settings: IresSettings, seed: int) -> None:
        torch.manual_seed(seed)
        self.settings = settings
        blocks, hidden = settings.blocks, settings.hidden

        def layer(rows: int, columns: int) -> Tensor:
            made = [nn.Linear(rows, columns, bias=False) for _ in range(blocks)]
            return torch.stack([each.weight.detach().T for each in made])

        self.shared = [layer(3, hidden), layer(hidden, hidden), layer(hidden, 3)]
        self.rows = torch.randn(looks, blocks, hidden) * 0.1
        self.norms = torch.zeros(looks, blocks + 1, 6)

    def matrices(self, shared: list[Tensor]) -> list[Tensor]:
        """Return the shared matrices as they are used."""
        return [normalised(each, self.settings.coefficient) for each in shared]

    def flow(
        self, matrices: list[Tensor], rows: Tensor, norms: Tensor, colours: Tensor
    ) -> Tensor:
        """Return outputs (N, P, 3) of colours (P, 3) for looks' own rows and norms."""
        z = torch.atanh(2 * SCALE * (colours - 0.5)).expand(len(rows), -1, -1)
        for k in range(self.settings.blocks):
            z = z * norms[:, k, None, :3].exp() + norms[:, k, None, 3:]
            hidden = _swish(z @ matrices[0][k] + rows[:, k, None])
            z = z + _swish(hidden @ matrices[1][k]) @ matrices[2][k]
        z = z * norms[:, -1, None, :3].exp() + norms[:, -1, None, 3:]
        return torch.tanh(z) / (2 * SCALE) + 0.5

    def export(self) -> tuple[IresCodec, np.ndarray]:
        """Return the codec and its codes (looks, D)."""
        arrays = [each.numpy().copy() for each in self.matrices(self.shared)]
        blocks = tuple(IresBlock(*parts) for parts in zip(*arrays, strict=True))
        codes = torch.cat([self.rows.flatten(1), self.norms.flatten(1)], 1)
        return IresCodec(blocks), codes.numpy().copy()


def _swish(values: Tensor) -> Tensor:
    return torch.nn.functional.silu(values) / 1.1


class IresTrainer(Loop):
    """Trains the invertible residual network; see `Loop`."""

    def __init__(
        self,
        data: TrainingSet,
        settings: IresSettings,
        *,
        seed: int,
        minutes: float,
    ) -> None:
        super().__init__(
            data, settings.schedule, seed=seed, minutes=minutes, rate=settings.rate
        )
        self.network = IresNetwork(data.targets.shape[1], settings, seed)
        net = self.network
        self._adams = [Adam.of(each, by_row=False) for each in net.shared]
        self._own_adams = [
            Adam.of(each.flatten(1), by_row=True) for each in (net.rows, net.norms)
        ]

    def parts(self) -> dict[str, Any]:
        """Return what a checkpoint holds; see `Loop.parts`."""
        net = self.network
        moments = [
            tensor
            for adam in (*self._adams, *self._own_adams)
            for tensor in (adam.mean, adam.square, adam.count)
        ]
        return {"tensors": [*net.shared, net.rows, net.norms], "adam": moments}

    def step(self) -> float:
        """Do one step; return the mean loss over its looks and colours."""
        looks, points = self.next_looks(), self.next_colours()
        net, picked = self.network, torch.from_numpy(looks)
        shared = [each.detach().requires_grad_() for each in net.shared]
        rows, norms = (each[picked].requires_grad_() for each in (net.rows, net.norms))
        colours = torch.from_numpy(self.data.colours[points])
        out = net.flow(net.matrices(shared), rows, norms, colours)
        loss = judged(out, self.data, looks, points, self.schedule.softness)
        count = len(looks) * len(points)
        (loss.sum() / count).backward()
        rate = self.step_size()
        for values, leaf, adam in zip(net.shared, shared, self._adams, strict=True):
            if leaf.grad is not None:
                adam.step(values, leaf.grad, rate, _DECAYS)
        # Each look counts by itself.
        for values, leaf, adam in zip(
            (net.rows, net.norms), (rows, norms), self._own_adams, strict=True
        ):
            if leaf.grad is not None:
                gradient = leaf.grad.flatten(1) * len(looks)
                adam.step(values.flatten(1), gradient, rate, _DECAYS, picked)
        self.done += 1
        return float(loss.detach().sum()) / count
