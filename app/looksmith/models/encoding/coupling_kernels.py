"""The coupling network on many colours, there and back, compiled; import it late.

Colours go through in blocks that stay in the first-level cache. The network's products
are in single precision, the colours themselves in double: both directions see the same
two channels, so that they find the same spline.
"""

from __future__ import annotations

from typing import Any

import numba  # noqa: TID253  # imported late by its users
import numpy as np
from numba import float32 as f32  # noqa: TID253

from looksmith.models.encoding.coupling_network import FLOOR, LANES, SPACING
from looksmith.models.encoding.tile_kernel import add_product

__all__ = ["flow_rows", "undo_rows"]

_BLOCK = 64
_KNOTS = LANES - 1
_CENTRE = _KNOTS // 2
_LOWEST = -SPACING * _CENTRE
# Not fastmath: both directions must round alike.
_OPTIONS: dict[str, Any] = {
    "nogil": True, "boundscheck": False, "error_model": "numpy", "cache": True,
}  # fmt: skip


@numba.njit(inline="always", **_OPTIONS)
def _bend(z):  # type: ignore[no-untyped-def]
    """Return the smooth ramp: 0 below -1, z above 1, a parabola between."""
    half = min(max(f32(0.5) * z + f32(0.5), f32(0)), f32(1))
    return half * half + max(z - f32(1), f32(0))


@numba.njit(**_OPTIONS)
def _heads(state, count, p, q, layer, own, hidden, sums, theta):  # type: ignore[no-untyped-def]
    """Write theta (count, 32) of the two channels that a layer leaves alone."""
    first, shift, weight, inner, head, bias, _ = own
    width = hidden.shape[1]
    padded = (count + 3) // 4 * 4
    for r in range(count):
        at_p = f32(state[r, p])
        at_q = f32(state[r, q])
        for n in range(width):
            z = at_p * first[layer, 0, n] + at_q * first[layer, 1, n] + shift[layer, n]
            hidden[r, n] = _bend(z)
    for r in range(padded):
        for n in range(width):
            sums[r, n] = inner[layer, n]
        for n in range(theta.shape[1]):
            theta[r, n] = bias[layer, n]
    add_product(hidden, weight[layer], sums, padded)
    for r in range(padded):
        for n in range(width):
            hidden[r, n] += _bend(sums[r, n])
    add_product(hidden, head[layer], theta, padded)


@numba.njit(**_OPTIONS)
def _spline(theta, slopes, heights):  # type: ignore[no-untyped-def]
    """Write a spline's slopes and heights at its knots, from the lowest knot."""
    for k in range(_KNOTS):
        t = np.float64(theta[k])
        slopes[k] = FLOOR + (1 - FLOOR) * 0.5 * (t + np.sqrt(t * t + 4))
    heights[0] = 0
    for k in range(1, _KNOTS):
        heights[k] = heights[k - 1] + 0.5 * SPACING * (slopes[k - 1] + slopes[k])


@numba.njit(**_OPTIONS)
def _rise(z, slopes, heights):  # type: ignore[no-untyped-def]
    """Return the spline's height at z, nought at the centre."""
    place = z - _LOWEST
    k = int(min(max(place / SPACING, -1), _KNOTS))
    if place < 0:
        height = slopes[0] * place
    elif k >= _KNOTS - 1:
        height = heights[-1] + slopes[-1] * (place - SPACING * (_KNOTS - 1))
    else:
        s = place - SPACING * k
        bend = (slopes[k + 1] - slopes[k]) / (2 * SPACING)
        height = heights[k] + s * (slopes[k] + s * bend)
    return height - heights[_CENTRE]


@numba.njit(**_OPTIONS)
def _reach(height, slopes, heights):  # type: ignore[no-untyped-def]
    """Return where the spline has this height: undo `_rise`."""
    wanted = height + heights[_CENTRE]
    if wanted < 0:
        return _LOWEST + wanted / slopes[0]
    if not wanted < heights[-1]:
        over = (wanted - heights[-1]) / slopes[-1]
        return _LOWEST + SPACING * (_KNOTS - 1) + over
    k = 0
    while k < _KNOTS - 2 and heights[k + 1] <= wanted:
        k += 1
    rest = wanted - heights[k]
    bend = (slopes[k + 1] - slopes[k]) / SPACING
    # The root that stays finite when the piece is straight.
    root = np.sqrt(max(slopes[k] * slopes[k] + 2 * bend * rest, 0.0))
    return _LOWEST + SPACING * k + 2 * rest / (slopes[k] + root)


