"""Write TIFF files with the photo's EXIF in them."""

from __future__ import annotations

import struct
from functools import partial
from typing import Any, BinaryIO

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
from looksmith.photo.write_slabs import Samples

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
_STRIP = 1 << 20  # bytes, before they are compressed

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


def _strip(rows: NDArray[Any], codec: str | None, predictor: int | None) -> bytes:
    """Return rows as a strip holds them; tifffile itself wants all rows at once."""
    import tifffile

    if codec is None or predictor is None:
        return rows.tobytes()
    steps = tifffile.TIFF.PREDICTORS[predictor](rows, axis=-2)
    compress = tifffile.TIFF.COMPRESSORS[tifffile.COMPRESSION[codec.upper()]]
    return bytes(compress(steps))


def write_tiff(
    samples: Samples,
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
        Of any depth; alpha is straight.
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
    height, channels = samples.shape[0], samples.shape[2]
    codec = _COMPRESSIONS[compression]
    predictor = None if codec is None else (3 if samples.bits == 32 else 2)
    rows = max(1, min((_STRIP * height) // samples.nbytes, height))
    encode = partial(_strip, codec=codec, predictor=predictor)
    tifffile.imwrite(
        stream,
        samples.pieces(rows, encode),
        shape=samples.shape,
        dtype=samples.dtype,
        bigtiff=big,
        byteorder="<",
        photometric="rgb",
        planarconfig="contig",
        extrasamples=["unassalpha"] if channels == 4 else None,
        compression=codec,
        predictor=predictor,
        rowsperstrip=None if codec is None else rows,
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
