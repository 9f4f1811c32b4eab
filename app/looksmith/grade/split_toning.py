"""Split toning: one tint for the shadows, another for the highlights."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from looksmith.colour.lab import linear_from_oklab, oklab_from_linear
from looksmith.colour.transfer import decode_srgb, encode_srgb
from looksmith.grade.errors import RecipeError

__all__ = ["SplitToning", "apply_split"]

FloatArray = NDArray[np.float32]

_STRONGEST = 0.09  # OKLab chroma that 100 adds
_EVEN = 0.55  # OKLab lightness where shadows turn into highlights
_REACH = 0.3


@dataclass(frozen=True)
class SplitToning:
    """Tints of the shadows and of the highlights.

    Parameters
    ----------
    shadow_hue, highlight_hue
        OKLCh hue in degrees, 0..360.
    shadow_saturation, highlight_saturation
        0..100; 0 is no tint.
    balance
        -100..100: above 0 more of the tones count as highlights.
    """

    shadow_hue: float = 250.0
    shadow_saturation: float = 0.0
    highlight_hue: float = 70.0
    highlight_saturation: float = 0.0
    balance: float = 0.0

    def __post_init__(self) -> None:
        ranges = {
            "shadow_hue": (0, 360), "highlight_hue": (0, 360),
            "shadow_saturation": (0, 100), "highlight_saturation": (0, 100),
            "balance": (-100, 100),
        }  # fmt: skip
        for name, (low, high) in ranges.items():
            value = getattr(self, name)
            if not low <= value <= high:  # False for NaN, too
                raise RecipeError(
                    f"Split toning's {name.replace('_', ' ')} must lie between {low} "
                    f"and {high}, not {value}."
                )

    @property
    def is_neutral(self) -> bool:
        """Whether nothing changes."""
        return not (self.shadow_saturation or self.highlight_saturation)


def _vector(hue: float, saturation: float) -> FloatArray:
    angle, length = np.radians(hue), _STRONGEST * saturation / 100
    return np.array([np.cos(angle) * length, np.sin(angle) * length], np.float32)


def apply_split(encoded: FloatArray, split: SplitToning) -> FloatArray:
    """Tint shadows and highlights, in OKLab; black, white and lightness stay.

    Parameters
    ----------
    encoded
        Float32 (..., 3), sRGB code values, unbounded.

    Returns
    -------
    ndarray
        Float32 (..., 3); `encoded` itself if nothing changes.
    """
    if split.is_neutral:
        return encoded
    lab = oklab_from_linear(decode_srgb(encoded))
    light = np.clip(lab[..., :1], 0, 1)
    middle = np.float32(_EVEN - 0.35 * split.balance / 100)
    t = np.clip((light - middle) / np.float32(2 * _REACH) + np.float32(0.5), 0, 1)
    high = t * t * (3 - 2 * t)
    # Nought at black and white, where a tint would shift the clipping points.
    room = 1 - (2 * light - 1) ** 4
    shadows = _vector(split.shadow_hue, split.shadow_saturation)
    highlights = _vector(split.highlight_hue, split.highlight_saturation)
    lab[..., 1:] += room * ((1 - high) * shadows + high * highlights)
    return encode_srgb(linear_from_oklab(lab))
