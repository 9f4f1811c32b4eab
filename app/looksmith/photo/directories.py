"""The directories of TIFF and EXIF, copied entry by entry without loss.

Entries are kept little-endian, whatever the order of the file they came from.
"""

from __future__ import annotations

import struct
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from mmap import mmap

import numpy as np

from looksmith.photo.maker_notes import MAKER_NOTES, moved

__all__ = [
    "CARRIED_TAGS",
    "EXIF_DIRECTORY",
    "GPS_DIRECTORY",
    "Entry",
    "build_block",
    "gathered_block",
    "order_of",
    "read_directory",
    "sub_directory",
    "without_long_values",
    "write_directory",
]

EXIF_DIRECTORY, GPS_DIRECTORY = 0x8769, 0x8825
CARRIED_TAGS = frozenset(
    (
        *(270, 271, 272, 305, 306, 315, 316, 18246, 18249, 33432),
        *(40091, 40092, 40093, 40094, 40095),
    )
)
"""What of a first directory tells of the photo rather than of the file's layout."""

_INTEROP_DIRECTORY = 0xA005
_LONG = 4
# Type number: bytes a value, bytes of the word to swap.
_TYPES = {
    1: (1, 1), 2: (1, 1), 3: (2, 2), 4: (4, 4), 5: (8, 4), 6: (1, 1), 7: (1, 1),
    8: (2, 2), 9: (4, 4), 10: (8, 4), 11: (4, 4), 12: (8, 8), 13: (4, 4),
    16: (8, 8), 17: (8, 8), 18: (8, 8), 129: (1, 1),
}  # fmt: skip
_MAX_VALUE = 32 << 20
_LONG_VALUE = 4096
_UNICODE = b"UNICODE\0"


@dataclass(frozen=True)
class Entry:
    """One tag: its number, type, count of values, their bytes, and where they lay."""

    tag: int
    kind: int
    count: int
    data: bytes
    start: int = 0

    @property
    def number(self) -> int | None:
        """The first value of an integer entry."""
        if self.kind not in (3, 4, 13, 16, 18) or not self.data:
            return None
        return int.from_bytes(self.data[: _TYPES[self.kind][0]], "little")


def order_of(data: bytes | mmap) -> str:
    """Return the struct letter of a file's byte order."""
    return "<" if data[:2] == b"II" else ">"


def _little(data: bytes, order: str, word: int) -> bytes:
    if order == "<" or word == 1:
        return data
    return np.frombuffer(data, f">u{word}").astype(f"<u{word}").tobytes()


