"""JPEG XL's entropy coding (ISO/IEC 18181-1, annex C), for profiles.

Pictures are decoded by libjxl; this is for the colour profile in the codestream, which
the library at hand does not hand out.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from looksmith.photo.jxl_bits import BitReader, damaged

__all__ = ["SymbolReader"]

_LOG_TABLE = 12
_TABLE = 1 << _LOG_TABLE
_INITIAL_STATE = 0x130000
_REPEAT = _LOG_TABLE + 1
# C.2.5: how the logarithms of counts are coded, by code value and length.
_LOG_COUNTS = {
    (3, 0): 10, (3, 2): 7, (3, 4): 6, (3, 5): 8, (3, 6): 9, (4, 3): 3, (4, 7): 5,
    (4, 9): 4, (4, 11): 1, (4, 15): 2, (5, 17): 0, (6, 33): 11, (7, 1): 12, (7, 65): 13,
}  # fmt: skip
# RFC 7932, 3.5: the order of code lengths' lengths, and how these are coded.
_LENGTH_ORDER = (1, 2, 3, 4, 0, 5, 17, 6, 16, 7, 8, 9, 10, 11, 12, 13, 14, 15)
_LENGTH_CODES = {(2, 0): 0, (2, 1): 4, (2, 2): 3, (3, 3): 2, (4, 7): 1, (4, 15): 5}
_MAX_SYMBOLS = 1 << 15


@dataclass(frozen=True)
class _Numbers:
    """How large numbers are split into a symbol and bits of their own (C.3.3)."""

    split: int
    high: int
    low: int

    @classmethod
    def read(cls, bits: BitReader, log_alphabet: int) -> _Numbers:
        split = bits.take(log_alphabet.bit_length())
        high = low = 0
        if split != log_alphabet:
            high = bits.take(split.bit_length())
            if high > split:
                raise damaged()
            low = bits.take((split - high).bit_length())
            if high + low > split:
                raise damaged()
        return cls(split, high, low)

    def number(self, bits: BitReader, symbol: int) -> int:
        if symbol < 1 << self.split:
            return symbol
        kept = self.high + self.low
        more = self.split - kept + ((symbol - (1 << self.split)) >> kept)
        if more > 32:
            raise damaged()
        low = symbol & ((1 << self.low) - 1)
        high = symbol >> self.low & ((1 << self.high) - 1) | 1 << self.high
        return ((high << more) + bits.take(more) << self.low) | low


class _Prefix:
    """A prefix code as Brotli's (RFC 7932, 3)."""

    def __init__(self, bits: BitReader, count: int) -> None:
        self._only: int | None = 0 if count == 1 else None
        self._codes: dict[tuple[int, int], int] = {}
        if count == 1:
            return
        skipped = bits.take(2)
        if skipped == 1:
            lengths = self._simple(bits, count)
        else:
            lengths = self._complex(bits, count, skipped)
        if len(lengths) == 1:
            self._only = next(iter(lengths))
        else:
            self._codes = _canonical(lengths)

    @staticmethod
    def _simple(bits: BitReader, count: int) -> dict[int, int]:
        number = bits.take(2) + 1
        symbols = [bits.take((count - 1).bit_length()) for _ in range(number)]
        if len(set(symbols)) != number or max(symbols) >= count:
            raise damaged()
        deep = number == 4 and bits.take(1)
        lengths = ((0,), (1, 1), (1, 2, 2), (1, 2, 3, 3) if deep else (2, 2, 2, 2))
        return dict(zip(symbols, lengths[number - 1], strict=True))

    @staticmethod
    def _complex(bits: BitReader, count: int, skipped: int) -> dict[int, int]:
        room, of_lengths = 32, {}
        for symbol in _LENGTH_ORDER[skipped:]:
            length = bits.coded(_LENGTH_CODES)
            if length:
                of_lengths[symbol] = length
                room -= 32 >> length
                if room <= 0:
                    break
        if not of_lengths or (room and len(of_lengths) > 1):
            raise damaged()
        if len(of_lengths) == 1:
            alone = next(iter(of_lengths))
            return _lengths(bits, count, lambda: alone)
        codes = _canonical(of_lengths)
        return _lengths(bits, count, lambda: bits.coded(codes))

    def symbol(self, bits: BitReader) -> int:
        return bits.coded(self._codes) if self._only is None else self._only


