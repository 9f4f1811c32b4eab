"""Search a mesh of tetrahedra for the colours that lead to a colour; compiled.

Two indices: a pyramid of boxes over the lattice's cells, for the tetrahedra that hold a
colour, and a tree of boxes over the surface's faces, for the nearest one when none
does. Import late: this loads numba.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numba  # noqa: TID253  # imported late by its users
import numpy as np

from looksmith.lut.mesh_kernels import AXES, DEAD, OPTIONS, edges_of

__all__ = ["LEAF", "Mesh", "build_pyramid", "build_tree", "locate"]

LEAF = 4  # faces in a leaf of the tree

_INSIDE = 1e-7  # of a tetrahedron: so far outside still counts
_ROUNDING = 1.2e-7  # of a colour that comes as float32
_LOOSE = 1 << 40  # behind every sheet: inside only by the rounding
_SAME = 1e-4  # pre-images nearer than this are one
_REACHED = 1e-10  # squared distance of a colour that lies on the surface
_THIN = (4e-6) ** 2  # squared distance within which a dead tetrahedron holds a colour
_TIE = 1e-14  # squared distances so near each other are equal
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


@numba.njit(**OPTIONS)
def build_tree(flat, corners, tree):  # type: ignore[no-untyped-def]
    """Fill `tree` with the boxes of the faces, `LEAF` a leaf, and of their parents."""
    leaves = (tree.shape[0] + 1) // 2
    for node in range(tree.shape[0]):
        for c in range(3):
            tree[node, c] = np.inf
            tree[node, 3 + c] = -np.inf
    for face in range(corners.shape[0]):
        node = leaves - 1 + face // LEAF
        for v in range(3):
            for c in range(3):
                value = flat[corners[face, v], c]
                tree[node, c] = min(tree[node, c], value - 1e-6)
                tree[node, 3 + c] = max(tree[node, 3 + c], value + 1e-6)
    for node in range(leaves - 2, -1, -1):
        for c in range(3):
            tree[node, c] = min(tree[2 * node + 1, c], tree[2 * node + 2, c])
            tree[node, 3 + c] = max(
                tree[2 * node + 1, 3 + c], tree[2 * node + 2, 3 + c]
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


@numba.njit(inline="always", **OPTIONS)
def _distance(a, b):  # type: ignore[no-untyped-def]
    return (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2 + (a[2] - b[2]) ** 2


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
            distance = _distance(trial, y)
            rank = mesh.ranks[t] + (_LOOSE if outside > _INSIDE else 0)
            better = rank < best_rank or (rank == best_rank and distance < best)
            several = state >= 0 and _distance(trial, x) > _SAME**2
            if state < 0 or better:
                best_rank, best = rank, distance
                x[0], x[1], x[2] = trial[0], trial[1], trial[2]
            state = 1 if several else max(state, 0)
    return state


@numba.njit(inline="always", **OPTIONS)
def _box_distance(tree, node, y):  # type: ignore[no-untyped-def]
    total = 0.0
    for c in range(3):
        gap = max(tree[node, c] - y[c], y[c] - tree[node, 3 + c], 0.0)
        total += gap * gap
    return total


@numba.njit(inline="always", **OPTIONS)
def _dot(a, b):  # type: ignore[no-untyped-def]
    return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]


@numba.njit(inline="always", **OPTIONS)
def _weights(a, b, c, y, ab, ac, ay, weights):  # type: ignore[no-untyped-def]
    """Fill `weights` (3,) of a triangle's corners for its point nearest to y.

    Voronoi regions of the triangle: Ericson, Real-Time Collision Detection, 5.1.5.
    """
    for n in range(3):
        ab[n] = b[n] - a[n]
        ac[n] = c[n] - a[n]
        ay[n] = y[n] - a[n]
    d1, d2 = _dot(ab, ay), _dot(ac, ay)
    bb, cc, bc = _dot(ab, ab), _dot(ac, ac), _dot(ab, ac)
    d3, d4, d5, d6 = d1 - bb, d2 - bc, d1 - bc, d2 - cc
    weights[0], weights[1], weights[2] = 0.0, 0.0, 0.0
    if d1 <= 0 and d2 <= 0:
        weights[0] = 1.0
        return
    if d3 >= 0 and d4 <= d3:
        weights[1] = 1.0
        return
    if d6 >= 0 and d5 <= d6:
        weights[2] = 1.0
        return
    vc = d1 * d4 - d3 * d2
    if vc <= 0 and d1 >= 0 and d3 <= 0 and bb > 0:
        weights[1] = d1 / (d1 - d3)
        weights[0] = 1 - weights[1]
        return
    vb = d5 * d2 - d1 * d6
    if vb <= 0 and d2 >= 0 and d6 <= 0 and cc > 0:
        weights[2] = d2 / (d2 - d6)
        weights[0] = 1 - weights[2]
        return
    va = d3 * d6 - d5 * d4
    opposite = (d4 - d3) + (d5 - d6)
    if va <= 0 and d4 - d3 >= 0 and d5 - d6 >= 0 and opposite > 0:
        weights[2] = (d4 - d3) / opposite
        weights[1] = 1 - weights[2]
        return
    if va + vb + vc <= 0:  # a needle without area, missed by rounding
        weights[0] = 1.0
        return
    total = 1 / (va + vb + vc)
    weights[1] = vb * total
    weights[2] = vc * total
    weights[0] = 1 - weights[1] - weights[2]


@numba.njit(inline="always", **OPTIONS)
def _try_face(mesh, flat, face, y, vectors, weights, trial):  # type: ignore[no-untyped-def]
    """Fill `trial` with the colour behind a face's point nearest to y.

    Returns the squared distance of that point from y.
    """
    points = mesh.table.shape[0]
    corners = mesh.corners[face]
    _weights(
        flat[corners[0]], flat[corners[1]], flat[corners[2]], y,
        vectors[0], vectors[1], vectors[2], weights,
    )  # fmt: skip
    distance = 0.0
    for c in range(3):
        value = 0.0
        for v in range(3):
            value += weights[v] * flat[corners[v], c]
        distance += (value - y[c]) ** 2
    trial[0], trial[1], trial[2] = 0.0, 0.0, 0.0
    for v in range(3):
        corner = corners[v]
        trial[0] += weights[v] * (corner // (points * points))
        trial[1] += weights[v] * (corner // points % points)
        trial[2] += weights[v] * (corner % points)
    for c in range(3):
        trial[c] /= points - 1
    return distance


@numba.njit(**OPTIONS)
def _near_dead(mesh, flat, y, stack, vectors, weights, trial):  # type: ignore[no-untyped-def]
    """Whether y lies on a dead tetrahedron, where several colours fall together."""
    leaves = (mesh.tree.shape[0] + 1) // 2
    stack[0] = 0
    depth = 1
    while depth > 0:
        depth -= 1
        node = stack[depth]
        if _box_distance(mesh.tree, node, y) > _THIN:
            continue
        if node < leaves - 1:
            stack[depth] = 2 * node + 2
            stack[depth + 1] = 2 * node + 1
            depth += 2
            continue
        first = (node - leaves + 1) * LEAF
        for face in range(first, min(first + LEAF, mesh.corners.shape[0])):
            if mesh.flats[face] == 0:
                continue
            if _try_face(mesh, flat, face, y, vectors, weights, trial) < _THIN:
                return True
    return False


@numba.njit(**OPTIONS)
def _nearest(mesh, flat, y, start, limit, stack, vectors, weights, trial, x):  # type: ignore[no-untyped-def]
    """Find the surface's point nearest to y; return its face and squared distance.

    Of faces equally near, the one whose colour is changed least; -1 if none is nearer
    than the squared distance `limit`. `start` is a face to begin with: a good guess
    saves most of the search.
    """
    leaves = (mesh.tree.shape[0] + 1) // 2
    best_face = start
    best = _try_face(mesh, flat, start, y, vectors, weights, x)
    changed = _distance(x, y)
    if best > limit:
        best_face, best, changed = -1, limit, np.inf
    stack[0] = 0
    depth = 1
    while depth > 0:
        depth -= 1
        node = stack[depth]
        if _box_distance(mesh.tree, node, y) > best + _TIE:
            continue
        if node < leaves - 1:
            left, right = 2 * node + 1, 2 * node + 2
            if _box_distance(mesh.tree, left, y) > _box_distance(mesh.tree, right, y):
                left, right = right, left
            stack[depth] = right
            stack[depth + 1] = left
            depth += 2
            continue
        first = (node - leaves + 1) * LEAF
        for face in range(first, min(first + LEAF, mesh.corners.shape[0])):
            distance = _try_face(mesh, flat, face, y, vectors, weights, trial)
            if distance > best + _TIE:
                continue
            change = _distance(trial, y)
            if distance < best - _TIE or change < changed:
                best, changed, best_face = min(best, distance), change, face
                x[0], x[1], x[2] = trial[0], trial[1], trial[2]
    return best_face, best


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
        if state == 0 and _near_dead(mesh, flat, y, nodes, edges, weights, trial):
            state = 1
        if state >= 0:
            states[p] = state
            continue
        found, square = _nearest(
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
