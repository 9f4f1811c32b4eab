"""Files that say of their colours by other things than a profile that fits them.

The referees are LittleCMS with the profile that is meant, and the colours' definitions.
"""

from __future__ import annotations

import io
import struct
import zlib
from pathlib import Path
from typing import Any

import imagecodecs
import numpy as np
import pytest
import tifffile
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image, ImageCms

from looksmith.colour.profiles import (
    adobe_rgb_profile,
    display_p3_profile,
    prophoto_profile,
    srgb_profile,
)
from looksmith.colour.transfer import encode_srgb
from looksmith.photo.options import WriteOptions
from looksmith.photo.photo import Photo
from looksmith.photo.read import read_photo, read_preview
from looksmith.photo.write import write_photo

Y, X = np.mgrid[0:48, 0:64]
CODES = np.stack([90 + X, 100 + Y, 150 - X], -1).astype(np.uint8)  # inside of sRGB
PICTURE = Image.fromarray(CODES)


def jpeg(picture: Image.Image = PICTURE, **options: Any) -> bytes:
    buffer = io.BytesIO()
    picture.save(buffer, "JPEG", quality=100, subsampling=0, **options)
    return buffer.getvalue()


def exif(space: int | None, index: bytes | None, order: str = "<") -> bytes:
    """Return an EXIF block of a colour space and an interoperability index."""
    inner = []
    if space is not None:
        inner.append(struct.pack(order + "HHIHH", 0xA001, 3, 1, space, 0))
    if index is not None:
        place = 26 + 2 + 12 * (len(inner) + 1) + 4
        inner.append(struct.pack(order + "HHII", 0xA005, 4, 1, place))
    head = b"II*\0" if order == "<" else b"MM\0*"
    first = struct.pack(order + "IHHHIII", 8, 1, 0x8769, 4, 1, 26, 0)
    block = head + first + struct.pack(order + "H", len(inner)) + b"".join(inner)
    block += bytes(4)
    if index is not None:
        block += struct.pack(order + "HHHI4sI", 1, 1, 2, 4, index, 0)
    return b"Exif\0\0" + block


def opened(tmp_path: Path, data: bytes, name: str = "a.bin") -> Photo:
    path = tmp_path / name
    path.write_bytes(data)
    return read_photo(path)


def by_lcms(picture: Image.Image, icc: bytes) -> np.ndarray:
    source = ImageCms.ImageCmsProfile(io.BytesIO(icc))
    srgb = ImageCms.ImageCmsProfile(io.BytesIO(srgb_profile()))
    converted = ImageCms.profileToProfile(picture, source, srgb)
    assert converted is not None
    return np.asarray(converted) / 255


# -- JPEGs of cameras that are set to Adobe RGB

ADOBE = [(0xFFFF, b"R03\0"), (2, b"R03\0"), (2, None)]
OTHERS: list[tuple[int | None, bytes | None]]
OTHERS = [(1, b"R98\0"), (1, b"R03\0"), (0xFFFF, b"R98\0"), (0xFFFF, None)]
OTHERS += [(None, b"R03\0"), (None, None)]


@pytest.mark.parametrize(("space", "index"), ADOBE)
@pytest.mark.parametrize("order", ["<", ">"])
def test_a_camera_set_to_adobe_rgb_need_not_embed_it(
    tmp_path: Path, space: int, index: bytes | None, order: str
) -> None:
    data = jpeg(exif=exif(space, index, order))
    photo = opened(tmp_path, data)
    decoded = Image.open(io.BytesIO(data))
    expected = by_lcms(decoded, adobe_rgb_profile())
    assert np.abs(expected - np.asarray(decoded) / 255).max() > 0.05
    assert np.abs(photo.float_pixels() - expected).max() < 1.5 / 255
    assert photo.info.profile_name == "Compatible with Adobe RGB (1998)"
    small = read_preview(tmp_path / "a.bin", 16).float_pixels()
    blocks = expected.reshape(12, 4, 16, 4, 3).mean(axis=(1, 3))
    assert np.abs(small - blocks).max() < 0.02


