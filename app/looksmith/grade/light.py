"""Light and colour adjustments: exact, per pixel, smooth and unbounded."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from looksmith.colour.lab import linear_from_oklab, oklab_from_linear
from looksmith.colour.transfer import decode_srgb, encode_srgb
from looksmith.colour.white import balance_matrix
from looksmith.grade.recipe import Light
from looksmith.grade.tones import CURVE_POINTS, bend_tones

__all__ = ["apply_light", "tone_curve"]

FloatArray = NDArray[np.float32]

_MID_GREY = 0.4614  # an 18 % reflector, sRGB-encoded


def _bend(e: NDArray[np.float64], light: Light) -> NDArray[np.float64]:
    """Bend code values in [0, 1]; every step rises everywhere, at any setting."""
    blacks, whites = light.blacks / 100, light.whites / 100
    e = e + 0.16 * blacks * (1 - e) ** 3 + 0.16 * whites * e**3
    shadows, highlights = light.shadows / 100, light.highlights / 100
    for _ in range(2):  # two mild bends reach further than one can while rising
        inside = np.clip(e, 0, 1)
        e = e + 0.85 * shadows * inside * (1 - inside) ** 3
        e = e + 0.85 * highlights * inside**3 * (1 - inside)
    inside = np.clip(e, 0, 1)
    contrast = 0.45 * light.contrast / 100
    return e + 4 * contrast * (inside - _MID_GREY) * inside * (1 - inside)


@lru_cache(maxsize=8)
def tone_curve(light: Light) -> FloatArray | None:
    """Return the tone curve on [0, 1], float32 (4097), or None if it is straight."""
    if not any(
        (light.blacks, light.whites, light.shadows, light.highlights, light.contrast)
    ):
        return None
    curve = _bend(np.linspace(0, 1, CURVE_POINTS), light).astype(np.float32)
    curve.flags.writeable = False
    return curve


def _apply_chroma(linear: FloatArray, light: Light) -> FloatArray:
    """Scale OKLab chroma; vibrance reaches muted colours first."""
    lab = oklab_from_linear(linear)
    factor: Any = np.float32(1 + light.saturation / 100)
    a, b = lab[..., 1], lab[..., 2]
    if light.vibrance:
        muted = np.exp(-(a * a + b * b) / np.float32(0.12**2))
        factor = factor * (1 + np.float32(0.9 * light.vibrance / 100) * muted)
    lab[..., 1] *= factor
    lab[..., 2] *= factor
    return linear_from_oklab(lab)


@lru_cache(maxsize=8)
def _balance(temperature: float, tint: float) -> FloatArray:
    return balance_matrix(0.95 * temperature, -0.00025 * tint)


@lru_cache(maxsize=8)
def _linear_matrix(light: Light) -> FloatArray | None:
    if not (light.exposure or light.temperature or light.tint):
        return None
    matrix = _balance(light.temperature, light.tint)
    return np.asarray(matrix * np.float32(2.0**light.exposure), np.float32)


def apply_light(
    encoded: FloatArray, light: Light, linear: FloatArray | None = None
) -> FloatArray:
    """Apply exposure, white balance, tone, saturation and vibrance, in this order.

    Parameters
    ----------
    encoded
        Float32 (..., 3), sRGB-encoded, unbounded.
    light
        The settings.
    linear
        `encoded` as linear light, where that is known: saves decoding.

    Returns
    -------
    ndarray
        Float32 (..., 3), sRGB-encoded, unbounded; `encoded` itself if nothing changes.
    """
    matrix, curve = _linear_matrix(light), tone_curve(light)
    if matrix is not None:
        linear = decode_srgb(encoded) if linear is None else linear
        encoded = encode_srgb(linear @ matrix.T)
    if curve is not None:
        encoded = bend_tones(encoded, curve)
    if light.saturation or light.vibrance:
        encoded = encode_srgb(_apply_chroma(decode_srgb(encoded), light))
    return encoded
