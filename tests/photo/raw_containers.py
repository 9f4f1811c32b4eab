"""Raw files without a picture in them, for what they say of one."""

from __future__ import annotations

import struct
from collections.abc import Mapping

__all__ = ["CAMERA", "EXPOSURE", "NOTES", "PLACE", "XMP", "cr3", "raf", "tiff"]

Value = str | bytes | int | tuple[int, ...] | dict[int, "Value"]

CAMERA: dict[int, Value] = {
    0x010E: "A river, early", 0x010F: "Canon", 0x0110: "Canon EOS R5", 0x0112: 8,
    0x0132: "2024:05:06 07:08:09", 0x013B: "Zoe Mueller", 0x8298: "(c) 2024 Z. M.",
}  # fmt: skip
EXPOSURE: dict[int, Value] = {
    0x829A: (1, 250), 0x829D: (28, 10), 0x8827: 400, 0x9000: b"0231",
    0x9003: "2024:05:06 07:08:09", 0x9011: "+02:00", 0x9291: "42", 0x920A: (35, 1),
    0xA431: "012345678901", 0xA434: "RF35mm F1.8 MACRO IS STM",
}  # fmt: skip
NOTES: dict[int, Value] = {
    0x0006: "Canon EOS R5 image", 0x0007: "Firmware Version 1.5.0",
    0x0009: "Zoe Mueller, owner", 0x0095: "RF35mm F1.8 MACRO IS STM",
}  # fmt: skip
PLACE: dict[int, Value] = {
    0: b"\2\3\0\0", 1: "N", 2: (47, 1, 30, 1, 0, 1), 3: "E", 4: (7, 1, 35, 1, 24, 1),
}  # fmt: skip
XMP = (
    b'<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF'
    b' xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description'
    b' rdf:about="" xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmp:Rating="3"/>'
    b"</rdf:RDF></x:xmpmeta>"
)
_CANON = bytes.fromhex("85c0b687820f11e08111f4ce462b6a48")
_PACKET = bytes.fromhex("be7acfcb97a942e89c71999491e3afac")


def _entry(value: Value, order: str, at: int) -> tuple[int, int, bytes]:
    """Return type, count and bytes; directories count from where they will stand."""
    if isinstance(value, str):
        data = value.encode() + b"\0"
        return 2, len(data), data
    if isinstance(value, bytes):
        return (1 if len(value) == 4 and value[0] == 2 else 7), len(value), value
    if isinstance(value, int):
        return 3, 1, struct.pack(order + "H", value)
    if isinstance(value, tuple):
        packed = struct.pack(f"{order}{len(value)}I", *value)
        return 5, len(value) // 2, packed
    return 4, 1, struct.pack(order + "I", at)


def _directory(values: Mapping[int, Value], order: str, start: int) -> bytes:
    """Lay out a directory that stands at `start`, and what it points to behind it."""
    table, behind = struct.pack(order + "H", len(values)), b""
    place = start + 2 + 12 * len(values) + 4
    for tag in sorted(values):
        value, at = values[tag], place + len(behind)
        kind, count, data = _entry(value, order, at)
        if isinstance(value, dict):
            behind += _directory(value, order, at)
        elif len(data) > 4:
            behind += data + bytes(len(data) % 2)
            data = struct.pack(order + "I", at)
        table += struct.pack(order + "HHI", tag, kind, count) + data.ljust(4, b"\0")
    return table + bytes(4) + behind


def tiff(values: Mapping[int, Value], magic: bytes = b"II*\0") -> bytes:
    """Return directories behind a TIFF's head, or one like it."""
    order = "<" if magic[:2] == b"II" else ">"
    return magic + struct.pack(order + "I", 8) + _directory(values, order, 8)


def _box(kind: bytes, *parts: bytes) -> bytes:
    body = b"".join(parts)
    return struct.pack(">I4s", 8 + len(body), kind) + body


def cr3(pieces: Mapping[bytes, bytes], xmp: bytes | None = None) -> bytes:
    """Return a Canon CR3 file; the pieces are its boxes CMT1 to CMT4."""
    own = _box(b"CNCV", b"CanonCR3_001/00.11.00/00.00.00".ljust(30, b"\0"))
    own += b"".join(_box(name, body) for name, body in pieces.items())
    film = _box(b"moov", _box(b"uuid", _CANON, own), _box(b"mvhd", bytes(100)))
    packet = b"" if xmp is None else _box(b"uuid", _PACKET, xmp)
    head = _box(b"ftyp", b"crx \0\0\0\1crx isom")
    return head + film + packet + _box(b"mdat", bytes(64))


def raf(jpeg: bytes) -> bytes:
    """Return a Fujifilm file around the JPEG that holds its EXIF."""
    head = b"FUJIFILMCCD-RAW 0201FF159502".ljust(60, b"\0") + b"0100".ljust(24, b"\0")
    return (head + struct.pack(">II", 160, len(jpeg))).ljust(160, b"\0") + jpeg
