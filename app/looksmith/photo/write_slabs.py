"""A photo on its way into a file: in its colours and depth, whole or slab by slab."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Literal, TypeVar

import numpy as np
from numpy.typing import NDArray

from looksmith.colour.dither import quantise
from looksmith.photo.deferred import DeferredPixels, beside, whole
from looksmith.photo.photo import Photo, to_float32
from looksmith.photo.target import Target
from looksmith.work.bands import for_bands
from looksmith.work.token import NEVER, CancelToken, Progress, no_progress

__all__ = ["Samples", "laid_on_white", "on_white"]

T = TypeVar("T")

_DTYPES = {8: np.uint8, 16: np.uint16, 32: np.float32}
_SLAB_ROWS = 256
_MAKING = 0.7  # of the progress, where an encoder wants all rows at once


@dataclass(frozen=True, eq=False)
class Samples:
    """What a file stores of a photo, made when its encoder asks for it.

    Parameters
    ----------
    source
        (height, width, 3) in the working space, held or deferred.
    alpha
        (height, width), straight, or None.
    target
        The colours to convert to.
    bits
        What each is held in: uint8, uint16 or float32. Integers are clipped; bytes are
        dithered where there was more.
    token, progress
        Looked at and told slab by slab.
    """

    source: NDArray[Any] | DeferredPixels
    alpha: NDArray[Any] | None = None
    target: Target = Target(None, embed=False)  # noqa: RUF009  # it is frozen
    bits: Literal[8, 16, 32] = 32
    token: CancelToken = NEVER
    progress: Progress = no_progress

    @property
    def shape(self) -> tuple[int, int, int]:
        """Rows, columns, and 3, or 4 with alpha."""
        height, width = self.source.shape[:2]
        return int(height), int(width), 3 if self.alpha is None else 4

    @property
    def dtype(self) -> np.dtype[Any]:
        """Uint8, uint16 or float32."""
        return np.dtype(_DTYPES[self.bits])

    @property
    def nbytes(self) -> int:
        """How many bytes all of it has."""
        height, width, channels = self.shape
        return height * width * channels * self.dtype.itemsize

    def whole(self) -> NDArray[Any]:
        """Return all of it, contiguous; in the room that deferred pixels give up."""
        stored = self._stored()
        if stored is not None and self.alpha is None:
            return np.ascontiguousarray(_at_depth(stored, self.bits))
        result = self._room()
        for start, stop in self._steps(_SLAB_ROWS):
            result[start:stop] = self._slab(start, stop)
            self.progress(_MAKING * stop / len(result), self._doing)
        return result

    def pieces(
        self, rows: int, encode: Callable[[NDArray[Any]], T], *, above: bool = False
    ) -> Iterator[T]:
        """Yield all of it from the top, encoded, so many rows at a time.

        Each row is made once, and a slab of them held at a time.

        Parameters
        ----------
        rows
            Of a piece; the last one may have fewer.
        encode
            Is given (rows, width, channels); called from several threads at once.
        above
            Give it one row more, the one above these; zeros above the first.
        """
        last = np.zeros((1, *self.shape[1:]), self.dtype)
        for start, stop in self._steps(rows * max(1, _SLAB_ROWS // rows)):
            slab = self._slab(start, stop)
            if above:
                slab = np.concatenate([last, slab])
                last = slab[-1:].copy()
            yield from self._encoded(slab, rows, encode, int(above))
            self.progress(stop / self.shape[0], self._doing)

    def _encoded(
        self,
        slab: NDArray[Any],
        rows: int,
        encode: Callable[[NDArray[Any]], T],
        more: int,
    ) -> list[T]:
        found: dict[int, T] = {}

        def piece(first: int, last: int) -> None:
            found[first] = encode(slab[first : last + more])

        for_bands(len(slab) - more, piece, self.token, rows=rows)
        return [found[first] for first in sorted(found)]

    def _steps(self, rows: int) -> Iterator[tuple[int, int]]:
        height = self.shape[0]
        for start in range(0, height, rows):
            self.token.check()
            yield start, min(start + rows, height)

    @property
    def _doing(self) -> str:
        return "Writing" if isinstance(self.source, np.ndarray) else "Grading"

    def _stored(self) -> NDArray[Any] | None:
        """Return what needs no change but of its depth, else None."""
        source, target = self.source, self.target
        if not isinstance(source, DeferredPixels):
            fits = source.dtype in (np.uint8, self.dtype)
            return source if fits and not target.converts else None
        codes = source.base
        if source.icc is None or source.icc != target.icc or target.smooth:
            return None
        if isinstance(codes, DeferredPixels) or codes.shape[2] != 3:
            return None
        fits = self.bits != 32 and codes.dtype in (np.uint8, self.dtype)
        return codes if fits else None

    def _room(self) -> NDArray[Any]:
        """Return room for all of it: over what is read, where no sample is wider."""
        given = self.source.room if isinstance(self.source, DeferredPixels) else None
        fits = given is not None and given.dtype.itemsize >= self.dtype.itemsize
        if given is None or not fits or self.alpha is not None:
            return np.empty(self.shape, self.dtype)
        flat = given.reshape(-1).view(self.dtype)
        return flat[: given.size].reshape(self.shape)

    def _slab(self, start: int, stop: int) -> NDArray[Any]:
        colours = self._colours(start, stop)
        if self.alpha is None:
            return colours
        return np.dstack([colours, _at_depth(self.alpha[start:stop], self.bits)])

    def _colours(self, start: int, stop: int) -> NDArray[Any]:
        stored = self._stored()
        if stored is not None:
            return _at_depth(stored[start:stop], self.bits)
        source = self.source[start:stop]
        result = np.empty(source.shape, self.dtype)

        def finish(first: int, last: int) -> None:
            values = to_float32(source[first:last])
            if self.target.converts:
                values = self.target.convert(values)
            if self.bits != 32:
                origin = (start + first, 0)
                result[first:last] = quantise(values, self.bits, origin=origin)
            else:
                result[first:last] = values

        for_bands(len(source), finish, self.token)
        return result


def _at_depth(values: NDArray[Any], bits: Literal[8, 16, 32]) -> NDArray[Any]:
    """Change the depth without dither: for alpha, and for what fits exactly."""
    if values.dtype == _DTYPES[bits]:
        return values
    if bits == 32:
        return to_float32(values)
    if values.dtype == np.uint8:
        return values.astype(np.uint16) * np.uint16(257)
    return quantise(to_float32(values), bits, dither=False)


def on_white(
    pixels: NDArray[Any] | DeferredPixels, alpha: NDArray[Any]
) -> DeferredPixels:
    """Return pixels laid on white by their alpha, made when they are read."""

    def laid(colours: NDArray[Any], place: tuple[int, int]) -> NDArray[np.float32]:
        cover = to_float32(beside(alpha, colours, place))[..., None]
        return to_float32(colours) * cover + (1 - cover)

    return DeferredPixels(pixels, laid)


def laid_on_white(photo: Photo) -> Photo:
    """Return a small photo as it looks on white; one without transparency as it is."""
    if photo.alpha is None:
        return photo
    return photo.replace(pixels=whole(on_white(photo.source, photo.alpha)), alpha=None)
