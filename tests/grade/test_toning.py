"""The tone curve, the colour mixer and split toning."""

from __future__ import annotations

import json

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from looksmith.colour.lab import oklab_from_linear
from looksmith.colour.transfer import decode_srgb
from looksmith.grade.adjust import adjusted
from looksmith.grade.bake import bake
from looksmith.grade.light import apply_light
from looksmith.grade.mixer import FAMILIES, HUES, Band, Mixer, apply_mixer
from looksmith.grade.recipe import Light, Recipe, RecipeError
from looksmith.grade.render import Renderer
from looksmith.grade.serial import recipe_from_json, recipe_to_json
from looksmith.grade.sources import OverlayLooks
from looksmith.grade.split_toning import SplitToning, apply_split
from looksmith.grade.tone_curve import (
    STRAIGHT,
    CurveError,
    ToneCurve,
    apply_curves,
    curve_through,
)
from looksmith.grade.toning import Toning
from looksmith.lut.table import identity_table
from looksmith.photo.photo import Photo

CUBE = identity_table(17)
NO_LOOKS = OverlayLooks(None, {})
GREYS = np.repeat(np.linspace(0, 1, 33, dtype=np.float32)[:, None], 3, axis=1)


def lch(encoded):
    lab = oklab_from_linear(decode_srgb(np.asarray(encoded, np.float32)))
    chroma = np.hypot(lab[..., 1], lab[..., 2])
    return lab[..., 0], chroma, np.degrees(np.arctan2(lab[..., 2], lab[..., 1])) % 360


def of_hue(degrees, lightness=0.65, chroma=0.1):
    from looksmith.colour.lab import linear_from_oklab
    from looksmith.colour.transfer import encode_srgb

    angle = np.radians(degrees)
    lab = [lightness, chroma * np.cos(angle), chroma * np.sin(angle)]
    return encode_srgb(linear_from_oklab(np.array([lab], np.float32)))


@st.composite
def curves(draw):
    inputs = st.integers(0, 50)
    xs = sorted(draw(st.sets(inputs, min_size=2, max_size=8)))
    ys = draw(st.lists(st.floats(0, 1, width=16), min_size=len(xs), max_size=len(xs)))
    return tuple((x / 50, y) for x, y in zip(xs, ys, strict=True))


@given(curves())
@settings(max_examples=60, deadline=None)
def test_the_curve_is_the_one_that_scipy_draws(points):
    from scipy.interpolate import PchipInterpolator

    x, y = np.array(points).T
    inputs = np.linspace(0, 1, 513)
    wanted = PchipInterpolator(x, y)(np.clip(inputs, x[0], x[-1]))
    np.testing.assert_allclose(curve_through(points, 513), wanted, atol=2e-6)


@given(curves())
@settings(max_examples=60, deadline=None)
def test_a_curve_never_overshoots_its_points(points):
    curve, ys = curve_through(points, 257), [y for _, y in points]
    assert min(ys) - 1e-6 <= curve.min() <= curve.max() <= max(ys) + 1e-6
    if ys == sorted(ys):
        assert (np.diff(curve) >= -1e-6).all()


def test_the_master_curve_keeps_greys_grey_and_ranks_channels():
    curve = ToneCurve(master=((0, 0), (0.3, 0.15), (0.7, 0.88), (1, 1)))
    found = apply_curves(GREYS, curve)
    assert np.ptp(found, axis=1).max() < 1e-6
    np.testing.assert_allclose(found[[0, -1]], GREYS[[0, -1]], atol=1e-6)
    bent = apply_curves(CUBE, curve)
    order = np.argsort(CUBE.reshape(-1, 3), axis=1, kind="stable")
    ranked = np.take_along_axis(bent.reshape(-1, 3), order, axis=1)
    assert (np.diff(ranked, axis=1) >= -1e-6).all()


