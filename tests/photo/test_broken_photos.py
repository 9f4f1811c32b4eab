"""Files that are no photos: one clear error, and nothing else, ever."""

from __future__ import annotations

import functools
import io
import os
import struct
import tempfile
import warnings
import zlib
from contextlib import suppress
from pathlib import Path

import imagecodecs
import numpy as np
import pytest
import tifffile
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from looksmith.colour import profiles
from looksmith.photo.errors import PhotoError
from looksmith.photo.read import read_photo, read_preview
from looksmith.work.token import Cancelled, CancelToken

FORMATS = ["JPEG", "PNG", "TIFF", "WEBP", "GIF", "BMP"]


def gradient() -> np.ndarray:
    y, x = np.mgrid[0:48, 0:64]
    return np.stack([x * 4, y * 5, 255 - x], -1).astype(np.uint8)


@functools.cache
def sample(kind: str) -> bytes:
    buffer = io.BytesIO()
    if kind == "TIFF-deflate":
        tifffile.imwrite(
            buffer,
            gradient().astype(np.uint16) * 257,
            photometric="rgb",
            compression="adobe_deflate",
            predictor=True,
            iccprofile=profiles.display_p3_profile(),
        )
        return buffer.getvalue()
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x010F] = "Maker"
    options = {} if kind in ("GIF", "BMP") else {"exif": exif.tobytes()}
    if kind in ("JPEG", "PNG"):
        options["icc_profile"] = profiles.display_p3_profile()
    Image.fromarray(gradient()).save(buffer, kind, **options)
    return buffer.getvalue()


def refused(path: Path) -> str:
    with pytest.raises(PhotoError) as caught:
        read_photo(path)
    message = str(caught.value)
    assert path.name in message
    assert message.endswith((".", "?"))
    return message


@pytest.mark.parametrize("kind", [*FORMATS, "TIFF-deflate"])
@pytest.mark.parametrize("share", [0.02, 0.3, 0.6, 0.95])
def test_truncated_files(tmp_path: Path, kind: str, share: float) -> None:
    data = sample(kind)
    path = tmp_path / "a.bin"
    path.write_bytes(data[: int(len(data) * share)])
    refused(path)


