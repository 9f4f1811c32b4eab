"""The closed-form codec: principal components of smooth coarse lattices.

A look's residual to the identity is a natural cubic spline on a coarse lattice, and
that lattice is a weighted sum of components which all looks share. The components
are stored as integers in the cosine domain, in an opponent space whose Euclidean
distance is roughly the visible one, so that one step of rounding is as small
everywhere as the eye needs; the range coder makes the many zeros free.

Value 0 of a code is the weight of the mean look (1 for every encoded look), so the
code 0 is the identity and a weighted sum of codes is the weighted mix of the looks:
blending codes and mixing outputs agree here (but for clipping).
"""

from __future__ import annotations

import struct
import threading
from typing import ClassVar, Self

import numpy as np
from numpy.typing import NDArray

from looksmith.lut.table import identity_table
from looksmith.models.encoding.codec import BoolArray, LookCodec
from looksmith.models.encoding.errors import LibraryFileError
from looksmith.models.encoding.lattice import (
    cosine_matrix,
    spline_matrix,
    upsample,
    zigzag,
)
from looksmith.models.encoding.metric import difference_jacobian
from looksmith.models.encoding.packing import pack_integers, unpack_integers

__all__ = ["CODEC", "LinearCodec", "project", "to_cosines"]

FloatArray = NDArray[np.float32]
IntArray = NDArray[np.int16]

_HEADER = struct.Struct("<HHf9f")
MAX_LATTICE, MAX_COMPONENTS = 33, 1024
_BATCH = 32


def _cosine_transform(lattices: FloatArray, matrix: FloatArray) -> FloatArray:
    """Apply a matrix along the last three axes of (..., n, n, n)."""
    n = lattices.shape[-1]
    out = lattices @ matrix.T
    out = np.matmul(matrix, out)
    shape = (-1, n, n * n)
    return np.asarray(np.matmul(matrix, out.reshape(shape)).reshape(lattices.shape))


def to_cosines(components: FloatArray) -> FloatArray:
    """Turn lattices (K, n, n, n, 3) into cosines (K, 3, n, n, n)."""
    planes = np.ascontiguousarray(np.moveaxis(components, -1, 1), np.float32)
    return _cosine_transform(planes, cosine_matrix(components.shape[1]))


def project(tables: FloatArray, nodes: int) -> FloatArray:
    """Return the least-squares lattices (N, n, n, n, 3) of the tables' residuals.

    Parameters
    ----------
    tables
        Float32 (N, size, size, size, 3). A table much coarser than the lattice is
        first interpolated, since it does not determine the spline.
    """
    size = tables.shape[1]
    residuals = tables - identity_table(size)
    matrix = np.linalg.pinv(spline_matrix(nodes, size))
    if size < 2 * nodes:
        fine = 4 * nodes + 1
        linear = np.zeros((fine, size), np.float32)
        place = np.linspace(0, size - 1, fine)
        cell = np.minimum(place.astype(int), size - 2)
        linear[np.arange(fine), cell] = 1 - (place - cell)
        linear[np.arange(fine), cell + 1] += place - cell
        matrix = np.linalg.pinv(spline_matrix(nodes, fine)) @ linear
    count, n = len(tables), nodes
    out: FloatArray = np.matmul(matrix, residuals.reshape(count, size, -1))
    out = np.matmul(matrix, out.reshape(count * n, size, -1))
    out = np.matmul(matrix, out.reshape(count * n * n, size, 3))
    return out.reshape(count, n, n, n, 3)


