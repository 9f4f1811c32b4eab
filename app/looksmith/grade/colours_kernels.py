"""Every byte colour's result in one table, and pictures through it, compiled.

A word of the table holds a colour's three results as 21-bit fields, each a code value
in 4096ths, above them a bit that says that they are known. A threshold's rank among the
4096 of the dither, added to a field, carries into the code value exactly where
`colour.dither.quantise` rounds up: one load and one addition dither a pixel.
"""

from __future__ import annotations

from typing import Any

import numba  # noqa: TID253  # imported late by its users
import numpy as np
from numba import float32 as f32  # noqa: TID253
from numba import int64 as i64  # noqa: TID253
from numba import uint8 as u8  # noqa: TID253
from numba import uint32 as u32  # noqa: TID253
from numba import uint64 as u64  # noqa: TID253
from numba import uintp as up  # noqa: TID253
from numpy.typing import NDArray

__all__ = [
    "blocks_of",
    "dither_ranks",
    "forget",
    "learn",
    "place",
    "room_for",
    "unknown",
]

_BLOCK = 256
_FIELD, _SHIFT = 21, 12
_KNOWN = 1 << 63
_ASKED = 1
_OPTIONS: dict[str, Any] = {
    "nogil": True, "boundscheck": False, "error_model": "numpy", "cache": True,
}  # fmt: skip


def dither_ranks(mask: NDArray[np.float32]) -> NDArray[np.uint64]:
    """Return the ranks of 4096 thresholds in all fields, rows that go on for a block.

    Parameters
    ----------
    mask
        Float32 (64, 64), see `colour.dither.dither_mask`.
    """
    order = np.argsort(mask, axis=None)
    ranks = np.empty(mask.size, np.uint64)
    ranks[order] = np.arange(mask.size, dtype=np.uint64)
    spread = ranks * np.uint64(1 | 1 << _FIELD | 1 << 2 * _FIELD)
    return np.tile(spread.reshape(mask.shape), (1, 1 + _BLOCK // mask.shape[1]))


@numba.njit(inline="always", **_OPTIONS)
def _index(red, green, blue):  # type: ignore[no-untyped-def]
    """Return a colour's place: first how red and blue differ from green, then green.

    A JPEG keeps grain in its light and little of it in its colours: pixels side by side
    lie along the greys, and here beside each other. So fewer cache lines
    are touched than by red, green and blue.
    """
    r = u32(red)
    g = u32(green)
    b = u32(blue)
    full = u32(255)
    return u32(((r - g) & full) << u32(16) | ((b - g) & full) << u32(8) | g)


def blocks_of(rows: int, columns: int) -> NDArray[np.int64]:
    """Return the numbers of a picture's blocks, down its columns of blocks."""
    return np.arange(rows * -(-columns // _BLOCK))


def room_for(blocks: NDArray[np.int64]) -> NDArray[np.uint8]:
    """Return room for the colours of blocks, (count, 3)."""
    return np.empty((len(blocks) * _BLOCK, 3), np.uint8)


@numba.njit(inline="always", **_OPTIONS)
def _where(block, height, width):  # type: ignore[no-untyped-def]
    """Return a block's row, its first column and its pixels."""
    column = block // height
    start = column * _BLOCK
    return block - column * height, start, min(_BLOCK, width - start)


@numba.njit(**_OPTIONS)
def place(source, out, words, ranks, y0, blocks):  # type: ignore[no-untyped-def]
    """Write the results of blocks of pixels, dithered.

    Parameters
    ----------
    source, out
        Uint8 (height, width * 3); both may be the same.
    words
        Uint64 (2**24).
    ranks
        From `dither_ranks`.
    y0
        The first row in the whole picture.
    blocks
        Int64, which; overwritten.

    Returns
    -------
    ndarray
        The blocks that hold colours that are not known: they are left as they are.
    """
    index = np.empty(_BLOCK, np.uint32)
    sums = np.empty(_BLOCK, np.uint64)
    width = source.shape[1] // 3
    rows = ranks.shape[0] - 1
    left = 0
    for block in blocks:
        y, start, count = _where(block, source.shape[0], width)
        row_in = source[y]
        row_out = out[y]
        noise = ranks[(y + y0) & rows]
        for j in range(count):
            q = up(3 * (start + j))
            index[j] = _index(row_in[q], row_in[q + up(1)], row_in[q + up(2)])
        known = u64(_KNOWN)
        for j in range(count):
            word = words[up(index[j])]
            known &= word
            sums[j] = word + noise[j]
        if not known:
            blocks[left] = block
            left += 1
            continue
        for j in range(count):
            q = up(3 * (start + j))
            total = sums[j]
            row_out[q] = u8(total >> u64(_SHIFT))
            row_out[q + up(1)] = u8(total >> u64(_FIELD + _SHIFT))
            row_out[q + up(2)] = u8(total >> u64(2 * _FIELD + _SHIFT))
    return blocks[:left]


@numba.njit(**_OPTIONS)
def unknown(source, words, blocks, colours):  # type: ignore[no-untyped-def]
    """List every colour that is neither known nor asked for, and note it as asked for.

    Parameters
    ----------
    source
        Uint8 (height, width * 3).
    words
        Uint64 (2**24).
    blocks
        Int64, where to look.
    colours
        Uint8 (count, 3), filled; room for all pixels of the blocks.

    Returns
    -------
    ndarray
        The part that is filled.
    """
    index = np.empty(_BLOCK, np.uint32)
    width = source.shape[1] // 3
    found = 0
    for block in blocks:
        y, start, count = _where(block, source.shape[0], width)
        row = source[y]
        for j in range(count):
            q = up(3 * (start + j))
            index[j] = _index(row[q], row[q + up(1)], row[q + up(2)])
        for j in range(count):
            at = up(index[j])
            if words[at] == u64(0):
                q = up(3 * (start + j))
                words[at] = u64(_ASKED)
                colours[found, 0] = row[q]
                colours[found, 1] = row[q + up(1)]
                colours[found, 2] = row[q + up(2)]
                found += 1
    return colours[:found]


@numba.njit(inline="always", **_OPTIONS)
def _field(value):  # type: ignore[no-untyped-def]
    """Return a code value in 4096ths, so that ranks carry as thresholds do."""
    whole = i64(value)
    part = value - f32(whole)
    # The lowest and the highest ranks share a threshold: see `dither_mask`.
    if part < f32(1e-3):
        above = i64(0)
    elif part >= f32(1 - 1e-3):
        above = i64(1 << _SHIFT)
    else:
        above = i64(float(part) * (1 << _SHIFT) + 0.5)
    return u64((whole << i64(_SHIFT)) + above)


@numba.njit(**_OPTIONS)
def learn(colours, results, words):  # type: ignore[no-untyped-def]
    """Note the colours' results: uint8 and float32 (count, 3), in [0, 1] if inside."""
    for j in range(len(colours)):
        word = u64(_KNOWN)
        for channel in range(3):
            value = min(max(results[j, channel], f32(0)), f32(1)) * f32(255)
            word |= _field(value) << u64(_FIELD * channel)
        words[up(_index(colours[j, 0], colours[j, 1], colours[j, 2]))] = word


@numba.njit(**_OPTIONS)
def forget(colours, words):  # type: ignore[no-untyped-def]
    """Note that nobody asks for colours any more, unless they are known by now."""
    for j in range(len(colours)):
        at = up(_index(colours[j, 0], colours[j, 1], colours[j, 2]))
        if words[at] == u64(_ASKED):
            words[at] = u64(0)
