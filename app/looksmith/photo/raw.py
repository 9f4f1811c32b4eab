"""Camera raw files through LibRaw."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from mmap import ACCESS_READ, mmap
from pathlib import Path
from typing import Any

import numpy as np

from looksmith.colour.icc import primaries_matrix
from looksmith.colour.profiles import prophoto_profile
from looksmith.photo.decoded import Decoded, check_size
from looksmith.photo.directories import gathered_block, read_directory
from looksmith.photo.errors import PhotoError, missing_part
from looksmith.photo.jpeg import read_jpeg_header

__all__ = ["BASE_EXPOSURE", "read_raw"]

BASE_EXPOSURE = 0.7
"""EV above sensor white at 1: cameras expose for highlights that they then compress."""

_XMP = 700
# Where the JPEG preview of a Fuji file lies, which holds its EXIF.
_FUJI_PREVIEW = 84


@contextmanager
def _opened(path: Path) -> Iterator[Any]:
    """Open a raw file; what LibRaw raises becomes a `PhotoError`."""
    try:
        import rawpy
    except ImportError as error:
        raise missing_part("Camera raw files", "rawpy") from error
    try:
        with rawpy.imread(str(path)) as raw:
            yield raw
    except rawpy.LibRawFileUnsupportedError as error:
        problem = PhotoError(
            "This camera raw file is damaged or from a camera that is not known yet."
            " Convert it to DNG, or save it as TIFF in a raw converter."
        )
        problem.detail = str(error)
        raise problem from error
    except (rawpy.LibRawError, rawpy.NotSupportedError) as error:
        problem = PhotoError("The camera raw file is damaged and cannot be read.")
        problem.detail = f"{type(error).__name__}: {error}"
        raise problem from error


def _highlight_loss(raw: Any) -> float:
    """Return by how much LibRaw darkens a picture to make room for its highlights."""
    gains = [gain for gain in raw.camera_whitebalance[:3] if gain > 0]
    return max(gains) / min(gains) if gains else 1.0


def _tiff_metadata(data: mmap) -> tuple[bytes | None, bytes | None]:
    """Return EXIF and XMP of the many raw files that are built like TIFF files."""
    order = "little" if data[:2] == b"II" else "big"
    offset = int.from_bytes(data[4:8], order)  # type: ignore[arg-type]
    entries = read_directory(data, offset)
    packets = [bytes(entry.data) for entry in entries if entry.tag == _XMP]
    return gathered_block(data, entries), packets[0] if packets else None


def _metadata(path: Path) -> tuple[bytes | None, bytes | None]:
    with (
        path.open("rb") as stream,
        mmap(stream.fileno(), 0, access=ACCESS_READ) as data,
    ):
        if data[:8] == b"FUJIFILM":
            start = int.from_bytes(data[_FUJI_PREVIEW : _FUJI_PREVIEW + 4], "big")
            header = read_jpeg_header(data[start : start + (1 << 20)])
            return header.exif, header.xmp
        if data[:2] in (b"II", b"MM"):
            return _tiff_metadata(data)
    return None, None


def read_raw(path: Path, long_side: int | None = None) -> Decoded:
    """Develop a raw file to linear light, upright, with the camera's white balance.

    Highlights that are full in one or two channels only are rebuilt from the others.

    Parameters
    ----------
    path
        The file.
    long_side
        Pixels that are enough: where half of the picture's size has as many, 2 x 2
        sensor pixels make one, in a fraction of the time.

    Returns
    -------
    Decoded
        Scene-linear float32 in ProPhoto primaries, `BASE_EXPOSURE` above the sensor's.

    Raises
    ------
    PhotoError
        The file is damaged, its camera unknown, or the library is missing.
    """
    with _opened(path) as raw:
        import rawpy

        sizes = raw.sizes
        check_size(sizes.width, sizes.height)
        half = long_side is not None and max(sizes.width, sizes.height) >= 2 * long_side
        codes = raw.postprocess(
            use_camera_wb=True,
            half_size=half,
            highlight_mode=rawpy.HighlightMode.Blend,
            output_color=rawpy.ColorSpace.ProPhoto,
            output_bps=16,
            gamma=(1, 1),
            no_auto_bright=True,
        )
        gain = 2**BASE_EXPOSURE * _highlight_loss(raw)
    exif, xmp = _metadata(path)
    pixels = codes.astype(np.float32)
    pixels *= np.float32(gain / 65535)
    return Decoded(
        "camera raw",
        pixels,
        bits=16,
        mode="raw",
        profile_name="camera",
        light=primaries_matrix(prophoto_profile()),
        exposed=True,
        exif=exif,
        xmp=xmp,
    )
