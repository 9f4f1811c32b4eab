"""OpenEXR's data and display windows: the frame is shown, as ffmpeg shows it."""

from __future__ import annotations

import io
import struct
from pathlib import Path
from typing import Any

import numpy as np
import OpenEXR
import pytest
from photo_parts import ffmpeg
from PIL import Image

from looksmith.colour.profiles import display_p3_profile
from looksmith.colour.transfer import decode_srgb
from looksmith.photo.options import WriteOptions
from looksmith.photo.read import read_photo, read_preview
from looksmith.photo.write import write_photo

Window = tuple[int, int, int, int]

Y, X = np.mgrid[0:48, 0:64]
SCENE = (np.stack([X + 20, Y + 30, 90 - X], -1) / 160).astype(np.float32)
FRAME = (0, 0, 99, 79)


def exr(
    data: Window, display: Window, *, alpha: bool = False, tile: int = 0, kind: str
) -> bytes:
    header: dict[str, Any] = {
        "compression": getattr(OpenEXR, f"{kind}_COMPRESSION"),
        "type": OpenEXR.tiledimage if tile else OpenEXR.scanlineimage,
    }
    for name, window in (("dataWindow", data), ("displayWindow", display)):
        low, high = np.array(window[:2], np.int32), np.array(window[2:], np.int32)
        header[name] = (low, high)
    if tile:
        header["tiles"] = OpenEXR.TileDescription()
        header["tiles"].xSize = header["tiles"].ySize = tile
    full = np.ones((48, 64, 1), np.float32)
    channels = {"RGBA": np.dstack([SCENE, full])} if alpha else {"RGB": SCENE}
    stream = io.BytesIO()
    OpenEXR.File(header, channels).write(stream)
    return stream.getvalue()


def moved(left: int, top: int) -> Window:
    return (left, top, left + 63, top + 47)


# name: data window, display window
WINDOWS: dict[str, tuple[Window, Window]] = {
    "crop": (moved(10, 8), FRAME),
    "overscan": (moved(-10, -8), (0, 0, 43, 31)),
    "half outside": (moved(-20, 50), FRAME),
    "frame not at zero": (moved(5, 7), (2, 3, 60, 40)),
    "the same, not at zero": (moved(5, 5), moved(5, 5)),
}


def as_defined(data: Window, display: Window) -> np.ndarray:
    """Put the scene into a canvas that holds both windows, and cut the frame out."""
    canvas = np.zeros((400, 400, 3), np.float32)
    left, top = data[0] + 100, data[1] + 100
    canvas[top : top + 48, left : left + 64] = SCENE
    x0, y0, x1, y1 = (place + 100 for place in display)
    return canvas[y0 : y1 + 1, x0 : x1 + 1]


@pytest.mark.parametrize("name", WINDOWS)
@pytest.mark.parametrize("kind", ["ZIP", "PIZ"])
def test_the_frame_is_shown(tmp_path: Path, name: str, kind: str) -> None:
    data, display = WINDOWS[name]
    path = tmp_path / "a.exr"
    path.write_bytes(exr(data, display, kind=kind))
    expected = as_defined(data, display)
    photo = read_photo(path)
    found = decode_srgb(photo.float_pixels())
    assert found.shape == expected.shape
    assert np.abs(found - expected).max() < 1e-5
    assert bool(photo.info.warnings) == (data != display)
    assert read_preview(path, 16).width <= 16
    if display[:2] == (0, 0):  # ffmpeg leaves other frames' places out of account
        raw = ffmpeg(["-i", str(path), "-f", "rawvideo", "-pix_fmt", "gbrpf32le", "-"])
        planes = np.frombuffer(raw, "<f4").reshape(3, *expected.shape[:2])
        shown = np.moveaxis(planes[[2, 0, 1]], 0, -1)
        assert np.abs(found - shown).max() < 1e-5


@pytest.mark.parametrize("tile", [0, 32])
def test_around_the_pixels_it_is_transparent(tmp_path: Path, tile: int) -> None:
    path = tmp_path / "a.exr"
    path.write_bytes(exr(moved(10, 8), FRAME, alpha=True, tile=tile, kind="ZIP"))
    photo = read_photo(path)
    assert photo.alpha is not None
    expected = np.zeros((80, 100), np.float32)
    expected[8:56, 10:74] = 1
    assert np.array_equal(photo.alpha, expected)
    inside = decode_srgb(photo.float_pixels())[8:56, 10:74]
    assert np.abs(inside - SCENE).max() < 1e-5


@pytest.mark.parametrize(
    "display",
    [
        (200, 200, 300, 300),
        (50, 50, 0, 0),
        (-100_000, -100_000, 100_000, 100_000),
        (-(2**31), -(2**31), 2**31 - 1, 2**31 - 1),
    ],
)
def test_a_frame_that_cannot_be_meant_is_left_aside(
    tmp_path: Path, display: Window
) -> None:
    path = tmp_path / "a.exr"
    data = exr(moved(0, 0), FRAME, kind="ZIP")
    place = data.index(b"displayWindow\0box2i\0") + 24
    path.write_bytes(data[:place] + struct.pack("<4i", *display) + data[place + 16 :])
    found = decode_srgb(read_photo(path).float_pixels())
    assert found.shape == SCENE.shape
    assert np.abs(found - SCENE).max() < 1e-5


@pytest.mark.parametrize("bits", [16, 32])
def test_a_photo_with_colours_beyond_srgb_opens_as_it_was_saved(
    tmp_path: Path, bits: int
) -> None:
    # Red beyond sRGB's is above 1 in its primaries, but no light of a scene.
    codes = np.stack([X * 4, Y * 5, 255 - X * 4], -1).astype(np.uint8)
    Image.fromarray(codes).save(tmp_path / "a.png", icc_profile=display_p3_profile())
    photo = read_photo(tmp_path / "a.png")
    assert photo.float_pixels().max() > 1.05
    write_photo(photo, tmp_path / "a.exr", WriteOptions(bits=bits))
    again = read_photo(tmp_path / "a.exr").float_pixels()
    assert np.abs(again - photo.float_pixels()).max() < (1e-5 if bits == 32 else 2e-3)
