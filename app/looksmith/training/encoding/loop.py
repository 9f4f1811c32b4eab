"""The training loop: steps, schedule, checkpoints, a log with the time left."""

from __future__ import annotations

import logging
import math
import time
from dataclasses import asdict
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor

from looksmith.models.encoding.film_network import NetworkShape
from looksmith.training import following
from looksmith.training.encoding.adam import Adam
from looksmith.training.encoding.data import TrainingSet
from looksmith.training.encoding.kernel import Kernel, build_kernel
from looksmith.training.encoding.network import Batch, Gradients, bend, torch_step
from looksmith.training.encoding.parameters import Parameters
from looksmith.training.encoding.rounding import Rounding
from looksmith.training.encoding.settings import TrainingSettings

__all__ = ["Trainer", "load_state", "save_state"]

log = logging.getLogger(__name__)

_WARM_UP = 200
_LOG_SECONDS, _SAVE_SECONDS = 30.0, 120.0


class Trainer:
    """Trains a network and the codes of its looks.

    Parameters
    ----------
    data
        What to learn.
    settings
        How.
    parameters, codes
        Where to start; both are changed in place.
    seed
        Of the choice of looks and colours.
    minutes, rate
        How long, and with what first step.
    rounding
        Round while training (the last stage).
    device
        "cpu", or a GPU where the plain torch step runs.
    """

    def __init__(
        self,
        data: TrainingSet,
        settings: TrainingSettings,
        parameters: Parameters,
        codes: Tensor,
        *,
        seed: int,
        minutes: float,
        rate: float,
        rounding: Rounding | None = None,
        device: str = "cpu",
    ) -> None:
        self.data, self.settings, self.rounding = data, settings, rounding
        self.parameters, self.codes = parameters, codes
        self.minutes, self.rate, self.device = minutes, rate, device
        self.random = np.random.default_rng(seed)
        self.adam = Adam.of(parameters.flat, by_row=False)
        self.code_adam = Adam.of(codes, by_row=True)
        self.decays = (settings.first_moment, settings.second_moment)
        self.done, self.seconds, self.loss = 0, 0.0, math.nan
        self._steps: int | None = None
        self._queue: list[int] = []
        self._bounds = np.cumsum(data.chance)
        self._bounds /= self._bounds[-1]
        self._kernel = self._compiled()
        self._tables: tuple[Tensor, Tensor] | None = None

    def _compiled(self) -> Kernel | None:
        shape: NetworkShape = self.settings.shape
        return build_kernel(shape) if self.device == "cpu" else None

    @property
    def progress(self) -> float:
        """How much of the steps, or of the time, is spent, 0..1."""
        if self._steps is not None:
            return min(1.0, self.done / max(self._steps, 1))
        return min(1.0, self.seconds / max(self.minutes * 60, 1e-9))

    def _rate(self) -> float:
        s = self.settings
        fall = 0.5 * (1 + math.cos(math.pi * self.progress))
        scale = fall * (1 - s.last_rate) + s.last_rate
        return self.rate * scale * min(1.0, self.done / _WARM_UP)

    def _next_looks(self) -> np.ndarray:
        """Return the looks of a step: each comes once before any comes again."""
        wanted, total = self.settings.looks, self.data.targets.shape[1]
        while len(self._queue) < min(wanted, total):
            self._queue += self.random.permutation(total).tolist()
        taken, self._queue = self._queue[:wanted], self._queue[wanted:]
        return np.unique(taken)

    def _next_colours(self) -> np.ndarray:
        return np.searchsorted(
            self._bounds, self.random.random(self.settings.colours)
        ).astype(np.int64)

    def _used(self, looks: Tensor) -> tuple[Parameters, Tensor]:
        """Return parameters and codes as this step uses them: rounded or not."""
        if self.rounding is None:
            return self.parameters, self.codes[looks]
        steps = self.rounding.parameters
        flat = torch.round(self.parameters.flat / steps).mul_(steps)
        codes = torch.round(self.codes[looks] / self.rounding.codes)
        return self.parameters.like(flat), codes * self.rounding.codes

    def _batch(self, looks: np.ndarray, points: np.ndarray, colours: Tensor) -> Batch:
        """Gather a step's targets for the plain torch step."""
        data = self.data
        if self._tables is None:
            metric = torch.from_numpy(data.metric.reshape(-1, 8))
            targets = torch.from_numpy(data.targets)
            self._tables = metric.to(self.device), targets.to(self.device)
        metric, stored = self._tables
        rows = torch.from_numpy(looks).to(self.device)
        places = torch.from_numpy(points).to(self.device)
        targets = stored[places][:, rows].transpose(0, 1).float() * data.unit
        size = data.metric.shape[0]
        cell = (targets.clamp(0, 1) * (size - 1) + 0.5).long()
        index = (cell[..., 0] * size + cell[..., 1]) * size + cell[..., 2]
        grey = torch.from_numpy(data.grey[looks]).bool().to(self.device)
        return Batch(
            rows, places, colours, targets, grey, metric[index], self.settings.softness
        )

    def _gradients(
        self, used: Parameters, mods: Tensor, shared: Tensor, looks: Any, points: Any,
        colours: Tensor,
    ) -> Gradients:  # fmt: skip
        views = used.views()
        if self._kernel is not None:
            return self._kernel.step(
                views, mods, shared, self.data, looks, points, self.settings.softness
            )
        batch = self._batch(looks, points, colours)
        return torch_step(self.settings.shape, views, mods, shared, batch)

    def step(self) -> float:
        """Do one step; return the mean loss over its looks and colours."""
        s = self.settings
        looks, points = self._next_looks(), self._next_colours()
        rows = torch.from_numpy(looks).to(self.device)
        used, codes = self._used(rows)
        views = used.views()
        colours = torch.from_numpy(self.data.colours[points]).to(self.device)
        centred = colours - 0.5
        hidden, slope = bend(centred @ views["first"] + views["first_shift"])
        shared = hidden @ views["second"] + views["second_shift"]
        mods = torch.addmm(views["base"], codes, views["mix"])
        found = self._gradients(used, mods, shared, looks, points, colours)
        gradient = used.like()
        into = gradient.views()
        for name in ("weight", "left", "right"):
            into[name].copy_(getattr(found, name))
        into["mix"].copy_(codes.T @ found.modulations)
        into["base"].copy_(found.modulations.sum(0))
        into["second"].copy_(hidden.T @ found.features)
        into["second_shift"].copy_(found.features.sum(0))
        back = found.features @ views["second"].T * slope
        into["first"].copy_(centred.T @ back)
        into["first_shift"].copy_(back.sum(0))
        count = len(looks) * len(points)
        gradient.flat.div_(count)
        code_gradient = found.modulations @ views["mix"].T / len(points)
        rate = self._rate()
        self.adam.step(self.parameters.flat, gradient.flat, rate, self.decays)
        self.code_adam.step(
            self.codes, code_gradient, rate * s.code_rate, self.decays, rows
        )
        self.done += 1
        return float(found.losses.sum()) / count

    def run(self, checkpoint: Path | None = None, steps: int | None = None) -> None:
        """Train until the time (or `steps`) is spent, saving and logging now and then.

        With `steps`, the schedule follows the steps, so that a run can be repeated
        exactly.
        """
        self._steps = steps
        before, began = self.seconds, time.monotonic()
        next_log, next_save = _LOG_SECONDS, _SAVE_SECONDS
        first = self.done
        while self.progress < 1:
            loss = self.step()
            self.loss = (
                loss if math.isnan(self.loss) else 0.99 * self.loss + 0.01 * loss
            )
            elapsed = time.monotonic() - began
            self.seconds = before + elapsed
            if elapsed >= next_log:
                next_log += _LOG_SECONDS
                self._say(elapsed, self.done - first)
            if checkpoint is not None and elapsed >= next_save:
                next_save += _SAVE_SECONDS
                save_state(self, checkpoint)
        if checkpoint is not None:
            save_state(self, checkpoint)

    def _say(self, elapsed: float, steps: int) -> None:
        left = self.seconds / 60 * (1 / max(self.progress, 1e-9) - 1)
        log.info(
            "%5.1f %%  step %d  loss %.4f  step size %.2g  %.1f steps/s  %.1f min left",
            100 * self.progress, self.done, self.loss, self._rate(),
            steps / max(elapsed, 1e-9), left,
        )  # fmt: skip


