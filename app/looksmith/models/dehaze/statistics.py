"""What a whole photo is like: the numbers that the global branch reads."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from torch import Tensor

__all__ = ["COUNT", "LEVELS", "dark_channel", "levels", "statistics"]

LEVELS = (0.005, 0.995)
"""The quantiles between which a channel is stretched, as auto-levels does."""

_QUANTILES = (0.005, 0.02, 0.1, 0.25, 0.5, 0.75, 0.9, 0.98, 0.995)
_FEW = (0.25, 0.5, 0.75, 0.9, 0.98)
_CELLS = 4
_DARK_WINDOW = 7
_LUMA = (0.2126, 0.7152, 0.0722)
COUNT = 6 * len(_QUANTILES) + 2 * len(_FEW) + 3 * _CELLS**2 + 5
"""How many numbers `statistics` gives."""


def dark_channel(pixels: Tensor) -> Tensor:
    """Return the darkest value of any channel nearby, (n, 1, h, w).

    He, Sun and Tang, "Single image haze removal using dark channel prior", 2009, on a
    window of 7 x 7 pixels.
    """
    from torch.nn import functional

    size, margin = _DARK_WINDOW, _DARK_WINDOW // 2
    darkest = -pixels.amin(1, keepdim=True)
    darkest = functional.max_pool2d(darkest, (size, 1), 1, (margin, 0))
    return -functional.max_pool2d(darkest, (1, size), 1, (0, margin))


def _quantiles(values: Tensor, shares: tuple[float, ...]) -> Tensor:
    """Return order statistics of (n, c, count), flattened to (n, c * shares)."""
    last = values.shape[-1] - 1
    rows = [round(share * last) for share in shares]
    return values.sort(-1).values[..., rows].flatten(1)


def levels(pixels: Tensor) -> tuple[Tensor, Tensor]:
    """Return each channel's quantiles at `LEVELS`, two of (n, 3, 1, 1)."""
    found = _quantiles(pixels[:, :, ::2, ::2].flatten(2), LEVELS)
    low, high = found.reshape(len(pixels), 3, 2, 1, 1).unbind(2)
    return low, high.maximum(low + 0.05)


def statistics(pixels: Tensor) -> Tensor:
    """Return float32 (n, `COUNT`) of photos (n, 3, h, w) in [0, 1].

    Quantiles of the channels, of luma, of the dark channel and of chroma; of the local
    contrast; mean luma, darkness and contrast in 4 x 4 cells; how the channels differ.
    """
    import torch
    from torch.nn import functional

    luma = (pixels * pixels.new_tensor(_LUMA)[:, None, None]).sum(1, keepdim=True)
    dark = dark_channel(pixels)
    chroma = pixels.amax(1, keepdim=True) - pixels.amin(1, keepdim=True)
    mean = functional.avg_pool2d(luma, 5, 1, 2, count_include_pad=False)
    contrast = (luma - mean).abs()
    relative = contrast / (luma + 0.05)
    tones = torch.cat([pixels, luma, dark, chroma], 1)[:, :, ::2, ::2]
    texture = torch.cat([contrast, relative], 1)[:, :, ::2, ::2]
    cells = [
        functional.adaptive_avg_pool2d(plane, _CELLS).flatten(1)
        for plane in (luma, dark, torch.log(contrast + 1e-3))
    ]
    red, green, blue = pixels.mean((2, 3)).unbind(1)
    low, high = levels(pixels)
    others = [
        red - green,
        green - blue,
        luma.mean((1, 2, 3)),
        luma.std((1, 2, 3), correction=0),
    ]
    others.append(torch.log((high - low).mean((1, 2, 3))))
    return torch.cat(
        [
            _quantiles(tones.flatten(2), _QUANTILES),
            torch.log(_quantiles(texture.flatten(2), _FEW) + 1e-3),
            *cells,
            torch.stack(others, 1),
        ],
        1,
    )
