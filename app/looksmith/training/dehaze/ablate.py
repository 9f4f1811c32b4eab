"""What each part is worth: `python -m looksmith.training.dehaze.ablate`.

Every variant is trained for the same number of steps from the same seed and measured
on the same pairs, at the solver's size, where its last step ended.
"""

from __future__ import annotations

import argparse
import json
import logging
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from looksmith.files import write_whole
from looksmith.models.dehaze.encoder import encode
from looksmith.models.dehaze.field import Design, FieldOf
from looksmith.models.dehaze.run import DehazeSettings, dehaze
from looksmith.models.dehaze.solve import solved
from looksmith.models.dehaze.statistics import statistics
from looksmith.models.dehaze.weights import (
    DehazeWeights,
    load_weights,
    read_weights,
    save_weights,
)
from looksmith.models.flow.matching import straightness
from looksmith.models.scores import psnr
from looksmith.training.dehaze.haze import HazeMaker
from looksmith.training.dehaze.loop import DehazeTrainer
from looksmith.training.dehaze.pool import PairPool
from looksmith.training.dehaze.settings import (
    HAZY,
    KINDS,
    HazeSettings,
    LoopSettings,
    TrainingSettings,
)
from looksmith.training.dehaze.validation import HazeJudge, PairSet
from looksmith.training.dehaze.views import Views
from looksmith.training.photos import PhotoSet, read_photos

__all__ = ["SOLVERS", "VARIANTS", "main"]

log = logging.getLogger(__name__)

FloatArray = NDArray[np.float32]

_SIDE = 240
_BATCHES = 12

VARIANTS: dict[str, tuple[Design, bool]] = {
    "all parts": (Design(), False),
    "Haze-LUT off": (Design(lut=False), False),
    "purifier off": (Design(purifier="none"), False),
    "separable purifier": (Design(purifier="separable"), False),
    "time off": (Design(timed=False), False),
    "regression of equal size": (Design(), True),
}
"""Name -> parts, and whether it is a regression, asked once at time 0."""

SOLVERS = (("euler", 1), ("euler", 8), ("rk4", 1), ("rk4", 2))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m looksmith.training.dehaze.ablate")
    add = parser.add_argument
    add("--photos", type=Path, required=True)
    add("--pairs", type=Path, required=True)
    add("--out", type=Path, required=True)
    add("--steps", type=int, default=300, help="of each variant (default 300)")
    add("--seed", type=int, default=0)
    add("--weights", type=Path, help="for the solvers (default: the built-in ones)")
    add("--only", choices=["variants", "solvers"])
    return parser


def _pool(photos: PhotoSet, settings: LoopSettings, seed: int) -> PairPool:
    chance = torch.Generator().manual_seed(seed)
    maker = HazeMaker(HazeSettings(), chance)
    return PairPool(Views(photos, chance), maker, settings, chance)


def _variant(
    name: str, chosen: argparse.Namespace, photos: PhotoSet, judge: HazeJudge
) -> dict[str, float]:
    """Train a variant; keep its weights, return its figures."""
    design, one_shot = VARIANTS[name]
    loop = replace(TrainingSettings().loop, design=design, one_shot=one_shot)
    trainer = DehazeTrainer(_pool(photos, loop, chosen.seed), loop, chosen.seed)
    network = trainer.run(chosen.out / "ablation.pt", None, chosen.steps)
    path = chosen.out / f"{name.replace(' ', '_')}.npz"
    save_weights(DehazeWeights(network.numbers(), design), path)
    judge.steps = 0 if one_shot else 2
    return judge.measure(
        {key: values.detach() for key, values in network.weights().items()}, design
    )


def _solver_rows(
    weights: dict[str, Tensor], design: Design, full: float, sets: Sequence[PairSet]
) -> dict[str, dict[str, float]]:
    """Return PSNR by solver and kind of pairs, at the solver's size."""
    found: dict[str, dict[str, float]] = {}
    for method, steps in SOLVERS:
        row = found[f"{method} {steps}"] = {}
        for pairs in sets:
            values = []
            for given, wanted in pairs.pairs:
                ended = solved(weights, design, given, ((0.0, full),), steps, method)
                values.append(psnr(np.clip(ended.states[full], 0, 1), wanted))
            row[pairs.name] = float(np.mean(values))
    return found


