"""Grade each colour of a shoot's bytes once, however many pixels and photos have it.

A photo of 24 megapixels in bytes holds one or two million colours, and the next one
mostly the same. Where a chain takes a hundred times as long as a pixel does to find its
result, that is most of the time.
"""

from __future__ import annotations

import threading
from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from looksmith.colour.dither import dither_mask
from looksmith.grade.bake import Chain
from looksmith.photo.photo import to_float32
from looksmith.work.bands import for_bands
from looksmith.work.token import CancelToken

__all__ = ["FEWEST", "KEPT_SECONDS", "ColourTable", "graded_colours"]

FEWEST = 1 << 20
"""Pixels from which on looking for the colours pays."""

KEPT_SECONDS = 10.0
"""For which a table waits for the next photo."""

_COLOURS = 1 << 24
_SLAB, _ROWS, _BAND = 512, 64, 1 << 14

Bytes = NDArray[np.uint8]


class ColourTable:
    """What a chain makes of every colour of bytes, found when a picture has it first.

    Takes 128 MB; safe to use from several threads.

    Parameters
    ----------
    chain
        What is done to float32 (height, width, 3), one pixel at a time.
    """

    def __init__(self, chain: Chain) -> None:
        self.chain = chain
        # Zeros of their own come in small pages, one fault each.
        self._words = np.empty(_COLOURS, np.uint64)
        self._words.fill(0)
        self._lock = threading.Lock()

    def grade(
        self,
        pixels: Bytes,
        out: Bytes,
        token: CancelToken,
        told: Callable[[float], None],
    ) -> Bytes:
        """Take a picture through the chain; see `graded_colours`."""
        from looksmith.grade.colours_kernels import dither_ranks

        ranks = dither_ranks(dither_mask())
        height = len(pixels)
        source, target = pixels.reshape(height, -1), out.reshape(height, -1)
        for y0 in range(0, height, _SLAB):
            y1 = min(y0 + _SLAB, height)
            self._slab(source[y0:y1], target[y0:y1], ranks, y0, token)
            told(y1 / height)
        return out

    def _slab(
        self,
        source: Bytes,
        out: Bytes,
        ranks: NDArray[np.uint64],
        top: int,
        token: CancelToken,
    ) -> None:
        """Grade rows (height, width * 3) from the picture's row `top` on."""
        from looksmith.grade.colours_kernels import blocks_of, place

        bands = [source[y0 : y0 + _ROWS] for y0 in range(0, len(source), _ROWS)]
        left = [blocks_of(len(rows), rows.shape[1] // 3) for rows in bands]

        def band(y0: int, y1: int) -> None:
            at = y0 // _ROWS
            results = out[y0:y1]
            left[at] = place(bands[at], results, self._words, ranks, top + y0, left[at])

        for_bands(len(source), band, token, rows=_ROWS)
        if any(map(len, left)):
            self._learn(bands, left, token)
            for_bands(len(source), band, token, rows=_ROWS)

    def _learn(
        self, bands: list[Bytes], blocks: list[NDArray[np.int64]], token: CancelToken
    ) -> None:
        """Find the results of all colours in blocks of bands of rows.

        One thread at a time does, with the help of the shared pool, whose threads never
        wait here: the others would look for the same colours.
        """
        from looksmith.grade.colours_kernels import forget, learn, room_for, unknown

        with self._lock:
            asked = [
                unknown(rows, self._words, some, room_for(some))
                for rows, some in zip(bands, blocks, strict=True)
            ]
            colours = np.concatenate(asked)

            def band(start: int, stop: int) -> None:
                some = colours[start:stop]
                results = self.chain(to_float32(some[None]), token)[0]
                learn(some, results, self._words)

            try:
                for_bands(len(colours), band, token, rows=_BAND)
            finally:
                forget(colours, self._words)


def _alike(one: Chain, other: Chain) -> bool:
    """Return whether two chains do the same to colours, whatever made them."""
    a, b = one.recipe, other.recipe
    if (a.light, a.toning, a.blend) != (b.light, b.toning, b.blend):
        return False
    if one.blend is None or other.blend is None:
        return one.blend is other.blend
    return np.array_equal(one.blend.forward.table, other.blend.forward.table)


class _Kept:
    """The last table, until nobody has asked for it for some seconds."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._table: ColourTable | None = None
        self._clock: threading.Timer | None = None
        self._asked = 0

    def table_for(self, chain: Chain) -> ColourTable:
        with self._lock:
            if self._table is None or not _alike(self._table.chain, chain):
                self._table = ColourTable(chain)
            self._asked += 1
            self.stop()
            self._clock = threading.Timer(KEPT_SECONDS, self._let_go, [self._asked])
            self._clock.daemon = True
            self._clock.start()
            return self._table

    def _let_go(self, asked: int) -> None:
        with self._lock:
            if self._asked == asked:
                self._table = None

    def stop(self) -> None:
        """Stop the clock."""
        if self._clock is not None:
            self._clock.cancel()


_kept = _Kept()


def graded_colours(
    pixels: Bytes,
    chain: Chain,
    out: Bytes,
    token: CancelToken,
    told: Callable[[float], None],
) -> Bytes:
    """Take a picture of bytes through a chain, each colour once, dithered.

    The chain's table is kept for `KEPT_SECONDS` after the last picture began, or for as
    long as one is being graded: so the photos of a batch share it, whatever made their
    chains.

    Parameters
    ----------
    pixels, out
        (height, width, 3), contiguous; both may be the same.
    chain
        What is done.
    token
        Looked at between bands.
    told
        Gets the share that is done after every slab of rows.

    Returns
    -------
    ndarray
        `out`.

    Raises
    ------
    Cancelled
        By the token; `out` is then partly written.
    """
    return _kept.table_for(chain).grade(pixels, out, token, told)
