"""What the training of Dehaze makes small."""

from __future__ import annotations

import torch
from torch import Tensor

from looksmith.models.dehaze.hazelut import LATTICES, SIZE, VALUES
from looksmith.training.dehaze.settings import LoopSettings

__all__ = ["photo_loss", "roughness"]


def _gradients(photos: Tensor) -> tuple[Tensor, Tensor]:
    return photos.diff(dim=2), photos.diff(dim=3)


def photo_loss(error: Tensor, settings: LoopSettings) -> Tensor:
    """Return the loss of errors (n, 3, h, w), in code values.

    The mean of the logarithm of every photo's mean squared error, as tables show the
    mean of decibels; the errors of colour and of edges weigh more in it.
    """
    grey = error.mean(1, keepdim=True)
    plain = error.square().mean((1, 2, 3))
    colour = (error - grey).square().mean((1, 2, 3))
    edges = sum(part.square().mean((1, 2, 3)) for part in _gradients(error))
    both = plain + settings.chroma * colour + settings.gradient * edges
    return torch.log(both + settings.softness).mean()


def roughness(table: Tensor) -> Tensor:
    """Return the mean squared difference between neighbours of the Haze-LUT."""
    cube = table.reshape(SIZE, SIZE, SIZE, LATTICES * VALUES)
    found = [cube.diff(dim=axis).square().mean() for axis in range(3)]
    return torch.stack(found).sum()
