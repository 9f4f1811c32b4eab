"""TIFF: its tags, and its pixels through tifffile."""

from __future__ import annotations

import logging
import math
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from looksmith.photo.decoded import Decoded, check_size, scaled_to_full
from looksmith.photo.directories import gathered_block, read_directory
from looksmith.photo.errors import PhotoError
from looksmith.photo.raw import read_raw
from looksmith.photo.tiff_lab import CIELAB, ICCLAB, codes_from_lab
from looksmith.work.token import NEVER, CancelToken
from looksmith.work.watched import WatchedFile

__all__ = ["read_tiff"]

_RAW_PHOTOMETRICS = (32803, 34892)
_DNG_VERSION = 50706
_JPEG_COMPRESSIONS = (6, 7, 34892)
_GREY, _GREY_INVERTED, _RGB, _PALETTE, _SEPARATED, _YCBCR = 1, 0, 2, 3, 5, 6
_COLOURS = {_GREY: 1, _GREY_INVERTED: 1, _RGB: 3, _PALETTE: 1, _SEPARATED: 4, _YCBCR: 3}
_COLOURS |= {CIELAB: 3, ICCLAB: 3}
_MODES = {
    _GREY: "grey",
    _GREY_INVERTED: "grey",
    _RGB: "RGB",
    _PALETTE: "palette",
    _SEPARATED: "CMYK",
    _YCBCR: "RGB",
    CIELAB: "Lab",
    ICCLAB: "Lab",
}
# No compression of a photo comes near; headers with a flipped bit do.
_MAX_RATIO = 500
# Bytes that even a black page may take, which shrinks more than any photo.
_SMALL = 64 << 20
_AT_ONCE = 32 << 20  # bytes of the file that are decoded between looks at a token
_UNSPECIFIED, _ASSOCIATED = 0, 1


def _value(page: Any, code: int) -> Any:
    tag = page.tags.get(code)
    return None if tag is None else tag.value


def _photo_page(pages: Any, decoded: Decoded) -> Any:
    """Return the first page that is no thumbnail."""
    count = len(pages)
    taken = next((i for i in range(count) if not pages[i].is_reduced), 0)
    if any(not pages[i].is_reduced for i in range(taken + 1, min(taken + 3, count))):
        decoded.warnings.append(f"The TIFF has {count} pages: the first was taken.")
    return pages[taken]


def _is_raw(page: Any) -> bool:
    return int(page.photometric) in _RAW_PHOTOMETRICS or _DNG_VERSION in page.tags


def _check_page(page: Any, file_size: int) -> None:
    check_size(page.imagewidth, page.imagelength)
    photometric = int(page.photometric)
    kind = "" if page.dtype is None else page.dtype.kind
    lab = photometric in (CIELAB, ICCLAB)
    odd = lab and (kind != "u" or int(page.bitspersample) not in (8, 16))
    if photometric not in _COLOURS or kind not in ("u", "f", "b") or odd:
        raise PhotoError(
            "This kind of TIFF cannot be opened"
            f" ({page.photometric.name}, {page.dtype}). Save it as RGB first."
        )
    ends = [a + b for a, b in zip(page.dataoffsets, page.databytecounts, strict=False)]
    whole = len(ends) >= math.prod(page.chunked) and 0 not in page.databytecounts
    if not whole or max(ends) > file_size:
        raise PhotoError("The TIFF file is truncated: part of the picture is missing.")
    plain = page.compression == 1
    ratio, least = (1, 0) if plain else (_MAX_RATIO, _SMALL)
    needed = page.nbytes
    if page.is_tiled:  # a tile may be larger than the picture, and is decoded whole
        needed = math.prod((*page.chunks, *page.chunked, page.dtype.itemsize))
    if needed > max(8 * ratio * sum(page.databytecounts), least):
        raise PhotoError("The TIFF file is damaged: its sizes do not agree.")


def _through_pillow(path: Path) -> NDArray[Any]:
    """Decode the rare YCbCr pictures that tifffile hands over unconverted."""
    from PIL.TiffImagePlugin import TiffImageFile

    with path.open("rb") as stream, TiffImageFile(stream) as image:
        return np.asarray(image.convert("RGB"))


def _samples(page: Any, path: Path) -> NDArray[Any]:
    """Return the page's samples, (height, width, samples)."""
    if page.photometric == _YCBCR and page.compression not in _JPEG_COMPRESSIONS:
        return _through_pillow(path)
    values = np.asarray(page.asarray(buffersize=_AT_ONCE))
    if int(page.planarconfig) == 2 and values.ndim == 3:
        values = np.moveaxis(values, 0, -1)
    height, width = page.imagelength, page.imagewidth
    if values.size % (height * width):
        raise PhotoError("The TIFF file is damaged: its sizes do not agree.")
    return values.reshape(height, width, -1)


def _in_photo_type(values: NDArray[Any], bits: int) -> NDArray[Any]:
    if values.dtype == np.bool_ or (values.dtype == np.uint8 and bits < 8):
        return scaled_to_full(values.astype(np.uint8), bits)
    if values.dtype == np.uint16:
        return scaled_to_full(values, bits)
    if values.dtype.kind == "u" and values.dtype.itemsize > 2:
        return (values / np.float64(2**bits - 1)).astype(np.float32)
    if values.dtype == np.uint8:
        return values
    return values.astype(np.float32, copy=False)


