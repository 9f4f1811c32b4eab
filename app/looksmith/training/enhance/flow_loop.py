"""Train the local flow by conditional flow matching and by where it ends."""

from __future__ import annotations

import logging
import math
import time
from collections.abc import Mapping
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from looksmith.models.enhance.velocity import (
    BOUND,
    CHANNELS,
    prepared,
    refined,
    velocity,
)
from looksmith.models.flow.matching import matching_loss
from looksmith.training.enhance.losses import (
    charbonnier,
    gradient_loss,
    structure_loss,
)
from looksmith.training.enhance.patches import Patches, PatchMaker
from looksmith.training.enhance.settings import FlowSettings
from looksmith.training.following import average_into, falling, save_state

__all__ = ["FlowTrainer", "first_weights"]

log = logging.getLogger(__name__)

_POOL = 24  # damaged photos whose patches wait to be drawn
_RENEWED = 2  # of them, replaced every few steps
_RENEW_EVERY = 24
_PATH_NOISE = 0.02
_LOG_SECONDS, _SAVE_SECONDS = 30.0, 60.0


def first_weights(settings: FlowSettings, statistics: int) -> dict[str, Tensor]:
    """Return weights of a flow that stands still."""
    width = settings.width

    def convolution(into: int, of: int, side: int, scale: float) -> Tensor:
        drawn = torch.randn(into, of, side, side)
        return scale * drawn / (side * math.sqrt(of))

    return {
        "told.weight": convolution(width, 2 * CHANNELS, 3, 1.0),
        "in.weight": convolution(width, CHANNELS, 3, 1.0),
        "in.shift": torch.zeros(width),
        "mid.weight": convolution(width, width, 3, 1.4),
        "mid.shift": torch.zeros(width),
        "out.weight": torch.zeros(CHANNELS, width, 1, 1),
        "out.shift": torch.zeros(CHANNELS),
        "code.weight": 0.02 * torch.randn(4 * width, statistics + 1),
        "code.shift": torch.zeros(4 * width),
    }


class FlowTrainer:
    """Trains the local flow.

    Parameters
    ----------
    maker
        Makes patches.
    settings
        How.
    seed
        Of the first weights and of what is drawn.
    statistics
        Length of the code.
    """

    def __init__(
        self, maker: PatchMaker, settings: FlowSettings, seed: int, statistics: int
    ) -> None:
        self.settings, self._maker = settings, maker
        self.chance = torch.Generator().manual_seed(seed)
        torch.manual_seed(seed)
        self.weights = {
            name: values.requires_grad_()
            for name, values in first_weights(settings, statistics).items()
        }
        self.averaged = {n: v.detach().clone() for n, v in self.weights.items()}
        self.adam = torch.optim.Adam(list(self.weights.values()), settings.rate)
        self.done, self.seconds = 0, 0.0
        self._pool: list[Patches] = []
        self._all: Patches | None = None

    @property
    def progress(self) -> float:
        """How much of the way is done, 0..1."""
        return self.done / self.settings.steps

    def _batch(self) -> Patches:
        if not self._pool:
            self._pool = [self._maker(1) for _ in range(_POOL)]
        elif self.done % _RENEW_EVERY == 0:
            self._pool = self._pool[_RENEWED:] + [
                self._maker(1) for _ in range(_RENEWED)
            ]
            self._all = None
        if self._all is None:
            self._all = Patches.joined(self._pool)
        rows = torch.randint(
            len(self._all), (self.settings.patches,), generator=self.chance
        )
        return self._all[rows]

    def _end(self, weights: Mapping[str, Tensor], batch: Patches) -> Tensor:
        """Return where the flow ends: one call with all of the bound where one-shot."""
        steps = 1 if self.settings.one_shot else self.settings.euler
        return refined(weights, batch.start, batch.change, batch.code, steps)

    def step(self) -> tuple[float, float]:
        """Do one step; return its loss and the flow-matching part of it."""
        s, batch = self.settings, self._batch()
        end = self._end(self.weights, batch)
        loss = charbonnier(end, batch.target)
        loss = loss + s.structure * structure_loss(end, batch.target)
        loss = loss + s.gradient * gradient_loss(end, batch.target)
        matched = torch.zeros(())
        if s.matching and not s.one_shot:
            matched = self._matching(batch)
            loss = loss + s.matching * matched
        rate = s.rate * falling(self.progress) * min(1.0, (self.done + 1) / 100)
        for group in self.adam.param_groups:
            group["lr"] = rate
        self.adam.zero_grad()
        loss.backward()
        torch.nn.utils.clip_grad_norm_(list(self.weights.values()), 1.0)
        self.adam.step()
        self.done += 1
        average_into(self.averaged.values(), self.weights.values(), self.done)
        return float(loss.detach()), float(matched.detach())

    def _matching(self, batch: Patches) -> Tensor:
        """Return the conditional flow-matching loss, in units of the bound squared."""
        times = torch.rand(len(batch), 1, 1, 1, generator=self.chance)
        noise = _PATH_NOISE * torch.randn(batch.start.shape, generator=self.chance)

        told = prepared(self.weights, batch.start, batch.change)

        def field(state: Tensor, time: Tensor) -> Tensor:
            return velocity(self.weights, state, time, told, batch.code)

        found = matching_loss(field, batch.start, batch.target, times, noise)
        return found / BOUND**2

    def run(self, checkpoint: Path) -> dict[str, Tensor]:
        """Train to the end; return the averaged weights."""
        before, began = self.seconds, time.monotonic()
        next_log, next_save = 0.0, _SAVE_SECONDS
        losses: list[tuple[float, float]] = []
        while self.done < self.settings.steps:
            losses.append(self.step())
            elapsed = time.monotonic() - began
            self.seconds = before + elapsed
            if elapsed >= next_log:
                next_log = elapsed + _LOG_SECONDS
                loss, matched = np.mean(losses, 0)
                losses.clear()
                log.info(
                    "flow %5.1f %%  step %d  loss %.5f  matching %.5f  %.0f s",
                    100 * self.progress, self.done, loss, matched, self.seconds,
                )  # fmt: skip
            if elapsed >= next_save:
                next_save = elapsed + _SAVE_SECONDS
                self.save(checkpoint)
        self.save(checkpoint)
        return self.averaged

    def numbers(self) -> dict[str, NDArray[np.float32]]:
        """Return the averaged weights as they are stored."""
        return {name: values.numpy().copy() for name, values in self.averaged.items()}

    def save(self, path: Path) -> None:
        """Write all that is needed to go on, but the patches that wait."""
        state = {
            "weights": {n: v.detach() for n, v in self.weights.items()},
            "averaged": self.averaged,
            "adam": self.adam.state_dict(),
            "numbers": [self.done, self.seconds],
            "chance": self.chance.get_state(),
        }
        save_state(state, path)

    def resume(self, path: Path) -> None:
        """Go on from where `save` was called; with fresh patches."""
        state = torch.load(path, weights_only=True)
        with torch.no_grad():
            for name, values in self.weights.items():
                values.copy_(state["weights"][name])
        self.averaged = state["averaged"]
        self.adam.load_state_dict(state["adam"])
        self.done, self.seconds = state["numbers"]
        self.chance.set_state(state["chance"])
