"""DNG files with JPEG XL inside, which LibRaw cannot undo: written plainly for it.

DNG 1.7 brought this compression; phones and developers that remove noise use it.
"""

from __future__ import annotations

import logging
import struct
from collections.abc import Iterator
from io import BytesIO
from itertools import islice
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from looksmith.photo.decoded import check_plausible
from looksmith.photo.errors import PhotoError

__all__ = ["without_jpeg_xl"]

_JPEG_XL = 52546
_RAW_PHOTOMETRICS = (32803, 34892)
_COMPRESSION, _BYTES_OF_ROWS, _BYTES_OF_TILES = 259, 279, 325
_ROWS_AT, _ROWS_EACH, _TILE_WIDTH, _TILE_LENGTH, _TILES_AT = 273, 278, 322, 323, 324
_ROW_FIELDS, _COLUMN_FIELDS = 50975, 52547
_LONG = 4
_MAX_PAGES = 16


def _pages(file: Any) -> Iterator[Any]:
    for page in islice(file.pages, _MAX_PAGES):
        yield page
        yield from islice(page.pages or (), _MAX_PAGES)


def _woven(values: NDArray[Any], fields: int) -> NDArray[Any]:
    """Put rows back in turn that are stored by their place in a group of `fields`."""
    if fields < 2:
        return values
    result = np.empty_like(values)
    start = 0
    for field in range(fields):
        rows = result[field::fields]
        rows[:] = values[start : start + len(rows)]
        start += len(rows)
    return result


def _fields(page: Any, tag: int) -> int:
    found = page.tags.get(tag)
    return int(found.value) if found is not None else 1


def _plain_samples(page: Any, stored: int) -> NDArray[Any]:
    check_plausible(page.imagewidth, page.imagelength, stored)
    values = np.asarray(page.asarray())
    height, width = page.imagelength, page.imagewidth
    if values.shape[:2] != (height, width) or values.dtype != page.dtype:
        raise PhotoError("The DNG file is damaged: its sizes do not agree.")
    values = _woven(values, _fields(page, _ROW_FIELDS))
    columns = _woven(np.swapaxes(values, 0, 1), _fields(page, _COLUMN_FIELDS))
    return np.swapaxes(columns, 0, 1)


def _rewrite(data: bytearray, page: Any, order: str) -> None:
    """Append the samples of a page in one piece, and let its directory say so."""
    values = _plain_samples(page, len(data))
    data += bytes(len(data) % 2)
    start = len(data)
    data += values.astype(np.dtype(f"{order}{values.dtype.str[1:]}")).tobytes()
    size = len(data) - start
    changed = {
        _COMPRESSION: 1,
        _ROWS_AT: start,
        _TILES_AT: start,
        _ROWS_EACH: page.imagelength,
        _TILE_WIDTH: page.imagewidth,
        _TILE_LENGTH: page.imagelength,
        _BYTES_OF_ROWS: size,
        _BYTES_OF_TILES: size,
        _ROW_FIELDS: 1,
        _COLUMN_FIELDS: 1,
    }
    for code, value in changed.items():
        tag = page.tags.get(code)
        if tag is not None:
            place = tag.offset + 2
            struct.pack_into(f"{order}HII", data, place, _LONG, 1, value)


def without_jpeg_xl(path: Path) -> BytesIO | None:
    """Return a copy of a DNG file with its JPEG XL undone, None of any other file.

    Raises
    ------
    PhotoError
        The file is damaged.
    RuntimeError, ValueError, ...
        The decoder cannot make sense of it.
    """
    import tifffile

    # Without a handler its remarks on odd files would go to stderr.
    logging.getLogger("tifffile").addHandler(logging.NullHandler())
    try:
        with tifffile.TiffFile(path) as file:
            packed = [
                page
                for page in _pages(file)
                if int(page.compression) == _JPEG_XL
                and int(page.photometric) in _RAW_PHOTOMETRICS
            ]
            if not packed or file.is_bigtiff:
                return None
            data = bytearray(path.read_bytes())
            for page in packed:
                _rewrite(data, page, file.byteorder)
            return BytesIO(data)
    except tifffile.TiffFileError:
        return None
