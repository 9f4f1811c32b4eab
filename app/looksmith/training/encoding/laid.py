"""Arrays of a network as one flat tensor, with a view for each."""

from __future__ import annotations

from abc import ABC, abstractmethod
from dataclasses import dataclass, replace
from typing import Generic, Self, TypeVar

import numpy as np
import torch
from torch import Tensor

__all__ = ["Laid"]


S = TypeVar("S")


@dataclass(frozen=True, eq=False)
class Laid(ABC, Generic[S]):
    """Parameters of a network, or anything laid out like them (gradients, steps).

    Parameters
    ----------
    shape
        The network's sizes.
    flat
        Float32, all arrays of `shapes` one after the other.
    """

    shape: S
    flat: Tensor

    @property
    @abstractmethod
    def shapes(self) -> dict[str, tuple[int, ...]]:
        """The shape of every array, in order."""

    def views(self) -> dict[str, Tensor]:
        """Return each array as a view of `flat`."""
        found, start = {}, 0
        for name, shape in self.shapes.items():
            length = int(np.prod(shape))
            found[name] = self.flat[start : start + length].view(shape)
            start += length
        return found

    def like(self, flat: Tensor | None = None) -> Self:
        """Return something laid out alike; zeros unless given."""
        return replace(self, flat=torch.zeros_like(self.flat) if flat is None else flat)
