"""What Dehaze has learnt, and its file."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from looksmith.errors import LooksmithError
from looksmith.models.dehaze import encoder, hazelut
from looksmith.models.dehaze import field as haze_field
from looksmith.models.dehaze.field import Design
from looksmith.models.dehaze.purifier import BACKBONES
from looksmith.models.dehaze.statistics import COUNT
from looksmith.models.weights_file import (
    Arrays,
    came_along,
    read_arrays,
    shipped,
    write_arrays,
)

__all__ = [
    "DehazeWeights",
    "DehazeWeightsError",
    "has_weights",
    "load_weights",
    "read_weights",
    "save_weights",
]

FloatArray = NDArray[np.float32]

_FORMAT = 1
_MODEL = "dehaze"
_EXACT = ("mean", "scale", "thickness")


class DehazeWeightsError(LooksmithError):
    """The weights of Dehaze are missing or cannot be read."""


@dataclass(frozen=True, eq=False)
class DehazeWeights:
    """All that Dehaze has learnt.

    Parameters
    ----------
    arrays
        Float32 arrays by name.
    design
        Which parts the network has.
    full
        The time at which the solver stops for all of the haze. The flow was learnt to
        end at 1; real photos come nearest to their clear ones a little before.
    version
        Changes with every other content: results are cached under it.
    """

    arrays: Mapping[str, FloatArray]
    design: Design = field(default_factory=Design)
    full: float = 1.0
    version: str = ""


def save_weights(weights: DehazeWeights, path: str | Path) -> None:
    """Write the weights, most of them at half precision."""
    design = weights.design
    arrays: dict[str, NDArray[np.generic]] = {
        "design": np.array([design.lut, design.timed]),
        "purifier": np.array(design.purifier),
        "full": np.array(weights.full, np.float32),
    }
    for name, values in weights.arrays.items():
        kind = np.float32 if name in _EXACT else np.float16
        arrays[f"w.{name}"] = values.astype(kind)
    write_arrays(path, _FORMAT, arrays)


def read_weights(path: str | Path) -> DehazeWeights:
    """Read what `save_weights` wrote.

    Raises
    ------
    DehazeWeightsError
        The file is missing, damaged, or of a newer format.
    """
    return read_arrays(
        path, _FORMAT, _from_arrays, model="Dehaze", error=DehazeWeightsError
    )


def _wanted(design: Design) -> dict[str, tuple[int, ...]]:
    found: dict[str, tuple[int, ...]] = {
        "mean": (COUNT,),
        "scale": (COUNT,),
        "thickness": (hazelut.LATTICES,),
        "lut": (hazelut.SIZE**3, hazelut.LATTICES * hazelut.VALUES),
    }
    for name, shape in (encoder.shapes() | haze_field.shapes(design)).items():
        found[f"{name}.weight"], found[f"{name}.shift"] = shape, shape[:1]
    return found


def _from_arrays(arrays: Arrays, version: str) -> DehazeWeights:
    lut, timed = (bool(value) for value in arrays["design"])
    design = Design(lut, str(arrays["purifier"]), timed)
    if design.purifier not in (*BACKBONES, "none"):
        raise ValueError(f"there is no purifier {design.purifier!r}")
    found: dict[str, FloatArray] = {}
    for name, shape in _wanted(design).items():
        values = arrays[f"w.{name}"]
        if values.shape != shape or not np.issubdtype(values.dtype, np.floating):
            raise ValueError(f"{name} has the shape {values.shape}, not {shape}")
        found[name] = values.astype(np.float32)
        if not np.isfinite(found[name]).all():
            raise ValueError(f"{name} is not finite")
    full = float(arrays["full"])
    if not 0.1 <= full <= 2:
        raise ValueError(f"all of the haze cannot be gone at a time of {full}")
    return DehazeWeights(found, design, full, version)


def has_weights() -> bool:
    """Return whether Looksmith came with weights for Dehaze."""
    return came_along(_MODEL)


@lru_cache(maxsize=1)
def load_weights() -> DehazeWeights:
    """Return the weights that came with Looksmith, read once.

    Raises
    ------
    DehazeWeightsError
        They are missing or damaged.
    """
    return read_weights(shipped(_MODEL))
