"""Judge a network by real pairs and by clear photos, at the solver's size."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from torch import Tensor

from looksmith.colour.difference import delta_e_2000
from looksmith.colour.lab import lab_from_srgb
from looksmith.models.dehaze.evaluation import group_of
from looksmith.models.dehaze.field import Design
from looksmith.models.dehaze.solve import solved
from looksmith.models.pairs import find_pairs
from looksmith.models.scores import psnr
from looksmith.photo.read import read_photo
from looksmith.photo.resize import fit_within
from looksmith.training.dehaze.network import DehazeNetwork
from looksmith.training.photos import PhotoSet

__all__ = ["FULL_TIMES", "HazeJudge", "PairSet"]

log = logging.getLogger(__name__)

FloatArray = NDArray[np.float32]

_HARM = 2.0

FULL_TIMES = (0.75, 0.8, 0.85, 0.9, 0.95, 1.0, 1.05)
"""Times at which all of the haze may be gone."""


@dataclass(frozen=True, eq=False)
class PairSet:
    """Small copies of the pairs of one kind, float32 inputs and targets."""

    name: str
    pairs: tuple[tuple[FloatArray, FloatArray], ...]

    @classmethod
    def read(cls, folder: Path, side: int) -> list[PairSet]:
        """Read a folder of pairs of one or several kinds."""

        def small(path: Path) -> FloatArray:
            return fit_within(read_photo(path), side, side).float_pixels()

        found: dict[str, list[tuple[FloatArray, FloatArray]]] = {}
        for pair in find_pairs(folder):
            both = small(pair.input), small(pair.target)
            found.setdefault(group_of(pair.name), []).append(both)
        return [cls(name, tuple(pairs)) for name, pairs in found.items()]


class HazeJudge:
    """Scores a network: mean PSNR of all pairs, less what it harms beyond 2.0.

    Parameters
    ----------
    sets
        The pairs.
    clear
        Photos that must come back as they are.
    steps
        Runge-Kutta steps; 0 for one call, as a regression takes it.
    """

    def __init__(
        self, sets: Sequence[PairSet], clear: PhotoSet, steps: int = 2
    ) -> None:
        self.sets, self.steps = sets, steps
        self.clear = tuple(
            photo.astype(np.float32) / np.float32(255) for photo in clear.photos
        )

    def _cleared(
        self,
        weights: dict[str, Tensor],
        design: Design,
        pixels: FloatArray,
        full: float,
    ) -> FloatArray:
        method, steps = ("rk4", self.steps) if self.steps else ("euler", 1)
        found = solved(weights, design, pixels, ((0.0, full),), steps, method)
        return np.clip(found.states[full], 0, 1)

    def measure(
        self, weights: dict[str, Tensor], design: Design, full: float = 1.0
    ) -> dict[str, float]:
        """Return PSNR by kind of pairs, and the mean CIEDE2000 of clear photos."""
        found = {
            pairs.name: float(
                np.mean(
                    [
                        psnr(self._cleared(weights, design, given, full), wanted)
                        for given, wanted in pairs.pairs
                    ]
                )
            )
            for pairs in self.sets
        }
        harm = [
            delta_e_2000(
                lab_from_srgb(photo),
                lab_from_srgb(self._cleared(weights, design, photo, full)),
            ).mean()
            for photo in self.clear
        ]
        return {**found, "harm": float(np.mean(harm))}

    def _score(self, found: dict[str, float]) -> float:
        harm = max(0.0, found["harm"] - _HARM)
        gains = [found[pairs.name] for pairs in self.sets]
        counts = [len(pairs.pairs) for pairs in self.sets]
        return float(np.average(gains, weights=counts)) - harm

    def __call__(self, network: DehazeNetwork) -> float:
        """Return the score; more is better."""
        weights = {name: values.detach() for name, values in network.weights().items()}
        found = self.measure(weights, network.design)
        log.info("judged: %s", "  ".join(f"{k} {v:.2f}" for k, v in found.items()))
        return self._score(found)

    def best_full(self, network: DehazeNetwork) -> tuple[float, dict[str, float]]:
        """Return the time of the highest score, and the figures there."""
        weights = {name: values.detach() for name, values in network.weights().items()}
        tried = {t: self.measure(weights, network.design, t) for t in FULL_TIMES}
        best = max(tried, key=lambda time: self._score(tried[time]))
        return best, tried[best]
