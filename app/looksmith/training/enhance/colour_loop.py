"""Train the colour part: damage, correct, compare; the averaged weights are kept."""

from __future__ import annotations

import copy
import logging
import math
import time
from collections.abc import Callable
from pathlib import Path

import torch
from torch import Tensor, nn
from torch.nn import functional

from looksmith.models.enhance.statistics import GRID
from looksmith.training.enhance.damage import GOOD, KINDS, Damage, Damaged, Drawer
from looksmith.training.enhance.losses import log_error
from looksmith.training.enhance.low_key import LowKey
from looksmith.training.enhance.network import (
    ColourNetwork,
    bank_penalty,
    batch_statistics,
)
from looksmith.training.enhance.settings import TrainingSettings
from looksmith.training.following import (
    average_into,
    decibels_noted,
    falling,
    save_state,
)
from looksmith.training.photos import PhotoSet

__all__ = ["ColourTrainer"]

log = logging.getLogger(__name__)

_WARM_UP = 100
_PENALTY_EVERY = 6
_LOG_SECONDS, _SAVE_SECONDS = 30.0, 60.0
_SAMPLES = 1024
_CLEARLY_WRONG = 0.06  # root of the mean squared error


class ColourTrainer:
    """Trains the colour part.

    Parameters
    ----------
    photos
        Good photos.
    settings
        How.
    seed
        Of everything that is drawn.
    """

    def __init__(self, photos: PhotoSet, settings: TrainingSettings, seed: int) -> None:
        self.settings = settings
        self.chance = torch.Generator().manual_seed(seed)
        torch.manual_seed(seed)  # of the first weights and of dropout
        self.damage = Damage(settings.damage, self.chance)
        self.draw = Drawer(photos, self.chance, settings.damage.grey)
        self.low_key = LowKey(settings.damage.low_key, self.chance)
        self.network = ColourNetwork(settings.colour, self._sample())
        self.averaged = copy.deepcopy(self.network).eval()
        s = settings.colour
        bank = [self.network.residuals]
        perceptron = list(self.network.layers.parameters())
        self.adam = torch.optim.AdamW(
            [
                {"params": perceptron, "scale": 1.0, "weight_decay": s.decay},
                {"params": bank, "scale": 0.5, "weight_decay": 0.0},
            ],
            lr=s.rate,
        )
        self.done, self.seconds = 0, 0.0
        self.decibels = torch.full((len(KINDS),), math.nan)

    def _sample(self) -> Tensor:
        return torch.cat(
            [
                batch_statistics(self._made(128)[0].photos)
                for _ in range(_SAMPLES // 128)
            ]
        )

    def _made(self, count: int) -> tuple[Damaged, Tensor]:
        kinds = self.damage.kinds(count)
        good, rows = self.draw(kinds)
        return self.damage(self.low_key(good, kinds), kinds), rows

    @property
    def progress(self) -> float:
        """How much of the way is done, 0..1."""
        return self.done / self.settings.colour.steps

    def _set_rate(self) -> None:
        rate = self.settings.colour.rate * falling(self.progress)
        rate *= min(1.0, self.done / _WARM_UP)
        for group in self.adam.param_groups:
            group["lr"] = rate * group["scale"]

    def step(self) -> float:
        """Do one step; return its loss."""
        s = self.settings.colour
        made, rows = self._made(s.photos)
        outputs = self.network.outputs(batch_statistics(made.photos))
        self._set_rate()
        picked = torch.randperm(GRID**2, generator=self.chance)[: s.judged]
        given, wanted = (
            v.flatten(1, 2)[:, picked] for v in (made.photos, made.targets)
        )
        loss = self._loss(
            outputs.flatten(0, 1),
            given.repeat(s.members, 1, 1),
            wanted.repeat(s.members, 1, 1),
            made.kinds.repeat(s.members),
        )
        seen = self._seen(rows)
        loss = (loss * seen).sum() / seen.sum()
        if self.done % _PENALTY_EVERY == 0:
            loss = loss + _PENALTY_EVERY * bank_penalty(self.network)
        self.adam.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(self.network.parameters(), 5.0)
        self.adam.step()
        self.done += 1
        pair = self.averaged.parameters(), self.network.parameters()
        average_into(*pair, self.done)
        with torch.no_grad():
            shown = self.network(given, outputs[0], held=True)
        self._note(shown, wanted, made.kinds)
        return float(loss.detach())

    def _seen(self, rows: Tensor) -> Tensor:
        """Return which photos each member learns from, (members * photos,).

        A member never sees its share of them: it can be asked about those.
        """
        members = self.settings.colour.members
        if members == 1:
            return torch.ones(len(rows), dtype=torch.bool)
        kept_out = rows[None] % members == torch.arange(members)[:, None]
        return ~kept_out.flatten()

    def _loss(
        self, outputs: Tensor, given: Tensor, wanted: Tensor, kinds: Tensor
    ) -> Tensor:
        """Return the loss of every photo of every member.

        What to do is learnt from the damaged photos, whether to do it from all.
        """
        s = self.settings.colour
        result = self.network(given, outputs)
        found = log_error(result, wanted, s.softness)
        wrong = (given - wanted).square().mean((1, 2)).sqrt() / _CLEARLY_WRONG
        doubt = functional.binary_cross_entropy_with_logits(
            outputs[:, -1], wrong.clamp(max=1), reduction="none"
        )
        return torch.where(kinds == GOOD, 0, found) + s.doubt * doubt

    def _note(self, result: Tensor, targets: Tensor, kinds: Tensor) -> None:
        error = (result.clamp(0, 1) - targets).square().mean((1, 2))
        decibels_noted(self.decibels, error, kinds)

    def run(
        self,
        checkpoint: Path,
        judge: Callable[[ColourNetwork], object] | None = None,
        judge_every: int = 100,
    ) -> ColourNetwork:
        """Train to the end; return the averaged network.

        Parameters
        ----------
        checkpoint
            Where to save, and go on from.
        judge
            Told of the averaged network every `judge_every` steps. It chooses nothing:
            a few pairs of photos are too few to choose a moment by.
        judge_every
            Steps.
        """
        before, began = self.seconds, time.monotonic()
        next_log = next_save = 0.0
        while self.done < self.settings.colour.steps:
            self.step()
            elapsed = time.monotonic() - began
            self.seconds = before + elapsed
            if elapsed >= next_log:
                next_log = elapsed + _LOG_SECONDS
                self._say()
            if judge is not None and self.done % judge_every == 0:
                judge(self.averaged)
            if elapsed >= next_save:
                next_save = elapsed + _SAVE_SECONDS
                self.save(checkpoint)
        self.save(checkpoint)
        return self.averaged

    def _say(self) -> None:
        kinds = zip(KINDS, self.decibels.tolist(), strict=True)
        shown = "  ".join(f"{kind} {value:.1f}" for kind, value in kinds)
        log.info(
            "colour %5.1f %%  step %d  dB: %s  %.0f s",
            100 * self.progress, self.done, shown, self.seconds,
        )  # fmt: skip

    def save(self, path: Path) -> None:
        """Write all that is needed to go on; an older file is replaced whole."""
        state = {
            "network": self.network.state_dict(),
            "averaged": self.averaged.state_dict(),
            "adam": self.adam.state_dict(),
            "numbers": [self.done, self.seconds],
            "decibels": self.decibels,
            "chance": [self.chance.get_state(), torch.get_rng_state()],
        }
        save_state(state, path)

    def resume(self, path: Path) -> None:
        """Go on from where `save` was called."""
        state = torch.load(path, weights_only=True)
        self.network.load_state_dict(state["network"])
        self.averaged.load_state_dict(state["averaged"])
        self.adam.load_state_dict(state["adam"])
        self.done, self.seconds = state["numbers"]
        self.decibels = state["decibels"]
        self.chance.set_state(state["chance"][0])
        torch.set_rng_state(state["chance"][1])
