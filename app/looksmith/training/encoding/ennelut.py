"""Train ENNELUT as its paper says; `python -m looksmith.training.encoding.ennelut`.

Adam from 0.04, halved twelve times; L2 in the normalised space; PyTorch's first weights
divided by 100. The paper's 30,760 steps of 2,048 colours on all looks are out of a
processor's reach: looks and colours of a step are those of our own runs.
"""

from __future__ import annotations

import argparse
import json
import logging
import math
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import torch

from looksmith.files import write_whole
from looksmith.models.encoding.container import LibraryContent, dump, save
from looksmith.models.encoding.ennelut import EnnelutCodec
from looksmith.resources import resource
from looksmith.training.datasets import read_looks
from looksmith.training.encoding.adam import Adam
from looksmith.training.encoding.data import TrainingSet, natural_histogram
from looksmith.training.encoding.ennelut_network import (
    EnnelutNetwork,
    compiled_step,
    torch_step,
)
from looksmith.training.encoding.measuring import Measurer, table_of
from looksmith.training.encoding.report import machine
from looksmith.training.encoding.settings import LIBRARY
from looksmith.training.following import save_state
from looksmith.training.select_looks import read_selection

__all__ = ["SIZES", "EnnelutSettings", "EnnelutTrainer", "main"]

log = logging.getLogger(__name__)

SIZES = {"tiny": 1, "small": 2, "medium": 3, "large": 4}

_HALVINGS = 12
_DECAYS = (0.9, 0.999)
_LOG_SECONDS, _SAVE_SECONDS = 30.0, 120.0


@dataclass(frozen=True)
class EnnelutSettings:
    """How the paper's network is trained.

    Parameters
    ----------
    blocks
        1 tiny, 2 small, 3 medium, 4 large.
    rate
        Adam's first step.
    softness
        None for the paper's L2; else visible differences (see `network.losses`),
        those above this CIEDE2000 by their length.
    looks, colours
        Of a step.
    seed
        Of everything random.
    """

    blocks: int = 3
    rate: float = 0.04
    softness: float | None = None
    looks: int = 128
    colours: int = 192
    seed: int = 0


