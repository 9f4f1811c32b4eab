"""Train the look network and write the library file.

Run as `python -m looksmith.training.encoding --data FOLDER --out FOLDER`.
"""

from __future__ import annotations

import argparse
import json
import logging
import time
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch

from looksmith.files import write_whole
from looksmith.models.encoding.container import save
from looksmith.models.encoding.measure import LookError
from looksmith.resources import resource
from looksmith.training.datasets import read_looks
from looksmith.training.encode_library import as_shipped, index_page
from looksmith.training.encoding.data import (
    TrainingSet,
    natural_histogram,
    principal_codes,
)
from looksmith.training.encoding.measuring import LookFigures, Measurer, table_of
from looksmith.training.encoding.pipeline import Encoded, content_of, encode
from looksmith.training.encoding.report import machine, markdown
from looksmith.training.encoding.settings import LIBRARY, SMALL, TrainingSettings
from looksmith.training.select_looks import SelectedLook, read_selection

log = logging.getLogger(__name__)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m looksmith.training.encoding",
        description=(__doc__ or "").partition("\n")[0],
    )
    add = parser.add_argument
    add("--data", type=Path, required=True, help="folder of looks.xz and manifest.csv")
    add("--out", type=Path, required=True, help="where checkpoints and results go")
    add("--photos", type=Path, help="folder of photos, for natural colours")
    add("--selection", type=Path, help="which looks (default: the built-in ones)")
    add("--small", action="store_true", help="the small library")
    add("--resume", action="store_true", help="go on from the checkpoints in --out")
    help_steps = "of the three stages, instead of the usual ones"
    names = ("TRAIN", "AGAIN", "ROUND")
    add("--steps", type=int, nargs=3, metavar=names, help=help_steps)
    help_minutes = "for all stages, instead of steps; cannot be repeated exactly"
    add("--budget-minutes", type=float, metavar="N", help=help_minutes)
    add("--seed", type=int, default=0)
    add("--threads", type=int, default=1)
    add("--device", default="cpu", help="of the first stage: cpu or cuda")
    add("--report", type=Path, help="write the figures here, as JSON")
    return parser


def _settings(chosen: argparse.Namespace) -> TrainingSettings:
    settings = SMALL if chosen.small else LIBRARY
    if chosen.steps is None:
        return settings
    steps, second_steps, rounding_steps = chosen.steps
    return replace(
        settings,
        steps=steps, second_steps=second_steps, rounding_steps=rounding_steps,
    )  # fmt: skip


def write_library(
    found: Encoded,
    looks: Sequence[SelectedLook],
    data: TrainingSet,
    photos: Path | None,
    folder: Path,
) -> tuple[dict[str, float], int]:
    """Measure every look and write `library.looks` and `index.json`.

    Returns
    -------
    dict
        See `table_of`.
    int
        The file's size in bytes.
    """
    measurer = Measurer(photos)
    grey = data.grey.astype(bool)
    figures: list[LookFigures] = []
    listed: list[SelectedLook] = []
    for index, look in enumerate(looks):
        part = slice(index, index + 1)
        table = data.table(index)
        decoded = found.codec.decode(found.codes[part], len(table), grey[part])[0]
        figures.append(measurer.compare(table, decoded))
        listed.append(as_shipped(look, decoded))
    errors = np.array([[f.mean, f.p90, f.maximum] for f in figures], np.float32)
    ids = tuple(look.id for look in looks)
    save(
        content_of(found.codec, found.codes, ids, grey, errors),
        folder / "library.looks",
    )
    shown = [LookError(f.mean, f.p90, f.maximum, f.mean_76, f.psnr) for f in figures]
    write_whole(folder / "index.json", index_page(listed, shown))
    return table_of(figures), (folder / "library.looks").stat().st_size


def main(arguments: Sequence[str] | None = None) -> None:
    """Train, round, measure, write."""
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    chosen = _parser().parse_args(arguments)
    torch.set_num_threads(chosen.threads)
    chosen.out.mkdir(parents=True, exist_ok=True)
    settings = _settings(chosen)
    looks = read_selection(chosen.selection or resource("looks", "selection.csv"))
    data = read_looks(chosen.data)
    place = {row.id: index for index, row in enumerate(data.rows)}
    rows = [place[look.source_id] for look in looks]
    grey = np.array([look.monochrome for look in looks])
    histogram = None if chosen.photos is None else natural_histogram(chosen.photos)
    training = TrainingSet.make(data, rows, grey, histogram, settings.natural_share)
    codes = principal_codes(data, rows, settings.shape.code)
    began = time.monotonic()
    found = encode(
        training, codes, settings, tuple(look.id for look in looks),
        seed=chosen.seed, folder=chosen.out, resume=chosen.resume,
        minutes=chosen.budget_minutes, device=chosen.device,
    )  # fmt: skip
    figures, size = write_library(found, looks, training, chosen.photos, chosen.out)
    report = {
        "codec": "film", "bytes": size, "steps": found.steps, "seed": chosen.seed,
        "training_seconds": round(found.seconds), "machine": machine(),
        "seconds_this_time": round(time.monotonic() - began), **figures,
    }  # fmt: skip
    log.info("%s", json.dumps(report))
    text = json.dumps(report, indent=2) + "\n"
    write_whole(chosen.report or chosen.out / "report.json", text)
    write_whole(chosen.out / "report.md", markdown([report]))


if __name__ == "__main__":
    main()
