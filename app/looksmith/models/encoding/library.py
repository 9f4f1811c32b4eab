"""The encoded library: looks by id, decoded when asked for."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Sequence
from pathlib import Path
from typing import Self

import numpy as np
from numpy.typing import NDArray

from looksmith.models.encoding.codec import LookCodec, codec_class
from looksmith.models.encoding.container import LibraryContent, load
from looksmith.models.encoding.errors import LibraryFileError
from looksmith.models.encoding.greys import unpack_greys

__all__ = ["EncodedLibrary"]

FloatArray = NDArray[np.float32]

CACHE_BYTES = 48 << 20


class EncodedLibrary:
    """Looks in one file, whichever codec made it. May be used from any thread.

    Parameters
    ----------
    content
        The file's content.
    cache_bytes
        Upper bound on what decoded tables may occupy.
    device
        Where looks are decoded: "cpu", "cuda" or "mps". A codec that knows only the
        processor stays there; the results agree within 1e-3.

    Raises
    ------
    DeviceError
        There is no such device here.
    """

    def __init__(
        self,
        content: LibraryContent,
        *,
        cache_bytes: int = CACHE_BYTES,
        device: str = "cpu",
    ) -> None:
        self._content = content
        self._greys = unpack_greys(content.greys, content.ids)
        self._device = device
        self._index = {look_id: i for i, look_id in enumerate(content.ids)}
        self._codec_class = codec_class(content.kind)
        self._lock = threading.Lock()
        self._codec: LookCodec | None = None
        self._codes: FloatArray = np.empty((0, 0), np.float32)
        self._cache: OrderedDict[tuple[str, int], FloatArray] = OrderedDict()
        self._cache_bytes = cache_bytes
        self._cached = 0
        if device != "cpu":
            self._unpacked()

    @classmethod
    def open(cls, path: str | Path, *, device: str = "cpu") -> Self:
        """Open a library file; raise `LibraryFileError` for one that is no good.

        The codes themselves are unpacked on first use, unless another device than the
        processor is asked for.
        """
        return cls(load(path), device=device)

    @property
    def ids(self) -> tuple[str, ...]:
        """The looks' ids in the file's order."""
        return self._content.ids

    def __len__(self) -> int:
        return len(self._content.ids)

    def __contains__(self, look_id: str) -> bool:
        return look_id in self._index

    def is_monochrome(self, look_id: str) -> bool:
        """Whether the look gives neutral greys only; `KeyError` for a stranger."""
        return bool(self._content.monochrome[self._index[look_id]])

    def errors(self, look_id: str) -> tuple[float, float, float]:
        """Return the encoding's measured mean, p90 and maximum CIEDE2000."""
        mean, p90, maximum = self._content.errors[self._index[look_id]].tolist()
        return mean, p90, maximum

    @property
    def can_morph(self) -> bool:
        """Whether blended codes are a path of their own; else they are a mix."""
        return self._codec_class.can_morph

    @property
    def codec(self) -> LookCodec:
        """The codec, unpacked on first use."""
        return self._unpacked()[0]

    def codes(self, ids: Sequence[str]) -> FloatArray:
        """Return the codes of looks, float32 (N, D); `KeyError` for a stranger."""
        return self._unpacked()[1][self._rows(ids)]

    def _rows(self, ids: Sequence[str]) -> NDArray[np.intp]:
        return np.array([self._index[look_id] for look_id in ids], np.intp)

    def _unpacked(self) -> tuple[LookCodec, FloatArray]:
        with self._lock:
            if self._codec is None:
                found = self._codec_class.from_bytes(self._content.codec)
                codec = found.on(self._device)
                codes = codec.unpack_codes(self._content.codes, len(self))
                if not np.isfinite(codes).all():
                    raise LibraryFileError("it holds a code that is not finite.")
                self._codec, self._codes = codec, codes
            return self._codec, self._codes

    def decode(self, ids: Sequence[str], size: int = 33) -> FloatArray:
        """Decode looks in one go.

        Parameters
        ----------
        ids
            Which, in this order; `KeyError` for a stranger.
        size
            Lattice points along an axis, 2..129.

        Returns
        -------
        ndarray
            Float32 (N, size, size, size, 3) in [0, 1].
        """
        rows = self._rows(ids)
        codec, codes = self._unpacked()
        grey = self._content.monochrome[rows]
        tables = codec.decode(codes[rows], size, grey)
        for look_id, table, monochrome in zip(ids, tables, grey, strict=True):
            self._greys.correct(look_id, table, monochrome=bool(monochrome))
        return tables

    def is_corrected(self, look_id: str) -> bool:
        """Whether a look's table is more than its code decodes to."""
        return look_id in self._greys

    def table(self, look_id: str, size: int = 33) -> FloatArray:
        """Decode one look, (size, size, size, 3); read-only, kept in a cache."""
        key = (look_id, size)
        with self._lock:
            found = self._cache.get(key)
            if found is not None:
                self._cache.move_to_end(key)
                return found
        table: FloatArray = self.decode([look_id], size)[0]
        table.flags.writeable = False
        with self._lock:
            if key not in self._cache and table.nbytes <= self._cache_bytes:
                self._cache[key] = table
                self._cached += table.nbytes
            while self._cached > self._cache_bytes:
                self._cached -= self._cache.popitem(last=False)[1].nbytes
        return table
