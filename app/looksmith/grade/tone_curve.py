"""The tone curve that people draw: points, and a curve that never overshoots them."""

from __future__ import annotations

from dataclasses import dataclass, fields
from functools import lru_cache
from typing import Any

import numpy as np
from numpy.typing import NDArray

from looksmith.grade.errors import RecipeError
from looksmith.grade.tones import CURVE_POINTS, along_curve, bend_tones

__all__ = [
    "CURVE_CHANNELS",
    "MOST_POINTS",
    "STRAIGHT",
    "CurveError",
    "ToneCurve",
    "apply_curves",
    "curve_through",
]

FloatArray = NDArray[np.float32]
Points = tuple[tuple[float, float], ...]

STRAIGHT: Points = ((0.0, 0.0), (1.0, 1.0))
CURVE_CHANNELS = ("master", "red", "green", "blue")
MOST_POINTS = 16

_NEAREST = 1e-3  # between two points


class CurveError(RecipeError):
    """Points do not make a curve; the message says which."""


def _checked(name: str, points: Any) -> Points:
    try:
        found = tuple((float(x), float(y)) for x, y in points)
    except (TypeError, ValueError, OverflowError) as error:
        raise CurveError(f"The {name} curve is not a list of points.") from error
    if not 2 <= len(found) <= MOST_POINTS:
        raise CurveError(
            f"The {name} curve has {len(found)} points; it takes 2 to {MOST_POINTS}."
        )
    values = np.array(found)
    if not ((values >= 0) & (values <= 1)).all():  # False for NaN, too
        raise CurveError(f"The {name} curve leaves the square from 0 to 1.")
    if (np.diff(values[:, 0]) < _NEAREST).any():
        raise CurveError(f"The {name} curve's points must go from left to right.")
    return found


@dataclass(frozen=True)
class ToneCurve:
    """Curves over code values in [0, 1], as points (input, output) from left to right.

    Parameters
    ----------
    master
        Bends the tones; hues stay.
    red, green, blue
        Bend a channel each, before the master.

    Raises
    ------
    CurveError
        There are too few or too many points, or they lie badly.
    """

    master: Points = STRAIGHT
    red: Points = STRAIGHT
    green: Points = STRAIGHT
    blue: Points = STRAIGHT

    def __post_init__(self) -> None:
        for field in fields(self):
            points = _checked(field.name, getattr(self, field.name))
            object.__setattr__(self, field.name, points)

    @property
    def is_neutral(self) -> bool:
        """Whether nothing changes."""
        return all(getattr(self, name) == STRAIGHT for name in CURVE_CHANNELS)


def _slopes(x: FloatArray, y: FloatArray) -> FloatArray:
    """Return the slope at each point (Fritsch and Butland, 1984)."""
    widths, secants = np.diff(x), np.diff(y) / np.diff(x)
    if len(x) == 2:
        return np.repeat(secants, 2)
    left, right = secants[:-1], secants[1:]
    near, far = 2 * widths[1:] + widths[:-1], widths[1:] + 2 * widths[:-1]
    rises = left * right > 0
    safe = np.where(rises, left, 1), np.where(rises, right, 1)
    inner = np.where(rises, (near + far) / (near / safe[0] + far / safe[1]), 0)
    ends = [
        _end_slope(widths[0], widths[1], secants[0], secants[1]),
        _end_slope(widths[-1], widths[-2], secants[-1], secants[-2]),
    ]
    return np.concatenate([ends[:1], inner, ends[1:]])


def _end_slope(width: float, beside: float, secant: float, next_: float) -> float:
    slope = ((2 * width + beside) * secant - width * next_) / (width + beside)
    if slope * secant <= 0:
        return 0.0
    if secant * next_ <= 0 and abs(slope) > 3 * abs(secant):
        return 3 * secant
    return float(slope)


@lru_cache(maxsize=32)
def curve_through(points: Points, length: int = CURVE_POINTS) -> FloatArray:
    """Return a curve through points at evenly spaced inputs in [0, 1].

    Piecewise cubic, smooth, monotone wherever the points are, and level before the
    first point and after the last.

    Parameters
    ----------
    points
        (input, output), from left to right.
    length
        How many inputs.

    Returns
    -------
    ndarray
        Float32 (length,), read-only.
    """
    x, y = np.array(points, np.float64).T
    slopes = _slopes(x, y)
    at = np.clip(np.linspace(0, 1, length), x[0], x[-1])
    cell = np.clip(np.searchsorted(x, at, side="right") - 1, 0, len(x) - 2)
    width = x[cell + 1] - x[cell]
    t = (at - x[cell]) / width
    first, second = y[cell], y[cell + 1]
    bend = t * (1 - t)
    found = (
        first
        + (second - first) * t * t * (3 - 2 * t)
        + width * bend * ((1 - t) * slopes[cell] - t * slopes[cell + 1])
    )
    curve = np.asarray(np.clip(found, 0, 1), np.float32)
    curve.flags.writeable = False
    return curve


def apply_curves(encoded: FloatArray, curve: ToneCurve) -> FloatArray:
    """Apply the channels' curves, then the master.

    Parameters
    ----------
    encoded
        Float32 (..., 3), sRGB code values, unbounded: beyond [0, 1] a curve goes on
        with slope 1.

    Returns
    -------
    ndarray
        Float32 (..., 3); `encoded` itself if nothing changes.
    """
    channels = (curve.red, curve.green, curve.blue)
    if any(points != STRAIGHT for points in channels):
        bent = [
            along_curve(encoded[..., index], curve_through(points))
            for index, points in enumerate(channels)
        ]
        encoded = np.stack(bent, axis=-1)
    if curve.master != STRAIGHT:
        encoded = bend_tones(encoded, curve_through(curve.master))
    return encoded
