"""Matrix profiles: building ICC profile bytes, and the tone curves inside them."""

from __future__ import annotations

import functools
import struct
from dataclasses import dataclass
from typing import Any, Protocol

import numpy as np
from numpy.typing import NDArray

__all__ = [
    "D50",
    "D65",
    "SRGB_CURVE",
    "SRGB_TO_D50",
    "Curve",
    "ParametricCurve",
    "Primaries",
    "TableCurve",
    "adobe_rgb_profile",
    "colorant_profile",
    "colorants",
    "display_p3_profile",
    "linear_srgb_profile",
    "matrix_profile",
    "prophoto_profile",
    "srgb_profile",
]

FloatArray = NDArray[np.float64]
Point = tuple[float, float]
Primaries = tuple[Point, Point, Point]

D50: FloatArray = np.array([0.9642, 1.0, 0.8249])
D65: Point = (0.3127, 0.3290)

# ICC.1:2022, annex E: the linearised Bradford cone responses.
_BRADFORD = np.array(
    [[0.8951, 0.2664, -0.1614], [-0.7502, 1.7135, 0.0367], [0.0389, -0.0685, 1.0296]]
)


class Curve(Protocol):
    """A tone curve: device code values to linear light, and back."""

    def decode(self, codes: NDArray[Any]) -> NDArray[Any]:
        """Turn code values (1 is full) into linear light, odd about 0."""

    def encode(self, linear: NDArray[Any]) -> NDArray[Any]:
        """Turn linear light into code values; the inverse of `decode`."""


@dataclass(frozen=True)
class ParametricCurve:
    """The ICC's five-segment curve: ``(a x + b)^g + e`` from d on, else ``c x + f``.

    Parameters
    ----------
    g, a, b, c, d, e, f
        As in ICC.1:2022, 10.18. A plain power law has a = 1 and everything else 0.
    """

    g: float
    a: float = 1.0
    b: float = 0.0
    c: float = 0.0
    d: float = 0.0
    e: float = 0.0
    f: float = 0.0

    def decode(self, codes: NDArray[Any]) -> NDArray[Any]:
        """Turn code values into linear light, odd about 0 and unbounded above 1."""
        size = np.abs(codes)
        upper = np.maximum(self.a * size + self.b, 0) ** self.g + self.e
        lower = self.c * size + self.f
        values = np.where(size >= self.d, upper, lower)
        return np.asarray(np.copysign(values, codes))

    def encode(self, linear: NDArray[Any]) -> NDArray[Any]:
        """Turn linear light into code values."""
        size = np.abs(linear)
        knee = max(self.a * self.d + self.b, 0) ** self.g + self.e
        upper = (np.maximum(size - self.e, 0) ** (1 / self.g) - self.b) / self.a
        lower = (size - self.f) / self.c if self.c > 0 else np.zeros_like(size)
        codes = np.maximum(np.where(size >= knee, upper, lower), 0)
        return np.asarray(np.copysign(codes, linear))


