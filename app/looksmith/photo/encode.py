"""Finished pixels to the bytes of a file, one function a format."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, BinaryIO

import numpy as np
from numpy.typing import NDArray

from looksmith.photo.errors import PhotoError
from looksmith.photo.exif import exif_dpi
from looksmith.photo.options import WriteOptions
from looksmith.photo.write_slabs import Samples
from looksmith.work.bands import core_count

__all__ = ["ENCODERS", "Picture"]

_pillow_room = threading.Lock()
_MAX_SIDE = {"jpeg": 65535, "webp": 16383, "avif": 65535}


@dataclass(frozen=True, eq=False)
class Picture:
    """What goes into a file, in the file's own depth and colours.

    Parameters
    ----------
    samples
        Its pixels, not made before they are asked for.
    bits
        What the file is to hold of each, where that is less.
    icc, exif, xmp, iptc, dpi
        What to embed; EXIF without a prefix.
    """

    samples: Samples
    bits: int = 8
    icc: bytes | None = None
    exif: bytes | None = None
    xmp: bytes | None = None
    iptc: bytes | None = None
    dpi: tuple[float, float] | None = None


Encoder = Callable[[Picture, WriteOptions, BinaryIO], tuple[str, ...]]
"""Writes a picture to an open file and returns sentences on what was left out."""


def _check_side(picture: Picture, key: str, label: str) -> None:
    height, width = picture.samples.shape[:2]
    if max(height, width) > _MAX_SIDE[key]:
        raise PhotoError(
            f"{label} holds at most {_MAX_SIDE[key]} pixels a side, the photo is"
            f" {width} x {height}. Write it as TIFF or PNG."
        )


def write_jpeg(
    picture: Picture, options: WriteOptions, stream: BinaryIO
) -> tuple[str, ...]:
    """Write a JPEG file; alpha must be flattened already."""
    import imagecodecs

    from looksmith.photo.jpeg import add_metadata

    _check_side(picture, "jpeg", "JPEG")
    pixels = picture.samples.whole()
    data: bytes | memoryview
    if options.progressive:
        data = _progressive(pixels, options)
    else:
        # Room of its own saves the encoder a tenth of its time, which it takes to get
        # memory and to copy; where it is too small it is left alone.
        room: Any = np.empty(pixels.nbytes // 2, np.uint8)
        coded = imagecodecs.jpeg8_encode(
            pixels,
            options.quality,
            subsampling=options.subsampling,
            optimize=options.optimise,
            out=room,
        )
        data = memoryview(coded)
    parts, notes = add_metadata(
        data,
        icc=picture.icc,
        exif=picture.exif,
        xmp=picture.xmp,
        iptc=picture.iptc,
        dpi=picture.dpi,
    )
    stream.writelines(parts)
    return notes


def _progressive(pixels: NDArray[Any], options: WriteOptions) -> bytes:
    """Return a JPEG in scans that sharpen, which only Pillow's libjpeg writes here."""
    from io import BytesIO

    from PIL import Image, ImageFile

    stream = BytesIO()
    with _pillow_room:
        kept = ImageFile.MAXBLOCK
        # Optimised scans leave libjpeg in one piece: Pillow's own guess of their size
        # is too small for noise at a high quality.
        ImageFile.MAXBLOCK = max(kept, pixels.nbytes + (64 << 10))
        try:
            Image.fromarray(pixels).save(
                stream,
                "JPEG",
                quality=options.quality,
                subsampling=("444", "422", "420").index(options.subsampling),
                optimize=True,
                progressive=True,
            )
        finally:
            ImageFile.MAXBLOCK = kept
    return stream.getvalue()


def write_png(
    picture: Picture, options: WriteOptions, stream: BinaryIO
) -> tuple[str, ...]:
    """Write a PNG file of 8 or 16 bits."""
    from looksmith.photo.png import add_metadata, head
    from looksmith.photo.png_write import write_picture

    del options
    samples = picture.samples
    height, width, channels = samples.shape
    stream.writelines(
        add_metadata(
            head(width, height, channels, samples.bits),
            icc=picture.icc,
            exif=picture.exif,
            xmp=picture.xmp,
            dpi=picture.dpi,
        )
    )
    write_picture(samples, stream)
    if picture.iptc is not None:
        return ("PNG has no place for IPTC data: it was left out.",)
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
    Image.fromarray(picture.samples.whole()).save(
        stream,
        "WEBP",
        quality=options.quality,
        lossless=options.lossless,
        # Colours under a full transparency are the user's, too.
        exact=options.lossless,
        **{key: value for key, value in extra.items() if value is not None},
    )
    return _without_places_for(picture, "WebP")


