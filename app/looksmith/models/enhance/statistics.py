"""What the predictor sees of a photo: numbers from a thumbnail of fixed size."""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from looksmith.models.enhance.priors import LUMA

__all__ = ["GRID", "QUANTILES", "THUMBNAIL", "statistics", "thumbnail"]

FloatArray = NDArray[np.float32]

THUMBNAIL = 128
"""Width and height of the thumbnail in pixels, whatever the photo's shape."""

QUANTILES = (
    0.005, 0.02, 0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 0.995,
)  # fmt: skip

GRID = 32
"""Points a side at which the layout is looked at; a multiple of 8."""

_TOE, _DARK, _FLAT = 0.02, 0.15, 0.06  # luma, luma, a step of its logarithm
_GREY = 0.012  # chroma
_BRIGHT = 0.75  # of nearly the brightest luma: where the light's colour shows


def thumbnail(pixels: NDArray[Any]) -> FloatArray:
    """Return the photo averaged over areas into (THUMBNAIL, THUMBNAIL, 3).

    Parameters
    ----------
    pixels
        (height, width, 3), uint8, uint16 or float32 sRGB code values of any size.

    Returns
    -------
    ndarray
        Float32 in [0, 1]; values beyond are clipped first, NaN counts as black.
    """
    height, width = pixels.shape[:2]
    factor = max(1, min(height, width) // (2 * THUMBNAIL))
    kept = pixels[: height // factor * factor, : width // factor * factor]
    if np.issubdtype(kept.dtype, np.integer):
        scale = 1.0 / np.iinfo(kept.dtype).max
    else:
        kept, scale = np.clip(np.nan_to_num(kept), 0, 1), 1.0
    # Whole blocks first (24 megapixels at once would take their size in floats).
    blocks = np.zeros((kept.shape[0] // factor, kept.shape[1] // factor, 3), np.float32)
    for row in range(factor):
        for column in range(factor):
            blocks += kept[row::factor, column::factor]
    blocks *= np.float32(scale / factor**2)
    return _area_resized(_area_resized(blocks, THUMBNAIL), THUMBNAIL)


def _area_resized(values: FloatArray, count: int) -> FloatArray:
    """Average the first axis over `count` equal shares, and bring the second first."""
    length = values.shape[0]
    edges = np.linspace(0, length, count + 1)
    sums = np.concatenate(
        [np.zeros_like(values[:1], np.float64), np.cumsum(values, 0, np.float64)]
    )
    cell = np.minimum(edges.astype(np.int64), length - 1)
    part = (edges - cell)[:, None, None]
    at_edges = sums[cell] + part * values[cell]
    means = np.diff(at_edges, axis=0) * (count / length)
    return np.ascontiguousarray(means.swapaxes(0, 1), np.float32)


def statistics(colours: FloatArray) -> FloatArray:
    """Return the statistics of a small photo, float32 (S,).

    Quantiles of luma (plain, as roots and some as logarithms), of each channel and of
    chroma; means and spreads; the tint of all and of the bright; the shares of nearly
    black and nearly white. Then, on a grid of `GRID` points a side, what tells a photo
    of a dark scene from an under-exposed one: how rough the dark parts are, how much
    of the photo is flat and black, how bright the middle is against the border, and
    how blocks of the photo differ.

    Parameters
    ----------
    colours
        Float32 (height, width, 3) in [0, 1]: a `thumbnail`, or another small photo
        of at least `GRID` pixels a side.
    """
    x = np.asarray(colours, np.float32).reshape(-1, 3)
    luma = x @ LUMA
    places = np.rint(np.array(QUANTILES) * (len(x) - 1)).astype(np.int64)
    by_luma = np.sort(luma)[places]
    by_channel = np.sort(x, axis=0)[places[::2]]
    chroma = np.sort(x.max(1) - x.min(1))[places[::2]]
    red_green = x[:, 0] - x[:, 1]
    yellow_blue = 0.5 * (x[:, 0] + x[:, 1]) - x[:, 2]
    tint = np.stack([red_green, yellow_blue], 1)
    bright = luma > _BRIGHT * by_luma[-2]
    tint_of_bright = tint[bright].sum(0) / max(1, int(bright.sum()))
    parts = [
        by_luma,
        np.sqrt(by_luma),
        np.log(by_luma[1::3] + 0.02),
        by_channel.ravel(),
        chroma,
        tint.mean(0),
        tint.std(0),
        tint_of_bright,
        [luma.mean(), luma.std(), (luma < 0.05).mean(), (luma > 0.95).mean()],
        _layout(_on_grid(colours)),
    ]
    return np.concatenate(parts).astype(np.float32)


def _on_grid(colours: FloatArray) -> FloatArray:
    """Pick `GRID` x `GRID` pixels, evenly spaced."""
    rows, columns = (
        ((np.arange(GRID) + 0.5) * (length / GRID)).astype(np.int64)
        for length in colours.shape[:2]
    )
    return np.asarray(colours[rows][:, columns], np.float32)


def _layout(grid: FloatArray) -> FloatArray:
    """Return the statistics that depend on where colours are."""
    luma = grid @ LUMA
    depth = np.log(luma + _TOE)
    steps = [np.abs(np.diff(depth, axis=axis)) for axis in (0, 1)]
    darker = [
        np.minimum(luma[1:], luma[:-1]),
        np.minimum(luma[:, 1:], luma[:, :-1]),
    ]
    rough = np.concatenate([step.ravel() for step in steps])
    dark = np.concatenate([values.ravel() for values in darker]) < _DARK
    flat = dark & (rough < _FLAT)
    in_dark = rough[dark].sum() / max(1, int(dark.sum()))
    root = np.sqrt(luma)
    quarter, border = GRID // 4, GRID // 8
    middle = root[quarter:-quarter, quarter:-quarter].mean()
    inner = root[border:-border, border:-border]
    rim = (root.sum() - inner.sum()) / (root.size - inner.size)
    blocks = root.reshape(4, GRID // 4, 4, GRID // 4).transpose(0, 2, 1, 3)
    blocks = blocks.reshape(16, -1)
    means = np.sort(blocks.mean(1))
    purity = np.ptp(grid, axis=2) / (grid.max(2) + _TOE)
    order = np.argsort(luma, axis=None, kind="stable")
    by_depth = purity.ravel()[order].reshape(4, -1).mean(1)
    return np.array(
        [
            rough.mean(), in_dark, flat.mean(), dark.mean(),
            middle, rim, middle - rim, root[: GRID // 2].mean() - root.mean(),
            *means[[0, 4, 8, 12, 15]], blocks.std(1).mean(), means.std(),
            *by_depth, (luma < 0.012).mean(), (luma < 0.025).mean(),
            (np.ptp(grid, axis=2) < _GREY).mean(),
        ],
        np.float32,
    )  # fmt: skip
