"""What a look does to colours beyond sRGB: its slope goes on, so nothing is cut.

A table knows the cube of sRGB's code values. A colour c of a wider gamut is split into
p, itself clipped to the cube, and the rest d = c - p. The table gives L(p). The rest is
carried along the table's own slope between p and the point q that lies half of the
range inside, opposite to the rest:

    L(c) = L(p) + |d| / h (L(p) - L(q)),   q = p - h d / |d|,   h = 1/2

So a look that is a matrix goes on as that matrix, a black-and-white one stays black and
white, what is mixed with the original stays that mix, and the result is continuous,
and along d as monotone as the look is between q and p. The slope over half of the range
is truer than that at the cube's face, where most looks have been cut, and folds colours
less often (docs/formats.md has the figures).

Light above white and below black is no colour: what all three channels have of it is
left out of d, and where the luma exceeds white by more than a third, all of d is. There
a look's white is its ceiling and its black its floor.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

__all__ = ["REACH", "carry_beyond", "lies_beyond"]

FloatArray = NDArray[np.float32]

REACH = 0.5
"""How far inside the cube the slope is measured (h above)."""

_CEILING = 1.35  # about a stop above white, in code values
_LUMA = np.array([0.2126, 0.7152, 0.0722], np.float32)


def lies_beyond(encoded: FloatArray) -> bool:
    """Tell whether any colour lies outside of [0, 1]; NaN lies nowhere."""
    return bool(encoded.size) and bool(
        np.fmin.reduce(encoded, axis=None) < 0 or np.fmax.reduce(encoded, axis=None) > 1
    )


def carry_beyond(
    table: FloatArray, encoded: FloatArray, found: FloatArray, passed: float = 0.0
) -> None:
    """Carry what lies beyond the cube through a table, in place.

    Parameters
    ----------
    table
        Float32 (n, n, n, 3), a plain LUT over [0, 1].
    encoded
        Float32 (height, width, 3), contiguous, unbounded.
    found
        Contiguous, the same shape: what the table gives for these colours clipped to
        [0, 1]. Colours inside keep it bit for bit.
    passed
        Share of the light above white and below black that is added as it is: what
        the looks leave to the original.
    """
    from looksmith.lut.wide_kernels import carry_rows

    height = encoded.shape[0]
    carry_rows(
        encoded.reshape(height, -1), found.reshape(height, -1), table.ravel(),
        len(table), np.float32(REACH), _LUMA, np.float32(_CEILING), np.float32(passed),
    )  # fmt: skip
