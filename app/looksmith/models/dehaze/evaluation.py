"""How near a dehazed photo comes to the clear one, and trivial rivals."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from looksmith.models.scores import (
    Score,
    auto_levels,
    bent_to_mean,
    bootstrap,
    score,
)

__all__ = [
    "SIDE",
    "TRIVIAL",
    "MeanScore",
    "channel_levels",
    "group_of",
    "grouped_means",
    "mean_score",
    "scores_of",
]

FloatArray = NDArray[np.float32]
Correction = Callable[[FloatArray], FloatArray]

SIDE = 640
"""Longest side in pixels at which pairs are compared, as published tables do."""


def channel_levels(pixels: FloatArray, mean: float = 0.42) -> FloatArray:
    """Stretch each channel's quantiles .5 and 99.5 %, then bend to a mean by a gamma.

    The mean is that over all channels; .42 is what clear photos of hazy places have.
    """
    low, high = np.percentile(pixels, [0.5, 99.5], axis=(0, 1))
    levelled = np.clip((pixels - low) / np.maximum(high - low, 1e-3), 0, 1)
    return bent_to_mean(np.asarray(levelled, np.float32), mean)


TRIVIAL: Mapping[str, Correction] = {
    "hazy": lambda pixels: pixels,
    "auto-levels": auto_levels,
    "channel levels, gamma": channel_levels,
}
"""What anything that takes haze off must beat."""


@dataclass(frozen=True)
class MeanScore:
    """Means over pairs, and the 95 % bootstrap interval of PSNR."""

    pairs: int
    psnr: float
    psnr_95: tuple[float, float]
    ssim: float
    ciede2000: float


def mean_score(scores: Sequence[Score]) -> MeanScore:
    """Return the means of some scores."""
    psnr = [found.psnr for found in scores]
    return MeanScore(
        len(scores),
        float(np.mean(psnr)),
        bootstrap(psnr),
        float(np.mean([found.ssim for found in scores])),
        float(np.mean([found.ciede2000 for found in scores])),
    )


def group_of(name: str) -> str:
    """Return what the names of pairs of one kind share: ihaze for ihaze_05."""
    return name.rstrip("0123456789").rstrip("_-") or name


def grouped_means(
    scores: Mapping[str, Mapping[str, Score]],
) -> dict[str, dict[str, MeanScore]]:
    """Return the means of every row for every kind of pairs.

    Parameters
    ----------
    scores
        By the pair's name, then by row.

    Returns
    -------
    dict
        By kind (see `group_of`), then by row.
    """
    kinds: dict[str, list[Mapping[str, Score]]] = {}
    for name, rows in scores.items():
        kinds.setdefault(group_of(name), []).append(rows)
    return {
        kind: {row: mean_score([rows[row] for rows in found]) for row in found[0]}
        for kind, found in kinds.items()
    }


def scores_of(
    given: FloatArray, wanted: FloatArray, rows: Mapping[str, Correction]
) -> dict[str, Score]:
    """Score what every row makes of a hazy photo against the clear one."""
    return {name: score(correct(given), wanted) for name, correct in rows.items()}
