"""Damage for files: what disks, cables, cards and malice do to them."""

from __future__ import annotations

import random
import struct
import zlib
from collections.abc import Callable

__all__ = ["mutated"]

_EXTREMES = (0, 1, 0x7F, 0x80, 0xFF, 0x7FFF, 0xFFFF, 0x7FFFFFFF, 0x80000000, 0xFFFFFFFF)
_TOKENS = (
    b"nan", b"inf", b"-1", b"1e39", b"99999999999", b"0", b"\0", b"\xff", b"\n", b" ",
    b'"', b"<", b">", b"{", b"5000 5000 5000", b"LUT_3D_SIZE 2", b"#", b"65537",
    b"1e-45", b"\r", b",", b"0x1", b"4294967296", b"\xc3\xa9", b"<!ENTITY", b"END",
)  # fmt: skip
_PNG = b"\x89PNG\r\n\x1a\n"

Chance = random.Random


def _place(data: bytearray, chance: Chance) -> int:
    """Return a place in a file: headers are short, and where the danger is."""
    end = min(700, len(data)) if chance.random() < 0.6 else len(data)
    return chance.randrange(max(end, 1))


def _flip_bits(data: bytearray, chance: Chance, _other: bytes) -> None:
    for _ in range(chance.choice((1, 1, 1, 2, 16))):
        data[_place(data, chance)] ^= 1 << chance.randrange(8)


def _set_bytes(data: bytearray, chance: Chance, _other: bytes) -> None:
    for _ in range(chance.choice((1, 2, 4))):
        data[_place(data, chance)] = chance.randrange(256)


def _set_field(data: bytearray, chance: Chance, _other: bytes) -> None:
    """Put an extreme number where a length, an offset or a count may be."""
    size = chance.choice((1, 2, 2, 4, 4, 4, 8))
    order = chance.choice(("little", "big"))
    place = _place(data, chance) & -chance.choice((1, size))
    value = chance.choice(_EXTREMES) & (256**size - 1)
    part = data[place : place + size]
    part[:] = value.to_bytes(size, order)[: len(part)]
    data[place : place + size] = part


def _shift_field(data: bytearray, chance: Chance, _other: bytes) -> None:
    """Make a number a little more or less than it was."""
    size, order = chance.choice((1, 2, 4)), chance.choice(("little", "big"))
    place = _place(data, chance)
    part = data[place : place + size]
    value = int.from_bytes(part, order) + chance.choice((-2, -1, 1, 2, 16))
    data[place : place + size] = (value % 256 ** len(part)).to_bytes(len(part), order)


def _truncate(data: bytearray, chance: Chance, _other: bytes) -> None:
    del data[chance.randrange(len(data)) :]


def _cut_out(data: bytearray, chance: Chance, _other: bytes) -> None:
    start = _place(data, chance)
    del data[start : start + chance.choice((1, 4, 12, 100, 1000))]


def _double(data: bytearray, chance: Chance, _other: bytes) -> None:
    start = _place(data, chance)
    part = data[start : start + chance.choice((1, 4, 12, 100, 1000))]
    data[start:start] = part * chance.choice((1, 1, 3, 50))


def _blank(data: bytearray, chance: Chance, _other: bytes) -> None:
    """Lose a sector."""
    start = _place(data, chance)
    part = data[start : start + chance.choice((16, 64, 512))]
    data[start : start + len(part)] = bytes((chance.choice((0, 255)),)) * len(part)


def _splice(data: bytearray, chance: Chance, other: bytes) -> None:
    """Go on with another file, or take a piece of it in."""
    start, first = _place(data, chance), chance.randrange(len(other))
    length = chance.choice((16, 200, len(other)))
    stop = start + length if chance.random() < 0.5 else len(data)
    data[start:stop] = other[first : first + length]


def _write_token(data: bytearray, chance: Chance, _other: bytes) -> None:
    """Put a word into a text."""
    start = _place(data, chance)
    data[start : start + chance.choice((0, 1, 4, 30))] = chance.choice(_TOKENS)


_BINARY: tuple[Callable[[bytearray, Chance, bytes], None], ...] = (
    *(_flip_bits, _set_bytes, _set_field, _set_field, _shift_field, _truncate),
    *(_cut_out, _double, _blank, _splice),
)
_TEXT = (*_BINARY, *[_write_token] * 8)


def _with_right_checksums(data: bytearray) -> None:
    """Repair a PNG's checksums, without which nothing behind them is looked at."""
    place = len(_PNG)
    while place + 12 <= len(data):
        (length,) = struct.unpack_from(">I", data, place)
        end = place + 8 + length
        if end + 4 > len(data):
            return
        struct.pack_into(">I", data, end, zlib.crc32(data[place + 4 : end]))
        place = end + 4


def mutated(data: bytes, chance: random.Random, others: list[bytes]) -> bytes:
    """Return a damaged file.

    Parameters
    ----------
    data
        A whole one.
    chance
        Decides what is done; the same numbers do the same.
    others
        Files that pieces are taken from.
    """
    result = bytearray(data)
    text = b"\0" not in data
    for _ in range(chance.choice((1, 1, 1, 1, 1, 2, 4))):
        if result:
            damage = chance.choice(_TEXT if text else _BINARY)
            damage(result, chance, chance.choice(others))
    if result.startswith(_PNG) and chance.random() < 0.8:
        _with_right_checksums(result)
    return bytes(result)
