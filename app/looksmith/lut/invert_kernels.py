"""Newton's method on a piecewise affine map, compiled; import it late."""

from __future__ import annotations

from typing import Any

import numba  # noqa: TID253  # imported late by its users
import numpy as np

__all__ = ["solve"]

_OPTIONS: dict[str, Any] = {
    "nogil": True,
    "boundscheck": False,
    "error_model": "numpy",
    "cache": True,
}
_OUTSIDE = 0.5  # how far beyond the cube a pre-image may lie


@numba.njit(inline="always", **_OPTIONS)
def _evaluate(table, x, y, jacobian):  # type: ignore[no-untyped-def]
    """Evaluate the tetrahedral interpolant at `x`, extended linearly beyond the cube.

    `y` receives the value and `jacobian` (3 out, 3 in) the derivative.
    """
    size = table.shape[0]
    fraction = np.empty(3)
    corner = np.empty(3, np.int64)
    for i in range(3):
        place = x[i] * (size - 1)
        cell = int(np.floor(place))
        cell = min(max(cell, 0), size - 2)
        corner[i] = cell
        fraction[i] = place - cell
    order = np.empty(3, np.int64)
    order[0] = 0 if fraction[0] >= fraction[1] else 1
    order[1] = 1 - order[0]
    order[2] = 2
    if fraction[2] > fraction[order[1]]:
        order[2] = order[1]
        order[1] = 2
        if fraction[2] > fraction[order[0]]:
            order[1] = order[0]
            order[0] = 2
    for c in range(3):
        y[c] = table[corner[0], corner[1], corner[2], c]
    for rank in range(3):
        axis = order[rank]
        r0, g0, b0 = corner[0], corner[1], corner[2]
        corner[axis] += 1
        for c in range(3):
            slope = table[corner[0], corner[1], corner[2], c] - table[r0, g0, b0, c]
            y[c] += slope * fraction[axis]
            jacobian[c, axis] = slope * (size - 1)


@numba.njit(inline="always", **_OPTIONS)
def _damped_step(jacobian, residual, damping, step):  # type: ignore[no-untyped-def]
    """Solve (J'J + damping I) step = J' residual by Cramer's rule."""
    a = np.empty((3, 3))
    b = np.empty(3)
    for i in range(3):
        b[i] = 0.0
        for k in range(3):
            b[i] += jacobian[k, i] * residual[k]
        for j in range(3):
            a[i, j] = 0.0
            for k in range(3):
                a[i, j] += jacobian[k, i] * jacobian[k, j]
        a[i, i] += damping
    c00 = a[1, 1] * a[2, 2] - a[1, 2] * a[2, 1]
    c01 = a[1, 2] * a[2, 0] - a[1, 0] * a[2, 2]
    c02 = a[1, 0] * a[2, 1] - a[1, 1] * a[2, 0]
    determinant = a[0, 0] * c00 + a[0, 1] * c01 + a[0, 2] * c02
    c11 = a[0, 0] * a[2, 2] - a[0, 2] * a[2, 0]
    c12 = a[0, 1] * a[2, 0] - a[0, 0] * a[2, 1]
    c22 = a[0, 0] * a[1, 1] - a[0, 1] * a[1, 0]
    if determinant <= 1e-30:
        for i in range(3):
            step[i] = b[i]
        return
    step[0] = (c00 * b[0] + c01 * b[1] + c02 * b[2]) / determinant
    step[1] = (c01 * b[0] + c11 * b[1] + c12 * b[2]) / determinant
    step[2] = (c02 * b[0] + c12 * b[1] + c22 * b[2]) / determinant


@numba.njit(inline="always", **_OPTIONS)
def _descend(table, target, x, y, jacobian, most):  # type: ignore[no-untyped-def]
    """Levenberg-Marquardt from `x`, in place; return the squared residual."""
    residual = np.empty(3)
    step = np.empty(3)
    trial = np.empty(3)
    trial_y = np.empty(3)
    trial_jacobian = np.empty((3, 3))
    damping = 1e-9
    _evaluate(table, x, y, jacobian)
    error = 0.0
    for c in range(3):
        error += (target[c] - y[c]) ** 2
    for _ in range(most):
        if error < 1e-14:
            break
        for c in range(3):
            residual[c] = target[c] - y[c]
        _damped_step(jacobian, residual, damping, step)
        moved = 0.0
        for i in range(3):
            trial[i] = min(max(x[i] + step[i], -_OUTSIDE), 1 + _OUTSIDE)
            moved += (trial[i] - x[i]) ** 2
        _evaluate(table, trial, trial_y, trial_jacobian)
        trial_error = 0.0
        for c in range(3):
            trial_error += (target[c] - trial_y[c]) ** 2
        if trial_error < error:
            error = trial_error
            damping = max(damping * 0.1, 1e-12)
            for i in range(3):
                x[i] = trial[i]
                y[i] = trial_y[i]
                for j in range(3):
                    jacobian[i, j] = trial_jacobian[i, j]
        else:
            damping = max(damping * 10, 1e-5)
        if moved < 1e-16 or damping > 1e4:
            break
    return error


@numba.njit(**_OPTIONS)
def solve(table, seeds, seed_values, targets, out, errors):  # type: ignore[no-untyped-def]
    """Find x with f(x) = target for every target.

    Parameters
    ----------
    table
        Float64 (n, n, n, 3).
    seeds, seed_values
        (m, 3) coarse points of the cube and the look's values there: where to start
        when starting at the target itself ends in a valley.
    targets
        Float64 (count, 3).
    out
        Float64 (count, 3), receives x; up to 0.5 beyond the cube.
    errors
        Float64 (count), receives the distance that is left.
    """
    x = np.empty(3)
    best = np.empty(3)
    y = np.empty(3)
    jacobian = np.empty((3, 3))
    for p in range(targets.shape[0]):
        target = targets[p]
        for i in range(3):
            x[i] = target[i]
        error = _descend(table, target, x, y, jacobian, 30)
        if error > 1e-10:
            for i in range(3):
                best[i] = x[i]
            nearest = 0
            least = np.inf
            for s in range(seeds.shape[0]):
                distance = 0.0
                for c in range(3):
                    distance += (seed_values[s, c] - target[c]) ** 2
                if distance < least:
                    least = distance
                    nearest = s
            for i in range(3):
                x[i] = seeds[nearest, i]
            again = _descend(table, target, x, y, jacobian, 60)
            if again < error:
                error = again
            else:
                for i in range(3):
                    x[i] = best[i]
        for i in range(3):
            out[p, i] = x[i]
        errors[p] = np.sqrt(error)
