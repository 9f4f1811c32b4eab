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
from looksmith.training.enhance.settings import TrainingSettings, changed
from looksmith.training.enhance.validation import (
    PAIRS,
    GoodPhotos,
    Judge,
    PairSet,
    harm_of_unseen,
)
from looksmith.training.photos import PhotoSet, read_photos

log = logging.getLogger(__name__)

_COLOUR_SIDE = 160
_FLOW_SIDE = 720


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
    help_steps = "of both parts (default: as shipped)"
    add("--steps", type=int, nargs=2, metavar=("COLOUR", "FLOW"), help=help_steps)
    add("--seed", type=int, default=0)
    add("--threads", type=int, default=1)
    add("--report", type=Path, help="write the figures here, as JSON")
    add(
        "--set",
        action="append",
        default=[],
        metavar="PART.NAME=VALUE",
        help="another setting, e.g. damage.noise=0 or colour.tone=False",
    )
    add("--colour-only", action="store_true", help="no local flow")
    add(
        "--colour",
        type=Path,
        metavar="FILE",
        help="weights whose colour part is taken instead of training one",
    )
    return parser  # fmt: skip


def settings_of(chosen: argparse.Namespace) -> TrainingSettings:
    """Return what the command line asks for.

    Raises
    ------
    SettingError
        There is no such setting, or its value cannot be read.
    """
    settings = TrainingSettings()
    if chosen.steps is not None:
        settings = replace(
            settings,
            colour=replace(settings.colour, steps=chosen.steps[0]),
            flow=replace(settings.flow, steps=chosen.steps[1]),
        )
    for text in chosen.set:
        settings = changed(settings, text)
    return settings


def _judge(folder: Path | None, fold: PhotoSet) -> Judge | None:
    if folder is None:
        return None
    sets = [PairSet.read(folder / n) for n in PAIRS if (folder / n).is_dir()]
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
    network = trainer.run(checkpoint, judge)
    model = network.numbers()
    figures: dict[str, Any] = {
        "photos": len(photos.photos), "kept_out": list(fold.names),
        "colour_steps": trainer.done, "colour_seconds": round(trainer.seconds),
    }  # fmt: skip
    if judge is not None:
        figures["validation"] = judge.measure(model)
    figures["harm_of_unseen"] = harm_of_unseen(network, photos)
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
    trainer.run(checkpoint)
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
