"""From looks to a coupling codec: train, whiten, round while training on, export."""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from looksmith.models.encoding.coupling import MIRROR, CouplingCodec
from looksmith.training.bijective.coupling import CouplingTrainer
from looksmith.training.bijective.files import Selection, file_bytes
from looksmith.training.bijective.network import Parameters, first_parameters
from looksmith.training.bijective.quantise import store
from looksmith.training.bijective.settings import CouplingSettings
from looksmith.training.bijective.subset import turns_over
from looksmith.training.encoding.data import TrainingSet
from looksmith.training.encoding.rounding import (
    Rounding,
    align,
    finest_fitting,
    gradient_squares,
    whiten,
)

__all__ = ["Encoded", "encode", "fitting_rounding", "mirrored", "round_and_train"]

log = logging.getLogger(__name__)

FloatArray = NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class Encoded:
    """A codec and its looks' codes (N, D), as a file would give them back."""

    codec: CouplingCodec
    codes: FloatArray
    steps: int
    seconds: float
    cpu_seconds: float


def mirrored(data: TrainingSet) -> tuple[TrainingSet, NDArray[np.bool_]]:
    """Return the looks as the network is to learn them, and whose switch is on."""
    looks = range(data.targets.shape[1])
    switched = np.array([turns_over(data.table(look)) for look in looks])
    targets = data.targets.copy()
    targets[:, switched] = targets[:, switched][..., MIRROR]
    return replace(data, targets=targets), switched


def _whole(
    codec: CouplingCodec, codes: Tensor, switched: NDArray[np.bool_]
) -> FloatArray:
    """Return codes as a file would give them back, switch included."""
    found = np.concatenate([codes.numpy(), switched[:, None]], axis=1, dtype=np.float32)
    return codec.unpack_codes(codec.pack_codes(found), len(found))


def fitting_rounding(
    settings: CouplingSettings,
    parameters: Parameters,
    codes: Tensor,
    selection: Selection,
    switched: NDArray[np.bool_],
    squares: tuple[Tensor, Tensor],
) -> Rounding:
    """Return the finest rounding whose file has the bytes that are allowed.

    Parameters
    ----------
    settings, parameters, codes, selection
        See `encode`.
    switched
        From `mirrored`.
    squares
        Mean squared gradients of parameters and codes.
    """

    def bytes_of(rounding: Rounding) -> int:
        codec = CouplingCodec(store(parameters, rounding))
        return file_bytes(codec, _whole(codec, codes, switched), selection)

    return finest_fitting(parameters, squares, bytes_of, settings.bytes)


def round_and_train(
    data: TrainingSet,
    settings: CouplingSettings,
    parameters: Parameters,
    codes: Tensor,
    selection: Selection,
    switched: NDArray[np.bool_],
    *,
    seed: int,
    steps: int | None = None,
    checkpoint: Path | None = None,
) -> Encoded:
    """Turn the codes, choose the rounding, train on under it, and round for good."""

    def still(parameters: Parameters, codes: Tensor) -> CouplingTrainer:
        return CouplingTrainer(
            data, settings, parameters, codes, seed=seed, minutes=1e9, rate=0.0
        )

    parameters, codes = whiten(parameters, codes)
    squares = gradient_squares(still(parameters, codes))
    parameters, codes = align(parameters, codes, squares[0])
    squares = gradient_squares(still(parameters, codes))
    rounding = fitting_rounding(
        settings, parameters, codes, selection, switched, squares
    )
    trainer = CouplingTrainer(
        data,
        settings,
        parameters,
        codes,
        seed=seed + 1,
        minutes=settings.rounding_minutes,
        rate=settings.rounding_rate,
        rounding=rounding,
    )
    if settings.rounding_minutes > 0:
        trainer.run(checkpoint, steps)
    codec = CouplingCodec(store(parameters, rounding))
    return Encoded(
        codec,
        _whole(codec, codes, switched),
        trainer.done,
        trainer.seconds,
        trainer.cpu_seconds,
    )


def encode(
    data: TrainingSet,
    first_codes: FloatArray,
    settings: CouplingSettings,
    selection: Selection,
    *,
    seed: int,
    folder: Path,
    resume: bool = False,
    steps: tuple[int, int] | None = None,
) -> Encoded:
    """Train a network on looks and return it rounded.

    Parameters
    ----------
    data
        The looks that are not monochrome.
    first_codes
        Float32 (N, D), from `principal_codes`.
    settings
        The network, the time and the bytes.
    selection
        What the library file lists.
    seed
        Of everything random.
    folder
        Where checkpoints are kept.
    resume
        Go on from the checkpoint there.
    steps
        Steps of both stages, instead of their minutes: repeatable exactly.
    """
    learnt, switched = mirrored(data)
    trainer = CouplingTrainer(
        learnt,
        settings,
        first_parameters(settings.shape, seed),
        torch.from_numpy(first_codes.copy()),
        seed=seed,
        minutes=settings.minutes,
        rate=settings.rate,
    )
    checkpoint = folder / "network.pt"
    if resume and checkpoint.is_file():
        trainer.load(checkpoint)
    trainer.run(checkpoint, steps and steps[0])
    found = round_and_train(
        learnt,
        settings,
        trainer.parameters,
        trainer.codes,
        selection,
        switched,
        seed=seed,
        steps=steps and steps[1],
        checkpoint=folder / "rounded.pt",
    )
    return Encoded(
        found.codec,
        found.codes,
        trainer.done + found.steps,
        trainer.seconds + found.seconds,
        trainer.cpu_seconds + found.cpu_seconds,
    )
