"""What Enhance has learnt, and its file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from looksmith.errors import LooksmithError
from looksmith.models.enhance.colour import ColourModel
from looksmith.models.weights_file import (
    Arrays,
    came_along,
    read_arrays,
    shipped,
    write_arrays,
)

__all__ = [
    "EnhanceWeights",
    "EnhanceWeightsError",
    "has_weights",
    "load_weights",
    "read_weights",
    "save_weights",
]

FloatArray = NDArray[np.float32]

_FORMAT = 2
_MODEL = "enhance"
_FLOW = "flow."


class EnhanceWeightsError(LooksmithError):
    """The weights of Enhance are missing or cannot be read."""


@dataclass(frozen=True, eq=False)
class EnhanceWeights:
    """All that Enhance has learnt.

    Parameters
    ----------
    colour
        The colour part.
    flow
        Names and float32 arrays of the local flow; empty where there is none.
    version
        Changes with every other content: results are cached under it.
    """

    colour: ColourModel
    flow: Mapping[str, FloatArray]
    version: str = ""


def _arrays(weights: EnhanceWeights) -> dict[str, NDArray[np.generic]]:
    colour = weights.colour
    arrays: dict[str, NDArray[np.generic]] = {
        "mean": colour.mean.astype(np.float32),
        "scale": colour.scale.astype(np.float32),
        "residuals": colour.residuals.astype(np.float16),
    }
    for index, (matrix, shift) in enumerate(colour.layers):
        arrays[f"layer{index}.matrix"] = matrix.astype(np.float32)
        arrays[f"layer{index}.shift"] = shift.astype(np.float32)
    for name, values in weights.flow.items():
        arrays[_FLOW + name] = values.astype(np.float16)
    return arrays


def save_weights(weights: EnhanceWeights, path: str | Path) -> None:
    """Write the weights, the bank and the flow at half precision."""
    write_arrays(path, _FORMAT, _arrays(weights))


def read_weights(path: str | Path) -> EnhanceWeights:
    """Read what `save_weights` wrote.

    Raises
    ------
    EnhanceWeightsError
        The file is missing, damaged, or of a newer format.
    """
    return read_arrays(
        path, _FORMAT, _from_arrays, model="Enhance", error=EnhanceWeightsError
    )


def _from_arrays(arrays: Arrays, version: str) -> EnhanceWeights:
    floats = {name: values.astype(np.float32) for name, values in arrays.items()}
    if not all(np.isfinite(values).all() for values in floats.values()):
        raise ValueError("a weight is not finite")
    count = sum(name.endswith(".matrix") and name[:5] == "layer" for name in floats)
    layers = tuple(
        (floats[f"layer{i}.matrix"], floats[f"layer{i}.shift"]) for i in range(count)
    )
    colour = ColourModel(floats["mean"], floats["scale"], layers, floats["residuals"])
    flow = {
        name.removeprefix(_FLOW): values
        for name, values in floats.items()
        if name.startswith(_FLOW)
    }
    return EnhanceWeights(colour, flow, version)


def has_weights() -> bool:
    """Return whether Looksmith came with weights for Enhance."""
    return came_along(_MODEL)


@lru_cache(maxsize=1)
def load_weights() -> EnhanceWeights:
    """Return the weights that came with Looksmith, read once.

    Raises
    ------
    EnhanceWeightsError
        They are missing or damaged.
    """
    return read_weights(shipped(_MODEL))
