"""The surface of what a look can give, as a tree of faces to search; compiled.

The faces are `mesh_kernels.collect_faces`'s; the tree is a complete binary one of boxes
around them. Import late: this loads numba.
"""

from __future__ import annotations

import numba  # noqa: TID253  # imported late by its users
import numpy as np

from looksmith.lut.mesh_kernels import OPTIONS

__all__ = ["LEAF", "apart", "build_tree", "near_dead", "nearest"]

LEAF = 4  # faces in a leaf of the tree

_THIN = (4e-6) ** 2  # squared distance within which a dead tetrahedron holds a colour
_TIE = 1e-14  # squared distances so near each other are equal


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
def apart(a, b):  # type: ignore[no-untyped-def]
    """Return the squared distance of two colours."""
    return (a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2 + (a[2] - b[2]) ** 2


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
def near_dead(mesh, flat, y, stack, vectors, weights, trial):  # type: ignore[no-untyped-def]
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
def nearest(mesh, flat, y, start, limit, stack, vectors, weights, trial, x):  # type: ignore[no-untyped-def]
    """Find the surface's point nearest to y; return its face and squared distance.

    Of faces equally near, the one whose colour is changed least; -1 if none is nearer
    than the squared distance `limit`. `start` is a face to begin with: a good guess
    saves most of the search.
    """
    leaves = (mesh.tree.shape[0] + 1) // 2
    best_face = start
    best = _try_face(mesh, flat, start, y, vectors, weights, x)
    changed = apart(x, y)
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
            change = apart(trial, y)
            if distance < best - _TIE or change < changed:
                best, changed, best_face = min(best, distance), change, face
                x[0], x[1], x[2] = trial[0], trial[1], trial[2]
    return best_face, best
