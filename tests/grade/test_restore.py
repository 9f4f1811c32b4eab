"""Finding what Dehaze and Enhance do: once for a photo, and never again for a drag."""

from __future__ import annotations

import threading
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest
from restoring_fakes import FakeDehazed, FakeEnhanced, FakeNetwork

from looksmith.errors import LooksmithError
from looksmith.grade.history import History
from looksmith.grade.recipe import (
    DEHAZE_RANGE,
    ENHANCE_RANGE,
    Light,
    Recipe,
    RecipeError,
    Restoration,
)
from looksmith.grade.restore import WORKING_SIDE, Found, Restorer
from looksmith.grade.serial import recipe_from_json, recipe_to_json
from looksmith.photo.photo import Photo
from looksmith.work.token import Cancelled, CancelToken


def photo(seed: int = 0, shape=(60, 80)) -> Photo:
    random = np.random.default_rng(seed)
    return Photo(random.integers(0, 256, (*shape, 3), dtype=np.uint8))


def both(dehaze: float = 1.0, enhance: float = 1.0) -> Recipe:
    return Recipe(dehaze=Restoration(True, dehaze), enhance=Restoration(True, enhance))


class Models:
    """A restorer with fake models."""

    def __init__(self, **options):
        self.dehaze = FakeNetwork(FakeDehazed())
        self.enhance = FakeNetwork(FakeEnhanced())
        self.restorer = Restorer(dehaze=self.dehaze, enhance=self.enhance, **options)

    @property
    def runs(self) -> tuple[int, int]:
        return len(self.dehaze.calls), len(self.enhance.calls)


@pytest.fixture
def models() -> Models:
    return Models()


# The recipe -------------------------------------------------------------------------


@pytest.mark.parametrize("step", ["dehaze", "enhance"])
def test_strengths_beyond_the_sliders_are_refused(step):
    low, high = {"dehaze": DEHAZE_RANGE, "enhance": ENHANCE_RANGE}[step]
    for good in (low, high):
        Recipe(**{step: Restoration(True, good)})
    for bad in (low - 0.01, high + 0.01, float("nan")):
        with pytest.raises(RecipeError, match=r"strength.*between"):
            Recipe(**{step: Restoration(True, bad)})


def test_no_strength_is_neutral():
    assert both(0, 0).is_neutral
    assert not both(-0.5, 0).is_neutral
    assert not both(0, 0.5).is_neutral


def test_sessions_keep_strengths():
    recipe = both(-0.4, 1.3)
    assert recipe_from_json(recipe_to_json(recipe)) == recipe
    stored = recipe_to_json(recipe)
    stored["enhance"]["strength"] = 7
    with pytest.raises(RecipeError, match="strength"):
        recipe_from_json(stored)


# Once, and never again --------------------------------------------------------------


def test_nothing_to_find_is_found_at_once(models):
    assert models.restorer.ready(photo(), Recipe()) is not None
    found = models.restorer.find(photo(), both(0, 0))
    assert (found.dehaze, found.enhance) == (None, None)
    assert models.runs == (0, 0)


def test_what_is_found_is_ready_from_then_on(models):
    picture = photo()
    assert models.restorer.ready(picture, both()) is None
    found = models.restorer.find(picture, both())
    assert found.dehaze is models.dehaze.result
    assert found.enhance is models.enhance.result
    ready = models.restorer.ready(picture, both())
    assert (ready.dehaze, ready.enhance) == (found.dehaze, found.enhance)
    assert models.runs == (1, 1)


def test_edits_undo_and_strengths_never_run_a_model_again(models):
    picture = photo()
    models.restorer.find(picture, both())
    history = History(both())
    for strength in (0.1, 0.7, 1.5):
        history.push(both(1, strength), "Enhance")
    history.push(both().replace(light=Light(exposure=1)), "Light")
    history.push(Recipe(), "Reset")
    for _ in range(4):
        history.undo()
    while history.can_redo:
        assert models.restorer.ready(picture, history.redo()) is not None
    assert models.runs == (1, 1)


def test_enhance_is_found_anew_for_another_strength_of_dehaze(models):
    picture = photo()
    for strength in (1, 0.5, 1):
        models.restorer.find(picture, both(strength))
    assert models.runs == (1, 2)
    assert models.restorer.ready(picture, both(0.25)) is None


def test_enhance_sees_the_dehazed_photo(models):
    picture = photo()
    models.restorer.find(picture, both(0.5))
    seen, wanted = models.enhance.calls[0], FakeDehazed().apply(picture.pixels, 0.5)
    np.testing.assert_allclose(seen, wanted, atol=1e-4)


def test_the_same_photo_opened_again_is_not_found_again(models):
    models.restorer.find(photo(3), both())
    models.restorer.find(photo(3), both())
    assert models.runs == (1, 1)
    models.restorer.find(photo(4), both())
    assert models.runs == (2, 2)


