"""What each idea is worth: the small network trained briefly, one thing changed.

Run as `python -m looksmith.training.encoding.ablate --data FOLDER --out FILE.json`.
Every case has the same steps of the same looks, the whole schedule included, and is
measured unrounded over all looks. Cases that FILE holds already are not run again.
"""

from __future__ import annotations

import argparse
import json
import logging
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field, fields, replace
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from looksmith.files import write_whole
from looksmith.models.encoding.film import FilmCodec
from looksmith.models.encoding.film_network import NetworkShape, Slices
from looksmith.models.encoding.film_storage import StoredNetwork
from looksmith.resources import resource
from looksmith.training.datasets import LookData, read_looks
from looksmith.training.encoding.data import (
    TrainingSet,
    natural_histogram,
    principal_codes,
)
from looksmith.training.encoding.loop import Trainer
from looksmith.training.encoding.measuring import Measurer, table_of
from looksmith.training.encoding.parameters import Parameters, first_parameters
from looksmith.training.encoding.settings import SMALL, TrainingSettings
from looksmith.training.select_looks import read_selection

__all__ = ["CASES", "Case", "exact_codec", "held_columns", "train_case"]

log = logging.getLogger(__name__)

_HARD_EVERY, _HARD_LOOKS = 250, 24
_LONG_SOFTNESS = 10.0  # so large that differences count by their squares


@dataclass(frozen=True)
class Case:
    """One thing that is done differently.

    Parameters
    ----------
    name
        What, in few words.
    without
        Parts of the modulation that are the same for all looks: fields of `Slices`.
    rank
        Columns of the low-rank change.
    random_codes
        Start from random codes instead of principal components.
    loss
        "visible", "squared" (visible differences squared) or "l2" (of sRGB).
    averaged
        Whether monochrome looks are averaged over their channels.
    natural_share
        The share of colours as in photos.
    hard_share
        The share of colours that follow the errors so far.
    seed
        Of everything random.
    """

    name: str
    without: tuple[str, ...] = ()
    rank: int = SMALL.shape.rank
    random_codes: bool = False
    loss: str = "visible"
    averaged: bool = True
    natural_share: float = 0.5
    hard_share: float = 0.0
    seed: int = 0


_SHIFTS, _GAINS = ("first_shift", "shift"), ("first_gain", "gain")

CASES = (
    Case("as it is"),
    Case("random first codes", random_codes=True),
    Case("no affine part of its own", without=("affine",)),
    Case("no change of the matrices (rank 0)", without=("scale",)),
    Case("rank 32 instead of 16", rank=32),
    Case("no shifts of its own", without=_SHIFTS),
    Case("no gains of its own", without=_GAINS),
    Case("L2 of sRGB", loss="l2"),
    Case("monochrome looks not averaged", averaged=False),
    Case("hard colours 15 %", hard_share=0.15),
    Case("natural colours 0 %", natural_share=0.0),
    Case("natural colours 35 %", natural_share=0.35),
    Case("the same, another seed", seed=1),
    Case("squared visible differences", loss="squared"),
    Case("shifts only", without=(*_GAINS, "scale", "head", "affine")),
    Case("gains only", without=(*_SHIFTS, "scale", "head", "affine")),
    Case("no head of its own", without=("head",)),
    Case("natural colours 70 %", natural_share=0.7),
    Case("hard colours 30 %", hard_share=0.3),
)


@dataclass(frozen=True, eq=False)
class _Looks:
    data: LookData
    rows: list[int]
    grey: NDArray[np.bool_]
    histogram: NDArray[np.float64] | None
    codes: dict[int, NDArray[np.float32]] = field(default_factory=dict)

    def training_set(self, case: Case) -> TrainingSet:
        grey = self.grey if case.averaged else np.zeros_like(self.grey)
        found = TrainingSet.make(
            self.data, self.rows, grey, self.histogram, case.natural_share
        )
        if case.loss != "l2":
            return found
        metric = np.zeros_like(found.metric)
        metric[..., [0, 3, 5]] = 1
        return replace(found, metric=metric)

    def first_codes(self, case: Case, length: int) -> Tensor:
        if length not in self.codes:
            self.codes[length] = principal_codes(self.data, self.rows, length)
        codes = torch.from_numpy(self.codes[length].copy())
        if case.random_codes:
            random = torch.Generator().manual_seed(case.seed)
            spread = codes.square().mean().sqrt()
            codes = torch.randn(codes.shape, generator=random) * spread
        return codes


def held_columns(shape: NetworkShape, without: Sequence[str]) -> list[int]:
    """Return which values of a modulation some fields of `Slices` take."""
    unknown = set(without) - {each.name for each in fields(Slices)}
    if unknown:
        raise ValueError(f"A modulation has no {', '.join(sorted(unknown))}.")
    found: list[int] = []
    for name in without:
        parts = getattr(shape.slices, name)
        for part in parts if isinstance(parts, tuple) else (parts,):
            found += range(part.start, part.stop)
    return found


def exact_codec(parameters: Parameters) -> FilmCodec:
    """Return a codec of the network as it is, all but unrounded."""
    steps = {}
    for name, view in parameters.views().items():
        most = view.abs().amax(dim=0) if name == "mix" else view.abs().amax()
        steps[name] = np.atleast_1d((most / 30_000).clamp(min=1e-9).numpy())
    codes = np.full(parameters.shape.code, 1e-4, np.float32)
    return FilmCodec(StoredNetwork.round(parameters.weights(), steps, codes))


def _decoded(
    codec: FilmCodec, codes: Tensor, grey: NDArray[np.bool_]
) -> NDArray[np.float32]:
    full = np.zeros((len(codes), codec.code_length), np.float32)
    full[:, : codec.network_length] = codes.numpy()
    return codec.decode(full, 33, grey)


