"""Which colours are clipped, and which a colour space cannot hold."""

from __future__ import annotations

import numpy as np
import pytest

from looksmith.colour.icc import from_working, to_working
from looksmith.colour.profiles import adobe_rgb_profile, display_p3_profile
from looksmith.grade.limits import (
    GAMUTS,
    HIGH,
    LOW,
    OUTSIDE,
    clipped,
    clipped_in_file,
    judged,
    outside,
)
from looksmith.work.token import Cancelled, CancelToken

PROFILES = {"display-p3": display_p3_profile(), "adobe-rgb": adobe_rgb_profile()}


def test_a_channel_at_its_end_counts_as_clipped():
    values = np.array(
        [[[1, 0.5, 0.5], [0.5, 0, 0.5], [0.5, 0.5, 0.5], [1.3, -0.2, 0.5],
          [0.997, 0.5, 0.5], [0.5, 0.5, 0.003]]],
        np.float32,
    )  # fmt: skip
    assert clipped(values).tolist() == [[HIGH, LOW, 0, HIGH, 0, 0]]


def test_what_an_8_bit_file_holds_apart_is_not_clipped():
    codes = np.arange(256, dtype=np.float32)[None, :, None].repeat(3, 2) / 255
    states = clipped(codes)[0]
    assert states[0] == LOW
    assert states[-1] == HIGH
    assert not states[1:-1].any()


@pytest.mark.parametrize("kind", [np.uint8, np.uint16])
def test_what_the_file_clips_is_found_in_every_depth(kind):
    top = np.iinfo(kind).max
    pixels = np.array([[[top, 9, 9], [top // 2] * 3, [top // 2, 0, top // 3]]], kind)
    pixels[0, 0, 1:] = top // 3
    assert clipped_in_file(pixels).tolist() == [[HIGH, 0, LOW]]


@pytest.mark.parametrize("gamut", PROFILES)
def test_a_wide_file_clips_at_its_own_ends_not_at_those_of_srgb(gamut):
    device = np.array(
        [[[1, 0.5, 0.5], [0.99, 0.3, 0.3], [0.5, 0, 0.5], [0.5, 0.02, 0.5]]], np.float32
    )
    working = to_working(device, PROFILES[gamut])
    assert clipped(working)[0, 1] == HIGH, "beyond sRGB"
    states = clipped_in_file(working, PROFILES[gamut])
    assert states.tolist() == [[HIGH, 0, LOW, 0]]


def test_floats_without_a_profile_have_no_end():
    assert not clipped_in_file(np.full((2, 2, 3), 4.0, np.float32)).any()


@pytest.mark.parametrize("gamut", GAMUTS)
def test_all_of_srgb_is_inside_of_every_space(gamut):
    axis = np.linspace(0, 1, 17, dtype=np.float32)
    cube = np.stack(np.meshgrid(axis, axis, axis), -1).reshape(17, -1, 3)
    assert not outside(cube, gamut).any()


@pytest.mark.parametrize("gamut", PROFILES)
def test_a_space_s_own_colours_are_inside_and_those_beyond_are_not(gamut):
    icc, rng = PROFILES[gamut], np.random.default_rng(3)
    device = rng.uniform(-0.3, 1.3, (60, 200, 3)).astype(np.float32)
    working = to_working(device, icc)
    clearly_in = ((device > 0.01) & (device < 0.99)).all(-1)
    clearly_out = ((device < -0.08) | (device > 1.02)).any(-1)
    found = outside(working, gamut) == OUTSIDE
    assert not found[clearly_in].any()
    assert found[clearly_out].all()
    back = from_working(working, icc)
    assert np.abs(back - device).max() < 1e-3


def test_the_primaries_of_a_wider_space_are_outside_of_srgb():
    primaries = np.eye(3, dtype=np.float32)[None]
    assert (outside(to_working(primaries, PROFILES["display-p3"]), "srgb") == 1).all()


def test_the_picture_is_judged_after_the_grade():
    pixels = np.full((70, 5, 3), 200, np.uint8)
    states = judged(pixels, lambda values: values * 2, clipped)
    assert (states == HIGH).all()
    assert states.shape == (70, 5)


def test_judging_stops_when_it_is_told_to():
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        judged(np.zeros((100, 5, 3), np.uint8), lambda v: v, clipped, token)
