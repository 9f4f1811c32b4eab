"""The tetrahedra of a lattice as a mesh: orientation, sheets, surface; compiled.

A cell is split along its grey diagonal into six tetrahedra, one for every order of the
axes (the split of tetrahedral interpolation); a tetrahedron's number is six times its
cell's plus its order's. Vertex 0 of a tetrahedron is the cell's darkest corner, and
each axis of the order in turn leads to the next vertex. Face f lies opposite vertex f.
Import late: this loads numba.
"""

from __future__ import annotations

from typing import Any

import numba  # noqa: TID253  # imported late by its users
import numpy as np

__all__ = [
    "AXES",
    "DEAD",
    "OPTIONS",
    "classify",
    "collect_faces",
    "edges_of",
    "label_sheets",
    "neighbour",
]

OPTIONS: dict[str, Any] = {
    "nogil": True,
    "boundscheck": False,
    "error_model": "numpy",
    "cache": True,
}

AXES = np.array([[0, 1, 2], [0, 2, 1], [1, 0, 2], [1, 2, 0], [2, 0, 1], [2, 1, 0]])
_ORDER_OF = np.array([[-1, 0, 1], [2, -1, 3], [4, 5, -1]])  # by the first two axes

DEAD, _POSITIVE, _NEGATIVE = 0, 1, 2
_THINNEST = 3e-6  # of a live one: its least extent, about
_POINT = 1e-6  # a face of a dead one that is no larger can be left out


@numba.njit(inline="always", **OPTIONS)
def neighbour(i, j, k, order, face, cells):  # type: ignore[no-untyped-def]
    """Return the tetrahedron across a face, or -1 beyond the cube."""
    a = AXES[order, 0]
    b = AXES[order, 1]
    c = AXES[order, 2]
    if face == 1:
        other = _ORDER_OF[b, a]
    elif face == 2:
        other = _ORDER_OF[a, c]
    elif face == 0:
        other = _ORDER_OF[b, c]
        i += a == 0
        j += a == 1
        k += a == 2
    else:
        other = _ORDER_OF[c, a]
        i -= c == 0
        j -= c == 1
        k -= c == 2
    if min(i, j, k) < 0 or max(i, j, k) >= cells:
        return -1
    return ((i * cells + j) * cells + k) * 6 + other


@numba.njit(inline="always", **OPTIONS)
def edges_of(table, i, j, k, order, edges):  # type: ignore[no-untyped-def]
    """Fill `edges` (3, 3) with the three steps of the path from vertex 0 to 3."""
    a = AXES[order, 0]
    b = AXES[order, 1]
    i1, j1, k1 = i + (a == 0), j + (a == 1), k + (a == 2)
    i2, j2, k2 = i1 + (b == 0), j1 + (b == 1), k1 + (b == 2)
    for c in range(3):
        first = table[i1, j1, k1, c]
        second = table[i2, j2, k2, c]
        edges[0, c] = first - table[i, j, k, c]
        edges[1, c] = second - first
        edges[2, c] = table[i + 1, j + 1, k + 1, c] - second


@numba.njit(**OPTIONS)
def classify(table, kinds):  # type: ignore[no-untyped-def]
    """Say of every tetrahedron whether it is flat, upright or turned inside out.

    Parameters
    ----------
    table
        Float64 (n, n, n, 3).
    kinds
        Uint8 (6 (n - 1)^3,), receives 0 (dead: squeezed flat), 1 or 2 (inside out).
    """
    cells = table.shape[0] - 1
    edges = np.empty((3, 3))
    u, v, w = edges[0], edges[1], edges[2]
    tetrahedron = 0
    for i in range(cells):
        for j in range(cells):
            for k in range(cells):
                for order in range(6):
                    edges_of(table, i, j, k, order, edges)
                    vw0 = v[1] * w[2] - v[2] * w[1]
                    vw1 = v[2] * w[0] - v[0] * w[2]
                    vw2 = v[0] * w[1] - v[1] * w[0]
                    wu0 = w[1] * u[2] - w[2] * u[1]
                    wu1 = w[2] * u[0] - w[0] * u[2]
                    wu2 = w[0] * u[1] - w[1] * u[0]
                    uv0 = u[1] * v[2] - u[2] * v[1]
                    uv1 = u[2] * v[0] - u[0] * v[2]
                    uv2 = u[0] * v[1] - u[1] * v[0]
                    volume = u[0] * vw0 + u[1] * vw1 + u[2] * vw2
                    areas = vw0 * vw0 + vw1 * vw1 + vw2 * vw2
                    areas += wu0 * wu0 + wu1 * wu1 + wu2 * wu2
                    areas += uv0 * uv0 + uv1 * uv1 + uv2 * uv2
                    thickness = abs(volume) / np.sqrt(max(areas, 1e-300))
                    if order == 1 or order == 2 or order == 5:  # odd orders mirror
                        volume = -volume
                    if thickness < _THINNEST:
                        kinds[tetrahedron] = DEAD
                    elif volume > 0:
                        kinds[tetrahedron] = _POSITIVE
                    else:
                        kinds[tetrahedron] = _NEGATIVE
                    tetrahedron += 1


