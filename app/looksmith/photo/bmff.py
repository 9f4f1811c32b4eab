"""ISO base media files (AVIF, HEIF): what their boxes say of the primary picture."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from mmap import mmap
from typing import NamedTuple

from looksmith.colour.cicp import Cicp

__all__ = [
    "Box",
    "ItemLocation",
    "PictureFacts",
    "as_still",
    "boxes",
    "find_box",
    "item_locations",
    "read_facts",
    "without_descriptions",
]

_MAX_ITEMS = 4096
_FILM_BRANDS = frozenset((b"avis", b"msf1"))
_XMP_TYPE = b"application/rdf+xml"

# EXIF orientation by quarter turns (anti-clockwise) and mirroring: none, top and bottom
# exchanged, left and right exchanged.
_ORIENTATIONS = ((1, 4, 2), (8, 5, 7), (3, 2, 4), (6, 7, 5))


class Box(NamedTuple):
    """A box: its kind, and where it and its body lie."""

    kind: bytes
    start: int
    body: int
    end: int


@dataclass
class PictureFacts:
    """What the boxes say of the primary picture.

    Parameters
    ----------
    width, height
        As stored, before it is turned; 0 where not said.
    bits
        A channel.
    orientation
        EXIF orientation that the turn and the mirror amount to.
    exif
        Without a prefix.
    """

    width: int = 0
    height: int = 0
    bits: int = 8
    orientation: int = 1
    icc: bytes | None = None
    cicp: Cicp | None = None
    exif: bytes | None = None
    xmp: bytes | None = None
    animated: bool = False


class _Extent(NamedTuple):
    offset: int
    length: int


@dataclass
class ItemLocation:
    """Where an item's bytes lie.

    Parameters
    ----------
    method
        0 for the file, 1 for the meta box's own data.
    base
        Added to every extent's offset.
    """

    method: int = 0
    base: int = 0
    extents: list[_Extent] = field(default_factory=list)

    @classmethod
    def at(cls, offset: int, length: int) -> ItemLocation:
        """Return the location of one run of bytes in the file."""
        return cls(extents=[_Extent(offset, length)])


def boxes(data: bytes | mmap, start: int, end: int) -> Iterator[Box]:
    """Yield the boxes between two positions; a damaged one ends them."""
    while start + 8 <= end:
        size, kind = struct.unpack_from(">I4s", data, start)
        body = start + 8
        if size == 1 and start + 16 <= end:
            (size,) = struct.unpack_from(">Q", data, body)
            body += 8
        stop = end if size == 0 else start + size
        if not body <= stop <= end:
            return
        yield Box(kind, start, body, stop)
        start = stop


def find_box(data: bytes | mmap, start: int, end: int, kind: bytes) -> Box | None:
    """Return the first box of a kind between two positions."""
    return next((box for box in boxes(data, start, end) if box.kind == kind), None)


def _uint(data: bytes, position: int, size: int) -> int:
    return int.from_bytes(data[position : position + size], "big")


def item_locations(data: bytes, box: Box) -> dict[int, ItemLocation]:
    """Return where items lie, from an ``iloc`` box."""
    version = data[box.body]
    sizes = _uint(data, box.body + 4, 2)
    offset_size, length_size, base_size = sizes >> 12, sizes >> 8 & 15, sizes >> 4 & 15
    index_size = sizes & 15 if version else 0
    wide = 4 if version == 2 else 2
    position = box.body + 6
    count = _uint(data, position, wide)
    position += wide
    found: dict[int, ItemLocation] = {}
    for _ in range(min(count, _MAX_ITEMS)):
        number = _uint(data, position, wide)
        position += wide
        method = _uint(data, position, 2) & 15 if version else 0
        position += 4 if version else 2
        base = _uint(data, position, base_size)
        item = ItemLocation(method, base)
        position += base_size
        extents = _uint(data, position, 2)
        position += 2
        for _ in range(min(extents, _MAX_ITEMS)):
            position += index_size
            offset = _uint(data, position, offset_size)
            length = _uint(data, position + offset_size, length_size)
            item.extents.append(_Extent(offset, length))
            position += offset_size + length_size
        if position > box.end:
            break
        found[number] = item
    return found


def _item_bytes(data: bytes, item: ItemLocation, own: Box | None) -> bytes:
    start = own.body if item.method == 1 and own is not None else 0
    parts = []
    for extent in item.extents:
        first = start + item.base + extent.offset
        parts.append(data[first : first + extent.length])
    return b"".join(parts)


def _item_kinds(data: bytes, box: Box) -> dict[int, tuple[bytes, bytes]]:
    """Return every item's type and content type, from an ``iinf`` box."""
    wide = 2 if data[box.body] == 0 else 4
    kinds = {}
    for entry in boxes(data, box.body + 4 + wide, box.end):
        version = data[entry.body]
        if entry.kind != b"infe" or version < 2:
            continue
        size = 2 if version == 2 else 4
        place = entry.body + 4 + size
        number = _uint(data, place - size, size)
        kind = data[place + 2 : place + 6]
        rest = data[place + 6 : entry.end].split(b"\0")
        kinds[number] = (kind, rest[1] if len(rest) > 1 else b"")
    return kinds


