"""``looksmith evaluate enhance``: how near Enhance comes to what people made."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable
from dataclasses import asdict, dataclass

import numpy as np
from numpy.typing import NDArray

from looksmith.models.enhance.local import LocalSettings
from looksmith.models.enhance.run import Enhanced, colour_plan, enhance
from looksmith.models.enhance.weights import (
    EnhanceWeights,
    load_weights,
    read_weights,
)
from looksmith.models.pairs import Pair, PairsError, find_pairs, photos_in
from looksmith.models.scores import TRIVIAL, Score, bootstrap, score
from looksmith.photo.read import read_photo

__all__ = ["run"]

FloatArray = NDArray[np.float32]
OURS = "Enhance"
MISTAKEN = "another photo's LUT"


def _corrections(
    weights: EnhanceWeights, steps: int
) -> dict[str, Callable[[FloatArray], FloatArray]]:
    settings = LocalSettings(steps=steps)

    def colour_only(pixels: FloatArray) -> FloatArray:
        return enhance(pixels, weights, LocalSettings(steps=0)).apply(pixels)

    def ours(pixels: FloatArray) -> FloatArray:
        return enhance(pixels, weights, settings).apply(pixels)

    rows = dict(TRIVIAL)
    if weights.flow and steps:
        rows["Enhance, colour part"] = colour_only
    return {**rows, OURS: ours}


def _scores(
    pair: Pair, rows: dict[str, Callable[[FloatArray], FloatArray]]
) -> dict[str, Score]:
    given, wanted = read_photo(pair.input), read_photo(pair.target)
    if given.pixels.shape != wanted.pixels.shape:
        raise PairsError(f"{pair.name}: input and target differ in size.")
    pixels, target = given.float_pixels(), wanted.float_pixels()
    return {name: score(correct(pixels), target) for name, correct in rows.items()}


def _mistaken(pairs: list[Pair], weights: EnhanceWeights) -> list[Score]:
    """Score each photo with the LUT that was meant for the next one."""
    found = []
    for pair, other in zip(pairs, [*pairs[1:], pairs[0]], strict=True):
        plan, _ = colour_plan(read_photo(other.input).pixels, weights)
        lut = Enhanced(plan, weights.colour.lut(plan), None, weights.version)
        pixels = read_photo(pair.input).float_pixels()
        found.append(score(lut.apply(pixels), read_photo(pair.target).float_pixels()))
    return found


@dataclass(frozen=True)
class _Mean:
    psnr: float
    psnr_95: tuple[float, float]
    ssim: float
    ciede2000: float


def _mean(scores: list[Score]) -> _Mean:
    psnr = [found.psnr for found in scores]
    return _Mean(
        psnr=float(np.mean(psnr)),
        psnr_95=bootstrap(psnr),
        ssim=float(np.mean([found.ssim for found in scores])),
        ciede2000=float(np.mean([found.ciede2000 for found in scores])),
    )


def _harm(chosen: argparse.Namespace, weights: EnhanceWeights) -> int:
    """Print how far photos that are good as they are come back changed."""
    settings = LocalSettings(steps=chosen.steps)
    photos = photos_in(chosen.harm)[:: chosen.every]
    if not photos:
        raise PairsError(f"{chosen.harm}: there are no photos in it.")
    found = {}
    for path in photos:
        pixels = read_photo(path).float_pixels()
        shown = enhance(pixels, weights, settings).apply(pixels)
        found[path.name] = score(shown, pixels).ciede2000
    changed = list(found.values())
    if chosen.json:
        mean = float(np.mean(changed))
        print(json.dumps({"photos": len(found), "mean": mean, "each": found}))
        return 0
    for name, value in found.items():
        print(f"{name:44} {value:6.2f}")
    low, high = bootstrap(changed)
    print(
        f"{len(found)} photos changed by CIEDE2000 {np.mean(changed):.2f} on average "
        f"(95 % {low:.2f}..{high:.2f}), {np.median(changed):.2f} in the middle"
    )
    return 0


def run(chosen: argparse.Namespace) -> int:
    """Score every pair, or every good photo, and print the table."""
    weights = read_weights(chosen.weights) if chosen.weights else load_weights()
    if chosen.harm is not None:
        return _harm(chosen, weights)
    pairs = find_pairs(chosen.pairs)
    rows = _corrections(weights, chosen.steps)
    found = {pair.name: _scores(pair, rows) for pair in pairs}
    means = {row: _mean([scores[row] for scores in found.values()]) for row in rows}
    if chosen.shuffle:
        means[MISTAKEN] = _mean(_mistaken(pairs, weights))
    if chosen.json:
        each = {
            name: {row: asdict(value) for row, value in scores.items()}
            for name, scores in found.items()
        }
        mean_of = {row: asdict(mean) for row, mean in means.items()}
        print(json.dumps({"pairs": len(pairs), "mean": mean_of, "each": each}))
        return 0
    print(f"{len(pairs)} pairs; PSNR of {', '.join(rows)}")
    for name, scores in found.items():
        ours = scores[OURS]
        line = "  ".join(f"{scores[row].psnr:6.2f}" for row in rows)
        print(f"{name:24} {line}   SSIM {ours.ssim:.3f}  dE00 {ours.ciede2000:.2f}")
    print(f"\n{'mean':22} {'PSNR':>7} {'95 %':>15} {'SSIM':>6} {'CIEDE2000':>10}")
    for row, mean in means.items():
        low, high = mean.psnr_95
        print(
            f"{row:22} {mean.psnr:7.2f} {low:7.2f}..{high:5.2f} "
            f" {mean.ssim:6.3f} {mean.ciede2000:10.2f}"
        )
    return 0
