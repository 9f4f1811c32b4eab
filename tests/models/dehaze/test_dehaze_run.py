"""Dehazing a photo: strengths, sign, crops, cancelling, memory, clear photos."""

from __future__ import annotations

import tracemalloc
from dataclasses import replace

import numpy as np
import pytest
from dehaze_parts import hazy_picture, physical_weights

from looksmith.colour.difference import delta_e_2000
from looksmith.colour.lab import lab_from_srgb
from looksmith.models.dehaze.run import (
    MAX_STRENGTH,
    MIN_STRENGTH,
    DehazeSettings,
    dehaze,
)
from looksmith.models.dehaze.weights import has_weights
from looksmith.models.restored import Place, Restored
from looksmith.work.token import Cancelled, CancelToken

shipped = pytest.mark.skipif(not has_weights(), reason="no weights are shipped")
SMALL = DehazeSettings(side=96)


@pytest.fixture(scope="module")
def found():
    return dehaze(hazy_picture(), physical_weights(), SMALL)


def contrast(pixels):
    return float(np.std(pixels.mean(-1)))


def test_no_strength_gives_the_photo_back_bit_for_bit(found):
    pixels = (hazy_picture(90, 130) * 65535).astype(np.uint16)
    same = found.apply(pixels, 0.0)
    assert np.abs(same - pixels / 65535).max() < 1e-7
    assert np.array_equal(np.rint(same * 65535), pixels)


def test_more_strength_takes_more_haze_off(found):
    pixels = hazy_picture()
    seen = [contrast(found.apply(pixels, s)) for s in (-1, -0.4, 0, 0.3, 0.7, 1, 1.3)]
    assert seen == sorted(seen)


def test_a_negative_strength_adds_haze_and_does_not_blow_it_out(found):
    pixels = hazy_picture()
    foggy = found.apply(pixels, MIN_STRENGTH)
    assert contrast(foggy) < 0.9 * contrast(pixels)
    assert foggy.min() >= pixels.min() - 0.02
    assert foggy.max() <= max(1.0, float(pixels.max())) + 0.02


def test_strengths_between_solved_ones_lie_between_them(found):
    pixels = hazy_picture()
    low, middle, high = (found.apply(pixels, s) for s in (0.5, 0.75, 1.0))
    assert np.allclose(middle, (low + high) / 2, atol=1e-4)


@pytest.mark.parametrize("strength", [MIN_STRENGTH - 0.01, MAX_STRENGTH + 0.01])
def test_strengths_beyond_the_ends_are_refused(found, strength):
    with pytest.raises(ValueError, match="outside"):
        found.apply(hazy_picture(), strength)


def test_full_strength_is_where_the_weights_say_that_all_haze_is_gone(found):
    pixels = hazy_picture()
    early = replace(physical_weights(), full=0.5)
    half = dehaze(pixels, early, SMALL).apply(pixels, 1.0)
    assert np.abs(half - found.apply(pixels, 0.5)).max() < 0.01


def test_every_type_of_pixels_gives_the_same(found):
    exact = np.round(hazy_picture() * 255) / np.float32(255)
    eight = (exact * 255).round().astype(np.uint8)
    sixteen = eight.astype(np.uint16) * 257
    wanted = found.apply(exact.astype(np.float32))
    assert np.allclose(found.apply(eight), wanted, atol=1e-5)
    assert np.allclose(found.apply(sixteen), wanted, atol=1e-5)


def test_a_crop_equals_the_whole(found):
    pixels = hazy_picture(300, 450)
    whole = found.apply(pixels, 0.8)
    part = found.apply(pixels[40:210, 100:333], 0.8, place=Place(40, 100, 300, 450))
    assert np.abs(part - whole[40:210, 100:333]).max() < 1e-6


def test_twice_the_same_is_the_same():
    first, second = (
        dehaze(hazy_picture(), physical_weights(seed=4), SMALL) for _ in "ab"
    )
    pixels = hazy_picture()
    assert np.array_equal(first.apply(pixels, 0.6), second.apply(pixels, 0.6))


def test_it_is_what_the_pipeline_calls_restored(found):
    restored: Restored = found
    assert restored.version == "test"
    assert restored.nbytes > 0
    assert restored.notes == ()


def test_the_haze_map_is_a_share_and_smaller_than_the_photo(found):
    haze = found.haze()
    assert haze.dtype == np.float32
    assert haze.shape == (64, 96)
    assert 0 <= haze.min() <= haze.max() <= 1


def test_cancelling_stops_before_the_next_step():
    token = CancelToken()

    def stop(share, _text):
        if share >= 0.1:
            token.cancel()

    with pytest.raises(Cancelled):
        dehaze(hazy_picture(), physical_weights(), SMALL, token=token, progress=stop)


def test_cancelling_stops_the_application(found):
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        found.apply(hazy_picture(), token=token)


def test_progress_rises_to_the_end():
    told = []
    dehaze(
        hazy_picture(), physical_weights(), SMALL, progress=lambda s, _: told.append(s)
    )
    assert told == sorted(told)
    assert told[-1] == 1.0


def test_applying_needs_little_more_memory_than_the_result(found):
    pixels = np.zeros((1500, 2000, 3), np.uint8)
    found.apply(pixels, 0.7)  # what is compiled and kept is made here
    tracemalloc.start()
    found.apply(pixels, 0.7)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert peak < 1.4 * pixels.size * 4


