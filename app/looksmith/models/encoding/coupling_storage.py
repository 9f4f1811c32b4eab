"""The coupling network in few bytes: whole numbers, their steps, a coder over them."""

from __future__ import annotations

import struct
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from looksmith.models.encoding.coupling_network import CouplingShape, shapes_of
from looksmith.models.encoding.errors import LibraryFileError
from looksmith.models.encoding.stored_arrays import (
    pack_arrays,
    restored,
    rounded,
    unpack_arrays,
)

__all__ = ["StoredCoupling"]

FloatArray = NDArray[np.float32]
IntArray = NDArray[np.int16]

_HEADER = struct.Struct("<HHHH24s")
_MAX_WIDTH, _MAX_CODE = 128, 1024


@dataclass(frozen=True, eq=False)
class StoredCoupling:
    """A network as a file holds it.

    Parameters
    ----------
    shape
        Its sizes.
    values
        Int16, one array per array of `shapes_of`.
    steps
        Float32, what 1 is worth: (columns,) for `mix`, else (1,). A file holds
        4096 times as much in float16; they must be representable so.
    code_steps
        Float32 (D,), what 1 in a stored code is worth; likewise.
    """

    shape: CouplingShape
    values: dict[str, IntArray]
    steps: dict[str, FloatArray]
    code_steps: FloatArray

    @classmethod
    def round(
        cls,
        shape: CouplingShape,
        weights: dict[str, FloatArray],
        steps: dict[str, FloatArray],
        code_steps: FloatArray,
    ) -> StoredCoupling:
        """Round a network to whole multiples of steps."""
        held = np.asarray(code_steps, np.float32)
        return cls(shape, rounded(weights, steps), steps, held)

    def weights(self) -> dict[str, FloatArray]:
        """Return the arrays that the whole numbers stand for."""
        return restored(self.values, self.steps)

    def to_bytes(self) -> bytes:
        """Return the network; the same every time."""
        s = self.shape
        plan = s.plan.encode()
        header = _HEADER.pack(s.width, s.rank, s.head_rank, s.code, plan)
        return header + pack_arrays(
            shapes_of(s), self.values, self.steps, self.code_steps
        )

    @classmethod
    def from_bytes(cls, data: bytes) -> StoredCoupling:
        """Undo `to_bytes`; raise `LibraryFileError` for anything damaged."""
        if len(data) < _HEADER.size:
            raise LibraryFileError("its network is cut short.")
        width, rank, head_rank, code, letters = _HEADER.unpack_from(data)
        plan = letters.rstrip(b"\0").decode("ascii", "replace")
        sound = 32 <= width <= _MAX_WIDTH and width % 32 == 0
        sound = sound and 1 <= rank <= width and 1 <= head_rank <= width
        sound = sound and 1 <= code <= _MAX_CODE and len(plan) >= 1
        if not sound or set(plan) - set("rgbyuv") or not plan.isascii():
            raise LibraryFileError("its network states sizes that make no sense.")
        shape = CouplingShape(width, rank, head_rank, code, plan)
        return cls(shape, *unpack_arrays(data, _HEADER.size, shapes_of(shape), code))
