"""From sRGB to what a monitor needs, ready to be applied to every frame.

Most monitor profiles are a matrix and tone curves: these are applied exactly. For
those that hold tables, a lattice stands in. Over sRGB's own code values it would be
wrong by several codes near black, where the tone curves of monitors differ most from
sRGB's; so every channel first goes through the monitor's response to greys, behind
which the lattice is close to a straight line everywhere, and exact on the grey axis.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from looksmith.colour.icc import (
    Intent,
    ProfileError,
    from_working,
    is_srgb,
    primaries_matrix,
)
from looksmith.colour.transfer import decode_srgb, encode_srgb

__all__ = ["LatticeMonitor", "MatrixMonitor", "Monitor", "monitor_of"]

_SIZE = 49
_SAMPLES = 4096
_SLOPE = 0.02  # at least this much of a straight line, so that shapers can be inverted
_CODES = np.linspace(0, 1, 256, dtype=np.float32)

FloatArray = NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class MatrixMonitor:
    """A monitor of three primaries and a tone curve for each.

    Parameters
    ----------
    matrix
        Float32 (3, 3) from linear sRGB to the monitor's linear light.
    curves
        Float32 (3, n): code values, 0..1, at the squares of evenly spaced places,
        where the curves of monitors are nearly straight.
    """

    matrix: FloatArray
    curves: FloatArray


@dataclass(frozen=True, eq=False)
class LatticeMonitor:
    """A monitor that tables describe.

    Parameters
    ----------
    shapers
        Uint16 (3, 256): what each channel's sRGB code values become first.
    table
        Float32 (n, n, n, 3): from there to the monitor's code values, 0..1.
    """

    shapers: NDArray[np.uint16]
    table: FloatArray


Monitor = MatrixMonitor | LatticeMonitor


def monitor_of(
    icc: bytes, *, intent: Intent = "relative", black_point: bool = True
) -> Monitor | None:
    """Return the conversion from sRGB to a monitor's profile; None where that is sRGB.

    Parameters
    ----------
    icc
        An RGB profile that can be written to.
    intent, black_point
        How a profile of tables is used.

    Raises
    ------
    ProfileError
        The profile is broken, or not one for RGB output.
    """
    if is_srgb(icc):
        return None
    matrix = primaries_matrix(icc)
    if matrix is not None:
        return _of_matrix(icc, matrix)
    return _of_tables(icc, intent, black_point)


def _checked(codes: FloatArray) -> FloatArray:
    if not np.isfinite(codes).all():
        raise ProfileError("The monitor's colour profile gives impossible colours.")
    return np.clip(codes, 0, 1).astype(np.float32)


def _of_matrix(icc: bytes, matrix: NDArray[np.float64]) -> MatrixMonitor:
    light = np.linspace(0, 1, _SAMPLES) ** 2
    # What shows as equal light of the monitor's three primaries
    working = np.repeat(light[:, None], 3, axis=1) @ matrix.T
    encoded = encode_srgb(working.astype(np.float32))
    curves = _checked(from_working(encoded[None], icc))[0].T
    inverse = np.linalg.inv(matrix).astype(np.float32)
    return MatrixMonitor(inverse, np.ascontiguousarray(curves))


def _of_tables(icc: bytes, intent: Intent, black_point: bool) -> LatticeMonitor:
    def convert(colours: FloatArray) -> FloatArray:
        return _checked(
            from_working(colours, icc, intent=intent, black_point=black_point)
        )

    greys = convert(np.repeat(_CODES[:, None, None], 3, axis=2))[:, 0]
    shapers = np.stack([_shaper(greys[:, channel]) for channel in range(3)])
    places = np.linspace(0, 1, _SIZE)
    axes = [np.interp(places, shaper, _CODES) for shaper in shapers]
    grid = np.stack(np.meshgrid(*axes, indexing="ij"), axis=-1).astype(np.float32)
    table = convert(grid.reshape(_SIZE, -1, 3)).reshape(grid.shape)
    return LatticeMonitor(np.rint(shapers * 65535).astype(np.uint16), table)


def _shaper(response: FloatArray) -> NDArray[np.float64]:
    """Return a rising curve from 0 to 1 along a monitor's response to greys."""
    rising = np.maximum.accumulate(response.astype(np.float64))
    spread = rising[-1] - rising[0]
    along = (rising - rising[0]) / spread if spread > 0 else _CODES
    return np.asarray(along * (1 - _SLOPE) + _CODES * _SLOPE, np.float64)


def decode_table() -> FloatArray:
    """Return the linear light of the 256 code values of 8-bit sRGB."""
    return decode_srgb(_CODES)
