"""Train the looks that can be undone exactly, and write their library file.

Run as `python -m looksmith.training.bijective --data FOLDER --out FOLDER`.
"""

from __future__ import annotations

import argparse
import json
import logging
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch

from looksmith.files import write_whole
from looksmith.models.encoding.bijective import BijectiveCodec
from looksmith.models.encoding.container import save
from looksmith.training.bijective.files import Selection, content_of, prepare
from looksmith.training.bijective.ires import IresTrainer
from looksmith.training.bijective.measuring import TRIPS, measure_looks, summary
from looksmith.training.bijective.pipeline import encode
from looksmith.training.bijective.settings import COUPLING, IRES, CouplingSettings
from looksmith.training.encoding.data import TrainingSet
from looksmith.training.encoding.report import machine

__all__ = ["main", "write_library"]

log = logging.getLogger(__name__)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m looksmith.training.bijective",
        description=(__doc__ or "").partition("\n")[0],
    )
    add = parser.add_argument
    add("--data", type=Path, required=True, help="folder of looks.xz and manifest.csv")
    add("--out", type=Path, required=True, help="where checkpoints and results go")
    add("--photos", type=Path, help="folder of photos, for natural colours")
    add("--model", choices=("coupling", "ires"), default="coupling")
    add("--resume", action="store_true", help="go on from the checkpoints in --out")
    add("--budget-minutes", type=float, metavar="N", help="all stages together")
    help_steps = "steps in all, a twelfth of them rounded: repeatable exactly"
    add("--steps", type=int, metavar="N", help=help_steps)
    add("--seed", type=int, default=0)
    add("--threads", type=int, default=1)
    add("--report", type=Path, help="write the figures here, as JSON")
    return parser


def _settings(minutes: float | None) -> CouplingSettings:
    if minutes is None:
        return COUPLING
    share = COUPLING.rounding_minutes / (COUPLING.minutes + COUPLING.rounding_minutes)
    return replace(
        COUPLING, minutes=minutes * (1 - share), rounding_minutes=minutes * share
    )


def write_library(
    codec: BijectiveCodec,
    codes: np.ndarray,
    data: TrainingSet,
    selection: Selection,
    photos: Path | None,
    path: Path,
) -> dict[str, object]:
    """Measure every look and write the library file; return the figures."""
    looks = measure_looks(codec, codes, data, photos, trips=TRIPS[codec.kind])
    errors = [[f.mean, f.p90, f.maximum] for f in (each.figures for each in looks)]
    content = content_of(codec, codes, selection, np.array(errors, np.float32))
    save(content, path)
    return {"codec": codec.kind, "bytes": path.stat().st_size, **summary(looks)}


def _train_coupling(
    chosen: argparse.Namespace,
) -> tuple[dict[str, object], dict[str, object]]:
    settings = _settings(chosen.budget_minutes)
    data, selection, codes = prepare(
        chosen.data, chosen.photos, settings.schedule.natural_share, settings.shape.code
    )
    steps = None
    if chosen.steps is not None:
        steps = chosen.steps - chosen.steps // 12, chosen.steps // 12
    found = encode(
        data, codes, settings, selection, seed=chosen.seed, folder=chosen.out,
        resume=chosen.resume, steps=steps,
    )  # fmt: skip
    spent: dict[str, object] = {
        "steps": found.steps,
        "training_seconds": round(found.seconds),
        "processor_seconds": round(found.cpu_seconds),
    }
    path = chosen.out / "library-bijective.looks"
    figures = write_library(
        found.codec, found.codes, data, selection, chosen.photos, path
    )
    return spent, figures


def _train_ires(
    chosen: argparse.Namespace,
) -> tuple[dict[str, object], dict[str, object]]:
    data, selection, _ = prepare(
        chosen.data, chosen.photos, IRES.schedule.natural_share, 1
    )
    minutes = chosen.budget_minutes or IRES.minutes
    trainer = IresTrainer(data, IRES, seed=chosen.seed, minutes=minutes)
    checkpoint = chosen.out / "network.pt"
    if chosen.resume and checkpoint.is_file():
        trainer.load(checkpoint)
    trainer.run(checkpoint, chosen.steps)
    spent: dict[str, object] = {
        "steps": trainer.done,
        "training_seconds": round(trainer.seconds),
        "processor_seconds": round(trainer.cpu_seconds),
    }
    codec, codes = trainer.network.export()
    path = chosen.out / "library-ires.looks"
    return spent, write_library(codec, codes, data, selection, chosen.photos, path)


def main(arguments: Sequence[str] | None = None) -> None:
    """Train, round, measure, write."""
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    chosen = _parser().parse_args(arguments)
    torch.set_num_threads(chosen.threads)
    chosen.out.mkdir(parents=True, exist_ok=True)
    train = _train_coupling if chosen.model == "coupling" else _train_ires
    spent, figures = train(chosen)
    report = {**figures, **spent, "seed": chosen.seed, "machine": machine()}
    log.info("%s", json.dumps(report))
    text = json.dumps(report, indent=2) + "\n"
    write_whole(chosen.report or chosen.out / "report.json", text)


if __name__ == "__main__":
    main()
