"""Camera raw: how bright a picture comes out, and what of it, whatever its camera.

The files are DNGs made here; what they hold is known, so that the light is the referee.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest
import tifffile
from photo_parts import write_dng

from looksmith.colour.transfer import decode_srgb
from looksmith.photo.raw import BASE_EXPOSURE
from looksmith.photo.read import read_photo, read_preview

SHAPE = (192, 256)
SKY = np.s_[:32, :32]
PAGE = np.s_[60:-20, 60:-20]
BASELINE, OFFSET = 50730, 51109
SIGNED_RATIONAL = 10


def page(grey: float = 0.2, sky: float = 1.0) -> np.ndarray:
    linear = np.full((*SHAPE, 3), grey)
    linear[SKY] = sky
    return linear


def light(path: Path) -> np.ndarray:
    return decode_srgb(read_photo(path).float_pixels())


@pytest.mark.parametrize("sky", [0.25, 0.74, 0.76, 0.9, 0.99, 1])
def test_the_sky_does_not_rule_how_bright_a_page_is(tmp_path: Path, sky: float) -> None:
    # LibRaw takes the brightest pixel for a full one where it is not far from it.
    write_dng(tmp_path / "a.dng", page(sky=sky))
    expected = 0.2 * 2**BASE_EXPOSURE
    assert light(tmp_path / "a.dng")[PAGE] == pytest.approx(expected, rel=2e-3)
    small = decode_srgb(read_preview(tmp_path / "a.dng", 64).float_pixels())
    assert small[20:40, 20:60] == pytest.approx(expected, rel=2e-3)


def test_a_sensor_that_is_full_early_has_no_tint(tmp_path: Path) -> None:
    neutral = (0.5, 1, 0.7)
    scene = page() * np.array(neutral)
    scene[SKY] = 0.9
    write_dng(tmp_path / "a.dng", scene, neutral=neutral)
    sky = light(tmp_path / "a.dng")[4:28, 4:28]
    assert np.ptp(sky, axis=-1).max() < 0.02
    assert sky.min() > 0.9


def test_without_a_white_balance_it_is_daylights(tmp_path: Path) -> None:
    # Guessed from the picture, it would make any colour grey, and darker.
    colour = np.array((0.5, 1, 0.7))
    scene = page() * colour
    scene[SKY] = 1
    write_dng(tmp_path / "a.dng", scene, neutral=None)
    expected = 0.2 * colour * 2**BASE_EXPOSURE
    assert np.abs(light(tmp_path / "a.dng")[PAGE] - expected).max() < 2e-3


@pytest.mark.parametrize(
    ("tags", "stops"),
    [
        ({BASELINE: (-100, 100)}, -1),
        ({BASELINE: (50, 100)}, 0.5),
        ({BASELINE: (100, 100), OFFSET: (-25, 100)}, 0.75),
        ({BASELINE: (1, 0)}, 0),
        ({BASELINE: (5000, 1)}, 0),
    ],
)
@pytest.mark.parametrize("byteorder", ["<", ">"])
def test_a_dng_is_as_bright_as_it_asks_to_be(
    tmp_path: Path, tags: dict[int, tuple[int, int]], stops: float, byteorder: str
) -> None:
    more = tuple((tag, SIGNED_RATIONAL, 1, value, True) for tag, value in tags.items())
    write_dng(tmp_path / "a.dng", page(), more=more, byteorder=byteorder)
    expected = 0.2 * 2 ** (BASE_EXPOSURE + stops)
    assert light(tmp_path / "a.dng")[PAGE] == pytest.approx(expected, rel=5e-3)


@pytest.mark.parametrize("sky", [0.8, 1])
def test_a_sensor_without_colours_gives_grey(tmp_path: Path, sky: float) -> None:
    # As a Leica Monochrom: one sample a pixel, neither colour filter nor matrix.
    path = tmp_path / "a.dng"
    grey = np.rint(page(sky=sky)[..., 0] * 65535).astype(np.uint16)
    tags = [
        (50706, "B", 4, bytes((1, 4, 0, 0)), True),
        (50708, "s", 0, "Maker Monochrome", True),
        (50717, "I", 1, 65535, True),
    ]
    tifffile.imwrite(
        path, grey, photometric="minisblack", metadata=None, extratags=tags
    )
    with tifffile.TiffFile(path, mode="r+b") as file:
        file.pages[0].tags[262].overwrite(34892)
    expected = 0.2 * 2**BASE_EXPOSURE
    assert light(path)[PAGE] == pytest.approx(expected, rel=2e-3)
    assert light(path)[SKY].min() > 0.85
    small = decode_srgb(read_preview(path, 64).float_pixels())
    assert small[20:40, 20:60] == pytest.approx(expected, rel=2e-3)


def test_a_camera_without_a_matrix_has_srgbs_primaries(tmp_path: Path) -> None:
    # As scanners write, and hobbyists: taken for a wide space they would be garish.
    scene = page() * np.array((0.4, 1, 0.8))
    scene[SKY] = 1
    write_dng(tmp_path / "a.dng", scene, left_out=(50721,))
    expected = 0.2 * np.array((0.4, 1, 0.8)) * 2**BASE_EXPOSURE
    assert np.abs(light(tmp_path / "a.dng")[PAGE] - expected).max() < 2e-3


# Columns and rows of the sensor tell where a pixel came from.
ROWS, COLUMNS = np.mgrid[0 : SHAPE[0], 0 : SHAPE[1]] / 400
TURNS = {1: 0, 3: 2, 6: 3, 8: 1}


@pytest.mark.parametrize("orientation", TURNS)
@pytest.mark.parametrize("active", [None, (8, 12, 188, 252)])
@pytest.mark.parametrize("long_side", [None, 90])
def test_the_rim_of_a_dng_is_left_out(
    tmp_path: Path,
    orientation: int,
    active: tuple[int, int, int, int] | None,
    long_side: int | None,
) -> None:
    more: list[tuple[Any, ...]]
    more = [(50719, "I", 2, (24, 16), True), (50720, "I", 2, (180, 120), True)]
    if active is not None:
        more.append((50829, "I", 4, active, True))
    path = tmp_path / "a.dng"
    scene = np.stack([ROWS, COLUMNS, 0.1 + 0 * ROWS], axis=-1)
    scene[-8:, -16:] = 1
    write_dng(path, scene, orientation=orientation, more=tuple(more))
    photo = read_photo(path) if long_side is None else read_preview(path, long_side)
    top, left = (0, 0) if active is None else active[:2]
    kept = scene[top + 16 : top + 136, left + 24 : left + 204] * 2**BASE_EXPOSURE
    expected = np.rot90(kept, TURNS[orientation])
    found = decode_srgb(photo.float_pixels())
    if long_side is not None:
        assert max(found.shape) == long_side
        expected = expected.reshape(found.shape[0], 2, found.shape[1], 2, 3).mean(
            axis=(1, 3)
        )
    assert found.shape == expected.shape
    inside = np.s_[4:-4, 4:-4]
    dim = expected.max(axis=2)[inside] < 0.7
    assert np.abs(found - expected)[inside][dim].max() < 6e-3


@pytest.mark.parametrize("size", [(100, 20), (900, 900), (0, 0)])
def test_a_rim_that_cannot_be_stays(tmp_path: Path, size: tuple[int, int]) -> None:
    more = ((50719, "I", 2, (24, 16), True), (50720, "I", 2, size, True))
    write_dng(tmp_path / "a.dng", page(), more=more)
    photo = read_photo(tmp_path / "a.dng")
    assert (photo.height, photo.width) == SHAPE
