"""Train Dehaze and write its weights.

Run as `python -m looksmith.training.dehaze --photos FOLDER --out FOLDER`.
"""

from __future__ import annotations

import argparse
import json
import logging
import time
from collections.abc import Sequence
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import torch

from looksmith.files import write_whole
from looksmith.models.dehaze.field import Design
from looksmith.models.dehaze.purifier import BACKBONES
from looksmith.models.dehaze.weights import DehazeWeights, save_weights
from looksmith.training.dehaze.haze import HazeMaker
from looksmith.training.dehaze.loop import DehazeTrainer
from looksmith.training.dehaze.network import DehazeNetwork
from looksmith.training.dehaze.pool import PairPool
from looksmith.training.dehaze.settings import HAZY, TrainingSettings
from looksmith.training.dehaze.validation import HazeJudge, PairSet
from looksmith.training.dehaze.views import Views
from looksmith.training.encoding.report import machine
from looksmith.training.photos import PhotoSet, read_photos

log = logging.getLogger(__name__)

_SIDE = 240
_PAIRS = "haze_pairs"


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m looksmith.training.dehaze",
        description=(__doc__ or "").partition("\n")[0],
    )
    add = parser.add_argument
    add("--photos", type=Path, required=True, help="folder of clear photos")
    add("--out", type=Path, required=True, help="where checkpoints and weights go")
    add(
        "--validation", type=Path, help="folder of pairs, or of folders with haze_pairs"
    )
    add("--resume", action="store_true", help="go on from the checkpoint in --out")
    add("--budget-minutes", type=float, metavar="N", help="default 60")
    add("--steps", type=int, help="steps instead of minutes: repeatable")
    add("--seed", type=int, default=0)
    add("--threads", type=int, default=1)
    add("--report", type=Path, help="write the figures here, as JSON")
    add("--no-lut", action="store_true", help="without the Haze-LUT")
    add("--purifier", choices=[*BACKBONES, "none"], default="plain")
    add("--no-time", action="store_true", help="a field that does not know the time")
    add("--one-shot", action="store_true", help="a regression, called once")
    return parser


def settings_of(chosen: argparse.Namespace) -> TrainingSettings:
    """Return what the command line asks for."""
    settings = TrainingSettings()
    design = Design(not chosen.no_lut, chosen.purifier, not chosen.no_time)
    loop = replace(settings.loop, design=design, one_shot=chosen.one_shot)
    if chosen.budget_minutes is not None:
        loop = replace(loop, minutes=chosen.budget_minutes)
    return replace(settings, loop=loop)


def judge_of(folder: Path | None, fold: PhotoSet, one_shot: bool) -> HazeJudge | None:
    """Return what judges a run: the pairs in a folder and the fold left out."""
    if folder is None:
        return None
    inside = folder / _PAIRS
    sets = PairSet.read(inside if inside.is_dir() else folder, _SIDE)
    return HazeJudge(sets, fold, 0 if one_shot else 2)


def _trained(
    chosen: argparse.Namespace, settings: TrainingSettings
) -> tuple[DehazeNetwork, float, dict[str, Any]]:
    photos, fold = read_photos(chosen.photos, _SIDE)
    photos = photos.without(HAZY)
    judge = judge_of(chosen.validation, fold, chosen.one_shot)
    chance = torch.Generator().manual_seed(chosen.seed)
    maker = HazeMaker(settings.haze, chance)
    pool = PairPool(Views(photos, chance), maker, settings.loop, chance)
    trainer = DehazeTrainer(pool, settings.loop, chosen.seed)
    checkpoint = chosen.out / "dehaze.pt"
    if chosen.resume and checkpoint.is_file():
        trainer.resume(checkpoint)
    network = trainer.run(checkpoint, judge, chosen.steps)
    figures: dict[str, Any] = {
        "photos": len(photos.photos), "kept_out": list(fold.names),
        "steps": trainer.done, "seconds": round(trainer.seconds),
    }  # fmt: skip
    full = 1.0
    if judge is not None:
        full, figures["validation"] = judge.best_full(network)
        figures["full"] = full
    return network, full, figures


def main(arguments: Sequence[str] | None = None) -> None:
    """Train, write the weights and the report."""
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    chosen = _parser().parse_args(arguments)
    torch.set_num_threads(chosen.threads)
    chosen.out.mkdir(parents=True, exist_ok=True)
    settings = settings_of(chosen)
    began = time.monotonic()
    network, full, figures = _trained(chosen, settings)
    path = chosen.out / "dehaze.npz"
    save_weights(DehazeWeights(network.numbers(), network.design, full), path)
    report = {
        **figures, "bytes": path.stat().st_size, "seed": chosen.seed,
        "machine": machine(), "seconds_this_time": round(time.monotonic() - began),
        "settings": asdict(settings),
    }  # fmt: skip
    log.info("%s", json.dumps({k: v for k, v in report.items() if k != "settings"}))
    write_whole(
        chosen.report or chosen.out / "report.json", json.dumps(report, indent=2) + "\n"
    )


if __name__ == "__main__":
    main()
