"""ICC conversions against LittleCMS and colour-science."""

from __future__ import annotations

import io

import imagecodecs
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icc_parts import cmyk_profile, table_profile
from PIL import Image, ImageCms

from looksmith.colour import icc, profiles
from looksmith.colour.transfer import decode_srgb, encode_srgb

WIDE = {
    "Display P3": profiles.display_p3_profile(),
    "Adobe RGB (1998)": profiles.adobe_rgb_profile(),
    "ProPhoto RGB": profiles.prophoto_profile(),
}


def through_lcms(values: np.ndarray, profile: bytes) -> np.ndarray:
    """Convert with LittleCMS in float to linear sRGB, and encode."""
    linear = imagecodecs.cms_transform(
        values,
        profile,
        profiles.linear_srgb_profile(),
        colorspace="rgb",
        outcolorspace="rgb",
        intent=1,
    )
    return encode_srgb(linear)


def codes(dtype: type, seed: int = 0) -> np.ndarray:
    return np.random.default_rng(seed).integers(
        0, np.iinfo(dtype).max, (40, 50, 3), dtype, endpoint=True
    )


@pytest.mark.parametrize("name", WIDE)
def test_wide_gamut_agrees_with_littlecms(name: str) -> None:
    values = np.random.default_rng(1).random((64, 64, 3), np.float32)
    ours = icc.to_working(values, WIDE[name])
    # LittleCMS goes through matrices rounded to 1/65536: compared in linear light.
    theirs = through_lcms(values, WIDE[name])
    assert np.abs(decode_srgb(ours) - decode_srgb(theirs)).max() < 1.5e-4
    assert ours.min() < -0.05
    assert ours.max() > 1.05


@pytest.mark.parametrize(
    ("name", "reference"),
    [
        ("Display P3", "Display P3"),
        ("Adobe RGB (1998)", "Adobe RGB (1998)"),
        ("ProPhoto RGB", "RIMM RGB"),
    ],
)
@pytest.mark.filterwarnings("ignore")
def test_wide_gamut_agrees_with_colour_science(name: str, reference: str) -> None:
    import colour

    values = np.random.default_rng(2).random((500, 3)) * 0.9 + 0.1
    ours = decode_srgb(icc.to_working(values[None].astype(np.float32), WIDE[name])[0])
    if name == "ProPhoto RGB":
        linear = values**1.8
        space = colour.RGB_COLOURSPACES["ProPhoto RGB"]
    else:
        space = colour.RGB_COLOURSPACES[reference]
        linear = space.cctf_decoding(values)
    theirs = colour.RGB_to_RGB(
        linear, space, colour.RGB_COLOURSPACES["sRGB"], "Bradford"
    )
    assert np.abs(ours - theirs).max() < 6e-4


@pytest.mark.parametrize("profile", [*WIDE.values(), table_profile()])
def test_round_trip_within_half_a_code_at_8_bit(profile: bytes) -> None:
    values = codes(np.uint8)
    back = icc.from_working(icc.to_working(values, profile), profile) * 255
    assert np.abs(back - values).max() < 0.5


@pytest.mark.parametrize("profile", [*WIDE.values(), table_profile()])
def test_round_trip_within_a_code_at_16_bit(profile: bytes) -> None:
    values = codes(np.uint16)
    back = icc.from_working(icc.to_working(values, profile), profile) * 65535
    error = np.abs(back - values)
    # Below, float32 ends where another channel is full, and a sampled curve is flat.
    assert error[values > 2000].max() < 1
    assert error.max() < 257 / 2


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
@pytest.mark.parametrize(
    "profile", [profiles.srgb_profile(), imagecodecs.cms_profile("srgb")]
)
def test_srgb_stays_as_it_is(profile: bytes, dtype: type) -> None:
    values = codes(dtype)
    assert icc.is_srgb(profile)
    assert icc.to_working(values, profile) is values


def test_srgb_is_known_by_its_colours_not_its_name() -> None:
    sampled = imagecodecs.cms_profile("srgb")
    assert icc.is_srgb(sampled)
    impostor = profiles.display_p3_profile().replace(
        "Display P3".encode("utf-16-be"), "sRGB      ".encode("utf-16-be")
    )
    assert icc.profile_name(impostor) == "sRGB"
    assert not icc.is_srgb(impostor)
    assert not icc.is_srgb(profiles.linear_srgb_profile())


def test_pillows_srgb_profile_is_srgb() -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    assert icc.is_srgb(profile)


@pytest.mark.parametrize(
    ("profile", "name"),
    [
        (profiles.srgb_profile(), "sRGB"),
        (profiles.display_p3_profile(), "Display P3"),
        (imagecodecs.cms_profile("adobergb"), "Adobe RGB (compatible)"),
    ],
)
def test_names_as_littlecms_reads_them(profile: bytes, name: str) -> None:
    referee = ImageCms.ImageCmsProfile(io.BytesIO(profile))
    assert icc.profile_name(profile) == name
    assert ImageCms.getProfileDescription(referee).strip() == name


