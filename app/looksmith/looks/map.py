"""A map of looks: those that change colours alike lie together."""

from __future__ import annotations

import math

import numpy as np
from numpy.typing import NDArray

__all__ = ["LookMap", "join_map", "look_map", "map_side", "principal_plane"]

FloatArray = NDArray[np.float32]

_LANDMARKS = 700
_PERPLEXITY = 20.0
_ROUNDS = 250
_EXAGGERATED = 80
_EXAGGERATION = 8.0
_ROOM = 1.7  # cells for every look: the gaps show where a family ends
_NEIGHBOURS = 3
_LEVELS = 2  # of ever finer places for newcomers: 20 for every cell
_HALF_CELL_COST = 1.0  # in cells; a place between the cells covers its neighbours


def look_map(vectors: FloatArray) -> FloatArray:
    """Lay looks out in a plane so that neighbours stay neighbours.

    The same vectors always give the same map. Beyond 700 looks, 700 spread over the
    rest are laid out and the others join them.

    Parameters
    ----------
    vectors
        Float32 (N, D): one point per look, whose Euclidean distances say how much two
        looks differ.

    Returns
    -------
    ndarray
        Float32 (N, 2) in [0, 1], no two the same where there is room: the places are
        cells of a square grid.

    Notes
    -----
    t-SNE (van der Maaten and Hinton, 2008) from the two principal axes, then the
    cheapest assignment of the looks to the cells of a grid.
    """
    count = len(vectors)
    if count < 2:
        return np.full((count, 2), 0.5, np.float32)
    flat = np.asarray(vectors, np.float32).reshape(count, -1)
    if count <= _LANDMARKS:
        return _on_grid(_embedded(flat))
    chosen = np.zeros(count, bool)
    chosen[np.linspace(0, count - 1, _LANDMARKS).astype(np.intp)] = True
    out = np.empty((count, 2), np.float32)
    out[chosen] = look_map(flat[chosen])
    out[~chosen] = join_map(out[chosen], flat[chosen], flat[~chosen])
    return out


def join_map(
    places: FloatArray, vectors: FloatArray, newcomers: FloatArray
) -> FloatArray:
    """Find places for more looks on a map, beside those they resemble most.

    A place depends only on the map and on the newcomers before it.

    Parameters
    ----------
    places, vectors
        Float32 (N, 2) in [0, 1] and (N, D): the map as it is; it stays so.
    newcomers
        Float32 (M, D).

    Returns
    -------
    ndarray
        Float32 (M, 2) in [0, 1].
    """
    if not len(newcomers):
        return np.empty((0, 2), np.float32)
    new = np.asarray(newcomers, np.float32).reshape(len(newcomers), -1)
    if not len(places):
        return look_map(new)
    wished = _wished(places, vectors.reshape(len(vectors), -1), new)
    side = map_side(len(places))
    cells, cost = _lattice(side)
    free = _squares(cells, places).min(axis=1) > (0.2 / side) ** 2
    out = np.empty((len(new), 2), np.float32)
    for i, wish in enumerate(wished):
        price = np.sqrt(((cells - wish) ** 2).sum(axis=1)) + cost
        price[~free] += 1.0  # every place taken: share one
        best = int(np.argmin(price))
        out[i] = cells[best]
        free[best] = False
    return out


def principal_plane(vectors: FloatArray) -> FloatArray:
    """Return the looks along their two principal axes, float32 (N, 2)."""
    centred = vectors - vectors.mean(axis=0)
    # The Gram matrix is smaller than the covariance: fewer looks than numbers
    _, axes = np.linalg.eigh((centred @ centred.T).astype(np.float64))
    plane = axes[:, [-1, -2]]
    # An eigenvector's sign is the library's whim
    signs = np.sign(plane[np.abs(plane).argmax(axis=0), [0, 1]])
    turned: FloatArray = (plane * signs).astype(np.float32)
    return turned


class LookMap:
    """A map whose first looks keep their places whoever joins; for any thread."""

    def __init__(self) -> None:
        self._fixed: FloatArray | None = None

    def places(self, vectors: FloatArray, fixed: int) -> FloatArray:
        """Return all looks' places.

        Parameters
        ----------
        vectors
            Float32 (N, D); the first `fixed` must be the same in every call.
        fixed
            How many looks make the map; the others join it.
        """
        # No lock: two threads at once find the same map
        if self._fixed is None:
            self._fixed = look_map(vectors[:fixed])
        joined = join_map(self._fixed, vectors[:fixed], vectors[fixed:])
        return np.concatenate([self._fixed, joined])


def _squares(first: FloatArray, second: FloatArray) -> FloatArray:
    """Return the squared distances between all pairs of rows."""
    product = (first**2).sum(axis=1)[:, None] + (second**2).sum(axis=1)
    product -= 2 * first @ second.T
    squares: FloatArray = np.maximum(product, 0)
    return squares