@pytest.mark.parametrize(("space", "index"), OTHERS)
def test_any_other_camera_is_srgb(
    tmp_path: Path, space: int | None, index: bytes | None
) -> None:
    photo = opened(tmp_path, jpeg(exif=exif(space, index)))
    assert photo.info.profile_name == "sRGB"
    assert photo.pixels.dtype == np.uint8


def test_a_profile_goes_before_exif(tmp_path: Path) -> None:
    data = jpeg(exif=exif(0xFFFF, b"R03\0"), icc_profile=display_p3_profile())
    assert opened(tmp_path, data).info.profile_name == "Display P3"


def test_grey_and_damaged_blocks_are_left_alone(tmp_path: Path) -> None:
    block = exif(0xFFFF, b"R03\0")
    assert opened(tmp_path, jpeg(PICTURE.convert("L"), exif=block)).info.icc is None
    for end in range(14, len(block)):
        assert opened(tmp_path, jpeg(exif=block[:end])).width == 64


@pytest.mark.parametrize("profile", ["source", "sRGB"])
def test_an_export_says_what_it_is(tmp_path: Path, profile: Any) -> None:
    photo = opened(tmp_path, jpeg(exif=exif(0xFFFF, b"R03\0")))
    write_photo(photo, tmp_path / "b.jpg", WriteOptions(quality=100, profile=profile))
    again = read_photo(tmp_path / "b.jpg")
    name = "sRGB" if profile == "sRGB" else "Compatible with Adobe RGB (1998)"
    assert again.info.profile_name == name
    assert np.abs(again.float_pixels() - photo.float_pixels()).max() < 0.02


# -- grey photos under an RGB profile, as many programs save them


def saved(kind: str, icc: bytes) -> bytes:
    grey = PICTURE.convert("L")
    buffer = io.BytesIO()
    if kind == "TIFF":
        tifffile.imwrite(buffer, np.asarray(grey), iccprofile=icc)
    else:
        options = {"quality": 100} if kind == "JPEG" else {}
        grey.save(buffer, kind, icc_profile=icc, **options)
    return buffer.getvalue()


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF"])
def test_a_grey_photo_follows_an_rgb_profile(tmp_path: Path, kind: str) -> None:
    data = saved(kind, prophoto_profile())
    photo = opened(tmp_path, data)
    grey = Image.open(io.BytesIO(data)).convert("L")
    expected = by_lcms(Image.merge("RGB", [grey] * 3), prophoto_profile())
    assert np.abs(expected - np.asarray(grey)[..., None] / 255).max() > 0.05
    assert np.abs(photo.float_pixels() - expected).max() < 1 / 255
    assert photo.info.warnings == ()
    assert photo.info.mode == "grey"


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "TIFF"])
def test_a_grey_photo_under_srgb_keeps_its_codes(tmp_path: Path, kind: str) -> None:
    photo = opened(tmp_path, saved(kind, srgb_profile()))
    assert photo.pixels.dtype == np.uint8
    assert photo.info.warnings == ()
    assert np.ptp(photo.pixels.astype(int), axis=2).max() == 0


# -- PNGs with a gamma and primaries

SRGB_POINTS = (0.3127, 0.3290, 0.64, 0.33, 0.30, 0.60, 0.15, 0.06)
ADOBE_POINTS = (0.3127, 0.3290, 0.64, 0.33, 0.21, 0.71, 0.15, 0.06)


def png(
    values: np.ndarray,
    gamma: float | None,
    points: tuple[float, ...] | None = None,
    *more: tuple[bytes, bytes],
) -> bytes:
    chunks = list(more)
    if gamma is not None:
        chunks.append((b"gAMA", struct.pack(">I", round(gamma * 1e5))))
    if points is not None:
        chunks.append((b"cHRM", struct.pack(">8I", *(round(p * 1e5) for p in points))))
    data = imagecodecs.png_encode(values)
    parts = [data[:33]]
    for name, body in chunks:
        crc = struct.pack(">I", zlib.crc32(name + body))
        parts.append(struct.pack(">I", len(body)) + name + body + crc)
    return b"".join(parts) + data[33:]


