"""A matrix of whole numbers in few bytes: rANS, a deviation for each row and column.

The rows and columns of a network's largest matrix differ in size a hundredfold, which
a coder of bytes does not see. Here a number is taken to be normal, its deviation the
product of its row's and its column's; of large ones, the bits far below the deviation
are stored as they are. J. Duda, "Asymmetric numeral systems", arXiv 1311.2540; lanes
as in F. Giesen, "Interleaved entropy coders", arXiv 1402.3392.
"""

from __future__ import annotations

import struct
from functools import cache

import numpy as np
from numpy.typing import NDArray

from looksmith.models.encoding.errors import LibraryFileError
from looksmith.models.encoding.packing import pack_bytes, unpack_bytes

__all__ = ["pack_matrix", "unpack_matrix"]

IntArray = NDArray[np.int16]
Indices = NDArray[np.intp]
Words = NDArray[np.uint64]

_HEAD = struct.Struct("<III")  # bytes of the deviations, bytes of last bits, outliers
_OUTLIER = np.dtype([("place", "<u4"), ("value", "<i2")])
_PER_OCTAVE = 8
_LOWEST = -3  # the octave in which deviations begin
_KINDS = 19 * _PER_OCTAVE
_SYMBOLS = 256
_TOTAL = 1 << 16  # of a kind's frequencies; states lie between it and its square
_LANES = 256
_DAMAGED = "a matrix of its network is damaged."


