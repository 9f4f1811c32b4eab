"""Adam over a tensor, or over those of its rows that a step has seen."""

from __future__ import annotations

from dataclasses import dataclass

import torch
from torch import Tensor

__all__ = ["Adam"]

_TINY = 1e-10


@dataclass(eq=False)
class Adam:
    """Adam's moments; a row that a step leaves out stays as it is.

    Parameters
    ----------
    mean, square
        The moments, laid out like the values.
    count
        Steps taken: (rows, 1), or () for a whole tensor.
    """

    mean: Tensor
    square: Tensor
    count: Tensor

    @classmethod
    def of(cls, values: Tensor, *, by_row: bool) -> Adam:
        """Return fresh moments for values."""
        # The count of a whole tensor is read at every step: it stays on the processor.
        count = torch.zeros(())
        if by_row:
            count = torch.zeros(len(values), 1, device=values.device)
        return cls(torch.zeros_like(values), torch.zeros_like(values), count)

    def step(
        self,
        values: Tensor,
        gradient: Tensor,
        rate: float,
        decays: tuple[float, float],
        rows: Tensor | None = None,
    ) -> None:
        """Change `values` (or some rows of them) in place."""
        first, second = decays
        if rows is None:
            self.count += 1
            count = float(self.count)
            self.mean.lerp_(gradient, 1 - first)
            self.square.mul_(second).addcmul_(gradient, gradient, value=1 - second)
            root = (self.square / (1 - second**count)).sqrt_().add_(_TINY)
            values.addcdiv_(self.mean, root, value=-rate / (1 - first**count))
            return
        self.count[rows] += 1
        counts = self.count[rows]
        mean = self.mean[rows].lerp_(gradient, 1 - first)
        square = self.square[rows] * second + (1 - second) * gradient * gradient
        self.mean[rows], self.square[rows] = mean, square
        root = (square / (1 - second**counts)).sqrt_().add_(_TINY)
        values[rows] -= rate * (mean / (1 - first**counts)) / root
