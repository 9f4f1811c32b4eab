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


def test_white_stays_white_and_what_is_below_may_get_darker():
    small = np.repeat(np.linspace(0.5, 1, 60 * 40).reshape(60, 40, 1), 3, 2)
    small = (small + 0.02 * WARM).astype(np.float32)
    darker = (small - 0.15).astype(np.float32)
    luma = plausible(small, darker, clears=True) @ LUMA
    before = small @ LUMA
    np.testing.assert_allclose(luma[before > 0.995], before[before > 0.995], atol=0.01)
    assert luma[before > 0.95].min() > 0.87
    np.testing.assert_allclose(
        luma[before < 0.79], before[before < 0.79] - 0.15, atol=0.01
    )
    assert np.diff(luma.ravel()).min() > -1e-4, "greys keep their order"


def test_white_may_get_brighter():
    small = np.tile(
        np.linspace(0.5, 0.95, 40, dtype=np.float32)[:, None, None], (1, 60, 3)
    )
    brighter = (small + 0.04).astype(np.float32)
    np.testing.assert_allclose(
        plausible(small, brighter, clears=True), brighter, atol=1e-5
    )
