"""JPEG: its segments, and its pixels through libjpeg-turbo."""

from __future__ import annotations

import struct
from dataclasses import dataclass, field

import numpy as np

from looksmith.photo.decoded import Decoded, check_size, scaled_to_full
from looksmith.photo.directories import without_long_values
from looksmith.photo.errors import PhotoError
from looksmith.photo.exif import bare_block, exif_dpi, exif_orientation
from looksmith.photo.iptc import PHOTOSHOP, iptc_of_resources, resources_of_iptc
from looksmith.photo.xmp_extended import EXTENSION, ExtendedXmp, split

__all__ = ["JpegHeader", "add_metadata", "read_jpeg", "read_jpeg_header"]

_EXIF = b"Exif\0\0"
_XMP = b"http://ns.adobe.com/xap/1.0/\0"
_ICC = b"ICC_PROFILE\0"
_MAX_PAYLOAD = 65533
_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
# The most pixels that a byte of entropy-coded data can stand for: one bit a block.
_PIXELS_PER_BYTE = 64 * 8 * 2


@dataclass
class JpegHeader:
    """What stands before the pixels of a JPEG file.

    Parameters
    ----------
    scan
        Position of the first scan.
    """

    width: int = 0
    height: int = 0
    bits: int = 8
    components: int = 0
    frame: int = 0
    scan: int = 0
    exif: bytes | None = None
    xmp: bytes | None = None
    more_xmp: ExtendedXmp = field(default_factory=ExtendedXmp)
    iptc: bytes | None = None
    icc_parts: dict[int, bytes] = field(default_factory=dict)
    dpi: tuple[float, float] | None = None

    @property
    def icc(self) -> bytes | None:
        """The profile, put together, or None."""
        return b"".join(part for _, part in sorted(self.icc_parts.items())) or None


def _take_segment(header: JpegHeader, marker: int, body: bytes) -> None:
    if marker in _FRAMES and len(body) >= 6:
        header.frame = marker
        header.bits, header.height, header.width, header.components = (
            struct.unpack_from(">BHHB", body)
        )
    elif marker == 0xE0 and body[:5] == b"JFIF\0" and len(body) >= 12:
        unit, x, y = struct.unpack_from(">BHH", body, 7)
        if unit in (1, 2) and x and y:
            scale = 2.54 if unit == 2 else 1.0
            header.dpi = (x * scale, y * scale)
    elif marker == 0xE1 and body.startswith(_EXIF) and header.exif is None:
        header.exif = body[len(_EXIF) :]
    elif marker == 0xE1 and body.startswith(_XMP) and header.xmp is None:
        header.xmp = body[len(_XMP) :]
    elif marker == 0xE1 and body.startswith(EXTENSION):
        header.more_xmp.take(body[len(EXTENSION) :])
    elif marker == 0xED and body.startswith(PHOTOSHOP) and header.iptc is None:
        header.iptc = iptc_of_resources(body[len(PHOTOSHOP) :])
    elif marker == 0xE2 and body.startswith(_ICC) and len(body) > 14:
        header.icc_parts[body[12]] = body[14:]


def read_jpeg_header(data: bytes) -> JpegHeader:
    """Read the segments before the first scan.

    Raises
    ------
    PhotoError
        The file ends before its picture begins, or its size is impossible.
    """
    header = JpegHeader()
    position = 2
    while position + 4 <= len(data):
        if data[position] != 0xFF:
            position += 1
            continue
        marker = data[position + 1]
        if marker in (0x00, 0xFF, 0x01) or 0xD0 <= marker <= 0xD8:
            position += 1 if marker == 0xFF else 2
            continue
        (length,) = struct.unpack_from(">H", data, position + 2)
        if marker == 0xDA:
            header.scan = position
            break
        _take_segment(header, marker, data[position + 4 : position + 2 + length])
        position += 2 + max(length, 2)
    if not header.scan or not header.frame:
        raise PhotoError("The JPEG file is truncated: it ends before its picture.")
    check_size(header.width, header.height)
    return header


def check_complete(data: bytes, header: JpegHeader) -> None:
    """Refuse a file that ends before its picture does.

    Raises
    ------
    PhotoError
        It does.
    """
    if data.rfind(b"\xff\xd9", header.scan) < 0:
        raise PhotoError(
            "The JPEG file is truncated: the picture's end is missing."
            " Copy it again from the card or the camera."
        )
    if header.frame < 0xC9 and (
        header.width * header.height > _PIXELS_PER_BYTE * (len(data) - header.scan)
    ):
        raise PhotoError(
            f"The JPEG file is damaged: {len(data)} bytes cannot hold"
            f" {header.width} x {header.height} pixels."
        )


