"""The colour part: priors, statistics, plan, and the one LUT that comes of them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from enhance_parts import made_up_colour, made_up_photo

from looksmith.lut.apply import apply_lut
from looksmith.lut.table import Lut3D
from looksmith.models.enhance.colour import (
    OUTPUTS,
    ColourPlan,
    mixed_with_identity,
    read_outputs,
)
from looksmith.models.enhance.priors import (
    LUMA,
    PRIORS,
    lattice_colours,
    prior_tables,
)
from looksmith.models.enhance.statistics import THUMBNAIL, statistics, thumbnail

X = lattice_colours(9)
TABLES = dict(zip(PRIORS, prior_tables(9), strict=True))
NO_TONE = (np.zeros(3, np.float32), np.ones(3, np.float32), 1.0)


def plan_of(prior: str) -> ColourPlan:
    weights = np.array([name == prior for name in PRIORS], np.float32)
    return ColourPlan(weights, *NO_TONE)


def chroma(colours: np.ndarray) -> np.ndarray:
    return np.ptp(colours, axis=-1)


def test_the_bank_begins_with_the_papers_eight():
    assert len(TABLES) == 8
    np.testing.assert_array_equal(TABLES["identity"], X)
    np.testing.assert_allclose(TABLES["inversion"], 1 - X, atol=1e-6)
    assert (TABLES["brightness"] >= X).all()
    assert TABLES["warm"][..., 0].mean() > TABLES["warm"][..., 2].mean()
    assert TABLES["cool"][..., 0].mean() < TABLES["cool"][..., 2].mean()
    assert chroma(TABLES["saturation"]).mean() > chroma(X).mean()
    for prior in ("contrast", "s-curve"):
        luma = TABLES[prior] @ LUMA
        assert luma.std() > (X @ LUMA).std()


@pytest.mark.parametrize("prior", PRIORS)
def test_all_weight_on_one_lut_gives_that_lut(prior):
    lut = made_up_colour().lut(plan_of(prior))
    inner = X[1:-1:2, 1:-1:2, 1:-1:2].reshape(-1, 3)
    wanted = TABLES[prior][1:-1:2, 1:-1:2, 1:-1:2].reshape(-1, 3)
    np.testing.assert_allclose(apply_lut(lut, inner), wanted, atol=2e-3)


def test_the_identity_with_no_tone_changes_nothing_visible():
    photo = made_up_photo() / np.float32(255)
    shown = apply_lut(made_up_colour().lut(plan_of("identity")), photo)
    assert np.abs(shown - photo).max() < 0.5 / 255


def test_fusing_luts_is_fusing_pictures():
    model, photo = made_up_colour(), made_up_photo() / np.float32(255)
    share = np.array([0.5, 0.2, 0, 0.1, 0, 0.2, 0, 0], np.float32)
    fused = apply_lut(model.lut(ColourPlan(share, *NO_TONE)), photo)
    pictures = sum(
        weight * apply_lut(model.lut(plan_of(prior)), photo)
        for prior, weight in zip(PRIORS, share, strict=True)
        if weight
    )
    # Where a LUT clips between two points of its lattice, a quarter of a code apart.
    np.testing.assert_allclose(fused, pictures, atol=1e-3)
    assert np.mean(np.abs(fused - pictures)) < 1e-5


def test_black_white_and_gamma_go_where_the_plan_says():
    plan = plan_of("identity")
    black = np.array([0.1, 0.1, 0.2], np.float32)
    white = np.array([0.6, 0.7, 0.8], np.float32)
    lut = made_up_colour().lut(ColourPlan(plan.weights, black, white, 0.5))
    ends = np.stack([white, black, (black + white) / 2])
    shown = apply_lut(lut, ends)
    np.testing.assert_allclose(shown[0], 1, atol=1e-2)
    np.testing.assert_allclose(shown[1], 0, atol=5e-2)
    np.testing.assert_allclose(shown[2], 0.5**0.5, atol=1e-2)


@pytest.mark.parametrize("seed", range(5))
def test_whatever_the_perceptron_says_the_plan_is_sound(seed):
    raw = np.random.default_rng(seed).normal(size=OUTPUTS).astype(np.float32) * 40
    plan = read_outputs(raw)
    assert plan.weights.min() >= 0
    assert plan.weights.sum() == pytest.approx(1, abs=1e-5)
    lut = made_up_colour().lut(plan)
    assert lut.table.min() >= 0
    assert lut.table.max() <= 1
    assert np.diff(lut.shaper.table, axis=0).min() >= 0


def test_nothing_from_the_perceptron_is_no_tone():
    plan = read_outputs(np.zeros(OUTPUTS, np.float32))
    assert plan.certainty == 0.5
    np.testing.assert_allclose(plan.black, 0)
    np.testing.assert_allclose(plan.white, 1)
    assert plan.gamma == 1


def test_a_predictor_that_is_not_sure_changes_nothing():
    raw = np.random.default_rng(3).normal(size=OUTPUTS).astype(np.float32) * 4
    raw[-1] = -30
    plan = read_outputs(raw)
    photo = made_up_photo() / np.float32(255)
    shown = apply_lut(made_up_colour().lut(plan), photo)
    assert np.abs(shown - photo).max() < 0.5 / 255


def test_members_are_asked_for_their_mean():
    model = made_up_colour()
    told = statistics(thumbnail(made_up_photo()))
    each = [
        replace(model, layers=tuple((m[[i]], s[[i]]) for m, s in model.layers))
        for i in range(2)
    ]
    alone = [one.plan(told).gamma for one in each]
    assert min(alone) < model.plan(told).gamma < max(alone)


def small(photo: np.ndarray) -> np.ndarray:
    return statistics(thumbnail(photo))


def test_an_object_on_black_does_not_look_under_exposed():
    """Both are as dark; only the layout tells them apart."""
    y, x = np.mgrid[0:160, 0:200]
    texture = 0.5 + 0.5 * np.sin(x / 3) * np.sin(y / 4)
    inside = (x - 100) ** 2 + (y - 80) ** 2 < 50**2
    on_black = np.where(inside, 0.2 + 0.8 * texture, 0.0)
    under = 0.45 * texture
    found = [
        small(np.repeat(plane[..., None], 3, 2).astype(np.float32))[77:]
        for plane in (on_black, under)
    ]
    flat, middle_less_rim = 2, 6
    assert found[0][flat] > found[1][flat] + 0.3
    assert found[0][middle_less_rim] > found[1][middle_less_rim] + 0.2


def test_the_plan_depends_on_the_photo():
    model = made_up_colour()
    photo = made_up_photo()
    light, dark = (model.plan(statistics(thumbnail(p))) for p in (photo, (photo // 5)))
    assert np.abs(light.weights - dark.weights).max() > 0.01


@pytest.mark.parametrize(
    "shape", [(1, 1), (3, 200), (128, 128), (300, 520), (700, 900)]
)
def test_a_thumbnail_of_any_photo_has_one_size_and_the_photos_mean(shape):
    photo = made_up_photo(*shape)
    small = thumbnail(photo)
    assert small.shape == (THUMBNAIL, THUMBNAIL, 3)
    mean = photo.mean((0, 1)) / 255
    np.testing.assert_allclose(small.mean((0, 1)), mean, atol=4e-3)


def test_statistics_are_alike_in_every_precision():
    photo = made_up_photo(300, 420)
    wanted = statistics(thumbnail(photo))
    for other in (photo.astype(np.uint16) * 257, photo / np.float32(255)):
        found = statistics(thumbnail(other.astype(other.dtype)))
        np.testing.assert_allclose(found, wanted, atol=1e-3)


def test_statistics_are_the_same_of_a_larger_copy():
    photo = made_up_photo(150, 210)
    large = photo.repeat(4, 0).repeat(4, 1)
    found = statistics(thumbnail(large))
    np.testing.assert_allclose(found, statistics(thumbnail(photo)), atol=5e-3)


@pytest.mark.parametrize("value", [0.0, 1.0, np.nan])
def test_odd_photos_have_finite_statistics(value):
    assert np.isfinite(
        statistics(thumbnail(np.full((9, 9, 3), value, np.float32)))
    ).all()


def test_the_strength_goes_from_the_identity_to_the_lut_and_on():
    model, photo = made_up_colour(), made_up_photo() / np.float32(255)
    lut = model.lut(model.plan(statistics(thumbnail(photo))))
    assert mixed_with_identity(lut, 0.0).is_identity
    full = apply_lut(mixed_with_identity(lut, 1.0, 65), photo)
    np.testing.assert_allclose(full, apply_lut(lut, photo), atol=0.02)
    half, more = (mixed_with_identity(lut, s).table for s in (0.5, 1.5))
    same = Lut3D.identity(33).table
    inside = (more > 0) & (more < 1)
    np.testing.assert_allclose(
        (more - same)[inside], 3 * (half - same)[inside], atol=1e-4
    )
