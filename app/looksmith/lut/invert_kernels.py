"""Search a mesh of tetrahedra for the colours that lead to a colour; compiled.

A pyramid of boxes over the lattice's cells leads to the tetrahedra that hold a colour;
when none does, `surface_kernels` finds the nearest face. Import late: this loads numba.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numba  # noqa: TID253  # imported late by its users
import numpy as np

from looksmith.lut.mesh_kernels import AXES, DEAD, OPTIONS, edges_of
from looksmith.lut.surface_kernels import apart, near_dead, nearest

__all__ = ["Mesh", "build_pyramid", "locate"]

_INSIDE = 1e-7  # of a tetrahedron: so far outside still counts
_ROUNDING = 1.2e-7  # of a colour that comes as float32
_LOOSE = 1 << 40  # behind every sheet: inside only by the rounding
_SAME = 1e-4  # pre-images nearer than this are one
_REACHED = 1e-10  # squared distance of a colour that lies on the surface
_FARTHEST = 0.25  # how far beyond the cube the look is continued


class Mesh(NamedTuple):
    """A look's tetrahedra with both indices; see `Inverter`.

    Parameters
    ----------
    table
        Float64 (n, n, n, 3).
    kinds, ranks
        Of every tetrahedron: see `mesh_kernels`.
    boxes
        Float32 (nodes, 6): least and largest values of the live tetrahedra.
    levels
        Int64 (levels, 2): where each level of the pyramid begins, its cells an axis.
    corners, owners, flats
        Of every face of the surface: see `mesh_kernels.collect_faces`.
    tree
        Float32 (2 * leaves - 1, 6): boxes of a complete binary tree of faces.
    """

    table: Any
    kinds: Any
    ranks: Any
    boxes: Any
    levels: Any
    corners: Any
    owners: Any
    flats: Any
    tree: Any


@numba.njit(**OPTIONS)
def build_pyramid(table, kinds, levels, boxes):  # type: ignore[no-untyped-def]
    """Fill `boxes` with what the live tetrahedra below every node span."""
    for node in range(boxes.shape[0]):
        for c in range(3):
            boxes[node, c] = np.inf
            boxes[node, 3 + c] = -np.inf
    cells = table.shape[0] - 1
    place = np.empty(3, np.int64)
    for i in range(cells):
        for j in range(cells):
            for k in range(cells):
                node = (i * cells + j) * cells + k
                for order in range(6):
                    if kinds[node * 6 + order] == DEAD:
                        continue
                    place[0], place[1], place[2] = i, j, k
                    for vertex in range(4):
                        for c in range(3):
                            value = table[place[0], place[1], place[2], c]
                            boxes[node, c] = min(boxes[node, c], value - 1e-6)
                            boxes[node, 3 + c] = max(boxes[node, 3 + c], value + 1e-6)
                        if vertex < 3:
                            place[AXES[order, vertex]] += 1
    for level in range(1, levels.shape[0]):
        below, fine = levels[level - 1]
        here, coarse = levels[level]
        for i in range(fine):
            for j in range(fine):
                for k in range(fine):
                    child = below + (i * fine + j) * fine + k
                    node = here + ((i // 2) * coarse + j // 2) * coarse + k // 2
                    for c in range(3):
                        boxes[node, c] = min(boxes[node, c], boxes[child, c])
                        boxes[node, 3 + c] = max(
                            boxes[node, 3 + c], boxes[child, 3 + c]
                        )


@numba.njit(inline="always", **OPTIONS)
def _holds(boxes, node, y):  # type: ignore[no-untyped-def]
    return (
        boxes[node, 0] <= y[0] <= boxes[node, 3]
        and boxes[node, 1] <= y[1] <= boxes[node, 4]
        and boxes[node, 2] <= y[2] <= boxes[node, 5]
    )


@numba.njit(inline="always", **OPTIONS)
def _solve(table, i, j, k, order, y, edges, along):  # type: ignore[no-untyped-def]
    """Fill `along` (3,) with how far y lies along a live tetrahedron's path.

    Returns how much the rounding of y to 32 bits can change that.
    """
    edges_of(table, i, j, k, order, edges)
    u, v, w = edges[0], edges[1], edges[2]
    r0 = y[0] - table[i, j, k, 0]
    r1 = y[1] - table[i, j, k, 1]
    r2 = y[2] - table[i, j, k, 2]
    vw0 = v[1] * w[2] - v[2] * w[1]
    vw1 = v[2] * w[0] - v[0] * w[2]
    vw2 = v[0] * w[1] - v[1] * w[0]
    wu0 = w[1] * u[2] - w[2] * u[1]
    wu1 = w[2] * u[0] - w[0] * u[2]
    wu2 = w[0] * u[1] - w[1] * u[0]
    uv0 = u[1] * v[2] - u[2] * v[1]
    uv1 = u[2] * v[0] - u[0] * v[2]
    uv2 = u[0] * v[1] - u[1] * v[0]
    scale = 1 / (u[0] * vw0 + u[1] * vw1 + u[2] * vw2)
    along[0] = (r0 * vw0 + r1 * vw1 + r2 * vw2) * scale
    along[1] = (r0 * wu0 + r1 * wu1 + r2 * wu2) * scale
    along[2] = (r0 * uv0 + r1 * uv1 + r2 * uv2) * scale
    largest = max(abs(vw0) + abs(vw1) + abs(vw2), abs(wu0) + abs(wu1) + abs(wu2))
    largest = max(largest, abs(uv0) + abs(uv1) + abs(uv2))
    return _ROUNDING * largest * abs(scale)


@numba.njit(inline="always", **OPTIONS)
def _place(i, j, k, order, along, cells, x):  # type: ignore[no-untyped-def]
    x[0], x[1], x[2] = i, j, k
    for p in range(3):
        x[AXES[order, p]] += along[p]
    for c in range(3):
        x[c] /= cells


@numba.njit(**OPTIONS)
def _inside(mesh, y, stack, edges, along, trial, x):  # type: ignore[no-untyped-def]
    """Look for the tetrahedra that hold y; return -1 (none), 0 (one) or 1 (several)."""
    cells = mesh.table.shape[0] - 1
    top = mesh.levels.shape[0] - 1
    stack[0, 0], stack[0, 1], stack[0, 2], stack[0, 3] = top, 0, 0, 0
    depth = 1
    state = -1
    best_rank = 0
    best = 0.0
    while depth > 0:
        depth -= 1
        level = stack[depth, 0]
        i, j, k = stack[depth, 1], stack[depth, 2], stack[depth, 3]
        begin, count = mesh.levels[level]
        node = begin + (i * count + j) * count + k
        if not _holds(mesh.boxes, node, y):
            continue
        if level > 0:
            fine = mesh.levels[level - 1, 1]
            for a in range(2 * i, min(2 * i + 2, fine)):
                for b in range(2 * j, min(2 * j + 2, fine)):
                    for c in range(2 * k, min(2 * k + 2, fine)):
                        stack[depth, 0] = level - 1
                        stack[depth, 1], stack[depth, 2], stack[depth, 3] = a, b, c
                        depth += 1
            continue
        for order in range(6):
            t = node * 6 + order
            if mesh.kinds[t] == DEAD:
                continue
            slack = _INSIDE + _solve(mesh.table, i, j, k, order, y, edges, along)
            outside = max(along[0] - 1, along[1] - along[0], along[2] - along[1])
            outside = max(outside, -along[2])
            if outside > slack:
                continue
            _place(i, j, k, order, along, cells, trial)
            distance = apart(trial, y)
            rank = mesh.ranks[t] + (_LOOSE if outside > _INSIDE else 0)
            better = rank < best_rank or (rank == best_rank and distance < best)
            several = state >= 0 and apart(trial, x) > _SAME**2
            if state < 0 or better:
                best_rank, best = rank, distance
                x[0], x[1], x[2] = trial[0], trial[1], trial[2]
            state = 1 if several else max(state, 0)
    return state


@numba.njit(**OPTIONS)
def _continue(mesh, face, y, edges, along, trial, x):  # type: ignore[no-untyped-def]
    """Move x on to where the tetrahedron behind the face would give y."""
    owner = mesh.owners[face]
    if owner < 0:
        return
    cells = mesh.table.shape[0] - 1
    order = owner % 6
    cell = owner // 6
    i, j, k = cell // (cells * cells), cell // cells % cells, cell % cells
    _solve(mesh.table, i, j, k, order, y, edges, along)
    _place(i, j, k, order, along, cells, trial)
    largest = 0.0
    for c in range(3):
        largest = max(largest, abs(trial[c] - x[c]))
    share = min(1.0, _FARTHEST / max(largest, 1e-12))
    for c in range(3):
        x[c] += share * (trial[c] - x[c])


@numba.njit(**OPTIONS)
def locate(mesh, targets, reach, limit, out, errors, states):  # type: ignore[no-untyped-def]
    """Find for every target the colour that the look turns into it.

    Parameters
    ----------
    mesh
        The look.
    targets
        Float64 (count, 3).
    reach
        Out of range by at most this, the look is continued beyond it.
    limit
        Farther out of range no colour is looked for: its error is infinite.
    out
        Float64 (count, 3), receives the colours.
    errors
        Float64 (count,), receives how far a target is from what the look can give.
    states
        Uint8 (count,), receives 0 (one colour), 1 (several), 2 (none).
    """
    edges = np.empty((3, 3))
    along = np.empty(3)
    trial = np.empty(3)
    weights = np.empty(3)
    cells = np.empty((64, 4), np.int64)
    nodes = np.empty(64, np.int64)
    flat = mesh.table.reshape(-1, 3)
    face = 0
    for p in range(targets.shape[0]):
        y, x = targets[p], out[p]
        state = _inside(mesh, y, cells, edges, along, trial, x)
        errors[p] = 0.0
        if state == 0 and near_dead(mesh, flat, y, nodes, edges, weights, trial):
            state = 1
        if state >= 0:
            states[p] = state
            continue
        found, square = nearest(
            mesh, flat, y, face, limit * limit, nodes, edges, weights, trial, x
        )
        if found < 0:
            states[p] = 2
            errors[p] = np.inf
            continue
        face = found
        if square < _REACHED:
            states[p] = mesh.flats[face]
            continue
        errors[p] = np.sqrt(square)
        states[p] = 2
        if errors[p] <= reach:
            _continue(mesh, face, y, edges, along, trial, x)
