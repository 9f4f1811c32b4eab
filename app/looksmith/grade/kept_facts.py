"""What tells a photo's file apart, and what it says of itself, at a glance.

An edit is remembered by the photo's content, so that a photo may be renamed or moved.
Reading all of a 100-MB raw file for that would take longer than showing it, and a
folder of them minutes: the key is a digest of the size and of samples. Cameras write
the second, the shutter count and a preview into the first megabyte; scans and exports
of one size and one border differ in the samples further on.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from hashlib import blake2b
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import BinaryIO

from looksmith.photo.directories import (
    EXIF_DIRECTORY,
    Entry,
    order_of,
    read_directory,
    sub_directory,
)
from looksmith.photo.errors import PhotoError
from looksmith.photo.raw_metadata import is_cr3, read_cr3_metadata
from looksmith.photo.xmp import read_rating_xmp, read_sidecars

__all__ = ["MAX_RATING", "FileFacts", "read_facts"]

MAX_RATING = 5

_WHOLE = 4 << 20  # of a file no longer than this, every byte counts
_HEAD = 1 << 20
_TAIL = 1 << 17
_SAMPLE, _SAMPLES = 1 << 14, 16

_RATING, _XMP = 0x4746, 700
_TAKEN, _SUB_SECOND = 0x9003, 0x9291
# The others are Panasonic's and Olympus's raw files.
_TIFF_HEADS = (b"II*\0", b"MM\0*", b"IIU\0", b"IIRO", b"IIRS", b"MMOR")
_EXIF_START = re.compile(rb"(?:Exif\0\0|eXIf|EXIF.{4})(?=II\*\0|MM\0\*)", re.DOTALL)
_XMP_RATING = re.compile(rb"(?:xmp|xap):Rating(?:\s*=\s*[\"']\s*|>\s*)(-?[0-9])")
_MAX_EXIF = 1 << 18


@dataclass(frozen=True)
class FileFacts:
    """What a file says without being decoded.

    Parameters
    ----------
    key
        The same for the same content, whatever the file's name; 32 hex digits.
    rating
        0..5 from the XMP file beside it, its own XMP or EXIF; None where none says.
    taken
        When, as "2026:05:03 14:03:22.12" (it sorts as it stands); "" when unknown.
    """

    key: str
    rating: int | None = None
    taken: str = ""


def read_facts(path: Path) -> FileFacts:
    """Read a file's key, rating and capture time.

    At most 4 MB of it are read: a few milliseconds.

    Raises
    ------
    PhotoError
        The file cannot be opened, or is empty.
    """
    try:
        with path.open("rb") as stream:
            size = stream.seek(0, 2)
            if not size:
                raise PhotoError("The file is empty.", path=path)
            parts = _parts(stream, size)
            if parts[0][:4] in _TIFF_HEADS:
                found = _read_tiff(stream)
            elif is_cr3(parts[0]):
                found = _read_cr3(parts[0])
            else:
                found = _read_blocks(parts)
    except OSError as error:
        reason = f"The file cannot be read: {error.strerror or error}."
        raise PhotoError(reason, path=path) from error
    digest = blake2b(str(size).encode(), digest_size=16)
    for part in parts:
        digest.update(part)
    embedded, taken = found
    said = (read_rating_xmp(packet) for packet in read_sidecars(path))
    beside = next((_stars(number) for number in said if number is not None), None)
    rating = embedded if beside is None else beside
    return FileFacts(digest.hexdigest(), rating, taken)


def _parts(stream: BinaryIO, size: int) -> list[bytes]:
    """Return the parts of a file that stand for it: its head first, its tail last."""
    stream.seek(0)
    if size <= _WHOLE:
        return [stream.read(_WHOLE)]
    parts = [stream.read(_HEAD)]
    gap = (size - _HEAD - _TAIL) // _SAMPLES
    for number in range(_SAMPLES):
        stream.seek(_HEAD + number * gap)
        parts.append(stream.read(_SAMPLE))
    stream.seek(size - _TAIL)
    parts.append(stream.read(_TAIL))
    return parts


def _xmp_rating(packet: bytes) -> int | None:
    found = _XMP_RATING.search(packet)
    return None if found is None else _stars(int(found[1]))


def _stars(number: int) -> int:
    """Return a rating in range; rejected photos (-1) have no stars."""
    return min(max(number, 0), MAX_RATING)


def _read_tiff(stream: BinaryIO) -> tuple[int | None, str]:
    """Read a TIFF file or a raw file that is built like one."""
    with mmap(stream.fileno(), 0, access=ACCESS_READ) as data:
        entries = read_directory(data, _first(data))
        packet = next((bytes(e.data) for e in entries if e.tag == _XMP), b"")
        rating, taken = _exif_says(data, entries)
    in_xmp = _xmp_rating(packet)
    return rating if in_xmp is None else in_xmp, taken


def _read_cr3(head: bytes) -> tuple[int | None, str]:
    """Read what stands before the pictures of a CR3 file."""
    block, packet = read_cr3_metadata(head)
    rating, taken = None, ""
    if block is not None:
        rating, taken = _exif_says(block, read_directory(block, _first(block)))
    in_xmp = _xmp_rating(packet or b"")
    return rating if in_xmp is None else in_xmp, taken


def _read_blocks(parts: list[bytes]) -> tuple[int | None, str]:
    """Read the blocks that lie in the head or the tail of any other file."""
    rating: int | None = None
    taken = ""
    for part in (parts[0], parts[-1]):
        start = _EXIF_START.search(part)
        if start is not None and not taken:
            block = part[start.end() : start.end() + _MAX_EXIF]
            rating, taken = _exif_says(block, read_directory(block, _first(block)))
    in_xmp = next(
        (n for part in (parts[0], parts[-1]) if (n := _xmp_rating(part)) is not None),
        None,
    )
    return rating if in_xmp is None else in_xmp, taken


def _first(data: bytes | mmap) -> int:
    return int.from_bytes(data[4:8], "little" if order_of(data) == "<" else "big")


def _exif_says(data: bytes | mmap, entries: list[Entry]) -> tuple[int | None, str]:
    numbers = (e.number for e in entries if e.tag == _RATING)
    rating = next((n for n in numbers if n is not None), None)
    inner = {e.tag: e for e in sub_directory(data, entries, EXIF_DIRECTORY)}
    taken = _text(inner.get(_TAKEN))
    fraction = _text(inner.get(_SUB_SECOND))
    if taken and fraction.isdigit():
        taken = f"{taken}.{fraction}"
    return None if rating is None else _stars(rating), taken if taken[:1] > "0" else ""


def _text(entry: Entry | None) -> str:
    if entry is None:
        return ""
    return entry.data.split(b"\0")[0].decode("ascii", "replace").strip()
