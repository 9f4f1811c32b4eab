"""Dehaze and Enhance in previews, full-size pictures and LUTs."""

from __future__ import annotations

import numpy as np
import pytest
from restoring_fakes import FakeDehazed, FakeEnhanced, FakeNetwork
from wide_reference import extended

from looksmith.colour.dither import quantise
from looksmith.grade.bake import bake, unbakeable
from looksmith.grade.light import apply_light
from looksmith.grade.recipe import Blend, BlendTerm, Light, Recipe, Restoration
from looksmith.grade.render import Renderer
from looksmith.grade.restore import Found, Restorer
from looksmith.grade.sources import OverlayLooks
from looksmith.lut.apply import apply_lut
from looksmith.lut.table import Lut3D, identity_table
from looksmith.models.restored import Place
from looksmith.photo.photo import Photo, to_float32
from looksmith.work.token import Cancelled, CancelToken

PALE = Lut3D(identity_table(33) * np.float32(0.8) + np.float32(0.1))
LOOKS = OverlayLooks(None, {"pale": PALE})
LIGHT = Light(exposure=0.4, contrast=20)
BLEND = Blend((BlendTerm("pale"),))


def restored(dehaze: float = 0.0, enhance: float = 0.0, **parts) -> Recipe:
    return Recipe(
        dehaze=Restoration(dehaze != 0, dehaze),
        enhance=Restoration(enhance != 0, enhance),
        **parts,
    )


def ramp(kind=np.uint8, height: int = 600, width: int = 90) -> Photo:
    y, x = np.mgrid[0:height, 0:width]
    values = np.stack([x / width, y / height, (x + y) / (width + height)], -1)
    if kind == np.float32:
        return Photo(values.astype(np.float32))
    return Photo(np.rint(values * np.iinfo(kind).max).astype(kind))


class Bench:
    """A renderer with fake models."""

    def __init__(self, local: float = 0.0):
        self.dehazed, self.enhanced = FakeDehazed(), FakeEnhanced(local)
        self.networks = FakeNetwork(self.dehazed), FakeNetwork(self.enhanced)
        dehaze, enhance = self.networks
        self.restorer = Restorer(dehaze=dehaze, enhance=enhance)
        self.renderer = Renderer(LOOKS, self.restorer)

    def floats(self, recipe: Recipe, photo: Photo) -> np.ndarray:
        return self.renderer.render(photo, recipe, bits=32).pixels

    def exact(self, recipe: Recipe, photo: Photo) -> np.ndarray:
        """Return what the steps give in their order, one after the other."""
        values = to_float32(photo.pixels)
        if not recipe.dehaze.is_neutral:
            values = self.dehazed.apply(values, recipe.dehaze.strength)
        if not recipe.enhance.is_neutral:
            values = self.enhanced.apply(values, recipe.enhance.strength)
        if recipe.blend.is_neutral:
            return apply_light(values, recipe.light)
        if photo.pixels.dtype != np.float32:
            values = np.clip(values, 0, 1)  # where the preview has integers, too
        return extended(PALE, apply_light(values, recipe.light))


RECIPES = {
    "dehaze": restored(dehaze=0.7),
    "haze": restored(dehaze=-0.5),
    "enhance": restored(enhance=1.0),
    "both": restored(dehaze=0.5, enhance=1.5),
    "light": restored(enhance=0.8, light=LIGHT),
    "blend": restored(dehaze=0.5, enhance=0.8, light=LIGHT, blend=BLEND),
}


@pytest.mark.parametrize("name", RECIPES)
@pytest.mark.parametrize("kind", [np.uint8, np.uint16, np.float32])
@pytest.mark.parametrize("local", [0.0, 0.1])
def test_the_steps_come_in_their_order(name, kind, local):
    bench, photo, recipe = Bench(local), ramp(kind), RECIPES[name]
    found = to_float32(bench.renderer.render(photo, recipe).pixels)
    exact = bench.exact(recipe, photo)
    if kind != np.float32:
        exact = np.clip(exact, 0, 1)
    tolerance = {np.uint8: 1.6, np.uint16: 0.6, np.float32: 0.02}[kind] / 255
    np.testing.assert_allclose(found, exact, atol=tolerance)


