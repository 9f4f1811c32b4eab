"""Looks by an invertible residual network: the baseline of the bijective codec.

Behrmann et al., "Invertible Residual Networks", ICML 2019, as the paper on ENNELUT uses
them to invert looks. A colour, brought into (-1, 1) and through atanh, runs through K
blocks, each an activation normalisation of the look's own (outside the residual branch,
so that a formula undoes it) and a branch whose Lipschitz constant is below 1:

    z = atanh(2 a (x - 0.5)),  a = 0.83
    z = z exp(n_k) + m_k
    z = z + s(s(z W1 + e_k) W2) W3,       s(v) = v sigmoid(v) / 1.1
    y = tanh(z exp(n) + m) / (2 a) + 0.5

s is 1-Lipschitz, so the product of the matrices' largest singular values bounds the
branch. It is undone by iterating z = y - branch(z) until nothing changes any more.
Weights and codes are kept in single precision, as the paper does; the iteration runs
in double.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import Any, ClassVar, Self

import numpy as np
from numpy.typing import NDArray

from looksmith.models.encoding.bijective import BijectiveCodec, Undone
from looksmith.models.encoding.ennelut import SCALE
from looksmith.models.encoding.errors import LibraryFileError

__all__ = ["CODEC", "MOST_ITERATIONS", "TOLERANCE", "IresBlock", "IresCodec"]

FloatArray = NDArray[np.float32]
Wide = NDArray[np.float64]

TOLERANCE, MOST_ITERATIONS = 1e-6, 200
"""An inverse stops when no channel moves by more, or after so many iterations."""

_HEAD = struct.Struct("<II")
_MAX_BLOCKS, _MAX_HIDDEN = 64, 256
_MAX_VALUES = 1 << 26
_NORM = 6  # values of an activation normalisation
_EDGE = 1 - 1e-7  # of tanh's range, which colours beyond the map's reach are held to
_ROWS = 4096
_STEEPEST = 80.0  # exp of more overflows in single precision


@dataclass(frozen=True, eq=False)
class IresBlock:
    """A residual branch: (3, H), (H, H) and (H, 3), normalised."""

    first: FloatArray
    second: FloatArray
    last: FloatArray

    def arrays(self) -> tuple[FloatArray, ...]:
        """Return the arrays in the order in which a file holds them."""
        return self.first, self.second, self.last

    def lipschitz(self) -> float:
        """Return the product of the matrices' largest singular values."""
        norms = [np.linalg.norm(each.astype(float), 2) for each in self.arrays()]
        return float(np.prod(norms))

    def branch(self, z: Any, row: FloatArray) -> Any:
        """Return the branch of states (P, 3) for a look's row (H,)."""
        return np.asarray(
            _swish(_swish(z @ self.first + row) @ self.second) @ self.last
        )


def _swish(values: Any) -> Any:
    slower = np.exp(np.minimum(-values, _STEEPEST))
    slower += 1
    slower *= 1.1
    return np.divide(values, slower, out=slower)


