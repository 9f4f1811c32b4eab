"""Enhance leaves no contours in shadows, no veil over white and no tint on greys."""

from __future__ import annotations

import numpy as np
import pytest
from enhance_parts import made_up_colour

from looksmith.lut.apply import apply_lut
from looksmith.lut.table import Lut3D
from looksmith.models.enhance.colour import ColourPlan
from looksmith.models.enhance.finish import finished, with_deep_blacks
from looksmith.models.enhance.local import LocalSettings
from looksmith.models.enhance.priors import LUMA, PRIORS, lattice_colours
from looksmith.models.enhance.run import Enhanced, enhance
from looksmith.models.enhance.statistics import thumbnail
from looksmith.models.enhance.weights import has_weights
from looksmith.models.pairs import photos_in
from looksmith.photo.read import read_photo
from looksmith.photo.resize import fit_within

GREYS = np.repeat(np.linspace(0, 1, 256, dtype=np.float32)[:, None], 3, 1)
CODE = 1 / 255

needs_weights = pytest.mark.skipif(not has_weights(), reason="no weights are shipped")


def enhanced(pixels: np.ndarray) -> Enhanced:
    return enhance(pixels, settings=LocalSettings(device="cpu"))


@pytest.fixture(scope="module")
def samples(root) -> list[np.ndarray]:
    return [
        fit_within(read_photo(path), 320, 320).float_pixels()
        for path in photos_in(root / "resources" / "samples")
    ]


def heavily_corrected(samples) -> list[Enhanced]:
    """Return what Enhance finds for photos two stops too dark, and for flat ones."""
    wrong = [0.35 * photo for photo in samples]
    wrong += [0.12 + 0.45 * photo for photo in samples]
    found = [enhanced(photo.astype(np.float32)) for photo in wrong]
    assert sum(each.plan.certainty > 0.5 for each in found) >= 3
    return found


@needs_weights
def test_what_is_brighter_in_a_photo_stays_brighter(samples):
    """Greys that fell from code to code were contours in every soft shadow."""
    for each in heavily_corrected(samples):
        steps = np.diff(each.recolour(GREYS).mean(1))
        assert steps.min() > -0.1 * CODE


@needs_weights
def test_clipped_highlights_stay_white(samples):
    white = np.ones((1, 3), np.float32)
    for each in heavily_corrected(samples):
        np.testing.assert_allclose(each.recolour(white), 1, atol=0.5 * CODE)


@needs_weights
@pytest.mark.parametrize("strength", [0.5, 1.0, 1.5])
def test_a_black_and_white_photo_stays_black_and_white(samples, strength):
    for photo in samples:
        grey = np.repeat(0.35 * photo.mean(2, keepdims=True), 3, 2)
        codes = np.rint(grey * 255).astype(np.uint8)
        shown = enhanced(codes).apply(codes, strength)
        assert np.ptp(shown, axis=2).max() < 0.25 * CODE


@needs_weights
def test_a_photo_with_a_cast_is_not_taken_for_grey(samples):
    """Or the cast would stay: what is grey must be so everywhere."""
    photo = 0.35 * samples[0].mean(2, keepdims=True) * np.array([1, 0.9, 0.75])
    found = enhanced(photo.astype(np.float32))
    assert np.ptp(found.plan.black) + np.ptp(found.plan.white) > 0


def plain(size: int = 33) -> Lut3D:
    return Lut3D(lattice_colours(size))


def test_the_identity_stays_the_identity():
    lut = plain()
    np.testing.assert_allclose(finished(lut).table, lut.table, atol=1e-6)


def test_a_tone_curve_stays_and_its_ripple_goes():
    same = lattice_colours(33)
    curve = same + 0.2 * same * (1 - same)
    rough = np.random.default_rng(0).normal(0, 0.02, same.shape)
    inner = (slice(4, -4),) * 3
    kept = finished(Lut3D(curve.astype(np.float32))).table
    assert np.abs(kept - curve)[inner].max() < 0.1 * CODE
    noisy = np.clip(curve + rough, 0, 1).astype(np.float32)
    left = finished(Lut3D(noisy)).table - curve
    assert np.abs(left)[inner].mean() < 0.4 * np.abs(noisy - curve)[inner].mean()


def test_greys_of_any_fusion_rise():
    weights = np.array([name == "inversion" for name in PRIORS], np.float32)
    plan = ColourPlan(weights, np.zeros(3, np.float32), np.ones(3, np.float32), 1.0)
    lut = finished(made_up_colour().lut(plan))
    shown = apply_lut(lut, GREYS).mean(1)
    assert np.diff(shown).min() > -0.01 * CODE


def black_of(pixels: np.ndarray) -> float:
    return float(np.quantile(pixels @ LUMA, 0.005))


@needs_weights
def test_a_brightened_photo_keeps_its_blacks(samples):
    """Deep shadows came out as a grey veil, at .12 where real photos have .05."""
    brightened = 0
    for photo in samples:
        dark = (0.35 * photo).astype(np.float32)
        shown = enhanced(dark).apply(dark)
        if np.median(shown) > 1.5 * np.median(dark):
            brightened += 1
            assert black_of(shown) < black_of(dark) + 0.06
    assert brightened


def veil(strength: float) -> Lut3D:
    """Return a LUT that lays an even veil over a photo: black becomes `strength`."""
    same = lattice_colours(33)
    return Lut3D((strength + (1 - strength) * same).astype(np.float32))


@pytest.mark.parametrize("strength", [0.05, 0.2, 0.6, 0.9])
@pytest.mark.parametrize("darkest", [0.0, 0.05, 0.5, 0.9])
def test_deep_blacks_keep_the_order_of_greys_and_bend_them_gently(strength, darkest):
    ramp = np.linspace(darkest, 1, 128, dtype=np.float32)
    seen = np.broadcast_to(ramp[:, None, None], (128, 128, 3))
    lut = veil(strength)
    before = apply_lut(lut, GREYS)[:, 0]
    after = apply_lut(with_deep_blacks(lut, seen), GREYS)[:, 0]
    assert after[0] >= 0
    assert after[-1] == pytest.approx(1)
    assert (after <= before + 1e-6).all()
    steps, old = np.diff(after), np.diff(before)
    assert (steps > 0.1 * old).all()
    assert (steps < 2.1 * old).all()


def test_a_photo_that_gets_all_white_stays_finite():
    seen = np.full((8, 8, 3), 0.9, np.float32)
    lut = Lut3D(np.minimum(lattice_colours(33) * 2, 1).astype(np.float32))
    held = with_deep_blacks(lut, seen)
    np.testing.assert_array_equal(held.table, lut.table)


def test_blacks_that_fall_or_stay_are_left_alone():
    seen = thumbnail(np.tile(GREYS, (64, 1, 1)))
    same = lattice_colours(33)
    for table in (same, same**2):
        lut = Lut3D(table.astype(np.float32))
        held = with_deep_blacks(lut, seen)
        np.testing.assert_allclose(held.table, lut.table, atol=1e-6)
