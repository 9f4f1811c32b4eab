"""From a trained network to whole numbers: how coarse each may be."""

from __future__ import annotations

from looksmith.models.encoding.film_storage import StoredNetwork
from looksmith.training.encoding.parameters import Parameters
from looksmith.training.encoding.rounding import Rounding, steps_of

__all__ = ["store"]


def store(parameters: Parameters, rounding: Rounding) -> StoredNetwork:
    """Round a network to the steps it was trained for."""
    steps = steps_of(parameters, rounding)
    codes = rounding.codes.numpy()
    return StoredNetwork.round(parameters.weights(), steps, codes)