class IresCodec(BijectiveCodec):
    """The invertible residual network; see the module.

    Parameters
    ----------
    blocks
        Its residual branches.
    """

    kind: ClassVar[str] = "ires"

    def __init__(self, blocks: tuple[IresBlock, ...]) -> None:
        self._blocks = blocks

    @property
    def blocks(self) -> tuple[IresBlock, ...]:
        """The residual branches."""
        return self._blocks

    @property
    def _hidden(self) -> int:
        return len(self._blocks[0].second)

    @property
    def code_length(self) -> int:
        """The number of values that are a look's own."""
        return len(self._blocks) * (self._hidden + _NORM) + _NORM

    def _parts(self, code: FloatArray) -> tuple[FloatArray, FloatArray]:
        """Return a look's rows (K, H) and normalisations (K + 1, 6)."""
        count = len(self._blocks) * self._hidden
        code = np.asarray(code, np.float32)
        return code[:count].reshape(-1, self._hidden), code[count:].reshape(-1, _NORM)

    def forward(self, code: FloatArray, colours: FloatArray) -> FloatArray:
        """Return what a look makes of colours; see `BijectiveCodec.forward`."""
        rows, norms = self._parts(code)
        out = np.empty((len(colours), 3), np.float32)
        for start in range(0, len(colours), _ROWS):
            z = _enter(colours[start : start + _ROWS]).astype(np.float32)
            for block, row, norm in zip(self._blocks, rows, norms[:-1], strict=True):
                z = z * np.exp(norm[:3]) + norm[3:]
                z = z + block.branch(z, row)
            z = z * np.exp(norms[-1, :3]) + norms[-1, 3:]
            out[start : start + _ROWS] = np.tanh(z) / (2 * SCALE) + 0.5
        return out

    def inverse(self, code: FloatArray, colours: FloatArray) -> Undone:
        """Undo `forward` by fixed-point iteration, block after block.

        Colours beyond the map's range (about -0.1 to 1.1) are held to it.
        """
        rows, norms = self._parts(code)
        z = _enter(np.asarray(colours, np.float32))
        z = (z - norms[-1, 3:]) / np.exp(norms[-1, :3].astype(float))
        converged, most = np.ones(len(z), bool), 0
        for block, row, norm in reversed(
            list(zip(self._blocks, rows, norms[:-1], strict=True))
        ):
            z, taken, moving = _solve(block, row, z)
            converged[moving] = False
            most = max(most, taken)
            z = (z - norm[3:]) / np.exp(norm[:3].astype(float))
        found = np.tanh(z) / (2 * SCALE) + 0.5
        return Undone(found.astype(np.float32), most, converged)

    def to_bytes(self) -> bytes:
        """Return the blocks in single precision."""
        arrays = [array for block in self._blocks for array in block.arrays()]
        data = b"".join(array.astype("<f4").tobytes() for array in arrays)
        return _HEAD.pack(len(self._blocks), self._hidden) + data

    @classmethod
    def from_bytes(cls, data: bytes) -> Self:
        """Rebuild the codec from `to_bytes`.

        Raises
        ------
        LibraryFileError
            Damaged, or a branch that iteration cannot be relied on to undo.
        """
        if len(data) < _HEAD.size:
            raise LibraryFileError("its network is cut short.")
        count, hidden = _HEAD.unpack_from(data)
        if not (1 <= count <= _MAX_BLOCKS and 1 <= hidden <= _MAX_HIDDEN):
            raise LibraryFileError("its network states sizes that make no sense.")
        shapes = ((3, hidden), (hidden, hidden), (hidden, 3))
        sizes = [rows * columns for rows, columns in shapes]
        if len(data) != _HEAD.size + 4 * count * sum(sizes):
            raise LibraryFileError("its network does not have the size that it states.")
        values = np.frombuffer(data, "<f4", offset=_HEAD.size).reshape(count, -1)
        if not np.isfinite(values).all():
            raise LibraryFileError("its network holds a value that is not finite.")
        blocks = []
        for line in values.astype(np.float32):
            parts = np.split(line, np.cumsum(sizes)[:-1])
            shaped = [p.reshape(s) for p, s in zip(parts, shapes, strict=True)]
            blocks.append(IresBlock(*shaped))
        if any(not block.lipschitz() < 1 for block in blocks):
            raise LibraryFileError(
                "its network cannot be undone: a branch is too steep."
            )
        return cls(tuple(blocks))

    def pack_codes(self, codes: FloatArray) -> bytes:
        """Return the codes in single precision."""
        return np.asarray(codes, "<f4").tobytes()

    def unpack_codes(self, data: bytes, count: int) -> FloatArray:
        """Undo `pack_codes`."""
        if count * self.code_length > _MAX_VALUES:
            raise LibraryFileError("its codes are too many.")
        if len(data) != 4 * count * self.code_length:
            raise LibraryFileError("its codes do not have the size that they state.")
        values = np.frombuffer(data, "<f4").reshape(count, self.code_length)
        return values.astype(np.float32)


def _enter(colours: FloatArray) -> Wide:
    """Return the states of colours, those out of reach held to the edge."""
    scaled = 2 * SCALE * (np.asarray(colours, float) - 0.5)
    return np.asarray(np.arctanh(np.clip(scaled, -_EDGE, _EDGE)))


def _solve(
    block: IresBlock, row: FloatArray, wanted: Wide
) -> tuple[Wide, int, NDArray[np.intp]]:
    """Return z with z + branch(z) = wanted, iterations, and rows still moving."""
    z = wanted.copy()
    moving = np.arange(len(z))
    for taken in range(1, MOST_ITERATIONS + 1):
        following = wanted[moving] - block.branch(z[moving], row)
        moved = np.abs(following - z[moving]).max(axis=1, initial=0)
        z[moving] = following
        # Not a number counts as moving.
        moving = moving[~(moved < TOLERANCE)]
        if not len(moving):
            return z, taken, moving
    return z, MOST_ITERATIONS, moving


CODEC = IresCodec
