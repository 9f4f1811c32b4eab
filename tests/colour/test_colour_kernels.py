"""Our kernels against colour-science and against published pairs."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import colour
from looksmith.colour.difference import delta_e_76, delta_e_2000
from looksmith.colour.lab import (
    lab_from_srgb,
    linear_from_oklab,
    luminance,
    oklab_from_linear,
)
from looksmith.colour.transfer import decode_srgb, encode_srgb
from looksmith.colour.white import balance_matrix

# Sharma, Wu and Dalal 2005, table 1: the pairs that separate wrong formulas.
SHARMA = [
    ((50, 2.6772, -79.7751), (50, 0, -82.7485), 2.0425),
    ((50, -1.3802, -84.2814), (50, 0, -82.7485), 1.0),
    ((50, 0, 0), (50, -1, 2), 2.3669),
    ((50, 2.49, -0.001), (50, -2.49, 0.0009), 7.1792),
    ((50, 2.49, -0.001), (50, -2.49, 0.0010), 7.1792),
    ((50, 2.49, -0.001), (50, -2.49, 0.0011), 7.2195),
    ((50, -0.001, 2.49), (50, 0.0009, -2.49), 4.8045),
    ((50, -0.001, 2.49), (50, 0.0011, -2.49), 4.7461),
    ((50, 2.5, 0), (50, 0, -2.5), 4.3065),
    ((50, 2.5, 0), (73, 25, -18), 27.1492),
    ((60.2574, -34.0099, 36.2677), (60.4626, -34.1751, 39.4387), 1.2644),
    ((22.7233, 20.0904, -46.6940), (23.0331, 14.9730, -42.5619), 2.0373),
    ((2.0776, 0.0795, -1.1350), (0.9033, -0.0636, -0.5514), 0.9082),
]


@pytest.mark.parametrize(("first", "second", "expected"), SHARMA)
def test_ciede2000_matches_the_published_pairs(first, second, expected):
    pair = np.array(first, float), np.array(second, float)
    assert delta_e_2000(*pair) == pytest.approx(expected, abs=1e-4)
    assert delta_e_2000(*pair[::-1]) == pytest.approx(expected, abs=1e-4)


def test_differences_match_colour_science():
    rng = np.random.default_rng(1)
    low, high = [0, -90, -90], [100, 90, 90]
    one, two = rng.uniform(low, high, (2, 5000, 3))
    expected = colour.difference.delta_E_CIE2000(one, two)
    np.testing.assert_allclose(delta_e_2000(one, two), expected, atol=1e-9)
    expected = colour.difference.delta_E_CIE1976(one, two)
    np.testing.assert_allclose(delta_e_76(one, two), expected, atol=1e-9)


def test_lab_matches_colour_science():
    rgb = np.random.default_rng(2).random((2000, 3))
    xyz = colour.sRGB_to_XYZ(rgb)
    white = colour.CCS_ILLUMINANTS["CIE 1931 2 Degree Standard Observer"]["D65"]
    expected = colour.XYZ_to_Lab(xyz, white)
    np.testing.assert_allclose(
        lab_from_srgb(rgb.astype(np.float32)), expected, atol=0.02
    )


def test_oklab_matches_colour_science():
    linear = np.random.default_rng(3).random((2000, 3))
    expected = colour.XYZ_to_Oklab(
        colour.RGB_to_XYZ(linear, "sRGB", apply_cctf_decoding=False)
    )
    actual = oklab_from_linear(linear.astype(np.float32))
    np.testing.assert_allclose(actual, expected, atol=5e-4)


@given(st.floats(-2, 8, width=32))
def test_oklab_round_trip_keeps_greys_and_overshoot(value):
    linear = np.array([[value, value * np.float32(0.5), 0.25]], np.float32)
    back = linear_from_oklab(oklab_from_linear(linear))
    np.testing.assert_allclose(back, linear, atol=2e-4 * (1 + abs(value)))


def test_transfer_function_matches_colour_science_inside_the_unit_range():
    values = np.linspace(0, 1, 4001)
    expected = colour.models.eotf_sRGB(values)
    np.testing.assert_allclose(
        decode_srgb(values.astype(np.float32)), expected, atol=3e-7
    )


@given(st.floats(-4, 16, width=32))
def test_transfer_function_round_trips_beyond_the_unit_range(value):
    encoded = np.array([value], np.float32)
    back = encode_srgb(decode_srgb(encoded))
    assert back[0] == pytest.approx(value, rel=2e-6, abs=2e-6)
    assert decode_srgb(-encoded)[0] == -decode_srgb(encoded)[0]


def test_luminance_of_white_is_one():
    assert luminance(np.ones((1, 3), np.float32))[0] == pytest.approx(1, abs=1e-6)


def test_white_balance_of_nothing_is_the_identity():
    np.testing.assert_allclose(balance_matrix(0, 0), np.eye(3), atol=1e-5)


@pytest.mark.parametrize("mired", [-95, -40, 40, 95])
def test_warming_makes_grey_redder_and_keeps_its_luminance(mired):
    grey = np.full((1, 3), 0.18, np.float32) @ balance_matrix(mired, 0).T
    assert (grey[0, 0] > grey[0, 2]) == (mired > 0)
    assert luminance(grey)[0] == pytest.approx(0.18, abs=1e-5)


def test_white_balance_undoes_itself_along_the_locus():
    there = colour.temperature.CCT_to_xy_CIE_D(1e6 / (1e6 / 6504 + 50))
    white = colour.xy_to_XYZ(there)
    rgb = balance_matrix(50, 0) @ np.ones(3, np.float32)
    got = colour.XYZ_to_xy(colour.RGB_to_XYZ(rgb, "sRGB", apply_cctf_decoding=False))
    np.testing.assert_allclose(got, colour.XYZ_to_xy(white), atol=1e-3)


def test_tint_turns_grey_green_or_magenta():
    green = balance_matrix(0, 0.02) @ np.ones(3, np.float32)
    magenta = balance_matrix(0, -0.02) @ np.ones(3, np.float32)
    assert green[1] > max(green[0], green[2])
    assert magenta[1] < min(magenta[0], magenta[2])