def test_an_inverted_blend_comes_after_enhance_and_before_light():
    bench, photo = Bench(), ramp(np.uint16, 60)
    gentle = Photo((photo.pixels * 0.5 + 9000).astype(np.uint16))
    recipe = restored(enhance=0.5, light=LIGHT, blend=BLEND.replace(invert=True))
    inverted = bench.enhanced.recolour(to_float32(gentle.pixels), 0.5)
    wanted = apply_light(((inverted - 0.1) / 0.8).astype(np.float32), LIGHT)
    found = to_float32(bench.renderer.render(gentle, recipe).pixels)
    np.testing.assert_allclose(found, np.clip(wanted, 0, 1), atol=1 / 255)


def test_no_strength_gives_the_photo_itself():
    photo = ramp()
    recipe = Recipe(dehaze=Restoration(True, 0), enhance=Restoration(True, 0))
    bench = Bench()
    assert bench.renderer.render(photo, recipe) is photo
    assert not any(network.calls for network in bench.networks)


def test_a_photo_given_up_comes_out_the_same():
    for recipe in RECIPES.values():
        kept, spent = ramp(), ramp()
        wanted = Bench().renderer.render(kept, recipe).pixels
        np.testing.assert_array_equal(kept.pixels, ramp().pixels)
        found = Bench().renderer.render(spent, recipe, spend=True).pixels
        np.testing.assert_array_equal(found, wanted)


def test_only_slabs_become_floats():
    bench = Bench(local=0.1)
    bench.renderer.render(ramp(height=2000), RECIPES["blend"])
    whole = bench.networks[0].calls[0].shape[0]
    assert max(height for height in bench.dehazed.heights if height != whole) <= 256
    assert bench.dehazed.heights.count(whole) <= 1  # the working copy, for Enhance


def test_full_size_stops_at_the_next_slab():
    token, bench = CancelToken(), Bench(local=0.1)

    def progress(share: float, _text: str) -> None:
        if share > 0.7:
            token.cancel()

    with pytest.raises(Cancelled):
        bench.renderer.render(ramp(), RECIPES["both"], token, progress)


def test_progress_counts_the_models_and_the_rows():
    told = []
    Bench().renderer.render(
        ramp(), RECIPES["both"], progress=lambda share, _: told.append(share)
    )
    assert told == sorted(told)
    assert told[-1] == pytest.approx(1)
    assert any(share < 0.5 for share in told)


# Previews -----------------------------------------------------------------------------


def shown(bench: Bench, photo: Photo, recipe: Recipe, **options) -> np.ndarray:
    pixels = bench.renderer.preview(photo, recipe, **options)
    return pixels[..., 2::-1].astype(int)


def test_a_preview_without_findings_shows_the_rest():
    bench, photo = Bench(), ramp()
    recipe = RECIPES["blend"]
    plain = recipe.replace(dehaze=Restoration(), enhance=Restoration())
    np.testing.assert_array_equal(
        shown(bench, photo, recipe), shown(bench, photo, plain)
    )
    assert not any(network.calls for network in bench.networks)


@pytest.mark.parametrize("kind", [np.uint8, np.float32])
def test_a_preview_shows_what_the_full_size_gives(kind):
    bench, photo = Bench(local=0.1), ramp(kind, 60)
    for recipe in RECIPES.values():
        found = bench.restorer.find(photo, recipe)
        full = bench.renderer.render(photo, recipe, bits=8).pixels.astype(int)
        assert np.abs(shown(bench, photo, recipe, found=found) - full).max() <= 2


def test_a_part_shows_what_the_whole_shows():
    bench, photo, recipe = Bench(local=0.1), ramp(height=80), RECIPES["both"]
    found = bench.restorer.find(photo, recipe)
    whole = shown(bench, photo, recipe, found=found)
    part = Photo(np.ascontiguousarray(photo.pixels[17:50, 30:70]))
    place = Place(17, 30, photo.height, photo.width)
    cut = shown(bench, part, recipe, found=found, place=place, origin=(17, 30))
    np.testing.assert_array_equal(cut, whole[17:50, 30:70])


