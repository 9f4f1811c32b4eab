"""The coupling network in few bytes: whole numbers, their steps, a coder over them."""

from __future__ import annotations

import struct
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from looksmith.models.encoding.coupling_network import CouplingShape, shapes_of
from looksmith.models.encoding.errors import LibraryFileError
from looksmith.models.encoding.packing import pack_integers, unpack_integers

__all__ = ["STEP_SCALE", "StoredCoupling"]

FloatArray = NDArray[np.float32]
IntArray = NDArray[np.int16]

_HEADER = struct.Struct("<HHHH24s")
STEP_SCALE = 4096  # steps are small for float16
_MAX_WIDTH, _MAX_CODE = 128, 1024


def _step_count(name: str, shape: tuple[int, ...]) -> int:
    """Return how many steps an array has: one a column, or one in all."""
    return shape[-1] if name == "mix" else 1


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
        values = {}
        for name in shapes_of(shape):
            rounded = np.rint(weights[name] / steps[name])
            values[name] = np.clip(rounded, -32768, 32767).astype(np.int16)
        return cls(shape, values, steps, np.asarray(code_steps, np.float32))

    def weights(self) -> dict[str, FloatArray]:
        """Return the arrays that the whole numbers stand for."""
        return {
            name: values.astype(np.float32) * self.steps[name]
            for name, values in self.values.items()
        }

    def to_bytes(self) -> bytes:
        """Return the network; the same every time."""
        s = self.shape
        parts = [_HEADER.pack(s.width, s.rank, s.head_rank, s.code, s.plan.encode())]
        steps = [self.steps[name] for name in shapes_of(s)]
        parts += [
            (step * STEP_SCALE).astype("<f2").tobytes()
            for step in (*steps, self.code_steps)
        ]
        # Row by row: a code's first values matter most, the last ones hardly at all.
        flat = [self.values[name].ravel() for name in shapes_of(s)]
        return b"".join(parts) + pack_integers(np.concatenate(flat))

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
        shapes = shapes_of(shape)
        counts = [_step_count(name, each) for name, each in shapes.items()]
        total = sum(counts) + code
        start = _HEADER.size + 2 * total
        if len(data) < start:
            raise LibraryFileError("its network is cut short.")
        all_steps = np.frombuffer(data, "<f2", total, _HEADER.size).astype(np.float32)
        all_steps /= np.float32(STEP_SCALE)
        if not np.isfinite(all_steps).all():
            raise LibraryFileError("its network holds a value that is not finite.")
        ends = np.cumsum(counts)
        steps = dict(zip(shapes, np.split(all_steps, ends), strict=False))
        sizes = [int(np.prod(each)) for each in shapes.values()]
        flat = unpack_integers(data[start:], sum(sizes))
        arrays = np.split(flat, np.cumsum(sizes)[:-1])
        values = {
            name: array.reshape(each)
            for (name, each), array in zip(shapes.items(), arrays, strict=True)
        }
        return cls(shape, values, steps, all_steps[ends[-1] :])
