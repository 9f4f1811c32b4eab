"""How far a decoded look is from the look itself."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from looksmith.colour.difference import delta_e_76, delta_e_2000
from looksmith.colour.lab import lab_from_srgb

__all__ = ["LookError", "gamut_colours", "interpolate", "measure", "sample"]

FloatArray = NDArray[np.float32]

COLOURS = 4096


@dataclass(frozen=True)
class LookError:
    """Differences over the whole gamut, both outputs rounded to 8 bit.

    Parameters
    ----------
    mean, p90, maximum
        CIEDE2000: mean, 90th percentile and maximum over the colours.
    mean_76
        Mean CIE76.
    psnr
        Peak signal-to-noise ratio in dB, infinite for equal outputs.
    """

    mean: float
    p90: float
    maximum: float
    mean_76: float
    psnr: float


@lru_cache(maxsize=4)
def gamut_colours(count: int = COLOURS, seed: int = 0) -> FloatArray:
    """Return colours spread evenly over the whole cube and tied to no lattice.

    Parameters
    ----------
    count
        How many.
    seed
        Another seed gives other colours of the same kind.

    Returns
    -------
    ndarray
        Float32 (count, 3) in [0, 1], read-only.
    """
    colours = np.random.default_rng(seed).random((count, 3), dtype=np.float32)
    colours.flags.writeable = False
    return colours


def _taps(
    colours: FloatArray, size: int
) -> tuple[NDArray[np.intp], NDArray[np.float32]]:
    place = colours * np.float32(size - 1)
    cell = np.minimum(place.astype(np.intp), size - 2)
    part = place - cell
    order = np.argsort(-part, axis=1, kind="stable")
    part = np.take_along_axis(part, order, axis=1)
    strides = np.array([size * size, size, 1])
    index = np.empty((len(colours), 4), np.intp)
    index[:, 0] = cell @ strides
    index[:, 1:] = index[:, :1] + np.cumsum(strides[order], axis=1)
    ends = np.pad(part, ((0, 0), (1, 1)), constant_values=((0, 0), (1, 0)))
    return index, (ends[:, :-1] - ends[:, 1:]).astype(np.float32)


@lru_cache(maxsize=8)
def _gamut_taps(
    count: int, seed: int, size: int
) -> tuple[NDArray[np.intp], NDArray[np.float32]]:
    return _taps(gamut_colours(count, seed), size)


def interpolate(table: FloatArray, colours: FloatArray) -> FloatArray:
    """Look colours (P, 3) within [0, 1] up tetrahedrally in a table."""
    index, weight = _taps(colours, table.shape[0])
    corners = np.ascontiguousarray(table).reshape(-1, 3)[index]
    return np.asarray(np.einsum("nkc,nk->nc", corners, weight))


def sample(table: FloatArray, count: int = COLOURS, seed: int = 0) -> FloatArray:
    """Look up `gamut_colours(count, seed)` tetrahedrally in a table.

    Parameters
    ----------
    table
        Float32 (size, size, size, 3).

    Returns
    -------
    ndarray
        Float32 (count, 3).
    """
    index, weight = _gamut_taps(count, seed, table.shape[0])
    corners = np.ascontiguousarray(table).reshape(-1, 3)[index]
    return np.asarray(np.einsum("nkc,nk->nc", corners, weight))


def measure(
    table: FloatArray, decoded: FloatArray, count: int = COLOURS, seed: int = 0
) -> LookError:
    """Compare a look with its decoded table; the sizes may differ.

    Parameters
    ----------
    table, decoded
        Float32 (size, size, size, 3), sRGB code values.
    count, seed
        Which colours; see `gamut_colours`.
    """
    codes = [
        np.round(np.clip(sample(each, count, seed), 0, 1) * 255) / np.float32(255)
        for each in (table, decoded)
    ]
    labs = [lab_from_srgb(each) for each in codes]
    difference = delta_e_2000(labs[0], labs[1])
    square = float(np.mean((codes[0] - codes[1]) ** 2))
    return LookError(
        mean=float(difference.mean()),
        p90=float(np.quantile(difference, 0.9)),
        maximum=float(difference.max()),
        mean_76=float(delta_e_76(labs[0], labs[1]).mean()),
        psnr=float("inf") if square == 0 else float(-10 * np.log10(square)),
    )
