"""Some looks made up here, as training takes them."""

from __future__ import annotations

import numpy as np

from looksmith.lut.table import identity_table
from looksmith.training.encoding.data import TrainingSet, cell_weights, metric_table


def looks_data(size: int = 9, looks: int = 4) -> TrainingSet:
    """Return looks that clip, darken, tint; the last one is monochrome."""
    identity = identity_table(size)
    tables = [identity**0.7, identity * 1.3 - 0.1, 1 - identity]
    tables.append(np.repeat(identity.mean(-1, keepdims=True), 3, axis=-1))
    codes = np.rint(np.clip(np.stack(tables[:looks]), 0, 1) * 4095).astype(np.int16)
    flat = codes.reshape(looks, -1, 3).transpose(1, 0, 2)
    return TrainingSet(
        targets=np.ascontiguousarray(flat),
        unit=1 / 4095,
        grey=np.array([0, 0, 0, 1], np.uint8)[:looks],
        colours=np.ascontiguousarray(identity.reshape(-1, 3)),
        chance=cell_weights(size),
        metric=metric_table(),
    )
