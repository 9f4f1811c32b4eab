"""Lists of corrections for DNG files, and what the specification says they do.

Written from the formulas of the DNG specification 1.7, one pixel like another, and
from nothing of ours: the referee of the tests.
"""

from __future__ import annotations

import struct
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import tifffile
from photo_parts import write_dng

LISTS = {1: 51008, 2: 51009, 3: 51022}
LINEAR_RAW = 34892
UNDEFINED = 7
EVERYWHERE = (0, 0, 1 << 16, 1 << 16, 0, 3, 1, 1)

Mapping = Callable[[np.ndarray, np.ndarray], tuple[np.ndarray, np.ndarray]]


def opcode(
    number: int,
    values: bytes,
    *,
    optional: bool = False,
    version: Sequence[int] = (1, 3, 0, 0),
) -> bytes:
    head = struct.pack(">I4BII", number, *version, int(optional), len(values))
    return head + values


def opcode_list(*opcodes: bytes) -> bytes:
    return struct.pack(">I", len(opcodes)) + b"".join(opcodes)


def listed(which: int, *opcodes: bytes) -> tuple[Any, ...]:
    """Return a tag with a list of corrections, for `write_dng`'s `more`."""
    data = opcode_list(*opcodes)
    return (LISTS[which], UNDEFINED, len(data), data, True)


def warp(
    planes: Sequence[Sequence[float]], centre: Sequence[float], **head: Any
) -> bytes:
    """WarpRectilinear: kr0..kr3, kt0, kt1 for every plane."""
    values = struct.pack(">I", len(planes))
    for plane in planes:
        values += struct.pack(">6d", *plane)
    return opcode(1, values + struct.pack(">2d", *centre), **head)


def fisheye(powers: Sequence[float], centre: Sequence[float]) -> bytes:
    return opcode(2, struct.pack(">I6d", 1, *powers, *centre))


def warp_2(
    powers: Sequence[float],
    tangential: Sequence[float],
    span: Sequence[float],
    centre: Sequence[float],
    *,
    inverse: bool,
) -> bytes:
    powers = [*powers, *[0.0] * (15 - len(powers))]
    numbers = struct.pack(">21d", *powers, *tangential, *span, *centre)
    values = struct.pack(">I", 1) + numbers + struct.pack(">I", inverse)
    return opcode(14, values, version=(1, 6, 0, 0))


def vignette(factors: Sequence[float], centre: Sequence[float], **head: Any) -> bytes:
    return opcode(3, struct.pack(">7d", *factors, *centre), **head)


def gain_map(
    gains: np.ndarray,
    area: Sequence[int] = EVERYWHERE,
    spacing: Sequence[float] | None = None,
    origin: Sequence[float] = (0, 0),
    **head: Any,
) -> bytes:
    """GainMap of gains (down, across, planes), over the whole picture by default."""
    down, across, planes = gains.shape
    if spacing is None:
        spacing = (1 / max(down - 1, 1), 1 / max(across - 1, 1))
    values = struct.pack(">8I2I", *area, down, across)
    values += struct.pack(">4dI", *spacing, *origin, planes)
    return opcode(9, values + gains.astype(">f4").tobytes(), **head)


def lines(number: int, values: np.ndarray, area: Sequence[int]) -> bytes:
    """DeltaPerRow, DeltaPerColumn, ScalePerRow or ScalePerColumn (10..13)."""
    head = struct.pack(">9I", *area, len(values))
    return opcode(number, head + values.astype(">f4").tobytes())


def polynomial(factors: Sequence[float], area: Sequence[int] = EVERYWHERE) -> bytes:
    head = struct.pack(">9I", *area, len(factors) - 1)
    return opcode(8, head + struct.pack(f">{len(factors)}d", *factors))


def table(values: np.ndarray, area: Sequence[int] = EVERYWHERE) -> bytes:
    head = struct.pack(">9I", *area, len(values))
    return opcode(7, head + values.astype(">u2").tobytes())


def bad_list(
    places: Sequence[tuple[int, int]] = (),
    rectangles: Sequence[tuple[int, int, int, int]] = (),
) -> bytes:
    values = struct.pack(">3I", 0, len(places), len(rectangles))
    for numbers in (*places, *rectangles):
        values += struct.pack(f">{len(numbers)}I", *numbers)
    return opcode(5, values)