def _lengths(bits: BitReader, count: int, take: Callable[[], int]) -> dict[int, int]:
    """Return the lengths of a prefix code by symbol, runs of them written out."""
    found: dict[int, int] = {}
    symbol = repeated = kind = 0
    before, room = 8, 1 << 15
    while symbol < count and room > 0:
        length = take()
        if length < 16:
            kind = repeated = 0
            if length:
                found[symbol] = before = length
                room -= 1 << 15 >> length
            symbol += 1
            continue
        # A run that goes on where one of its kind ended multiplies it.
        extra = length - 14
        last = repeated if kind == length else 0
        kind = length
        repeated = (last - 2 << extra if last else 0) + 3 + bits.take(extra)
        run = range(symbol, min(symbol + repeated - last, count))
        if length == 16:
            found.update(dict.fromkeys(run, before))
            room -= len(run) * (1 << 15 >> before)
        symbol = run.stop
    if room or not found:
        raise damaged()
    return found


def _canonical(lengths: dict[int, int]) -> dict[tuple[int, int], int]:
    """Return a canonical code's (length, bits in the order they come) to symbol."""
    codes, code, before = {}, 0, 0
    for symbol, length in sorted(lengths.items(), key=lambda item: (item[1], item[0])):
        code <<= length - before
        if code >> length:
            raise damaged()
        codes[length, int(f"{code:0{length}b}"[::-1], 2)] = symbol
        code, before = code + 1, length
    return codes


def _distribution(bits: BitReader, size: int) -> list[int]:
    """Read how often of 4096 times each symbol comes (C.2.5)."""
    counts = [0] * size
    if bits.take(1):
        if bits.take(1):
            first, second = bits.small(), bits.small()
            if first == second or max(first, second) >= size:
                raise damaged()
            counts[first] = bits.take(_LOG_TABLE)
            counts[second] = _TABLE - counts[first]
        else:
            only = bits.small()
            if only >= size:
                raise damaged()
            counts[only] = _TABLE
        return counts
    if bits.take(1):
        number = bits.small() + 1
        if number > size:
            raise damaged()
        for symbol in range(number):
            counts[symbol] = _TABLE // number + (symbol < _TABLE % number)
        return counts
    return _uneven(bits, counts)


def _uneven(bits: BitReader, counts: list[int]) -> list[int]:
    length = 0
    while length < 3 and bits.take(1):
        length += 1
    shift = bits.take(length) + (1 << length) - 1
    number = 3 + bits.small()
    if shift > _REPEAT or number > len(counts):
        raise damaged()
    logs, same = [0] * number, [0] * number
    place, largest = 0, -1
    while place < number:
        logs[place] = bits.coded(_LOG_COUNTS)
        if logs[place] == _REPEAT:
            same[place] = bits.small() + 5
            place += same[place] - 1
            continue
        if largest < 0 or logs[place] > logs[largest]:
            largest = place
        place += 1
    if largest < 0 or (largest + 1 < number and logs[largest + 1] == _REPEAT):
        raise damaged()
    left = before = 0
    for symbol, log in enumerate(logs):
        if same[symbol]:
            left, before = same[symbol] - 1, counts[symbol - 1] if symbol else 0
        if left > 0:
            counts[symbol], left = before, left - 1
        elif symbol != largest and log:
            known = max(0, min(log - 1, shift - (_LOG_TABLE - log + 1 >> 1)))
            counts[symbol] = 1 << log - 1
            counts[symbol] += bits.take(known) << log - 1 - known
    counts[largest] = _TABLE - sum(counts)
    if counts[largest] <= 0:
        raise damaged()
    return counts


class _Ans:
    """An alias table over a distribution (C.2.6)."""

    def __init__(self, counts: list[int]) -> None:
        bucket = _TABLE // len(counts)
        self.counts = counts
        self._log_bucket = bucket.bit_length() - 1
        self._cuts = list(counts)
        self._symbols = list(range(len(counts)))
        self._offsets = [0] * len(counts)
        if _TABLE in counts:
            self._symbols = [counts.index(_TABLE)] * len(counts)
            self._offsets = [bucket * i for i in range(len(counts))]
            self._cuts = [0] * len(counts)
            return
        above = [i for i, count in enumerate(counts) if count > bucket]
        below = [i for i, count in enumerate(counts) if count < bucket]
        while above:
            high, low = above.pop(), below.pop()
            self._cuts[high] -= bucket - self._cuts[low]
            self._symbols[low], self._offsets[low] = high, self._cuts[high]
            if self._cuts[high] != bucket:
                (below if self._cuts[high] < bucket else above).append(high)
        for i, cut in enumerate(self._cuts):
            self._offsets[i] -= cut
            if cut == bucket:
                self._offsets[i] = self._cuts[i] = 0

    def look_up(self, index: int) -> tuple[int, int]:
        """Return the symbol, and its place among its own."""
        bucket, place = index >> self._log_bucket, index & (1 << self._log_bucket) - 1
        if place >= self._cuts[bucket]:
            return self._symbols[bucket], self._offsets[bucket] + place
        return bucket, place


