"""IPTC records (IIM), and the Photoshop resources that hold them in JPEG files."""

from __future__ import annotations

import struct
from collections.abc import Iterator

__all__ = [
    "PHOTOSHOP",
    "iptc_of_resources",
    "records_of",
    "resources_of_iptc",
    "without_places",
]

PHOTOSHOP = b"Photoshop 3.0\0"
"""What a JPEG segment with resources begins with."""

_IPTC_RESOURCE = 0x0404
# Record 2: content location code and name, city, sublocation, province, country.
_PLACES = frozenset((26, 27, 90, 92, 95, 100, 101))


def _resources(data: bytes) -> Iterator[tuple[int, bytes]]:
    position = 0
    while data[position : position + 4] == b"8BIM" and position + 7 <= len(data):
        (number,) = struct.unpack_from(">H", data, position + 4)
        name = data[position + 6] + 1
        position += 6 + name + name % 2
        if position + 4 > len(data):
            return
        (size,) = struct.unpack_from(">I", data, position)
        yield number, data[position + 4 : position + 4 + size]
        position += 4 + size + size % 2


def iptc_of_resources(data: bytes) -> bytes | None:
    """Return the IPTC records among Photoshop's resources, or None."""
    return next((body for n, body in _resources(data) if n == _IPTC_RESOURCE), None)


def resources_of_iptc(records: bytes) -> bytes:
    """Return IPTC records as the one resource of a JPEG's Photoshop segment."""
    head = struct.pack(">4sHHI", b"8BIM", _IPTC_RESOURCE, 0, len(records))
    return head + records + bytes(len(records) % 2)


def records_of(data: bytes) -> Iterator[tuple[int, int, bytes]]:
    """Yield (record, dataset, value); damaged ones end them."""
    position = 0
    while position + 5 <= len(data) and data[position] == 0x1C:
        record, dataset, size = struct.unpack_from(">BBH", data, position + 1)
        # A set top bit announces a longer length, which no text needs.
        if size & 0x8000:
            return
        position += 5 + size
        yield record, dataset, data[position - size : position]


def without_places(records: bytes) -> bytes:
    """Return IPTC records without those that name a place; damaged ones end them."""
    return b"".join(
        struct.pack(">BBBH", 0x1C, record, dataset, len(value)) + value
        for record, dataset, value in records_of(records)
        if not (record == 2 and dataset in _PLACES)
    )
