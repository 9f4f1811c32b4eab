"""The table of real pairs: `python -m looksmith.training.dehaze.table --pairs FOLDER`.

Beside what `looksmith evaluate dehaze` shows it has the classical rival, a regression
network where its weights are given, and what clear photos lose.
"""

from __future__ import annotations

import argparse
import json
import logging
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray

from looksmith.colour.difference import delta_e_2000
from looksmith.colour.lab import lab_from_srgb
from looksmith.models.dehaze.evaluation import (
    SIDE,
    TRIVIAL,
    Correction,
    grouped_means,
    scores_of,
)
from looksmith.models.dehaze.run import DehazeSettings, dehaze
from looksmith.models.dehaze.weights import DehazeWeights, load_weights, read_weights
from looksmith.models.pairs import find_pairs
from looksmith.photo.read import read_photo
from looksmith.photo.resize import fit_within
from looksmith.training.dehaze.dark_channel import dark_channel_dehazed
from looksmith.training.photos import read_photos

__all__ = ["harms", "main"]

log = logging.getLogger(__name__)

FloatArray = NDArray[np.float32]


def correction(weights: DehazeWeights, settings: DehazeSettings) -> Correction:
    """Return the function that takes haze off with some weights, at full strength."""

    def cleared(pixels: FloatArray) -> FloatArray:
        return dehaze(pixels, weights, settings).apply(pixels)

    return cleared


def harms(clear: Sequence[FloatArray], correct: Correction) -> list[float]:
    """Return the mean CIEDE2000 by which each clear photo is changed."""
    return [
        float(
            np.mean(
                delta_e_2000(
                    lab_from_srgb(photo), lab_from_srgb(np.clip(correct(photo), 0, 1))
                )
            )
        )
        for photo in clear
    ]


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m looksmith.training.dehaze.table")
    add = parser.add_argument
    add("--pairs", type=Path, required=True)
    add("--photos", type=Path, help="folder of clear photos: the fold is measured, too")
    add("--weights", type=Path)
    add("--regression", type=Path, help="weights that were trained with --one-shot")
    add("--side", type=int, default=SIDE)
    add("--json", type=Path, help="write the figures here, too")
    return parser


def _rows(chosen: argparse.Namespace) -> dict[str, Correction]:
    rows = {**TRIVIAL, "dark channel prior": dark_channel_dehazed}
    if chosen.regression:
        once = DehazeSettings(steps=1, method="euler")
        rows["regression"] = correction(read_weights(chosen.regression), once)
    weights = read_weights(chosen.weights) if chosen.weights else load_weights()
    rows["Dehaze"] = correction(weights, DehazeSettings())
    return rows


def main(arguments: Sequence[str] | None = None) -> None:
    """Print a table for every kind of pairs, and the harm to clear photos."""
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    chosen = _parser().parse_args(arguments)
    torch.set_num_threads(1)
    rows = _rows(chosen)

    def small(path: Path) -> FloatArray:
        return fit_within(read_photo(path), chosen.side, chosen.side).float_pixels()

    scores = {
        pair.name: scores_of(small(pair.input), small(pair.target), rows)
        for pair in find_pairs(chosen.pairs)
    }
    means = grouped_means(scores)
    for kind, found in means.items():
        for row, mean in found.items():
            log.info(
                "%-10s %3d  %-22s %6.2f dB  %.3f  %6.2f",
                kind, mean.pairs, row, mean.psnr, mean.ssim, mean.ciede2000,
            )  # fmt: skip
    figures: dict[str, object] = {
        kind: {row: asdict(mean) for row, mean in found.items()}
        for kind, found in means.items()
    }
    if chosen.photos:
        _, fold = read_photos(chosen.photos, chosen.side)
        clear = [photo.astype(np.float32) / np.float32(255) for photo in fold.photos]
        harm = {row: harms(clear, correct) for row, correct in rows.items()}
        for row, changed in harm.items():
            log.info(
                "clear photos of the fold, %-22s mean CIEDE2000 %.2f, worst %.2f",
                row, np.mean(changed), max(changed),
            )  # fmt: skip
        figures["fold"] = {
            row: [*zip(fold.names, h, strict=True)] for row, h in harm.items()
        }
    if chosen.json:
        chosen.json.write_text(json.dumps(figures, indent=2) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