def _properties(data: bytes, box: Box, item: int) -> list[Box]:
    """Return an item's properties in their order, from an ``iprp`` box."""
    container = find_box(data, box.body, box.end, b"ipco")
    links = find_box(data, box.body, box.end, b"ipma")
    if container is None or links is None:
        return []
    all_of_them = list(boxes(data, container.body, container.end))
    wide = 2 if data[links.body] == 0 else 4
    index_size = 2 if data[links.body + 3] & 1 else 1
    position = links.body + 8
    for _ in range(min(_uint(data, links.body + 4, 4), _MAX_ITEMS)):
        number = _uint(data, position, wide)
        count = _uint(data, position + wide, 1)
        position += wide + 1
        if number == item:
            mask = 0x7FFF if index_size == 2 else 0x7F
            places = [
                (_uint(data, position + i * index_size, index_size) & mask) - 1
                for i in range(count)
            ]
            return [all_of_them[i] for i in places if 0 <= i < len(all_of_them)]
        position += count * index_size
    return []


def _take_colour(facts: PictureFacts, body: bytes) -> None:
    if body[:4] in (b"prof", b"rICC"):
        facts.icc = body[4:]
    elif body[:4] == b"nclx" and len(body) >= 10:
        facts.cicp = Cicp(*struct.unpack_from(">HH", body, 4))


def _take_properties(facts: PictureFacts, data: bytes, found: list[Box]) -> None:
    turns = mirror = 0
    for box in found:
        body = data[box.body : box.end]
        if box.kind == b"ispe" and len(body) >= 12:
            facts.width, facts.height = struct.unpack_from(">II", body, 4)
        elif box.kind == b"pixi" and len(body) >= 6:
            facts.bits = body[5]
        elif box.kind == b"colr":
            _take_colour(facts, body)
        elif box.kind == b"irot" and body:
            turns = body[0] & 3
        elif box.kind == b"imir" and body:
            mirror = 1 + (body[0] & 1)
    facts.orientation = _ORIENTATIONS[turns][mirror]


def _tiff_part(block: bytes) -> bytes | None:
    """Strip what stands before an Exif item's TIFF header."""
    if len(block) < 8:
        return None
    return block[4 + _uint(block, 0, 4) :] or None


def without_descriptions(data: bytes) -> bytes:
    """Return a file in which no metadata belongs to a picture any more.

    Nothing moves: the references that say so change their kind to one without meaning.
    """
    meta = find_box(data, 0, len(data), b"meta")
    links = None if meta is None else find_box(data, meta.body + 4, meta.end, b"iref")
    if links is None:
        return data
    result = bytearray(data)
    for box in boxes(data, links.body + 4, links.end):
        if box.kind == b"cdsc":
            result[box.start + 4 : box.start + 8] = b"free"
    return bytes(result)


def as_still(data: bytes) -> bytes:
    """Return a film's file as that of its still picture alone.

    Nothing moves: brands of films make way for that of pictures, and the tracks' box
    becomes free space.
    """
    result = bytearray(data)
    for box in boxes(data, 0, len(data)):
        if box.kind == b"moov":
            result[box.start + 4 : box.start + 8] = b"free"
        elif box.kind == b"ftyp":
            for place in range(box.body, box.end - 3, 4):
                # Between the brands stands a version.
                if place != box.body + 4 and data[place : place + 4] in _FILM_BRANDS:
                    result[place : place + 4] = b"mif1" if place > box.body else b"avif"
    return bytes(result)


def read_facts(data: bytes) -> PictureFacts:
    """Read what a file says of its primary picture; what is damaged is left out.

    Parameters
    ----------
    data
        The whole file.
    """
    facts = PictureFacts(animated=data[8:12] in (b"avis", b"msf1", b"hevc"))
    meta = find_box(data, 0, len(data), b"meta")
    if meta is None:
        return facts
    inside = {box.kind: box for box in boxes(data, meta.body + 4, meta.end)}
    if not {b"pitm", b"iloc", b"iinf"} <= inside.keys():
        return facts
    place = inside[b"pitm"]
    primary = _uint(data, place.body + 4, 2 if data[place.body] == 0 else 4)
    if b"iprp" in inside:
        _take_properties(facts, data, _properties(data, inside[b"iprp"], primary))
    locations = item_locations(data, inside[b"iloc"])
    own = inside.get(b"idat")
    for number, (kind, content) in _item_kinds(data, inside[b"iinf"]).items():
        if number not in locations:
            continue
        if kind == b"Exif" and facts.exif is None:
            facts.exif = _tiff_part(_item_bytes(data, locations[number], own))
        elif kind == b"mime" and content == _XMP_TYPE and facts.xmp is None:
            facts.xmp = _item_bytes(data, locations[number], own)
    return facts