def described(header: JpegHeader) -> Decoded:
    """Return everything but the pixels, which are a placeholder of one."""
    exif = bare_block(header.exif)
    decoded = Decoded(
        "JPEG",
        np.zeros((1, 1, 3), np.uint8),
        bits=header.bits,
        mode={1: "grey", 3: "RGB", 4: "CMYK"}.get(header.components, "?"),
        orientation=1 if exif is None else exif_orientation(exif),
        icc=header.icc,
        exif=exif,
        iptc=header.iptc,
        dpi=header.dpi or (None if exif is None else exif_dpi(exif)),
    )
    if header.exif is not None and exif is None:
        decoded.warnings.append("The EXIF data is damaged and was left out.")
    if header.xmp is not None:
        decoded.xmp, complete = header.more_xmp.joined(header.xmp)
        if not complete:
            decoded.warnings.append("Part of the XMP data is missing in the file.")
    return decoded


def read_jpeg(data: bytes) -> Decoded:
    """Decode a JPEG file.

    Raises
    ------
    PhotoError
        The file is truncated.
    RuntimeError, ValueError
        The decoder cannot make sense of it.
    """
    import imagecodecs

    header = read_jpeg_header(data)
    check_complete(data, header)
    decoded = described(header)
    if header.components == 4:
        # Adobe's convention, which everybody follows: 255 is no ink.
        ink = imagecodecs.jpeg8_decode(data, outcolorspace="CMYK")
        decoded.pixels = np.invert(ink)
    else:
        pixels = imagecodecs.jpeg8_decode(data)
        decoded.pixels = pixels if pixels.ndim == 3 else pixels[..., None]
    if header.bits != 8:
        decoded.pixels = scaled_to_full(decoded.pixels, header.bits)
    return decoded


def _segment(marker: int, payload: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(payload) + 2) + payload


def _density(dpi: tuple[float, float] | None) -> bytes:
    unit, x, y = (0, 1, 1) if dpi is None else (1, round(dpi[0]), round(dpi[1]))
    x, y = min(max(x, 1), 65535), min(max(y, 1), 65535)
    return struct.pack(">5sHBHHBB", b"JFIF\0", 0x0102, unit, x, y, 0, 0)


def _say_too_long(name: str) -> str:
    return f"JPEG holds 64 KB of {name} data: it was left out."


def _exif_bodies(exif: bytes | None, notes: list[str]) -> list[bytes]:
    room = _MAX_PAYLOAD - len(_EXIF)
    if exif is not None and len(exif) > room:
        exif = without_long_values(exif)
        if len(exif) > room:
            notes.append(_say_too_long("EXIF"))
            return []
        notes.append(
            "JPEG holds 64 KB of EXIF data: the camera's own notes and what else is"
            " long were left out."
        )
    return [] if exif is None else [_EXIF + exif]


def _xmp_bodies(xmp: bytes | None, notes: list[str]) -> list[bytes]:
    room = _MAX_PAYLOAD - len(_XMP)
    if xmp is None or len(xmp) <= room:
        return [] if xmp is None else [_XMP + xmp]
    parts = split(xmp, room)
    if parts is None:
        notes.append(_say_too_long("XMP"))
        return []
    return [_XMP + parts[0], *parts[1]]


def add_metadata(
    data: bytes | memoryview,
    *,
    icc: bytes | None = None,
    exif: bytes | None = None,
    xmp: bytes | None = None,
    iptc: bytes | None = None,
    dpi: tuple[float, float] | None = None,
) -> tuple[list[bytes | memoryview], tuple[str, ...]]:
    """Put metadata before the picture of a freshly encoded JPEG.

    Parameters
    ----------
    data
        The file as the encoder made it.
    icc, exif, xmp, iptc, dpi
        What to embed; EXIF without its prefix.

    Returns
    -------
    parts : list of bytes and memoryview
        The new file in pieces, to be written one after the other; the picture is a
        view of the data.
    notes : tuple of str
        Sentences on what does not fit.
    """
    notes: list[str] = []
    parts: list[bytes | memoryview] = [bytes(data[:2]), _segment(0xE0, _density(dpi))]
    parts += [_segment(0xE1, body) for body in _exif_bodies(exif, notes)]
    parts += [_segment(0xE1, body) for body in _xmp_bodies(xmp, notes)]
    resources = None if iptc is None else PHOTOSHOP + resources_of_iptc(iptc)
    if resources is not None and len(resources) > _MAX_PAYLOAD:
        notes.append(_say_too_long("IPTC"))
    elif resources is not None:
        parts.append(_segment(0xED, resources))
    if icc is not None:
        size = _MAX_PAYLOAD - len(_ICC) - 2
        count = -(-len(icc) // size)
        for i in range(count):
            piece = icc[i * size : (i + 1) * size]
            parts.append(_segment(0xE2, _ICC + bytes((i + 1, count)) + piece))
    start = 2
    # The encoder's own JFIF header makes way for ours.
    if data[2:4] == b"\xff\xe0":
        start += 2 + int(struct.unpack_from(">H", data, 4)[0])
    parts.append(memoryview(data)[start:])
    return parts, tuple(notes)
