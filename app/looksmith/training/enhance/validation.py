"""Judge a colour part by pairs of real photos and by good photos left alone."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from looksmith.colour.difference import delta_e_2000
from looksmith.colour.lab import lab_from_srgb
from looksmith.lut.apply import apply_lut
from looksmith.models.enhance.colour import ColourModel
from looksmith.models.enhance.statistics import statistics, thumbnail
from looksmith.models.pairs import find_pairs
from looksmith.models.scores import auto_levels, levels_and_gamma, psnr
from looksmith.photo.read import read_photo
from looksmith.photo.resize import fit_within
from looksmith.training.enhance.network import ColourNetwork
from looksmith.training.photos import PhotoSet

__all__ = ["PAIRS", "GoodPhotos", "Judge", "PairSet", "harm", "harm_of_unseen"]

log = logging.getLogger(__name__)

FloatArray = NDArray[np.float32]

PAIRS = ("fivek_pairs", "exposure_brackets")
"""Names of the folders of pairs."""

_SIDE = 320  # of the copies that are judged: colour alone


def corrected(model: ColourModel, pixels: FloatArray) -> FloatArray:
    """Return a photo after the colour part, clipped to [0, 1]."""
    plan = model.plan(statistics(thumbnail(pixels)))
    return np.asarray(np.clip(apply_lut(model.lut(plan), pixels), 0, 1))


@dataclass(frozen=True, eq=False)
class PairSet:
    """Small copies of the pairs of a folder.

    Parameters
    ----------
    name
        The folder's.
    pairs
        Float32 inputs and targets.
    trivial
        Mean PSNR of the better trivial correction.
    """

    name: str
    pairs: tuple[tuple[FloatArray, FloatArray], ...]
    trivial: float

    @classmethod
    def read(cls, folder: Path) -> PairSet:
        """Read a folder of pairs; see `models.pairs`."""
        pairs = tuple(
            (_small(pair.input), _small(pair.target)) for pair in find_pairs(folder)
        )
        rivals = [
            float(np.mean([psnr(correct(given), wanted) for given, wanted in pairs]))
            for correct in (auto_levels, levels_and_gamma)
        ]
        return cls(folder.name, pairs, max(rivals))

    def score(self, model: ColourModel) -> float:
        """Return the mean PSNR of a colour part."""
        found = [psnr(corrected(model, given), wanted) for given, wanted in self.pairs]
        return float(np.mean(found))


def _small(path: Path) -> FloatArray:
    return fit_within(read_photo(path), _SIDE, _SIDE).float_pixels()


@dataclass(frozen=True, eq=False)
class GoodPhotos:
    """Photos that are good as they are."""

    photos: tuple[FloatArray, ...]

    @classmethod
    def of(cls, photos: PhotoSet) -> GoodPhotos:
        """Take the photos of a set."""
        return cls(
            tuple(photo.astype(np.float32) / np.float32(255) for photo in photos.photos)
        )

    def harm(self, model: ColourModel) -> float:
        """Return the mean CIEDE2000 by which a colour part changes them."""
        return float(np.mean([harm(model, photo) for photo in self.photos]))


def harm(model: ColourModel, photo: FloatArray) -> float:
    """Return the mean CIEDE2000 by which a colour part changes a photo."""
    shown = lab_from_srgb(corrected(model, photo))
    return float(delta_e_2000(lab_from_srgb(photo), shown).mean())


def harm_of_unseen(network: ColourNetwork, photos: PhotoSet) -> float:
    """Return the mean CIEDE2000 by which good photos come back changed.

    Each photo is asked of the one member that never saw it: cross-validation that
    costs nothing, and is harder than the mean of all members.
    """
    members = network.settings.members
    models = [network.numbers([member]) for member in range(members)]
    good = GoodPhotos.of(photos).photos
    return float(np.mean([harm(models[i % members], p) for i, p in enumerate(good)]))


class Judge:
    """Measures a network by pairs and by good photos, and logs what it found."""

    def __init__(self, sets: Sequence[PairSet], good: GoodPhotos) -> None:
        self.sets, self.good = sets, good
        for pairs in sets:
            log.info(
                "%s: %d pairs, the better trivial correction has %.2f dB",
                pairs.name, len(pairs.pairs), pairs.trivial,
            )  # fmt: skip

    def measure(self, model: ColourModel) -> dict[str, float]:
        """Return the figures by name."""
        found = {pairs.name: pairs.score(model) for pairs in self.sets}
        return {**found, "harm": self.good.harm(model)}

    def __call__(self, network: ColourNetwork) -> None:
        """Log the figures of a network."""
        found = self.measure(network.numbers())
        log.info("judged: %s", "  ".join(f"{k} {v:.2f}" for k, v in found.items()))