class _CaseTrainer(Trainer):
    """A trainer that keeps parts of the network alike, or seeks hard colours."""

    def hold(self, columns: list[int]) -> None:
        """Take a part of the modulation from the looks; all share what is left."""
        self._columns = columns
        self.parameters["mix"][:, columns] = 0

    def seek(self, share: float) -> None:
        """Ask for colours with large errors as often as `share` says."""
        self._hard, self._chance = share, self.data.chance

    def step(self) -> float:
        if self._hard and self.done and self.done % _HARD_EVERY == 0:
            chance = self._errors() * self._chance
            chance = (1 - self._hard) * self._chance + self._hard * (
                chance / chance.sum()
            )
            self._bounds = np.cumsum(chance / chance.sum())
        loss = super().step()
        self.parameters["mix"][:, self._columns] = 0
        return loss

    def _errors(self) -> NDArray[np.float64]:
        """Return the mean visible error of each lattice colour over some looks."""
        count = self.data.targets.shape[1]
        looks = self.random.choice(count, min(_HARD_LOOKS, count), replace=False)
        grey = self.data.grey[looks].astype(bool)
        shown = _decoded(exact_codec(self.parameters), self.codes[looks], grey)
        total = np.zeros(len(self.data.colours))
        for look, table in zip(looks, shown, strict=True):
            wanted = self.data.targets[:, look] * np.float32(self.data.unit)
            error = table.reshape(-1, 3) - wanted
            cell = np.rint(np.clip(wanted, 0, 1) * (self.data.metric.shape[0] - 1))
            m = self.data.metric[tuple(cell.astype(int).T)]
            r, g, b = error.T
            square = m[:, 0] * r * r + m[:, 3] * g * g + m[:, 5] * b * b
            square += 2 * (m[:, 1] * r * g + m[:, 2] * r * b + m[:, 4] * g * b)
            total += np.sqrt(np.maximum(square, 0))
        return total / max(total.mean(), 1e-12)


def train_case(
    case: Case, looks: _Looks, settings: TrainingSettings, steps: int
) -> tuple[FilmCodec, Tensor]:
    """Train a case; return its codec and its codes (looks, D)."""
    shape = replace(settings.shape, rank=case.rank)
    softness = settings.softness if case.loss == "visible" else _LONG_SOFTNESS
    changed = replace(settings, shape=shape, softness=softness)
    trainer = _CaseTrainer(
        looks.training_set(case), changed, first_parameters(shape, case.seed),
        looks.first_codes(case, shape.code), seed=case.seed, minutes=1,
        rate=settings.rate,
    )  # fmt: skip
    trainer.hold(held_columns(shape, case.without))
    trainer.seek(case.hard_share)
    trainer.run(None, steps)
    return exact_codec(trainer.parameters), trainer.codes


def _measure(
    codec: FilmCodec, codes: Tensor, case: Case, looks: _Looks, measurer: Measurer
) -> dict[str, float]:
    grey = looks.grey if case.averaged else np.zeros_like(looks.grey)
    figures = [
        measurer.compare(
            looks.data.table(row),
            _decoded(codec, codes[index : index + 1], grey[index : index + 1])[0],
        )
        for index, row in enumerate(looks.rows)
    ]
    alone = [each.mean for each, one in zip(figures, looks.grey, strict=True) if one]
    return {**table_of(figures), "monochrome": round(float(np.mean(alone)), 4)}


def markdown(rows: Sequence[dict[str, object]]) -> str:
    """Return the cases as a Markdown table."""
    names = ("mean", "p90", "max", "natural", "monochrome", "psnr")
    lines = [
        "| changed | mean | p90 of looks | worst | natural | monochrome | PSNR |",
        "|---|---|---|---|---|---|---|",
    ]
    for row in rows:
        values = " | ".join(f"{row[name]:.3f}" for name in names[:-1])
        lines.append(f"| {row['name']} | {values} | {row['psnr']:.2f} |")
    return "\n".join(lines) + "\n"


def main(arguments: Sequence[str] | None = None) -> None:
    """Run the cases that the file does not hold yet."""
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--photos", type=Path)
    parser.add_argument("--out", type=Path, required=True, help="a file of JSON")
    parser.add_argument("--steps", type=int, default=2000)
    parser.add_argument("--only", help="cases whose name contains this")
    chosen = parser.parse_args(arguments)
    torch.set_num_threads(1)
    listed = read_selection(resource("looks", "selection.csv"))
    data = read_looks(chosen.data)
    place = {row.id: index for index, row in enumerate(data.rows)}
    looks = _Looks(
        data,
        [place[look.source_id] for look in listed],
        np.array([look.monochrome for look in listed]),
        None if chosen.photos is None else natural_histogram(chosen.photos),
    )
    measurer = Measurer(chosen.photos)
    rows = json.loads(chosen.out.read_text()) if chosen.out.is_file() else []
    for case in CASES:
        known = any(r["name"] == case.name and r["steps"] == chosen.steps for r in rows)
        if known or (chosen.only and chosen.only not in case.name):
            continue
        began = time.process_time()
        codec, codes = train_case(case, looks, SMALL, chosen.steps)
        spent = round(time.process_time() - began)
        figures = _measure(codec, codes, case, looks, measurer)
        told = {"steps": chosen.steps, "cpu_seconds": spent, **figures}
        rows.append({**asdict(case), **told})
        log.info("%s", json.dumps(rows[-1]))
        write_whole(chosen.out, json.dumps(rows, indent=2) + "\n")
    write_whole(chosen.out.with_suffix(".md"), markdown(rows))


if __name__ == "__main__":
    main()