class SymbolReader:
    """Numbers that are coded under some contexts (C.3).

    Parameters
    ----------
    bits
        At the place where the codes are described; left behind them.
    contexts
        How many there are.
    repeats
        Whether runs of earlier numbers may be repeated.
    """

    def __init__(self, bits: BitReader, contexts: int, *, repeats: bool = True) -> None:
        self._bits = bits
        self._state: int | None = None
        self._repeats = bool(bits.take(1))
        if self._repeats:
            if not repeats:
                raise damaged()
            self._least_symbol = bits.choice((224, 0), (512, 0), (4096, 0), (8, 15))
            self._least_length = bits.choice((3, 0), (4, 0), (5, 2), (9, 8))
            self._lengths = _Numbers.read(bits, 8)
            contexts += 1
        self._clusters = _clusters(bits, contexts)
        self._prefixed = bool(bits.take(1))
        log_alphabet = 15 if self._prefixed else 5 + bits.take(2)
        number = max(self._clusters) + 1
        self._numbers = [_Numbers.read(bits, log_alphabet) for _ in range(number)]
        if self._prefixed:
            sizes = [self._alphabet() for _ in range(number)]
            self._prefixes = [_Prefix(bits, size) for size in sizes]
        else:
            size = 1 << log_alphabet
            self._tables = [_Ans(_distribution(bits, size)) for _ in range(number)]
        self._seen: list[int] = []
        self._left = self._from = 0

    def _alphabet(self) -> int:
        if not self._bits.take(1):
            return 1
        bits = self._bits.take(4)
        size = 1 + (1 << bits) + self._bits.take(bits)
        if size > _MAX_SYMBOLS:
            raise damaged()
        return size

    def _symbol(self, cluster: int) -> int:
        if self._prefixed:
            return self._prefixes[cluster].symbol(self._bits)
        if self._state is None:
            self._state = self._bits.take(32)
        table = self._tables[cluster]
        symbol, offset = table.look_up(self._state & _TABLE - 1)
        self._state = table.counts[symbol] * (self._state >> _LOG_TABLE) + offset
        if self._state < 1 << 16:
            self._state = self._state << 16 | self._bits.take(16)
        return symbol

    def number(self, context: int) -> int:
        """Return the next number."""
        if not self._left:
            cluster = self._clusters[context]
            symbol = self._symbol(cluster)
            if not self._repeats or symbol < self._least_symbol:
                self._seen.append(self._numbers[cluster].number(self._bits, symbol))
                return self._seen[-1]
            self._begin_repeat(symbol - self._least_symbol)
        self._left -= 1
        self._seen.append(self._seen[self._from])
        self._from += 1
        return self._seen[-1]

    def _begin_repeat(self, symbol: int) -> None:
        self._left = self._lengths.number(self._bits, symbol) + self._least_length
        cluster = self._clusters[-1]
        far = self._numbers[cluster].number(self._bits, self._symbol(cluster)) + 1
        if not self._seen:
            raise damaged()
        self._from = max(len(self._seen) - far, 0)

    def check_end(self) -> None:
        """Refuse a stream whose end is not as it has to be."""
        if self._state not in (None, _INITIAL_STATE):
            raise damaged()


def _clusters(bits: BitReader, contexts: int) -> list[int]:
    """Read which contexts share a code (C.2.2)."""
    if contexts == 1:
        return [0]
    if bits.take(1):
        size = bits.take(2)
        return [bits.take(size) for _ in range(contexts)]
    moved = bits.take(1)
    reader = SymbolReader(bits, 1, repeats=contexts > 2)
    found = [reader.number(0) for _ in range(contexts)]
    reader.check_end()
    if max(found) >= contexts:
        raise damaged()
    if moved:
        order = list(range(contexts))
        for i, place in enumerate(found):
            found[i] = order.pop(place)
            order.insert(0, found[i])
    return found
