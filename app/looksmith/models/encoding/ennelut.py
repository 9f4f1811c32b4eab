"""ENNELUT, as its paper describes it: the baseline that ours is measured against.

Zehtab, Lindell, Brubaker and Brown, "Efficient Neural Network Encoding for 3D Color
Lookup Tables", AAAI 2025. A colour, brought into (-1, 1) and through atanh, runs
through K residual blocks of 3-32-64-32-3 units without biases; a look's row of an
embedding is the bias of each block's first hidden layer.

    z = atanh(2 a (x - 0.5)),  a = 0.83
    z = z + n_k * (s(s(s(z W1 + E_k[i]) W2) W3) W4),  s(v) = v sigmoid(v) / 1.1
    y = tanh(z) / (2 a) + 0.5

Weights and embedding are kept in single precision, as in the paper's files.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import ClassVar, Self

import numpy as np
from numpy.typing import NDArray

from looksmith.lut.table import identity_table
from looksmith.models.encoding.codec import BoolArray, LookCodec
from looksmith.models.encoding.errors import LibraryFileError

__all__ = ["CODEC", "HIDDEN", "SCALE", "EnnelutBlock", "EnnelutCodec"]

FloatArray = NDArray[np.float32]

SCALE = 0.83
HIDDEN = (32, 64, 32)
_SHAPES = ((3, 32), (32, 64), (64, 32), (32, 3), (3,))
_BLOCK_VALUES = sum(int(np.prod(shape)) for shape in _SHAPES)
_COUNT = struct.Struct("<I")
_MAX_BLOCKS = 16
_ROWS = 2048


@dataclass(frozen=True, eq=False)
class EnnelutBlock:
    """One residual block: four matrices and the scale of its branch, (3,)."""

    first: FloatArray
    second: FloatArray
    third: FloatArray
    last: FloatArray
    scale: FloatArray

    def arrays(self) -> tuple[FloatArray, ...]:
        """Return the arrays in the order in which a file holds them."""
        return self.first, self.second, self.third, self.last, self.scale


def _swish(values: FloatArray) -> FloatArray:
    return np.asarray(values / (np.float32(1.1) * (1 + np.exp(-values))), np.float32)


class EnnelutCodec(LookCodec):
    """The paper's network.

    Parameters
    ----------
    blocks
        K of them: 1 tiny, 2 small, 3 medium, 4 large.
    """

    kind: ClassVar[str] = "ennelut"

    def __init__(self, blocks: tuple[EnnelutBlock, ...]) -> None:
        self._blocks = blocks

    @property
    def code_length(self) -> int:
        """The number of values in a look's embedding."""
        return HIDDEN[0] * len(self._blocks)

    def decode(
        self, codes: FloatArray, size: int, monochrome: BoolArray | None = None
    ) -> FloatArray:
        """Return float32 tables (N, size, size, size, 3); see `LookCodec.decode`."""
        colours = identity_table(size).reshape(-1, 3)
        start = np.arctanh(np.float32(2 * SCALE) * (colours - np.float32(0.5)))
        out = np.empty((len(codes), len(colours), 3), np.float32)
        for index, code in enumerate(np.asarray(codes, np.float32)):
            rows = code.reshape(len(self._blocks), HIDDEN[0])
            for begin in range(0, len(colours), _ROWS):
                z = start[begin : begin + _ROWS]
                for block, row in zip(self._blocks, rows, strict=True):
                    hidden = _swish(z @ block.first + row)
                    hidden = _swish(_swish(hidden @ block.second) @ block.third)
                    z = z + block.scale * (hidden @ block.last)
                y = np.tanh(z) / np.float32(2 * SCALE) + np.float32(0.5)
                out[index, begin : begin + _ROWS] = y
            if monochrome is not None and monochrome[index]:
                out[index] = out[index].mean(axis=-1, keepdims=True)
        np.clip(out, 0, 1, out=out)
        return out.reshape(len(codes), size, size, size, 3)

    def encode(self, tables: FloatArray) -> FloatArray:
        """Refuse: the paper fits no look to a finished network."""
        raise NotImplementedError("ENNELUT knows only the looks it was trained on.")

    def to_bytes(self) -> bytes:
        """Return the blocks in single precision."""
        arrays = [array for block in self._blocks for array in block.arrays()]
        data = b"".join(array.astype("<f4").tobytes() for array in arrays)
        return _COUNT.pack(len(self._blocks)) + data

    @classmethod
    def from_bytes(cls, data: bytes) -> Self:
        """Rebuild the codec from `to_bytes`."""
        if len(data) < _COUNT.size:
            raise LibraryFileError("its network is cut short.")
        (count,) = _COUNT.unpack_from(data)
        if not 1 <= count <= _MAX_BLOCKS:
            raise LibraryFileError(f"a network of {count} blocks makes no sense.")
        if len(data) != _COUNT.size + 4 * count * _BLOCK_VALUES:
            raise LibraryFileError("its network does not have the size that it states.")
        values = np.frombuffer(data, "<f4", offset=_COUNT.size).reshape(count, -1)
        if not np.isfinite(values).all():
            raise LibraryFileError("its network holds a value that is not finite.")
        ends = np.cumsum([int(np.prod(shape)) for shape in _SHAPES])[:-1]
        blocks = []
        for row in values:
            parts = np.split(row.astype(np.float32), ends)
            shaped = [p.reshape(s) for p, s in zip(parts, _SHAPES, strict=True)]
            blocks.append(EnnelutBlock(*shaped))
        return cls(tuple(blocks))

    def pack_codes(self, codes: FloatArray) -> bytes:
        """Return the embedding in single precision."""
        return np.asarray(codes, "<f4").tobytes()

    def unpack_codes(self, data: bytes, count: int) -> FloatArray:
        """Undo `pack_codes`."""
        if len(data) != 4 * count * self.code_length:
            raise LibraryFileError("its codes do not have the size that they state.")
        values = np.frombuffer(data, "<f4").reshape(count, self.code_length)
        return values.astype(np.float32)


CODEC = EnnelutCodec
