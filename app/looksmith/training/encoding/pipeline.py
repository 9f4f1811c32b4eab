"""From looks to a library file: train, whiten, round while training on, export."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from looksmith.models.encoding.codec import FitResult
from looksmith.models.encoding.container import LibraryContent, dump
from looksmith.models.encoding.film import FilmCodec
from looksmith.models.encoding.measure import measure
from looksmith.training.encoding.data import TrainingSet
from looksmith.training.encoding.loop import Trainer, load_state
from looksmith.training.encoding.parameters import Parameters, first_parameters
from looksmith.training.encoding.quantise import store
from looksmith.training.encoding.rounding import (
    Rounding,
    align,
    finest_fitting,
    gradient_squares,
    whiten,
)
from looksmith.training.encoding.settings import TrainingSettings

__all__ = [
    "Encoded",
    "content_of",
    "encode",
    "fitting_rounding",
    "round_and_train",
    "spend_rest",
    "with_residuals",
]

log = logging.getLogger(__name__)

FloatArray = NDArray[np.float32]

_CHECKPOINTS = ("network.pt", "second.pt", "rounded.pt")
_FIRST, _REST, _MOST = 400, 100, 1500  # bytes of a residual: at first, more, at most
_REFUSALS = 3  # when so many no longer fit, the file is full


@dataclass(frozen=True, eq=False)
class Encoded:
    """A codec and its looks' codes (N, D), as a file would give them back."""

    codec: FilmCodec
    codes: FloatArray
    steps: int
    seconds: float


def content_of(
    codec: FilmCodec,
    codes: FloatArray,
    ids: tuple[str, ...],
    grey: NDArray[np.bool_],
    errors: FloatArray,
) -> LibraryContent:
    """Return what a library file of these looks holds."""
    return LibraryContent(
        kind=codec.kind,
        ids=ids,
        monochrome=grey,
        errors=errors,
        codec=codec.to_bytes(),
        codes=codec.pack_codes(codes),
    )


def _whole(codec: FilmCodec, codes: Tensor) -> FloatArray:
    """Return codes as a file would give them back, residuals left empty."""
    found = np.zeros((len(codes), codec.code_length), np.float32)
    found[:, : codec.network_length] = codes.numpy()
    return codec.unpack_codes(codec.pack_codes(found), len(codes))


def fitting_rounding(
    data: TrainingSet,
    settings: TrainingSettings,
    parameters: Parameters,
    codes: Tensor,
    ids: tuple[str, ...],
    squares: tuple[Tensor, Tensor],
) -> Rounding:
    """Return the finest rounding whose file has the bytes that are allowed.

    Parameters
    ----------
    data, settings, parameters, codes, ids
        See `encode`.
    squares
        Mean squared gradients of parameters and codes.
    """
    grey = data.grey.astype(bool)
    errors = np.random.default_rng(0).random((len(ids), 3)).astype(np.float32)

    def bytes_of(rounding: Rounding) -> int:
        codec = FilmCodec(store(parameters, rounding))
        content = content_of(codec, _whole(codec, codes), ids, grey, errors)
        return len(dump(content))

    return finest_fitting(parameters, squares, bytes_of, settings.bytes)


def _rounder(
    data: TrainingSet,
    settings: TrainingSettings,
    parameters: Parameters,
    codes: Tensor,
    ids: tuple[str, ...],
    *,
    seed: int,
    minutes: float,
) -> Trainer:
    """Turn the codes, choose the rounding, and return what trains on under it."""

    def still(parameters: Parameters, codes: Tensor) -> Trainer:
        return Trainer(
            data, settings, parameters, codes, seed=seed, minutes=1e9, rate=0.0
        )

    parameters, codes = whiten(parameters, codes)
    squares = gradient_squares(still(parameters, codes))
    parameters, codes = align(parameters, codes, squares[0])
    squares = gradient_squares(still(parameters, codes))
    rounding = fitting_rounding(data, settings, parameters, codes, ids, squares)
    return Trainer(
        data, settings, parameters, codes, seed=seed + 1, minutes=minutes,
        rate=settings.rounding_rate, rounding=rounding,
    )  # fmt: skip


def round_and_train(
    data: TrainingSet,
    settings: TrainingSettings,
    parameters: Parameters,
    codes: Tensor,
    ids: tuple[str, ...],
    *,
    seed: int,
    minutes: float = 0.0,
    checkpoint: Path | None = None,
    resume: bool = False,
) -> Encoded:
    """Turn the codes, choose the rounding, train on under it, and round for good."""
    if resume and checkpoint is not None and checkpoint.is_file():
        trainer = Trainer(
            data, settings, parameters, codes, seed=seed + 1, minutes=minutes,
            rate=settings.rounding_rate,
        )  # fmt: skip
        load_state(trainer, checkpoint)
    else:
        trainer = _rounder(
            data, settings, parameters, codes, ids, seed=seed, minutes=minutes
        )
    if settings.rounding_steps > 0:
        trainer.run(checkpoint, None if minutes else settings.rounding_steps)
    if trainer.rounding is None:
        raise RuntimeError("The checkpoint of the last stage holds no rounding.")
    codec = FilmCodec(store(trainer.parameters, trainer.rounding))
    codes = trainer.codes
    found = Encoded(codec, _whole(codec, codes), trainer.done, trainer.seconds)
    return spend_rest(found, data, ids, settings.bytes)


