"""PNG: its chunks, and its pixels through libpng."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterator

import numpy as np

from looksmith.colour.cicp import Cicp
from looksmith.photo.colour_codes import gamma_profile, take_cicp
from looksmith.photo.decoded import Decoded, check_size
from looksmith.photo.errors import PhotoError
from looksmith.photo.exif import bare_block, exif_orientation

__all__ = ["add_metadata", "chunk", "chunks", "head", "read_png"]

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_XMP_KEY = b"XML:com.adobe.xmp"
_MAX_INFLATED = 32 << 20
# Deflate cannot do better than this.
_MAX_RATIO = 1040
_PICTURE_CHUNKS = frozenset((b"IHDR", b"PLTE", b"tRNS", b"IDAT", b"IEND"))
_MODES = {0: "grey", 2: "RGB", 3: "palette", 4: "grey with alpha", 6: "RGBA"}
# Red, green, blue, white.
_SRGB_POINTS = np.array([0.64, 0.33, 0.30, 0.60, 0.15, 0.06, 0.3127, 0.3290])
_CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}


def chunks(data: bytes) -> Iterator[tuple[bytes, memoryview]]:
    """Yield (name, body); the bodies are views, the picture's are not copied."""
    view = memoryview(data)
    position = len(_SIGNATURE)
    while position + 8 <= len(data):
        length, name = struct.unpack_from(">I4s", data, position)
        end = position + 12 + length
        if end > len(data):
            return
        yield name, view[position + 8 : end - 4]
        position = end


def _inflated(data: bytes) -> bytes | None:
    try:
        worker = zlib.decompressobj()
        result = worker.decompress(data, _MAX_INFLATED)
    except zlib.error:
        return None
    return result if worker.eof else None


def _xmp(body: bytes) -> bytes | None:
    keyword, _, rest = body.partition(b"\0")
    if keyword != _XMP_KEY or len(rest) < 2:
        return None
    # Flag, method, language, translated keyword, text.
    text = rest[2:].split(b"\0", 2)[-1]
    return _inflated(text) if rest[0] else text


def _take_chunk(decoded: Decoded, name: bytes, body: bytes) -> None:
    if name == b"iCCP":
        decoded.icc = _inflated(body.partition(b"\0")[2][1:])
        if decoded.icc is None:
            decoded.warnings.append("The colour profile is damaged and was ignored.")
    elif name == b"eXIf":
        decoded.exif = bare_block(body)
        if decoded.exif is None:
            decoded.warnings.append("The EXIF data is damaged and was left out.")
        else:
            decoded.orientation = exif_orientation(decoded.exif)
    elif name == b"iTXt" and decoded.xmp is None:
        decoded.xmp = _xmp(body)
    elif name == b"pHYs" and len(body) == 9:
        x, y, unit = struct.unpack(">IIB", body)
        if unit == 1 and x and y:
            decoded.dpi = (round(x * 0.0254, 2), round(y * 0.0254, 2))
    elif name == b"acTL":
        decoded.warnings.append("The PNG is animated: its first picture was taken.")


def _take_gamma(decoded: Decoded, found: dict[bytes, bytes]) -> None:
    """Follow a gamma and primaries, which count where nothing better is stated.

    Every program states 1/2.2 for sRGB: that is sRGB's own curve, unless the primaries
    are others.
    """
    gamma = found.get(b"gAMA", b"")
    named = {b"iCCP", b"sRGB", b"cICP"} & found.keys()
    if named or len(gamma) != 4:
        return
    value = struct.unpack(">I", gamma)[0] / 1e5
    points = _SRGB_POINTS
    if len(found.get(b"cHRM", b"")) == 32:
        numbers = np.array(struct.unpack(">8I", found[b"cHRM"])) / 1e5
        points = np.roll(numbers, -2)  # PNG names the white first
    same_points = bool(np.abs(points - _SRGB_POINTS).max() < 2e-3)
    if abs(value - 1 / 2.2) <= 0.01 and same_points:
        return
    decoded.icc = gamma_profile(value, points)
    if decoded.icc is None:
        decoded.warnings.append(
            f"The PNG states a gamma of {value:.3g} without a colour profile, which is"
            " not followed: its colours are taken as sRGB."
        )


