"""The training loop: steps, schedule, checkpoints, a log with the time left."""

from __future__ import annotations

import logging
import math
import time
from abc import ABC, abstractmethod
from pathlib import Path
from typing import Any

import numpy as np
import torch

from looksmith.training.bijective.settings import Schedule
from looksmith.training.encoding.data import TrainingSet
from looksmith.training.following import save_state

__all__ = ["Loop"]

log = logging.getLogger(__name__)

_WARM_UP = 200
_LOG_SECONDS, _SAVE_SECONDS = 30.0, 120.0


class Loop(ABC):
    """Does steps until the time is spent; what a step is, a subclass says.

    Parameters
    ----------
    data
        What to learn.
    schedule
        Looks and colours of a step, and how the steps' size falls.
    seed
        Of the choice of looks and colours.
    minutes, rate
        How long, and with what first step.
    """

    def __init__(
        self,
        data: TrainingSet,
        schedule: Schedule,
        *,
        seed: int,
        minutes: float,
        rate: float,
    ) -> None:
        self.data, self.schedule = data, schedule
        self.minutes, self.rate = minutes, rate
        self.random = np.random.default_rng(seed)
        self.done, self.loss = 0, math.nan
        self.seconds, self.cpu_seconds = 0.0, 0.0
        self._queue: list[int] = []
        self._bounds = np.cumsum(data.chance)
        self._bounds /= self._bounds[-1]

    @abstractmethod
    def step(self) -> float:
        """Do one step; return the mean loss over its looks and colours."""

    @abstractmethod
    def parts(self) -> dict[str, Any]:
        """Return all tensors that a checkpoint holds, or lists of them."""

    @property
    def progress(self) -> float:
        """How much of the time is spent, 0..1."""
        return min(1.0, self.seconds / max(self.minutes * 60, 1e-9))

    def step_size(self) -> float:
        """Return the size of the next step: it falls as a cosine."""
        fall = 0.5 * (1 + math.cos(math.pi * self.progress))
        scale = fall * (1 - self.schedule.last_rate) + self.schedule.last_rate
        return self.rate * scale * min(1.0, self.done / _WARM_UP)

    def next_looks(self) -> np.ndarray:
        """Return the looks of a step: each comes once before any comes again."""
        wanted, total = self.schedule.looks, self.data.targets.shape[1]
        while len(self._queue) < min(wanted, total):
            self._queue += self.random.permutation(total).tolist()
        taken, self._queue = self._queue[:wanted], self._queue[wanted:]
        return np.unique(taken)

    def next_colours(self) -> np.ndarray:
        """Return the lattice colours of a step."""
        return np.searchsorted(
            self._bounds, self.random.random(self.schedule.colours)
        ).astype(np.int64)

    def run(self, checkpoint: Path | None = None, steps: int | None = None) -> None:
        """Train until the time (or `steps`) is spent, saving and logging now and then.

        With `steps`, the schedule follows the steps, so that a run can be repeated
        exactly.
        """
        before, began = self.seconds, time.monotonic()
        cpu_before, cpu_began = self.cpu_seconds, time.process_time()
        next_log, next_save = _LOG_SECONDS, _SAVE_SECONDS
        first, first_share = self.done, self.progress
        while self.progress < 1:
            loss = self.step()
            self.loss = (
                loss if math.isnan(self.loss) else 0.99 * self.loss + 0.01 * loss
            )
            elapsed = time.monotonic() - began
            self.cpu_seconds = cpu_before + time.process_time() - cpu_began
            if steps is None:
                self.seconds = before + elapsed
            else:
                self.seconds = self.minutes * 60 * self.done / steps
            if elapsed >= next_log:
                next_log += _LOG_SECONDS
                self._say(elapsed, self.done - first, self.progress - first_share)
            if checkpoint is not None and elapsed >= next_save:
                next_save += _SAVE_SECONDS
                self.save(checkpoint)
        if checkpoint is not None:
            self.save(checkpoint)

    def _say(self, elapsed: float, steps: int, gained: float) -> None:
        share = self.progress
        left = elapsed / 60 * (1 - share) / max(gained, 1e-9)
        log.info(
            "%5.1f %%  step %d  loss %.4f  step size %.2g  %.1f steps/s  "
            "%.1f min of processor  %.1f min left",
            100 * share, self.done, self.loss, self.step_size(),
            steps / max(elapsed, 1e-9), self.cpu_seconds / 60, left,
        )  # fmt: skip

    def save(self, path: Path) -> None:
        """Write all that is needed to go on; an older file is replaced whole."""
        state = {
            **self.parts(),
            "done": self.done,
            "seconds": self.seconds,
            "cpu_seconds": self.cpu_seconds,
            "random": self.random.bit_generator.state,
            "queue": self._queue,
        }
        save_state(state, path)

    def load(self, path: Path) -> None:
        """Go on from where `save` was called; `ValueError` for another network's."""
        state = torch.load(path, weights_only=True)
        for name, part in self.parts().items():
            listed = isinstance(part, list)
            into, stored = (part, state[name]) if listed else ([part], [state[name]])
            if [each.shape for each in into] != [each.shape for each in stored]:
                raise ValueError(f"{path.name} is of a run with other settings.")
            for each, value in zip(into, stored, strict=True):
                each.copy_(value)
        self.done, self.seconds = state["done"], state["seconds"]
        self.cpu_seconds = state["cpu_seconds"]
        self.random.bit_generator.state = state["random"]
        self._queue = list(state["queue"])
