"""Light, baking and rendering."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from wide_reference import extended

from looksmith.colour.lab import luminance
from looksmith.colour.transfer import decode_srgb
from looksmith.grade.bake import bake, unbakeable
from looksmith.grade.light import apply_light, tone_curve
from looksmith.grade.recipe import (
    LIGHT_CONTROLS,
    Blend,
    BlendTerm,
    Light,
    Recipe,
    Restoration,
)
from looksmith.grade.render import Renderer
from looksmith.grade.sources import MissingLookError, OverlayLooks
from looksmith.lut.apply import apply_lut, apply_reference
from looksmith.lut.table import Lut3D, identity_table
from looksmith.photo.photo import Photo, to_float32
from looksmith.work.token import Cancelled, CancelToken

GRID = identity_table(33)


def warm() -> Lut3D:
    return Lut3D(np.clip(GRID * [1.05, 1.0, 0.85] + [0.02, 0.01, 0.05], 0, 1))


def punchy() -> Lut3D:
    return Lut3D(GRID + 0.6 * (GRID - 0.5) * GRID * (1 - GRID))


def faded() -> Lut3D:
    return Lut3D(GRID * np.float32(0.75) + np.float32(0.12))


LOOKS = OverlayLooks(
    None,
    {
        "warm": warm(),
        "punchy": punchy(),
        "faded": faded(),
        "fine": Lut3D(np.sin(identity_table(65) * np.float32(1.5))),
    },
)


def blend(*terms: tuple[str, float], **fields) -> Recipe:
    return Recipe(blend=Blend(tuple(BlendTerm(*term) for term in terms), **fields))


def picture(kind=np.uint8, shape=(90, 120)) -> Photo:
    rng = np.random.default_rng(0)
    y, x = np.mgrid[0 : shape[0], 0 : shape[1]]
    base = np.stack([x / shape[1], y / shape[0], (x + y) / sum(shape)], -1)
    values = np.clip(base + rng.normal(0, 0.02, base.shape), 0, 1)
    if kind == np.float32:
        return Photo(values.astype(np.float32))
    return Photo(np.rint(values * np.iinfo(kind).max).astype(kind))


# Light and colour -----------------------------------------------------------------


def test_neutral_light_changes_nothing():
    values = GRID.copy()
    assert apply_light(values, Light()) is values


@pytest.mark.parametrize("stops", [-2.0, 0.5, 1.0])
def test_exposure_multiplies_linear_light(stops):
    values = np.linspace(-0.2, 1.5, 200, dtype=np.float32).repeat(3).reshape(-1, 3)
    out = decode_srgb(apply_light(values, Light(exposure=stops)))
    np.testing.assert_allclose(
        out, decode_srgb(values) * 2**stops, atol=2e-5, rtol=2e-5
    )


@settings(max_examples=200, deadline=None)
@given(
    st.builds(
        Light,
        **{
            name: st.floats(-100, 100)
            for name in ("contrast", "highlights", "shadows", "whites", "blacks")
        },
    )
)
def test_tone_never_turns_back(light):
    """Whatever the sliders say, brighter stays brighter: no solarised patches."""
    curve = tone_curve(light)
    if curve is not None:
        assert (np.diff(curve) >= -1e-6).all()


@pytest.mark.parametrize("control", LIGHT_CONTROLS, ids=lambda c: c.name)
def test_every_slider_does_something_in_both_directions(control):
    grey = np.array([[0.3, 0.35, 0.4]], np.float32)
    low = apply_light(grey, Light(**{control.name: control.low}))
    high = apply_light(grey, Light(**{control.name: control.high}))
    assert np.abs(low - grey).max() > 0.004
    assert np.abs(high - grey).max() > 0.004
    assert np.sign((low - grey).sum()) != np.sign((high - grey).sum()) or (
        control.group == "colour"
    )


def test_shadows_move_the_dark_and_highlights_the_bright():
    dark, bright = np.float32(0.2), np.float32(0.8)
    greys = np.array([[dark] * 3, [bright] * 3], np.float32)
    lifted = apply_light(greys, Light(shadows=60)) - greys
    assert lifted[0, 0] > 3 * lifted[1, 0] > 0
    lowered = greys - apply_light(greys, Light(highlights=-60))
    assert lowered[1, 0] > 3 * lowered[0, 0] > 0


@pytest.mark.parametrize("light", [Light(saturation=60), Light(vibrance=-70)])
def test_chroma_sliders_leave_greys_alone(light):
    greys = np.linspace(0, 1.2, 50, dtype=np.float32).repeat(3).reshape(-1, 3)
    np.testing.assert_allclose(apply_light(greys, light), greys, atol=2e-4)


def test_no_saturation_is_grey():
    out = apply_light(GRID, Light(saturation=-100))
    assert np.ptp(out, axis=-1).max() < 2e-3


def test_vibrance_reaches_muted_colours_first():
    muted = np.array([[0.5, 0.45, 0.45]], np.float32)
    vivid = np.array([[0.9, 0.1, 0.1]], np.float32)
    light = Light(vibrance=80)

    def gain(colour):
        out = apply_light(colour, light)
        return float(np.ptp(out) / np.ptp(colour))

    assert gain(muted) > 1.4
    assert gain(vivid) < 1.1


def test_temperature_keeps_the_luminance_of_grey():
    grey = np.full((1, 3), 0.5, np.float32)
    warm_grey = apply_light(grey, Light(temperature=50))
    before, after = luminance(decode_srgb(grey)), luminance(decode_srgb(warm_grey))
    np.testing.assert_allclose(after, before, atol=1e-4)
    assert warm_grey[0, 0] > warm_grey[0, 2]


# Baking ---------------------------------------------------------------------------


def test_a_blend_is_the_exact_mix_of_outputs():
    lut = bake(blend(("warm", 3), ("punchy", 1)), LOOKS)
    colours = np.random.default_rng(1).random((300, 3)).astype(np.float32)
    expected = 0.75 * apply_reference(warm(), colours) + 0.25 * apply_reference(
        punchy(), colours
    )
    np.testing.assert_allclose(apply_lut(lut, colours), expected, atol=3e-6)


def test_free_weights_leave_the_rest_to_the_original():
    lut = bake(blend(("warm", 0.5), normalise=False), LOOKS)
    expected = (warm().table + GRID) / 2
    np.testing.assert_allclose(lut.table, expected, atol=1e-6)


@pytest.mark.parametrize("amount", [0, 0.4, 1, 2])
def test_the_amount_goes_from_the_original_past_the_look(amount):
    lut = bake(blend(("faded", 1), amount=amount), LOOKS)
    expected = GRID + amount * (faded().table - GRID)
    np.testing.assert_allclose(lut.table, expected, atol=1e-6)


def test_light_comes_before_the_looks():
    recipe = blend(("faded", 1)).replace(light=Light(exposure=1))
    lut = bake(recipe, LOOKS)
    expected = extended(faded(), apply_light(GRID, recipe.light))
    np.testing.assert_allclose(lut.table, expected, atol=1e-5)


def test_a_bake_keeps_the_lattice_of_a_fine_look():
    lut = bake(blend(("fine", 1)), LOOKS, size=65)
    expected = np.sin(identity_table(65) * np.float32(1.5))
    np.testing.assert_allclose(lut.table, expected, atol=1e-6)


def test_what_cannot_be_baked_is_said():
    assert unbakeable(blend(("warm", 1))) == ()
    notes = unbakeable(Recipe(dehaze=Restoration(True), enhance=Restoration(True)))
    assert len(notes) == 2


def test_an_unknown_look_is_named():
    with pytest.raises(MissingLookError, match="vanished"):
        bake(blend(("vanished", 1)), LOOKS)


# Rendering ------------------------------------------------------------------------


@pytest.mark.parametrize("kind", [np.uint8, np.uint16, np.float32])
def test_a_neutral_recipe_gives_the_same_photo(kind):
    photo = picture(kind)
    assert Renderer(LOOKS).render(photo, Recipe()) is photo


@pytest.mark.parametrize("kind", [np.uint8, np.uint16, np.float32])
@pytest.mark.parametrize(
    "recipe",
    [
        blend(("warm", 1), ("punchy", 2), ("faded", 1)),
        Recipe(light=Light(exposure=0.7, contrast=30, saturation=20)),
        blend(("punchy", 1)).replace(light=Light(temperature=30, shadows=40)),
    ],
    ids=["looks", "light", "both"],
)
def test_rendering_stays_within_a_code_value_of_the_exact_chain(kind, recipe):
    photo = picture(kind)
    out = Renderer(LOOKS).render(photo, recipe)
    assert out.pixels.dtype == kind
    graded = apply_light(photo.float_pixels(), recipe.light)
    look = bake(recipe.replace(light=Light()), LOOKS)
    expected = graded if recipe.blend.is_neutral else extended(look, graded)
    if kind != np.float32:
        expected = np.clip(expected, 0, 1)
    # A dithered code value may lie one away; the table adds at most a half.
    limit = {np.uint8: 1.5 / 255, np.uint16: 0.5 / 255, np.float32: 1e-5}[kind]
    assert np.abs(to_float32(out.pixels) - expected).max() <= limit


def test_a_float_photo_keeps_what_lies_beyond_white():
    photo = Photo(np.full((4, 4, 3), 1.4, np.float32))
    out = Renderer(LOOKS).render(photo, Recipe(light=Light(exposure=-0.2)))
    assert out.pixels.min() > 1.2


def test_a_look_does_not_leave_highlights_brighter_than_its_white():
    photo = Photo(np.full((4, 4, 3), 1.4, np.float32))
    out = Renderer(LOOKS).render(photo, blend(("faded", 1)))
    np.testing.assert_allclose(out.pixels, 0.87, atol=1e-5)


@pytest.mark.parametrize("kind", [np.uint8, np.uint16, np.float32])
def test_a_spent_photo_gives_the_same_picture_and_a_kept_one_stays(kind):
    recipe = blend(("warm", 1), ("punchy", 1))
    kept, before = picture(kind), picture(kind)
    expected = Renderer(LOOKS).render(kept, recipe).pixels
    np.testing.assert_array_equal(kept.pixels, before.pixels)
    spent = Renderer(LOOKS).render(picture(kind), recipe, spend=True)
    np.testing.assert_array_equal(spent.pixels, expected)


@pytest.mark.parametrize("bits", [8, 16, 32])
def test_rendering_to_other_depths(bits):
    photo = picture(np.uint8).replace(alpha=np.full((90, 120), 128, np.uint8))
    out = Renderer(LOOKS).render(photo, blend(("warm", 1)), bits=bits)
    kind = {8: np.uint8, 16: np.uint16, 32: np.float32}[bits]
    assert out.pixels.dtype == kind
    assert out.alpha is not None
    assert to_float32(out.alpha)[0, 0] == pytest.approx(128 / 255, abs=1e-5)
    expected = apply_reference(warm(), photo.float_pixels())
    limit = {8: 1.01 / 255, 16: 1 / 65535, 32: 1e-5}[bits]
    assert np.abs(to_float32(out.pixels) - expected).max() <= limit


@pytest.mark.parametrize("kind", [np.uint8, np.uint16, np.float32])
def test_the_preview_shows_what_the_export_gives(kind):
    photo = picture(kind)
    recipe = blend(("warm", 1), ("punchy", 1)).replace(light=Light(contrast=20))
    shown = Renderer(LOOKS).preview(photo, recipe)
    assert shown.shape == (90, 120, 4)
    assert (shown[..., 3] == 255).all()
    final = to_float32(Renderer(LOOKS).render(photo, recipe).pixels)
    difference = np.abs(shown[..., 2::-1] / 255 - np.clip(final, 0, 1)) * 255
    assert difference.max() <= 2.5
    assert difference.mean() <= 0.6


def test_a_neutral_preview_is_the_photo_itself():
    photo = picture()
    shown = Renderer(LOOKS).preview(photo, Recipe())
    np.testing.assert_array_equal(shown[..., 2::-1], photo.pixels)


def test_invert_undoes_an_invertible_blend_to_a_code_value():
    photo = picture(np.uint16)
    there = blend(("punchy", 1), ("faded", 1), amount=0.9)
    back = there.replace(blend=there.blend.replace(invert=True))
    graded = Renderer(LOOKS).render(photo, there)
    undone = Renderer(LOOKS).render(graded, back)
    difference = np.abs(undone.float_pixels() - photo.float_pixels())
    assert difference.max() <= 1 / 255
    shown = Renderer(LOOKS).preview(graded, back)[..., 2::-1] / 255
    assert np.abs(shown - photo.float_pixels()).max() <= 2 / 255


def test_tiles_of_a_preview_fit_the_whole():
    photo = picture()
    recipe = blend(("warm", 1))
    whole = Renderer(LOOKS).preview(photo, recipe)
    part = Photo(np.ascontiguousarray(photo.pixels[20:70, 30:100]))
    tile = Renderer(LOOKS).preview(part, recipe, origin=(20, 30))
    np.testing.assert_array_equal(tile, whole[20:70, 30:100])


def test_progress_rises_to_the_end():
    seen = []
    photo = picture(shape=(2100, 60))
    Renderer(LOOKS).render(
        photo, blend(("warm", 1)), progress=lambda share, _t: seen.append(share)
    )
    assert seen == sorted(seen)
    assert seen[-1] == 1
    assert len(seen) > 2


@pytest.mark.parametrize("recipe", [blend(("warm", 1)), Recipe(Light(exposure=5))])
def test_cancelling_stops_the_render(recipe):
    token = CancelToken()
    photo = picture(np.float32, (3000, 40))
    done = []

    def stop(share, _text):
        done.append(share)
        token.cancel()

    with pytest.raises(Cancelled):
        Renderer(LOOKS).render(photo, recipe, token, stop)
    assert done[-1] < 0.5


def test_a_changed_look_is_seen_after_forgetting():
    tables = {"look": warm()}

    class Changing:
        def lut(self, look_id, size=33):
            return tables[look_id]

        def native_size(self, look_id):
            return 33

    renderer = Renderer(Changing())
    recipe = blend(("look", 1))
    before = renderer.preview_table(recipe)
    tables["look"] = faded()
    assert renderer.preview_table(recipe) is not None
    renderer.forget_looks()
    assert np.abs(renderer.preview_table(recipe) - before).max() > 0.05