def test_a_channel_s_curve_touches_that_channel_alone():
    curve = ToneCurve(blue=((0, 0.2), (1, 0.9)))
    found = apply_curves(CUBE, curve)
    np.testing.assert_array_equal(found[..., :2], CUBE[..., :2])
    np.testing.assert_allclose(found[..., 2], 0.2 + 0.7 * CUBE[..., 2], atol=1e-6)


def test_what_lies_beyond_white_keeps_its_distance():
    curve = ToneCurve(master=((0, 0), (0.5, 0.6), (1, 0.9)))
    found = apply_curves(np.array([[1.4, 1.4, 1.4]], np.float32), curve)
    np.testing.assert_allclose(found, 1.3, atol=1e-5)


@pytest.mark.parametrize(
    ("points", "word"),
    [
        (((0, 0),), "2 to 16"),
        (((0, 0), (0.5, 1.2), (1, 1)), "square"),
        (((0, 0), (0.5, float("nan")), (1, 1)), "square"),
        (((0.5, 0), (0.5, 1)), "left to right"),
        ("abc", "list of points"),
    ],
)
def test_points_that_make_no_curve_are_refused(points, word):
    with pytest.raises(CurveError, match=word):
        ToneCurve(red=points)


def test_nothing_set_changes_nothing():
    assert apply_curves(CUBE, ToneCurve()) is CUBE
    assert apply_mixer(CUBE, Mixer()) is CUBE
    assert apply_split(CUBE, SplitToning(balance=40)) is CUBE
    assert ToneCurve(master=STRAIGHT).is_neutral


@pytest.mark.parametrize("family", FAMILIES)
def test_a_family_is_turned_and_the_far_ones_are_not(family):
    mixer = Mixer(**{family: Band(hue=100, saturation=-60, luminance=-50)})
    middle = of_hue(HUES[family])
    found = apply_mixer(middle, mixer)
    before, after = lch(middle), lch(found)
    turned = (after[2] - before[2] + 180) % 360 - 180
    assert 5 < turned[0] < 20
    assert after[1] < 0.5 * before[1]
    assert after[0] < 0.95 * before[0]
    opposite = of_hue((HUES[family] + 180) % 360)
    np.testing.assert_allclose(apply_mixer(opposite, mixer), opposite, atol=2e-5)


@given(st.lists(st.integers(-100, 100), min_size=8, max_size=8))
@settings(max_examples=40, deadline=None)
def test_hues_never_pass_each_other(amounts):
    bands = {f: Band(hue=v) for f, v in zip(FAMILIES, amounts, strict=True)}
    around = np.concatenate([of_hue(d, 0.6, 0.05) for d in range(0, 360, 2)])
    hues = lch(apply_mixer(around, Mixer(**bands)))[2]
    steps = (np.diff(hues, append=hues[:1]) + 180) % 360 - 180
    assert (steps > 0).all()


@given(st.lists(st.integers(-100, 100), min_size=24, max_size=24))
@settings(max_examples=30, deadline=None)
def test_greys_have_no_family_and_near_colours_stay_near(amounts):
    rows = np.array(amounts).reshape(8, 3).tolist()
    mixer = Mixer(**{f: Band(*row) for f, row in zip(FAMILIES, rows, strict=True)})
    np.testing.assert_allclose(apply_mixer(GREYS, mixer), GREYS, atol=2e-4)
    near = np.clip(CUBE + np.float32(2e-4), 0, 1)
    # Not near black, where the transfer function and a cube root are steep.
    pair = [np.clip(apply_mixer(each, mixer), 0.1, None) for each in (CUBE, near)]
    bright = CUBE.min(axis=-1) >= 0.2
    # A jump would not shrink with the step; the steepest slope is about 25.
    assert np.abs(pair[1] - pair[0])[bright].max() < 30 * 2e-4


