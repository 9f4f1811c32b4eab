"""From a trained network to whole numbers: how coarse each may be."""

from __future__ import annotations

import numpy as np

from looksmith.models.encoding.film_storage import StoredNetwork
from looksmith.training.encoding.parameters import Parameters
from looksmith.training.encoding.rounding import Rounding

__all__ = ["store"]


def store(parameters: Parameters, rounding: Rounding) -> StoredNetwork:
    """Round a network to the steps it was trained for."""
    steps = {}
    for name, view in parameters.like(rounding.parameters).views().items():
        array = view.numpy()
        row = array[0] if name == "mix" else array.ravel()[:1]
        steps[name] = np.ascontiguousarray(row, np.float32)
    codes = rounding.codes.numpy()
    return StoredNetwork.round(parameters.weights(), steps, codes)
