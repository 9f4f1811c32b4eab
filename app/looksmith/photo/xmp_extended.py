"""XMP beyond the 64 KB of a JPEG segment: Adobe's extended XMP, joined and split.

*XMP Specification Part 3: Storage in Files* (2020), section 1.1.3.1. The packet names
the digest of a second one, which lies in pieces in segments of its own.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass, field
from hashlib import md5
from xml.etree import ElementTree

from looksmith.photo.xmp_packet import (
    DESCRIPTION,
    RDF,
    XMP_NOTE,
    descriptions,
    opened,
    parsed,
    property_text,
    take_out,
    written,
)

__all__ = ["EXTENSION", "ExtendedXmp", "split"]

EXTENSION = b"http://ns.adobe.com/xmp/extension/\0"
"""What a JPEG segment with a piece begins with."""

_HAS = f"{{{XMP_NOTE}}}HasExtendedXMP"
_HEAD = struct.Struct(">32sII")
_PIECE = 65000
_MAX_LENGTH = 16 << 20
# An attribute is moved only as an element; short ones are not worth it.
_LONG = 512


@dataclass
class ExtendedXmp:
    """The pieces that a JPEG file holds, by the digest that they belong to."""

    _pieces: dict[bytes, dict[int, bytes]] = field(default_factory=dict)
    _lengths: dict[bytes, int] = field(default_factory=dict)

    def take(self, body: bytes) -> None:
        """Take a segment's body, less `EXTENSION`; what is too short is left."""
        if len(body) <= _HEAD.size:
            return
        digest, length, start = _HEAD.unpack_from(body)
        self._pieces.setdefault(digest, {})[start] = body[_HEAD.size :]
        self._lengths[digest] = length

    def _whole(self, digest: bytes) -> bytes | None:
        pieces = self._pieces.get(digest, {})
        if self._lengths.get(digest, 0) > _MAX_LENGTH:
            return None
        joined = b""
        for start, piece in sorted(pieces.items()):
            if start != len(joined):
                return None
            joined += piece
        return joined if len(joined) == self._lengths.get(digest) else None

    def joined(self, packet: bytes) -> tuple[bytes, bool]:
        """Return a packet with what belongs to it, and whether all of it was there."""
        root = parsed(packet) if _HAS.rpartition("}")[2].encode() in packet else None
        digest = None if root is None else property_text(root, _HAS)
        if root is None or digest is None:
            return packet, True
        take_out(root, _HAS.__eq__)
        more = self._whole(digest.strip().encode())
        extension = None if more is None else parsed(more)
        holder = next(root.iter(RDF), None)
        if extension is None or holder is None:
            return written(root), False
        holder.extend(descriptions(extension))
        return written(root), True


def _as_elements(root: ElementTree.Element) -> None:
    """Turn the long attributes of descriptions into elements, which mean the same."""
    for node in descriptions(root):
        for name in [n for n, value in node.attrib.items() if len(value) > _LONG]:
            ElementTree.SubElement(node, name).text = node.attrib.pop(name)


def _movable(
    root: ElementTree.Element,
) -> Iterator[tuple[int, ElementTree.Element, ElementTree.Element]]:
    """Yield properties as (bytes, description, property)."""
    for node in descriptions(root):
        for child in node:
            yield len(ElementTree.tostring(child, "utf-8")), node, child


def _excess(root: ElementTree.Element, room: int) -> int:
    """Return the bytes that have no room, with the digest that is not in yet."""
    return len(written(root)) + 128 - room


def split(packet: bytes, room: int) -> tuple[bytes, list[bytes]] | None:
    """Split a packet into one that fits and the segments that hold the rest.

    Parameters
    ----------
    packet
        Any.
    room
        Bytes that the first part may have.

    Returns
    -------
    tuple of bytes and list of bytes, or None
        The first part, and the bodies of the segments; None where it cannot be split:
        it is damaged, or its short properties alone are too many.
    """
    if parsed(packet) is None:
        return None
    root, _ = opened(packet)
    _as_elements(root)
    extension, rest = opened(None)
    excess = _excess(root, room)
    for size, node, child in sorted(_movable(root), key=lambda each: -each[0]):
        if excess <= 0:
            break
        node.remove(child)
        rest.append(child)
        excess -= size
        # The sizes count namespaces that others share.
        excess = excess if excess > 0 else _excess(root, room)
    if excess > 0:
        return None
    text = written(extension, bare=True)
    digest = md5(text, usedforsecurity=False).hexdigest().upper()
    next(root.iter(DESCRIPTION)).set(_HAS, digest)
    pieces = [
        EXTENSION
        + _HEAD.pack(digest.encode(), len(text), start)
        + text[start : start + _PIECE]
        for start in range(0, len(text), _PIECE)
    ]
    return written(root), pieces