def test_shadows_and_highlights_take_their_tints():
    split = SplitToning(
        shadow_hue=250, shadow_saturation=80, highlight_hue=70, highlight_saturation=60
    )
    found = apply_split(GREYS, split)
    light, chroma, hue = lch(found)
    np.testing.assert_allclose(light, lch(GREYS)[0], atol=2e-3)
    dark, bright = 5, 27
    assert abs(hue[dark] - 250) < 3
    assert abs(hue[bright] - 70) < 3
    assert chroma[dark] > 0.03
    assert chroma[bright] > 0.02
    np.testing.assert_allclose(found[[0, -1]], GREYS[[0, -1]], atol=1e-3)


def test_the_balance_moves_where_shadows_end():
    def hue_of_the_middle(balance):
        split = SplitToning(250, 60, 70, 60, balance)
        return lch(apply_split(GREYS[16:17], split))[2][0]

    assert abs(hue_of_the_middle(-100) - 250) < abs(hue_of_the_middle(100) - 250)
    assert abs(hue_of_the_middle(100) - 70) < 10


@pytest.mark.parametrize(
    ("made", "word"),
    [
        (lambda: Band(hue=101), "hue"),
        (lambda: Band(luminance=float("nan")), "luminance"),
        (lambda: SplitToning(shadow_saturation=-1), "shadow saturation"),
        (lambda: SplitToning(highlight_hue=400), "highlight hue"),
    ],
)
def test_settings_out_of_range_are_refused(made, word):
    with pytest.raises(RecipeError, match=word):
        made()


def full_toning():
    return Toning(
        ToneCurve(master=((0, 0.02), (0.4, 0.35), (1, 0.97)), blue=((0, 0.1), (1, 1))),
        Mixer(orange=Band(10, -20, 30), blue=Band(hue=-40)),
        SplitToning(230, 40, 60, 30, -20),
    )


def test_toning_comes_after_light_and_before_the_looks():
    renderer = Renderer(NO_LOOKS)
    recipe = Recipe(light=Light(exposure=0.5), toning=full_toning())
    photo = Photo(CUBE.reshape(17, -1, 3))
    found = renderer.render(photo, recipe).pixels
    lit = apply_light(photo.pixels, recipe.light)
    toned = apply_curves(lit, recipe.toning.curve)
    wanted = apply_split(apply_mixer(toned, recipe.toning.mixer), recipe.toning.split)
    np.testing.assert_allclose(found, wanted, atol=1e-5)


def test_the_cube_and_the_preview_hold_it():
    recipe = Recipe(toning=full_toning())
    exact = adjusted(CUBE, recipe)
    baked = bake(recipe, NO_LOOKS, 17).table
    np.testing.assert_allclose(np.clip(baked, 0, 1), np.clip(exact, 0, 1), atol=1e-5)
    photo = Photo(np.rint(CUBE.reshape(17, -1, 3) * 255).astype(np.uint8))
    shown = Renderer(NO_LOOKS).preview(photo, recipe)[..., 2::-1] / 255
    off = np.abs(shown - np.clip(exact.reshape(shown.shape), 0, 1))
    assert np.quantile(off, 0.99) < 2.5 / 255


def test_toning_survives_a_file():
    recipe = Recipe(toning=full_toning())
    kept = json.loads(json.dumps(recipe_to_json(recipe)))
    assert recipe_from_json(kept) == recipe
    del kept["toning"]
    assert recipe_from_json(kept) == Recipe()


@pytest.mark.parametrize(
    ("part", "word"),
    [
        ({"curve": {"master": [[0, 0], [1, 2]]}}, "square"),
        ({"curve": {"purple": []}}, "purple"),
        ({"mixer": {"red": {"hue": "much"}}}, "mixer.red"),
        ({"mixer": {"red": 3}}, "mixer.red"),
        ({"split": {"balance": 1e9}}, "balance"),
        ([], "toning"),
    ],
)
def test_a_damaged_file_is_told_by_name(part, word):
    values = recipe_to_json(Recipe())
    values["toning"] = part
    with pytest.raises(RecipeError, match=word):
        recipe_from_json(values)