def _bends(
    weights: dict[str, Tensor], design: Design, pool: PairPool
) -> dict[str, float]:
    """Return how far the field is off the straight paths, by kind of haze."""
    found: dict[str, list[float]] = {kind: [] for kind in KINDS}
    moved: dict[str, list[float]] = {kind: [] for kind in KINDS}
    with torch.inference_mode():
        for _ in range(_BATCHES):
            pairs = pool.draw()
            for row, kind in enumerate(pairs.kinds.tolist()):
                photo = pairs.photos[row : row + 1]
                target = pairs.targets[row : row + 1]
                encoding = encode(weights, photo, statistics(photo))
                field = FieldOf(weights, design, encoding)
                found[KINDS[kind]].append(straightness(field, photo, target))
                moved[KINDS[kind]].append(float((target - photo).square().mean()))
    rows = {kind: float(np.mean(values)) for kind, values in found.items() if values}
    lengths = {f"{k}, path": float(np.mean(v)) for k, v in moved.items() if v}
    return {**rows, **lengths}


def _full_against_transferred(
    weights: DehazeWeights, sets: Sequence[PairSet]
) -> dict[str, dict[str, float]]:
    """Compare the flow at the pairs' size with the flow at 224, transferred."""
    tensors = {key: torch.from_numpy(values) for key, values in weights.arrays.items()}
    found: dict[str, dict[str, float]] = {}
    for pairs in sets:
        rows: dict[str, list[float]] = {"full size": [], "transferred": [], "both": []}
        for given, wanted in pairs.pairs:
            spans = ((0.0, weights.full),)
            state = solved(tensors, weights.design, given, spans).states[weights.full]
            full = np.clip(state, 0, 1)
            sent = dehaze(given, weights, DehazeSettings(device="cpu")).apply(given)
            sent = np.clip(sent, 0, 1)
            rows["full size"].append(psnr(full, wanted))
            rows["transferred"].append(psnr(sent, wanted))
            rows["both"].append(psnr(full, sent))
        found[pairs.name] = {name: float(np.mean(v)) for name, v in rows.items()}
    return found


def main(arguments: Sequence[str] | None = None) -> None:
    """Print and write every ablation."""
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    chosen = _parser().parse_args(arguments)
    torch.set_num_threads(1)
    chosen.out.mkdir(parents=True, exist_ok=True)
    photos, fold = read_photos(chosen.photos, _SIDE)
    photos = photos.without(HAZY)
    sets = PairSet.read(chosen.pairs, _SIDE)
    figures: dict[str, Any] = {"steps": chosen.steps, "seed": chosen.seed}
    if chosen.only != "solvers":
        judge = HazeJudge(sets, fold)
        for name in VARIANTS:
            figures[name] = _variant(name, chosen, photos, judge)
            log.info("%s: %s", name, figures[name])
    if chosen.only != "variants":
        weights = read_weights(chosen.weights) if chosen.weights else load_weights()
        tensors = {key: torch.from_numpy(v) for key, v in weights.arrays.items()}
        figures["solvers"] = _solver_rows(tensors, weights.design, weights.full, sets)
        pool = _pool(fold, LoopSettings(), chosen.seed)
        figures["straightness"] = _bends(tensors, weights.design, pool)
        figures["transfer"] = _full_against_transferred(
            weights, PairSet.read(chosen.pairs, 640)
        )
        for name in ("solvers", "straightness", "transfer"):
            log.info("%s: %s", name, json.dumps(figures[name], indent=1))
    path = chosen.out / f"ablation{'-' + chosen.only if chosen.only else ''}.json"
    write_whole(path, json.dumps(figures, indent=2) + "\n")


if __name__ == "__main__":
    main()
