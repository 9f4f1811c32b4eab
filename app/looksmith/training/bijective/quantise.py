"""From a trained coupling network to whole numbers: how coarse each may be."""

from __future__ import annotations

import numpy as np

from looksmith.models.encoding.coupling_storage import StoredCoupling
from looksmith.training.bijective.network import Parameters
from looksmith.training.encoding.rounding import Rounding

__all__ = ["store"]


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
