"""Code points, the view transform, gamut mapping, and profiles chosen for output."""

from __future__ import annotations

import imagecodecs
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from looksmith.colour import icc, profiles
from looksmith.colour.cicp import Cicp, decode_hdr
from looksmith.colour.difference import delta_e_2000
from looksmith.colour.gamut import KNEE, compressed
from looksmith.colour.lab import lab_from_linear, oklab_from_linear
from looksmith.colour.proof import soft_proof
from looksmith.colour.transfer import decode_srgb, encode_srgb
from looksmith.colour.view import SHOULDER, shown

PROFILES = {
    "sRGB": profiles.srgb_profile(),
    "Display P3": profiles.display_p3_profile(),
    "Adobe RGB": profiles.adobe_rgb_profile(),
    "ProPhoto RGB": profiles.prophoto_profile(),
}


def colours(count: int = 4000, seed: int = 0) -> np.ndarray:
    return np.random.default_rng(seed).random((1, count, 3), np.float32)


def delta(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    """Return CIEDE2000 between sRGB-encoded colours."""
    labs = [lab_from_linear(decode_srgb(values)) for values in (a, b)]
    return delta_e_2000(*labs)


def through_lcms(pixels: np.ndarray, profile: bytes) -> np.ndarray:
    """Convert sRGB-encoded colours to a profile with LittleCMS, in float."""
    return imagecodecs.cms_transform(
        decode_srgb(pixels),
        profiles.linear_srgb_profile(),
        profile,
        colorspace="rgb",
        outcolorspace="rgb",
        intent=1,
    )


@pytest.mark.parametrize("name", PROFILES)
def test_output_is_that_of_littlecms(name: str) -> None:
    pixels = colours()
    ours = icc.from_working(pixels, PROFILES[name])
    theirs = through_lcms(pixels, PROFILES[name])
    back = [icc.to_working(codes, PROFILES[name]) for codes in (ours, theirs)]
    assert delta(*back).max() < 0.1
    assert delta(back[0], pixels).max() < 0.1


@pytest.mark.parametrize("name", PROFILES)
def test_16_bit_round_trips_are_invisible(name: str) -> None:
    pixels = colours(seed=1)
    codes = np.rint(icc.from_working(pixels, PROFILES[name]).clip(0, 1) * 65535)
    stored = codes.astype(np.uint16)
    back = icc.to_working(stored, PROFILES[name])
    back = back / np.float32(65535) if back.dtype == np.uint16 else back
    assert delta(back, pixels).max() < 0.1


@pytest.mark.parametrize("name", PROFILES)
def test_all_of_a_wide_profile_is_read_as_littlecms_reads_it(name: str) -> None:
    """Colours beyond sRGB, too, and back to the same colours."""
    codes = colours(seed=4)
    ours = icc.to_working(codes, PROFILES[name])
    theirs = imagecodecs.cms_transform(
        codes,
        PROFILES[name],
        profiles.linear_srgb_profile(),
        colorspace="rgb",
        outcolorspace="rgb",
        intent=1,
    )
    assert delta(ours, encode_srgb(theirs)).max() < 0.1
    again = icc.to_working(icc.from_working(ours, PROFILES[name]), PROFILES[name])
    assert delta(again, ours).max() < 0.01


def test_linear_profiles_are_known_and_given_a_curve() -> None:
    linear = profiles.linear_srgb_profile()
    assert icc.is_linear(linear)
    assert not any(icc.is_linear(profile) for profile in PROFILES.values())
    assert icc.is_srgb(icc.encoded_twin(linear))
    twin = icc.encoded_twin(profiles.adobe_rgb_profile())
    imagecodecs.cms_profile_validate(twin)
    assert np.allclose(
        icc.primaries_matrix(twin),
        icc.primaries_matrix(profiles.adobe_rgb_profile()),
        atol=1e-4,
    )


@pytest.mark.parametrize(
    ("code", "space"),
    [(5, "ITU-R BT.470 - 625"), (6, "SMPTE C"), (9, "ITU-R BT.2020"), (12, "P3-D65")],
)
@pytest.mark.filterwarnings("ignore")
def test_primaries_as_colour_science(code: int, space: str) -> None:
    import colour

    theirs = colour.matrix_RGB_to_RGB(
        colour.RGB_COLOURSPACES[space], colour.RGB_COLOURSPACES["sRGB"], "Bradford"
    )
    assert np.abs(Cicp(code).to_linear_srgb() - theirs).max() < 2e-3


@pytest.mark.filterwarnings("ignore")
def test_pq_and_hlg_as_colour_science() -> None:
    from colour.models import eotf_BT2100_HLG, eotf_BT2100_PQ

    codes = np.random.default_rng(2).random((200, 3)).astype(np.float32)
    theirs = eotf_BT2100_PQ(codes.astype(np.float64)) / 203
    assert decode_hdr(codes, 16) == pytest.approx(theirs, rel=2e-4, abs=1e-7)
    theirs = eotf_BT2100_HLG(codes.astype(np.float64), L_W=1000) / 203
    assert decode_hdr(codes, 18) == pytest.approx(theirs, rel=2e-4, abs=1e-6)


def test_code_points_that_are_srgb() -> None:
    assert all(Cicp(*code).is_srgb for code in ((1, 13), (2, 2), (1, 1), (0, 99)))
    assert not any(Cicp(*code).is_srgb for code in ((12, 13), (1, 8), (9, 16)))
    assert icc.is_srgb(Cicp(1, 13).profile())
    assert icc.profile_name(Cicp(9, 18).profile()) == "Rec. 2020"


@given(
    st.lists(st.floats(-0.5, 100, width=32), min_size=3, max_size=3),
    st.floats(1, 4, width=32),
)
def test_the_view_keeps_order_and_range(values: list[float], gain: float) -> None:
    low = np.array([values], np.float32)
    low_shown, high_shown = shown(low), shown(low * np.float32(gain))
    assert low_shown.max() <= 1
    peak = int(np.argmax(low))
    if low.max() > 0:
        assert high_shown[0, peak] >= low_shown[0, peak] - 1e-6
    if low.max() <= SHOULDER:
        assert np.array_equal(low_shown, low)


def test_the_view_is_smooth_at_its_shoulder() -> None:
    ramp = np.linspace(SHOULDER - 0.05, SHOULDER + 0.05, 2001, dtype=np.float32)
    for colour in ((1, 1, 1), (1, 0.4, 0.1)):
        line = shown(ramp[:, None] * np.array(colour, np.float32)).astype(np.float64)
        slopes = np.gradient(line, ramp[1].astype(np.float64) - ramp[0], axis=0)
        # float32 leaves noise of 3e-3 on these slopes.
        assert np.abs(np.diff(slopes[::50], axis=0)).max() < 0.03


def to_device(name: str) -> np.ndarray:
    matrix = icc.primaries_matrix(PROFILES[name])
    assert matrix is not None
    return np.linalg.inv(matrix)


def wide_colours() -> np.ndarray:
    """Return colours of ProPhoto RGB, many of them outside of sRGB."""
    return icc.to_working(colours(seed=3), PROFILES["ProPhoto RGB"])


@pytest.mark.parametrize("name", ["sRGB", "Display P3", "Adobe RGB"])
def test_smooth_mapping_ends_inside_and_keeps_hue_and_lightness(name: str) -> None:
    pixels = wide_colours()
    mapped = compressed(pixels, to_device(name))
    codes = decode_srgb(mapped) @ to_device(name).T
    assert codes.min() > -2e-4
    assert codes.max() < 1 + 2e-4
    before, after = (oklab_from_linear(decode_srgb(v)) for v in (pixels, mapped))
    inside = (before[..., 0] > 0.02) & (before[..., 0] < 0.98)
    assert np.abs(after - before)[inside][:, 0].max() < 2e-3
    chroma = np.hypot(before[..., 1], before[..., 2])
    cross = before[..., 1] * after[..., 2] - before[..., 2] * after[..., 1]
    assert (np.abs(cross) / np.maximum(chroma, 0.02))[inside].max() < 2e-3


def test_smooth_mapping_leaves_the_inner_gamut_alone() -> None:
    lab = oklab_from_linear(decode_srgb(colours(seed=4)))
    lab[..., 1:] *= 0.6
    from looksmith.colour.lab import linear_from_oklab

    pixels = encode_srgb(linear_from_oklab(lab))
    mapped = compressed(pixels, np.eye(3))
    assert KNEE > 0.6
    assert np.array_equal(mapped, pixels)


def test_smooth_mapping_keeps_colours_apart_where_clipping_does_not() -> None:
    # A ramp of ever greener greens that leaves sRGB halfway.
    green = np.linspace(0.6, 1.0, 64, dtype=np.float32)
    ramp = np.stack([np.full(64, 0.1), green, np.full(64, 0.1)], -1)[None]
    pixels = icc.to_working(ramp.astype(np.float32), PROFILES["ProPhoto RGB"])
    mapped = compressed(pixels, np.eye(3))
    steps = np.abs(np.diff(mapped, axis=1)).max(axis=-1)
    assert steps.min() > 1e-4
    assert np.abs(np.diff(steps)).max() < 2e-3


@settings(deadline=None, max_examples=60)
@given(st.lists(st.floats(-2, 3, width=32), min_size=3, max_size=3))
def test_smooth_mapping_takes_any_colour(values: list[float]) -> None:
    mapped = compressed(np.array([[values]], np.float32), np.eye(3))
    assert np.isfinite(mapped).all()
    assert mapped.min() > -2e-3
    assert mapped.max() < 1 + 2e-3


def test_a_proof_shows_what_is_lost_and_nothing_else() -> None:
    p3, srgb = PROFILES["Display P3"], PROFILES["sRGB"]
    codes = np.array([[[0.0, 1.0, 0.0], [0.5, 0.5, 0.5], [0.6, 0.4, 0.3]]], np.float32)
    pixels = icc.to_working(codes, p3)
    shown_there, lost = soft_proof(pixels, srgb)
    assert lost.tolist() == [[True, False, False]]
    assert shown_there[0, 0] == pytest.approx(pixels[0, 0].clip(0, 1))
    assert np.abs(shown_there - pixels)[0, 1:].max() < 1e-6
    _, lost = soft_proof(pixels, p3)
    assert not lost.any()


def test_a_proof_of_a_grey_device_is_refused() -> None:
    grey = imagecodecs.cms_profile("gray", whitepoint=[0.3127, 0.329, 1], gamma=2.2)
    with pytest.raises(icc.ProfileError, match="cannot hold RGB"):
        soft_proof(colours(), grey)
