"""Finished pixels to the bytes of a file, one function a format."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, BinaryIO

import numpy as np
from numpy.typing import NDArray

from looksmith.photo.errors import PhotoError
from looksmith.photo.exif import exif_dpi
from looksmith.photo.options import WriteOptions

__all__ = ["ENCODERS", "Picture"]

_MAX_SIDE = {"jpeg": 65535, "webp": 16383}


@dataclass(frozen=True, eq=False)
class Picture:
    """What goes into a file, in the file's own depth and colours.

    Parameters
    ----------
    pixels
        (height, width, 3), uint8, uint16 or float32.
    alpha
        (height, width) of the same type, straight, or None.
    icc, exif, xmp, dpi
        What to embed; EXIF without a prefix.
    """

    pixels: NDArray[Any]
    alpha: NDArray[Any] | None = None
    icc: bytes | None = None
    exif: bytes | None = None
    xmp: bytes | None = None
    dpi: tuple[float, float] | None = None


Encoder = Callable[[Picture, WriteOptions, BinaryIO], tuple[str, ...]]
"""Writes a picture to an open file and returns sentences on what was left out."""


def _check_side(picture: Picture, key: str, label: str) -> None:
    height, width = picture.pixels.shape[:2]
    if max(height, width) > _MAX_SIDE[key]:
        raise PhotoError(
            f"{label} holds at most {_MAX_SIDE[key]} pixels a side, the photo is"
            f" {width} x {height}. Write it as TIFF or PNG."
        )


def _with_alpha(picture: Picture) -> NDArray[Any]:
    if picture.alpha is None:
        return np.ascontiguousarray(picture.pixels)
    return np.dstack([picture.pixels, picture.alpha])


def write_jpeg(
    picture: Picture, options: WriteOptions, stream: BinaryIO
) -> tuple[str, ...]:
    """Write a JPEG file; alpha must be flattened already."""
    import imagecodecs

    from looksmith.photo.jpeg import add_metadata

    _check_side(picture, "jpeg", "JPEG")
    data = imagecodecs.jpeg8_encode(
        np.ascontiguousarray(picture.pixels),
        options.quality,
        subsampling=options.subsampling,
        optimize=options.optimise,
    )
    parts, notes = add_metadata(
        data, icc=picture.icc, exif=picture.exif, xmp=picture.xmp, dpi=picture.dpi
    )
    stream.writelines(parts)
    return notes


def write_png(
    picture: Picture, options: WriteOptions, stream: BinaryIO
) -> tuple[str, ...]:
    """Write a PNG file of 8 or 16 bits."""
    import imagecodecs

    from looksmith.photo.png import add_metadata

    del options
    # Level 3 is within 5 % of level 6's size in a half of its time.
    data = imagecodecs.png_encode(_with_alpha(picture), 3)
    stream.writelines(
        add_metadata(
            data, icc=picture.icc, exif=picture.exif, xmp=picture.xmp, dpi=picture.dpi
        )
    )
    return ()


def write_webp(
    picture: Picture, options: WriteOptions, stream: BinaryIO
) -> tuple[str, ...]:
    """Write a WebP file of 8 bits."""
    from PIL import Image

    _check_side(picture, "webp", "WebP")
    extra = {
        "icc_profile": picture.icc,
        "exif": picture.exif,
        "xmp": picture.xmp,
    }
    Image.fromarray(_with_alpha(picture)).save(
        stream,
        "WEBP",
        quality=options.quality,
        lossless=options.lossless,
        # Colours under a full transparency are the user's, too.
        exact=options.lossless,
        **{key: value for key, value in extra.items() if value is not None},
    )
    stated = None if picture.exif is None else exif_dpi(picture.exif)
    if picture.dpi is not None and stated is None:
        return ("WebP has no place for the resolution: it was left out.",)
    return ()


def write_tiff(
    picture: Picture, options: WriteOptions, stream: BinaryIO
) -> tuple[str, ...]:
    """Write a TIFF file of 8, 16 or 32 bits."""
    from looksmith.photo.tiff_write import write_tiff as write

    return write(
        _with_alpha(picture),
        stream,
        compression=options.compression or "deflate",
        icc=picture.icc,
        exif=picture.exif,
        xmp=picture.xmp,
        dpi=picture.dpi,
    )


ENCODERS: dict[str, Encoder] = {
    "jpeg": write_jpeg,
    "png": write_png,
    "tiff": write_tiff,
    "webp": write_webp,
}
