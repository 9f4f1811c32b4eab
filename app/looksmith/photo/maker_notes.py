"""A camera's maker notes, moved to another place without losing what they point to.

Most cameras count the offsets in their notes from the start of the EXIF block or the
raw file (Canon, Sony, Panasonic, Sigma, Pentax, Casio, ...): notes that move need new
ones. Others count from the notes themselves (Nikon, Olympus, Fujifilm, Apple, ...).
"""

from __future__ import annotations

import struct
from typing import NamedTuple

__all__ = ["MAKER_NOTES", "moved", "without_places"]

MAKER_NOTES = 0x927C
"""The tag in the Exif directory."""

_VALUE_BYTES = (0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4)
# Where the directory begins behind a maker's name; the others' begin at once.
_STARTS = (
    (b"QVC\0", 6), (b"AOC\0", 6), (b"Nikon\0\1", 8), (b"OLYMP\0", 8), (b"RICOH", 8),
    (b"Ricoh", 8), (b"SIGMA", 10), (b"FOVEON", 10), (b"SONY", 12), (b"Panasonic", 12),
)  # fmt: skip
# What names the place the photo was taken at, where it is known.
_PANASONIC, _PANASONIC_PLACES = b"Panasonic", (0x67, 0x69, 0x6B, 0x6D, 0x6F, 0x80)
_NIKON, _NIKON_PLACES = b"Nikon\0\2", (0x39,)
_NIKON_BASE = 10  # its notes hold a head of their own, which they count from
# Canon ends its notes with a head like a file's, and where they lay.
_HEADS = (b"II*\0", b"MM\0*")
_MOST_ENTRIES = 512
# Values follow their directory at once, or with little between.
_GAP = 64


class _Value(NamedTuple):
    """A value that does not fit into its entry: where its offset stands, its bytes."""

    tag: int
    place: int
    size: int


def _values(notes: bytes, start: int, order: str) -> tuple[int, list[_Value]] | None:
    """Return a directory's end and its long values, None if it is none."""
    if start + 2 > len(notes):
        return None
    (count,) = struct.unpack_from(order + "H", notes, start)
    end = start + 2 + 12 * count
    if not 0 < count <= _MOST_ENTRIES or end > len(notes):
        return None
    found = []
    for entry in range(start + 2, end, 12):
        tag, kind, length = struct.unpack_from(order + "HHI", notes, entry)
        if not 0 < kind < len(_VALUE_BYTES):
            return None
        if _VALUE_BYTES[kind] * length > 4:
            found.append(_Value(tag, entry + 8, _VALUE_BYTES[kind] * length))
    return end, found


def without_places(notes: bytes, at: int) -> bytes:
    """Return notes with zeros over the names of places, where it is known.

    Parameters
    ----------
    notes
        The tag's bytes.
    at
        Where they lie, from the start of the block.
    """
    start, base = 12, -at
    tags: tuple[int, ...] = _PANASONIC_PLACES
    if notes.startswith(_NIKON) and len(notes) > _NIKON_BASE + 8:
        order = "<" if notes[_NIKON_BASE : _NIKON_BASE + 2] == b"II" else ">"
        base, tags = _NIKON_BASE, _NIKON_PLACES
        start = base + int(struct.unpack_from(order + "I", notes, base + 4)[0])
    elif not notes.startswith(_PANASONIC):
        return notes
    result = bytearray(notes)
    for order in "<>":
        found = _values(notes, start, order)
        for value in () if found is None else found[1]:
            (target,) = struct.unpack_from(order + "I", notes, value.place)
            first = target + base
            if value.tag in tags and 0 < first < len(result):
                last = min(first + value.size, len(result))
                result[first:last] = bytes(last - first)
    return bytes(result)


def moved(notes: bytes, old: int, new: int) -> bytes:
    """Return notes whose offsets, if they count from outside, fit their new place.

    Parameters
    ----------
    notes
        The tag's bytes.
    old, new
        Where they lay and will lie, from the start of the block or file.
    """
    start = next((size for name, size in _STARTS if notes.startswith(name)), 0)
    for order in "<>":
        found = _values(notes, start, order)
        if found is None or not found[1]:
            continue
        end, places = found[0], [value.place for value in found[1]]
        targets = {p: struct.unpack_from(order + "I", notes, p)[0] for p in places}
        if not 0 <= min(targets.values()) - old - end <= _GAP:
            continue
        result = bytearray(notes)
        for place, target in targets.items():
            if target < old + len(notes):
                struct.pack_into(order + "I", result, place, target - old + new)
        if result[-8:-4] in _HEADS and result[-4:] == struct.pack(order + "I", old):
            result[-4:] = struct.pack(order + "I", new)
        return bytes(result)
    return notes