@numba.njit(**_OPTIONS)
def _turn(state, count, turn):  # type: ignore[no-untyped-def]
    for r in range(count):
        x, y, z = state[r, 0], state[r, 1], state[r, 2]
        for i in range(3):
            state[r, i] = turn[i, 0] * x + turn[i, 1] * y + turn[i, 2] * z


@numba.njit(**_OPTIONS)
def flow_rows(colours, channels, turns, own, out):  # type: ignore[no-untyped-def]
    """Write what a look makes of colours, unclipped.

    Parameters
    ----------
    colours
        Float32 (P, 3).
    channels
        (L,): which channel each layer changes.
    turns
        Float64 (L + 1, 3, 3).
    own
        The look's weights: first (L, 2, W), shift (L, W), weight (L, W, W), inner
        (L, W), head (L, W, 32), bias (L, 32), skip (L, 2).
    out
        Float32 (P, 3).
    """
    total, width = len(colours), own[0].shape[2]
    state = np.empty((_BLOCK, 3))
    hidden = np.zeros((_BLOCK, width), np.float32)
    sums = np.empty((_BLOCK, width), np.float32)
    theta = np.empty((_BLOCK, own[5].shape[1]), np.float32)
    slopes, heights = np.empty(_KNOTS), np.empty(_KNOTS)
    skip = own[6]
    for start in range(0, total, _BLOCK):
        count = min(_BLOCK, total - start)
        for r in range(count):
            for i in range(3):
                state[r, i] = np.float64(colours[start + r, i]) - 0.5
        for layer in range(len(channels)):
            c = channels[layer]
            p, q = (c + 1) % 3, (c + 2) % 3
            _turn(state, count, turns[layer])
            _heads(state, count, p, q, layer, own, hidden, sums, theta)
            for r in range(count):
                _spline(theta[r], slopes, heights)
                offset = np.float64(theta[r, _KNOTS])
                offset += skip[layer, 0] * state[r, p] + skip[layer, 1] * state[r, q]
                state[r, c] = offset + _rise(state[r, c], slopes, heights)
        _turn(state, count, turns[-1])
        for r in range(count):
            for i in range(3):
                out[start + r, i] = state[r, i] + 0.5


@numba.njit(**_OPTIONS)
def undo_rows(colours, channels, turns, own, out):  # type: ignore[no-untyped-def]
    """Undo `flow_rows`: the same arguments, but that `turns` holds the inverses."""
    total, width = len(colours), own[0].shape[2]
    state = np.empty((_BLOCK, 3))
    hidden = np.zeros((_BLOCK, width), np.float32)
    sums = np.empty((_BLOCK, width), np.float32)
    theta = np.empty((_BLOCK, own[5].shape[1]), np.float32)
    slopes, heights = np.empty(_KNOTS), np.empty(_KNOTS)
    skip = own[6]
    for start in range(0, total, _BLOCK):
        count = min(_BLOCK, total - start)
        for r in range(count):
            for i in range(3):
                state[r, i] = np.float64(colours[start + r, i]) - 0.5
        _turn(state, count, turns[-1])
        for layer in range(len(channels) - 1, -1, -1):
            c = channels[layer]
            p, q = (c + 1) % 3, (c + 2) % 3
            _heads(state, count, p, q, layer, own, hidden, sums, theta)
            for r in range(count):
                _spline(theta[r], slopes, heights)
                offset = np.float64(theta[r, _KNOTS])
                offset += skip[layer, 0] * state[r, p] + skip[layer, 1] * state[r, q]
                state[r, c] = _reach(state[r, c] - offset, slopes, heights)
            _turn(state, count, turns[layer])
        for r in range(count):
            for i in range(3):
                out[start + r, i] = state[r, i] + 0.5