def test_photos_of_other_sizes_are_told_apart(models):
    flat = [Photo(np.full((n, 2 * n, 3), 99, np.uint8)) for n in (1600, 2400)]
    for picture in flat:
        models.restorer.find(picture, both())
    assert models.runs == (2, 2)


def test_other_weights_are_other_results(models):
    picture = photo()
    models.restorer.find(picture, both())
    models.enhance.weights = "v2"
    models.restorer.find(picture, both())
    assert models.runs == (1, 2)


def test_a_large_photo_is_looked_at_small(models):
    models.restorer.find(photo(shape=(900, 2400)), both())
    assert models.dehaze.calls[0].shape == (600, WORKING_SIDE, 3)


def test_the_device_is_passed_on_and_changes_no_result(models):
    picture = photo()
    models.restorer.device = "cpu"
    models.restorer.find(picture, both())
    models.restorer.device = "cuda"
    models.restorer.find(picture, both())
    assert models.dehaze.devices == ["cpu"]


def test_memory_is_bounded_and_the_last_used_stays():
    models = Models(keep_bytes=2500)
    recipe = Recipe(dehaze=Restoration(True))
    pictures = [photo(seed) for seed in range(3)]
    for picture in (pictures[0], pictures[1], pictures[0], pictures[2]):
        models.restorer.find(picture, recipe)
    ready = [models.restorer.ready(picture, recipe) for picture in pictures]
    assert [found is not None for found in ready] == [True, False, True]


def test_a_result_too_large_to_keep_is_given_all_the_same():
    models = Models(keep_bytes=10)
    assert models.restorer.find(photo(), both()).enhance is models.enhance.result


def test_notes_of_both_steps_are_told_once():
    found = Found(FakeDehazed(notes=("a", "b")), FakeEnhanced(notes=("b", "c")))
    assert found.notes == ("a", "b", "c")


def test_progress_rises_to_one(models):
    told = []
    models.restorer.find(photo(), both(), progress=lambda share, _: told.append(share))
    assert told == sorted(told)
    assert told[-1] == 1


# Several threads, cancel, errors ------------------------------------------------------


def test_two_threads_run_a_model_once(models):
    picture = photo()
    models.dehaze.hold = threading.Event()
    with ThreadPoolExecutor(2) as pool:
        asked = [pool.submit(models.restorer.find, picture, both()) for _ in range(2)]
        assert models.dehaze.entered.wait(60)
        models.dehaze.hold.set()
        first, second = (future.result(60) for future in asked)
    assert models.runs == (1, 1)
    assert first.dehaze is second.dehaze


def test_who_waits_runs_it_when_the_other_one_is_cancelled(models):
    picture, token = photo(), CancelToken()
    models.dehaze.hold = threading.Event()
    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(models.restorer.find, picture, both(), token)
        assert models.dehaze.entered.wait(60)
        second = pool.submit(models.restorer.find, picture, both())
        token.cancel()
        with pytest.raises(Cancelled):
            first.result(60)
        models.dehaze.hold.set()
        assert second.result(60).dehaze is models.dehaze.result
    assert models.restorer.ready(picture, both()) is not None


def test_who_waits_can_be_cancelled_alone(models):
    picture, token = photo(), CancelToken()
    models.dehaze.hold = threading.Event()
    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(models.restorer.find, picture, both())
        assert models.dehaze.entered.wait(60)
        second = pool.submit(models.restorer.find, picture, both(), token)
        token.cancel()
        with pytest.raises(Cancelled):
            second.result(60)
        models.dehaze.hold.set()
        assert first.result(60).dehaze is models.dehaze.result


def test_a_failure_is_told_and_forgotten(models, monkeypatch):
    def fail(*_args):
        raise LooksmithError("There is not enough memory.")

    picture = photo()
    with monkeypatch.context() as broken:
        broken.setattr(models.dehaze, "find", fail)
        with pytest.raises(LooksmithError, match="memory"):
            models.restorer.find(picture, both())
    assert models.restorer.find(picture, both()).dehaze is models.dehaze.result


def test_missing_weights_are_told_before_any_work(no_dehaze):
    enhance = FakeNetwork(FakeEnhanced())
    restorer = Restorer(enhance=enhance)
    assert not restorer.available("dehaze")
    with pytest.raises(LooksmithError, match=r"Dehaze.*install"):
        restorer.find(photo(), both())
    assert not enhance.calls


def test_the_shipped_enhance_is_the_same_every_time():
    recipe = Recipe(enhance=Restoration(True))
    first, second = (Restorer("cpu").find(photo(7), recipe) for _ in range(2))
    assert Restorer().available("enhance")
    np.testing.assert_array_equal(
        first.enhance.look().table, second.enhance.look().table
    )
    assert first.enhance.nbytes > 0
