"""Small networks and hazy pictures for the tests of Dehaze."""

from __future__ import annotations

import numpy as np

from looksmith.models.dehaze import encoder, hazelut
from looksmith.models.dehaze.field import Design, shapes
from looksmith.models.dehaze.statistics import COUNT
from looksmith.models.dehaze.weights import DehazeWeights


def physical_weights(
    design: Design | None = None, seed: int | None = None
) -> DehazeWeights:
    """Return weights before any training: the scattering model, a constant haze.

    With a seed every layer is drawn at random, so that all parts have an effect.
    """
    design = design or Design()
    chance = np.random.default_rng(seed)
    arrays = {
        "mean": np.zeros(COUNT, np.float32),
        "scale": np.ones(COUNT, np.float32),
        "lut": hazelut.start(),
        "thickness": np.log(np.maximum(hazelut.THICKNESS, 0.02)).astype(np.float32),
    }
    for name, shape in (encoder.shapes() | shapes(design)).items():
        spread = 0.0 if seed is None else 0.5 / np.sqrt(np.prod(shape[1:]))
        drawn = chance.standard_normal(shape) * spread
        arrays[f"{name}.weight"] = drawn.astype(np.float32)
        arrays[f"{name}.shift"] = np.zeros(shape[0], np.float32)
    arrays["heads.shift"][-hazelut.LATTICES :] = (0.0, 2.0, 0.0, -4.0)
    return DehazeWeights(arrays, design, 1.0, "test")


def hazy_picture(height: int = 120, width: int = 180) -> np.ndarray:
    """Return float32 (height, width, 3): checks and a ramp behind a grey haze."""
    rows, columns = np.mgrid[:height, :width].astype(np.float32)
    checks = ((rows // 12 + columns // 12) % 2) * 0.6 + 0.1
    clear = np.stack([checks, checks * 0.8 + 0.1, checks * 0.6 + 0.2], -1)
    clear[: height // 3] = np.array([0.5, 0.65, 0.9])
    transmission = (0.35 + 0.5 * rows / height)[..., None]
    hazy = clear * transmission + 0.8 * (1 - transmission)
    return hazy.astype(np.float32)