def _unpaletted(values: NDArray[Any], colormap: NDArray[Any]) -> NDArray[Any]:
    table = np.asarray(colormap, np.uint16).T
    # Some writers fill in 8-bit numbers where 16-bit ones belong.
    table = (table >> 8 if table.max() > 255 else table).astype(np.uint8)
    return np.asarray(table[np.minimum(values[..., 0], len(table) - 1)])


def _take_alpha(page: Any, values: NDArray[Any], decoded: Decoded) -> NDArray[Any]:
    colours = _COLOURS[int(page.photometric)]
    extra = [int(kind) for kind in page.extrasamples or ()]
    kind = extra[0] if extra else _UNSPECIFIED
    if values.shape[2] > colours and kind != _UNSPECIFIED:
        decoded.alpha = np.ascontiguousarray(values[..., colours])
        decoded.premultiplied = kind == _ASSOCIATED
        decoded.mode = {"RGB": "RGBA"}.get(decoded.mode, f"{decoded.mode} with alpha")
    elif values.shape[2] > colours:
        decoded.warnings.append("The TIFF has extra channels, which were left out.")
    if values.shape[2] < colours:
        raise PhotoError("The TIFF file is damaged: colour channels are missing.")
    return values[..., :colours]


def _resolution(page: Any) -> tuple[float, float] | None:
    x, y, unit = (_value(page, code) for code in (282, 283, 296))
    if unit is not None and int(unit) not in (2, 3):
        return None
    if not (isinstance(x, tuple) and isinstance(y, tuple) and x[1] and y[1]):
        return None
    scale = 2.54 if unit is not None and int(unit) == 3 else 1.0
    return (x[0] / x[1] * scale, y[0] / y[1] * scale) if x[0] and y[0] else None


def _exif_block(path: Path, page: Any, *, big: bool) -> bytes | None:
    """Gather the tags that tell of the photo into a block of their own."""
    with (
        path.open("rb") as stream,
        mmap(stream.fileno(), 0, access=ACCESS_READ) as data,
    ):
        entries = read_directory(data, page.offset, big=big)
        return gathered_block(data, entries, big=big)


def _take_metadata(path: Path, page: Any, decoded: Decoded) -> None:
    orientation = _value(page, 274)
    if isinstance(orientation, int) and 1 <= orientation <= 8:
        decoded.orientation = int(orientation)
    profile = _value(page, 34675)
    decoded.icc = bytes(profile) if isinstance(profile, bytes) else None
    packet = _value(page, 700)
    decoded.xmp = bytes(packet) if isinstance(packet, bytes) else None
    records = _value(page, 33723)
    if isinstance(records, tuple):
        # Some writers count the bytes as 32-bit words.
        records = np.array(records, f"{page.parent.byteorder}u4").tobytes()
    decoded.iptc = records if isinstance(records, bytes) else None
    decoded.dpi = _resolution(page)
    decoded.exif = _exif_block(path, page, big=page.parent.is_bigtiff)


def _take_light(decoded: Decoded) -> None:
    """Take floats without a profile as linear light, as raw developers do."""
    if decoded.icc is None and decoded.pixels.shape[2] != 4:
        decoded.light, decoded.profile_name = np.eye(3), "linear light"
        decoded.warnings.append(
            "The photo holds float values and no colour profile: they are taken as"
            " linear light."
        )


def read_tiff(path: Path, token: CancelToken = NEVER) -> Decoded:
    """Decode a TIFF or BigTIFF file, the first page of several.

    Parameters
    ----------
    path
        The file.
    token
        Looked at before every few strips or tiles.

    Raises
    ------
    Cancelled
        By the token.
    PhotoError
        The file is truncated, damaged, or of a kind that photos do not have.
    RuntimeError, ValueError, ...
        The decoder cannot make sense of it.
    """
    import tifffile

    # Without a handler its remarks on odd files would go to stderr.
    logging.getLogger("tifffile").addHandler(logging.NullHandler())
    decoded = Decoded("TIFF", np.zeros((1, 1, 3), np.uint8))
    try:
        with WatchedFile(path, token) as stream, tifffile.TiffFile(stream) as file:
            page = _photo_page(file.pages, decoded)
            if _is_raw(page):
                return read_raw(path)
            _check_page(page, file.filehandle.size)
            photometric = int(page.photometric)
            decoded.bits = int(page.bitspersample)
            decoded.mode = _MODES[photometric]
            values = _samples(page, path)
            values = _take_alpha(page, values, decoded)
            if photometric == _PALETTE:
                values = _unpaletted(values, page.colormap)
                decoded.bits = 8
            _take_metadata(path, page, decoded)
    except tifffile.TiffFileError as error:
        problem = PhotoError("The TIFF file is damaged and cannot be read.")
        problem.detail = str(error)
        raise problem from error
    if photometric in (CIELAB, ICCLAB):
        decoded.pixels, decoded.icc = codes_from_lab(values, photometric)
    else:
        decoded.pixels = _in_photo_type(values, decoded.bits)
    if decoded.alpha is not None:
        decoded.alpha = _in_photo_type(decoded.alpha, decoded.bits)
    if values.dtype.kind == "f":
        _take_light(decoded)
    if photometric == _GREY_INVERTED:
        floating = decoded.pixels.dtype == np.float32
        decoded.pixels = 1 - decoded.pixels if floating else np.invert(decoded.pixels)
    return decoded
