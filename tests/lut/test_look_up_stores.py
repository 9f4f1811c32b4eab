"""What a look-up of integers stores: its own pixels' codes, whole words at a time."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from looksmith.colour.dither import dither_mask
from looksmith.lut.apply import look_up
from looksmith.lut.kernels import look_up_rows, pack_nodes, repeated
from looksmith.lut.table import identity_table

SAMPLES = Path(__file__).resolve().parents[2] / "resources" / "samples"
TABLE = np.sin(identity_table(33) * np.float32(2.2)) * np.float32(1.2) - np.float32(0.1)
MASK = repeated(dither_mask())
KINDS = [(np.uint8, np.uint8), (np.uint16, np.uint16), (np.uint8, np.uint16)]


def real() -> np.ndarray:
    return np.asarray(Image.open(SAMPLES / "spices.jpg").convert("RGB"))[:300, :517]


def random() -> np.ndarray:
    return np.random.default_rng(0).integers(0, 256, (130, 771, 3)).astype(np.uint8)


def pixel_by_pixel(pixels: np.ndarray, kind: type) -> np.ndarray:
    """Look every pixel up alone, with no other beside it."""
    top_in, top_out = (float(np.iinfo(each).max) for each in (pixels.dtype, kind))
    nodes = pack_nodes(TABLE, top_out)
    result = np.zeros(pixels.shape, kind)
    for y, x in np.ndindex(pixels.shape[:2]):
        out = result[y, x][None]
        look_up_rows(
            pixels[y, x][None], out, nodes, 33, top_in, top_out, MASK, y, x
        )  # fmt: skip
    return result


@pytest.mark.parametrize(("kind_in", "kind_out"), KINDS)
@pytest.mark.parametrize("picture", [real, random])
def test_neighbours_change_nothing(picture, kind_in, kind_out):
    pixels = picture()[-5:].astype(kind_in)
    pixels *= np.iinfo(kind_in).max // 255
    out = np.empty(pixels.shape, kind_out)
    look_up(TABLE, pixels, out, dither=True)
    np.testing.assert_array_equal(out, pixel_by_pixel(pixels, kind_out))


@pytest.mark.parametrize("picture", [real, random])
def test_in_its_own_place_by_several_threads(picture):
    pixels = picture()
    expected = np.empty_like(pixels)
    look_up(TABLE, pixels, expected, dither=True, parallel=False)
    for _ in range(5):
        place = pixels.copy()
        look_up(TABLE, place, place, dither=True)
        np.testing.assert_array_equal(place, expected)


@pytest.mark.parametrize("kind", [np.uint8, np.uint16])
@pytest.mark.parametrize("channels", [3, 4])
@pytest.mark.parametrize("width", [1, 2, 255, 256, 257, 513])
def test_nothing_is_written_beside_it(kind, channels, width):
    """Not before the first pixel, not after the last, no fourth channel."""
    pixels = np.random.default_rng(1).integers(0, 256, (3, width, 3)).astype(np.uint8)
    room = np.full(3 * width * channels + 16, 77, kind)
    out = room[8:-8].reshape(3, width, channels)
    look_up(TABLE, pixels, out, dither=True)
    assert (room[:8] == 77).all()
    assert (room[-8:] == 77).all()
    assert (out[..., 3:] == 77).all()
    alone = np.empty((3, width, 3), kind)
    look_up(TABLE, pixels, alone, dither=True)
    np.testing.assert_array_equal(out[..., :3], alone)
