"""The `Lut3D` value: what a 3D look-up table is."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any, Self

import numpy as np
from numpy.typing import ArrayLike, NDArray

from looksmith.lut.errors import LutError

__all__ = ["MAX_SIZE", "MIN_SIZE", "Curves", "Lut3D", "identity_table"]

MIN_SIZE, MAX_SIZE = 2, 129
MAX_CURVE_LENGTH = 65536

FloatArray = NDArray[np.float32]
Triple = tuple[float, float, float]

_ZEROS: Triple = (0.0, 0.0, 0.0)
_ONES: Triple = (1.0, 1.0, 1.0)


def identity_table(size: int) -> FloatArray:
    """Return the table that changes nothing, float32 (size, size, size, 3)."""
    axis = np.linspace(0, 1, size, dtype=np.float32)
    return np.stack(np.meshgrid(axis, axis, axis, indexing="ij"), axis=-1)


def _check_domain(low: Triple, high: Triple) -> None:
    if not (np.isfinite(low).all() and np.isfinite(high).all()):
        raise LutError("The domain of a LUT must be finite.")
    if any(a >= b for a, b in zip(low, high, strict=True)):
        raise LutError(f"The domain's minimum {low} must lie below its maximum {high}.")


def _frozen(values: ArrayLike) -> FloatArray:
    array = np.array(values, dtype=np.float32, order="C", copy=True)
    array.flags.writeable = False
    return array


@dataclass(frozen=True, eq=False)
class Curves:
    """Three 1D tables, one a channel, interpolated linearly and clamped at the ends.

    Parameters
    ----------
    table
        Float32 (length, 3), length 2..65536.
    low, high
        Input of the first and of the last entry, per channel.
    """

    table: FloatArray
    low: Triple = _ZEROS
    high: Triple = _ONES

    def __post_init__(self) -> None:
        table = _frozen(self.table)
        if table.ndim != 2 or table.shape[1] != 3:
            raise LutError(f"Curves need a table (length, 3), not {table.shape}.")
        if not 2 <= len(table) <= MAX_CURVE_LENGTH:
            raise LutError(f"A curve has 2 to {MAX_CURVE_LENGTH} entries.")
        if not np.isfinite(table).all():
            raise LutError("A curve holds a value that is not finite.")
        _check_domain(self.low, self.high)
        object.__setattr__(self, "table", table)

    def __call__(self, pixels: NDArray[Any]) -> NDArray[Any]:
        """Evaluate on (..., 3) in the precision of `pixels`."""
        out = np.empty_like(pixels)
        for channel in range(3):
            inputs = np.linspace(self.low[channel], self.high[channel], len(self.table))
            out[..., channel] = np.interp(
                pixels[..., channel], inputs, self.table[:, channel]
            )
        return out


@dataclass(frozen=True, eq=False)
class Lut3D:
    """A 3D look-up table; its arrays are read-only.

    A colour passes through `shaper` (if any), is placed in the lattice by `low` and
    `high`, interpolated tetrahedrally, and passes through `post` (if any). Colours
    outside the domain take the colour at its border.

    Parameters
    ----------
    table
        Float32 (size, size, size, 3), indexed [r, g, b, channel], size 2..129.
        Values may lie outside [0, 1].
    low, high
        The lattice's domain per channel (after the shaper).
    shaper, post
        1D curves before and after the table.
    title
        Name for people.
    input_space
        Name of the encoding that the table expects and gives, "sRGB" unless told.
    """

    table: FloatArray
    low: Triple = _ZEROS
    high: Triple = _ONES
    shaper: Curves | None = None
    post: Curves | None = None
    title: str = ""
    input_space: str = "sRGB"

    def __post_init__(self) -> None:
        shape = np.shape(self.table)
        if len(shape) != 4 or len(set(shape[:3])) != 1 or shape[3] != 3:
            raise LutError(f"A 3D LUT needs a table (n, n, n, 3), not {shape}.")
        if not MIN_SIZE <= shape[0] <= MAX_SIZE:
            raise LutError(
                f"A 3D LUT of size {shape[0]} is outside {MIN_SIZE}..{MAX_SIZE}."
            )
        table = _frozen(self.table)
        if not np.isfinite(table).all():
            raise LutError("The LUT holds a value that is not finite.")
        _check_domain(self.low, self.high)
        object.__setattr__(self, "table", table)

    @classmethod
    def identity(cls, size: int = 2, title: str = "Original") -> Self:
        """Return the LUT that changes nothing."""
        return cls(identity_table(size), title=title)

    @property
    def size(self) -> int:
        """The number of lattice points along an axis."""
        return int(self.table.shape[0])

    @property
    def is_plain(self) -> bool:
        """Whether the table alone says it all: unit domain, no curves."""
        return (
            self.low == _ZEROS
            and self.high == _ONES
            and self.shaper is None
            and self.post is None
        )

    @cached_property
    def is_identity(self) -> bool:
        """Whether the LUT leaves every colour of its domain as it is (to 1e-6)."""
        if not self.is_plain:
            return False
        return bool(np.abs(self.table - identity_table(self.size)).max() <= 1e-6)

    def replace(self, **changes: Any) -> Self:
        """Return a copy with some fields changed."""
        return replace(self, **changes)