def _little_text(data: bytes, order: str) -> bytes:
    """Return a comment in two-byte letters as it stands in little-endian files.

    They should be in the file's order; some programs do not care for it.
    """
    if order == "<" or not data.startswith(_UNICODE):
        return data
    letters = np.frombuffer(data[len(_UNICODE) :][: (len(data) - 8) // 2 * 2], ">u2")
    if letters.size and letters[0] in (0xFEFF, 0xFFFE):  # says it by itself
        return data
    latin, swapped = (letters < 256).sum(), (letters & 255 == 0).sum()
    return data if swapped > latin else _UNICODE + letters.astype("<u2").tobytes()


def read_directory(
    data: bytes | mmap, offset: int, *, big: bool = False
) -> list[Entry]:
    """Read the entries of a directory; what is damaged is skipped.

    Parameters
    ----------
    data
        The whole file or block that offsets count from.
    offset
        Of the directory.
    big
        Whether it is a BigTIFF's.
    """
    order = order_of(data)
    count_code, entry_code = ("Q", "HHQ8s") if big else ("H", "HHI4s")
    head, size = struct.calcsize(count_code), struct.calcsize("=" + entry_code)
    inline = 8 if big else 4
    entries: list[Entry] = []
    if not 0 < offset <= len(data) - head:
        return entries
    (count,) = struct.unpack_from(order + count_code, data, offset)
    for i in range(min(count, 4096)):
        position = offset + head + i * size
        if position + size > len(data):
            break
        tag, kind, length, field = struct.unpack_from(
            order + entry_code, data, position
        )
        value, word = _TYPES.get(kind, (0, 0))
        total = value * length
        if not 0 < total <= _MAX_VALUE:
            continue
        raw, start = field[:total], 0
        if total > inline:
            (start,) = struct.unpack(order + ("Q" if big else "I"), field)
            raw = bytes(data[start : start + total])
        if len(raw) == total:
            raw = _little_text(_little(raw, order, word), order)
            entries.append(Entry(tag, kind, len(raw) // value, raw, start))
    return entries


def sub_directory(
    data: bytes | mmap, entries: Iterable[Entry], tag: int, *, big: bool = False
) -> list[Entry]:
    """Read the directory that one of `entries` points to, empty without it."""
    for entry in entries:
        if entry.tag == tag and entry.number is not None:
            inner = read_directory(data, entry.number, big=big)
            # It points on, to where this copy does not go.
            return [item for item in inner if item.tag != _INTEROP_DIRECTORY]
    return []


def write_directory(entries: Sequence[Entry], offset: int) -> bytes:
    """Lay out a little-endian directory that will stand at an even offset."""
    ordered = sorted(entries, key=lambda entry: entry.tag)
    table = struct.pack("<H", len(ordered))
    values = b""
    start = offset + 2 + 12 * len(ordered) + 4
    for entry in ordered:
        field = entry.data
        if len(field) > 4:
            place = start + len(values)
            if entry.tag == MAKER_NOTES and entry.start:
                field = moved(field, entry.start, place)
            values += field + bytes(len(field) % 2)
            field = struct.pack("<I", place)
        table += struct.pack(
            "<HHI4s", entry.tag, entry.kind, entry.count, field.ljust(4, b"\0")
        )
    return table + bytes(4) + values


def build_block(first: Sequence[Entry], inner: Mapping[int, Sequence[Entry]]) -> bytes:
    """Put an EXIF block together.

    Parameters
    ----------
    first
        The first directory's entries.
    inner
        The Exif and GPS directories by the tag that points to them.
    """
    own = [entry for entry in first if entry.tag not in inner]
    filled = {tag: entries for tag, entries in inner.items() if entries}
    pointers = [Entry(tag, _LONG, 1, bytes(4)) for tag in filled]
    end = 8 + len(write_directory([*own, *pointers], 8))
    places, bodies = [], b""
    for tag, entries in filled.items():
        offset = end + len(bodies)
        places.append(Entry(tag, _LONG, 1, struct.pack("<I", offset)))
        bodies += write_directory(entries, offset)
    return b"II*\0\x08\0\0\0" + write_directory([*own, *places], 8) + bodies


def gathered_block(
    data: bytes | mmap, entries: Sequence[Entry], *, big: bool = False
) -> bytes | None:
    """Gather what tells of the photo into an EXIF block of its own, if there is any.

    Parameters
    ----------
    data
        The whole file that the entries' offsets count from.
    entries
        Its first directory.
    big
        Whether it is a BigTIFF.
    """
    first = [entry for entry in entries if entry.tag in CARRIED_TAGS]
    inner = {
        tag: sub_directory(data, entries, tag, big=big)
        for tag in (EXIF_DIRECTORY, GPS_DIRECTORY)
    }
    return build_block(first, inner) if first or any(inner.values()) else None


def without_long_values(block: bytes) -> bytes:
    """Return an EXIF block without values of more than 4 KB.

    Those are a camera's maker notes, and what programs put beside a picture.
    """
    (offset,) = struct.unpack_from(order_of(block) + "I", block, 4)
    first = read_directory(block, offset)

    def short(entries: Iterable[Entry]) -> list[Entry]:
        return [entry for entry in entries if len(entry.data) <= _LONG_VALUE]

    inner = {
        tag: short(sub_directory(block, first, tag))
        for tag in (EXIF_DIRECTORY, GPS_DIRECTORY)
    }
    return build_block(short(first), inner)
