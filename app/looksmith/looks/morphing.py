"""Morphs of looks: codes from the library's file, or fitted once each."""

from __future__ import annotations

import hashlib
import threading
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from looksmith.lut.algebra import resample
from looksmith.lut.table import Lut3D
from looksmith.models.morph import MorphError, MorphLook, morph_table

if TYPE_CHECKING:
    from looksmith.models.encoding.codec import FitResult, LookCodec
    from looksmith.models.encoding.library import EncodedLibrary

__all__ = ["FIT_SIZE", "FittedCodes", "Morpher"]

FIT_SIZE = 33
"""Lattice points along an axis of the tables that codes are fitted to."""


class FittedCodes:
    """Fit tables and remember the codes; may be used from any thread.

    Parameters
    ----------
    keep
        How many codes are remembered; those used last stay.
    """

    def __init__(self, keep: int = 64) -> None:
        self._keep = keep
        self._kept: OrderedDict[bytes, FitResult] = OrderedDict()
        self._lock = threading.Lock()
        self._fitting = threading.Lock()

    def fit(self, codec: LookCodec, table: NDArray[np.float32]) -> FitResult:
        """Return the code of a table (size, size, size, 3).

        Known by its content, so that a renamed look keeps its code and a replaced
        one does not.
        """
        content = np.ascontiguousarray(table, np.float32)
        key = hashlib.blake2b(content.data, digest_size=16).digest()
        found = self._find(key)
        if found is not None:
            return found
        # One at a time: a second thread mostly wants the very same look.
        with self._fitting:
            found = self._find(key) or codec.fit(content)
            with self._lock:
                self._kept[key] = found
                while len(self._kept) > self._keep:
                    self._kept.popitem(last=False)
        return found

    def _find(self, key: bytes) -> FitResult | None:
        with self._lock:
            if key in self._kept:
                self._kept.move_to_end(key)
            return self._kept.get(key)


class Morpher:
    """Make the looks between looks; may be used from any thread.

    Parameters
    ----------
    library
        The built-in looks, whose codec decodes; None when they could not be opened.
    lut
        Gives the table of any other look, by id and size.
    """

    def __init__(
        self, library: EncodedLibrary | None, lut: Callable[[str, int], Lut3D]
    ) -> None:
        self._library = library
        self._lut = lut
        self._fitted = FittedCodes()

    def morph(
        self,
        look_ids: Sequence[str],
        weights: Sequence[float],
        size: int,
        guests: Mapping[str, Lut3D],
    ) -> Lut3D:
        """Return the look between looks.

        Built-in looks have their stored codes, all others are fitted; `guests` holds
        the tables of those that `lut` does not know.

        Raises
        ------
        MorphError
            There is no library, or the weights make no path.
        """
        library = self._library
        if library is None:
            raise MorphError(
                "Looks cannot be morphed while the built-in ones are missing: choose "
                "Mix, or install Looksmith again."
            )
        path = []
        for look_id in look_ids:
            if look_id in library and look_id not in guests:
                grey = library.is_monochrome(look_id)
                corrected = library.is_corrected(look_id)
                exact = library.table(look_id, size) if corrected else None
                path.append(MorphLook(library.codes([look_id])[0], grey, exact))
            else:
                lut = guests.get(look_id) or self._lut(look_id, max(size, FIT_SIZE))
                path.append(self._fit(library.codec, lut, size))
        return Lut3D(morph_table(library.codec, path, weights, size))

    def _fit(self, codec: LookCodec, lut: Lut3D, size: int) -> MorphLook:
        found = self._fitted.fit(codec, resample(lut, FIT_SIZE).table)
        return MorphLook(found.code, found.monochrome, resample(lut, size).table)
