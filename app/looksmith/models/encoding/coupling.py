"""The bijective codec: looks that one exact formula undoes, however their code looks.

See `coupling_network` for the map. A code is the network's code, of mean 0 and variance
1 over the library, followed by a switch: above 0.5, red and green of the result are
exchanged, for the few looks that turn the cube of colours inside out. A weighted sum of
codes decodes to a path of its own between the looks; each look on it can be undone.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any, ClassVar, Self

import numpy as np
from numpy.typing import NDArray

from looksmith.models.encoding.bijective import BijectiveCodec, Undone
from looksmith.models.encoding.coupling_network import (
    OwnWeights,
    channels_of,
    own_weights,
    turns_of,
)
from looksmith.models.encoding.coupling_storage import StoredCoupling
from looksmith.models.encoding.errors import LibraryFileError
from looksmith.models.encoding.packing import pack_integers, unpack_integers
from looksmith.work.bands import for_bands

__all__ = ["CODEC", "MIRROR", "CouplingCodec"]

FloatArray = NDArray[np.float32]

MIRROR = (1, 0, 2)
"""The channels of a look's result whose switch is on."""

_ROWS = 2048  # colours at a time
_MAX_VALUES = 1 << 26
_ON = 0.5


class CouplingCodec(BijectiveCodec):
    """The bijective codec; see the module.

    Parameters
    ----------
    stored
        The network as a file holds it.
    """

    kind: ClassVar[str] = "coupling"

    def __init__(self, stored: StoredCoupling) -> None:
        self._stored = stored
        self._weights = stored.weights()
        self._channels = channels_of(stored.shape.plan)
        self._turns = turns_of(stored.shape.plan).astype(np.float64)
        self._back = np.linalg.inv(self._turns).astype(np.float64)
        self._own = lru_cache(maxsize=8)(self._compute_own)

    @property
    def code_length(self) -> int:
        """The number of values in a code, the switch included."""
        return self._stored.shape.code + 1

    @property
    def _steps(self) -> FloatArray:
        return np.append(self._stored.code_steps, np.float32(1))

    def _compute_own(self, code: bytes) -> OwnWeights:
        values = np.frombuffer(code, np.float32)[:-1]
        return own_weights(self._stored.shape, self._weights, values)

    def _run(
        self, kernel: Any, turns: NDArray[np.float64], code: FloatArray, colours: Any
    ) -> FloatArray:
        own = self._own(np.ascontiguousarray(code, np.float32).tobytes())
        given = np.ascontiguousarray(colours, np.float32)
        out = np.empty_like(given)

        def band(start: int, stop: int) -> None:
            part = slice(start, stop)
            kernel(given[part], self._channels, turns, tuple(own), out[part])

        for_bands(len(given), band, rows=_ROWS)
        return out

    def forward(self, code: FloatArray, colours: FloatArray) -> FloatArray:
        """Return what a look makes of colours; see `BijectiveCodec.forward`."""
        from looksmith.models.encoding.coupling_kernels import flow_rows

        found = self._run(flow_rows, self._turns, code, colours)
        return found[:, MIRROR] if code[-1] > _ON else found

    def inverse(self, code: FloatArray, colours: FloatArray) -> Undone:
        """Undo `forward` in one pass, for any colours (P, 3) whatever."""
        from looksmith.models.encoding.coupling_kernels import undo_rows

        given = colours[:, MIRROR] if code[-1] > _ON else colours
        found = self._run(undo_rows, self._back, code, given)
        return Undone(found, 0, np.asarray(np.isfinite(found).all(axis=-1)))

    def to_bytes(self) -> bytes:
        """Return the network."""
        return self._stored.to_bytes()

    @classmethod
    def from_bytes(cls, data: bytes) -> Self:
        """Rebuild the codec from `to_bytes`."""
        return cls(StoredCoupling.from_bytes(data))

    def pack_codes(self, codes: FloatArray) -> bytes:
        """Return the codes value by value, as whole numbers."""
        whole = np.clip(np.rint(codes / self._steps), -32768, 32767)
        return pack_integers(np.ascontiguousarray(whole.T.astype(np.int16)))

    def unpack_codes(self, data: bytes, count: int) -> FloatArray:
        """Undo `pack_codes`."""
        length = self.code_length
        if count * length > _MAX_VALUES:
            raise LibraryFileError("its codes are too many.")
        values = unpack_integers(data, count * length)
        codes = values.reshape(length, count).T * self._steps
        return np.ascontiguousarray(codes, np.float32)


CODEC = CouplingCodec