def _shifts(kinds: Indices) -> Indices:
    """Return how many last bits are stored as they are: below a deviation's eighth."""
    return np.asarray(np.maximum(kinds // _PER_OCTAVE + _LOWEST - 3, 0))


@cache
def _frequencies() -> tuple[Words, Words]:
    """Return each kind's frequencies (kinds, symbols), and the sums before each.

    Rounding takes 16 of a double's 53 bits, so they are the same on every machine.
    """
    kinds = np.arange(_KINDS)
    shifts = _shifts(kinds)
    deviations = 2.0 ** (kinds / _PER_OCTAVE + _LOWEST - shifts)
    symbols = np.arange(_SYMBOLS) - _SYMBOLS // 2
    # A symbol that stands for several numbers has its middle half of one further.
    middles = symbols + np.where(shifts > 0, 0.5, 0.0)[:, None]
    weights = np.exp(-0.5 * (middles / deviations[:, None]) ** 2)
    shares = weights / weights.sum(axis=1, keepdims=True)
    counts = np.floor(shares * (_TOTAL - _SYMBOLS)).astype(np.int64) + 1
    counts[kinds, counts.argmax(axis=1)] += _TOTAL - counts.sum(axis=1)
    before = np.cumsum(counts, axis=1) - counts
    return counts.astype(np.uint64), before.astype(np.uint64)


def _kinds(rows: NDArray[np.uint8], columns: NDArray[np.uint8]) -> Indices:
    """Return the kind of every number, row by row."""
    kinds = rows[:, None].astype(np.intp) + columns
    return np.asarray(np.minimum(kinds, _KINDS - 1)).ravel()


def _deviations(values: IntArray) -> tuple[NDArray[np.uint8], NDArray[np.uint8]]:
    """Return what each row and each column adds to the kind."""
    square = values.astype(np.float64) ** 2 + 1 / 12  # a whole number's own rounding
    column = np.ones(values.shape[1])
    for _ in range(20):
        row = (square / column).mean(axis=1)
        column = (square / row[:, None]).mean(axis=0)
    rows, columns = np.log2(row) / 2, np.log2(column) / 2
    least = columns.min()
    steps = _PER_OCTAVE * (rows + least - _LOWEST), _PER_OCTAVE * (columns - least)
    first, second = (np.clip(np.rint(s), 0, 255).astype(np.uint8) for s in steps)
    return first, second


def _in_lanes(values: Indices, fill: int) -> Indices:
    """Return values as (steps, lanes), filled up."""
    padded = np.full(-(-len(values) // _LANES) * _LANES, fill, np.intp)
    padded[: len(values)] = values
    return padded.reshape(-1, _LANES)


def _encode(symbols: Indices, kinds: Indices) -> bytes:
    """Return the lanes' states, then the words that decoding takes in."""
    counts, before = _frequencies()
    total = np.uint64(_TOTAL)
    state = np.full(_LANES, _TOTAL, np.uint64)
    words = [np.empty(0, np.uint64)]
    steps = _in_lanes(symbols, _SYMBOLS // 2), _in_lanes(kinds, 0)
    for symbol, kind in zip(*(step[::-1] for step in steps), strict=True):
        count = counts[kind, symbol]
        full = state >= count * total
        words.append((state[full] % total)[::-1])
        state = np.where(full, state // total, state)
        state = state // count * total + state % count + before[kind, symbol]
    taken = np.concatenate(words)[::-1]
    return state.astype("<u4").tobytes() + taken.astype("<u2").tobytes()


def _decode(data: bytes, kinds: Indices) -> Indices:
    """Undo `_encode`."""
    states = 4 * _LANES
    if len(data) < states or len(data) % 2:
        raise LibraryFileError(_DAMAGED)
    state = np.frombuffer(data, "<u4", _LANES).astype(np.uint64)
    words = np.frombuffer(data, "<u2", offset=states).astype(np.uint64)
    steps = _in_lanes(kinds, 0)
    used = np.flatnonzero(np.bincount(steps.ravel()))
    counts, before = (table[used] for table in _frequencies())
    alphabet = np.arange(_SYMBOLS, dtype=np.uint8)
    symbols = np.concatenate([np.repeat(alphabet, row) for row in counts.astype(int)])
    counts, before = counts.ravel(), before.ravel()
    rows = np.searchsorted(used, steps)
    found = np.empty_like(rows)
    bits, low = np.uint64(16), np.uint64(_TOTAL - 1)
    start = 0
    for step, row in enumerate(rows):
        slot = state & low
        symbol = symbols.take(row * _TOTAL + slot.astype(np.intp))
        place = row * _SYMBOLS + symbol
        state = counts.take(place) * (state >> bits) + slot - before.take(place)
        short = np.flatnonzero(state <= low)
        more = words[start : start + len(short)]
        if len(more) < len(short):
            raise LibraryFileError(_DAMAGED)
        state[short] = state[short] << bits | more
        start += len(short)
        found[step] = symbol
    # What was encoded began in this state: anything else was not encoded here.
    if start != len(words) or (state != _TOTAL).any():
        raise LibraryFileError(_DAMAGED)
    return found.ravel()[: len(kinds)]


def _pack_last_bits(values: Indices, shifts: Indices) -> bytes:
    """Return the bits that are stored as they are: the last ones, then those before."""
    bits = [(values[shifts > bit] >> bit) & 1 for bit in range(shifts.max())]
    every = np.concatenate([np.empty(0, np.uint8), *bits])
    return np.packbits(every.astype(np.uint8)).tobytes()


def _unpack_last_bits(data: bytes, shifts: Indices) -> Indices:
    """Undo `_pack_last_bits`: what they add to each number."""
    count = int(shifts.sum())
    if len(data) != -(-count // 8):
        raise LibraryFileError(_DAMAGED)
    bits = np.unpackbits(np.frombuffer(data, np.uint8), count=count)
    added = np.zeros(len(shifts), np.intp)
    start = 0
    for bit in range(shifts.max()):
        places = np.flatnonzero(shifts > bit)
        added[places] += bits[start : start + len(places)].astype(np.intp) << bit
        start += len(places)
    return added


def pack_matrix(values: IntArray) -> bytes:
    """Compress a matrix; the same matrix gives the same bytes.

    Parameters
    ----------
    values
        Int16 (rows, columns), neither of them 0.
    """
    rows, columns = _deviations(values)
    kinds = _kinds(rows, columns)
    shifts = _shifts(kinds)
    flat = values.ravel().astype(np.intp)
    symbols = (flat >> shifts) + _SYMBOLS // 2
    far = np.flatnonzero((symbols < 0) | (symbols >= _SYMBOLS))
    outliers = np.zeros(len(far), _OUTLIER)
    outliers["place"], outliers["value"] = far, flat[far]
    bits = _pack_last_bits(flat, shifts)
    sizes = pack_bytes(rows.tobytes() + columns.tobytes())
    coded = _encode(np.clip(symbols, 0, _SYMBOLS - 1), kinds)
    head = _HEAD.pack(len(sizes), len(bits), len(outliers))
    return head + sizes + bits + outliers.tobytes() + coded


def unpack_matrix(data: bytes, rows: int, columns: int) -> IntArray:
    """Undo `pack_matrix`.

    Raises
    ------
    LibraryFileError
        The data are damaged, or of another matrix.
    """
    if len(data) < _HEAD.size:
        raise LibraryFileError(_DAMAGED)
    sizes, length, outside = _HEAD.unpack_from(data)
    ends = np.cumsum([_HEAD.size, sizes, length, outside * _OUTLIER.itemsize])
    if ends[-1] > len(data):
        raise LibraryFileError(_DAMAGED)
    both = np.frombuffer(
        unpack_bytes(data[ends[0] : ends[1]], rows + columns), np.uint8
    )
    kinds = _kinds(both[:rows], both[rows:])
    shifts = _shifts(kinds)
    last = _unpack_last_bits(data[ends[1] : ends[2]], shifts)
    symbols = _decode(data[ends[3] :], kinds) - _SYMBOLS // 2
    flat = (symbols << shifts) + last
    outliers = np.frombuffer(data[ends[2] : ends[3]], _OUTLIER)
    if len(outliers) and outliers["place"].max() >= len(flat):
        raise LibraryFileError(_DAMAGED)
    flat[outliers["place"]] = outliers["value"]
    return np.asarray(flat, np.int16).reshape(rows, columns)
