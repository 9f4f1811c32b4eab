"""A step of the coupling codec's training."""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor

from looksmith.training.bijective.kernel import build_kernel
from looksmith.training.bijective.loop import Loop
from looksmith.training.bijective.network import (
    Parameters,
    own_weights,
    torch_gradients,
)
from looksmith.training.bijective.settings import CouplingSettings
from looksmith.training.encoding.adam import Adam
from looksmith.training.encoding.data import TrainingSet
from looksmith.training.encoding.rounding import Rounding

__all__ = ["CouplingTrainer"]


class CouplingTrainer(Loop):
    """Trains a coupling network and the codes of its looks.

    Parameters
    ----------
    data, seed, minutes, rate
        See `Loop`.
    settings
        The network and how it is trained.
    parameters, codes
        Where to start; both are changed in place.
    rounding
        Round while training (the last stage).
    compiled
        Use the compiled step where there is a compiler.
    """

    def __init__(
        self,
        data: TrainingSet,
        settings: CouplingSettings,
        parameters: Parameters,
        codes: Tensor,
        *,
        seed: int,
        minutes: float,
        rate: float,
        rounding: Rounding | None = None,
        compiled: bool = True,
    ) -> None:
        super().__init__(data, settings.schedule, seed=seed, minutes=minutes, rate=rate)
        self.settings, self.rounding = settings, rounding
        self.parameters, self.codes = parameters, codes
        self.adam = Adam.of(parameters.flat, by_row=False)
        self.code_adam = Adam.of(codes, by_row=True)
        self.decays = (settings.first_moment, settings.second_moment)
        self._kernel = build_kernel(settings.shape) if compiled else None

    def parts(self) -> dict[str, Any]:
        """Return what a checkpoint holds; see `Loop.parts`."""
        found: dict[str, Any] = {"flat": self.parameters.flat, "codes": self.codes}
        for name, adam in (("adam", self.adam), ("code_adam", self.code_adam)):
            found[name] = [adam.mean, adam.square, adam.count]
        if self.rounding is not None:
            found["rounding"] = [self.rounding.parameters, self.rounding.codes]
        return found

    def _used(self, looks: Tensor) -> tuple[Parameters, Tensor]:
        """Return parameters and codes as this step uses them: rounded or not."""
        if self.rounding is None:
            return self.parameters, self.codes[looks]
        steps = self.rounding.parameters
        flat = torch.round(self.parameters.flat / steps).mul_(steps)
        codes = torch.round(self.codes[looks] / self.rounding.codes)
        return self.parameters.like(flat), codes * self.rounding.codes

    def step(self) -> float:
        """Do one step; return the mean loss over its looks and colours."""
        s = self.settings
        looks, points = self.next_looks(), self.next_colours()
        rows = torch.from_numpy(looks)
        used, used_codes = self._used(rows)
        codes = used_codes.detach().requires_grad_()
        leaves = {
            name: view.detach().requires_grad_() for name, view in used.views().items()
        }
        own = own_weights(s.shape, leaves, codes @ leaves["mix"] + leaves["base"])
        if self._kernel is not None:
            losses, gradients = self._kernel.step(
                own, self.data, looks, points, s.schedule.softness
            )
        else:
            losses, gradients = torch_gradients(
                s.shape, own, self.data, looks, points, s.schedule.softness
            )
        own.backward(gradients)
        gradient = used.like()
        count = len(looks) * len(points)
        for name, view in gradient.views().items():
            found = leaves[name].grad
            if found is not None:
                torch.div(found, count, out=view)
        rate = self.step_size()
        self.adam.step(self.parameters.flat, gradient.flat, rate, self.decays)
        if codes.grad is not None:
            self.code_adam.step(
                self.codes,
                codes.grad / len(points),
                rate * s.code_rate,
                self.decays,
                rows,
            )
        self.done += 1
        return float(losses.sum()) / count