class LinearCodec(LookCodec):
    """Principal components; see the module.

    Parameters
    ----------
    cosines
        Int16 (K, 3, n, n, n): component 0 is the mean look's residual.
    step
        What 1 in `cosines` is worth in the opponent space.
    from_opponent
        Float32 (3, 3): opponent space to RGB.
    code_steps
        Float32 (K,): what 1 in a code is worth, per component.
    """

    kind: ClassVar[str] = "linear"
    can_morph: ClassVar[bool] = False

    def __init__(
        self,
        cosines: IntArray,
        step: float,
        from_opponent: FloatArray,
        code_steps: FloatArray,
    ) -> None:
        self._cosines = cosines
        self._step = float(np.float32(step))
        self._from_opponent = np.asarray(from_opponent, np.float32)
        self._code_steps = np.asarray(code_steps, np.float32)
        self._lock = threading.Lock()
        self._cached_basis: FloatArray | None = None

    @property
    def lattice(self) -> int:
        """The number of lattice points along an axis of a component."""
        return int(self._cosines.shape[-1])

    @property
    def code_length(self) -> int:
        """The number of values in a code, the mean's weight included."""
        return len(self._cosines)

    @property
    def _basis(self) -> FloatArray:
        """The components in RGB, (K, n * n * n * 3), one code step each."""
        with self._lock:
            if self._cached_basis is None:
                matrix = np.ascontiguousarray(cosine_matrix(self.lattice).T)
                scaled = self._cosines.astype(np.float32) * np.float32(self._step)
                planes = np.moveaxis(_cosine_transform(scaled, matrix), 1, -1)
                basis = planes @ self._from_opponent.T
                basis = basis.reshape(self.code_length, -1)
                self._cached_basis = basis * self._code_steps[:, None]
            return self._cached_basis

    def decode(
        self, codes: FloatArray, size: int, monochrome: BoolArray | None = None
    ) -> FloatArray:
        """Return float32 tables (N, size, size, size, 3); see `LookCodec.decode`."""
        count, n = len(codes), self.lattice
        out = np.empty((count, size, size, size, 3), np.float32)
        identity = identity_table(size)
        for start in range(0, count, _BATCH):
            part = slice(start, start + _BATCH)
            codes_now = np.asarray(codes[part], np.float32)
            lattices = (codes_now @ self._basis).reshape(-1, n, n, n, 3)
            tables = upsample(lattices, size)
            tables += identity
            if monochrome is not None and monochrome[part].any():
                grey = monochrome[part]
                tables[grey] = tables[grey].mean(axis=-1, keepdims=True)
            np.clip(tables, 0, 1, out=out[part])
        return out

    def encode(self, tables: FloatArray) -> FloatArray:
        """Return whole-number codes (N, K): least squares in visible differences.

        The weight at each lattice point is that of the look's own colour there.
        """
        n = self.lattice
        codes = np.ones((len(tables), self.code_length), np.float32)
        basis = self._basis.reshape(self.code_length, n**3, 3)
        for index, table in enumerate(tables):
            target = project(table[None], n)[0].reshape(-1, 3)
            colours = np.clip(target + identity_table(n).reshape(-1, 3), 0, 1)
            weight = difference_jacobian(colours)
            visible = np.einsum("pij,kpj->kpi", weight, basis, optimize=True)
            visible = visible.reshape(self.code_length, -1)
            wanted = np.einsum("pij,pj->pi", weight, target).ravel() - visible[0]
            normal = (visible[1:] @ visible[1:].T).astype(np.float64)
            normal[np.diag_indices_from(normal)] *= 1 + 1e-6
            codes[index, 1:] = np.linalg.solve(normal, visible[1:] @ wanted)
        return np.clip(np.round(codes), -32768, 32767)

    def to_bytes(self) -> bytes:
        """Return the components, low frequencies first."""
        count, n = self.code_length, self.lattice
        header = _HEADER.pack(n, count, self._step, *self._from_opponent.ravel())
        ordered = self._cosines.reshape(count, 3, -1)[:, :, zigzag(n)]
        values = np.ascontiguousarray(ordered.transpose(1, 2, 0))
        return header + self._code_steps.astype("<f4").tobytes() + pack_integers(values)

    @classmethod
    def from_bytes(cls, data: bytes) -> Self:
        """Rebuild the codec from `to_bytes`."""
        if len(data) < _HEADER.size:
            raise LibraryFileError("its components are cut short.")
        n, count, step, *opponent = _HEADER.unpack_from(data)
        if not (4 <= n <= MAX_LATTICE and 1 <= count <= MAX_COMPONENTS):
            raise LibraryFileError(f"{count} components on {n} points make no sense.")
        start = _HEADER.size + 4 * count
        if len(data) < start:
            raise LibraryFileError("its components are cut short.")
        code_steps = np.frombuffer(data, "<f4", count, _HEADER.size)
        if not (np.isfinite([step, *opponent]).all() and np.isfinite(code_steps).all()):
            raise LibraryFileError("its components hold a value that is not finite.")
        values = unpack_integers(data[start:], 3 * n**3 * count)
        ordered = values.reshape(3, n**3, count).transpose(2, 0, 1)
        cosines = np.empty(ordered.shape, np.int16)
        cosines[:, :, zigzag(n)] = ordered
        matrix = np.array(opponent, np.float32).reshape(3, 3)
        return cls(cosines.reshape(count, 3, n, n, n), step, matrix, code_steps)

    def pack_codes(self, codes: FloatArray) -> bytes:
        """Return the codes component by component, as 16-bit integers."""
        return pack_integers(np.ascontiguousarray(codes.T.round().astype(np.int16)))

    def unpack_codes(self, data: bytes, count: int) -> FloatArray:
        """Undo `pack_codes`."""
        values = unpack_integers(data, count * self.code_length)
        return values.reshape(self.code_length, count).T.astype(np.float32)


CODEC = LinearCodec
