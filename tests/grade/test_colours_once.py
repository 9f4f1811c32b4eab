"""Each colour of a picture graded once: the same picture, sooner."""

from __future__ import annotations

import numpy as np
import pytest

from looksmith.grade import slabs
from looksmith.grade.recipe import Blend, BlendTerm, Light, Recipe
from looksmith.grade.render import Renderer
from looksmith.grade.sources import OverlayLooks
from looksmith.lut.table import Lut3D, identity_table
from looksmith.photo.photo import Photo
from looksmith.work.token import Cancelled, CancelToken

LOOK = Lut3D(np.sin(identity_table(33) * np.float32(1.5)))
LOOKS = OverlayLooks(None, {"look": LOOK})
RECIPE = Recipe(Light(exposure=0.3, saturation=25), Blend((BlendTerm("look"),)))


@pytest.fixture
def photo() -> Photo:
    """Return a picture large enough to be looked through, black and white in it."""
    y, x = np.mgrid[0:1000, 0:1200]
    base = np.stack([x / 1200, y / 1000, (x * y % 997) / 997], -1) * 300 - 20
    grain = np.random.default_rng(0).normal(0, 4, base.shape)
    return Photo(np.clip(base + grain, 0, 255).astype(np.uint8))


@pytest.fixture
def chained(photo, monkeypatch) -> np.ndarray:
    """Return the picture with every pixel taken through the chain by itself."""
    with monkeypatch.context() as patched:
        patched.setattr(slabs, "FEWEST", 1 << 40)
        return Renderer(LOOKS).render(photo, RECIPE).pixels


@pytest.fixture
def looked_through(monkeypatch) -> list[int]:
    """Return a list that gets the size of every picture whose colours are found."""
    sizes, once = [], slabs.graded_colours

    def counted(pixels, *rest):
        sizes.append(pixels.size)
        return once(pixels, *rest)

    monkeypatch.setattr(slabs, "graded_colours", counted)
    return sizes


def test_the_same_picture(photo, chained, looked_through):
    found = Renderer(LOOKS).render(photo, RECIPE).pixels
    assert looked_through == [photo.pixels.size]
    np.testing.assert_array_equal(found, chained)


def test_a_picture_given_up_is_written_over(photo, chained, looked_through):
    found = Renderer(LOOKS).render(photo, RECIPE, spend=True).pixels
    assert looked_through
    assert found is photo.pixels
    np.testing.assert_array_equal(found, chained)


def test_cancelling_stops_it(photo, looked_through):
    token = CancelToken()
    with pytest.raises(Cancelled):
        Renderer(LOOKS).render(photo, RECIPE, token, lambda *_: token.cancel())
    assert looked_through


def test_progress_rises_to_the_end(photo, looked_through):
    told = []
    Renderer(LOOKS).render(photo, RECIPE, progress=lambda share, _: told.append(share))
    assert looked_through
    assert told == sorted(told)
    assert told[-1] == pytest.approx(1)
