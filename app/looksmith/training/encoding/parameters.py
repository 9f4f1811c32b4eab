"""The network's parameters as one flat tensor, with a view for each array."""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor

from looksmith.models.encoding.film_network import NetworkShape, NetworkWeights
from looksmith.models.encoding.film_storage import shapes_of
from looksmith.training.encoding.laid import Laid

__all__ = ["Parameters", "first_parameters"]


class Parameters(Laid[NetworkShape]):
    """The look network's parameters, or anything laid out like them."""

    @property
    def shapes(self) -> dict[str, tuple[int, ...]]:
        """The shape of every array of `NetworkWeights`."""
        return shapes_of(self.shape)

    def __getitem__(self, name: str) -> Tensor:
        return self.views()[name]

    def weights(self) -> NetworkWeights:
        """Return the arrays that decoding takes."""
        arrays = {
            name: np.ascontiguousarray(view.detach().cpu().numpy(), np.float32)
            for name, view in self.views().items()
        }
        return NetworkWeights(**arrays)

    @classmethod
    def of(cls, weights: NetworkWeights) -> Parameters:
        """Undo `weights`."""
        names = shapes_of(weights.shape)
        flat = np.concatenate([getattr(weights, name).ravel() for name in names])
        return cls(weights.shape, torch.from_numpy(flat.astype(np.float32)))


def first_parameters(shape: NetworkShape, seed: int) -> Parameters:
    """Return the parameters that training starts from: nearly the identity."""
    random = torch.Generator().manual_seed(seed)

    def normal(*size: int, scale: float) -> Tensor:
        return torch.randn(*size, generator=random) * scale

    width, layers, rank = shape.width, shape.layers, shape.rank
    parts = shape.slices
    spread, base = torch.zeros(shape.modulation), torch.zeros(shape.modulation)
    base[parts.first_gain] = 1
    spread[parts.first_gain] = spread[parts.first_shift] = 0.3
    for gain, shift, scale in zip(parts.gain, parts.shift, parts.scale, strict=True):
        base[gain] = 1
        spread[gain] = spread[shift] = 0.2
        spread[scale] = 0.3
    base[parts.head] = normal(3 * width, scale=0.02)
    spread[parts.head] = spread[parts.affine] = 0.03
    arrays = {
        "first": normal(3, width, scale=2),
        "first_shift": torch.rand(width, generator=random) * 2 - 1,
        "second": normal(width, width, scale=width**-0.5),
        "second_shift": normal(width, scale=0.3),
        "weight": normal(layers, width, width, scale=0.6 * width**-0.5),
        "left": normal(layers, width, rank, scale=width**-0.5),
        "right": normal(layers, rank, width, scale=0.5 * rank**-0.5),
        "mix": normal(shape.code, shape.modulation, scale=shape.code**-0.5) * spread,
        "base": base,
    }
    flat = torch.cat([arrays[name].reshape(-1) for name in shapes_of(shape)])
    return Parameters(shape, flat)
