"""Matrix profiles on whole pictures: compiled, and still the curves' own arithmetic."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from looksmith.colour import profiles
from looksmith.colour.icc import from_working, primaries_matrix, to_working
from looksmith.colour.icc_tags import profile_tags, tone_curve

SRGB = profiles.SRGB_CURVE
PROFILES = {
    "Display P3": profiles.display_p3_profile(),
    "Adobe RGB": profiles.adobe_rgb_profile(),
    "ProPhoto RGB": profiles.prophoto_profile(),
}
# With the profile's own curve, whose numbers are rounded.
WIDE = {
    name: (icc, tone_curve(profile_tags(icc)[b"gTRC"]))
    for name, icc in PROFILES.items()
}
SIDE = 40  # pixels: large enough for compiled code


def into(codes: np.ndarray, name: str) -> np.ndarray:
    """Return working-space values of codes in [0, 1], in float64."""
    icc, curve = WIDE[name]
    return SRGB.encode(curve.decode(codes.astype(float)) @ primaries_matrix(icc).T)


def out_of(values: np.ndarray, name: str) -> np.ndarray:
    """Return a profile's codes of working-space values, in float64."""
    icc, curve = WIDE[name]
    light = SRGB.decode(values.astype(float)) @ np.linalg.inv(primaries_matrix(icc)).T
    return curve.encode(light)


@pytest.mark.parametrize("name", WIDE)
@pytest.mark.parametrize("depth", [np.uint8, np.uint16])
def test_every_code_is_its_light(name, depth):
    top = np.iinfo(depth).max
    ramp = np.arange(top + 1, dtype=depth).reshape(-1, 256)
    codes = np.stack([ramp, ramp[::-1], ramp // 2], -1)
    expected = into(codes / top, name)
    assert np.abs(to_working(codes, WIDE[name][0]) - expected).max() < 2e-6


@pytest.mark.parametrize("name", WIDE)
@settings(deadline=None)  # the first call loads compiled code
@given(
    arrays(
        np.float32,
        (16, 3),
        elements=st.one_of(
            st.floats(-1.5, 3, width=32), st.floats(0, 2**-10, width=32)
        ),
    )
)
def test_codes_of_a_picture_are_the_curves_own(name, colours):
    """Also below black and above white; where a curve is steep, by its light."""
    picture = np.tile(colours, (SIDE * SIDE // 16, 1)).reshape(SIDE, SIDE, 3)
    found = from_working(picture, WIDE[name][0])
    expected = out_of(picture, name)
    curve = WIDE[name][1]
    near = np.abs(found - expected) < 3e-6 * np.maximum(1, np.abs(expected))
    same_light = (
        np.abs(curve.decode(found.astype(float)) - curve.decode(expected)) < 2e-6
    )
    assert (near | same_light).all()


@pytest.mark.parametrize("name", WIDE)
def test_a_picture_and_a_single_pixel_are_converted_alike(name):
    picture = np.random.default_rng(0).random((SIDE, SIDE, 3), np.float32) * 1.4 - 0.2
    whole = from_working(picture, WIDE[name][0])
    one = from_working(picture[7:8, 9:10], WIDE[name][0])
    assert np.abs(whole[7:8, 9:10] - one).max() < 5e-6


@pytest.mark.parametrize("odd", [20.0, 1e6, np.inf, np.nan])
def test_light_beyond_any_display_is_not_cut(odd):
    """One such value, and the plain arithmetic takes the picture."""
    picture = np.full((SIDE, SIDE, 3), 0.5, np.float32)
    picture[3, 4] = odd
    found = from_working(picture, WIDE["ProPhoto RGB"][0])
    with np.errstate(invalid="ignore"):
        expected = out_of(picture, "ProPhoto RGB")
    np.testing.assert_allclose(found, expected, rtol=1e-4)
