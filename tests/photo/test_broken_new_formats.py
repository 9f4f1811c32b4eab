"""Damaged HEIC, AVIF, JPEG XL, OpenEXR and raw files: a photo or one clear error."""

from __future__ import annotations

import functools
import tempfile
from contextlib import suppress
from pathlib import Path

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from photo_parts import write_dng, write_heic
from PIL import Image

from looksmith.colour import profiles
from looksmith.photo.errors import PhotoError
from looksmith.photo.photo import Photo, PhotoInfo
from looksmith.photo.read import read_photo, read_preview
from looksmith.photo.write import WriteOptions, write_photo

KINDS = [".heic", ".avif", ".jxl", ".exr", ".dng"]


def exif_block() -> bytes:
    exif = Image.Exif()
    exif[0x010F] = "A maker"
    return exif.tobytes()[6:]


@functools.cache
def sample(suffix: str) -> bytes:
    y, x = np.mgrid[0:48, 0:64]
    pixels = np.stack([x * 4, y * 5, 255 - x * 4], -1).astype(np.uint8)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"a{suffix}"
        if suffix == ".heic":
            colour = b"prof" + profiles.display_p3_profile()
            write_heic(path, pixels, colour=colour, exif=exif_block(), xmp=b"<x/>")
        elif suffix == ".dng":
            write_dng(path, pixels / 255)
        else:
            info = PhotoInfo(exif=exif_block(), xmp=b"<x/>")
            options = WriteOptions(profile="Display P3")
            write_photo(Photo(pixels, None, info), path, options)
        return path.read_bytes()


def read_or_refuse(data: bytes, suffix: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"a{suffix}"
        path.write_bytes(data)
        for read in (read_photo, functools.partial(read_preview, long_side=16)):
            with suppress(PhotoError):
                assert np.isfinite(read(path).pixels).all()


@pytest.mark.parametrize("suffix", KINDS)
@pytest.mark.parametrize("share", [0.02, 0.4, 0.8])
def test_truncated_files_are_refused(tmp_path: Path, suffix: str, share: float) -> None:
    data = sample(suffix)
    path = tmp_path / f"a{suffix}"
    path.write_bytes(data[: int(len(data) * share)])
    with pytest.raises(PhotoError) as caught:
        read_photo(path)
    assert path.name in str(caught.value)
    assert str(caught.value).endswith(".")


@settings(
    deadline=None,
    max_examples=250,
    suppress_health_check=[HealthCheck.too_slow],
)
@given(data=st.data(), suffix=st.sampled_from(KINDS))
def test_damage_ends_in_a_photo_or_an_error(data: st.DataObject, suffix: str) -> None:
    block = bytearray(sample(suffix))
    last = len(block) - 1
    early = st.integers(0, min(900, last))
    places = st.tuples(st.one_of(early, st.integers(0, last)), st.integers(0, 255))
    for place, value in data.draw(st.lists(places, min_size=1, max_size=6)):
        block[place] = value
    length = data.draw(st.one_of(st.just(len(block)), st.integers(1, len(block))))
    read_or_refuse(bytes(block[:length]), suffix)


@settings(deadline=None, max_examples=100)
@given(
    magic=st.sampled_from(
        [
            *(b"\xff\x0a", b"\0\0\0\x0cJXL \r\n\x87\n\0\0\0\x14ftypjxl \0\0\0\0jxl "),
            *(b"\0\0\0\x18ftypavif", b"\0\0\0\x18ftypheic", b"v/1\x01\x02\0\0\0"),
            *(b"FUJIFILMCCD-RAW ", b"IIU\0", b"IIRO", b"\0\0\0\x18ftypcrx "),
        ]
    ),
    rest=st.binary(max_size=400),
)
def test_noise_behind_a_new_magic_number(magic: bytes, rest: bytes) -> None:
    read_or_refuse(magic + rest, ".bin")


@pytest.mark.parametrize("suffix", [".avif", ".heic", ".exr"])
def test_a_size_that_the_bytes_cannot_hold_is_refused(
    tmp_path: Path, suffix: str
) -> None:
    data = sample(suffix)
    if suffix == ".exr":
        small = np.array([0, 0, 63, 47], "<i4").tobytes()
        large = np.array([0, 0, 39999, 29999], "<i4").tobytes()
    else:
        small = b"ispe\0\0\0\0" + np.array([64, 48], ">u4").tobytes()
        large = b"ispe\0\0\0\0" + np.array([40000, 30000], ">u4").tobytes()
    assert small in data
    path = tmp_path / f"a{suffix}"
    path.write_bytes(data.replace(small, large))
    with pytest.raises(PhotoError, match="cannot hold"):
        read_photo(path)
