"""The figures of an encoded library, whichever codec made it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from looksmith.colour.difference import delta_e_76, delta_e_2000
from looksmith.colour.lab import lab_from_srgb
from looksmith.models.encoding.measure import gamut_colours, interpolate
from looksmith.training.encoding.data import natural_histogram

__all__ = ["LookFigures", "Measurer", "table_of"]

FloatArray = NDArray[np.float32]

_COLOURS = 4096


@dataclass(frozen=True)
class LookFigures:
    """One look's differences, both outputs rounded to 8 bit.

    Parameters
    ----------
    mean, p90, p99, maximum
        CIEDE2000 over the whole gamut.
    mean_76, psnr
        CIE76 and decibels there.
    natural
        Mean CIEDE2000 over the colours of photos.
    """

    mean: float
    p90: float
    p99: float
    maximum: float
    mean_76: float
    psnr: float
    natural: float


def natural_colours(photos: Path, count: int = _COLOURS, seed: int = 1) -> FloatArray:
    """Return colours as frequent as in the photos of a folder, (count, 3)."""
    size = 33
    chance = natural_histogram(photos, size)
    random = np.random.default_rng(seed)
    chosen = random.choice(size**3, size=count, p=chance)
    points = np.stack(np.unravel_index(chosen, (size, size, size)), axis=-1)
    spread = points + random.random((count, 3)) - 0.5
    return np.clip(spread / (size - 1), 0, 1).astype(np.float32)


class Measurer:
    """Compares looks with what a codec makes of them.

    Parameters
    ----------
    photos
        A folder of photos for the natural colours; None to leave them out.
    """

    def __init__(self, photos: Path | None) -> None:
        self._gamut = gamut_colours(_COLOURS)
        self._natural = None if photos is None else natural_colours(photos)

    def _codes(self, table: FloatArray, colours: FloatArray) -> FloatArray:
        found = np.clip(interpolate(table, colours), 0, 1)
        return np.asarray(np.round(found * 255) / np.float32(255), np.float32)

    def compare(self, table: FloatArray, decoded: FloatArray) -> LookFigures:
        """Return the figures of one look; tables float32 (size, size, size, 3)."""
        codes = [self._codes(each, self._gamut) for each in (table, decoded)]
        labs = [lab_from_srgb(each) for each in codes]
        difference = delta_e_2000(labs[0], labs[1])
        natural = float("nan")
        if self._natural is not None:
            pair = [
                lab_from_srgb(self._codes(each, self._natural))
                for each in (table, decoded)
            ]
            natural = float(delta_e_2000(pair[0], pair[1]).mean())
        square = max(float(np.mean((codes[0] - codes[1]) ** 2)), 1e-12)
        return LookFigures(
            mean=float(difference.mean()),
            p90=float(np.quantile(difference, 0.9)),
            p99=float(np.quantile(difference, 0.99)),
            maximum=float(difference.max()),
            mean_76=float(delta_e_76(labs[0], labs[1]).mean()),
            psnr=float(-10 * np.log10(square)),
            natural=natural,
        )


def table_of(figures: Iterable[LookFigures]) -> dict[str, float]:
    """Return what stands in the table: means, and quantiles over looks."""
    listed = list(figures)
    means = np.array([each.mean for each in listed])

    def mean_of(name: str) -> float:
        return round(float(np.mean([getattr(each, name) for each in listed])), 4)

    return {
        "looks": len(listed),
        "mean": mean_of("mean"),
        "p50": round(float(np.quantile(means, 0.5)), 4),
        "p90": round(float(np.quantile(means, 0.9)), 4),
        "max": round(float(means.max()), 4),
        "p90_within": mean_of("p90"),
        "p99_within": mean_of("p99"),
        "natural": mean_of("natural"),
        "mean_76": mean_of("mean_76"),
        "psnr": mean_of("psnr"),
    }
