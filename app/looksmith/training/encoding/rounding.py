"""How coarse the numbers of a network and of its looks' codes may be.

For any network whose parameters hold a `base` and a `mix` that turns codes into what
is added to it.
"""

from __future__ import annotations

import logging
import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol, TypeVar

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from looksmith.models.encoding.stored_arrays import representable
from looksmith.training.encoding.adam import Adam
from looksmith.training.encoding.laid import Laid

__all__ = [
    "Rounding",
    "align",
    "finest_fitting",
    "gradient_squares",
    "rounding_steps",
    "steps_of",
    "whiten",
]

log = logging.getLogger(__name__)

FloatArray = NDArray[np.float32]

_GRADIENT_STEPS, _GRADIENT_DECAY = 400, 0.999
_CODE_RATIO = 80.0
"""Steps of codes over steps of weights: where a byte buys as much in either."""

_SLACK = 2500  # bytes that training on may add
_FINEST_TRIED, _COARSEST_TRIED, _TRIALS = 1e-4, 0.05, 9

_LARGEST = 26_000  # of the whole numbers, at first
_FINEST = 1e-6
_SPREAD = 30.0  # of the steps about their mean, either way


P = TypeVar("P", bound=Laid[Any])


@dataclass(frozen=True, eq=False)
class Rounding:
    """The steps to which parameters and codes are rounded while they are trained.

    Parameters
    ----------
    parameters
        Float32, laid out like `Parameters.flat`.
    codes
        Float32 (D,).
    """

    parameters: Tensor
    codes: Tensor


def _signed(vectors: Tensor) -> Tensor:
    """Return columns with their largest value positive: the same everywhere."""
    largest = vectors.abs().argmax(dim=0)
    return vectors * torch.sign(vectors.gather(0, largest[None]))


def whiten(parameters: P, codes: Tensor) -> tuple[P, Tensor]:
    """Return the same looks with codes of mean 0, variance 1 and no correlation.

    The codes' mean goes into the base of the modulation, their spread into its mix.
    """
    stored = codes.double()
    mean = stored.mean(dim=0)
    centred = stored - mean
    values, vectors = torch.linalg.eigh(centred.T @ centred / len(centred))
    values, vectors = values.flip(0).clamp(min=1e-9), _signed(vectors.flip(1))
    root = values.sqrt()
    found = parameters.like(parameters.flat.clone())
    views = found.views()
    mix = views["mix"].double()
    views["base"].copy_(views["base"].double() + mean @ mix)
    views["mix"].copy_(root[:, None] * (vectors.T @ mix))
    return found, (centred @ vectors / root).float()


def align(parameters: P, codes: Tensor, squares: Tensor) -> tuple[P, Tensor]:
    """Return the same looks with codes turned so that the first values matter most.

    Parameters
    ----------
    parameters, codes
        From `whiten`.
    squares
        Mean squared gradients, laid out like the parameters.
    """
    weight = parameters.like(squares).views()["mix"].double().mean(dim=0).sqrt()
    mix = parameters.views()["mix"].double()
    axes = _signed(torch.linalg.svd(mix * weight, full_matrices=False)[0])
    found = parameters.like(parameters.flat.clone())
    found.views()["mix"].copy_(axes.T @ mix)
    return found, (codes.double() @ axes).float()


def rounding_steps(
    parameters: P,
    squares: Tensor,
    code_squares: Tensor,
    coarseness: float,
    code_coarseness: float,
) -> Rounding:
    """Return steps that each add about as much loss.

    Parameters
    ----------
    parameters
        The network.
    squares, code_squares
        Mean squared gradients: laid out like the parameters, and (looks, D).
    coarseness, code_coarseness
        The steps' geometric mean over all weights, and over all codes.
    """
    steps = parameters.like()
    into, given = steps.views(), parameters.like(squares).views()
    for name in into:
        mean = given[name].mean(dim=0) if name == "mix" else given[name].mean()
        into[name].copy_(mean.clamp(min=1e-20).rsqrt().expand_as(into[name]))
    scale = torch.exp(steps.flat.log().mean())
    flat = (steps.flat / scale * coarseness).clamp(
        coarseness / _SPREAD, coarseness * _SPREAD
    )
    # No finer than 16 bits can hold, with room to grow while training on.
    largest, now = parameters.like(), parameters.views()
    for name, view in largest.views().items():
        most = now[name].abs()
        most = most.amax(dim=0) if name == "mix" else most.amax()
        view.copy_((most / _LARGEST).expand_as(view))
    flat = torch.maximum(flat.clamp(min=_FINEST), largest.flat)
    codes = code_squares.mean(dim=0).clamp(min=1e-20).rsqrt()
    codes = codes / torch.exp(codes.log().mean()) * code_coarseness
    codes = codes.clamp(code_coarseness / _SPREAD, code_coarseness * _SPREAD)
    return Rounding(_representable(flat), _representable(codes))


def _representable(steps: Tensor) -> Tensor:
    return torch.from_numpy(representable(steps.numpy()))


def finest_fitting(
    parameters: P,
    squares: tuple[Tensor, Tensor],
    bytes_of: Callable[[Rounding], int],
    limit: int,
) -> Rounding:
    """Return the finest rounding whose file has the bytes that are allowed.

    Parameters
    ----------
    parameters
        The network.
    squares
        Mean squared gradients of parameters and codes.
    bytes_of
        Tells how large the file is under a rounding.
    limit
        Bytes, of which some are kept back for what training on may add.
    """

    def at(coarseness: float) -> tuple[int, Rounding]:
        rounding = rounding_steps(
            parameters, *squares, coarseness, coarseness * _CODE_RATIO
        )
        return bytes_of(rounding), rounding

    low, high = math.log(_FINEST_TRIED), math.log(_COARSEST_TRIED)
    for _ in range(_TRIALS):
        middle = (low + high) / 2
        size, _ = at(math.exp(middle))
        low, high = (low, middle) if size <= limit - _SLACK else (middle, high)
    size, rounding = at(math.exp(high))
    log.info("Steps of %.3g for weights: %d bytes.", math.exp(high), size)
    return rounding


class _Descent(Protocol):
    decays: tuple[float, float]
    adam: Adam
    code_adam: Adam

    def step(self) -> float: ...


def gradient_squares(trainer: _Descent) -> tuple[Tensor, Tensor]:
    """Return the mean squared gradients of parameters and codes, changing neither.

    Parameters
    ----------
    trainer
        A new one whose first step has no size.
    """
    trainer.decays = (trainer.decays[0], _GRADIENT_DECAY)
    for _ in range(_GRADIENT_STEPS):
        trainer.step()
    share = 1 - _GRADIENT_DECAY**trainer.code_adam.count
    code_squares = trainer.code_adam.square / share.clamp(min=1e-9)
    return trainer.adam.square / (1 - _GRADIENT_DECAY**_GRADIENT_STEPS), code_squares


def steps_of(parameters: Laid[Any], rounding: Rounding) -> dict[str, FloatArray]:
    """Return each array's steps as a file takes them."""
    steps = {}
    for name, view in parameters.like(rounding.parameters).views().items():
        array = view.numpy()
        row = array[0] if name == "mix" else array.ravel()[:1]
        steps[name] = np.ascontiguousarray(row, np.float32)
    return steps
