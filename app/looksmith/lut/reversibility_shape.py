"""What a table does to each of its tetrahedra: keep, turn inside out, squeeze flat."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import permutations
from typing import Any

import numpy as np
from numpy.typing import NDArray

from looksmith.work.token import NEVER, CancelToken

__all__ = ["FLAT", "FLAT_BELOW", "FOLDED", "SOUND", "Tetrahedra"]

SOUND, FOLDED, FLAT = 0, 1, 2

FLAT_BELOW = 0.02
_SLAB = 8  # planes of cells at a time: their arrays stay in the caches
_DEGENERATE = 0.99  # share of the cube that tells the dimension of what it becomes

# The order in which a tetrahedron's edges leave the cell's dark corner: its colours
# are those whose fractions fall in that order.
_PATHS = tuple(permutations(range(3)))
_PATH_AT = np.zeros(27, np.int64)
for _number, (_first, _second, _third) in enumerate(_PATHS):
    _PATH_AT[9 * _first + 3 * _second + _third] = _number

FloatArray = NDArray[np.float64]


def _columns(cells: FloatArray, path: tuple[int, ...]) -> list[FloatArray]:
    """Return the Jacobian's three columns, each (3, r, g, b), of one tetrahedron."""
    corner = [0, 0, 0]
    shape = [length - 1 for length in cells.shape[1:]]

    def at() -> FloatArray:
        r, g, b = (
            slice(low, low + length) for low, length in zip(corner, shape, strict=True)
        )
        return cells[:, r, g, b]

    columns, before = [cells] * 3, at()
    for axis in path:
        corner[axis] = 1
        here = at()
        columns[axis], before = here - before, here
    return columns


def _dot(a: FloatArray, b: FloatArray) -> FloatArray:
    return np.asarray(a[0] * b[0] + a[1] * b[1] + a[2] * b[2])


def _determinant(a: FloatArray, b: FloatArray, c: FloatArray) -> FloatArray:
    return np.asarray(
        a[0] * (b[1] * c[2] - b[2] * c[1])
        + a[1] * (b[2] * c[0] - b[0] * c[2])
        + a[2] * (b[0] * c[1] - b[1] * c[0])
    )


def _rank(columns: list[FloatArray]) -> NDArray[np.int8]:
    """Count the singular values that are at least `FLAT_BELOW`.

    The signs of the leading minors of J'J - t^2 I tell how many of its eigenvalues
    are negative (Jacobi's signature rule): cheaper than the values themselves.
    """
    a, b, c = columns
    shift = FLAT_BELOW**2
    aa, bb, cc = _dot(a, a) - shift, _dot(b, b) - shift, _dot(c, c) - shift
    ab, ac, bc = _dot(a, b), _dot(a, c), _dot(b, c)
    second = aa * bb - ab * ab
    third = (
        aa * (bb * cc - bc * bc) - ab * (ab * cc - bc * ac) + ac * (ab * bc - bb * ac)
    )
    one, two, three = (minor > 0 for minor in (aa, second, third))
    kept = np.stack([one, one == two, two == three])
    return np.asarray(kept.sum(axis=0, dtype=np.int8))


@dataclass(frozen=True, eq=False)
class Tetrahedra:
    """What becomes of the six tetrahedra of every cell.

    Parameters
    ----------
    states
        Uint8 (6, n - 1, n - 1, n - 1). FLAT: the smallest singular value of the
        Jacobian is below `FLAT_BELOW`, so that an 8-bit step of the result stands for
        50 and more of the original. FOLDED: not flat, and turned the other way round
        than most of the cube. SOUND: neither.
    rank
        Dimension of what 99 % of the cube becomes: 3 a solid, 2 a plane or a curved
        sheet, 1 a line, 0 a point.
    """

    states: NDArray[np.uint8]
    rank: int

    @classmethod
    def of(cls, table: NDArray[Any], token: CancelToken = NEVER) -> Tetrahedra:
        """Measure a table (n, n, n, 3) over the unit cube.

        Raises
        ------
        Cancelled
            The token was cancelled.
        """
        size = len(table)
        values = np.moveaxis(np.asarray(table, np.float64), -1, 0) * (size - 1)
        ranks = np.empty((6, size - 1, size - 1, size - 1), np.int8)
        turned = np.empty(ranks.shape, bool)
        for start in range(0, size - 1, _SLAB):
            token.check()
            slab = slice(start, min(start + _SLAB, size - 1))
            cells = values[:, slab.start : slab.stop + 1]
            for number, path in enumerate(_PATHS):
                columns = _columns(cells, path)
                ranks[number, slab] = _rank(columns)
                turned[number, slab] = _determinant(*columns) < 0
        flat = ranks < 3
        solid = turned[~flat]
        if 2 * np.count_nonzero(solid) > len(solid):
            turned = ~turned
        states = np.where(flat, FLAT, np.where(turned, FOLDED, SOUND))
        shares = [float((ranks <= rank).mean()) for rank in range(3)]
        rank = sum(share < _DEGENERATE for share in shares)
        return cls(states.astype(np.uint8), rank)

    def share(self, state: int) -> float:
        """Return the share of the cube's volume in that state (all are equally big)."""
        return float((self.states == state).mean())

    def at(self, colours: NDArray[Any]) -> NDArray[np.uint8]:
        """Return the states of the tetrahedra that hold colours (..., 3) in [0, 1]."""
        cells = self.states.shape[1]
        place = np.clip(np.asarray(colours, np.float64), 0, 1) * cells
        corner = np.minimum(place.astype(np.int64), cells - 1)
        order = np.argsort(corner - place, axis=-1, kind="stable")
        path = _PATH_AT[order @ np.array([9, 3, 1])]
        r, g, b = np.moveaxis(corner, -1, 0)
        return np.asarray(self.states[path, r, g, b])
