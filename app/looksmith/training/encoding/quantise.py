"""From a trained network to whole numbers: how coarse each may be."""

from __future__ import annotations

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from looksmith.models.encoding.film_storage import StoredNetwork, shapes_of
from looksmith.training.encoding.loop import Rounding
from looksmith.training.encoding.parameters import Parameters

__all__ = ["align", "rounding_steps", "store", "whiten"]

FloatArray = NDArray[np.float32]

_LARGEST = 26_000  # of the whole numbers, at first
_FINEST = 1e-6  # float16 still holds 4096 times as much


def whiten(parameters: Parameters, codes: Tensor) -> tuple[Parameters, Tensor]:
    """Return the same looks with codes of mean 0, variance 1 and no correlation.

    The codes' mean goes into the base of the modulation, their spread into its mix.
    A new look's code is then held to what is usual by its length alone.
    """
    stored = codes.double()
    mean = stored.mean(dim=0)
    centred = stored - mean
    values, vectors = torch.linalg.eigh(centred.T @ centred / len(centred))
    values, vectors = values.flip(0).clamp(min=1e-9), vectors.flip(1)
    # A vector's sign is arbitrary: the same for every machine.
    largest = vectors.abs().argmax(dim=0)
    vectors = vectors * torch.sign(vectors.gather(0, largest[None]))
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

    Whitened codes may be turned at will. Along the principal axes of what they do to
    the modulation, weighted by how much each of its values matters, most of it comes
    from a few values of a code, and the others need few bits.

    Parameters
    ----------
    parameters, codes
        From `whiten`.
    squares
        Mean squared gradients, laid out like the parameters.
    """
    weight = parameters.like(squares)["mix"].double().mean(dim=0).sqrt()
    mix = parameters["mix"].double()
    axes = torch.linalg.svd(mix * weight, full_matrices=False)[0]
    largest = axes.abs().argmax(dim=0)
    axes = axes * torch.sign(axes.gather(0, largest[None]))
    found = parameters.like(parameters.flat.clone())
    found["mix"].copy_(axes.T @ mix)
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
    flat = (steps.flat / scale * coarseness).clamp(coarseness / 30, coarseness * 30)
    # No finer than 16 bits can hold, with room to grow while training on.
    largest = parameters.like()
    for name, view in largest.views().items():
        most = parameters[name].abs()
        most = most.amax(dim=0) if name == "mix" else most.amax()
        view.copy_((most / _LARGEST).expand_as(view))
    flat = torch.maximum(flat.clamp(min=_FINEST), largest.flat)
    flat = (flat * 4096).half().float() / 4096
    codes = code_squares.mean(dim=0).clamp(min=1e-20).rsqrt()
    codes = codes / torch.exp(codes.log().mean()) * code_coarseness
    codes = codes.clamp(code_coarseness / 30, code_coarseness * 30)
    return Rounding(flat, (codes * 4096).half().float() / 4096)


def store(parameters: Parameters, rounding: Rounding) -> StoredNetwork:
    """Round a network to the steps it was trained for."""
    steps = {}
    for name, view in parameters.like(rounding.parameters).views().items():
        array = view.numpy()
        row = array[0] if name == "mix" else array.ravel()[:1]
        steps[name] = np.ascontiguousarray(row, np.float32)
    codes = rounding.codes.numpy()
    return StoredNetwork.round(parameters.weights(), steps, codes)
