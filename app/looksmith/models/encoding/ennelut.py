"""ENNELUT, as its paper describes it: the baseline that ours is measured against.

Zehtab, Lindell, Brubaker and Brown, "Efficient Neural Network Encoding for 3D Color
Lookup Tables", AAAI 2025. A colour, brought into (-1, 1) and through atanh, runs
through K residual blocks of 3-32-64-32-3 units without biases; a look's row of an
embedding is the bias of each block's first hidden layer.

    z = atanh(2 a (x - 0.5)),  a = 0.83
    z = z + n_k * (s(s(s(z W1 + E_k[i]) W2) W3) W4),  s(v) = v sigmoid(v) / 1.1
    y = tanh(z) / (2 a) + 0.5

Weights and embedding are kept in single precision, as in the paper's files, or, in the
compact flavour, in half precision and in bytes.
"""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import ClassVar, Self

import numpy as np
from numpy.typing import NDArray

from looksmith.lut.table import identity_table
from looksmith.models.encoding.codec import BoolArray, LookCodec
from looksmith.models.encoding.errors import LibraryFileError, NoFitError
from looksmith.models.encoding.packing import pack_integers, unpack_integers

__all__ = ["CODEC", "HIDDEN", "SCALE", "EnnelutBlock", "EnnelutCodec"]

FloatArray = NDArray[np.float32]

SCALE = 0.83
HIDDEN = (32, 64, 32)
_SHAPES = ((3, 32), (32, 64), (64, 32), (32, 3), (3,))
_BLOCK_VALUES = sum(int(np.prod(shape)) for shape in _SHAPES)
_HEADER = struct.Struct("<HH")  # blocks, flavour
_SINGLE, _COMPACT = 0, 1
_MOST = 127  # of a value in a compact code
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
    code_steps
        Float32 (32 K,), what 1 in a stored code is worth; None to store codes in
        single precision.
    """

    kind: ClassVar[str] = "ennelut"

    def __init__(
        self,
        blocks: tuple[EnnelutBlock, ...],
        code_steps: FloatArray | None = None,
    ) -> None:
        self._blocks = blocks
        self._steps = code_steps

    @classmethod
    def compact(cls, blocks: tuple[EnnelutBlock, ...], codes: FloatArray) -> Self:
        """Return the flavour of few bytes: half precision, a byte for a code's value.

        Parameters
        ----------
        blocks
            The network.
        codes
            Float32 (N, 32 K): the largest values decide on the steps.
        """
        halves = tuple(
            EnnelutBlock(*(a.astype("<f2").astype(np.float32) for a in block.arrays()))
            for block in blocks
        )
        steps = np.abs(codes).max(axis=0) / np.float32(_MOST)
        return cls(halves, np.maximum(steps, np.float32(1e-8)).astype(np.float32))

    @property
    def blocks(self) -> tuple[EnnelutBlock, ...]:
        """The network."""
        return self._blocks

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
        """Refuse: the paper fits no look to a finished network.

        Raises
        ------
        NoFitError
            Always.
        """
        del tables
        raise NoFitError(
            "This library knows only the looks it was trained on: keep your own LUT "
            "as an exact table, or use the built-in library."
        )

    def to_bytes(self) -> bytes:
        """Return the blocks."""
        arrays = [array for block in self._blocks for array in block.arrays()]
        flavour = _SINGLE if self._steps is None else _COMPACT
        kind = "<f4" if self._steps is None else "<f2"
        parts = [_HEADER.pack(len(self._blocks), flavour)]
        parts += [array.astype(kind).tobytes() for array in arrays]
        if self._steps is not None:
            parts.append(self._steps.astype("<f4").tobytes())
        return b"".join(parts)

    @classmethod
    def from_bytes(cls, data: bytes) -> Self:
        """Rebuild the codec from `to_bytes`."""
        if len(data) < _HEADER.size:
            raise LibraryFileError("its network is cut short.")
        count, flavour = _HEADER.unpack_from(data)
        if not (1 <= count <= _MAX_BLOCKS and flavour in (_SINGLE, _COMPACT)):
            raise LibraryFileError(f"a network of {count} blocks makes no sense.")
        kind = np.dtype("<f4" if flavour == _SINGLE else "<f2")
        end = _HEADER.size + kind.itemsize * count * _BLOCK_VALUES
        rest = 0 if flavour == _SINGLE else 4 * count * HIDDEN[0]
        if len(data) != end + rest:
            raise LibraryFileError("its network does not have the size that it states.")
        values = np.frombuffer(data[:end], kind, offset=_HEADER.size)
        steps = np.frombuffer(data, "<f4", offset=end).astype(np.float32)
        if not (np.isfinite(values).all() and np.isfinite(steps).all()):
            raise LibraryFileError("its network holds a value that is not finite.")
        ends = np.cumsum([int(np.prod(shape)) for shape in _SHAPES])[:-1]
        blocks = []
        for row in values.astype(np.float32).reshape(count, -1):
            parts = np.split(row, ends)
            shaped = [p.reshape(s) for p, s in zip(parts, _SHAPES, strict=True)]
            blocks.append(EnnelutBlock(*shaped))
        return cls(tuple(blocks), None if flavour == _SINGLE else steps)

    def pack_codes(self, codes: FloatArray) -> bytes:
        """Return the embedding: single precision, or whole steps value by value."""
        if self._steps is None:
            return np.asarray(codes, "<f4").tobytes()
        whole = np.clip(np.rint(codes / self._steps), -_MOST, _MOST)
        return pack_integers(np.ascontiguousarray(whole.T.astype(np.int16)))

    def unpack_codes(self, data: bytes, count: int) -> FloatArray:
        """Undo `pack_codes`."""
        length = self.code_length
        if self._steps is not None:
            whole = unpack_integers(data, count * length).reshape(length, count)
            return np.asarray(whole.T * self._steps, np.float32)
        if len(data) != 4 * count * length:
            raise LibraryFileError("its codes do not have the size that they state.")
        return np.frombuffer(data, "<f4").reshape(count, length).astype(np.float32)


CODEC = EnnelutCodec
