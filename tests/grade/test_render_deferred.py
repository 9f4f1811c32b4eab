"""Dehaze, Enhance and undone looks on photos that are made when they are read."""

from __future__ import annotations

import numpy as np
import pytest
from restoring_fakes import FakeDehazed, FakeEnhanced, FakeNetwork

from looksmith.grade.recipe import Blend, BlendTerm, Light, Recipe, Restoration
from looksmith.grade.render import Renderer
from looksmith.grade.restore import Restorer
from looksmith.grade.sources import OverlayLooks
from looksmith.lut.table import Lut3D, identity_table
from looksmith.photo.deferred import in_profile
from looksmith.photo.photo import Photo
from looksmith.photo.target import named_profile

LOOK = Lut3D(np.sin(identity_table(17) * np.float32(1.5)))
BLEND = Blend((BlendTerm("look"),))
RECIPES = {
    "look": Recipe(Light(exposure=0.3), BLEND),
    "undone": Recipe(blend=BLEND.replace(invert=True)),
    "dehazed": Recipe(blend=BLEND, dehaze=Restoration(True, 0.8)),
    "both": Recipe(
        Light(contrast=10),
        dehaze=Restoration(True, 0.8),
        enhance=Restoration(True, 0.5),
    ),
}


def photos(height: int = 700, width: int = 40) -> tuple[Photo, Photo]:
    """Return a photo deferred, and the same held."""
    y, x = np.mgrid[:height, :width].astype(np.float32)
    waves = [np.sin(8 * x / width + step) * np.cos(y / 70) for step in (0, 2, 4)]
    codes = np.rint(127.5 + 127 * np.stack(waves, -1)).astype(np.uint8)
    photo = Photo(in_profile(codes, named_profile("Adobe RGB")))
    return photo, photo.replace(pixels=photo.pixels)


def renderer(seen: FakeNetwork) -> Renderer:
    restorer = Restorer(dehaze=seen, enhance=FakeNetwork(FakeEnhanced(0.1)))
    return Renderer(OverlayLooks(None, {"look": LOOK}), restorer)


@pytest.mark.parametrize("name", RECIPES)
def test_rendered_when_read_or_at_once_is_the_same(name):
    deferred, held = photos()
    at_once = renderer(FakeNetwork(FakeDehazed())).render(held, RECIPES[name])
    network = FakeNetwork(FakeDehazed())
    made = renderer(network).render(deferred, RECIPES[name], deferred=True)
    assert isinstance(at_once.source, np.ndarray)
    np.testing.assert_allclose(made.pixels, at_once.pixels, atol=2e-6)
    area = np.s_[301:688, 7:31]
    np.testing.assert_allclose(made.source[area], at_once.pixels[area], atol=2e-6)


def test_deferred_photos_render_to_integers():
    deferred, held = photos()
    for bits in (8, 16):
        made, expected = (
            renderer(FakeNetwork(FakeDehazed())).render(
                each, RECIPES["look"], bits=bits
            )
            for each in (deferred, held)
        )
        assert np.array_equal(made.pixels, expected.pixels)


def test_models_see_the_same_photo():
    """Shrunk in the profile or in sRGB: both are averages of the same codes."""
    seen = []
    for photo in photos(3000, 2000):
        network = FakeNetwork(FakeDehazed())
        renderer(network).render(photo, RECIPES["dehazed"], deferred=True)
        seen.append(network.calls[0].astype(np.float32) / 65535)
    assert seen[0].shape == seen[1].shape
    assert np.sqrt(np.mean((seen[0] - seen[1]) ** 2)) < 1 / 255
