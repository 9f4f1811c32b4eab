"""The lists of corrections in DNG files, read; `dng_corrections` carries them out.

DNG specification 1.7, chapter "Opcode List Processing". The lists are big-endian in any
file. What is damaged raises `DamagedList`, and nothing takes more memory than the list.
"""

from __future__ import annotations

import struct
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

__all__ = [
    "Area",
    "BadPixels",
    "Bend",
    "DamagedList",
    "GainMap",
    "Lines",
    "Opcode",
    "Polynomial",
    "Table",
    "Unknown",
    "Vignette",
    "Warp",
    "read_opcodes",
]

FloatArray = NDArray[np.float64]

_OPTIONAL = 1
_NEWEST = (1, 7, 255, 255)
# Far above what is meant, and far below where products become infinite.
_MOST = 1e9
_LEAST_SPACING = 1e-6
_MOST_PLANES = 4
_MOST_DEGREE = 8
_HEAD = 16
_NAMES = {
    1: "WarpRectilinear", 2: "WarpFisheye", 3: "FixVignetteRadial",
    4: "FixBadPixelsConstant", 5: "FixBadPixelsList", 6: "TrimBounds",
    7: "MapTable", 8: "MapPolynomial", 9: "GainMap", 10: "DeltaPerRow",
    11: "DeltaPerColumn", 12: "ScalePerRow", 13: "ScalePerColumn",
    14: "WarpRectilinear2",
}  # fmt: skip


class DamagedList(ValueError):
    """A list of corrections does not hold what it says."""


@dataclass(frozen=True)
class Area:
    """Pixels of a rectangle, or every so many of its rows and columns, in some planes.

    Bottom and right are past the last; places count from the corner of the picture that
    the list is for.
    """

    top: int
    left: int
    bottom: int
    right: int
    plane: int = 0
    planes: int = 1
    row_pitch: int = 1
    column_pitch: int = 1


@dataclass(frozen=True, eq=False)
class Bend:
    """How a plane is bent about the optical centre, from the result to its source.

    Parameters
    ----------
    powers
        Of the radius, or of its angle: factors of a polynomial, the constant first.
    tangential
        kt0 and kt1.
    span
        Radii between which the polynomial is valid: it goes on constant outside.
    inverse
        Whether the polynomial divides.
    fisheye
        Whether it is one of the angle whose tangent is the radius.
    """

    powers: FloatArray
    tangential: tuple[float, float] = (0.0, 0.0)
    span: tuple[float, float] = (0.0, 1.0)
    inverse: bool = False
    fisheye: bool = False

    def ratios(self, radii: FloatArray) -> FloatArray:
        """Return the source's radius over the result's, radii 0..1 (1: far corner)."""
        radii = np.clip(radii, *self.span)
        if self.fisheye:
            angle = np.arctan(radii)
            share = np.divide(angle, radii, out=np.ones_like(radii), where=radii > 0)
            return share * np.polynomial.polynomial.polyval(angle, self.powers)
        with np.errstate(all="ignore"):
            ratios = np.polynomial.polynomial.polyval(radii, self.powers)
            return np.asarray(1 / ratios if self.inverse else ratios)


@dataclass(frozen=True)
class Warp:
    """Straight lines made straight: one `Bend` for all planes, or one for each.

    `centre` is the optical one (x, y), from 0 at the first pixel to 1 at the last.
    """

    bends: tuple[Bend, ...]
    centre: tuple[float, float]


@dataclass(frozen=True)
class Vignette:
    """Gain 1 + k0 r^2 + k1 r^4 + ... + k4 r^10 about the centre, see `Warp`."""

    factors: tuple[float, ...]
    centre: tuple[float, float]


@dataclass(frozen=True, eq=False)
class BadPixels:
    """Pixels of a mosaic to be made of their neighbours.

    Parameters
    ----------
    constant
        Those of this code, or None.
    places
        Int64 (n, 2), row and column.
    rectangles
        Int64 (n, 4): top, left, bottom, right.
    """

    constant: int | None
    places: NDArray[np.int64]
    rectangles: NDArray[np.int64]


