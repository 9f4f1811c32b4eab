"""Train the colour part: damage, correct, compare; the averaged weights are kept."""

from __future__ import annotations

import copy
import logging
import math
import os
import time
from collections.abc import Callable
from pathlib import Path

import torch
from torch import Tensor, nn

from looksmith.training.enhance.damage import KINDS, Damage, Drawer
from looksmith.training.enhance.losses import log_error
from looksmith.training.enhance.network import (
    ColourNetwork,
    bank_penalty,
    batch_statistics,
)
from looksmith.training.enhance.photos import PhotoSet
from looksmith.training.enhance.settings import TrainingSettings

__all__ = ["ColourTrainer"]

log = logging.getLogger(__name__)

_WARM_UP = 100
_AVERAGE = 0.998
_PENALTY_EVERY = 6
_LOG_SECONDS, _SAVE_SECONDS = 30.0, 60.0
_SAMPLES = 1024


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
        self.draw = Drawer(photos, self.chance)
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
        self.best, self.kept = -math.inf, copy.deepcopy(self.averaged.state_dict())
        self.decibels = torch.full((len(KINDS),), math.nan)

    def _sample(self) -> Tensor:
        found = []
        for _ in range(_SAMPLES // 128):
            kinds = self.damage.kinds(128)
            good = self.draw(kinds, self.settings.colour.colours)
            found.append(batch_statistics(self.damage(good, kinds).photos))
        return torch.cat(found)

    @property
    def progress(self) -> float:
        """How much of the time is spent, 0..1."""
        return min(1.0, self.seconds / max(self.settings.colour.minutes * 60, 1e-9))

    def _set_rate(self) -> None:
        fall = 0.5 * (1 + math.cos(math.pi * self.progress)) + 0.01
        rate = self.settings.colour.rate * fall * min(1.0, self.done / _WARM_UP)
        for group in self.adam.param_groups:
            group["lr"] = rate * group["scale"]

    def step(self) -> float:
        """Do one step; return its loss."""
        s = self.settings.colour
        kinds = self.damage.kinds(s.photos)
        made = self.damage(self.draw(kinds, s.colours), kinds)
        numbers = batch_statistics(made.photos)
        seen = made.photos[:, : s.judged], made.targets[:, : s.judged]
        self._set_rate()
        result = self.network(seen[0], numbers)
        loss = log_error(result, seen[1], s.softness).mean()
        if self.done % _PENALTY_EVERY == 0:
            loss = loss + _PENALTY_EVERY * bank_penalty(self.network)
        self.adam.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(self.network.parameters(), 5.0)
        self.adam.step()
        self.done += 1
        self._average()
        self._note(result.detach(), seen[1], kinds)
        return float(loss.detach())

    def _average(self) -> None:
        share = 1 - min(_AVERAGE, self.done / (self.done + 50))
        pairs = zip(self.averaged.parameters(), self.network.parameters(), strict=True)
        with torch.no_grad():
            for kept, now in pairs:
                kept.lerp_(now, share)

    def _note(self, result: Tensor, targets: Tensor, kinds: Tensor) -> None:
        error = (result.clamp(0, 1) - targets).square().mean((1, 2))
        found = -10 * torch.log10(error + 1e-6)
        for kind in range(len(KINDS)):
            if (kinds == kind).any():
                now, before = found[kinds == kind].mean(), self.decibels[kind]
                first = bool(before.isnan())
                self.decibels[kind] = now if first else 0.98 * before + 0.02 * now

    def run(
        self,
        checkpoint: Path,
        judge: Callable[[ColourNetwork], float] | None = None,
        steps: int | None = None,
        judge_seconds: float = 20.0,
    ) -> ColourNetwork:
        """Train until the time (or `steps`) is spent.

        Parameters
        ----------
        checkpoint
            Where to save, and go on from.
        judge
            Scores the averaged network now and then, more is better: the best one is
            kept. Without it the last one is.
        steps
            Follow the number of steps instead of the time: repeatable.
        judge_seconds
            How often to judge.

        Returns
        -------
        ColourNetwork
            The one to use.
        """
        before, began = self.seconds, time.monotonic()
        next_log = next_save = 0.0
        next_judge = judge_seconds
        while self.progress < 1:
            self.step()
            elapsed = time.monotonic() - began
            self.seconds = before + elapsed
            if steps is not None:
                self.seconds = self.settings.colour.minutes * 60 * self.done / steps
            if elapsed >= next_log:
                next_log = elapsed + _LOG_SECONDS
                self._say(elapsed)
            if judge is not None and elapsed >= next_judge:
                next_judge = elapsed + judge_seconds
                self._judge(judge)
            if elapsed >= next_save:
                next_save = elapsed + _SAVE_SECONDS
                self.save(checkpoint)
        if judge is not None:
            self._judge(judge)
            self.averaged.load_state_dict(self.kept)
        self.save(checkpoint)
        return self.averaged

    def _judge(self, judge: Callable[[ColourNetwork], float]) -> None:
        found = judge(self.averaged)
        if found > self.best:
            self.best = found
            self.kept = copy.deepcopy(self.averaged.state_dict())

    def _say(self, elapsed: float) -> None:
        kinds = zip(KINDS, self.decibels.tolist(), strict=True)
        shown = "  ".join(f"{kind} {value:.1f}" for kind, value in kinds)
        left = (1 - self.progress) * self.settings.colour.minutes
        log.info(
            "colour %5.1f %%  step %d  dB: %s  %.1f min left",
            100 * self.progress, self.done, shown, left,
        )  # fmt: skip

    def save(self, path: Path) -> None:
        """Write all that is needed to go on; an older file is replaced whole."""
        state = {
            "network": self.network.state_dict(),
            "averaged": self.averaged.state_dict(),
            "kept": self.kept,
            "adam": self.adam.state_dict(),
            "numbers": [self.done, self.seconds, self.best],
            "decibels": self.decibels,
            "chance": [self.chance.get_state(), torch.get_rng_state()],
        }
        part = path.with_suffix(".part")
        torch.save(state, part)
        os.replace(part, path)

    def resume(self, path: Path) -> None:
        """Go on from where `save` was called."""
        state = torch.load(path, weights_only=True)
        self.network.load_state_dict(state["network"])
        self.averaged.load_state_dict(state["averaged"])
        self.kept = state["kept"]
        self.adam.load_state_dict(state["adam"])
        self.done, self.seconds, self.best = state["numbers"]
        self.decibels = state["decibels"]
        self.chance.set_state(state["chance"][0])
        torch.set_rng_state(state["chance"][1])
