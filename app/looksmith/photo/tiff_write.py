"""Write TIFF files with the photo's EXIF in them."""

from __future__ import annotations

from typing import Any, BinaryIO

import numpy as np
from numpy.typing import NDArray

__all__ = ["write_tiff"]

_EXIF_IFD, _GPS_IFD = 0x8769, 0x8825
# tifffile writes no such tags: their unused neighbours keep the place.
_PLACEHOLDER = {_EXIF_IFD: _EXIF_IFD - 1, _GPS_IFD: _GPS_IFD - 1}
_SIZE_TAGS = {0xA002: 1, 0xA003: 0}
_ASCII, _BYTE, _SHORT, _LONG = 2, 1, 3, 4
# Text and numbers of the first directory that TIFF has places of its own for.
_TEXTS = (270, 271, 272, 305, 306, 315, 316, 33432)
_WINDOWS_TEXTS = (40091, 40092, 40093, 40094, 40095)
_SHORTS = (18246, 18249)
_COMPRESSIONS = {
    "none": None,
    "deflate": "adobe_deflate",
    "lzw": "lzw",
    "zstd": "zstd",
}
# Below 4 GB there is room for the classic format, which more programs read.
_BIG = 0xF000_0000


def _plain_tags(exif: Any) -> list[tuple[int, int, int, Any, bool]]:
    """Return tifffile's extra tags for the first directory's texts and numbers."""
    tags: list[tuple[int, int, int, Any, bool]] = []
    for code in _TEXTS:
        text = exif.get(code)
        if isinstance(text, str) and text:
            data = text.encode("utf-8") + b"\0"
            tags.append((code, _ASCII, len(data), data, True))
    for code in _WINDOWS_TEXTS:
        data = exif.get(code)
        data = bytes(data) if isinstance(data, tuple) else data
        if isinstance(data, bytes) and data:
            tags.append((code, _BYTE, len(data), data, True))
    numbers = [(code, exif.get(code)) for code in _SHORTS]
    tags += [(c, _SHORT, 1, n, True) for c, n in numbers if isinstance(n, int)]
    return tags


def _directories(block: bytes, size: tuple[int, int]) -> tuple[Any, dict[int, Any]]:
    """Return the block and its Exif and GPS directories, by tag."""
    from PIL.Image import Exif

    exif = Exif()
    exif.load(block)
    found: dict[int, Any] = {}
    for code in (_EXIF_IFD, _GPS_IFD):
        tags = dict(exif.get_ifd(code))
        for tag, axis in _SIZE_TAGS.items():
            if tag in tags:
                tags[tag] = size[axis]
        # Its offset would point into another file.
        tags.pop(0xA005, None)
        if tags:
            found[code] = tags
    return exif, found


def _append_directory(
    stream: BinaryIO, place: Any, code: int, tags: dict[int, Any]
) -> None:
    """Write a directory at the file's end and turn its placeholder into its tag."""
    from PIL.TiffImagePlugin import ImageFileDirectory_v2

    stream.seek(0, 2)
    offset = stream.tell() + stream.tell() % 2
    directory = ImageFileDirectory_v2(b"II*\0\0\0\0\0")
    for tag, value in tags.items():
        directory[tag] = value
    stream.seek(offset)
    stream.write(directory.tobytes(offset))
    stream.seek(place.offset)
    stream.write(code.to_bytes(2, "little"))
    stream.seek(place.valueoffset)
    stream.write(offset.to_bytes(4, "little"))


def write_tiff(
    samples: NDArray[Any],
    stream: BinaryIO,
    *,
    compression: str = "deflate",
    icc: bytes | None = None,
    exif: bytes | None = None,
    xmp: bytes | None = None,
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
    icc, exif, xmp, dpi
        What to embed; EXIF without a prefix.

    Returns
    -------
    tuple of str
        Sentences on what was left out.
    """
    import tifffile

    notes: list[str] = []
    size = (samples.shape[0], samples.shape[1])
    tags: list[tuple[int, int, int, Any, bool]] = []
    directories: dict[int, Any] = {}
    big = samples.nbytes > _BIG
    if exif is not None:
        try:
            first, directories = _directories(exif, size)
            tags += _plain_tags(first)
        except (ValueError, TypeError, LookupError, OSError, SyntaxError):
            directories = {}
            notes.append("The EXIF data is damaged and was left out.")
        tags += [(_PLACEHOLDER[code], _LONG, 1, 0, True) for code in directories]
    if xmp is not None:
        tags.append((700, _BYTE, len(xmp), xmp, True))
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
    return tuple(notes)
