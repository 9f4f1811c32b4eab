"""``looksmith evaluate dehaze``: how near Dehaze comes to the clear photos."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from looksmith.models.dehaze.evaluation import (
    TRIVIAL,
    Correction,
    MeanScore,
    grouped_means,
    scores_of,
)
from looksmith.models.dehaze.run import DehazeSettings, dehaze
from looksmith.models.dehaze.weights import DehazeWeights, load_weights, read_weights
from looksmith.models.pairs import Pair, PairsError, find_pairs
from looksmith.models.scores import Score
from looksmith.photo.read import read_photo
from looksmith.photo.resize import fit_within

__all__ = ["run"]

FloatArray = NDArray[np.float32]
OURS = "Dehaze"


def _rows(weights: DehazeWeights, settings: DehazeSettings) -> dict[str, Correction]:
    def ours(pixels: FloatArray) -> FloatArray:
        return dehaze(pixels, weights, settings).apply(pixels)

    return {**TRIVIAL, OURS: ours}


def _scores(pair: Pair, rows: dict[str, Correction], side: int) -> dict[str, Score]:
    def small(path: Path) -> FloatArray:
        return fit_within(read_photo(path), side, side).float_pixels()

    given, wanted = small(pair.input), small(pair.target)
    if given.shape != wanted.shape:
        raise PairsError(f"{pair.name}: input and target differ in shape.")
    return scores_of(given, wanted, rows)


def _print_means(kind: str, means: dict[str, MeanScore]) -> None:
    count = next(iter(means.values())).pairs
    print(f"\n{kind}, {count} {'pair' if count == 1 else 'pairs'}")
    print(f"{'':22} {'PSNR':>7} {'95 %':>15} {'SSIM':>6} {'CIEDE2000':>10}")
    for row, mean in means.items():
        low, high = mean.psnr_95
        print(
            f"{row:22} {mean.psnr:7.2f} {low:7.2f}..{high:5.2f} "
            f" {mean.ssim:6.3f} {mean.ciede2000:10.2f}"
        )


def run(chosen: argparse.Namespace) -> int:
    """Score every pair and print the tables, one for each kind of pairs."""
    pairs = find_pairs(chosen.pairs)
    weights = read_weights(chosen.weights) if chosen.weights else load_weights()
    rows = _rows(weights, DehazeSettings(steps=chosen.steps, method=chosen.method))
    found = {pair.name: _scores(pair, rows, chosen.side) for pair in pairs}
    means = grouped_means(found)
    if chosen.json:
        each = {
            name: {row: asdict(value) for row, value in scores.items()}
            for name, scores in found.items()
        }
        mean_of = {
            kind: {row: asdict(mean) for row, mean in rows_of.items()}
            for kind, rows_of in means.items()
        }
        print(json.dumps({"pairs": len(pairs), "mean": mean_of, "each": each}))
        return 0
    print(f"{len(pairs)} pairs; PSNR of {', '.join(rows)}")
    for name, scores in found.items():
        ours = scores[OURS]
        line = "  ".join(f"{scores[row].psnr:6.2f}" for row in rows)
        print(f"{name:24} {line}   SSIM {ours.ssim:.3f}  dE00 {ours.ciede2000:.2f}")
    for kind, rows_of in means.items():
        _print_means(kind, rows_of)
    return 0
