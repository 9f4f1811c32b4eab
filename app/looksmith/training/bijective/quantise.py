"""From a trained coupling network to whole numbers: how coarse each may be."""

from __future__ import annotations

from looksmith.models.encoding.coupling_storage import StoredCoupling
from looksmith.training.bijective.network import Parameters
from looksmith.training.encoding.rounding import Rounding, steps_of

__all__ = ["store"]


def store(parameters: Parameters, rounding: Rounding) -> StoredCoupling:
    """Round a network to the steps it was trained for."""
    steps = steps_of(parameters, rounding)
    weights = {name: view.numpy() for name, view in parameters.views().items()}
    codes = rounding.codes.numpy()
    return StoredCoupling.round(parameters.shape, weights, steps, codes)