def test_our_profiles_are_valid_and_always_the_same() -> None:
    for make in (
        profiles.srgb_profile,
        profiles.display_p3_profile,
        profiles.adobe_rgb_profile,
        profiles.prophoto_profile,
    ):
        imagecodecs.cms_profile_validate(make())
        assert make.__wrapped__() == make()


def test_greys_stay_neutral() -> None:
    ramp = np.repeat(np.arange(256, dtype=np.uint8)[None, :, None], 3, axis=2)
    for profile in WIDE.values():
        grey = icc.to_working(ramp, profile)
        assert np.ptp(grey, axis=2).max() < 2e-6
        assert abs(grey.max() - 1) < 2e-6


def test_grey_profile_as_littlecms() -> None:
    gamma = imagecodecs.cms_profile("gray", whitepoint=[0.3127, 0.329, 1], gamma=2.2)
    ramp = np.linspace(0, 1, 256, dtype=np.float32)[None, :, None]
    ours = icc.to_working(ramp, gamma)
    linear = imagecodecs.cms_transform(
        ramp[..., 0],
        gamma,
        profiles.linear_srgb_profile(),
        colorspace="gray",
        outcolorspace="rgb",
        intent=1,
    )
    assert ours.shape == (1, 256, 3)
    assert np.abs(decode_srgb(ours) - linear).max() < 1e-4


def test_grey_profile_of_lab_lightness_goes_through_littlecms() -> None:
    grey = bytearray(
        imagecodecs.cms_profile("gray", whitepoint=[0.3127, 0.329, 1], gamma=1.0)
    )
    grey[20:24] = b"Lab "
    values = icc.to_working(np.array([[[0.0], [0.5], [1.0]]], np.float32), bytes(grey))
    # Half of L* is a linear 0.184.
    expected = np.array([0, 0.1842, 1])
    assert values.shape == (1, 3, 3)
    assert np.abs(decode_srgb(values)[0, :, 1] - expected).max() < 1e-3


def test_cmyk_as_pillow_converts_it() -> None:
    profile = cmyk_profile()
    ink = np.random.default_rng(3).integers(0, 256, (32, 32, 4), np.uint8)
    ours = icc.to_working(ink, profile)
    transform = ImageCms.buildTransform(
        ImageCms.ImageCmsProfile(io.BytesIO(profile)),
        ImageCms.createProfile("sRGB"),
        "CMYK",
        "RGB",
        renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
        flags=ImageCms.Flags.BLACKPOINTCOMPENSATION | ImageCms.Flags.NOOPTIMIZE,
    )
    image = ImageCms.applyTransform(Image.fromarray(ink, "CMYK"), transform)
    assert image is not None
    theirs = np.asarray(image) / 255
    assert ours.dtype == np.float32
    assert np.abs(np.clip(ours, 0, 1) - theirs).max() < 2 / 255


def test_values_beyond_the_range_come_back() -> None:
    values = np.array([[[-0.4, 1.6, 0.5], [2.0, -1.0, 0.0]]], np.float32)
    profile = profiles.display_p3_profile()
    back = icc.to_working(icc.from_working(values, profile), profile)
    assert np.abs(back - values).max() < 1e-5


@pytest.mark.parametrize(
    "broken",
    [
        b"",
        b"not a profile",
        profiles.srgb_profile()[:300],
        profiles.srgb_profile()[:128] + bytes(400),
    ],
)
def test_broken_profiles_are_refused(broken: bytes) -> None:
    with pytest.raises(icc.ProfileError):
        icc.check_profile(broken)


def test_a_profile_for_other_pixels_is_refused() -> None:
    with pytest.raises(icc.ProfileError, match="4 channels"):
        icc.check_profile(profiles.srgb_profile(), 4)


def test_grey_and_cmyk_profiles_cannot_be_written_to() -> None:
    with pytest.raises(icc.ProfileError, match="cannot hold RGB"):
        icc.from_working(np.zeros((1, 1, 3), np.float32), cmyk_profile())


@settings(deadline=None, max_examples=150)
@given(st.data())
def test_damaged_profiles_never_crash(data: st.DataObject) -> None:
    source = data.draw(st.sampled_from([*WIDE.values(), cmyk_profile()]))
    damaged = bytearray(source)
    for position, value in data.draw(
        st.lists(st.tuples(st.integers(0, len(source) - 1), st.integers(0, 255)))
    ):
        damaged[position] = value
    block = bytes(damaged)[: data.draw(st.integers(0, len(source)))]
    with np.errstate(all="ignore"):
        try:
            icc.check_profile(block)
        except icc.ProfileError:
            return
        values = icc.to_working(np.full((1, 1, 3), 0.5, np.float32), block)
    assert values.shape == (1, 1, 3)