def test_truncated_jpeg_says_so(tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    path.write_bytes(sample("JPEG")[:-200])
    assert "truncated" in refused(path)
    with pytest.raises(PhotoError, match="truncated"):
        read_preview(path, 16)


def test_empty_file(tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    path.write_bytes(b"")
    assert "empty" in refused(path)


def test_garbage(tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    path.write_bytes(os.urandom(1) + b"\x01garbage" * 100)
    assert "no photo" in refused(path)


def test_missing_file(tmp_path: Path) -> None:
    assert "no such file" in refused(tmp_path / "a.jpg")


def test_folder(tmp_path: Path) -> None:
    path = tmp_path / "a.jpg"
    path.mkdir()
    assert "folder" in refused(path)


def test_forbidden_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.jpg"
    path.write_bytes(sample("JPEG"))

    def deny(*_arguments: object, **_options: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", deny)
    assert "permission" in refused(path)


@pytest.mark.parametrize(
    ("head", "name"),
    [
        (b"\0\0\0\x18ftypheic", "HEIC"),
        (b"\0\0\0\x18ftypavif", "AVIF"),
        (b"\xff\x0a", "JPEG XL"),
        (b"8BPS", "Photoshop"),
        (b"v/1\x01", "OpenEXR"),
    ],
)
def test_other_formats_are_named(tmp_path: Path, head: bytes, name: str) -> None:
    path = tmp_path / "a.dat"
    path.write_bytes(head + bytes(64))
    assert name in refused(path)


def test_camera_raw_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.NEF"
    path.write_bytes(sample("TIFF"))
    assert "raw" in refused(path)


def png_of(width: int, height: int) -> bytes:
    def chunk(name: bytes, body: bytes) -> bytes:
        crc = struct.pack(">I", zlib.crc32(name + body))
        return struct.pack(">I", len(body)) + name + body + crc

    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(bytes(1000)))
        + chunk(b"IEND", b"")
    )


@pytest.mark.parametrize(
    ("size", "word"),
    [((60000, 60000), "gigapixels"), ((30000, 30000), "cannot hold"), ((0, 5), "none")],
)
def test_png_bombs(tmp_path: Path, size: tuple[int, int], word: str) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(png_of(*size))
    assert word in refused(path)


def test_jpeg_bomb(tmp_path: Path) -> None:
    data = bytearray(sample("JPEG"))
    frame = data.index(b"\xff\xc0")
    data[frame + 5 : frame + 9] = struct.pack(">HH", 30000, 30000)
    path = tmp_path / "a.jpg"
    path.write_bytes(data)
    assert "cannot hold" in refused(path)
    data[frame + 5 : frame + 9] = struct.pack(">HH", 48, 0)
    path.write_bytes(data)
    assert "none" in refused(path)


def test_tiff_bomb(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    tifffile.imwrite(buffer, gradient(), photometric="rgb")
    buffer.seek(0)
    with tifffile.TiffFile(buffer) as file:
        width = file.pages[0].tags[256]
        place = width.valueoffset
    data = bytearray(buffer.getvalue())
    data[place : place + 4] = struct.pack("<I", 2_000_000)
    path = tmp_path / "a.tif"
    path.write_bytes(data)
    refused(path)


def test_tiff_tiles_far_larger_than_the_picture(tmp_path: Path) -> None:
    path = tmp_path / "a.tif"
    small = np.zeros((8, 8, 3), np.uint8)
    options = {"photometric": "rgb", "tile": (256, 256), "compression": "zlib"}
    tifffile.imwrite(path, small, **options)
    assert np.array_equal(read_photo(path).pixels, small)
    with tifffile.TiffFile(path) as file:
        tags = file.pages[0].tags
        places = [tags[name].valueoffset for name in ("TileWidth", "TileLength")]
    data = bytearray(path.read_bytes())
    for place in places:
        data[place : place + 2] = struct.pack("<H", 65520)
    path.write_bytes(data)
    assert "do not agree" in refused(path)


def test_a_cancelled_read_stops(tmp_path: Path) -> None:
    path = tmp_path / "a.png"
    path.write_bytes(sample("PNG"))
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        read_photo(path, token=token)


def read_or_refuse(data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.bin"
        path.write_bytes(data)
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            with suppress(PhotoError):
                assert read_photo(path).pixels.shape[2] == 3
            with suppress(PhotoError):
                assert read_preview(path, 16).pixels.shape[2] == 3


@settings(
    deadline=None,
    max_examples=300,
    suppress_health_check=[HealthCheck.too_slow],
)
@given(data=st.data(), kind=st.sampled_from([*FORMATS, "TIFF-deflate"]))
def test_damage_never_raises_anything_else(data: st.DataObject, kind: str) -> None:
    block = bytearray(sample(kind))
    flips = st.tuples(st.integers(0, len(block) - 1), st.integers(0, 255))
    # Headers are short beside pixels, and where the danger is.
    early = st.tuples(st.integers(0, min(700, len(block) - 1)), st.integers(0, 255))
    for position, value in data.draw(st.lists(st.one_of(early, flips), max_size=6)):
        block[position] = value
    length = data.draw(st.one_of(st.just(len(block)), st.integers(0, len(block))))
    read_or_refuse(bytes(block[:length]))


@settings(deadline=None, max_examples=100)
@given(
    magic=st.sampled_from(
        [
            *(b"\xff\xd8\xff", b"\x89PNG\r\n\x1a\n", b"II*\0", b"MM\0+"),
            *(b"GIF89a", b"BM", b"RIFF\x40\0\0\0WEBP"),
        ]
    ),
    rest=st.binary(max_size=300),
)
def test_noise_behind_a_magic_number(magic: bytes, rest: bytes) -> None:
    read_or_refuse(magic + rest)


def test_damaged_entropy_data_still_opens(tmp_path: Path) -> None:
    data = bytearray(imagecodecs.jpeg8_encode(gradient(), 90))
    data[-300:-290] = bytes(10)
    path = tmp_path / "a.jpg"
    path.write_bytes(data)
    assert read_photo(path).pixels.shape == (48, 64, 3)
