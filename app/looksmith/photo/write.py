"""Write photo files: whole, or not at all."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import BinaryIO, Literal

from looksmith.files import replacing
from looksmith.photo.errors import NameTakenError, PhotoError
from looksmith.photo.formats import (
    FORMAT_DEPTHS,
    WRITABLE_PHOTO_FORMATS,
    format_of_extension,
)
from looksmith.photo.metadata import carried
from looksmith.photo.options import WriteOptions
from looksmith.photo.photo import Photo
from looksmith.photo.target import choose_target
from looksmith.photo.write_slabs import Samples, on_white
from looksmith.photo.xmp import sidecar_path
from looksmith.work.apart import run_apart
from looksmith.work.token import NEVER, CancelToken, Progress, no_progress

__all__ = ["WriteOptions", "write_photo"]

_REASONS = {
    errno.ENOSPC: "The disk is full.",
    getattr(errno, "EDQUOT", -1): "The disk is full: your quota is used up.",
    errno.EFBIG: "The file is larger than this disk allows.",
    errno.EROFS: "The disk is read-only.",
    errno.ENAMETOOLONG: "The name is too long for this disk.",
    errno.EIO: "The disk does not answer: it may have been removed.",
    errno.ENODEV: "The disk does not answer: it may have been removed.",
}
_SLOW, _LARGE = ("webp", "avif", "jxl"), 50_000_000  # pixels


def write_photo(
    photo: Photo,
    path: str | Path,
    options: WriteOptions | None = None,
    *,
    token: CancelToken = NEVER,
    progress: Progress = no_progress,
    exclusive: bool = False,
) -> tuple[str, ...]:
    """Write a photo.

    The file appears complete or not at all, and a file of that name stays as it is
    until then. Values outside [0, 1] are clipped here, unless the file holds floats;
    8 bits are dithered where there were more.

    Parameters
    ----------
    photo
        Any photo; its metadata is carried as the options say.
    path
        The file; its extension is the format unless the options name one.
    options
        How.
    token
        Looked at between the steps, and between slabs of rows.
    progress
        Told of slabs that are made or written.
    exclusive
        Replace no file, not even one that came while the photo was encoded.

    Returns
    -------
    tuple of str
        Sentences on what the format could not hold.

    Raises
    ------
    NameTakenError
        `exclusive`, and there is a file of that name.
    PhotoError
        The format is unknown, cannot hold the photo, or the file cannot be written.
    Cancelled
        The token was cancelled; nothing is left behind.
    """
    from looksmith.photo.encode import ENCODERS, Picture

    path, options = Path(path), options or WriteOptions()
    key = _format_key(path, options)
    notes: list[str] = []
    bits = _depth(photo, key, options, notes)
    target = choose_target(photo, key, bits, options, notes)
    pixels, alpha = photo.source, photo.alpha
    if alpha is not None and key == "jpeg":
        pixels, alpha = on_white(pixels, alpha), None
        notes.append("JPEG has no transparency: the photo was put on white.")
    metadata = carried(photo, options, key, target.icc, notes)
    picture = Picture(
        Samples(pixels, alpha, target, _held(key, bits), token, progress),
        bits=bits,
        icc=target.icc if target.embed else None,
        dpi=photo.info.dpi,
        exif=metadata.exif,
        xmp=metadata.xmp,
        iptc=metadata.iptc,
    )
    token.check()
    with _whole_file(path, exclusive=exclusive) as stream:
        try:
            encode = partial(ENCODERS[key], picture, options, stream)
            # One that a cancel leaves behind finds its file closed.
            notes += run_apart(encode, token) if _is_slow(photo, key) else encode()
        except (RuntimeError, ValueError) as error:
            problem = PhotoError("The photo cannot be encoded.")
            problem.detail = f"{type(error).__name__}: {error}"
            raise problem from error
        token.check()
    if options.sidecar and metadata.xmp is not None:
        with _whole_file(sidecar_path(path)) as stream:
            stream.write(metadata.xmp)
    return tuple(notes)


def _is_slow(photo: Photo, key: str) -> bool:
    """Tell whether a library takes seconds for one call, which nothing stops."""
    return key in _SLOW or (key == "jpeg" and photo.width * photo.height > _LARGE)


def _format_key(path: Path, options: WriteOptions) -> str:
    key = options.format or format_of_extension(path)
    if key not in WRITABLE_PHOTO_FORMATS:
        labels = ", ".join(WRITABLE_PHOTO_FORMATS.values())
        suffix = path.suffix or "no extension"
        raise PhotoError(
            f"A photo cannot be written with {suffix}, only as {labels}.", path=path
        )
    return key


def _depth(photo: Photo, key: str, options: WriteOptions, notes: list[str]) -> int:
    wanted = options.bits or photo.info.bits
    depths = FORMAT_DEPTHS[key]
    bits = next((depth for depth in depths if depth >= wanted), depths[-1])
    if bits < wanted and wanted > 8:
        label = WRITABLE_PHOTO_FORMATS[key]
        notes.append(f"{label} holds {bits} bits a channel: written at {bits} bit.")
    return bits


def _held(key: str, bits: int) -> Literal[8, 16, 32]:
    """Return the depth that the encoder is handed the pixels in."""
    if key == "exr" or bits == 32:
        return 32
    return 8 if bits == 8 else 16


@contextmanager
def _whole_file(path: Path, *, exclusive: bool = False) -> Iterator[BinaryIO]:
    """Give a file that appears complete or not at all; complain in plain words."""
    try:
        if not exclusive and path.is_file() and not os.access(path, os.W_OK):
            raise PhotoError(_why_kept(), path=path)
        with replacing(path, exclusive=exclusive) as stream:
            yield stream
    except FileExistsError as error:
        reason = "A file of that name has come meanwhile: it stays as it is."
        raise NameTakenError(reason, path=path) from error
    except OSError as error:
        problem = PhotoError(_why_unwritten(path, error), path=path)
        problem.detail = str(error)
        raise problem from error


def _why_unwritten(path: Path, error: OSError) -> str:
    if isinstance(error, IsADirectoryError):
        return "There is a folder of that name."
    parent = Path(os.path.realpath(path)).parent  # where a link leads to
    if isinstance(error, FileNotFoundError) and not parent.is_dir():
        return f"The folder {parent} does not exist."
    if isinstance(error, PermissionError) and error.filename2 is not None:
        return _why_kept()  # Windows writes it beside, and cannot put it there
    if isinstance(error, PermissionError):
        return f"You may not write into the folder {parent}."
    if error.errno in _REASONS:
        return f"{_REASONS[error.errno]} Nothing was written."
    return f"The file cannot be written: {error.strerror or error}."


def _why_kept() -> str:
    return "The file is write-protected, or open in another program: it stays as it is."
