"""WebP: its chunks, and its pixels through libwebp."""

from __future__ import annotations

import struct
from collections.abc import Iterator

import numpy as np

from looksmith.photo.decoded import Decoded, check_size
from looksmith.photo.errors import PhotoError
from looksmith.photo.exif import bare_block, exif_dpi, exif_orientation

__all__ = ["read_webp"]


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    position = 12
    while position + 8 <= len(data):
        name, length = struct.unpack_from("<4sI", data, position)
        end = position + 8 + length
        if end > len(data):
            raise PhotoError("The WebP file is truncated: its end is missing.")
        yield name, data[position + 8 : end]
        position = end + length % 2


def _size(name: bytes, body: bytes) -> tuple[int, int] | None:
    if name == b"VP8X" and len(body) >= 10:
        width = int.from_bytes(body[4:7], "little") + 1
        return width, int.from_bytes(body[7:10], "little") + 1
    if name == b"VP8 " and len(body) >= 10:
        width, height = struct.unpack_from("<HH", body, 6)
        return width & 0x3FFF, height & 0x3FFF
    if name == b"VP8L" and len(body) >= 5:
        packed = int.from_bytes(body[1:5], "little")
        return (packed & 0x3FFF) + 1, (packed >> 14 & 0x3FFF) + 1
    return None


def read_webp(data: bytes) -> Decoded:
    """Decode a WebP file, the first picture of an animated one.

    Raises
    ------
    PhotoError
        The file is truncated.
    RuntimeError, ValueError
        The decoder cannot make sense of it.
    """
    import imagecodecs

    chunks: dict[bytes, bytes] = {}
    size = None
    for name, body in _chunks(data):
        chunks.setdefault(name, body)
        size = size or _size(name, body)
    if size is None:
        raise PhotoError("The WebP file holds no picture.")
    check_size(*size)
    decoded = Decoded("WebP", np.zeros((1, 1, 3), np.uint8))
    decoded.icc = chunks.get(b"ICCP")
    decoded.xmp = chunks.get(b"XMP ")
    decoded.exif = bare_block(chunks.get(b"EXIF"))
    if decoded.exif is not None:
        decoded.orientation = exif_orientation(decoded.exif)
        decoded.dpi = exif_dpi(decoded.exif)
    elif b"EXIF" in chunks:
        decoded.warnings.append("The EXIF data is damaged and was left out.")
    if b"ANIM" in chunks:
        decoded.warnings.append("The WebP is animated: its first picture was taken.")
    pixels = imagecodecs.webp_decode(data)
    if pixels.shape[2] == 4:
        decoded.mode = "RGBA"
        decoded.alpha = np.ascontiguousarray(pixels[..., 3])
        pixels = pixels[..., :3]
    decoded.pixels = pixels
    return decoded