def test_dragging_other_sliders_restores_nothing_again():
    bench, photo = Bench(local=0.1), ramp(height=60)
    found = bench.restorer.find(photo, RECIPES["both"])
    shown(bench, photo, RECIPES["both"], found=found)
    before = bench.enhanced.applied
    for exposure in (0.1, 0.2, 0.3):
        lit = RECIPES["both"].replace(light=Light(exposure=exposure), blend=BLEND)
        again = bench.restorer.ready(photo, lit)
        shown(bench, photo, lit, found=again)
    assert bench.enhanced.applied == before
    shown(bench, photo, restored(dehaze=0.5, enhance=0.3), found=found)
    assert bench.enhanced.applied == before + 1
    assert len(bench.networks[1].calls) == 1


def test_a_cancelled_preview_keeps_nothing():
    bench, photo, token = Bench(), ramp(height=60), CancelToken()
    found = bench.restorer.find(photo, RECIPES["both"])
    token.cancel()
    with pytest.raises(Cancelled):
        bench.renderer.preview(photo, RECIPES["both"], token, found=found)
    wanted = shown(bench, photo, RECIPES["both"], found=found)
    assert (wanted != shown(bench, photo, Recipe())).any()


# LUTs ---------------------------------------------------------------------------------


@pytest.mark.parametrize("strength", [0.5, 1.0, 1.5])
@pytest.mark.parametrize("name", ["enhance", "light", "lit blend"])
def test_a_lut_holds_enhance_before_light_and_blend(strength, name):
    parts = {"enhance": {}, "light": {"light": LIGHT}}.get(
        name, {"light": LIGHT, "blend": BLEND}
    )
    bench, photo = Bench(), ramp(np.uint16, 60)
    recipe = restored(enhance=strength, **parts)
    found = bench.restorer.find(photo, recipe)
    lut = bake(recipe, LOOKS, 65, found=found)
    wanted = to_float32(bench.renderer.render(photo, recipe).pixels)
    baked = np.clip(apply_lut(lut, to_float32(photo.pixels)), 0, 1)
    np.testing.assert_allclose(baked, wanted, atol=1.5 / 255)
    assert unbakeable(recipe, found) == ()


def test_a_lut_undoes_a_blend_after_enhance():
    bench, recipe = Bench(), restored(enhance=1.0, blend=BLEND.replace(invert=True))
    lut = bake(recipe, LOOKS, 33, found=Found(None, bench.enhanced))
    colours = identity_table(9).reshape(1, -1, 3) * np.float32(0.6) + np.float32(0.15)
    wanted = (bench.enhanced.recolour(colours) - 0.1) / 0.8
    np.testing.assert_allclose(apply_lut(lut, colours), wanted, atol=2 / 255)


def test_what_a_lut_lacks_is_said():
    recipe = RECIPES["both"]
    colours, local = FakeEnhanced(), FakeEnhanced(0.1)
    assert "Dehaze" in unbakeable(recipe, Found(None, colours))[0]
    only = RECIPES["enhance"]
    assert unbakeable(only, Found(None, colours)) == ()
    assert "local part" in unbakeable(only, Found(None, local))[0]
    assert "each photo" in unbakeable(only)[0]
    assert unbakeable(restored()) == ()


@pytest.mark.parametrize("strength", [0.6, 1.0, 1.5])
def test_the_shipped_enhance_bakes_to_what_the_picture_gets(root, strength):
    from looksmith.photo.read import read_photo
    from looksmith.photo.resize import fit_within

    photo = fit_within(read_photo(root / "resources/samples/otter.jpg"), 400, 400)
    recipe = restored(enhance=strength)
    renderer = Renderer(LOOKS, Restorer("cpu"))
    found = renderer.restorer.find(photo, recipe)
    if found.enhance.is_local:
        pytest.skip("the shipped Enhance has a local part, which no LUT can hold")
    lut = bake(recipe, LOOKS, 65, found=found)
    deep = Photo(photo.pixels.astype(np.uint16) * np.uint16(257))
    picture = to_float32(renderer.render(deep, recipe).pixels)
    baked = np.clip(apply_lut(lut, photo.float_pixels()), 0, 1)
    assert np.abs(baked - picture).mean() < 0.5 / 255
    eight = renderer.render(photo, recipe).pixels
    assert np.abs(eight - quantise(picture, 8, dither=False).astype(int)).max() <= 1