@dataclass(frozen=True, eq=False)
class Table:
    """Code values 0..65535 through a table."""

    area: Area
    values: NDArray[np.uint16]


@dataclass(frozen=True, eq=False)
class Polynomial:
    """Values 0..1 through a polynomial, the constant first."""

    area: Area
    factors: FloatArray


@dataclass(frozen=True, eq=False)
class GainMap:
    """Gains on a grid that lies over the picture, linear between its points.

    Parameters
    ----------
    spacing, origin
        Of the points, down and across, in shares of the picture.
    gains
        Float32 (down, across, planes).
    """

    area: Area
    spacing: tuple[float, float]
    origin: tuple[float, float]
    gains: NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class Lines:
    """A value for every row or column of an area: added, or a factor."""

    area: Area
    values: NDArray[np.float32]
    across: bool
    factor: bool


@dataclass(frozen=True)
class Unknown:
    """A correction that is not known here, or never carried out."""


Step = (
    Warp | Vignette | BadPixels | Table | Polynomial | GainMap | Lines | Unknown
)  # fmt: skip


@dataclass(frozen=True)
class Opcode:
    """One correction: its name, what it does, and whether a reader may leave it out."""

    name: str
    step: Step
    optional: bool


class _Reader:
    """Takes big-endian numbers one after the other."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        self._at = 0

    def take(self, code: str) -> NDArray[np.generic]:
        """Return the next numbers, such as of the type ``"3f8"``."""
        count, kind = int(code[:-2]), np.dtype(f">{code[-2:]}")
        end = self._at + count * kind.itemsize
        if end > len(self._data):
            raise DamagedList(f"{end} bytes are wanted of {len(self._data)}")
        values = np.frombuffer(self._data, kind, count, self._at)
        self._at = end
        values = values.astype(kind.newbyteorder("="))
        if kind.kind == "f" and not (np.abs(values) <= _MOST).all():
            raise DamagedList("a value is no number, or cannot be meant")
        return values

    def number(self) -> int:
        return int(self.take("1u4")[0])

    def floats(self, count: int) -> FloatArray:
        return self.take(f"{count}f8").astype(np.float64)

    def pair(self) -> tuple[float, float]:
        first, second = self.floats(2)
        return float(first), float(second)

    def centre(self) -> tuple[float, float]:
        x, y = self.pair()
        if not (0 <= x <= 1 and 0 <= y <= 1):
            raise DamagedList("an optical centre lies outside")
        return x, y

    def area(self) -> Area:
        area = Area(*map(int, self.take("8u4")))
        if not (area.row_pitch and area.column_pitch and area.planes):
            raise DamagedList("an area has no pitch or no planes")
        return area


def _plane_count(reader: _Reader) -> int:
    count = reader.number()
    if not 1 <= count <= _MOST_PLANES:
        raise DamagedList(f"a warp of {count} planes")
    return count


def _rectilinear(reader: _Reader) -> Warp:
    bends = []
    for _ in range(_plane_count(reader)):
        powers = np.zeros(7)
        powers[::2] = reader.floats(4)
        bends.append(Bend(powers, reader.pair()))
    return Warp(tuple(bends), reader.centre())


def _fisheye(reader: _Reader) -> Warp:
    bends = []
    for _ in range(_plane_count(reader)):
        powers = np.zeros(7)
        powers[::2] = reader.floats(4)
        bends.append(Bend(powers, fisheye=True))
    return Warp(tuple(bends), reader.centre())


def _rectilinear_2(reader: _Reader) -> Warp:
    planes = []
    for _ in range(_plane_count(reader)):
        planes.append((reader.floats(15), reader.pair(), reader.pair()))
        low, high = planes[-1][2]
        if not 0 <= low <= high:
            raise DamagedList("a warp is valid nowhere")
    centre, inverse = reader.centre(), reader.number() != 0
    return Warp(tuple(Bend(*plane, inverse) for plane in planes), centre)


def _vignette(reader: _Reader) -> Vignette:
    return Vignette(tuple(map(float, reader.floats(5))), reader.centre())


def _constant(reader: _Reader) -> BadPixels:
    constant, _phase = reader.number(), reader.number()
    nothing = np.zeros((0, 4), np.int64)
    return BadPixels(constant, nothing[:, :2], nothing)


def _bad_list(reader: _Reader) -> BadPixels:
    _phase, places, rectangles = (reader.number() for _ in range(3))
    return BadPixels(
        None,
        reader.take(f"{2 * places}u4").astype(np.int64).reshape(-1, 2),
        reader.take(f"{4 * rectangles}u4").astype(np.int64).reshape(-1, 4),
    )


def _table(reader: _Reader) -> Table:
    area, count = reader.area(), reader.number()
    if not 1 <= count <= 1 << 16:
        raise DamagedList(f"a table of {count} values")
    return Table(area, reader.take(f"{count}u2").astype(np.uint16))


def _polynomial(reader: _Reader) -> Polynomial:
    area, degree = reader.area(), reader.number()
    if degree > _MOST_DEGREE:
        raise DamagedList(f"a polynomial of degree {degree}")
    return Polynomial(area, reader.floats(degree + 1))


def _gain_map(reader: _Reader) -> GainMap:
    area, down, across = reader.area(), reader.number(), reader.number()
    spacing, origin = list(reader.pair()), list(reader.pair())
    planes = reader.number()
    # One point is everywhere.
    for axis, points in enumerate((down, across)):
        if points == 1:
            spacing[axis], origin[axis] = 1.0, 0.0
    if not (down and across and planes) or min(spacing) < _LEAST_SPACING:
        raise DamagedList("a map of gains has no points")
    gains = reader.take(f"{down * across * planes}f4").astype(np.float32)
    if gains.min() < 0:
        raise DamagedList("a gain is negative")
    return GainMap(
        area,
        (spacing[0], spacing[1]),
        (origin[0], origin[1]),
        gains.reshape(down, across, planes),
    )


def _lines(*, across: bool, factor: bool) -> Callable[[_Reader], Lines]:
    def read(reader: _Reader) -> Lines:
        area, count = reader.area(), reader.number()
        first, last, pitch = (
            (area.left, area.right, area.column_pitch)
            if across
            else (area.top, area.bottom, area.row_pitch)
        )
        if count < len(range(first, last, pitch)):
            raise DamagedList("rows or columns have no values")
        values = reader.take(f"{count}f4").astype(np.float32)
        return Lines(area, values, across, factor)

    return read


_READERS: dict[int, Callable[[_Reader], Step]] = {
    1: _rectilinear, 2: _fisheye, 3: _vignette, 4: _constant, 5: _bad_list,
    7: _table, 8: _polynomial, 9: _gain_map,
    10: _lines(across=False, factor=False), 11: _lines(across=True, factor=False),
    12: _lines(across=False, factor=True), 13: _lines(across=True, factor=True),
    14: _rectilinear_2,
}  # fmt: skip


def read_opcodes(data: bytes) -> list[Opcode]:
    """Read a list of corrections.

    Parameters
    ----------
    data
        The value of OpcodeList1, 2 or 3 (tags 51008, 51009, 51022).

    Raises
    ------
    DamagedList
        It does not hold what it says; then none of it can be trusted.
    """
    if len(data) < 4:
        raise DamagedList("a list without a count")
    (count,) = struct.unpack_from(">I", data)
    if count > (len(data) - 4) // _HEAD:
        raise DamagedList(f"{count} corrections in {len(data)} bytes")
    opcodes, start = [], 4
    for _ in range(count):
        if start + _HEAD > len(data):
            raise DamagedList("a correction is cut off")
        number, *version, flags, size = struct.unpack_from(">I4BII", data, start)
        start += _HEAD
        if start + size > len(data):
            raise DamagedList(f"a correction of {size} bytes is cut off")
        known = _READERS.get(number) if tuple(version) <= _NEWEST else None
        step = known(_Reader(data[start : start + size])) if known else Unknown()
        name = _NAMES.get(number, f"number {number}")
        opcodes.append(Opcode(name, step, bool(flags & _OPTIONAL)))
        start += size
    return opcodes
