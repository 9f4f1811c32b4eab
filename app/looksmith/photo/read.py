"""Open photo files, whatever their names say."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from pathlib import Path

from looksmith.photo.colour_codes import take_exif_colours
from looksmith.photo.decoded import Decoded, damage_named
from looksmith.photo.errors import PhotoError
from looksmith.photo.formats import (
    FORMAT_LABELS,
    format_of_extension,
    sniff_foreign,
    sniff_format,
)
from looksmith.photo.photo import Photo
from looksmith.work.token import NEVER, CancelToken

__all__ = ["read_photo", "read_preview"]

# Imported late: each brings a library along.
_READERS = {
    "png": ("looksmith.photo.png", "read_png"),
    "webp": ("looksmith.photo.webp", "read_webp"),
    "avif": ("looksmith.photo.heif", "read_avif"),
    "heif": ("looksmith.photo.heif", "read_heif"),
    "jxl": ("looksmith.photo.jxl", "read_jxl"),
    "exr": ("looksmith.photo.exr", "read_exr"),
    "gif": ("looksmith.photo.pillow_formats", "read_gif"),
    "bmp": ("looksmith.photo.pillow_formats", "read_bmp"),
}


def read_photo(path: str | Path, *, token: CancelToken = NEVER) -> Photo:
    """Read a photo at full size into the working space.

    Parameters
    ----------
    path
        A file of any of `formats.FORMAT_LABELS`, known by its content; camera raw
        files by their extension, too.
    token
        Looked at between the steps.

    Returns
    -------
    Photo
        Upright; uint8 or uint16 as in the file where its colours are sRGB, float32
        where they are not, of large photos only when they are read. Scene-linear files
        (raw, OpenEXR, floats under a linear profile, HDR) have gone through
        `colour.view`. `PhotoInfo.warnings` tells what was odd.

    Raises
    ------
    PhotoError
        The file cannot be read, with the reason.
    Cancelled
        The token was cancelled.
    """
    return _read(Path(path), None, token)


def read_preview(
    path: str | Path, long_side: int, *, token: CancelToken = NEVER
) -> Photo:
    """Read a photo no longer than asked for, as fast as its format allows.

    Parameters
    ----------
    path
        As for `read_photo`.
    long_side
        The longer side of the result at most; smaller photos keep their size.
    token
        Looked at between the steps.

    Raises
    ------
    PhotoError
        The file cannot be read, with the reason.
    Cancelled
        The token was cancelled.
    """
    from looksmith.photo.resize import fit_within

    side = max(int(long_side), 1)
    return fit_within(_read(Path(path), side, token), side, side)


def _read(path: Path, long_side: int | None, token: CancelToken) -> Photo:
    from looksmith.photo.develop import develop

    token.check()
    try:
        key, warnings = _identify(path)
        with damage_named(FORMAT_LABELS[key]):
            decoded = _decode(path, key, long_side, token)
        token.check()
        if long_side is not None:
            _shrink(decoded, long_side, token)
        decoded.warnings[:0] = warnings
        return develop(decoded, path, token)
    except PhotoError as error:
        problem = PhotoError(error.reason, path=path)
        problem.detail = error.detail
        raise problem from error
    except MemoryError as error:
        reason = "The photo does not fit into the memory."
        raise PhotoError(reason, path=path) from error


def _shrink(decoded: Decoded, long_side: int, token: CancelToken) -> None:
    """Shrink plain colours before they are converted, which costs more."""
    from looksmith.photo.resize import fitted_size, resized

    height, width, channels = decoded.pixels.shape
    size = fitted_size(width, height, (long_side, long_side))
    # Floats of a file may be no numbers, which would spread; a sensor's are.
    sound = decoded.pixels.dtype.kind == "u" or decoded.exposed
    if channels == 3 and decoded.alpha is None and sound and size != (width, height):
        decoded.pixels = resized(decoded.pixels, size, token)


def _identify(path: Path) -> tuple[str, list[str]]:
    try:
        with path.open("rb") as stream:
            head = stream.read(64)
    except OSError as error:
        raise _unopened(path, error) from error
    if not head:
        raise PhotoError("The file is empty.")
    key, promised = sniff_format(head), format_of_extension(path)
    foreign = sniff_foreign(head)
    if foreign is not None:
        raise PhotoError(
            f"This is {foreign}, which this version cannot open."
            " Save it as JPEG, PNG, TIFF or WebP first."
        )
    # Most raw files look like TIFF files, and some like nothing else.
    if promised == "raw" and key in (None, "tiff"):
        return "raw", []
    if key is None:
        raise PhotoError(
            "This is no photo: neither JPEG, PNG, TIFF, WebP, AVIF, HEIC, JPEG XL,"
            " OpenEXR, GIF, BMP nor camera raw."
        )
    if promised in (None, key):
        return key, []
    return key, [
        f"The file is called {path.suffix}, but it is a {FORMAT_LABELS[key]} file."
    ]


def _unopened(path: Path, error: OSError) -> PhotoError:
    if isinstance(error, FileNotFoundError):
        reason = "There is no such file."
    elif isinstance(error, IsADirectoryError) or path.is_dir():
        reason = "This is a folder, not a photo."
    elif isinstance(error, PermissionError):
        reason = "The file may not be read: you lack the permission."
    else:
        reason = f"The file cannot be read: {error.strerror or error}."
    problem = PhotoError(reason)
    problem.detail = str(error)
    return problem


def _decode(path: Path, key: str, long_side: int | None, token: CancelToken) -> Decoded:
    if key == "tiff":
        from looksmith.photo.tiff import read_tiff

        return read_tiff(path, token)
    if key == "raw":
        from looksmith.photo.raw import read_raw

        return read_raw(path, long_side)
    if key == "jpeg":
        decoded = _decode_jpeg(_contents(path), long_side)
        take_exif_colours(decoded)
        return decoded
    module, name = _READERS[key]
    read: Callable[[bytes], Decoded] = getattr(import_module(module), name)
    return read(_contents(path))  # held by nobody else: a reader can let it go


def _contents(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except OSError as error:
        raise _unopened(path, error) from error


def _decode_jpeg(data: bytes, long_side: int | None) -> Decoded:
    from looksmith.photo.jpeg import read_jpeg, read_jpeg_header

    header = read_jpeg_header(data)
    # Pillow reads 8 bits only.
    if (
        long_side is None
        or header.bits != 8
        or (max(header.width, header.height) < 2 * long_side)
    ):
        return read_jpeg(data)
    from looksmith.photo.pillow_formats import read_jpeg_small

    return read_jpeg_small(data, long_side)
