"""Corrections of a DNG file that work on each value by itself: gains, tables, lines."""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import Any

import numpy as np
from numpy.typing import NDArray

from looksmith.photo.dng_opcodes import (
    Area,
    GainMap,
    Lines,
    Polynomial,
    Table,
    Vignette,
)
from looksmith.work.bands import for_bands

__all__ = ["Frame", "Levels", "Pointwise", "apply_pointwise", "optical_centre"]

FloatArray = NDArray[np.float32]
Pointwise = GainMap | Lines | Polynomial | Table | Vignette

_EVERYWHERE = Area(0, 0, 1 << 32, 1 << 32, planes=1 << 32)
_TOP_CODE = 65535


@dataclass(frozen=True, eq=False)
class Levels:
    """Where the values of a picture lie.

    Parameters
    ----------
    black
        Float32 (rows, columns, planes), repeated all over the picture.
    full
        What is 1, above black.
    ceiling
        The code that none may pass; None for floats, which may be above 1.
    """

    black: FloatArray
    full: float = 1.0
    ceiling: float | None = None

    def black_of(self, rows: range, columns: range, plane: int) -> FloatArray:
        """Return the black of some rows and columns of the picture."""
        down, across, _ = self.black.shape
        tile = self.black[..., plane]
        if down == across == 1:
            return tile
        return np.asarray(tile[np.array(rows) % down][:, np.array(columns) % across])


@dataclass(frozen=True)
class Frame:
    """How the pixels of a picture lie among those that corrections count in.

    Parameters
    ----------
    height, width
        In the latter.
    top, left
        The place in them of the middle of the picture's first pixel, 0 for their own.
    scale
        How many of them, down and across, one pixel of the picture is.
    """

    height: int
    width: int
    top: float = 0.0
    left: float = 0.0
    scale: int = 1

    def inside(self, area: Area, shape: tuple[int, ...]) -> tuple[range, range]:
        """Return the rows and columns of a picture of this shape that an area has."""
        down = _span(area.top, area.bottom, self.top, self.scale, shape[0])
        across = _span(area.left, area.right, self.left, self.scale, shape[1])
        return range(*down, area.row_pitch), range(*across, area.column_pitch)


def _span(
    start: int, stop: int, first: float, scale: int, count: int
) -> tuple[int, int]:
    ends = (min(max(ceil((end - first) / scale), 0), count) for end in (start, stop))
    return next(ends), next(ends)


@dataclass(frozen=True, eq=False)
class _Places:
    """Where the rows and columns of a band lie in a frame."""

    frame: Frame
    rows: NDArray[np.float64]
    columns: NDArray[np.float64]


def _cells(
    positions: NDArray[np.float64], spacing: float, origin: float, points: int
) -> tuple[NDArray[np.int64], NDArray[np.int64], FloatArray]:
    """Return the points of a grid to both sides of positions 0..1, and how far on."""
    along = np.clip((positions - origin) / spacing, 0, points - 1)
    first = along.astype(np.int64)
    share = (along - first).astype(np.float32)
    return first, np.minimum(first + 1, points - 1), share


def _map_gains(step: GainMap, places: _Places, plane: int) -> FloatArray:
    gains = step.gains[..., min(plane, step.gains.shape[2] - 1)]
    down, across = gains.shape
    rows, below, part = _cells(
        (places.rows + 0.5) / places.frame.height, step.spacing[0], step.origin[0], down
    )
    columns, beside, share = _cells(
        (places.columns + 0.5) / places.frame.width,
        step.spacing[1],
        step.origin[1],
        across,
    )
    lines = gains[rows] + (gains[below] - gains[rows]) * part[:, None]
    left = lines[:, columns]
    return np.asarray(left + (lines[:, beside] - left) * share)


def optical_centre(
    centre: tuple[float, float], frame: Frame
) -> tuple[float, float, float]:
    """Return column and row of an optical centre, and how far its last corner is."""
    right, bottom = frame.width - 1, frame.height - 1
    x, y = centre[0] * right, centre[1] * bottom
    far = float(np.hypot(max(x, right - x), max(y, bottom - y)))
    return x, y, far or 1.0


def _vignette_gains(step: Vignette, places: _Places) -> FloatArray:
    x, y, far = optical_centre(step.centre, places.frame)
    down, across = (places.rows - y) / far, (places.columns - x) / far
    squares = (down[:, None] ** 2 + across**2).astype(np.float32)
    gains = np.zeros_like(squares)
    for factor in reversed((1.0, *step.factors)):
        gains *= squares
        gains += np.float32(factor)
    return np.maximum(gains, 0)


def _line(step: Lines, lines: slice, count: int) -> FloatArray:
    if step.across:
        return step.values[:count]
    return step.values[lines, None]


def _gains(step: GainMap | Vignette, places: _Places, plane: int) -> FloatArray:
    """Return what a step multiplies each pixel of a band with."""
    if isinstance(step, GainMap):
        return _map_gains(step, places, plane)
    return _vignette_gains(step, places)


def _changed(
    step: Lines | Polynomial | Table, values: FloatArray, lines: slice
) -> FloatArray:
    """Return values 0..1 after a step; they are these lines of its area's."""
    match step:
        case Lines():
            line = _line(step, lines, values.shape[1])
            return values * line if step.factor else values + line
        case Polynomial():
            inside = np.clip(values, 0, 1)
            found = np.polynomial.polynomial.polyval(inside, step.factors)
            return np.asarray(np.clip(found, 0, 1), np.float32)
        case Table():
            codes = np.rint(np.clip(values, 0, 1) * _TOP_CODE).astype(np.int64)
            codes = np.minimum(codes, len(step.values) - 1)
            return np.asarray(step.values[codes] / np.float32(_TOP_CODE))


def apply_pointwise(
    picture: NDArray[Any], step: Pointwise, levels: Levels, frame: Frame
) -> None:
    """Carry out a step in place.

    Parameters
    ----------
    picture
        (height, width, planes), uint16 or float32.
    step
        What is asked for; its area's pitches are in pixels of the picture.
    levels
        Of the picture.
    frame
        Of the step.
    """
    area = _EVERYWHERE if isinstance(step, Vignette) else step.area
    rows, columns = frame.inside(area, picture.shape)
    across = np.array(columns) * frame.scale + frame.left
    last = min(area.plane + area.planes, picture.shape[2])

    def band(start: int, stop: int) -> None:
        down = np.array(rows[start:stop]) * frame.scale + frame.top
        places = _Places(frame, down, across)
        for plane in range(area.plane, last):
            part = picture[rows.start : rows.stop, columns.start : columns.stop, plane]
            part = part[:: rows.step, :: columns.step][start:stop]
            black = levels.black_of(rows[start:stop], columns, plane)
            values = part - black
            if isinstance(step, GainMap | Vignette):
                values *= _gains(step, places, plane)
            else:
                values /= np.float32(levels.full)
                values = _changed(step, values, slice(start, stop))
                values *= np.float32(levels.full)
            if levels.ceiling is not None:
                black = black + np.float32(0.5)
                np.clip(values, -black, levels.ceiling - black, out=values)
            np.add(values, black, out=part, casting="unsafe")

    if columns:
        for_bands(len(rows), band)
