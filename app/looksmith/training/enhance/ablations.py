"""Take Enhance apart and measure what each part is worth.

Run as `python -m looksmith.training.enhance.ablations --photos FOLDER --validation
FOLDER --out FOLDER`. The shipped weights answer what needs no training; the rest is
trained here, every case with the same short budget.
"""

from __future__ import annotations

import argparse
import json
import logging
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from looksmith.files import write_whole
from looksmith.models.enhance.colour import OUTPUTS, ColourModel
from looksmith.models.enhance.local import LocalSettings
from looksmith.models.enhance.run import Enhanced, colour_plan, enhance
from looksmith.models.enhance.weights import EnhanceWeights, load_weights, read_weights
from looksmith.models.pairs import find_pairs
from looksmith.models.scores import psnr
from looksmith.photo.read import read_photo
from looksmith.photo.resize import fit_within
from looksmith.training.enhance.colour_loop import ColourTrainer
from looksmith.training.enhance.damage import Damage
from looksmith.training.enhance.flow_loop import FlowTrainer
from looksmith.training.enhance.patches import PatchMaker
from looksmith.training.enhance.settings import TrainingSettings
from looksmith.training.enhance.synthetic import damaged_photos
from looksmith.training.enhance.validation import PAIRS, GoodPhotos
from looksmith.training.photos import PhotoSet, read_photos

__all__ = ["Bench", "Case", "standing_still"]

log = logging.getLogger(__name__)

FloatArray = NDArray[np.float32]
Pairs = list[tuple[FloatArray, FloatArray]]

_COLOUR_SIDE, _FLOW_SIDE, _JUDGED_SIDE = 160, 720, 480


@dataclass(frozen=True, eq=False)
class Case:
    """Something to measure.

    Parameters
    ----------
    name
        Of the row.
    weights
        What is run.
    steps
        Of the flow.
    mistaken
        Give each photo the LUT that was meant for the next one.
    """

    name: str
    weights: EnhanceWeights
    steps: int = 0
    mistaken: bool = False


@dataclass(frozen=True, eq=False)
class Bench:
    """Sets of pairs by name, and good photos."""

    sets: Mapping[str, Pairs]
    good: Pairs

    @classmethod
    def of(cls, validation: Path, fold: PhotoSet, seed: int) -> Bench:
        """Read the pairs, and damage the fold."""
        sets = {name: _read(validation / name) for name in PAIRS}
        made = damaged_photos(fold, seed)
        sets["synthetic"] = [(photo.given, photo.wanted) for photo in made]
        return cls(sets, [(photo, photo) for photo in GoodPhotos.of(fold).photos])

    def measure(self, case: Case) -> dict[str, float]:
        """Return the mean PSNR of each set, and of the good photos left alone."""
        found = {name: _mean(case, pairs) for name, pairs in self.sets.items()}
        return {**found, "good": _mean(case, self.good)}


def _read(folder: Path) -> Pairs:
    side = _JUDGED_SIDE
    return [
        (
            fit_within(read_photo(pair.input), side, side).float_pixels(),
            fit_within(read_photo(pair.target), side, side).float_pixels(),
        )
        for pair in find_pairs(folder)
    ]


def _mean(case: Case, pairs: Pairs) -> float:
    given = [pixels for pixels, _ in pairs]
    seen = [*given[1:], given[0]] if case.mistaken else given
    found = []
    for (pixels, wanted), other in zip(pairs, seen, strict=True):
        if case.mistaken:
            plan, _ = colour_plan(other, case.weights)
            lut = case.weights.colour.lut(plan)
            result = Enhanced(plan, lut, None, "").apply(pixels)
        else:
            settings = LocalSettings(steps=case.steps)
            result = enhance(pixels, case.weights, settings).apply(pixels)
        found.append(psnr(np.clip(result, 0, 1), wanted))
    return float(np.mean(found))


def standing_still(model: ColourModel) -> ColourModel:
    """Return a colour part that changes nothing, with the statistics of another."""
    shift = np.zeros((1, OUTPUTS), np.float32)
    shift[0, 0] = 50  # all weight on the identity
    matrix = np.zeros((1, len(model.mean), OUTPUTS), np.float32)
    return replace(model, layers=((matrix, shift),))


