"""Train the field by flow matching; the averaged weights are kept."""

from __future__ import annotations

import copy
import logging
import math
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import torch
from torch import Tensor, nn
from torch.nn import functional

from looksmith.models.dehaze.encoder import Encoding, encode
from looksmith.models.dehaze.field import FieldOf, density
from looksmith.models.dehaze.statistics import statistics
from looksmith.models.flow.matching import straight_path
from looksmith.models.flow.solvers import integrate
from looksmith.training.dehaze.haze import Hazed
from looksmith.training.dehaze.lookup import mixed_with_gradients
from looksmith.training.dehaze.losses import photo_loss, roughness
from looksmith.training.dehaze.network import DehazeNetwork
from looksmith.training.dehaze.pool import PairPool
from looksmith.training.dehaze.settings import KINDS, LoopSettings
from looksmith.training.following import (
    average_into,
    decibels_noted,
    falling,
    save_state,
)

__all__ = ["DehazeTrainer", "Judge"]

log = logging.getLogger(__name__)

Judge = Callable[[DehazeNetwork], float]

_WARM_UP = 100
_LUT_RATE = 2.0
_LOG_SECONDS, _SAVE_SECONDS = 60.0, 120.0


class DehazeTrainer:
    """Trains a network on pairs that a pool makes.

    Parameters
    ----------
    pool
        Makes the pairs.
    settings
        How.
    seed
        Of the first weights and of all that is drawn here.
    """

    def __init__(self, pool: PairPool, settings: LoopSettings, seed: int) -> None:
        self.pool, self.settings = pool, settings
        torch.manual_seed(seed)
        self.chance = torch.Generator().manual_seed(seed + 1)
        sample = torch.cat([statistics(pool.draw().photos) for _ in range(16)])
        self.network = DehazeNetwork(settings.design, sample)
        self.averaged = copy.deepcopy(self.network)
        self.adam = torch.optim.AdamW(self._groups(), lr=settings.rate)
        self.done, self.seconds = 0, 0.0
        self.best, self.kept = -math.inf, copy.deepcopy(self.averaged.state_dict())
        self.decibels = torch.full((len(KINDS),), math.nan)

    def _groups(self) -> list[dict[str, Any]]:
        lut: list[nn.Parameter] = []
        code: list[nn.Parameter] = []
        others: list[nn.Parameter] = []
        for name, values in self.network.parts.items():
            kind = lut if name == "lut" else code if name[:4] == "code" else others
            kind.append(values)
        return [
            {"params": lut, "scale": _LUT_RATE, "weight_decay": 0.0},
            {"params": code, "scale": 1.0, "weight_decay": self.settings.decay},
            {"params": others, "scale": 1.0, "weight_decay": 0.0},
        ]

    @property
    def progress(self) -> float:
        """How much of the time is spent, 0..1."""
        return min(1.0, self.seconds / max(self.settings.minutes * 60, 1e-9))

    def _set_rate(self) -> None:
        rate = self.settings.rate * falling(self.progress)
        rate *= min(1.0, (self.done + 1) / _WARM_UP)
        for group in self.adam.param_groups:
            group["lr"] = rate * group["scale"]

    def _times(self, count: int) -> Tensor:
        drawn = torch.rand(count, generator=self.chance)
        begin = 1.0 if self.settings.one_shot else self.settings.begin
        first = torch.rand(count, generator=self.chance) < begin
        return torch.where(first, 0.0, drawn).reshape(-1, 1, 1, 1)

    def _encoded(self, photos: Tensor, weights: dict[str, Tensor]) -> Encoding:
        numbers = statistics(photos)
        return encode(weights, photos, numbers, self.settings.dropout)

    def loss(self, pairs: Hazed) -> Tensor:
        """Return the loss of a batch of pairs."""
        s = self.settings
        weights = self.network.weights()
        encoding = self._encoded(pairs.photos, weights)
        field = FieldOf(weights, s.design, encoding, mixed_with_gradients)
        times = self._times(len(pairs.photos))
        state, velocity = straight_path(pairs.photos, pairs.targets, times)
        error = field(state, times) - velocity
        loss = photo_loss(error, s)
        if s.design.lut:
            off = density(weights, encoding) - pairs.density
            loss = loss + s.map * functional.smooth_l1_loss(
                off, torch.zeros_like(off), beta=0.1
            )
            loss = loss + s.smooth * roughness(weights["lut"])
        if not s.one_shot and self.done % s.ends_every == 0:
            ended = integrate(field, pairs.photos, 1, "rk4")
            loss = loss + s.ends * s.ends_every / 2 * photo_loss(
                ended - pairs.targets, s
            )
        self._note(error.detach(), pairs.kinds)
        return loss

    def step(self) -> float:
        """Do one step; return its loss."""
        self._set_rate()
        loss = self.loss(self.pool.draw())
        self.adam.zero_grad()
        loss.backward()
        nn.utils.clip_grad_norm_(self.network.parameters(), 1.0)
        self.adam.step()
        self.done += 1
        pair = self.averaged.parameters(), self.network.parameters()
        average_into(*pair, self.done)
        return float(loss.detach())

    def _note(self, error: Tensor, kinds: Tensor) -> None:
        decibels_noted(self.decibels, error.square().mean((1, 2, 3)), kinds)

    def run(
        self,
        checkpoint: Path,
        judge: Judge | None = None,
        steps: int | None = None,
        judge_seconds: float = 180.0,
    ) -> DehazeNetwork:
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
        DehazeNetwork
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
                self.seconds = self.settings.minutes * 60 * self.done / steps
            if elapsed >= next_log:
                next_log = elapsed + _LOG_SECONDS
                self._say()
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

    def _judge(self, judge: Judge) -> None:
        found = judge(self.averaged)
        if found > self.best:
            self.best = found
            self.kept = copy.deepcopy(self.averaged.state_dict())

    def _say(self) -> None:
        kinds = zip(KINDS, self.decibels.tolist(), strict=True)
        shown = "  ".join(f"{kind} {value:.1f}" for kind, value in kinds)
        left = (1 - self.progress) * self.settings.minutes
        log.info(
            "%5.1f %%  step %d  dB of the velocity: %s  %.1f min left",
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
            "chance": [
                self.chance.get_state(),
                self.pool.chance.get_state(),
                torch.get_rng_state(),
            ],
        }
        save_state(state, path)

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
        self.pool.chance.set_state(state["chance"][1])
        torch.set_rng_state(state["chance"][2])
