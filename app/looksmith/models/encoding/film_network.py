"""The look network: from a code to the weights of a small network over colours.

A code c modulates one network that all looks share. With f(x) the shared features of
a colour x, s the smooth ramp (0 below -1, z above 1, a parabola between) and g, t, r,
H, A what the code's modulation says:

    h = s(f(x) * g_0 + t_0)
    h = h + s(h @ (W_l + U_l diag(r_l) V_l) * g_l + t_l)        for every layer l
    y = x + A [x, 1] + H h

`film_torch.py` is the same in torch; a test holds the two together.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

__all__ = ["NetworkShape", "NetworkWeights", "Slices", "bend"]

FloatArray = NDArray[np.float32]


@dataclass(frozen=True)
class NetworkShape:
    """The sizes of a look network.

    Parameters
    ----------
    width
        Units in a layer, a multiple of 32.
    layers
        Layers that a look modulates, after the features.
    rank
        Columns of U.
    code
        Values in a code.
    """

    width: int
    layers: int
    rank: int
    code: int

    @property
    def modulation(self) -> int:
        """The number of values that a code is turned into."""
        return int(self.slices.affine.stop)

    @property
    def slices(self) -> Slices:
        """Where each part of a modulation lies."""
        return Slices.of(self)


@dataclass(frozen=True)
class Slices:
    """Where each part of a modulation lies.

    Parameters
    ----------
    first_gain, first_shift
        Of the features.
    gain, shift, scale
        Per layer.
    head
        (3, width), flat.
    affine
        (3, 4), flat.
    """

    first_gain: slice
    first_shift: slice
    gain: tuple[slice, ...]
    shift: tuple[slice, ...]
    scale: tuple[slice, ...]
    head: slice
    affine: slice

    @classmethod
    def of(cls, shape: NetworkShape) -> Slices:
        """Return the layout of a modulation."""
        place = 0

        def take(length: int) -> slice:
            nonlocal place
            place += length
            return slice(place - length, place)

        first = take(shape.width), take(shape.width)
        layers = [
            (take(shape.width), take(shape.width), take(shape.rank))
            for _ in range(shape.layers)
        ]
        gain, shift, scale = zip(*layers, strict=True)
        return cls(*first, gain, shift, scale, take(3 * shape.width), take(12))


def bend(z: FloatArray) -> tuple[FloatArray, FloatArray]:
    """Return the smooth ramp of z and its slope."""
    slope = np.clip(np.float32(0.5) * z + np.float32(0.5), 0, 1)
    return slope * slope + np.maximum(z - np.float32(1), 0), slope


@dataclass(frozen=True, eq=False)
class NetworkWeights:
    """What all looks share, float32.

    Parameters
    ----------
    first, first_shift, second, second_shift
        The features' two layers: (3, W), (W,), (W, W), (W,).
    weight, left, right
        Per layer: (L, W, W), (L, W, R), (L, R, W).
    mix, base
        From a code to a modulation: (D, M), (M,).
    """

    first: FloatArray
    first_shift: FloatArray
    second: FloatArray
    second_shift: FloatArray
    weight: FloatArray
    left: FloatArray
    right: FloatArray
    mix: FloatArray
    base: FloatArray

    @property
    def shape(self) -> NetworkShape:
        """The sizes."""
        layers, width, rank = self.left.shape
        return NetworkShape(width, layers, rank, len(self.mix))

    def modulate(self, codes: FloatArray) -> FloatArray:
        """Return the modulations (N, M) of codes (N, D)."""
        return np.asarray(codes @ self.mix + self.base, np.float32)

    def features(self, colours: FloatArray) -> FloatArray:
        """Return the features (P, W) of colours (P, 3)."""
        centred = np.asarray(colours - np.float32(0.5), np.float32)
        hidden = bend(np.asarray(centred @ self.first + self.first_shift))[0]
        return np.asarray(hidden @ self.second + self.second_shift, np.float32)

    def raw_weights(self, modulations: FloatArray) -> FloatArray:
        """Return W + U diag(r) V of looks, (N, L, W, W), before the gain."""
        scales = [modulations[:, part] for part in self.shape.slices.scale]
        raw = np.empty((len(modulations), *self.weight.shape), np.float32)
        for layer, scale in enumerate(scales):
            scaled = scale[:, :, None] * self.right[layer]
            raw[:, layer] = np.matmul(self.left[layer], scaled) + self.weight[layer]
        return raw

    def layer_weights(self, modulations: FloatArray) -> FloatArray:
        """Return the looks' own layers, (N, L, W, W)."""
        raw = self.raw_weights(modulations)
        for layer, part in enumerate(self.shape.slices.gain):
            raw[:, layer] *= modulations[:, None, part]
        return raw
