"""JPEG XL: its boxes and header, and its pixels through libjxl."""

from __future__ import annotations

import struct
from typing import Any

import numpy as np
from numpy.typing import NDArray

from looksmith.colour.cicp import Cicp
from looksmith.colour.transfer import decode_srgb
from looksmith.photo.bmff import boxes
from looksmith.photo.colour_codes import take_cicp
from looksmith.photo.decoded import Decoded, check_plausible, scaled_to_full
from looksmith.photo.errors import PhotoError
from looksmith.photo.exif import bare_block, exif_dpi
from looksmith.photo.jxl_header import LINEAR, SRGB, JxlHeader, read_jxl_header

__all__ = ["add_metadata", "encoder_codes", "read_jxl"]

_SIGNATURE = b"\0\0\0\x0cJXL \r\n\x87\n"
_TYPE = b"\0\0\0\x14ftypjxl \0\0\0\0jxl "
_CODESTREAM = b"\xff\x0a"
_FINER = 12
_PICTURE_BOXES = (b"jxlc", b"jxlp")


def _unboxed(data: bytes) -> tuple[bytes, dict[bytes, bytes]]:
    """Return the codestream and the boxes beside it."""
    if data.startswith(_CODESTREAM):
        return data, {}
    found: dict[bytes, bytes] = {}
    picture = b""
    for box in boxes(data, 0, len(data)):
        if box.kind in _PICTURE_BOXES:
            # The pieces of a picture are numbered, and stand in their order.
            picture += data[box.body + 4 * (box.kind == b"jxlp") : box.end]
        else:
            found.setdefault(box.kind, data[box.body : box.end])
    if not picture.startswith(_CODESTREAM):
        raise PhotoError("The JPEG XL file holds no picture.")
    return picture, found


def read_jxl(data: bytes) -> Decoded:
    """Decode a JPEG XL file, the first picture of an animated one; it comes upright.

    Raises
    ------
    PhotoError
        The file is truncated or its size is impossible.
    RuntimeError, ValueError
        The decoder cannot make sense of it.
    """
    import imagecodecs

    stream, found = _unboxed(data)
    header = read_jxl_header(stream)
    check_plausible(header.width, header.height, len(data))
    decoded = Decoded("JPEG XL", np.zeros((1, 1, 3), np.uint8), bits=header.bits)
    block = found.get(b"Exif", b"")
    decoded.exif = bare_block(block[4 + int.from_bytes(block[:4], "big") :])
    if decoded.exif is not None:
        decoded.dpi = exif_dpi(decoded.exif)
    decoded.xmp = found.get(b"xml ")
    converted = header.has_icc and header.perceptual
    pixels = imagecodecs.jpegxl_decode(_finer(stream, header) if converted else data, 0)
    values = pixels if pixels.ndim == 3 else pixels[..., None]
    if converted and values.dtype == np.uint16:
        values = scaled_to_full(values, max(header.bits, _FINER))
    if values.shape[2] in (2, 4):
        decoded.alpha = np.ascontiguousarray(values[..., -1])
        values = values[..., :-1]
        decoded.mode = "RGBA"
    decoded.mode = "grey" if values.shape[2] == 1 else decoded.mode
    decoded.pixels = np.ascontiguousarray(values)
    _take_colours(decoded, header)
    return decoded


def _finer(stream: bytes, header: JxlHeader) -> bytes:
    """Return a codestream that says it is 12 bits deep where it says 8.

    Without a use for the profile of a lossy picture, libjxl hands over linear light in
    sRGB's primaries, for which 8 bits are not enough. What is stored stays the same.
    """
    if header.bits != 8:
        return stream
    place, shift = divmod(header.depth_at, 8)
    value = int.from_bytes(stream[place : place + 2], "little") | 2 << shift
    return stream[:place] + value.to_bytes(2, "little") + stream[place + 2 :]


def _take_colours(decoded: Decoded, header: JxlHeader) -> None:
    if header.has_icc and header.perceptual:
        if decoded.pixels.shape[2] == 1:
            decoded.pixels = np.repeat(decoded.pixels, 3, axis=2)
        take_cicp(decoded, Cicp(1, LINEAR))
        decoded.warnings.append(
            "The JPEG XL file is lossy under a colour profile: its colours were taken"
            " over up to sRGB's limits, not beyond."
        )
        return
    decoded.icc = header.profile
    take_cicp(decoded, header.cicp)
    if header.has_icc and header.profile is None:
        decoded.warnings.append(
            "The colour profile in the JPEG XL file cannot be read: its colours are"
            " taken as sRGB."
        )


def _said_to_be_srgb(stream: bytes) -> bytes:
    """Return a codestream whose tone curve is named sRGB's instead of a straight line.

    The encoder at hand names every 16-bit picture linear. The two names take the same
    place, and in a lossy picture tell only how to show it.
    """
    header = read_jxl_header(stream)
    if header.cicp != Cicp(1, LINEAR):
        raise ValueError("the encoder names another tone curve")
    # Numbers from 2 to 17 are stored as 4 bits, less 2.
    place, shift = divmod(header.curve_end - 4, 8)
    value = int.from_bytes(stream[place : place + 2], "little")
    value ^= ((LINEAR - 2) ^ (SRGB - 2)) << shift
    return stream[:place] + value.to_bytes(2, "little") + stream[place + 2 :]


def encoder_codes(values: NDArray[Any], *, lossless: bool) -> NDArray[Any]:
    """Return the code values that make the encoder at hand store sRGB colours.

    Parameters
    ----------
    values
        (height, width, 3 or 4), uint8 or uint16 sRGB codes, alpha last.
    lossless
        Whether it is to store them exactly: then they stay. A lossy picture of 16 bits
        is taken for linear light, which it is turned into.
    """
    if lossless or values.dtype == np.uint8:
        return values
    codes = np.linspace(0, 1, 65536, dtype=np.float32)
    table = np.rint(decode_srgb(codes) * 65535).astype(np.uint16)
    result = values.copy()
    result[..., :3] = table[values[..., :3]]
    return result


def add_metadata(
    data: bytes, *, exif: bytes | None = None, xmp: bytes | None = None
) -> list[bytes]:
    """Put metadata into a freshly encoded JPEG XL, and name its colours sRGB.

    Parameters
    ----------
    data
        The file as the encoder made it, with a container or without.
    exif, xmp
        What to embed; EXIF without a prefix.

    Returns
    -------
    list of bytes
        The new file in pieces, to be written one after the other.

    Raises
    ------
    ValueError
        The encoder's file is not as expected.
    """
    stream, found = _unboxed(data)
    header = read_jxl_header(stream)
    if header.cicp != Cicp():
        stream = _said_to_be_srgb(stream)
    block = None if exif is None else bytes(4) + exif
    named = ((b"jxll", found.get(b"jxll")), (b"Exif", block), (b"xml ", xmp))
    parts = [_SIGNATURE, _TYPE]
    for kind, body in named:
        if body is not None:
            parts += [struct.pack(">I4s", 8 + len(body), kind), body]
    # The last box may leave its length open.
    parts += [struct.pack(">I4s", 0, b"jxlc"), stream]
    return parts
