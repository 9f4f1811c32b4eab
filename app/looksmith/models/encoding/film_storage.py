"""The look network in few bytes: whole numbers, their steps, and a coder over them."""

from __future__ import annotations

import struct
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from looksmith.models.encoding.errors import LibraryFileError
from looksmith.models.encoding.film_network import NetworkShape, NetworkWeights
from looksmith.models.encoding.stored_arrays import (
    pack_arrays,
    restored,
    rounded,
    unpack_arrays,
)

__all__ = ["StoredNetwork", "shapes_of"]

FloatArray = NDArray[np.float32]
IntArray = NDArray[np.int16]

_HEADER = struct.Struct("<HHHH")
_MAX_WIDTH, _MAX_LAYERS, _MAX_CODE = 256, 8, 1024


def shapes_of(shape: NetworkShape) -> dict[str, tuple[int, ...]]:
    """Return the shape of every array of `NetworkWeights`."""
    w, layers, r = shape.width, shape.layers, shape.rank
    return {
        "first": (3, w),
        "first_shift": (w,),
        "second": (w, w),
        "second_shift": (w,),
        "weight": (layers, w, w),
        "left": (layers, w, r),
        "right": (layers, r, w),
        "mix": (shape.code, shape.modulation),
        "base": (shape.modulation,),
    }


@dataclass(frozen=True, eq=False)
class StoredNetwork:
    """A network as a file holds it.

    Parameters
    ----------
    shape
        Its sizes.
    values
        Int16, one array per array of `NetworkWeights`.
    steps
        Float32, what 1 is worth: (columns,) for `mix`, else (1,). A file holds
        4096 times as much in float16; they must be representable so.
    code_steps
        Float32 (D,), what 1 in a stored code is worth; likewise.
    """

    shape: NetworkShape
    values: dict[str, IntArray]
    steps: dict[str, FloatArray]
    code_steps: FloatArray

    @classmethod
    def round(
        cls,
        weights: NetworkWeights,
        steps: dict[str, FloatArray],
        code_steps: FloatArray,
    ) -> StoredNetwork:
        """Round a network to whole steps."""
        shape = weights.shape
        arrays = {name: getattr(weights, name) for name in shapes_of(shape)}
        held = np.asarray(code_steps, np.float32)
        return cls(shape, rounded(arrays, steps), steps, held)

    def weights(self) -> NetworkWeights:
        """Return the network that the whole numbers stand for."""
        return NetworkWeights(**restored(self.values, self.steps))

    def to_bytes(self) -> bytes:
        """Return the network; the same every time."""
        s = self.shape
        header = _HEADER.pack(s.width, s.layers, s.rank, s.code)
        return header + pack_arrays(
            shapes_of(s), self.values, self.steps, self.code_steps
        )

    @classmethod
    def from_bytes(cls, data: bytes) -> StoredNetwork:
        """Undo `to_bytes`; raise `LibraryFileError` for anything damaged."""
        if len(data) < _HEADER.size:
            raise LibraryFileError("its network is cut short.")
        width, layers, rank, code = _HEADER.unpack_from(data)
        sound = 32 <= width <= _MAX_WIDTH and width % 32 == 0
        sound = sound and 1 <= layers <= _MAX_LAYERS and 1 <= rank <= width
        if not (sound and 1 <= code <= _MAX_CODE):
            raise LibraryFileError("its network states sizes that make no sense.")
        shape = NetworkShape(width, layers, rank, code)
        return cls(shape, *unpack_arrays(data, _HEADER.size, shapes_of(shape), code))
