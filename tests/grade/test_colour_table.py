"""The table of every byte colour: who asks what, threads, dither, and its end."""

from __future__ import annotations

import gc
import threading
import time
import weakref
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from looksmith.colour.dither import quantise
from looksmith.grade import colours
from looksmith.grade.bake import Chain
from looksmith.grade.colours import ColourTable, graded_colours
from looksmith.grade.recipe import Blend, BlendTerm, Light, Recipe
from looksmith.grade.render import Renderer
from looksmith.grade.sources import OverlayLooks
from looksmith.lut.table import Lut3D, identity_table
from looksmith.photo.photo import Photo, to_float32
from looksmith.work.token import NEVER, Cancelled, CancelToken


class Counting:
    """A chain that darkens, counts what it is asked, and can be made to fail."""

    def __init__(self) -> None:
        self.asked = 0
        self.fails: Exception | None = None

    def __call__(self, encoded, _token=NEVER):
        if self.fails is not None:
            raise self.fails
        self.asked += encoded.shape[0] * encoded.shape[1]
        return encoded * np.float32(0.9173) + np.float32(0.011)


def picture(seed: int, colours: int = 256, shape=(150, 700)) -> np.ndarray:
    chance = np.random.default_rng(seed)
    return chance.integers(0, colours, (*shape, 3)).astype(np.uint8)


def count(pixels: np.ndarray) -> int:
    return len(np.unique(pixels.reshape(-1, 3), axis=0))


def grade(table: ColourTable, pixels: np.ndarray, token=NEVER) -> np.ndarray:
    return table.grade(pixels, np.empty_like(pixels), token, lambda _share: None)


def test_every_value_is_dithered_as_quantise_does():
    """With results at random, right at code values, and beside every threshold."""
    chance = np.random.default_rng(0)
    edges = np.arange(4097)[:, None] / 4096 + [-1e-4, 0, 1e-4, 0.5 / 4096]
    near = (chance.integers(0, 255, edges.shape) + edges).ravel() / 255
    pixels = picture(1, shape=(1024, 1024))
    results = np.concatenate([near, np.arange(256) / 255, [-0.5, 1.5]])
    values = chance.permutation(np.resize(results, 1 << 24)).astype(np.float32)

    def chain(encoded, _token=NEVER):
        red, green, blue = np.rint(encoded * 255).astype(int).reshape(-1, 3).T
        keys = red << 16 | green << 8 | blue
        places = keys[:, None] + np.array([0, 7, 99])
        return values[places % len(values)].reshape(encoded.shape)

    got = grade(ColourTable(chain), pixels)
    expected = quantise(chain(to_float32(pixels)), 8)
    assert (got != expected).mean() < 1e-6


def test_each_colour_is_asked_once_for_all_pictures():
    chain = Counting()
    table = ColourTable(chain)
    first, second = picture(1, 40), picture(2, 48)
    grade(table, first)
    assert chain.asked == count(first)
    grade(table, first)
    assert chain.asked == count(first)
    got = grade(table, second)
    assert chain.asked == count(np.concatenate([first, second]))
    np.testing.assert_array_equal(got, quantise(chain(to_float32(second)), 8))


@pytest.mark.parametrize("shape", [(1, 1), (3, 255), (65, 256), (513, 257), (700, 3)])
def test_any_size_in_its_own_place(shape):
    pixels = picture(3, shape=shape)
    expected = quantise(Counting()(to_float32(pixels)), 8)
    table = ColourTable(Counting())
    table.grade(pixels, pixels, NEVER, lambda _share: None)
    np.testing.assert_array_equal(pixels, expected)


def test_threads_share_it():
    chain = Counting()
    table = ColourTable(chain)
    pictures = [picture(seed % 2, 90, (600, 700)) for seed in range(6)]
    with ThreadPoolExecutor(6) as pool:
        results = list(pool.map(lambda pixels: grade(table, pixels), pictures))
    assert chain.asked == count(np.concatenate(pictures[:2]))
    for pixels, result in zip(pictures, results, strict=True):
        np.testing.assert_array_equal(result, quantise(chain(to_float32(pixels)), 8))


def test_what_failed_or_was_cancelled_is_asked_again():
    chain = Counting()
    table = ColourTable(chain)
    pixels = picture(5)
    chain.fails = MemoryError()
    with pytest.raises(MemoryError):
        grade(table, pixels)
    chain.fails = Cancelled()
    with pytest.raises(Cancelled):
        grade(table, pixels)
    token = CancelToken()
    token.cancel()
    chain.fails = None
    with pytest.raises(Cancelled):
        grade(table, pixels, token)
    got = grade(table, pixels)
    np.testing.assert_array_equal(got, quantise(chain(to_float32(pixels)), 8))


# Between photos --------------------------------------------------------------------

LOOK = Lut3D(np.sin(identity_table(17) * np.float32(1.5)))
OTHER = Lut3D(np.sin(identity_table(17) * np.float32(1.4)))


@pytest.fixture
def kept(monkeypatch):
    """Return a store of its own, and stop its clock in the end."""
    store = colours._Kept()
    monkeypatch.setattr(colours, "_kept", store)
    yield store
    store.stop()


def chain_of(look: Lut3D, recipe: Recipe) -> Chain:
    made = []

    def caught(pixels, chain, out, *_rest):
        made.append(chain)
        return out

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("looksmith.grade.slabs.graded_colours", caught)
        patched.setattr("looksmith.grade.slabs.FEWEST", 0)
        looks = OverlayLooks(None, {"look": look})
        Renderer(looks).render(Photo(picture(0, shape=(2, 2))), recipe)
    return made[0]


RECIPE = Recipe(Light(exposure=0.3), Blend((BlendTerm("look"),)))


def test_chains_that_do_the_same_share_a_table(kept):
    """Each worker of a batch makes its own chain of the same session."""
    first = kept.table_for(chain_of(LOOK, RECIPE))
    assert kept.table_for(chain_of(LOOK, RECIPE)) is first


@pytest.mark.parametrize(
    ("look", "recipe"),
    [
        (OTHER, RECIPE),
        (LOOK, RECIPE.replace(light=Light(exposure=0.31))),
        (LOOK, RECIPE.replace(blend=Blend((BlendTerm("look"),), amount=0.9))),
        (LOOK, RECIPE.replace(blend=Blend((BlendTerm("look"),), invert=True))),
        (LOOK, RECIPE.replace(blend=Blend())),
    ],
)
def test_others_do_not(kept, look, recipe):
    first = kept.table_for(chain_of(LOOK, RECIPE))
    assert kept.table_for(chain_of(look, recipe)) is not first


def test_nothing_is_kept_for_long(kept, monkeypatch):
    monkeypatch.setattr(colours, "KEPT_SECONDS", 0.05)
    ended = weakref.ref(kept.table_for(chain_of(LOOK, RECIPE)))
    until = time.monotonic() + 20
    while ended() is not None and time.monotonic() < until:
        time.sleep(0.01)
        gc.collect()
    assert ended() is None


def test_a_picture_outlives_the_clock(kept, monkeypatch):
    monkeypatch.setattr(colours, "KEPT_SECONDS", 0.0)
    pixels, shares, waited = picture(1, shape=(1100, 40)), [], threading.Event()

    def told(share):
        waited.wait(0.05)
        shares.append(share)

    chain = chain_of(LOOK, RECIPE)
    got = graded_colours(pixels, chain, np.empty_like(pixels), NEVER, told)
    assert shares[-1] == 1
    np.testing.assert_array_equal(got, quantise(chain(to_float32(pixels)), 8))