def _bare(data: bytes) -> bytes:
    """Leave out what libpng would only complain of, on stderr."""
    parts: list[bytes | memoryview] = [_SIGNATURE]
    view, position = memoryview(data), len(_SIGNATURE)
    for name, body in chunks(data):
        size = len(body) + 12
        if name in _PICTURE_CHUNKS:
            parts.append(view[position : position + size])
        position += size
    return b"".join(parts)


def _described(data: bytes, decoded: Decoded) -> tuple[dict[bytes, bytes], int]:
    """Take what stands beside the picture; return the chunks and the picture's size."""
    found: dict[bytes, bytes] = {}
    picture = 0
    for name, body in chunks(data):
        if name == b"IDAT":
            picture += len(body)
        elif name not in found or name == b"iTXt":
            found[name] = bytes(body)
            _take_chunk(decoded, name, found[name])
    return found, picture


def read_png(data: bytes) -> Decoded:
    """Decode a PNG file.

    Raises
    ------
    PhotoError
        The file is truncated or its size is impossible.
    RuntimeError, ValueError
        The decoder cannot make sense of it.
    """
    import imagecodecs

    decoded = Decoded("PNG", np.zeros((1, 1, 3), np.uint8))
    found, picture = _described(data, decoded)
    header = found.get(b"IHDR", b"")
    if len(header) != 13 or b"IEND" not in found:
        raise PhotoError("The PNG file is truncated: its end is missing.")
    width, height, bits, colour = struct.unpack_from(">IIBB", header)
    check_size(width, height)
    decoded.bits, decoded.mode = bits, _MODES.get(colour, "?")
    if width * height * _CHANNELS.get(colour, 1) * bits / 8 > picture * _MAX_RATIO:
        raise PhotoError(
            f"The PNG file is damaged: {picture} bytes cannot hold"
            f" {width} x {height} pixels."
        )
    _take_gamma(decoded, found)
    data = _bare(data)  # lets the file as it was go before the pixels take their room
    pixels = imagecodecs.png_decode(data)
    pixels = pixels if pixels.ndim == 3 else pixels[..., None]
    if pixels.shape[2] in (2, 4):
        decoded.alpha = np.ascontiguousarray(pixels[..., -1])
        pixels = pixels[..., :-1]
    decoded.pixels = pixels
    codes = found.get(b"cICP", b"")
    if len(codes) == 4:
        # Of the two, PNG (third edition) lets the code points go first.
        decoded.icc = None
        take_cicp(decoded, Cicp(codes[0], codes[1]))
    return decoded


def chunk(name: bytes, body: bytes) -> bytes:
    """Return a chunk with its length and checksum."""
    checksum = zlib.crc32(body, zlib.crc32(name))
    return struct.pack(">I4s", len(body), name) + body + struct.pack(">I", checksum)


def head(width: int, height: int, channels: int, bits: int) -> bytes:
    """Return how a file of 3 channels, or 4 with alpha, begins."""
    kind = 2 if channels == 3 else 6
    header = struct.pack(">IIBBBBB", width, height, bits, kind, 0, 0, 0)
    return _SIGNATURE + chunk(b"IHDR", header)


def add_metadata(
    data: bytes | bytearray | memoryview,
    *,
    icc: bytes | None = None,
    exif: bytes | None = None,
    xmp: bytes | None = None,
    dpi: tuple[float, float] | None = None,
) -> list[bytes | memoryview]:
    """Put metadata before the picture of a freshly encoded PNG.

    Parameters
    ----------
    data
        The file as the encoder made it, or its head.
    icc, exif, xmp, dpi
        What to embed; EXIF without a prefix.

    Returns
    -------
    list of bytes and memoryview
        The new file in pieces, to be written one after the other; the picture is a
        view of the data, since a copy can take a gigabyte.
    """
    start = len(_SIGNATURE) + 25
    parts: list[bytes | memoryview] = [bytes(data[:start])]
    if icc is not None:
        parts.append(chunk(b"iCCP", b"ICC profile\0\0" + zlib.compress(icc, 9)))
    if dpi is not None:
        x, y = (min(round(value / 0.0254), 2**31 - 1) for value in dpi)
        parts.append(chunk(b"pHYs", struct.pack(">IIB", x, y, 1)))
    if exif is not None:
        parts.append(chunk(b"eXIf", exif))
    if xmp is not None:
        parts.append(chunk(b"iTXt", _XMP_KEY + b"\0\0\0\0\0" + xmp))
    parts.append(memoryview(data)[start:])
    return parts