def spend_rest(
    found: Encoded, data: TrainingSet, ids: tuple[str, ...], limit: int
) -> Encoded:
    """Return the library with residuals for its worst looks, as far as bytes allow.

    Whichever look is worst at the moment gets the next bytes.
    """
    tables = [data.table(look) for look in range(len(ids))]
    grey = data.grey.astype(bool)
    codes = with_residuals(found.codec, found.codes, tables, grey, ids, limit)
    return replace(found, codes=codes)


def with_residuals(
    codec: FilmCodec,
    given: FloatArray,
    tables: Sequence[FloatArray],
    grey: NDArray[np.bool_],
    ids: tuple[str, ...],
    limit: int,
) -> FloatArray:
    """Return codes with residuals for the worst looks, as far as bytes allow.

    Parameters
    ----------
    codec
        The network, which stays as it is.
    given
        Codes, (N, D); a residual already there is measured, and replaced by a larger
        one if its look is still among the worst.
    tables, grey, ids
        The looks, float32 (size, size, size, 3) each.
    limit
        Bytes of the whole file, at most.
    """
    codes = given.copy()
    fitted = []
    for look, table in enumerate(tables):
        shown = codec.decode(codes[look][None], len(table), grey[look][None])[0]
        fitted.append(FitResult(codes[look], bool(grey[look]), measure(table, shown)))
    # Half-precision noise stands for the errors: it takes as many bytes.
    errors = np.random.default_rng(0).random((len(ids), 3)).astype(np.float32)
    sizes = [len(codec.pack_codes(codes[look][None])) for look in range(len(ids))]
    rooms = [0] * len(ids)
    left = set(range(len(ids)))
    refusals = 0
    while left and refusals < _REFUSALS:
        look = max(left, key=lambda i: fitted[i].error.mean)
        rooms[look] += _REST if rooms[look] >= _FIRST else _FIRST
        size = sizes[look] + rooms[look]
        better = codec.refine(fitted[look], tables[look], size)
        before = codes[look].copy()
        codes[look] = better.code
        if len(dump(content_of(codec, codes, ids, grey, errors))) > limit:
            codes[look] = before
            left.discard(look)
            refusals += 1
        elif better.error.mean < fitted[look].error.mean:
            fitted[look] = better
        elif rooms[look] > _MOST:
            left.discard(look)
    return codes


def encode(
    data: TrainingSet,
    first_codes: FloatArray,
    settings: TrainingSettings,
    ids: tuple[str, ...],
    *,
    seed: int,
    folder: Path,
    resume: bool = False,
    minutes: float | None = None,
    device: str = "cpu",
) -> Encoded:
    """Train a network on looks and return it rounded.

    Parameters
    ----------
    data
        The looks.
    first_codes
        Float32 (N, D), from `principal_codes`.
    settings
        The network, the time and the bytes.
    ids
        The looks' ids: their bytes count, too.
    seed
        Of everything random.
    folder
        Where checkpoints are kept.
    resume
        Go on from the checkpoints there.
    minutes
        For both stages together, instead of their steps.
    device
        Where the first stage runs.
    """
    parameters = first_parameters(settings.shape, seed)
    parameters = Parameters(settings.shape, parameters.flat.to(device))
    codes = torch.from_numpy(first_codes.copy()).to(device)
    stages = settings.steps, settings.second_steps, settings.rounding_steps
    parts = [(minutes or 0.0) * steps / sum(stages) for steps in stages]
    done, seconds = 0, 0.0
    for stage, rate in enumerate((settings.rate, settings.second_rate)):
        if stages[stage] == 0:
            continue
        trainer = Trainer(
            data, settings, parameters, codes, seed=seed + 10 * stage,
            minutes=parts[stage], rate=rate, device=device,
        )  # fmt: skip
        checkpoint = folder / _CHECKPOINTS[stage]
        if resume and checkpoint.is_file():
            load_state(trainer, checkpoint)
        trainer.run(checkpoint, stages[stage] if minutes is None else None)
        done, seconds = done + trainer.done, seconds + trainer.seconds
    found = round_and_train(
        data,
        settings,
        Parameters(settings.shape, parameters.flat.cpu()),
        codes.cpu(),
        ids,
        seed=seed,
        minutes=parts[2],
        checkpoint=folder / _CHECKPOINTS[2],
        resume=resume,
    )
    total = done + found.steps, seconds + found.seconds
    return Encoded(found.codec, found.codes, *total)
