"""Where haze lies in a photo of which no depth is known: maps from 0 to 1."""

from __future__ import annotations

import math

import torch
from torch import Tensor
from torch.nn import functional

__all__ = ["edge_guided", "fractal", "haze_map", "horizon", "ramp", "skyness"]


def _uniform(chance: torch.Generator, count: int, low: float, high: float) -> Tensor:
    drawn = torch.rand(count, generator=chance) * (high - low) + low
    return drawn.reshape(-1, 1, 1, 1)


def _spread(maps: Tensor) -> Tensor:
    """Stretch every map to [0, 1]."""
    low = maps.amin((2, 3), keepdim=True)
    return (maps - low) / (maps.amax((2, 3), keepdim=True) - low).clamp(min=1e-4)


def ramp(chance: torch.Generator, count: int, height: int, width: int) -> Tensor:
    """Return maps that rise in one direction: mostly upwards, some any other way."""
    tilt = torch.randn(count, generator=chance) * math.radians(12)
    turned = torch.rand(count, generator=chance)
    quarter = torch.randint(4, (count,), generator=chance) * (math.pi / 2)
    angle = (tilt + torch.where(turned < 0.4, quarter, 0.0)).reshape(-1, 1, 1, 1)
    rows = torch.linspace(1, 0, height).reshape(1, 1, -1, 1)
    columns = torch.linspace(0, 1, width).reshape(1, 1, 1, -1)
    maps = _spread(rows * torch.cos(angle) + columns * torch.sin(angle))
    return maps ** _uniform(chance, count, 0.5, 2.0)


def horizon(chance: torch.Generator, count: int, height: int, width: int) -> Tensor:
    """Return maps of a clear foreground below a rough line, and distance above it."""
    rough = fractal(chance, count, 2, width)[:, :, :1] - 0.5
    line = _uniform(chance, count, 0.2, 0.75) + 0.5 * rough
    rows = torch.linspace(0, 1, height).reshape(1, 1, -1, 1)
    beyond = ((line - rows) / _uniform(chance, count, 0.01, 0.15)).clamp(0, 1)
    rise = _uniform(chance, count, 0.4, 1.0)
    return beyond * (rise + (1 - rise) * (1 - rows / line.clamp(min=0.05)).clamp(0, 1))


def fractal(
    chance: torch.Generator, count: int, height: int, width: int, octaves: int = 4
) -> Tensor:
    """Return clouds: noise of several scales, the large ones strongest."""
    maps = torch.zeros(count, 1, height, width)
    for octave in range(octaves):
        cells = (2 + 2**octave, 3 + 2**octave)
        noise = torch.randn(count, 1, *cells, generator=chance)
        wide = functional.interpolate(
            noise, (height, width), mode="bicubic", align_corners=True
        )
        maps = maps + wide * 0.55**octave
    return _spread(maps)


def _averaged(maps: Tensor, radius: int) -> Tensor:
    """Average over squares, first along columns, then along rows."""
    for axis in (0, 1):
        window, margin = [1, 1], [0, 0]
        window[axis], margin[axis] = 2 * radius + 1, radius
        maps = functional.avg_pool2d(maps, window, 1, margin, count_include_pad=False)
    return maps


def skyness(clear: Tensor) -> Tensor:
    """Return how much a place looks like sky: bright, dull, smooth, above."""
    luma = clear.mean(1, keepdim=True)
    chroma = clear.amax(1, keepdim=True) - clear.amin(1, keepdim=True)
    blue = (clear[:, 2:] >= clear[:, :1] - 0.03).float()
    mean = _averaged(luma, 4)
    rough = _averaged((luma - mean).abs(), 4)
    above = torch.linspace(1.5, -0.3, clear.shape[2]).clamp(0, 1).reshape(1, 1, -1, 1)
    bright = ((luma - 0.45) * 4).clamp(0, 1) * (1 - chroma * 1.2).clamp(0, 1)
    return bright * blue * (1 - rough * 25).clamp(0, 1) * above


def edge_guided(maps: Tensor, clear: Tensor, epsilon: float = 1e-3) -> Tensor:
    """Let maps follow the photo's edges.

    He, Sun and Tang, "Guided image filtering", 2010, with luma as the guide and a
    radius of a sixteenth of the height.
    """
    radius = max(2, clear.shape[2] // 16)
    luma = clear.mean(1, keepdim=True)
    mean, mean_map = _averaged(luma, radius), _averaged(maps, radius)
    both = _averaged(luma * maps, radius) - mean * mean_map
    spread = _averaged(luma * luma, radius) - mean * mean
    gain = both / (spread + epsilon)
    shift = mean_map - gain * mean
    return (_averaged(gain, radius) * luma + _averaged(shift, radius)).clamp(0, 1)


def _planes(maps: Tensor, count: int) -> Tensor:
    """Break maps into a few distances, each as sharp as a wall's edge."""
    return (maps * count).floor().clamp(max=count - 1) / (count - 1)


def haze_map(chance: torch.Generator, clear: Tensor, smoke: Tensor) -> Tensor:
    """Return how thick the haze is before each pixel, (n, 1, h, w) in 0..1.

    Parameters
    ----------
    chance
        What is drawn.
    clear
        (n, 3, h, w), the photos without haze.
    smoke
        (n,), True where haze drifts instead of growing with the distance.
    """
    count, _, height, width = clear.shape
    ramps = ramp(chance, count, height, width)
    clouds = fractal(chance, count, height, width)
    # Parts at different distances, whose edges are those of the photo.
    tones = _spread(clear.mean(1, keepdim=True) + 0.8 * clouds)
    planes = _planes(tones, 4) * 0.6 + 0.4 * ramps
    drawn = torch.rand(count, generator=chance).reshape(-1, 1, 1, 1)
    flat = torch.full_like(ramps, 0.5)
    far = torch.where(drawn < 0.4, ramps, planes)
    far = torch.where(drawn < 0.25, horizon(chance, count, height, width), far)
    far = torch.where(drawn > 0.9, flat, far)
    drifting = torch.where(drawn < 0.7, 0.6 * clouds + 0.4 * ramps, clouds)
    drifting = torch.where(drawn > 0.92, flat, drifting)
    drifting = drifting ** _uniform(chance, count, 0.7, 2.5)
    maps = torch.where(smoke.reshape(-1, 1, 1, 1), drifting, far)
    share = torch.rand(count, generator=chance).reshape(-1, 1, 1, 1)
    guided = edge_guided(maps, clear)
    maps = maps + (guided - maps) * (share * 1.6).clamp(max=1)
    sky = skyness(clear) * (~smoke).float().reshape(-1, 1, 1, 1)
    return (maps + (1 - maps) * sky).clamp(0, 1)
