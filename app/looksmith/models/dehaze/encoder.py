"""What is computed once for a photo: its numbers, its airlight and its features."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from looksmith.models.dehaze.hazelut import LATTICES
from looksmith.models.dehaze.purifier import FEATURES, convolved
from looksmith.models.dehaze.statistics import COUNT, dark_channel, levels

if TYPE_CHECKING:
    from torch import Tensor

__all__ = [
    "CODE",
    "MULTIPLE",
    "TONES",
    "Encoding",
    "encode",
    "first_airlight",
    "shapes",
]

Weights = Mapping[str, "Tensor"]

CODE = 48
"""Length of a photo's code."""

TONES = 12
"""Tone values of a photo: two curves for each channel, and how they change in time."""

MULTIPLE = 16
"""Heights and widths that are encoded are multiples of this."""

_WIDTHS = (24, 32, 48, 64)
_INPUTS = 4 * 7
_LIMIT = 5.0
_AIRLIGHT_REACH = 0.3
_HEADS = 3 + TONES + LATTICES


@dataclass(frozen=True, eq=False)
class Encoding:
    """What the field knows of a photo (n of them, h x w pixels).

    Parameters
    ----------
    features
        (n, 16, h / 2, w / 2).
    logits
        (n, LATTICES, h, w): before the softmax, how much of each lattice at time 0.
    drift
        The same: how they change until time 1.
    code
        (n, CODE).
    airlight
        (n, 3, 1, 1) code values.
    tones
        (n, TONES).
    """

    features: Tensor
    logits: Tensor
    drift: Tensor
    code: Tensor
    airlight: Tensor
    tones: Tensor


def shapes() -> dict[str, tuple[int, ...]]:
    """Return the names and shapes of the encoder's matrices and convolutions."""
    first, second, third, fourth = _WIDTHS
    return {
        "code.in": (64, COUNT),
        "code.mid": (CODE, 64),
        "heads": (_HEADS, CODE),
        "film": (2 * sum(_WIDTHS), CODE),
        "down0": (first, _INPUTS, 3, 3),
        "down1": (second, first, 3, 3),
        "down2": (third, second, 3, 3),
        "down3": (fourth, third, 3, 3),
        "deep": (fourth, fourth, 3, 3),
        "up2": (third, fourth + third, 3, 3),
        "up1": (second, third + second, 3, 3),
        "up0": (first, second + first, 3, 3),
        "features": (FEATURES, first, 3, 3),
        "mixture": (2 * LATTICES, FEATURES, 1, 1),
        "guide": (LATTICES, 7, 1, 1),
    }


def first_airlight(low: Tensor, high: Tensor) -> Tensor:
    """Return the airlight before which a constant haze gives these levels.

    Stretching [low, high] to [0, 1] is the scattering model undone for a transmission
    of high - low before this airlight.
    """
    return (low / (1 - high + low).clamp(min=0.02)).clamp(0.35, 1.0)


def _code(weights: Weights, numbers: Tensor, dropout: float) -> Tensor:
    from torch.nn import functional

    hidden = (numbers - weights["mean"]) / weights["scale"]
    hidden = hidden.clamp(-_LIMIT, _LIMIT)
    for name in ("code.in", "code.mid"):
        hidden = functional.linear(
            hidden, weights[f"{name}.weight"], weights[f"{name}.shift"]
        )
        hidden = functional.silu(hidden)
        if dropout:
            hidden = functional.dropout(hidden, dropout)
    return hidden


def _seen(pixels: Tensor, low: Tensor, high: Tensor) -> Tensor:
    import torch

    levelled = ((pixels - low) / (high - low)).clamp(-0.2, 1.2)
    return torch.cat([pixels, levelled, dark_channel(pixels)], 1) - 0.5


def _features(weights: Weights, seen: Tensor, code: Tensor) -> Tensor:
    """Run the small U-Net on what is seen, at half size."""
    import torch
    from torch.nn import functional

    film = functional.linear(code, weights["film.weight"], weights["film.shift"])
    parts = torch.split(film[..., None, None], [2 * width for width in _WIDTHS], 1)
    hidden = functional.pixel_unshuffle(seen, 2)
    kept = []
    for level, part in enumerate(parts):
        gain, shift = part.chunk(2, 1)
        if level:
            hidden = functional.avg_pool2d(hidden, 2)
        hidden = convolved(weights, f"down{level}", hidden)
        hidden = functional.silu(hidden * (1 + gain) + shift)
        kept.append(hidden)
    hidden = hidden + functional.silu(convolved(weights, "deep", hidden))
    for level in (2, 1, 0):
        wide = functional.interpolate(hidden, scale_factor=2.0, mode="bilinear")
        both = torch.cat([wide, kept[level]], 1)
        hidden = functional.silu(convolved(weights, f"up{level}", both))
    return convolved(weights, "features", hidden)


def encode(
    weights: Weights, pixels: Tensor, numbers: Tensor, dropout: float = 0.0
) -> Encoding:
    """Encode photos.

    Parameters
    ----------
    weights
        Tensors by name; see `shapes`.
    pixels
        (n, 3, h, w) code values in [0, 1]; h and w multiples of `MULTIPLE`.
    numbers
        (n, COUNT): their `statistics`.
    dropout
        Of the hidden values of the code; training only.
    """
    import torch
    from torch.nn import functional

    low, high = levels(pixels)
    code = _code(weights, numbers, dropout)
    heads = functional.linear(code, weights["heads.weight"], weights["heads.shift"])
    offset, tones, lean = torch.split(heads, [3, TONES, LATTICES], 1)
    airlight = first_airlight(low, high)
    airlight = airlight + _AIRLIGHT_REACH * torch.tanh(offset)[..., None, None]
    seen = _seen(pixels, low, high)
    features = _features(weights, seen, code)
    mixture = convolved(weights, "mixture", features)
    wide = functional.interpolate(mixture, scale_factor=2.0, mode="bilinear")
    logits, drift = wide.chunk(2, 1)
    logits = logits + lean[..., None, None] + convolved(weights, "guide", seen)
    return Encoding(features, logits, drift, code, airlight, tones)