def write_tiff(
    picture: Picture, options: WriteOptions, stream: BinaryIO
) -> tuple[str, ...]:
    """Write a TIFF file of 8, 16 or 32 bits."""
    from looksmith.photo.tiff_write import write_tiff as write

    return write(
        picture.samples,
        stream,
        compression=options.compression or "deflate",
        icc=picture.icc,
        exif=picture.exif,
        xmp=picture.xmp,
        iptc=picture.iptc,
        dpi=picture.dpi,
    )


def _without_places_for(picture: Picture, label: str) -> tuple[str, ...]:
    """Say what a format without places of their own for it leaves out."""
    notes = []
    stated = None if picture.exif is None else exif_dpi(picture.exif)
    if picture.dpi is not None and stated is None:
        notes.append(f"{label} has no place for the resolution: it was left out.")
    if picture.iptc is not None:
        notes.append(f"{label} has no place for IPTC data: it was left out.")
    return tuple(notes)


def write_avif(
    picture: Picture, options: WriteOptions, stream: BinaryIO
) -> tuple[str, ...]:
    """Write an AVIF file of 8, 10 or 12 bits."""
    import imagecodecs

    from looksmith.photo.bmff_write import add_metadata

    _check_side(picture, "avif", "AVIF")
    values = picture.samples.whole()
    if picture.bits > 8:
        top = 2**picture.bits - 1
        values = np.rint(values * np.float32(top / 65535)).astype(np.uint16)
    exact = options.lossless and picture.bits == 8
    srgb = picture.icc is None
    data = imagecodecs.avif_encode(
        values,
        100 if options.lossless else options.quality,
        bitspersample=picture.bits,
        pixelformat="444" if options.lossless else options.subsampling,
        # Without a profile the code points tell the colours: BT.709 primaries, sRGB.
        primaries=1 if srgb else 2,
        transfer=13 if srgb else 2,
        matrix=0 if exact else 6,
        numthreads=core_count(),
    )
    stream.writelines(
        add_metadata(bytes(data), icc=picture.icc, exif=picture.exif, xmp=picture.xmp)
    )
    return _without_places_for(picture, "AVIF")


def write_jxl(
    picture: Picture, options: WriteOptions, stream: BinaryIO
) -> tuple[str, ...]:
    """Write a JPEG XL file of 8 or 16 bits, in sRGB."""
    import imagecodecs

    from looksmith.photo.jxl import add_metadata, encoder_codes

    data = imagecodecs.jpegxl_encode(
        encoder_codes(picture.samples.whole(), lossless=options.lossless),
        lossless=options.lossless,
        distance=None if options.lossless else _distance(options.quality),
        numthreads=core_count(),
    )
    stream.writelines(add_metadata(bytes(data), exif=picture.exif, xmp=picture.xmp))
    return _without_places_for(picture, "JPEG XL")


def _distance(quality: int) -> float:
    """Return the Butteraugli distance of a quality, as libjxl's own tools map it."""
    if quality >= 100:
        return 0.05
    if quality >= 30:
        return 0.1 + (100 - quality) * 0.09
    return 53 / 3000 * quality * quality - 23 / 20 * quality + 25


def write_exr(
    picture: Picture, options: WriteOptions, stream: BinaryIO
) -> tuple[str, ...]:
    """Write an OpenEXR file of half or single floats; the pixels are linear light."""
    from looksmith.photo.exr_write import write_exr as write

    del options
    write(picture.samples, stream, half=picture.bits == 16, xmp=picture.xmp)
    notes = _without_places_for(picture, "OpenEXR")
    if picture.exif is not None:
        notes += ("OpenEXR has no place for EXIF data: it was left out.",)
    return notes


ENCODERS: dict[str, Encoder] = {
    "jpeg": write_jpeg,
    "png": write_png,
    "tiff": write_tiff,
    "webp": write_webp,
    "avif": write_avif,
    "jxl": write_jxl,
    "exr": write_exr,
}