@dataclass(frozen=True, eq=False)
class _Trainer:
    """Trains cases with equal budgets."""

    colours: PhotoSet
    patches: PhotoSet
    settings: TrainingSettings
    out: Path
    seed: int

    def colour(self, **changes: Any) -> ColourModel:
        settings = replace(
            self.settings, colour=replace(self.settings.colour, **changes)
        )
        trainer = ColourTrainer(self.colours, settings, self.seed)
        return trainer.run(self.out / "colour.pt").numbers()

    def flow(self, model: ColourModel, **changes: Any) -> EnhanceWeights:
        settings = replace(self.settings.flow, **changes)
        chance = torch.Generator().manual_seed(self.seed + 1)
        damage = Damage(self.settings.damage, chance)
        maker = PatchMaker(self.patches, damage, model, settings.patch, self.seed)
        trainer = FlowTrainer(maker, settings, self.seed, len(model.mean))
        trainer.run(self.out / "flow.pt")
        return EnhanceWeights(model, trainer.numbers())


def _shipped(weights: EnhanceWeights) -> Iterator[Case]:
    yield Case("shipped, colour part", weights)
    yield Case("  another photo's LUT", weights, mistaken=True)
    if weights.flow:
        for steps in (1, 2, 4, 8):
            yield Case(f"shipped, {steps} Euler steps", weights, steps)


def _trained(trainer: _Trainer) -> Iterator[Case]:
    model = trainer.colour()
    yield Case("colour part", EnhanceWeights(model, {}))
    for name, changes in (
        ("  bank only", {"tone": False}),
        ("  bank from identity and zeros", {"priors": False}),
        ("  one perceptron instead of five", {"members": 1}),
    ):
        yield Case(name, EnhanceWeights(trainer.colour(**changes), {}))
    yield Case("colour part and flow", trainer.flow(model), 4)
    yield Case("  without the matching loss", trainer.flow(model, matching=0.0), 4)
    yield Case("  one-shot residual network", trainer.flow(model, one_shot=True), 1)
    yield Case("flow only", trainer.flow(standing_still(model)), 4)


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the table row by row, and write it."""
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    parser = argparse.ArgumentParser(
        prog="python -m looksmith.training.enhance.ablations",
        description=(__doc__ or "").partition("\n")[0],
    )
    add = parser.add_argument
    add("--photos", type=Path, required=True, help="folder of good photos")
    add("--validation", type=Path, required=True, help="folder of folders of pairs")
    add("--out", type=Path, required=True, help="where the table goes")
    add("--weights", type=Path, help="other than the built-in ones")
    add("--steps", type=int, nargs=2, metavar=("COLOUR", "FLOW"), default=(400, 400))
    add("--seed", type=int, default=0)
    add("--threads", type=int, default=1)
    add("--shipped-only", action="store_true", help="train nothing")
    chosen = parser.parse_args(arguments)
    torch.set_num_threads(chosen.threads)
    chosen.out.mkdir(parents=True, exist_ok=True)
    weights = read_weights(chosen.weights) if chosen.weights else load_weights()
    _, fold = read_photos(chosen.photos, _JUDGED_SIDE)
    bench = Bench.of(chosen.validation, fold, chosen.seed)
    cases = [_shipped(weights)]
    if not chosen.shipped_only:
        cases.append(_trained(_trainer(chosen)))
    table: dict[str, dict[str, float]] = {}
    for case in (case for some in cases for case in some):
        table[case.name] = found = bench.measure(case)
        figures = "  ".join(f"{name} {value:.2f}" for name, value in found.items())
        log.info("%-34s %s", case.name, figures)
        write_whole(chosen.out / "ablations.json", json.dumps(table, indent=2) + "\n")


def _trainer(chosen: argparse.Namespace) -> _Trainer:
    base = TrainingSettings()
    settings = replace(
        base,
        colour=replace(base.colour, steps=chosen.steps[0]),
        flow=replace(base.flow, steps=chosen.steps[1]),
    )
    colours, _ = read_photos(chosen.photos, _COLOUR_SIDE)
    patches, _ = read_photos(chosen.photos, _FLOW_SIDE)
    return _Trainer(colours, patches, settings, chosen.out, chosen.seed)


if __name__ == "__main__":
    main()
