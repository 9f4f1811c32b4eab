"""The haze purifier: a light convolutional part of the field, of any backbone.

A backbone is a function from the weights, what it sees at half size, and a modulation
by time and photo, to a velocity at half size. `BACKBONES` names those there are; the
weights' design says which is used. Both have three layers and start with no velocity.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from torch import Tensor

__all__ = ["BACKBONES", "SEEN", "WIDTH", "shapes"]

Weights = Mapping[str, "Tensor"]

FEATURES = 16
STATE = 12  # three channels of 2 x 2 pixels
SEEN = FEATURES + STATE
WIDTH = 24

_SHAPES: dict[str, dict[str, tuple[int, ...]]] = {
    "plain": {
        "in": (WIDTH, SEEN, 3, 3),
        "mid": (WIDTH, WIDTH, 3, 3),
        "out": (STATE, WIDTH, 3, 3),
    },
    "separable": {
        "in": (WIDTH, SEEN, 1, 1),
        "deep": (WIDTH, 1, 5, 5),
        "mid": (WIDTH, WIDTH, 1, 1),
        "deeper": (WIDTH, 1, 5, 5),
        "out": (STATE, WIDTH, 1, 1),
    },
}


def shapes(backbone: str) -> dict[str, tuple[int, ...]]:
    """Return the names and shapes of a backbone's convolutions."""
    return {f"purifier.{name}": shape for name, shape in _SHAPES[backbone].items()}


def convolved(weights: Weights, name: str, values: Tensor, groups: int = 1) -> Tensor:
    """Apply a convolution of odd size; what lies beyond the borders is zero."""
    from torch.nn import functional

    kernel = weights[f"{name}.weight"]
    return functional.conv2d(
        values, kernel, weights[f"{name}.shift"], padding=kernel.shape[-1] // 2,
        groups=groups,
    )  # fmt: skip


def _plain(weights: Weights, seen: Tensor, gain: Tensor, shift: Tensor) -> Tensor:
    from torch.nn import functional

    hidden = convolved(weights, "purifier.in", seen)
    hidden = functional.silu(hidden * (1 + gain) + shift)
    hidden = functional.silu(convolved(weights, "purifier.mid", hidden))
    return convolved(weights, "purifier.out", hidden)


def _separable(weights: Weights, seen: Tensor, gain: Tensor, shift: Tensor) -> Tensor:
    from torch.nn import functional

    hidden = convolved(weights, "purifier.in", seen)
    hidden = functional.silu(hidden * (1 + gain) + shift)
    hidden = convolved(weights, "purifier.deep", hidden, WIDTH)
    hidden = functional.silu(convolved(weights, "purifier.mid", hidden))
    hidden = convolved(weights, "purifier.deeper", hidden, WIDTH)
    return convolved(weights, "purifier.out", hidden)


BACKBONES: dict[str, Callable[[Weights, Tensor, Tensor, Tensor], Tensor]] = {
    "plain": _plain,
    "separable": _separable,
}