def save_state(trainer: Trainer, path: Path) -> None:
    """Write all that is needed to go on; an older file is replaced whole."""
    state = {
        "settings": asdict(trainer.settings),
        "flat": trainer.parameters.flat,
        "codes": trainer.codes,
        "adam": [trainer.adam.mean, trainer.adam.square, trainer.adam.count],
        "code_adam": [
            trainer.code_adam.mean, trainer.code_adam.square, trainer.code_adam.count,
        ],
        "done": trainer.done,
        "seconds": trainer.seconds,
        "random": trainer.random.bit_generator.state,
        "queue": trainer._queue,
    }  # fmt: skip
    if trainer.rounding is not None:
        state["rounding"] = [trainer.rounding.parameters, trainer.rounding.codes]
    following.save_state(state, path)


def load_state(trainer: Trainer, path: Path) -> None:
    """Go on from where `save_state` was called, there or on another device."""
    state = torch.load(path, weights_only=True, map_location=trainer.device)
    # The counts of whole tensors stay on the processor; see `Adam.of`.
    state["adam"][2] = state["adam"][2].cpu()
    trainer.parameters.flat.copy_(state["flat"])
    trainer.codes.copy_(state["codes"])
    trainer.adam = Adam(*state["adam"])
    trainer.code_adam = Adam(*state["code_adam"])
    trainer.done, trainer.seconds = state["done"], state["seconds"]
    trainer.random.bit_generator.state = state["random"]
    trainer._queue = list(state["queue"])
    if "rounding" in state:
        trainer.rounding = Rounding(*state["rounding"])
