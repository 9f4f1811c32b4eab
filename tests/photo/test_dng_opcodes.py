"""Lists of corrections that are damaged or ask for other things: remarks, no crash."""

from __future__ import annotations

import struct
import tracemalloc
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from dng_parts import (
    EVERYWHERE,
    LISTS,
    UNDEFINED,
    bad_list,
    fisheye,
    gain_map,
    lines,
    listed,
    opcode,
    opcode_list,
    polynomial,
    table,
    vignette,
    warp,
    warp_2,
    write_linear_dng,
)
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from photo_parts import write_dng

from looksmith.photo.dng_opcodes import DamagedList, read_opcodes
from looksmith.photo.read import read_photo

SHAPE = (64, 96)
AREA = (0, 0, *SHAPE, 0, 1, 1, 1)
CENTRE = (0.5, 0.5)
STRAIGHT = (1.0, 0.0, 0.0, 0.0, 0.0, 0.0)
OF_SENSOR = (
    bad_list([(3, 5)], [(8, 9, 11, 12)]),
    opcode(4, struct.pack(">2I", 7, 0)),
    table(np.arange(1 << 16)),
    polynomial((0, 0.9, 0.1), AREA),
    gain_map(np.ones((3, 4, 1)) * 1.1, AREA),
    lines(12, np.ones(SHAPE[0]), AREA),
    vignette((0.1, 0, 0, 0, 0), CENTRE),
)
OF_PICTURE = (
    warp([(0.98, 0.02, 0, 0, 0.001, 0)] * 3, CENTRE),
    warp_2((0.98, 0.02), (0, 0), (0, 1), CENTRE, inverse=False),
    fisheye((1, 0.1, 0, 0), CENTRE),
    vignette((0.1, 0, 0, 0, 0), CENTRE),
    gain_map(np.ones((3, 4, 3)) * 1.1),
)
DAMAGED = "are damaged and not applied"


def scene() -> np.ndarray:
    y, x = np.mgrid[0 : SHAPE[0], 0 : SHAPE[1]]
    return np.stack([x / 300, y / 200, 0.3 - x / 500], -1) + 0.1


def tag(which: int, data: bytes) -> tuple[Any, ...]:
    return (LISTS[which], UNDEFINED, len(data), data, True)


def remarks(path: Path, *more: tuple[Any, ...]) -> tuple[str, ...]:
    write_dng(path, scene(), more=more)
    return read_photo(path).info.warnings


def test_what_is_applied_is_not_remarked_on(tmp_path: Path) -> None:
    asked = (listed(2, *OF_SENSOR[2:]), listed(3, *OF_PICTURE))
    assert remarks(tmp_path / "a.dng", listed(1, *OF_SENSOR), *asked) == ()


@pytest.mark.parametrize(
    ("which", "asked", "name"),
    [
        (1, opcode(6, struct.pack(">4I", 0, 0, 9, 9)), "TrimBounds"),
        (2, opcode(77, b"abc"), "number 77"),
        (3, opcode(77, b""), "number 77"),
        (2, warp([STRAIGHT], CENTRE), "WarpRectilinear"),
        (3, warp([STRAIGHT] * 2, CENTRE), "WarpRectilinear"),
        (3, warp_2((0,), (0, 0), (0, 1), CENTRE, inverse=True), "WarpRectilinear2"),
        (3, polynomial((0, 1)), "MapPolynomial"),
        (3, gain_map(np.ones((1, 1, 1)), (0, 0, 9, 9, 0, 3, 2, 1)), "GainMap"),
        (3, vignette((1, 0, 0, 0, 0), CENTRE, version=(2, 0, 0, 0)), "FixVignette"),
        (1, bad_list([], [(0, 0, 60, 60)]), "FixBadPixelsList"),
    ],
)
def test_what_is_not_applied_is_named(
    tmp_path: Path, which: int, asked: bytes, name: str
) -> None:
    found = remarks(tmp_path / "a.dng", listed(which, asked, asked))
    assert len(found) == 1
    assert f"correction {name}" in found[0]
    write_dng(tmp_path / "b.dng", scene())
    plain = read_photo(tmp_path / "b.dng").float_pixels()
    left = read_photo(tmp_path / "a.dng").float_pixels()
    assert np.abs(left - plain).max() < 2e-3


def test_what_may_be_left_out_is_not_remarked_on(tmp_path: Path) -> None:
    asked = opcode(77, b"abc", optional=True)
    assert remarks(tmp_path / "a.dng", listed(2, asked), listed(3, asked)) == ()


def test_tables_of_the_file_come_before_its_codes(tmp_path: Path) -> None:
    # LibRaw has applied the file's table: what is for the codes before is too late.
    curve = (50712, "H", 1 << 16, np.arange(1 << 16, dtype=np.uint16), True)
    asked = listed(1, *OF_SENSOR[:2])
    (found,) = remarks(tmp_path / "a.dng", curve, asked)
    assert "FixBadPixelsConstant" in found