@pytest.mark.parametrize("shape", [(1, 1), (2, 300), (17, 16), (300, 3)])
def test_odd_shapes_come_back_in_their_shape(shape):
    pixels = np.full((*shape, 3), 0.5, np.float32)
    result = dehaze(pixels, physical_weights(seed=5), SMALL).apply(pixels)
    assert result.shape == pixels.shape
    assert np.isfinite(result).all()


@shipped
def test_haze_is_taken_off_a_hazy_picture():
    pixels = hazy_picture(240, 360)
    result = dehaze(pixels).apply(pixels)
    assert contrast(result) > 1.3 * contrast(pixels)


@shipped
def test_greys_behind_grey_haze_stay_grey():
    grey = hazy_picture(160, 240).mean(-1, keepdims=True).repeat(3, -1)
    result = dehaze(grey).apply(grey)
    chroma = np.hypot(
        *np.moveaxis(lab_from_srgb(np.clip(result, 0, 1))[..., 1:], -1, 0)
    )
    assert np.mean(chroma) < 4


@shipped
def test_a_clear_picture_is_nearly_left_alone():
    rows, columns = np.mgrid[:160, :240].astype(np.float32)
    waves = 0.5 + 0.5 * np.sin(rows / 9) * np.sin(columns / 13)
    clear = np.stack([waves, waves**2, waves**0.7 * 0.8], -1).astype(np.float32)
    result = np.clip(dehaze(clear).apply(clear), 0, 1)
    difference = delta_e_2000(lab_from_srgb(clear), lab_from_srgb(result))
    assert difference.mean() < 4


@shipped
def test_a_negative_strength_lays_haze_on_a_clear_picture_too():
    clear = np.clip((hazy_picture(160, 240) - 0.4) * 2, 0, 1)
    foggy = dehaze(clear).apply(clear, MIN_STRENGTH)
    assert contrast(foggy) < 0.8 * contrast(clear)
    assert np.percentile(foggy, 1) > np.percentile(clear, 1) + 0.1


@shipped
def test_the_shipped_weights_find_more_haze_where_there_is_more():
    clear = dehaze(np.clip((hazy_picture(160, 240) - 0.4) * 2, 0, 1))
    hazy = dehaze(hazy_picture(160, 240) * 0.6 + 0.32)
    assert hazy.haze().mean() > clear.haze().mean()


@shipped
@pytest.mark.parametrize("strength", [MIN_STRENGTH, 1.0, MAX_STRENGTH])
def test_a_black_and_white_photo_stays_black_and_white(strength):
    grey = np.repeat(hazy_picture().mean(2, keepdims=True), 3, 2)
    codes = np.rint(grey * 255).astype(np.uint8)
    shown = dehaze(codes).apply(codes, strength)
    assert np.abs(shown - grey).max() > 0.02
    assert np.ptp(shown, axis=2).max() < 0.25 / 255


@shipped
@pytest.mark.parametrize("strength", [MIN_STRENGTH, 1.0, MAX_STRENGTH])
@pytest.mark.parametrize(
    "colour", [(0, 0, 0), (255, 255, 255), (128, 128, 128), (90, 140, 220)]
)
def test_a_picture_of_one_colour_gets_no_vignette(colour, strength):
    picture = np.full((48, 64, 3), colour, np.uint8)
    shown = dehaze(picture).apply(picture, strength)
    assert np.ptp(shown, axis=(0, 1)).max() < 0.25 / 255
    assert 0 <= shown.min() <= shown.max() <= 1


@shipped
def test_what_is_left_in_the_densest_fog_still_clears():
    picture = 0.7 + 0.1 * hazy_picture()
    shown = dehaze(picture).apply(picture, 1.0)
    assert contrast(shown) > 1.2 * contrast(picture)


def foggy_street() -> np.ndarray:
    """Return towers before a sky that is white with fog, as JPEG leaves it."""
    rows, columns = np.mgrid[:240, :360].astype(np.float32)
    picture = np.full((240, 360, 3), 0.96, np.float32) - 0.03 * (rows / 240)[..., None]
    tower = ((columns // 40) % 3 == 1) & (rows > 50 + columns / 3)
    windows = 0.72 + 0.06 * ((rows // 4 + columns // 6) % 2)
    picture[tower] = windows[tower][:, None] * np.array([0.97, 1.0, 1.03])
    street = rows > 200
    picture[street] = (0.5 + 0.1 * ((rows + columns) // 9 % 2))[street][:, None]
    noise = np.random.default_rng(0).normal(0, 1 / 255, picture.shape)
    return np.clip(picture + noise, 0, 1).astype(np.float32)


@shipped
def test_a_white_sky_in_fog_does_not_turn_grey():
    picture = foggy_street()
    shown = dehaze(picture).apply(picture, 1.0)
    sky = picture[:45].mean()
    assert shown[:45].mean() > sky - 0.09
    assert contrast(shown[60:]) > 1.1 * contrast(picture[60:])


@shipped
def test_snow_in_the_sun_is_not_taken_for_fog_and_turned_grey():
    chance = np.random.default_rng(0)
    columns = np.arange(240) / 30
    light = 0.9 + 0.05 * np.sin(columns) + chance.normal(0, 0.02, (160, 240))
    snow = np.clip(light, 0, 1)[..., None] * np.array([0.97, 0.99, 1])
    snow = snow.astype(np.float32)
    shown = dehaze(snow).apply(snow, 1.0)
    assert np.median(shown) > np.median(snow) - 0.2
    assert shown.std() < 3 * snow.std()
