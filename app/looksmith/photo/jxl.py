"""JPEG XL: its boxes and header, and its pixels through libjxl."""

from __future__ import annotations

import struct
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from looksmith.colour.cicp import Cicp
from looksmith.colour.transfer import decode_srgb
from looksmith.photo.bmff import boxes
from looksmith.photo.colour_codes import take_cicp
from looksmith.photo.decoded import Decoded, check_plausible
from looksmith.photo.errors import PhotoError
from looksmith.photo.exif import bare_block, exif_dpi

__all__ = ["add_metadata", "encoder_codes", "read_jxl"]

_SIGNATURE = b"\0\0\0\x0cJXL \r\n\x87\n"
_TYPE = b"\0\0\0\x14ftypjxl \0\0\0\0jxl "
_CODESTREAM = b"\xff\x0a"
_RATIOS = ((1, 1), (12, 10), (4, 3), (3, 2), (16, 9), (5, 4), (2, 1))
_UNKNOWN, _LINEAR, _SRGB = 2, 8, 13
_PICTURE_BOXES = (b"jxlc", b"jxlp")


class _Bits:
    """Bits from the lowest of the first byte up, as JPEG XL packs them."""

    def __init__(self, data: bytes) -> None:
        self._value = int.from_bytes(data, "little")
        self._left = 8 * len(data)
        self.position = 0

    def take(self, count: int) -> int:
        """Return the next bits as a number."""
        self._left -= count
        self.position += count
        if self._left < 0:
            raise PhotoError("The JPEG XL file is truncated.")
        result = self._value & ((1 << count) - 1)
        self._value >>= count
        return result

    def choice(self, *options: tuple[int, int]) -> int:
        """Return one of four numbers, each given as (start, bits that are added)."""
        start, extra = options[self.take(2)]
        return start + self.take(extra)


@dataclass
class _Header:
    """What the codestream says before its picture.

    Parameters
    ----------
    cicp
        Its colours, where they have a name.
    own_profile
        Whether its colours have no name: an ICC profile is packed into the codestream,
        or primaries of their own.
    perceptual
        Whether pixels are stored in a space of the format's own, independent of the
        profile.
    curve_end
        Bits from the codestream's third byte to the end of the tone curve's number.
    """

    width: int
    height: int
    bits: int = 8
    cicp: Cicp | None = None
    own_profile: bool = False
    perceptual: bool = True
    curve_end: int = 0


def _size(bits: _Bits) -> tuple[int, int]:
    def side(small: int) -> int:
        if small:
            return (bits.take(5) + 1) * 8
        return bits.choice((1, 9), (1, 13), (1, 18), (1, 30))

    small = bits.take(1)
    height = side(small)
    ratio = bits.take(3)
    if ratio == 0:
        return side(small), height
    above, below = _RATIOS[ratio - 1]
    return height * above // below, height


def _depth(bits: _Bits) -> int:
    if bits.take(1):
        depth = bits.choice((32, 0), (16, 0), (24, 0), (1, 6))
        bits.take(4)
        return depth
    return bits.choice((8, 0), (10, 0), (12, 0), (1, 6))


def _enumerated(bits: _Bits) -> int:
    return bits.choice((0, 0), (1, 0), (2, 4), (18, 6))


def _skip_extra_channel(bits: _Bits) -> None:
    if bits.take(1):
        return
    kind = _enumerated(bits)
    _depth(bits)
    bits.choice((0, 0), (3, 0), (4, 0), (1, 3))
    length = bits.choice((0, 0), (0, 4), (16, 5), (48, 10))
    bits.take(8 * length)
    if kind == 0:
        bits.take(1)
    elif kind == 2:
        bits.take(64)
    elif kind == 5:
        bits.choice((1, 0), (0, 2), (3, 4), (19, 8))