def test_bad_pixels_are_those_of_a_mosaic(tmp_path: Path) -> None:
    path = tmp_path / "a.dng"
    write_linear_dng(path, scene(), more=(listed(1, OF_SENSOR[0]),))
    (found,) = read_photo(path).info.warnings
    assert "FixBadPixelsList" in found


def gains_of(points: tuple[int, int, int], spacing: tuple[float, float]) -> bytes:
    values = struct.pack(
        ">8I2I4dI", *EVERYWHERE, *points[:2], *spacing, 0, 0, points[2]
    )
    return opcode(9, values + bytes(40))


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\0\0",
        struct.pack(">I", 1),
        struct.pack(">I", 0xFFFFFFFF),
        opcode_list(*OF_SENSOR)[:-1],
        opcode_list(opcode(3, bytes(7))),
        opcode_list(opcode(77, b"abcd"))[:-1],
        opcode_list(gains_of((1 << 31, 1 << 31, 4), (1, 1))),
        opcode_list(gains_of((2, 5, 1), (0.1, 0))),
        opcode_list(gains_of((0, 5, 1), (0.1, 0.1))),
        opcode_list(gain_map(np.full((2, 2, 1), np.nan))),
        opcode_list(gain_map(np.full((2, 2, 1), -1.0))),
        opcode_list(gain_map(np.ones((2, 2, 1)), (0, 0, 9, 9, 0, 1, 0, 1))),
        opcode_list(warp([], CENTRE)),
        opcode_list(warp([STRAIGHT], (float("nan"), 0))),
        opcode_list(warp([STRAIGHT], (7, 0.5))),
        opcode_list(warp([(1e300, *STRAIGHT[1:])], CENTRE)),
        opcode_list(warp_2((1,), (0, 0), (0.9, 0.1), CENTRE, inverse=False)),
        opcode_list(lines(12, np.ones(3), AREA)),
        opcode_list(opcode(7, struct.pack(">9I", *AREA, 1 << 30))),
        opcode_list(opcode(8, struct.pack(">9I", *AREA, 1 << 30))),
        opcode_list(opcode(5, struct.pack(">3I", 0, 1 << 31, 1 << 31))),
    ],
)
def test_damaged_lists_are_named_and_left_out(tmp_path: Path, data: bytes) -> None:
    with pytest.raises(DamagedList):
        read_opcodes(data)
    path = tmp_path / "a.dng"
    more = (tag(2, data),) if data else ((LISTS[2], UNDEFINED, 1, b"\0", True),)
    (found,) = remarks(path, *more)
    assert DAMAGED in found
    write_dng(tmp_path / "b.dng", scene())
    plain = read_photo(tmp_path / "b.dng")
    assert np.array_equal(read_photo(path).pixels, plain.pixels)


def test_a_short_list_that_promises_much_takes_no_memory() -> None:
    data = opcode_list(gains_of((1 << 31, 1 << 31, 4), (1, 1)))
    tracemalloc.start()
    try:
        with pytest.raises(DamagedList):
            read_opcodes(data)
        assert tracemalloc.get_traced_memory()[1] < 1 << 20
    finally:
        tracemalloc.stop()


@st.composite
def mutated(draw: st.DrawFn, whole: bytes) -> bytes:
    """Return a list with some bytes changed, left out or repeated."""
    data = bytearray(whole)
    for _ in range(draw(st.integers(1, 4))):
        # Numbers that say how much follows lie at the beginnings.
        place = draw(st.integers(0, len(data) - 1) | st.integers(0, 120))
        if place < len(data):
            data[place] = draw(st.integers(0, 255) | st.sampled_from((0, 127, 255)))
    if draw(st.booleans()):
        del data[draw(st.integers(0, len(data))) :]
    return bytes(data)


def chosen(opcodes: tuple[bytes, ...]) -> st.SearchStrategy[bytes]:
    short = [code for code in opcodes if len(code) < 4000]
    return st.lists(st.sampled_from(short), min_size=1, max_size=3).flatmap(
        lambda few: mutated(opcode_list(*few))
    )


@given(st.binary(max_size=200) | chosen((*OF_SENSOR, *OF_PICTURE)))
@settings(max_examples=150, deadline=None)
def test_any_bytes_are_read_or_refused(data: bytes) -> None:
    try:
        found = read_opcodes(data)
    except DamagedList:
        return
    assert len(found) <= len(data) // 16


@pytest.mark.parametrize("linear", [False, True])
@given(data=st.data())
@settings(
    max_examples=30,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
def test_files_with_any_lists_open(
    tmp_path: Path, linear: bool, data: st.DataObject
) -> None:
    asked = [
        tag(1, data.draw(chosen(OF_SENSOR)) or b"\0"),
        tag(2, data.draw(chosen((*OF_SENSOR, *OF_PICTURE))) or b"\0"),
        tag(3, data.draw(chosen((*OF_SENSOR, *OF_PICTURE))) or b"\0"),
    ]
    write = write_linear_dng if linear else write_dng
    write(tmp_path / "a.dng", scene(), more=tuple(asked))
    photo = read_photo(tmp_path / "a.dng")
    assert photo.pixels.shape == (*SHAPE, 3)
    assert np.isfinite(photo.pixels).all()
