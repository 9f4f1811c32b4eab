"""How near a restored photo comes to the one that is wanted, and trivial rivals."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from looksmith.colour.difference import delta_e_2000
from looksmith.colour.lab import lab_from_srgb

__all__ = [
    "TRIVIAL",
    "Score",
    "auto_levels",
    "bent_to_mean",
    "bootstrap",
    "levels_and_gamma",
    "psnr",
    "score",
    "ssim",
]

FloatArray = NDArray[np.float32]
Correction = Callable[[FloatArray], FloatArray]

_SIGMA, _RADIUS = 1.5, 5
_C1, _C2 = 0.01**2, 0.03**2


@dataclass(frozen=True)
class Score:
    """How near two photos are, both rounded to 8 bit sRGB.

    Parameters
    ----------
    psnr
        Decibels; 100 for photos that are the same.
    ssim
        Structural similarity, mean over channels.
    ciede2000
        Mean colour difference.
    """

    psnr: float
    ssim: float
    ciede2000: float


def _rounded(pixels: FloatArray) -> FloatArray:
    return np.rint(np.clip(pixels, 0, 1) * 255).astype(np.float32) / np.float32(255)


def psnr(first: FloatArray, second: FloatArray) -> float:
    """Return the peak signal-to-noise ratio of values in [0, 1], at most 100 dB."""
    error = float(np.mean((first.astype(np.float64) - second) ** 2))
    return float(-10 * np.log10(max(error, 1e-10)))


def _blurred(image: NDArray[np.float64]) -> NDArray[np.float64]:
    """Blur (height, width, 3) with a Gaussian, only where the window fits."""
    offsets = np.arange(-_RADIUS, _RADIUS + 1)
    window = np.exp(-0.5 * (offsets / _SIGMA) ** 2)
    window /= window.sum()
    height, width = (length - 2 * _RADIUS for length in image.shape[:2])
    rows = sum(w * image[i : i + height] for i, w in enumerate(window))
    return np.asarray(sum(w * rows[:, i : i + width] for i, w in enumerate(window)))


def _averaged(image: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.asarray(image.mean((0, 1), keepdims=True))


def ssim(first: FloatArray, second: FloatArray) -> float:
    """Return the structural similarity of two photos (height, width, 3) in [0, 1].

    Wang, Bovik, Sheikh and Simoncelli, "Image quality assessment", 2004: Gaussian
    window of 11 x 11, sigma 1.5, K = (0.01, 0.03); mean over the channels. Photos
    smaller than the window are compared by their means and spreads alone.
    """
    x, y = first.astype(np.float64), second.astype(np.float64)
    blur = _averaged if min(x.shape[:2]) <= 2 * _RADIUS else _blurred
    mean_x, mean_y = blur(x), blur(y)
    var_x, var_y = blur(x * x) - mean_x**2, blur(y * y) - mean_y**2
    both = blur(x * y) - mean_x * mean_y
    top = (2 * mean_x * mean_y + _C1) * (2 * both + _C2)
    bottom = (mean_x**2 + mean_y**2 + _C1) * (var_x + var_y + _C2)
    return float(np.mean(top / bottom))


def score(result: FloatArray, target: FloatArray) -> Score:
    """Compare a result with its target, both (height, width, 3) float32 sRGB."""
    result, target = _rounded(result), _rounded(target)
    difference = delta_e_2000(lab_from_srgb(result), lab_from_srgb(target))
    return Score(psnr(result, target), ssim(result, target), float(np.mean(difference)))


def auto_levels(pixels: FloatArray) -> FloatArray:
    """Stretch the quantiles 0.5 % and 99.5 % of all channels together to 0 and 1."""
    low, high = np.percentile(pixels, [0.5, 99.5])
    stretched = (pixels - low) / max(high - low, 1e-3)
    return np.asarray(np.clip(stretched, 0, 1), np.float32)


def bent_to_mean(pixels: FloatArray, mean: float) -> FloatArray:
    """Bend values in [0, 1] by the gamma, .05 to 20, that gives them a mean."""
    exact = pixels.astype(np.float64)
    low, high = np.log(0.05), np.log(20.0)
    for _ in range(24):
        middle = (low + high) / 2
        if np.mean(exact ** np.exp(middle)) > mean:
            low = middle
        else:
            high = middle
    return np.asarray(exact ** np.exp((low + high) / 2), np.float32)


def levels_and_gamma(pixels: FloatArray, mean: float = 0.45) -> FloatArray:
    """Stretch as `auto_levels`, then bend by the gamma that gives the mean."""
    return bent_to_mean(auto_levels(pixels), mean)


TRIVIAL: Mapping[str, Correction] = {
    "unprocessed": lambda pixels: pixels,
    "auto-levels": auto_levels,
    "auto-levels, gamma": levels_and_gamma,
}
"""What anything that calls itself content-aware must beat."""


def bootstrap(
    values: Sequence[float], *, draws: int = 10_000, seed: int = 0
) -> tuple[float, float]:
    """Return the 95 % interval of the mean by drawing with replacement."""
    found = np.asarray(values, np.float64)
    rows = np.random.default_rng(seed).integers(len(found), size=(draws, len(found)))
    low, high = np.percentile(found[rows].mean(1), [2.5, 97.5])
    return float(low), float(high)
