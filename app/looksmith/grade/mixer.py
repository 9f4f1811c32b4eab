"""The colour mixer: hue, saturation and luminance of eight families of colour."""

from __future__ import annotations

from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from looksmith.colour.lab import linear_from_oklab, oklab_from_linear
from looksmith.colour.transfer import decode_srgb, encode_srgb
from looksmith.grade.errors import RecipeError

__all__ = ["FAMILIES", "HUES", "Band", "Mixer", "apply_mixer"]

FloatArray = NDArray[np.float32]

HUES = {
    "red": 29.2, "orange": 62.0, "yellow": 105.0, "green": 142.5,
    "aqua": 194.8, "blue": 258.0, "purple": 300.0, "magenta": 335.0,
}  # fmt: skip
"""Middle of each family, degrees of OKLCh hue; red, green and aqua are those of the
sRGB primaries and of cyan, the others lie where people draw the line."""

FAMILIES = tuple(HUES)

_CENTRES = np.radians(np.array([*HUES.values(), HUES["red"] + 360], np.float32))
_GAPS = np.diff(_CENTRES)
# Neighbours turned towards each other must not pass: smoothstep is steepest at 1.5.
_TURN = 0.3 * np.minimum(_GAPS, np.roll(_GAPS, 1))
_LUMINANCE = np.float32(0.35)
_GREY = np.float32(0.03)  # OKLab chroma below which a colour has hardly a family


@dataclass(frozen=True)
class Band:
    """What is done to one family of colour, each from -100 to 100."""

    hue: float = 0.0
    saturation: float = 0.0
    luminance: float = 0.0

    def __post_init__(self) -> None:
        for field in fields(self):
            value = getattr(self, field.name)
            if not -100 <= value <= 100:  # False for NaN, too
                raise RecipeError(
                    f"The {field.name} of a colour must lie between -100 and 100, "
                    f"not {value}."
                )


@dataclass(frozen=True)
class Mixer:
    """A `Band` for each family of colour; greys stay as they are."""

    red: Band = Band()
    orange: Band = Band()
    yellow: Band = Band()
    green: Band = Band()
    aqua: Band = Band()
    blue: Band = Band()
    purple: Band = Band()
    magenta: Band = Band()

    @property
    def is_neutral(self) -> bool:
        """Whether nothing changes."""
        return all(getattr(self, family) == Band() for family in FAMILIES)

    def values(self) -> FloatArray:
        """Return float32 (8, 3): hue, saturation, luminance, -1..1."""
        bands = [getattr(self, family) for family in FAMILIES]
        rows = [(b.hue, b.saturation, b.luminance) for b in bands]
        return np.asarray(np.array(rows) / 100, np.float32)


def _of_hue(hue: FloatArray, values: FloatArray) -> FloatArray:
    """Return the families' values (8, K) at hues in radians, smoothly between."""
    from_red = np.mod(hue - _CENTRES[0], np.float32(2 * np.pi)) + _CENTRES[0]
    cell = np.clip(np.searchsorted(_CENTRES, from_red, side="right") - 1, 0, 7)
    t = ((from_red - _CENTRES[cell]) / _GAPS[cell]).clip(0, 1)[..., None]
    share = t * t * (3 - 2 * t)
    return np.asarray(values[cell] * (1 - share) + values[(cell + 1) % 8] * share)


def apply_mixer(encoded: FloatArray, mixer: Mixer) -> FloatArray:
    """Turn, strengthen and brighten each family of colour, in OKLCh.

    Parameters
    ----------
    encoded
        Float32 (..., 3), sRGB code values, unbounded.

    Returns
    -------
    ndarray
        Float32 (..., 3); `encoded` itself if nothing changes.
    """
    if mixer.is_neutral:
        return encoded
    values = mixer.values()
    values[:, 0] *= _TURN
    lab = oklab_from_linear(decode_srgb(encoded))
    a, b = lab[..., 1], lab[..., 2]
    square = a * a + b * b
    change = _of_hue(np.arctan2(b, a), values)
    turn, strength = change[..., 0], 1 + change[..., 1]
    coloured = square / (square + _GREY * _GREY)
    scale = 1 + _LUMINANCE * change[..., 2] * coloured
    cosine, sine = np.cos(turn) * strength, np.sin(turn) * strength
    mixed = np.stack([lab[..., 0], a * cosine - b * sine, a * sine + b * cosine], -1)
    scaled = np.asarray(mixed * scale[..., None], np.float32)
    return encode_srgb(linear_from_oklab(scaled))
