"""From a trained coupling network to whole numbers: how coarse each may be."""

from __future__ import annotations

import numpy as np
import torch
from torch import Tensor

from looksmith.models.encoding.coupling_network import shapes_of
from looksmith.models.encoding.coupling_storage import STEP_SCALE, StoredCoupling
from looksmith.training.bijective.coupling import Rounding
from looksmith.training.bijective.network import Parameters

__all__ = ["align", "rounding_steps", "store", "whiten"]

_LARGEST = 26_000  # of the whole numbers, at first
_FINEST = 1e-6  # float16 still holds STEP_SCALE times as much
_SPREAD = 30.0  # of the steps about their mean, either way


def _signed(vectors: Tensor) -> Tensor:
    """Return columns with their largest value positive: the same everywhere."""
    largest = vectors.abs().argmax(dim=0)
    return vectors * torch.sign(vectors.gather(0, largest[None]))


def whiten(parameters: Parameters, codes: Tensor) -> tuple[Parameters, Tensor]:
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


def align(
    parameters: Parameters, codes: Tensor, squares: Tensor
) -> tuple[Parameters, Tensor]:
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
    parameters: Parameters,
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
    for name in shapes_of(parameters.shape):
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
    scaled = (steps * STEP_SCALE).clamp(max=torch.finfo(torch.half).max)
    return scaled.half().float() / STEP_SCALE


def store(parameters: Parameters, rounding: Rounding) -> StoredCoupling:
    """Round a network to the steps it was trained for."""
    steps = {}
    for name, view in parameters.like(rounding.parameters).views().items():
        array = view.numpy()
        row = array[0] if name == "mix" else array.ravel()[:1]
        steps[name] = np.ascontiguousarray(row, np.float32)
    weights = {name: view.numpy() for name, view in parameters.views().items()}
    codes = rounding.codes.numpy()
    return StoredCoupling.round(parameters.shape, weights, steps, codes)
