"""Inputs of the benchmarks; `make bench` runs them, the tests skip them."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image

from looksmith.looks.catalogue import Catalogue


@pytest.fixture(scope="session")
def sample(root) -> Image.Image:
    """Return a real photograph."""
    return Image.open(root / "resources" / "samples" / "spices.jpg").convert("RGB")


@pytest.fixture(scope="session")
def enlarged(sample):
    """Return a function that gives the photograph at another size, uint8."""

    def at_size(width: int, height: int) -> np.ndarray:
        large = np.asarray(sample.resize((width, height), Image.Resampling.BICUBIC))
        noise = np.random.default_rng(0).integers(-3, 4, (height, width, 1))
        return np.clip(large + noise, 0, 255).astype(np.uint8)

    return at_size


@pytest.fixture(scope="session")
def twelve_megapixels(enlarged) -> np.ndarray:
    """Return 4000 x 3000 pixels, uint8."""
    return enlarged(4000, 3000)


@pytest.fixture(scope="session")
def catalogue(tmp_path_factory):
    """Return the shipped library with an empty data folder."""
    made = Catalogue.open(tmp_path_factory.mktemp("data"))
    yield made
    made.close()