def lens(shape: tuple[int, int], centre: Sequence[float]) -> tuple[float, float, float]:
    """Return the optical centre and how far the farthest corner is, in pixels."""
    x1, y1 = shape[1] - 1, shape[0] - 1
    x, y = centre[0] * x1, centre[1] * y1
    corners = [(0, 0), (x1, 0), (0, y1), (x1, y1)]
    return x, y, max(np.hypot(a - x, b - y) for a, b in corners)


def source_of(
    shape: tuple[int, int],
    centre: Sequence[float],
    ratio: Callable[[np.ndarray], np.ndarray],
    tangential: Sequence[float] = (0, 0),
) -> Mapping:
    """Return the specification's way from a result's (x, y) to its source's."""
    cx, cy, m = lens(shape, centre)
    kt0, kt1 = tangential

    def mapped(x: np.ndarray, y: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
        dx, dy = (x - cx) / m, (y - cy) / m
        r = np.sqrt(dx**2 + dy**2)
        f = ratio(r)
        across = f * dx + kt0 * (2 * dx * dy) + kt1 * (r**2 + 2 * dx**2)
        down = f * dy + kt1 * (2 * dx * dy) + kt0 * (r**2 + 2 * dy**2)
        return cx + m * across, cy + m * down

    return mapped


def rectilinear(
    shape: tuple[int, int], plane: Sequence[float], centre: Sequence[float]
) -> Mapping:
    """Return WarpRectilinear's way, see `source_of`."""
    k = plane

    def ratio(r: np.ndarray) -> np.ndarray:
        return k[0] + k[1] * r**2 + k[2] * r**4 + k[3] * r**6

    return source_of(shape, centre, ratio, (k[4], k[5]))


def recorded(
    scene: Callable[[np.ndarray, np.ndarray], np.ndarray],
    mapping: Mapping,
    shape: tuple[int, int],
) -> np.ndarray:
    """Return what a bent lens makes of a scene that a mapping straightens again."""
    y, x = np.mgrid[0 : shape[0], 0 : shape[1]].astype(float)
    a, b = x.copy(), y.copy()
    for _ in range(60):
        found_x, found_y = mapping(a, b)
        a, b = a - (found_x - x), b - (found_y - y)
    assert np.abs(np.array(mapping(a, b)) - (x, y)).max() < 1e-6
    return scene(a, b)


def interpolated(gains: np.ndarray, shape: tuple[int, int]) -> np.ndarray:
    """Return a map's gains at all pixels; its corners are the picture's."""

    def along(count: int, points: int) -> np.ndarray:
        place = (np.arange(count) + 0.5) / count * (points - 1)
        return np.maximum(1 - np.abs(place[:, None] - np.arange(points)), 0)

    down, across = along(shape[0], gains.shape[0]), along(shape[1], gains.shape[1])
    return np.einsum("yi,xj,ijp->yxp", down, across, gains.astype(float))


def write_linear_dng(
    path: Path,
    linear: np.ndarray,
    *,
    matrix: Sequence[float] | None = None,
    **options: Any,
) -> None:
    """Write a DNG without a mosaic, as phones do; see `write_dng` for its `options`.

    Parameters
    ----------
    matrix
        From XYZ to the camera's colours, in rows; sRGB's where none is given.
    """
    write_dng(path, linear, **options)
    with tifffile.TiffFile(path) as file:
        tags = [
            (tag.code, int(tag.dtype), tag.count, tag.value, True)
            for tag in file.pages[0].tags
            if tag.code > 33422 or tag.code == 274
        ]
    if matrix is not None:
        numbers = [n for value in matrix for n in (round(value * 10000), 10000)]
        tags = [tag for tag in tags if tag[0] != 50721]
        tags.append((50721, 10, 9, numbers, True))
    codes = np.rint(np.clip(linear, 0, 1) * 65535).astype(np.uint16)
    tifffile.imwrite(path, codes, photometric=LINEAR_RAW, metadata=None, extratags=tags)