@numba.njit(inline="always", **OPTIONS)
def _root(parents, node):  # type: ignore[no-untyped-def]
    while parents[node] != node:
        parents[node] = parents[parents[node]]
        node = parents[node]
    return node


@numba.njit(**OPTIONS)
def label_sheets(kinds, cells, labels):  # type: ignore[no-untyped-def]
    """Join live neighbours of one orientation to sheets.

    Parameters
    ----------
    kinds
        From `classify`.
    cells
        Cells along an axis.
    labels
        Int32, like `kinds`; receives a tetrahedron of the same sheet.
    """
    for t in range(labels.shape[0]):
        labels[t] = t
    for i in range(cells):
        for j in range(cells):
            for k in range(cells):
                for order in range(6):
                    t = ((i * cells + j) * cells + k) * 6 + order
                    if kinds[t] == DEAD:
                        continue
                    for face in range(4):
                        u = neighbour(i, j, k, order, face, cells)
                        if u > t and kinds[u] == kinds[t]:
                            first = _root(labels, t)
                            second = _root(labels, u)
                            labels[max(first, second)] = min(first, second)
    for t in range(labels.shape[0]):
        labels[t] = _root(labels, t)


@numba.njit(inline="always", **OPTIONS)
def _corners(i, j, k, order, face, points, corners):  # type: ignore[no-untyped-def]
    """Fill `corners` (3,) with the lattice points of a face, as flat numbers."""
    place = (i * points + j) * points + k
    filled = 0
    for vertex in range(4):
        if vertex != face:
            corners[filled] = place
            filled += 1
        if vertex < 3:
            axis = AXES[order, vertex]
            place += points * points if axis == 0 else points if axis == 1 else 1


@numba.njit(inline="always", **OPTIONS)
def _is_point(flat, corners):  # type: ignore[no-untyped-def]
    for v in range(1, 3):
        for c in range(3):
            if abs(flat[corners[v], c] - flat[corners[0], c]) > _POINT:
                return False
    return True


@numba.njit(**OPTIONS)
def collect_faces(table, kinds, ranks, corners, owners, flats):  # type: ignore[no-untyped-def]
    """Gather the faces that bound what the look can reach.

    These are the faces between a live tetrahedron and the outside, a fold or a dead
    one, and the faces among dead ones that are more than a point.

    Parameters
    ----------
    table, kinds
        See `classify`.
    ranks
        Int32, like `kinds`: the sheet's place, the largest first. A fold belongs to
        the better of its two sheets.
    corners
        Int32 (count, 3), receives lattice points; an empty array only counts.
    owners
        Int32 (count,), receives the live tetrahedron behind the face, or -1.
    flats
        Uint8 (count,), receives 1 where dead tetrahedra lie on it: where several
        colours fall together.

    Returns
    -------
    int
        How many faces there are.
    """
    points = table.shape[0]
    cells = points - 1
    flat = table.reshape(-1, 3)
    found = np.empty(3, np.int64)
    count = 0
    for i in range(cells):
        for j in range(cells):
            for k in range(cells):
                for order in range(6):
                    t = ((i * cells + j) * cells + k) * 6 + order
                    for face in range(4):
                        u = neighbour(i, j, k, order, face, cells)
                        dead_across = u >= 0 and kinds[u] == DEAD
                        bounds = u < 0
                        if not bounds and kinds[t] == DEAD:
                            bounds = dead_across and u > t
                        elif not bounds:
                            folds = kinds[u] != kinds[t] and ranks[u] > ranks[t]
                            bounds = dead_across or folds
                        if not bounds:
                            continue
                        _corners(i, j, k, order, face, points, found)
                        if kinds[t] == DEAD and _is_point(flat, found):
                            continue
                        if corners.shape[0] > 0:
                            for v in range(3):
                                corners[count, v] = found[v]
                            owners[count] = -1 if kinds[t] == DEAD else t
                            flats[count] = kinds[t] == DEAD or dead_across
                        count += 1
    return count