def _colours(bits: _Bits, header: _Header) -> None:
    """Read the colour encoding (ISO/IEC 18181-1, E.2)."""
    if bits.take(1):
        header.cicp = Cicp()
        return
    header.own_profile = bool(bits.take(1))
    space = _enumerated(bits)
    if header.own_profile or space not in (0, 1):
        return
    white = _enumerated(bits)
    if white == _UNKNOWN:
        _skip_points(bits, 1)
    primaries = 1
    if space == 0:
        primaries = _enumerated(bits)
        if primaries == _UNKNOWN:
            _skip_points(bits, 3)
    if bits.take(1):
        gamma = bits.take(24) / 1e7
        transfer = 4 if abs(gamma * 2.2 - 1) < 0.02 else _UNKNOWN
    else:
        transfer = _enumerated(bits)
        header.curve_end = bits.position
    if _UNKNOWN in (white, primaries):
        header.own_profile, header.perceptual = True, False
        return
    # JPEG XL's numbers are those of H.273, but for Display P3's primaries.
    wide = {9: 9, 11: 11 if white == 11 else 12}.get(primaries, 1)
    header.cicp = Cicp(wide, transfer)


def _skip_points(bits: _Bits, count: int) -> None:
    for _ in range(2 * count):
        bits.choice((0, 19), (524288, 19), (1048576, 20), (2097152, 21))


def _read_header(stream: bytes) -> _Header:
    """Read the head of a codestream (ISO/IEC 18181-1, annex D)."""
    bits = _Bits(stream[2:4096])
    header = _Header(*_size(bits))
    if bits.take(1):
        header.cicp = Cicp()
        return header
    if bits.take(1):
        bits.take(3)
        if bits.take(1):
            _size(bits)
        if bits.take(1) or bits.take(1):
            # A preview or an animation: rare in photos, and its colours sRGB.
            return header
    header.bits = _depth(bits)
    bits.take(1)
    for _ in range(bits.choice((0, 0), (1, 0), (2, 4), (1, 12))):
        _skip_extra_channel(bits)
    header.perceptual = bool(bits.take(1))
    _colours(bits, header)
    return header


def _unboxed(data: bytes) -> tuple[bytes, dict[bytes, bytes]]:
    """Return the codestream's beginning and the boxes beside it."""
    if data.startswith(_CODESTREAM):
        return data, {}
    found: dict[bytes, bytes] = {}
    picture = b""
    for box in boxes(data, 0, len(data)):
        if box.kind in _PICTURE_BOXES and not picture:
            picture = data[box.body + 4 * (box.kind == b"jxlp") : box.end]
        elif box.kind not in _PICTURE_BOXES:
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
    header = _read_header(stream)
    check_plausible(header.width, header.height, len(data))
    decoded = Decoded("JPEG XL", np.zeros((1, 1, 3), np.uint8), bits=header.bits)
    block = found.get(b"Exif", b"")
    decoded.exif = bare_block(block[4 + int.from_bytes(block[:4], "big") :])
    if decoded.exif is not None:
        decoded.dpi = exif_dpi(decoded.exif)
    decoded.xmp = found.get(b"xml ")
    pixels = imagecodecs.jpegxl_decode(data, 0)
    values = pixels if pixels.ndim == 3 else pixels[..., None]
    if values.shape[2] in (2, 4):
        decoded.alpha = np.ascontiguousarray(values[..., -1])
        values = values[..., :-1]
        decoded.mode = "RGBA"
    decoded.mode = "grey" if values.shape[2] == 1 else decoded.mode
    decoded.pixels = np.ascontiguousarray(values)
    take_cicp(decoded, header.cicp)
    if header.own_profile and not header.perceptual:
        decoded.warnings.append(
            "The JPEG XL file has a colour profile inside of its picture, which cannot"
            " be read: its colours are taken as sRGB."
        )
    return decoded


def _said_to_be_srgb(stream: bytes) -> bytes:
    """Return a codestream whose tone curve is named sRGB's instead of a straight line.

    The encoder at hand names every 16-bit picture linear. The two names take the same
    place, and in a lossy picture tell only how to show it.
    """
    header = _read_header(stream)
    if header.cicp != Cicp(1, _LINEAR):
        raise ValueError("the encoder names another tone curve")
    # Numbers from 2 to 17 are stored as 4 bits, less 2.
    place = header.curve_end - 4
    length = place // 8 + 2
    value = int.from_bytes(stream[2 : 2 + length], "little")
    value ^= ((_LINEAR - 2) ^ (_SRGB - 2)) << place
    return stream[:2] + value.to_bytes(length, "little") + stream[2 + length :]


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
    header = _read_header(stream)
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
