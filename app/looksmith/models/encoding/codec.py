"""What a look codec is, and how one is found by the kind that a file names."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from typing import ClassVar, Self

import numpy as np
from numpy.typing import NDArray

from looksmith.models.encoding.errors import LibraryFileError
from looksmith.models.encoding.measure import LookError, measure

__all__ = ["FitResult", "LookCodec", "codec_class"]

FloatArray = NDArray[np.float32]
BoolArray = NDArray[np.bool_]

# Kind as written in a library file -> the module whose `CODEC` reads it.
_MODULES = {
    "coupling": "looksmith.models.encoding.coupling",
    "ennelut": "looksmith.models.encoding.ennelut",
    "film": "looksmith.models.encoding.film",
    "ires": "looksmith.models.encoding.ires",
    "linear": "looksmith.models.encoding.linear",
}


@dataclass(frozen=True)
class FitResult:
    """A look that was not in the training set, as a code.

    Parameters
    ----------
    code
        Float32 (D,).
    monochrome
        Whether the look gives neutral greys only; hand it to `decode`.
    error
        Colour difference between the look and its decoded table.
    """

    code: FloatArray
    monochrome: bool
    error: LookError


class LookCodec(ABC):
    """Turns looks into short codes and codes into tables of any size.

    A codec is immutable and may be used from several threads at once.
    """

    kind: ClassVar[str]

    can_morph: ClassVar[bool] = True
    """Whether blended codes are a path of their own; else they are a mix of looks."""

    def on(self, device: str) -> LookCodec:
        """Return the codec that decodes on a device: "cpu", "cuda" or "mps".

        One that knows only the processor returns itself.

        Raises
        ------
        DeviceError
            There is no such device.
        """
        del device
        return self

    @property
    @abstractmethod
    def code_length(self) -> int:
        """The number of values in a code (D)."""

    @abstractmethod
    def decode(
        self, codes: FloatArray, size: int, monochrome: BoolArray | None = None
    ) -> FloatArray:
        """Return the tables of `codes`.

        Parameters
        ----------
        codes
            Float32 (N, D).
        size
            Lattice points along an axis, 2..129.
        monochrome
            Bool (N,): looks whose three channels are made exactly equal.

        Returns
        -------
        ndarray
            Float32 (N, size, size, size, 3), indexed [look, r, g, b, channel],
            within [0, 1], in sRGB code values.
        """

    @abstractmethod
    def encode(self, tables: FloatArray) -> FloatArray:
        """Return the codes (N, D) of tables (N, size, size, size, 3), rounded as
        a file would store them.
        """

    @abstractmethod
    def to_bytes(self) -> bytes:
        """Return what all looks share, for a library file; the same every time."""

    @classmethod
    @abstractmethod
    def from_bytes(cls, data: bytes) -> Self:
        """Rebuild the codec; raise `LibraryFileError` for anything damaged."""

    @abstractmethod
    def pack_codes(self, codes: FloatArray) -> bytes:
        """Return codes (N, D) as a library file stores them."""

    @abstractmethod
    def unpack_codes(self, data: bytes, count: int) -> FloatArray:
        """Return `count` stored codes; raise `LibraryFileError` when damaged."""

    def fit(self, table: FloatArray) -> FitResult:
        """Encode one look, table (size, size, size, 3), and measure the result."""
        code = self.encode(table[None])
        neutral = bool(np.ptp(table, axis=-1).max() <= 2 / 255)
        size = max(table.shape[0], 33)
        decoded = self.decode(code, size, np.array([neutral]))[0]
        return FitResult(code[0], neutral, measure(table, decoded))

    def refine(self, found: FitResult, table: FloatArray, size: int) -> FitResult:
        """Return what was fitted, nearer to `table` as far as `size` bytes allow.

        A codec that cannot add to a code returns it as it is.
        """
        del table, size
        return found

    def blend(self, codes: FloatArray, weights: Sequence[float]) -> FloatArray:
        """Return the code (D,) between `codes` (N, D): their weighted sum.

        Whether that decodes to the mix of the looks or to a path of its own is the
        codec's nature; see its class.
        """
        return np.asarray(weights, np.float32) @ codes


def codec_class(kind: str) -> type[LookCodec]:
    """Return the class that reads library files of this kind.

    Raises
    ------
    LibraryFileError
        This version of Looksmith knows no such codec.
    """
    if kind not in _MODULES:
        raise LibraryFileError(
            f"it was made by another version of Looksmith (codec “{kind[:40]}”): "
            "update Looksmith to open it."
        )
    found: type[LookCodec] = import_module(_MODULES[kind]).CODEC
    return found
