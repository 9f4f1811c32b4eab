"""Write TIFF files with the photo's EXIF in them."""

from __future__ import annotations

import struct
from typing import Any, BinaryIO

import numpy as np
from numpy.typing import NDArray

from looksmith.photo.directories import (
    CARRIED_TAGS,
    EXIF_DIRECTORY,
    GPS_DIRECTORY,
    Entry,
    read_directory,
    sub_directory,
    write_directory,
)

__all__ = ["write_tiff"]

# tifffile writes no such tags: their unused neighbours keep the place.
_PLACEHOLDER = {
    EXIF_DIRECTORY: EXIF_DIRECTORY - 1,
    GPS_DIRECTORY: GPS_DIRECTORY - 1,
}
_BYTE, _LONG, _UNDEFINED = 1, 4, 7
_COMPRESSIONS = {
    "none": None,
    "deflate": "adobe_deflate",
    "lzw": "lzw",
    "zstd": "zstd",
}
# Below 4 GB there is room for the classic format, which more programs read.
_BIG = 0xF000_0000

ExtraTag = tuple[int, int, int, Any, bool]


def _parts(block: bytes) -> tuple[list[ExtraTag], dict[int, list[Entry]]]:
    """Return tifffile's extra tags, and the Exif and GPS directories."""
    order = "<" if block[:2] == b"II" else ">"
    (offset,) = struct.unpack_from(order + "I", block, 4)
    first = read_directory(block, offset)
    tags: list[ExtraTag] = [
        (entry.tag, entry.kind, entry.count, entry.data, True)
        for entry in first
        if entry.tag in CARRIED_TAGS
    ]
    inner = {tag: sub_directory(block, first, tag) for tag in _PLACEHOLDER}
    return tags, {tag: entries for tag, entries in inner.items() if entries}


def _append_directory(
    stream: BinaryIO, place: Any, code: int, entries: list[Entry]
) -> None:
    """Write a directory at the file's end and turn its placeholder into its tag."""
    stream.seek(0, 2)
    offset = stream.tell() + stream.tell() % 2
    stream.seek(offset)
    stream.write(write_directory(entries, offset))
    stream.seek(place.offset)
    stream.write(struct.pack("<H", code))
    stream.seek(place.valueoffset)
    stream.write(struct.pack("<I", offset))


def write_tiff(
    samples: NDArray[Any],
    stream: BinaryIO,
    *,
    compression: str = "deflate",
    icc: bytes | None = None,
    exif: bytes | None = None,
    xmp: bytes | None = None,
    iptc: bytes | None = None,
    dpi: tuple[float, float] | None = None,
) -> tuple[str, ...]:
    """Write an RGB or RGBA TIFF file.

    Parameters
    ----------
    samples
        (height, width, 3 or 4), uint8, uint16 or float32; alpha is straight.
    stream
        Open for reading and writing, at its start.
    compression
        "none", "deflate", "lzw" or "zstd".
    icc, exif, xmp, iptc, dpi
        What to embed; EXIF without a prefix.

    Returns
    -------
    tuple of str
        Sentences on what was left out.
    """
    import tifffile

    notes: tuple[str, ...] = ()
    tags: list[ExtraTag] = []
    directories: dict[int, list[Entry]] = {}
    big = samples.nbytes > _BIG
    if exif is not None and big:
        notes = ("A TIFF above 4 GB is written without EXIF data.",)
    elif exif is not None:
        tags, directories = _parts(exif)
        tags += [(_PLACEHOLDER[code], _LONG, 1, 0, True) for code in directories]
    if xmp is not None:
        tags.append((700, _BYTE, len(xmp), xmp, True))
    if iptc is not None:
        tags.append((33723, _UNDEFINED, len(iptc), iptc, True))
    codec = _COMPRESSIONS[compression]
    whole = np.issubdtype(samples.dtype, np.integer)
    tifffile.imwrite(
        stream,
        samples,
        bigtiff=big,
        byteorder="<",
        photometric="rgb",
        planarconfig="contig",
        extrasamples=["unassalpha"] if samples.shape[2] == 4 else None,
        compression=codec,
        predictor=None if codec is None else (2 if whole else 3),
        rowsperstrip=None if codec is None else max(1, (1 << 20) // samples[0].nbytes),
        iccprofile=icc,
        resolution=dpi,
        resolutionunit=None if dpi is None else "INCH",
        metadata=None,
        software=False,
        extratags=tags,
    )
    if directories:
        stream.seek(0)
        with tifffile.TiffFile(stream) as file:
            written = file.pages[0].tags
            places = {code: written[_PLACEHOLDER[code]] for code in directories}
        for code, contents in directories.items():
            _append_directory(stream, places[code], code, contents)
    return notes
