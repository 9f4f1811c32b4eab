"""How coarse the numbers of a network and of its looks' codes may be.

For any network whose parameters hold a `base` and a `mix` that turns codes into what
is added to it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol, Self, TypeVar

import torch
from torch import Tensor

__all__ = ["Rounding", "align", "rounding_steps", "whiten"]

_LARGEST = 26_000  # of the whole numbers, at first
_STEP_SCALE = 4096  # a file holds this many times a step in half precision
_FINEST = 1e-6
_SPREAD = 30.0  # of the steps about their mean, either way


class _Laid(Protocol):
    @property
    def flat(self) -> Tensor: ...

    def views(self) -> dict[str, Tensor]: ...

    def like(self, flat: Tensor | None = None) -> Self: ...


P = TypeVar("P", bound=_Laid)


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
    """Return the steps as a file can hold them: in half precision, finite."""
    scaled = (steps * _STEP_SCALE).clamp(max=torch.finfo(torch.half).max)
    return scaled.half().float() / _STEP_SCALE
