"""Corrections that DNG files ask for: vignettes go, lines get straight, fringes meet.

The files are made here by what the lens does, which the specification's own formulas
undo (`dng_parts`): the scene is the referee.
"""

from __future__ import annotations

import struct
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import tifffile
from dng_parts import (
    bad_list,
    fisheye,
    gain_map,
    interpolated,
    lens,
    lines,
    listed,
    opcode,
    polynomial,
    recorded,
    rectilinear,
    source_of,
    table,
    vignette,
    warp,
    warp_2,
    write_linear_dng,
)
from photo_parts import taken_apart, write_dng

from looksmith.colour.transfer import decode_srgb
from looksmith.photo.develop import turn_upright
from looksmith.photo.raw import BASE_EXPOSURE
from looksmith.photo.read import read_photo, read_preview

SHAPE = (192, 256)
GREY = 0.25
SHOWN = 2**BASE_EXPOSURE
CENTRE = (0.53, 0.46)
BENT = (0.93, 0.07, -0.03, 0.012, 0.006, -0.009)
INSIDE = np.s_[8:-8, 8:-8]
WIDE_CAMERA = (0.9, -0.3, -0.1, -0.4, 1.2, 0.2, -0.05, 0.25, 0.6)

rng = np.random.default_rng(5)
MAPS = 1 + rng.random((5, 7, 4)) * np.linspace(0.5, 1.5, 4)
MAPS[2, 3] = 1


def light(path: Path) -> np.ndarray:
    return decode_srgb(read_photo(path).float_pixels())


def preview(path: Path, long_side: int) -> np.ndarray:
    return decode_srgb(read_preview(path, long_side).float_pixels())


def flat(grey: float = GREY) -> np.ndarray:
    return np.full((*SHAPE, 3), grey)


def waves(x: np.ndarray, y: np.ndarray) -> np.ndarray:
    return GREY + 0.07 * np.sin(x / 5) + 0.07 * np.cos(y / 6 + x / 40)


def grey_of(plane: np.ndarray) -> np.ndarray:
    return np.repeat(plane[..., None], 3, axis=2)


def straight() -> np.ndarray:
    y, x = np.mgrid[0 : SHAPE[0], 0 : SHAPE[1]].astype(float)
    return waves(x, y)


