"""A small made-up model of Enhance that changes photos visibly."""

from __future__ import annotations

import itertools

import numpy as np

from looksmith.models.enhance.colour import OUTPUTS, ColourModel
from looksmith.models.enhance.priors import lattice_colours, prior_tables
from looksmith.models.enhance.statistics import statistics
from looksmith.models.enhance.velocity import CHANNELS
from looksmith.models.enhance.weights import EnhanceWeights

STATISTICS = len(statistics(np.zeros((32, 32, 3), np.float32)))
WIDTH = 8
MEMBERS = 2


def made_up_colour(seed: int = 1) -> ColourModel:
    """Return a colour part whose perceptrons were drawn at random."""
    random = np.random.default_rng(seed)
    sizes = (STATISTICS, 16, OUTPUTS)
    layers = tuple(
        (
            random.normal(size=(MEMBERS, a, b)).astype(np.float32)
            * np.float32(0.7 / a**0.5),
            random.normal(size=(MEMBERS, b)).astype(np.float32) * np.float32(0.2),
        )
        for a, b in itertools.pairwise(sizes)
    )
    layers[-1][1][:, -1] = 4  # sure that something is wrong
    return ColourModel(
        np.full(STATISTICS, 0.3, np.float32),
        np.full(STATISTICS, 0.3, np.float32),
        layers,
        prior_tables(9) - lattice_colours(9),
    )


def made_up_flow(seed: int = 2) -> dict[str, np.ndarray]:
    """Return a flow that does something everywhere."""
    random = np.random.default_rng(seed)
    shapes = {
        "told.weight": (WIDTH, 2 * CHANNELS, 3, 3),
        "in.weight": (WIDTH, CHANNELS, 3, 3),
        "in.shift": (WIDTH,),
        "mid.weight": (WIDTH, WIDTH, 3, 3),
        "mid.shift": (WIDTH,),
        "out.weight": (CHANNELS, WIDTH, 1, 1),
        "out.shift": (CHANNELS,),
        "code.weight": (4 * WIDTH, STATISTICS + 1),
        "code.shift": (4 * WIDTH,),
    }
    return {
        name: random.normal(size=shape).astype(np.float32) * np.float32(0.1)
        for name, shape in shapes.items()
    }


def made_up_weights() -> EnhanceWeights:
    return EnhanceWeights(made_up_colour(), made_up_flow(), "made-up")


def made_up_photo(height: int = 90, width: int = 130, seed: int = 0) -> np.ndarray:
    """Return uint8 pixels with smooth parts, edges and noise."""
    random = np.random.default_rng(seed)
    y, x = np.mgrid[0:height, 0:width] / max(height, width)
    planes = [0.2 + 0.6 * x, 0.5 + 0.3 * np.sin(9 * y), 0.1 + 0.5 * (x > y)]
    photo = np.stack(planes, -1) + 0.03 * random.normal(size=(height, width, 3))
    return (np.clip(photo, 0, 1) * 255).astype(np.uint8)