class EnnelutTrainer:
    """Trains the paper's network; what is random follows from the step's number.

    Parameters
    ----------
    data
        The looks.
    settings
        How.
    compiled
        Use the compiled step where there is a compiler.
    """

    def __init__(
        self, data: TrainingSet, settings: EnnelutSettings, *, compiled: bool = True
    ) -> None:
        torch.manual_seed(settings.seed)
        self.data, self.settings = data, settings
        self.network = EnnelutNetwork(data.targets.shape[1], settings.blocks)
        self.step_with = (compiled_step() if compiled else None) or torch_step
        self.adam = Adam.of(self.network.weights.detach(), by_row=False)
        self.row_adam = Adam.of(self.network.rows.detach(), by_row=True)
        self.done, self.seconds, self.cpu_seconds = 0, 0.0, 0.0
        self._bounds = np.cumsum(data.chance)
        self._bounds /= self._bounds[-1]

    def _chosen(self) -> tuple[np.ndarray, np.ndarray]:
        """Return the looks and colours of a step; looks come round in turn."""
        s, count = self.settings, self.data.targets.shape[1]
        turns = max(1, count // s.looks)
        order = np.random.default_rng((s.seed, self.done // turns)).permutation(count)
        start = self.done % turns * s.looks
        random = np.random.default_rng((s.seed, self.done, 1))
        points = np.searchsorted(self._bounds, random.random(s.colours))
        return np.sort(order[start : start + s.looks]), points

    def step(self, share: float) -> float:
        """Do one step with `share` (0..1) of the run behind it; return its loss."""
        looks, points = self._chosen()
        found = self.step_with(
            self.network, self.data, looks, points, self.settings.softness
        )
        rate = self.settings.rate * 0.5 ** int(share * _HALVINGS)
        weights, rows = self.network.weights.detach(), self.network.rows.detach()
        self.adam.step(weights, found.weights, rate, _DECAYS)
        self.row_adam.step(rows, found.rows, rate, _DECAYS, torch.from_numpy(looks))
        self.done += 1
        return found.loss

    def run(self, minutes: float, steps: int | None, checkpoint: Path) -> None:
        """Train for some minutes, or so many steps in all (repeatable exactly)."""
        before, began = (self.seconds, self.cpu_seconds), time.monotonic()
        cpu_began, first = time.process_time(), self.done
        next_log, next_save, mean = _LOG_SECONDS, _SAVE_SECONDS, math.nan

        def share() -> float:
            spent = (
                self.seconds / (minutes * 60) if steps is None else self.done / steps
            )
            return min(1.0, spent)

        while share() < 1:
            loss = self.step(share())
            mean = loss if math.isnan(mean) else 0.99 * mean + 0.01 * loss
            elapsed = time.monotonic() - began
            self.seconds = before[0] + elapsed
            self.cpu_seconds = before[1] + time.process_time() - cpu_began
            if elapsed >= next_log:
                next_log += _LOG_SECONDS
                speed = (self.done - first) / elapsed
                left = minutes * 60 - self.seconds
                if steps is not None:
                    left = (steps - self.done) / speed
                log.info(
                    "%5.1f %%  step %d  loss %.3g  %.1f steps/s  %.1f min left",
                    100 * share(), self.done, mean, speed, left / 60,
                )  # fmt: skip
            if elapsed >= next_save:
                next_save += _SAVE_SECONDS
                self.save(checkpoint)
        self.save(checkpoint)

    def save(self, path: Path) -> None:
        """Write all that is needed to go on; an older file is replaced whole."""
        adams = (self.adam, self.row_adam)
        state = {
            "settings": asdict(self.settings),
            "weights": self.network.weights.detach(),
            "rows": self.network.rows.detach(),
            "adam": [[each.mean, each.square, each.count] for each in adams],
            "spent": [self.done, self.seconds, self.cpu_seconds],
        }
        save_state(state, path)

    def load(self, path: Path) -> None:
        """Go on from where `save` was called.

        Raises
        ------
        ValueError
            The file is of another run.
        """
        state = torch.load(path, weights_only=True)
        if state["settings"] != asdict(self.settings):
            raise ValueError(f"{path} was trained with other settings.")
        self.network.weights.data.copy_(state["weights"])
        self.network.rows.data.copy_(state["rows"])
        self.adam, self.row_adam = (Adam(*each) for each in state["adam"])
        self.done, self.seconds, self.cpu_seconds = state["spent"]


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m looksmith.training.encoding.ennelut",
        description=(__doc__ or "").partition("\n")[0],
    )
    add = parser.add_argument
    add("--data", type=Path, required=True, help="folder of looks.xz and manifest.csv")
    add("--photos", type=Path, help="folder of photos, for natural colours")
    add("--out", type=Path, required=True, help="where checkpoints and results go")
    add("--size", choices=SIZES, default="medium")
    add("--loss", choices=("l2", "visible"), default="l2")
    add("--rate", type=float, default=EnnelutSettings.rate, help="Adam's first step")
    add("--natural-share", type=float, default=LIBRARY.natural_share, metavar="0..1")
    add("--resume", action="store_true", help="go on from the checkpoint in --out")
    add("--budget-minutes", type=float, default=72.0, metavar="N")
    add("--steps", type=int, help="steps instead of minutes: repeatable exactly")
    add("--seed", type=int, default=0)
    add("--threads", type=int, default=1)
    return parser


def _write(
    codec: EnnelutCodec,
    codes: np.ndarray,
    ids: tuple[str, ...],
    data: TrainingSet,
    photos: Path | None,
    path: Path,
) -> dict[str, object]:
    """Measure a library as its file gives it back, write it, return its figures."""
    codes = codec.unpack_codes(codec.pack_codes(codes), len(ids))
    measurer = Measurer(photos)
    figures = [
        measurer.compare(data.table(index), codec.decode(codes[index][None], 33)[0])
        for index in range(len(ids))
    ]
    errors = np.array([[f.mean, f.p90, f.maximum] for f in figures], np.float32)
    none = np.zeros(len(ids), bool)
    packed = codec.pack_codes(codes)
    content = LibraryContent(codec.kind, ids, none, errors, codec.to_bytes(), packed)
    save(content, path)
    return {"codec": path.stem, "bytes": len(dump(content)), **table_of(figures)}


def main(arguments: Sequence[str] | None = None) -> None:
    """Train one size; write both flavours of its file and their figures."""
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    chosen = _parser().parse_args(arguments)
    torch.set_num_threads(chosen.threads)
    chosen.out.mkdir(parents=True, exist_ok=True)
    looks = read_selection(resource("looks", "selection.csv"))
    stored = read_looks(chosen.data)
    place = {row.id: index for index, row in enumerate(stored.rows)}
    rows = [place[look.source_id] for look in looks]
    grey = np.array([look.monochrome for look in looks])
    histogram = None if chosen.photos is None else natural_histogram(chosen.photos)
    data = TrainingSet.make(stored, rows, grey, histogram, chosen.natural_share)
    softness = LIBRARY.softness if chosen.loss == "visible" else None
    settings = EnnelutSettings(
        SIZES[chosen.size], chosen.rate, softness, seed=chosen.seed
    )
    trainer = EnnelutTrainer(data, settings)
    name = f"ennelut-{chosen.size}" + ("" if softness is None else "-visible")
    checkpoint = chosen.out / f"{name}.pt"
    if chosen.resume and checkpoint.is_file():
        trainer.load(checkpoint)
    trainer.run(chosen.budget_minutes, chosen.steps, checkpoint)
    codec, codes = trainer.network.export()
    compact = EnnelutCodec.compact(codec.blocks, codes)
    spent = {
        "steps": trainer.done,
        "colours": trainer.done * settings.looks * settings.colours,
        "training_seconds": round(trainer.seconds),
        "cpu_seconds": round(trainer.cpu_seconds),
        "natural_share": chosen.natural_share if chosen.photos else 0.0,
        "machine": machine(),
    }
    ids = tuple(look.id for look in looks)
    report = []
    for title, each in ((name, codec), (f"{name}-compact", compact)):
        path = chosen.out / f"{title}.looks"
        figures = _write(each, codes, ids, data, chosen.photos, path)
        report.append({**figures, **spent})
        log.info("%s", json.dumps(report[-1]))
    text = json.dumps(report, indent=2) + "\n"
    write_whole(chosen.out / f"{name}.json", text)


if __name__ == "__main__":
    main()
