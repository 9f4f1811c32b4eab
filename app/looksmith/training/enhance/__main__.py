"""Train Enhance and write its weights.

Run as `python -m looksmith.training.enhance --photos FOLDER --out FOLDER`.
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

import numpy as np
import torch
from numpy.typing import NDArray

from looksmith.files import write_whole
from looksmith.models.enhance.colour import ColourModel
from looksmith.models.enhance.weights import EnhanceWeights, read_weights, save_weights
from looksmith.training.encoding.report import machine
from looksmith.training.enhance.colour_loop import ColourTrainer
from looksmith.training.enhance.damage import Damage
from looksmith.training.enhance.flow_loop import FlowTrainer
from looksmith.training.enhance.patches import PatchMaker
from looksmith.training.enhance.photos import PhotoSet, read_photos
from looksmith.training.enhance.settings import TrainingSettings
from looksmith.training.enhance.validation import GoodPhotos, Judge, PairSet

log = logging.getLogger(__name__)

_COLOUR_SIDE = 160
_FLOW_SIDE = 720
_PAIRS = ("fivek_pairs", "exposure_brackets")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m looksmith.training.enhance",
        description=(__doc__ or "").partition("\n")[0],
    )
    add = parser.add_argument
    add("--photos", type=Path, required=True, help="folder of good photos")
    add("--out", type=Path, required=True, help="where checkpoints and weights go")
    add(
        "--validation",
        type=Path,
        help="folder of folders of pairs, to choose the best weights by",
    )
    add("--resume", action="store_true", help="go on from the checkpoints in --out")
    add("--budget-minutes", type=float, metavar="N", help="both parts together")
    help_steps = "steps of both parts instead of minutes: repeatable"
    add("--steps", type=int, nargs=2, metavar=("COLOUR", "FLOW"), help=help_steps)
    add("--seed", type=int, default=0)
    add("--threads", type=int, default=1)
    add("--report", type=Path, help="write the figures here, as JSON")
    add("--bank-only", action="store_true", help="without the tone estimate")
    add("--no-priors", action="store_true", help="bank from identity and zeros")
    add("--no-matching", action="store_true", help="without the flow-matching loss")
    add("--one-shot", action="store_true", help="a residual network, not a flow")
    add("--colour-only", action="store_true", help="no local flow")
    add(
        "--colour",
        type=Path,
        metavar="FILE",
        help="weights whose colour part is taken instead of training one",
    )
    return parser  # fmt: skip


def settings_of(chosen: argparse.Namespace) -> TrainingSettings:
    """Return what the command line asks for."""
    settings = TrainingSettings()
    colour, flow = settings.colour, settings.flow
    if chosen.budget_minutes is not None:
        share = chosen.budget_minutes / (colour.minutes + flow.minutes)
        colour = replace(colour, minutes=colour.minutes * share)
        flow = replace(flow, minutes=flow.minutes * share)
    colour = replace(colour, priors=not chosen.no_priors, tone=not chosen.bank_only)
    flow = replace(
        flow,
        matching=0.0 if chosen.no_matching else flow.matching,
        one_shot=chosen.one_shot,
    )
    return replace(settings, colour=colour, flow=flow)


def _judge(folder: Path | None, fold: PhotoSet) -> Judge | None:
    if folder is None:
        return None
    sets = [PairSet.read(folder / n) for n in _PAIRS if (folder / n).is_dir()]
    return Judge(sets, GoodPhotos.of(fold)) if sets else None


def _colour(
    chosen: argparse.Namespace, settings: TrainingSettings
) -> tuple[ColourModel, dict[str, Any]]:
    if chosen.colour is not None:
        return read_weights(chosen.colour).colour, {}
    photos, fold = read_photos(chosen.photos, _COLOUR_SIDE)
    judge = _judge(chosen.validation, fold)
    trainer = ColourTrainer(photos, settings, chosen.seed)
    checkpoint = chosen.out / "colour.pt"
    if chosen.resume and checkpoint.is_file():
        trainer.resume(checkpoint)
    steps = None if chosen.steps is None else chosen.steps[0]
    model = trainer.run(checkpoint, judge, steps).numbers()
    figures: dict[str, Any] = {
        "photos": len(photos.photos), "kept_out": list(fold.names),
        "colour_steps": trainer.done, "colour_seconds": round(trainer.seconds),
    }  # fmt: skip
    if judge is not None:
        figures["validation"] = judge.measure(model)
    return model, figures


def _flow(
    chosen: argparse.Namespace, settings: TrainingSettings, model: ColourModel
) -> tuple[FlowTrainer, dict[str, Any]]:
    photos, _ = read_photos(chosen.photos, _FLOW_SIDE)
    chance = torch.Generator().manual_seed(chosen.seed + 1)
    damage = Damage(settings.damage, chance)
    maker = PatchMaker(photos, damage, model, settings.flow.patch, chosen.seed)
    trainer = FlowTrainer(maker, settings.flow, chosen.seed, len(model.mean))
    checkpoint = chosen.out / "flow.pt"
    if chosen.resume and checkpoint.is_file():
        trainer.resume(checkpoint)
    steps = None if chosen.steps is None else chosen.steps[1]
    trainer.run(checkpoint, steps)
    return trainer, {
        "flow_steps": trainer.done, "flow_seconds": round(trainer.seconds),
    }  # fmt: skip


def main(arguments: Sequence[str] | None = None) -> None:
    """Train both parts, write the weights and the report."""
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    chosen = _parser().parse_args(arguments)
    torch.set_num_threads(chosen.threads)
    chosen.out.mkdir(parents=True, exist_ok=True)
    settings = settings_of(chosen)
    began = time.monotonic()
    model, figures = _colour(chosen, settings)
    save_weights(EnhanceWeights(model, {}), chosen.out / "colour.npz")
    path = chosen.out / "enhance.npz"
    flow: dict[str, NDArray[np.float32]] = {}
    more: dict[str, Any] = {}
    if not chosen.colour_only:
        trainer, more = _flow(chosen, settings, model)
        flow = trainer.numbers()
    save_weights(EnhanceWeights(model, flow), path)
    report = {
        **figures, **more, "bytes": path.stat().st_size, "seed": chosen.seed,
        "machine": machine(), "seconds_this_time": round(time.monotonic() - began),
        "settings": asdict(settings),
    }  # fmt: skip
    log.info("%s", json.dumps({k: v for k, v in report.items() if k != "settings"}))
    write_whole(
        chosen.report or chosen.out / "report.json", json.dumps(report, indent=2) + "\n"
    )


if __name__ == "__main__":
    main()
