"""Exact steps from a guessed pre-image to the true one, compiled; import it late."""

from __future__ import annotations

from typing import Any

import numba  # noqa: TID253  # imported late by its users
import numpy as np

__all__ = ["polish"]

_OPTIONS: dict[str, Any] = {
    "nogil": True, "boundscheck": False, "error_model": "numpy", "cache": True,
}  # fmt: skip
_STEPS = 10
_SOLVED = 1e-14  # squared residual: float32 code values cannot tell less
_FLAT = 1e-9  # determinant of a step that leads nowhere
_FARTHEST = 0.25  # a step beyond this has lost the guess's neighbourhood
_BORDER = 0.05  # beyond the cube: rounded colours of its border are undone to there


@numba.njit(inline="always", **_OPTIONS)
def _evaluate(table, x, y, slopes):  # type: ignore[no-untyped-def]
    """Evaluate the tetrahedral interpolant and its derivative at `x`.

    `y` (3) takes the value, `slopes` (3 out, 3 in) the derivative of the tetrahedron;
    the outermost cells are continued beyond the cube.
    """
    last = table.shape[0] - 1
    cell_r = min(max(int(x[0] * last), 0), last - 1)
    cell_g = min(max(int(x[1] * last), 0), last - 1)
    cell_b = min(max(int(x[2] * last), 0), last - 1)
    r = x[0] * last - cell_r
    g = x[1] * last - cell_g
    b = x[2] * last - cell_b
    first = 0 if r >= g and r >= b else (1 if g >= b else 2)
    third = 2 if b <= r and b <= g else (1 if g <= r else 0)
    if first == third:  # on the grey diagonal of the cell
        first, third = 0, 2
    second = 3 - first - third
    i, j, k = cell_r, cell_g, cell_b
    for c in range(3):
        y[c] = table[i, j, k, c]
    for axis in (first, second, third):
        i1 = i + (1 if axis == 0 else 0)
        j1 = j + (1 if axis == 1 else 0)
        k1 = k + (1 if axis == 2 else 0)
        part = r if axis == 0 else (g if axis == 1 else b)
        for c in range(3):
            slope = float(table[i1, j1, k1, c]) - float(table[i, j, k, c])
            y[c] += slope * part
            slopes[c, axis] = slope * last
        i, j, k = i1, j1, k1


@numba.njit(inline="always", **_OPTIONS)
def _step(slopes, wanted, move):  # type: ignore[no-untyped-def]
    """Solve slopes @ move = wanted by Cramer's rule; return whether it can be."""
    a, b, c = slopes[0, 0], slopes[0, 1], slopes[0, 2]
    d, e, f = slopes[1, 0], slopes[1, 1], slopes[1, 2]
    g, h, i = slopes[2, 0], slopes[2, 1], slopes[2, 2]
    first, second, third = e * i - f * h, f * g - d * i, d * h - e * g
    determinant = a * first + b * second + c * third
    if abs(determinant) < _FLAT:
        return False
    u, v, w = wanted[0], wanted[1], wanted[2]
    move[0] = (u * first + v * (c * h - b * i) + w * (b * f - c * e)) / determinant
    move[1] = (u * second + v * (a * i - c * g) + w * (c * d - a * f)) / determinant
    move[2] = (u * third + v * (b * g - a * h) + w * (a * e - b * d)) / determinant
    return True


@numba.njit(**_OPTIONS)
def polish(table, asked, guesses):  # type: ignore[no-untyped-def]
    """Take every guess to the colour that gives exactly the one asked for.

    Newton's method on a piecewise affine map: the first step inside the right
    tetrahedron ends at the solution. A guess from which no solution in the cube (or
    close beside it) is reached stays as it is.

    Parameters
    ----------
    table
        Float32 (n, n, n, 3).
    asked
        Float32 (count, 3).
    guesses
        Float32 (count, 3), changed in place.
    """
    x, y, wanted, move = np.empty(3), np.empty(3), np.empty(3), np.empty(3)
    slopes = np.empty((3, 3))
    for p in range(len(asked)):
        for axis in range(3):
            x[axis] = min(max(float(guesses[p, axis]), -_BORDER), 1 + _BORDER)
        for _ in range(_STEPS):
            _evaluate(table, x, y, slopes)
            error = 0.0
            for c in range(3):
                wanted[c] = asked[p, c] - y[c]
                error += wanted[c] * wanted[c]
            if error <= _SOLVED:
                for axis in range(3):
                    guesses[p, axis] = x[axis]
                break
            if not _step(slopes, wanted, move):
                break
            farthest = max(abs(move[0]), abs(move[1]), abs(move[2]))
            if farthest > _FARTHEST:
                break
            for axis in range(3):
                x[axis] = min(max(x[axis] + move[axis], -_BORDER), 1 + _BORDER)
