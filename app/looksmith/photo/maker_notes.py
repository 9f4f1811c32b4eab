"""A camera's maker notes, moved to another place without losing what they point to.

Most cameras count the offsets in their notes from the start of the EXIF block or the
raw file (Canon, Sony, Panasonic, Sigma, Pentax, Casio, ...): notes that move need new
ones. Others count from the notes themselves (Nikon, Olympus, Fujifilm, Apple, ...).
"""

from __future__ import annotations

import struct

__all__ = ["MAKER_NOTES", "moved"]

MAKER_NOTES = 0x927C
"""The tag in the Exif directory."""

_VALUE_BYTES = (0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4)
# Where the directory begins behind a maker's name; the others' begin at once.
_STARTS = (
    (b"QVC\0", 6), (b"AOC\0", 6), (b"Nikon\0\1", 8), (b"OLYMP\0", 8), (b"RICOH", 8),
    (b"Ricoh", 8), (b"SIGMA", 10), (b"FOVEON", 10), (b"SONY", 12), (b"Panasonic", 12),
)  # fmt: skip
# Canon ends its notes with a head like a file's, and where they lay.
_HEADS = (b"II*\0", b"MM\0*")
_MOST_ENTRIES = 512
# Values follow their directory at once, or with little between.
_GAP = 64


def _pointers(notes: bytes, start: int, order: str) -> tuple[int, list[int]] | None:
    """Return a directory's end and the places of its offsets, None if it is none."""
    if start + 2 > len(notes):
        return None
    (count,) = struct.unpack_from(order + "H", notes, start)
    end = start + 2 + 12 * count
    if not 0 < count <= _MOST_ENTRIES or end > len(notes):
        return None
    places = []
    for entry in range(start + 2, end, 12):
        _, kind, length = struct.unpack_from(order + "HHI", notes, entry)
        if not 0 < kind < len(_VALUE_BYTES):
            return None
        if _VALUE_BYTES[kind] * length > 4:
            places.append(entry + 8)
    return end, places


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
        found = _pointers(notes, start, order)
        if found is None or not found[1]:
            continue
        end, places = found
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
