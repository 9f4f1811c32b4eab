"""What raw files say of their photo that keep it in a way of their own.

Canon's CR3 files are ISO BMFF. Their ``moov`` box holds a ``uuid`` box of Canon's with
what would be directories of one EXIF block, each under a TIFF head of its own: CMT1 the
first one, CMT2 the Exif directory, CMT3 the maker notes, CMT4 the GPS directory (after
L. Clevy, *Canon CR3 file format*).

Panasonic's RW2 files hold little more than the exposure; the rest, maker notes
included, is the EXIF of the JPEG inside of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from mmap import mmap
from typing import NamedTuple

from looksmith.photo.bmff import Box, boxes, find_box
from looksmith.photo.directories import (
    CARRIED_TAGS,
    EXIF_DIRECTORY,
    GPS_DIRECTORY,
    Entry,
    build_block,
    order_of,
    read_directory,
)
from looksmith.photo.errors import PhotoError
from looksmith.photo.exif import bare_block
from looksmith.photo.jpeg import read_jpeg_header
from looksmith.photo.maker_notes import MAKER_NOTES

__all__ = ["Cr3Metadata", "is_cr3", "panasonic_exif", "read_cr3_metadata"]

_CANON = bytes.fromhex("85c0b687820f11e08111f4ce462b6a48")
_XMP = bytes.fromhex("be7acfcb97a942e89c71999491e3afac")
_UNDEFINED = 7
_HEAD = 8  # of a TIFF, before its first directory
_PANASONIC, _PANASONIC_JPEG = b"IIU\0", 0x2E


class Cr3Metadata(NamedTuple):
    """What is said, None where it is not; EXIF without a prefix, put together."""

    exif: bytes | None
    xmp: bytes | None


def is_cr3(head: bytes | mmap) -> bool:
    """Tell from a file's first bytes whether it is a CR3 file."""
    return head[4:12] == b"ftypcrx "


def _own_box(data: bytes | mmap, start: int, end: int, name: bytes) -> Box | None:
    """Return the ``uuid`` box of a name, its body behind that."""
    for box in boxes(data, start, end):
        if box.kind == b"uuid" and data[box.body : box.body + 16] == name:
            return box._replace(body=box.body + 16)
    return None


def _piece(pieces: dict[bytes, bytes], name: bytes) -> list[Entry]:
    piece = bare_block(pieces.get(name))
    if piece is None:
        return []
    order = "little" if order_of(piece) == "<" else "big"
    return read_directory(piece, int.from_bytes(piece[4:8], order))  # type: ignore[arg-type]


def _maker_notes(piece: bytes | None) -> list[Entry]:
    """Return the tag that CMT3 would be; its offsets count from its head."""
    # Ours are little-endian, and these would not be found to be anything else.
    if piece is None or piece[:_HEAD] != b"II*\0\x08\0\0\0":
        return []
    notes = piece[_HEAD:]
    return [Entry(MAKER_NOTES, _UNDEFINED, len(notes), notes, _HEAD)] if notes else []


def _exif(data: bytes | mmap, canon: Box) -> bytes | None:
    pieces: dict[bytes, bytes] = {}
    for box in boxes(data, canon.body, canon.end):
        if box.kind.startswith(b"CMT"):
            pieces.setdefault(box.kind, bytes(data[box.body : box.end]))
    first = [e for e in _piece(pieces, b"CMT1") if e.tag in CARRIED_TAGS]
    main = _piece(pieces, b"CMT2")
    notes = _maker_notes(pieces.get(b"CMT3"))
    if notes:
        main = [entry for entry in main if entry.tag != MAKER_NOTES] + notes
    inner = {EXIF_DIRECTORY: main, GPS_DIRECTORY: _piece(pieces, b"CMT4")}
    return build_block(first, inner) if first or any(inner.values()) else None


def read_cr3_metadata(data: bytes | mmap) -> Cr3Metadata:
    """Read what a CR3 file says; what is damaged is left out.

    Parameters
    ----------
    data
        The file, or as much of it as holds its ``moov`` box and what stands before its
        pictures.
    """
    film = find_box(data, 0, len(data), b"moov")
    canon = None if film is None else _own_box(data, film.body, film.end, _CANON)
    packet = _own_box(data, 0, len(data), _XMP)
    return Cr3Metadata(
        None if canon is None else _exif(data, canon),
        None if packet is None else bytes(data[packet.body : packet.end]) or None,
    )


def panasonic_exif(data: bytes | mmap, entries: Sequence[Entry]) -> bytes | None:
    """Return the EXIF block of the JPEG in an RW2 file; None for any other file.

    Parameters
    ----------
    data
        The file.
    entries
        Its first directory.
    """
    if data[:4] != _PANASONIC:
        return None
    try:
        found = (read_jpeg_header(e.data) for e in entries if e.tag == _PANASONIC_JPEG)
        return next((bare_block(header.exif) for header in found), None)
    except PhotoError:
        return None