def _affinities(squares: FloatArray) -> FloatArray:
    """Return how much every pair belongs together; sums to 1.

    Every look's Gaussian is as wide as gives it the wished number of neighbours.
    """
    count = len(squares)
    wished = math.log(min(_PERPLEXITY, (count - 1) / 3 + 1))
    apart = squares.astype(np.float64)
    np.fill_diagonal(apart, np.inf)
    apart -= apart.min(axis=1, keepdims=True)
    np.fill_diagonal(apart, 0)
    low, high = np.zeros(count), np.full(count, np.inf)
    beta = 1 / np.maximum(apart.mean(axis=1), 1e-9)
    shares = np.zeros_like(apart)
    for _ in range(40):
        shares = np.exp(-apart * beta[:, None])
        np.fill_diagonal(shares, 0)
        total = np.maximum(shares.sum(axis=1), 1e-12)
        entropy = np.log(total) + beta * (apart * shares).sum(axis=1) / total
        wide = entropy > wished
        low, high = np.where(wide, beta, low), np.where(wide, high, beta)
        middle = (low + np.where(np.isinf(high), 3 * beta, high)) / 2
        beta = np.where(np.isinf(high), 2 * beta, middle)
    shares /= np.maximum(shares.sum(axis=1, keepdims=True), 1e-12)
    both = shares + shares.T
    both /= both.sum()
    result: FloatArray = both.astype(np.float32)
    return result


def _embedded(vectors: FloatArray) -> FloatArray:
    """Lay a few hundred looks out by t-SNE, starting from the principal plane."""
    count = len(vectors)
    together = _affinities(_squares(vectors, vectors))
    plane = principal_plane(vectors)
    plane *= 0.01 / np.maximum(plane.std(axis=0), 1e-6)
    speed, gain = np.zeros_like(plane), np.ones_like(plane)
    rate = max(count / (4 * _EXAGGERATION), 1.0)
    for step in range(_ROUNDS):
        early = step < _EXAGGERATED
        near = 1 / (1 + _squares(plane, plane))
        np.fill_diagonal(near, 0)
        pull = together * (_EXAGGERATION if early else 1.0) - near / near.sum()
        pull *= near
        slope = 4 * (pull.sum(axis=1)[:, None] * plane - pull @ plane)
        onwards = np.sign(slope) != np.sign(speed)
        gain = np.maximum(np.where(onwards, gain + 0.2, gain * 0.8), 0.01)
        speed = (0.5 if early else 0.8) * speed - rate * gain * slope
        plane = plane + speed
        plane -= plane.mean(axis=0)
    return plane.astype(np.float32)


def map_side(count: int) -> int:
    """Return how many cells an edge of the grid for so many looks has."""
    return math.ceil(math.sqrt(count * _ROOM))


def _centres(side: int) -> FloatArray:
    along = ((np.arange(side) + 0.5) / side).astype(np.float32)
    across, down = np.meshgrid(along, along)
    return np.stack([across, down], axis=-1).reshape(-1, 2)


def _on_grid(plane: FloatArray) -> FloatArray:
    """Move looks into cells of a square grid, all together as little as can be."""
    # Late: the window must not wait for SciPy
    from scipy.optimize import linear_sum_assignment  # type: ignore[import-untyped]

    count = len(plane)
    low, high = plane.min(axis=0), plane.max(axis=0)
    spread = (plane - low) / np.maximum(high - low, 1e-6)
    rank = plane.argsort(axis=0, kind="stable").argsort(axis=0) / (count - 1)
    # Half way to the rank: crowded places spread, and families stay islands
    cells = _centres(map_side(count))
    cost = _squares(((spread + rank) / 2).astype(np.float32), cells)
    _, taken = linear_sum_assignment(cost)
    places: FloatArray = cells[taken]
    return places


def _wished(places: FloatArray, vectors: FloatArray, new: FloatArray) -> FloatArray:
    """Return the mean place of a newcomer's nearest looks, the nearer the heavier."""
    squares = _squares(new, vectors)
    count = min(_NEIGHBOURS, len(vectors))
    near = np.argsort(squares, axis=1, kind="stable")[:, :count]
    # The nearest alone says on which island: the others may lie on another
    home = places[near[:, :1]]
    close = ((places[near] - home) ** 2).sum(axis=-1) < 0.15**2
    weight = close / (np.take_along_axis(squares, near, axis=1) + 1e-6)
    weight /= weight.sum(axis=1, keepdims=True)
    wished: FloatArray = (places[near] * weight[..., None]).sum(axis=1)
    return wished.astype(np.float32)


def _lattice(side: int) -> tuple[FloatArray, FloatArray]:
    """Return cells, then ever finer places between them, and what each costs."""
    cells, cost = _centres(side), np.zeros(side * side, np.float32)
    for level in range(1, _LEVELS + 1):
        finer = _centres(side << level)
        price = np.full(len(finer), level * _HALF_CELL_COST / side, np.float32)
        cells, cost = np.concatenate([cells, finer]), np.concatenate([cost, price])
    return cells, cost