@dataclass(frozen=True, eq=False)
class TableCurve:
    """A sampled curve, evenly spaced over [0, 1], linear between and beyond.

    Parameters
    ----------
    table
        At least two float64 values, rising.
    """

    table: FloatArray

    def decode(self, codes: NDArray[Any]) -> NDArray[Any]:
        """Turn code values into linear light; the last slope goes on above 1."""
        grid = np.linspace(0, 1, len(self.table))
        return self._along(codes, grid, self.table)

    def encode(self, linear: NDArray[Any]) -> NDArray[Any]:
        """Turn linear light into code values."""
        # A flat stretch has no inverse: the smallest rise makes it one.
        rise = np.maximum.accumulate(self.table) + np.arange(len(self.table)) * 1e-12
        return self._along(linear, rise, np.linspace(0, 1, len(self.table)))

    @staticmethod
    def _along(values: NDArray[Any], x: FloatArray, y: FloatArray) -> NDArray[Any]:
        size = np.abs(values)
        inside = np.interp(size, x, y)
        # Over the last sixteenth, so that one odd last sample cannot rule the slope.
        back = max(1, len(x) // 16)
        slope = (y[-1] - y[-1 - back]) / max(x[-1] - x[-1 - back], 1e-9)
        beyond = y[-1] + (size - x[-1]) * slope
        result = np.where(size > x[-1], beyond, inside)
        signed: NDArray[Any] = np.copysign(result, values)
        return signed.astype(values.dtype, copy=False)


SRGB_CURVE = ParametricCurve(2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045)


def _white(xy: Point) -> FloatArray:
    x, y = xy
    return np.array([x / y, 1.0, (1 - x - y) / y])


def _adaptation(white: FloatArray) -> FloatArray:
    gains: FloatArray = (_BRADFORD @ D50) / (_BRADFORD @ white)
    return np.asarray(np.linalg.inv(_BRADFORD) @ np.diag(gains) @ _BRADFORD)


def colorants(primaries: Primaries, white_xy: Point) -> FloatArray:
    """Return linear RGB to XYZ under D50, (3, 3), from chromaticities (CIE 1931)."""
    white = _white(white_xy)
    xyz = np.stack([_white(xy) for xy in primaries], axis=1)
    xyz = xyz * np.linalg.solve(xyz, white)
    return np.asarray(_adaptation(white) @ xyz)


_SRGB: Primaries = ((0.64, 0.33), (0.30, 0.60), (0.15, 0.06))
_P3: Primaries = ((0.68, 0.32), (0.265, 0.69), (0.15, 0.06))
_ADOBE: Primaries = ((0.64, 0.33), (0.21, 0.71), (0.15, 0.06))
_PROPHOTO: Primaries = (
    (0.734699, 0.265301),
    (0.159597, 0.840403),
    (0.036598, 0.000105),
)
_D50_XY: Point = (0.345704, 0.358540)

SRGB_TO_D50: FloatArray = colorants(_SRGB, D65)


def _fixed(*values: float) -> bytes:
    return struct.pack(f">{len(values)}i", *(round(v * 65536) for v in values))


def _text(text: str) -> bytes:
    body = text.encode("utf-16-be")
    head = struct.pack(">4s4xII2s2sII", b"mluc", 1, 12, b"en", b"US", len(body), 28)
    return head + body


def _curve(curve: ParametricCurve) -> bytes:
    if (curve.a, curve.b, curve.c, curve.d) == (1, 0, 0, 0):
        return struct.pack(">4s4xHxx", b"para", 0) + _fixed(curve.g)
    values = (curve.g, curve.a, curve.b, curve.c, curve.d)
    return struct.pack(">4s4xHxx", b"para", 3) + _fixed(*values)


def matrix_profile(
    description: str,
    primaries: Primaries,
    white: Point,
    curve: ParametricCurve,
) -> bytes:
    """Build a version 4 display profile of three primaries and one tone curve.

    Parameters
    ----------
    description
        The name that programs show.
    primaries, white
        CIE 1931 x, y of red, green, blue, and of the white.
    curve
        Code values to linear light; a power law or sRGB-like (e = f = 0).

    Returns
    -------
    bytes
        The profile, the same for the same arguments (its date is fixed).
    """
    adaptation = _adaptation(_white(white))
    return colorant_profile(description, colorants(primaries, white), curve, adaptation)


def colorant_profile(
    description: str,
    to_d50: FloatArray,
    curve: ParametricCurve,
    adaptation: FloatArray | None = None,
) -> bytes:
    """Build a version 4 display profile of linear RGB's colours under D50.

    Parameters
    ----------
    description
        The name that programs show.
    to_d50
        (3, 3), linear RGB to XYZ under D50.
    curve
        Code values to linear light; a power law or sRGB-like (e = f = 0).
    adaptation
        (3, 3), from the display's own white to D50; None for a D50 display.
    """
    columns = to_d50.T
    chad = np.eye(3) if adaptation is None else adaptation
    curve_tag = _curve(curve)
    tags = {
        b"desc": _text(description),
        b"cprt": _text("No copyright, use freely"),
        b"wtpt": b"XYZ \0\0\0\0" + _fixed(*D50),
        b"chad": b"sf32\0\0\0\0" + _fixed(*chad.ravel()),
        b"rXYZ": b"XYZ \0\0\0\0" + _fixed(*columns[0]),
        b"gXYZ": b"XYZ \0\0\0\0" + _fixed(*columns[1]),
        b"bXYZ": b"XYZ \0\0\0\0" + _fixed(*columns[2]),
    }
    offset = 128 + 4 + 12 * (len(tags) + 3)
    index, body = b"", b""
    for name, data in tags.items():
        index += struct.pack(">4sII", name, offset + len(body), len(data))
        body += data + bytes(-len(data) % 4)
    for name in (b"rTRC", b"gTRC", b"bTRC"):
        index += struct.pack(">4sII", name, offset + len(body), len(curve_tag))
    body += curve_tag + bytes(-len(curve_tag) % 4)
    head = struct.pack(
        ">I4sI4s4s4s6H4s4sI16xI12s48x",
        offset + len(body),
        b"\0\0\0\0",
        0x04300000,
        b"mntr",
        b"RGB ",
        b"XYZ ",
        *(2026, 1, 1, 0, 0, 0),
        b"acsp",
        b"\0\0\0\0",
        0,
        1,
        _fixed(*D50),
    )
    return head + struct.pack(">I", len(tags) + 3) + index + body


@functools.cache
def srgb_profile() -> bytes:
    """Return a profile of sRGB (IEC 61966-2-1), to embed on export."""
    return matrix_profile("sRGB", _SRGB, D65, SRGB_CURVE)


@functools.cache
def linear_srgb_profile() -> bytes:
    """Return a profile of linear light in sRGB primaries."""
    return matrix_profile("sRGB linear", _SRGB, D65, ParametricCurve(1.0))


@functools.cache
def display_p3_profile() -> bytes:
    """Return a profile of Display P3."""
    return matrix_profile("Display P3", _P3, D65, SRGB_CURVE)


@functools.cache
def adobe_rgb_profile() -> bytes:
    """Return a profile of Adobe RGB (1998)."""
    gamma = ParametricCurve(563 / 256)
    return matrix_profile("Compatible with Adobe RGB (1998)", _ADOBE, D65, gamma)


@functools.cache
def prophoto_profile() -> bytes:
    """Return a profile of ProPhoto RGB (ROMM RGB) with the plain 1.8 power law."""
    gamma = ParametricCurve(1.8)
    return matrix_profile("ProPhoto RGB", _PROPHOTO, _D50_XY, gamma)