@pytest.mark.parametrize("dtype", [np.uint8, np.uint16])
@pytest.mark.parametrize("gamma", [1.0, 0.55556, 0.38462])
@pytest.mark.parametrize("points", [None, SRGB_POINTS])
def test_the_gamma_of_a_png_is_followed(
    tmp_path: Path, dtype: type, gamma: float, points: tuple[float, ...] | None
) -> None:
    values: np.ndarray = CODES.astype(dtype) * (257 if dtype == np.uint16 else 1)
    photo = opened(tmp_path, png(values, gamma, points))
    expected = encode_srgb(((CODES / 255) ** (1 / gamma)).astype(np.float32))
    assert np.abs(photo.float_pixels() - expected).max() < 1e-3
    assert photo.info.profile_name == f"gamma {1 / gamma:.3g}"
    assert photo.info.warnings == ()


def test_the_primaries_of_a_png_are_followed(tmp_path: Path) -> None:
    photo = opened(tmp_path, png(CODES, 256 / 563, ADOBE_POINTS))
    expected = by_lcms(PICTURE, adobe_rgb_profile())
    assert np.abs(photo.float_pixels() - expected).max() < 1 / 255


def test_the_gamma_of_a_grey_png_is_followed(tmp_path: Path) -> None:
    photo = opened(tmp_path, png(CODES[..., 0].copy(), 1.0))
    light = np.repeat(CODES[..., :1] / 255, 3, axis=2).astype(np.float32)
    assert np.abs(photo.float_pixels() - encode_srgb(light)).max() < 1e-3


@pytest.mark.parametrize("points", [None, SRGB_POINTS])
@pytest.mark.parametrize(
    ("gamma", "more"),
    [
        (0.45455, ()),
        (0.45455, ((b"sRGB", b"\0"),)),
        (1.0, ((b"sRGB", b"\0"),)),
        (1.0, ((b"cICP", b"\1\x0d\0\1"),)),
        (None, ()),
    ],
)
def test_what_means_srgb_keeps_its_codes(
    tmp_path: Path,
    gamma: float | None,
    more: tuple[tuple[bytes, bytes], ...],
    points: tuple[float, ...] | None,
) -> None:
    photo = opened(tmp_path, png(CODES, gamma, points, *more))
    assert np.array_equal(photo.pixels, CODES)
    assert photo.info.profile_name == "sRGB"


@pytest.mark.parametrize(
    ("gamma", "points"),
    [
        (0.0, None),
        (40.0, None),
        (1.0, (0.0,) * 8),
        (1.0, (0.3,) * 8),
        (1.0, (42000.0,) * 8),
    ],
)
def test_a_gamma_that_cannot_be_is_said(
    tmp_path: Path, gamma: float, points: tuple[float, ...] | None
) -> None:
    photo = opened(tmp_path, png(CODES, gamma, points))
    assert np.array_equal(photo.pixels, CODES)
    assert any("not followed" in warning for warning in photo.info.warnings)


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    gamma=st.integers(0, 2**32 - 1) | st.integers(20_000, 200_000),
    points=st.lists(
        st.integers(0, 2**32 - 1) | st.integers(0, 100_000), min_size=8, max_size=8
    ),
)
def test_no_gamma_and_no_primaries_break_a_png(
    tmp_path: Path, gamma: int, points: list[int]
) -> None:
    data = png(CODES, gamma / 1e5, tuple(point / 1e5 for point in points))
    photo = opened(tmp_path, data)
    assert np.isfinite(photo.float_pixels()).all()


@settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(place=st.integers(6, len(exif(0xFFFF, b"R03\0")) - 1), value=st.integers(0, 255))
def test_no_damage_of_exif_breaks_a_jpeg(
    tmp_path: Path, place: int, value: int
) -> None:
    block = bytearray(exif(0xFFFF, b"R03\0"))
    block[place] = value
    photo = opened(tmp_path, jpeg(exif=bytes(block)))
    assert photo.info.profile_name in ("sRGB", "Compatible with Adobe RGB (1998)")
