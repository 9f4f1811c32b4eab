"""What Dehaze's flow ends at is held to what the photo allows."""

from __future__ import annotations

import numpy as np
import pytest
from dehaze_parts import hazy_picture

from looksmith.models.dehaze.plausible import plausible

LUMA = np.array([0.2126, 0.7152, 0.0722], np.float32)
WARM = np.array([0.06, 0.0, -0.06], np.float32)


def town() -> np.ndarray:
    """Return a grey picture, with some noise in its colours, and a red sign in it."""
    chance = np.random.default_rng(0)
    grey = np.linspace(0.5, 0.9, 40 * 60).reshape(40, 60, 1)
    picture = grey + chance.normal(0, 2 / 255, (40, 60, 3))
    picture[5:15, 5:15] = 0.7, 0.25, 0.2
    return picture.astype(np.float32)


def tint(colours: np.ndarray) -> float:
    return float(np.median(np.ptp(colours, axis=-1)))


def test_what_is_grey_is_not_tinted_and_what_has_colour_may_change():
    small = town()
    cleared = (0.5 + 1.4 * (small - 0.5) + WARM).astype(np.float32)
    kept = plausible(small, cleared, clears=True)
    assert tint(cleared[20:]) > 0.11
    assert tint(kept[20:]) < 0.4 * tint(cleared[20:])
    np.testing.assert_allclose(kept @ LUMA, cleared @ LUMA, atol=1e-5)
    np.testing.assert_allclose(kept[6:14, 6:14], cleared[6:14, 6:14], atol=1e-5)


def test_a_faint_hue_may_grow():
    """Haze took most of the colour off: giving that back is no new tint."""
    small = np.repeat(town()[20:].mean(-1, keepdims=True), 3, -1) + 0.2 * WARM
    cleared = (0.5 + 1.8 * (small - 0.5)).astype(np.float32)
    kept = plausible(small.astype(np.float32), cleared, clears=True)
    np.testing.assert_allclose(kept, cleared, atol=1e-3)


def test_haze_that_is_added_keeps_its_colour():
    small = town()
    hazier = (0.6 * small + 0.4 * np.array([0.8, 0.85, 0.95])).astype(np.float32)
    np.testing.assert_allclose(
        plausible(small, hazier, clears=False), hazier, atol=1e-6
    )


@pytest.mark.parametrize("clears", [True, False])
def test_no_colour_comes_of_none(clears):
    small = np.repeat(hazy_picture().mean(-1, keepdims=True), 3, -1)
    kept = plausible(small, (small + WARM).astype(np.float32), clears=clears)
    assert np.ptp(kept, axis=-1).max() < 1e-6