def four_maps(gains: np.ndarray) -> tuple[bytes, ...]:
    """Return a map for each place of the mosaic's filters, as phones have them."""
    return tuple(
        gain_map(gains[..., i : i + 1], (i // 2, i % 2, *SHAPE, 0, 1, 2, 2))
        for i in range(4)
    )


def vignetted(scene: np.ndarray, gains: np.ndarray) -> np.ndarray:
    """Return a scene such that its mosaic is darker by the gains of `four_maps`."""
    full = interpolated(gains, SHAPE)
    dark = scene.copy()
    for i, channel in enumerate((0, 1, 1, 2)):
        place = np.s_[i // 2 :: 2, i % 2 :: 2]
        dark[(*place, channel)] /= full[(*place, i)]
    return dark


def test_maps_of_gains_make_a_mosaic_flat(tmp_path: Path) -> None:
    scene = flat()
    scene[88:104, 120:136] = 1
    path = tmp_path / "a.dng"
    write_dng(path, vignetted(scene, MAPS), more=(listed(2, *four_maps(MAPS)),))
    found = light(path)[:80]
    assert np.abs(found / (GREY * SHOWN) - 1).max() < 2e-3
    small = preview(path, 128)[:38]
    assert np.abs(small / (GREY * SHOWN) - 1).max() < 3e-3
    write_dng(path, vignetted(scene, MAPS))
    assert np.abs(light(path)[:80] / (GREY * SHOWN) - 1).max() > 0.3


def test_gains_are_above_black(tmp_path: Path) -> None:
    # Each filter has a black of its own.
    black, path = (3000, 5000, 4000, 6000), tmp_path / "a.dng"
    scene = vignetted(flat(), MAPS) * (1 - black[0] / 65535)
    for i, channel in enumerate((0, 1, 1, 2)):
        scene[i // 2 :: 2, i % 2 :: 2, channel] += black[i] / 65535
    scene[80:112, 112:144] = 1
    more = ((50713, "H", 2, (1, 1), True), listed(2, *four_maps(MAPS)))
    write_dng(path, scene, more=more)
    with tifffile.TiffFile(path, mode="r+b") as file:
        file.pages[0].tags[50714].overwrite(black)
    with tifffile.TiffFile(path, mode="r+b") as file:
        file.pages[0].tags[50713].overwrite((2, 2))
    assert np.abs(light(path)[:70] / (GREY * SHOWN) - 1).max() < 4e-3


@pytest.mark.parametrize("colours", [1, 3])
def test_maps_of_gains_make_linear_light_flat(tmp_path: Path, colours: int) -> None:
    gains = MAPS[..., :colours]
    dark = flat() / interpolated(gains, SHAPE)
    path = tmp_path / "a.dng"
    write_linear_dng(path, dark, more=(listed(2, gain_map(gains)),))
    assert np.abs(light(path) / (GREY * SHOWN) - 1).max() < 2e-3


@pytest.mark.parametrize("which", [2, 3])
def test_a_map_may_lie_over_a_part(tmp_path: Path, which: int) -> None:
    area = (40, 60, 120, 200, 1, 1, 1, 1)
    more = (listed(which, gain_map(np.full((1, 1, 1), 1.5), area)),)
    path = tmp_path / "a.dng"
    write_linear_dng(path, flat(), more=more)
    expected = flat() * SHOWN
    expected[40:120, 60:200, 1] *= 1.5
    assert np.abs(light(path) - expected).max() < 2e-3
    small = np.abs(preview(path, 128) - expected[::2, ::2])
    assert small[24:56, 34:96].max() < 2e-3
    assert small[:16].max() < 2e-3


@pytest.mark.parametrize("neutral", [(1, 1, 1), (0.5, 1, 0.7)])
@pytest.mark.parametrize("sky", [0.95, 1.3])
def test_what_gains_make_full_is_white(
    tmp_path: Path, neutral: tuple[float, float, float], sky: float
) -> None:
    # A bright sky over a dark page: full where the sensor is, or after its gains.
    scene = flat() * np.array(neutral)
    scene[:60] = sky
    path = tmp_path / "a.dng"
    dark = np.minimum(vignetted(scene, MAPS), 1)
    dark[20:40, 100:140] = 1
    write_dng(path, dark, neutral=neutral, more=(listed(2, *four_maps(MAPS)),))
    found = read_photo(path).float_pixels()
    top = found[22:38, 104:136] if sky < 1 else found[4:56]
    assert np.ptp(top, axis=-1).max() < 0.03
    assert top.min() > 0.93
    page = decode_srgb(found)[70:]
    assert np.abs(page / (GREY * SHOWN) - 1).max() < 4e-3


@pytest.mark.parametrize("which", [2, 3])
@pytest.mark.parametrize("linear", [False, True])
def test_a_radial_vignette_goes(tmp_path: Path, which: int, linear: bool) -> None:
    factors = (0.4, 0.2, -0.1, 0.3, 0.1)
    x, y, far = lens(SHAPE, CENTRE)
    rows, columns = np.mgrid[0 : SHAPE[0], 0 : SHAPE[1]]
    r = np.hypot(columns - x, rows - y) / far
    gain = 1 + sum(k * r ** (2 * i + 2) for i, k in enumerate(factors))
    scene = flat()
    scene[80:96, 120:140] = 1
    path = tmp_path / "a.dng"
    write = write_linear_dng if linear else write_dng
    dark = scene / gain[..., None]
    write(path, dark, more=(listed(which, vignette(factors, CENTRE)),))
    # A demosaiced rim is guessed.
    assert np.abs(light(path)[4:70, 4:-4] / (GREY * SHOWN) - 1).max() < 4e-3
    assert np.abs(preview(path, 128)[:35] / (GREY * SHOWN) - 1).max() < 1e-2


def line_of(picture: np.ndarray) -> np.ndarray:
    """Return where a dark line lies in each row."""
    dark = np.clip(GREY * SHOWN * 0.98 - picture[..., 1], 0, None)
    return np.asarray((dark * np.arange(picture.shape[1])).sum(1) / dark.sum(1))


def test_a_bent_line_gets_straight(tmp_path: Path) -> None:
    def line(x: np.ndarray, y: np.ndarray) -> np.ndarray:
        return GREY * (1 - 0.8 * np.exp(-(((x - 30 - y / 8) / 3) ** 2)))

    mapping = rectilinear(SHAPE, BENT, CENTRE)
    seen = grey_of(recorded(line, mapping, SHAPE))
    expected = 30 + np.arange(SHAPE[0]) / 8
    path = tmp_path / "a.dng"
    write_dng(path, seen)
    assert np.ptp(line_of(light(path)) - expected) > 2
    write_dng(path, seen, more=(listed(3, warp([BENT], CENTRE)),))
    assert np.abs(line_of(light(path)) - expected).max() < 0.1


SPAN = (0.1, 0.9)
POWERS = (0.9, 0.02, 0.05, -0.01, 0.02, 0, 0, 0.01, 0, 0, 0, 0, 0, 0, 0.01)
ANGLES = (1.02, 0.1, -0.06, 0.02)


def polynomial_ratio(r: np.ndarray) -> np.ndarray:
    clipped = np.minimum(np.maximum(r, SPAN[0]), SPAN[1])
    return np.asarray(sum(k * clipped**i for i, k in enumerate(POWERS)))


def angle_ratio(r: np.ndarray) -> np.ndarray:
    angle, r = np.arctan(np.maximum(r, 1e-9)), np.maximum(r, 1e-9)
    return np.asarray(sum(k * angle ** (2 * i + 1) for i, k in enumerate(ANGLES)) / r)


WARPS = {
    "WarpRectilinear": (
        warp([BENT], CENTRE),
        rectilinear(SHAPE, BENT, CENTRE),
    ),
    "the same for each plane": (
        warp([BENT] * 3, CENTRE),
        rectilinear(SHAPE, BENT, CENTRE),
    ),
    "WarpFisheye": (fisheye(ANGLES, CENTRE), source_of(SHAPE, CENTRE, angle_ratio)),
    "WarpRectilinear2": (
        warp_2(POWERS, (0.01, -0.02), SPAN, CENTRE, inverse=False),
        source_of(SHAPE, CENTRE, polynomial_ratio, (0.01, -0.02)),
    ),
    "WarpRectilinear2, inverse": (
        warp_2([1 / k if i == 0 else k for i, k in enumerate(POWERS)],
               (0, 0), SPAN, CENTRE, inverse=True),
        source_of(
            SHAPE,
            CENTRE,
            lambda r: 1 / (polynomial_ratio(r) - POWERS[0] + 1 / POWERS[0]),
        ),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", WARPS)
@pytest.mark.parametrize("linear", [False, True])
def test_bent_pictures_get_straight(tmp_path: Path, name: str, linear: bool) -> None:
    asked, mapping = WARPS[name]
    seen = grey_of(recorded(waves, mapping, SHAPE))
    path = tmp_path / "a.dng"
    write = write_linear_dng if linear else write_dng
    write(path, seen, more=(listed(3, asked),))
    expected = grey_of(straight()) * SHOWN
    y, x = np.mgrid[0 : SHAPE[0], 0 : SHAPE[1]].astype(float)
    found_x, found_y = mapping(x, y)
    there = (found_x > 2) & (found_x < 252) & (found_y > 2) & (found_y < 188)
    assert there.mean() > 0.8
    error = np.abs(light(path) - expected)
    assert error[there].max() < (2e-3 if linear else 8e-3)
    assert np.abs(seen - expected / SHOWN).max() > 0.1


FRINGES = [
    (BENT[0] + 0.006, *BENT[1:]),
    BENT,
    (BENT[0] - 0.004, BENT[1] + 0.004, *BENT[2:]),
]


@pytest.mark.parametrize("linear", [False, True])
def test_red_and_blue_meet_green(tmp_path: Path, linear: bool) -> None:
    # In any colours but the camera's own, the fringes would mix.
    planes = [
        recorded(waves, rectilinear(SHAPE, plane, CENTRE), SHAPE) for plane in FRINGES
    ]
    path, plain = tmp_path / "a.dng", tmp_path / "b.dng"
    options: dict[str, Any] = {"matrix": WIDE_CAMERA} if linear else {}
    write = write_linear_dng if linear else write_dng
    seen = np.stack(planes, -1)
    write(path, seen, more=(listed(3, warp(FRINGES, CENTRE)),), **options)
    write(plain, seen, more=(listed(3, warp([BENT], CENTRE)),), **options)
    found, fringed = light(path)[INSIDE], light(plain)[INSIDE]
    assert np.ptp(fringed, axis=-1).max() > 0.02
    if linear:
        expected = grey_of(straight())[INSIDE] * SHOWN
        assert np.abs(found - expected).max() < 2e-3
    assert np.ptp(found, axis=-1).mean() < 0.25 * np.ptp(fringed, axis=-1).mean()


@pytest.mark.parametrize("neutral", [(1, 1, 1), (0.5, 1, 0.7)])
def test_corrected_colours_are_those_of_the_camera(
    tmp_path: Path, neutral: tuple[float, float, float]
) -> None:
    y, x = np.mgrid[0 : SHAPE[0], 0 : SHAPE[1]]
    scene = np.stack([x / 700, y / 500, 0.4 - x / 900], -1) + 0.05
    nothing = listed(3, warp([(1, 0, 0, 0, 0, 0)], CENTRE))
    found = []
    for more in ((), (nothing,)):
        path = tmp_path / "a.dng"
        write_linear_dng(
            path, scene * neutral, matrix=WIDE_CAMERA, neutral=neutral, more=more
        )
        found.append(light(path))
    assert np.abs(found[0] - found[1]).max() < 2e-3
    assert np.ptp(found[0], axis=-1).max() > 0.2


def asked_for() -> tuple[tuple[Any, ...], ...]:
    return (
        listed(2, *four_maps(MAPS)),
        listed(3, vignette((0.3, 0.1, 0, 0, 0), CENTRE), warp(FRINGES, CENTRE)),
    )


CROPPED = (
    (50719, "I", 2, (24, 16), True),
    (50720, "I", 2, (180, 120), True),
    (50829, "I", 4, (8, 12, 188, 252), True),
)


@pytest.mark.parametrize("orientation", range(2, 9))
@pytest.mark.parametrize("more", [(), CROPPED])
def test_turned_pictures_are_corrected_alike(
    tmp_path: Path, orientation: int, more: tuple[Any, ...]
) -> None:
    scene = grey_of(straight())
    found = []
    for turn in (1, orientation):
        path = tmp_path / "a.dng"
        write_dng(path, scene, orientation=turn, more=(*asked_for(), *more))
        found.append(read_photo(path).float_pixels())
    assert np.array_equal(found[1], turn_upright(found[0], orientation))


@pytest.mark.parametrize("linear", [False, True])
@pytest.mark.parametrize("more", [(), CROPPED])
def test_previews_are_corrected_as_the_whole_is(
    tmp_path: Path, linear: bool, more: tuple[Any, ...]
) -> None:
    def slow(x: np.ndarray, y: np.ndarray) -> np.ndarray:
        return GREY + 0.12 * np.sin(x / 16 + 1) * np.cos(y / 14)

    active = (180, 240) if more else SHAPE
    seen = recorded(slow, rectilinear(active, BENT, CENTRE), SHAPE)
    path = tmp_path / "a.dng"
    write = write_linear_dng if linear else write_dng
    asked = listed(3, warp([BENT], CENTRE))
    seen = np.roll(seen, (8, 12), (0, 1)) if more else seen
    write(path, grey_of(seen), more=(asked, *more))
    whole = light(path)
    y, x = np.mgrid[0 : whole.shape[0], 0 : whole.shape[1]].astype(float)
    expected = grey_of(slow(x + 24, y + 16) if more else slow(x, y)) * SHOWN
    assert np.abs(whole - expected)[INSIDE].max() < 5e-3
    height, width = whole.shape[:2]
    small = preview(path, width // 2)
    halves = whole.reshape(height // 2, 2, width // 2, 2, 3).mean(axis=(1, 3))
    assert small.shape == halves.shape
    assert np.abs(small - halves)[4:-4, 4:-4].max() < 8e-3


def test_small_copies_of_linear_light_have_no_rim(tmp_path: Path) -> None:
    y, x = np.mgrid[0 : SHAPE[0], 0 : SHAPE[1]]
    scene = np.stack([x / 700, y / 500, 0.3 + 0 * x], -1)
    path = tmp_path / "a.dng"
    write_linear_dng(path, scene, more=CROPPED)
    kept = scene[24:144, 36:216].reshape(60, 2, 90, 2, 3).mean(axis=(1, 3)) * SHOWN
    found = preview(path, 90)
    assert found.shape == kept.shape
    assert np.abs(found - kept)[2:-2, 2:-2].max() < 4e-3


def test_bad_pixels_are_made_of_their_neighbours(tmp_path: Path) -> None:
    y, x = np.mgrid[0 : SHAPE[0], 0 : SHAPE[1]]
    scene = np.stack([x / 700 + 0.1, y / 500 + 0.1, 0.4 - x / 900], -1)
    places = [(0, 0), (50, 61), (51, 61), (52, 61), (191, 255), (500, 3)]
    rectangles = [(70, 100, 192, 101), (20, 20, 26, 29), (180, 250, 400, 400)]
    broken = scene.copy()
    for row, column in places[:-1]:
        broken[row, column] = 1
    for top, left, bottom, right in rectangles:
        broken[top:bottom, left:right] = 1
    path = tmp_path / "a.dng"
    write_dng(path, broken, more=(listed(1, bad_list(places, rectangles)),))
    whole = tmp_path / "b.dng"
    write_dng(whole, scene)
    assert np.abs(light(path) - light(whole)).max() < 0.03
    assert read_photo(path).info.warnings == ()


def test_pixels_of_a_constant_are_bad(tmp_path: Path) -> None:
    scene = grey_of(straight())
    broken = scene.copy()
    broken[40:150:7, 30:200:9] = 0
    path, whole = tmp_path / "a.dng", tmp_path / "b.dng"
    constant = opcode(4, struct.pack(">2I", 0, 0))
    write_dng(path, broken, more=(listed(1, constant),))
    write_dng(whole, scene)
    assert np.abs(light(path) - light(whole)).max() < 0.05


@pytest.mark.parametrize("which", [1, 2])
@pytest.mark.parametrize("linear", [False, True])
@pytest.mark.parametrize("as_table", [False, True])
def test_codes_go_through_tables_and_polynomials(
    tmp_path: Path, which: int, linear: bool, as_table: bool
) -> None:
    codes = np.arange(1 << 16)
    asked = (
        table(np.rint(codes.astype(float) ** 2 / 65535))
        if as_table
        else polynomial((0, 0, 1))
    )
    path = tmp_path / "a.dng"
    write = write_linear_dng if linear else write_dng
    write(path, np.sqrt(grey_of(straight())), more=(listed(which, asked),))
    error = np.abs(light(path) - grey_of(straight()) * SHOWN)
    assert error[INSIDE].max() < (1e-3 if linear else 8e-3)


@pytest.mark.parametrize("number", [10, 11, 12, 13])
def test_rows_and_columns_are_evened(tmp_path: Path, number: int) -> None:
    across, factor = number in (11, 13), number > 11
    area = (4, 6, 180, 250, 0, 1, 2, 2)
    values = rng.random(len(range(6, 250, 2) if across else range(4, 180, 2))) * 0.5
    values = values + 0.7 if factor else values * 0.2
    scene = flat()
    place = (slice(4, 180, 2), slice(6, 250, 2), 0)
    line = values if across else values[:, None]
    scene[place] = scene[place] / line if factor else scene[place] - line
    path = tmp_path / "a.dng"
    write_dng(path, scene, more=(listed(2, lines(number, values, area)),))
    assert np.abs(light(path) / (GREY * SHOWN) - 1).max() < 2e-3


def test_lossy_files_go_through_their_polynomials_once(tmp_path: Path) -> None:
    # LibRaw applies these itself, and only these.
    import imagecodecs

    scene = grey_of(straight())
    path = tmp_path / "a.dng"
    factors = (0.0, 0.0, 1.0)
    asked = [polynomial(factors, (0, 0, *SHAPE, i, 1, 1, 1)) for i in range(3)]
    write_linear_dng(path, scene, more=(listed(2, *asked),))
    with tifffile.TiffFile(path) as file:
        tags = [
            (tag.code, int(tag.dtype), tag.count, tag.value, True)
            for tag in file.pages[0].tags
            if tag.code > 33422 and tag.code != 50717
        ]
    tags.append((50717, "I", 1, 65535, True))
    codes = np.rint(np.sqrt(scene) * 255).astype(np.uint8)
    packed = imagecodecs.jpeg8_encode(
        codes, level=100, colorspace="RGB", outcolorspace="RGB", subsampling="444"
    )
    tifffile.imwrite(
        path,
        iter([packed]),
        shape=codes.shape,
        dtype=np.uint8,
        photometric=34892,
        compression=34892,
        tile=SHAPE,
        metadata=None,
        extratags=tags,
    )
    assert np.abs(light(path) - scene * SHOWN).max() < 0.02


@pytest.mark.parametrize("byteorder", ["<", ">"])
def test_the_raw_picture_may_stand_behind_a_preview(
    tmp_path: Path, byteorder: str
) -> None:
    plain, path = tmp_path / "plain.dng", tmp_path / "a.dng"
    write_dng(plain, grey_of(straight()), more=asked_for(), byteorder=byteorder)
    tags, codes = taken_apart(plain)
    behind = (33421, 33422, 50714, 50717, 51009, 51022)
    first = [tag for tag in tags if tag[0] not in behind]
    with tifffile.TiffWriter(path, byteorder=byteorder) as writer:
        writer.write(
            np.full((48, 64, 3), 99, np.uint8),
            photometric="rgb",
            subifds=1,
            subfiletype=1,
            metadata=None,
            extratags=first,
        )
        writer.write(
            codes,
            photometric=32803,
            metadata=None,
            extratags=[tag for tag in tags if tag[0] in behind],
        )
    found = read_photo(path)
    assert found.info.warnings == ()
    assert np.array_equal(found.pixels, read_photo(plain).pixels)


@pytest.mark.parametrize("linear", [False, True])
def test_places_count_from_the_active_area(tmp_path: Path, linear: bool) -> None:
    # Odd corners, too, of which LibRaw drops a row and a column.
    top, left, height, width = 7, 11, 176, 240
    active = (50829, "I", 4, (top, left, top + height, left + width), True)
    mapping = rectilinear((height, width), BENT, CENTRE)
    gains = MAPS[..., :1]
    seen = recorded(waves, mapping, (height, width))[..., None]
    dark = np.full((*SHAPE, 3), 0.1)
    dark[top : top + height, left : left + width] = seen / interpolated(
        gains, (height, width)
    )
    path = tmp_path / "a.dng"
    asked = (listed(2, gain_map(gains)), listed(3, warp([BENT], CENTRE)))
    write = write_linear_dng if linear else write_dng
    write(path, dark, more=(active, *asked))
    found = light(path)
    y, x = np.mgrid[0:height, 0:width].astype(float)
    expected = grey_of(waves(x, y)) * SHOWN
    down, across = height - found.shape[0], width - found.shape[1]
    assert max(down, across) <= 1
    error = np.abs(found - expected[down:, across:])[20:-20, 20:-20]
    assert error.max() < (2e-3 if linear else 1e-2)
