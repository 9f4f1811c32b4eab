"""The network's parameters as they start, and as they are stored."""

from __future__ import annotations

import math

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from looksmith.models.dehaze import encoder, field, hazelut
from looksmith.models.dehaze.field import Design
from looksmith.models.dehaze.statistics import COUNT

__all__ = ["DehazeNetwork"]

_QUIET = ("purifier.out", "heads", "mixture", "guide", "film", "told")
"""Layers that start at zero, or nearly: the field begins as the scattering model."""

_LEAN = (1.0, 0.5, 0.0, -2.0)
_LEAST_THICKNESS = 0.02


class DehazeNetwork(nn.Module):
    """All that is learnt, by name.

    Parameters
    ----------
    design
        Which parts there are.
    sample
        Statistics of hazy photos, (photos, COUNT): their mean and spread standardise.
    """

    mean: Tensor
    scale: Tensor

    def __init__(self, design: Design, sample: Tensor) -> None:
        super().__init__()
        self.design = design
        self.register_buffer("mean", sample.mean(0))
        self.register_buffer("scale", sample.std(0) + 1e-2)
        self.parts = nn.ParameterDict()
        for name, shape in (encoder.shapes() | field.shapes(design)).items():
            spread = math.sqrt(2 / math.prod(shape[1:]))
            if name in _QUIET:
                spread *= 0.1 if name in ("film", "told", "mixture") else 0.0
            self._add(f"{name}.weight", torch.randn(shape) * spread)
            self._add(f"{name}.shift", torch.zeros(shape[0]))
        self._add("lut", torch.from_numpy(hazelut.start()))
        thickness = torch.tensor(hazelut.THICKNESS).clamp(min=_LEAST_THICKNESS)
        self._add("thickness", thickness.log())
        lean = self.parts[_key("heads.shift")]
        with torch.no_grad():
            lean[-hazelut.LATTICES :] = torch.tensor(_LEAN)
        assert sample.shape[1] == COUNT

    def _add(self, name: str, values: Tensor) -> None:
        self.parts[_key(name)] = nn.Parameter(values)

    def weights(self) -> dict[str, Tensor]:
        """Return what `models.dehaze` calls the weights: tensors by name."""
        found: dict[str, Tensor] = {
            name.replace("/", "."): values for name, values in self.parts.items()
        }
        return {**found, "mean": self.mean, "scale": self.scale}

    def numbers(self) -> dict[str, NDArray[np.float32]]:
        """Return copies of the weights as arrays."""
        return {
            name: values.detach().numpy().copy()
            for name, values in self.weights().items()
        }


def _key(name: str) -> str:
    return name.replace(".", "/")
