"""Some looks made up here, as training takes them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from looksmith.lut.table import identity_table
from looksmith.models.encoding.coupling_network import CouplingShape
from looksmith.training.bijective.files import Selection
from looksmith.training.bijective.settings import (
    CouplingSettings,
    IresSettings,
    Schedule,
)
from looksmith.training.encoding.data import (
    TrainingSet,
    cell_weights,
    metric_table,
)

SCHEDULE = Schedule(looks=3, colours=96)
SHAPE = CouplingShape(width=32, rank=4, head_rank=4, code=3, plan="rgbrgb")
SETTINGS = CouplingSettings(shape=SHAPE, schedule=SCHEDULE, rate=2e-3, bytes=60_000)
IRES = IresSettings(blocks=3, hidden=8, schedule=SCHEDULE)
SELECTION = Selection(
    ("gamma", "fade", "swap", "grey"), np.array([False, False, False, True])
)


def looks_data(size: int = 17) -> TrainingSet:
    """Return looks that brighten, fade and clip, exchange red and green."""
    identity = identity_table(size)
    faded = identity @ np.array([[0.9, 0.05, 0], [0, 1.0, 0.1], [0.1, 0, 0.8]]) + 0.03
    tables = [identity**0.7, faded, identity[..., [1, 0, 2]] ** 1.2]
    codes = np.rint(np.clip(np.stack(tables), 0, 1) * 4095).astype(np.int16)
    flat = codes.reshape(len(tables), -1, 3).transpose(1, 0, 2)
    return TrainingSet(
        targets=np.ascontiguousarray(flat),
        unit=1 / 4095,
        grey=np.zeros(len(tables), np.uint8),
        colours=np.ascontiguousarray(identity.reshape(-1, 3)),
        chance=cell_weights(size),
        metric=metric_table(),
    )


def first_codes() -> np.ndarray:
    return np.eye(3, dtype=np.float32) * 1.7


def rounded(**changes: float) -> CouplingSettings:
    return replace(SETTINGS, **changes)
