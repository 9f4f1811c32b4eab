"""Put a profile and metadata into a freshly encoded AVIF file."""

from __future__ import annotations

import struct

from looksmith.photo.bmff import (
    Box,
    ItemLocation,
    boxes,
    find_box,
    item_locations,
)

__all__ = ["add_metadata"]

_XMP_TYPE = b"application/rdf+xml"


def _box(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I4s", 8 + len(body), kind) + body


def _full(kind: bytes, body: bytes, version: int = 0, flags: int = 0) -> bytes:
    return _box(kind, struct.pack(">I", version << 24 | flags) + body)


def _more_items(data: bytes, box: Box, added: dict[int, bytes]) -> bytes:
    """Return the ``iinf`` box with entries of Exif and XMP items."""
    entries = data[box.body + 6 : box.end]
    (count,) = struct.unpack_from(">H", data, box.body + 4)
    for number, kind in added.items():
        extra = b"" if kind == b"Exif" else _XMP_TYPE + b"\0"
        body = struct.pack(">HH4s", number, 0, kind) + b"\0" + extra
        entries += _full(b"infe", body, 2)
    return _full(b"iinf", struct.pack(">H", count + len(added)) + entries)


def _locations(items: dict[int, ItemLocation], shift: int) -> bytes:
    """Return an ``iloc`` box, offsets moved on; all its items lie in the file."""
    body = struct.pack(">HH", 0x4400, len(items))
    for number, item in items.items():
        body += struct.pack(">HHH", number, 0, len(item.extents))
        for extent in item.extents:
            offset = item.base + extent.offset + shift
            body += struct.pack(">II", offset, extent.length)
    return _full(b"iloc", body)


def _more_properties(data: bytes, box: Box, primary: int, colour: bytes) -> bytes:
    """Return the ``iprp`` box with one more property of the primary picture."""
    container = find_box(data, box.body, box.end, b"ipco")
    links = find_box(data, box.body, box.end, b"ipma")
    if container is None or links is None or data[links.body + 3] & 1:
        raise ValueError("the encoder's properties are laid out in a new way")
    index = 1 + sum(1 for _ in boxes(data, container.body, container.end))
    (count,) = struct.unpack_from(">I", data, links.body + 4)
    body, position = struct.pack(">I", count), links.body + 8
    for _ in range(count):
        number, own = struct.unpack_from(">HB", data, position)
        own_links = data[position + 3 : position + 3 + own]
        position += 3 + own
        if number == primary:
            own_links += bytes((index,))
        body += struct.pack(">HB", number, len(own_links)) + own_links
    properties = data[container.body : container.end] + colour
    return _box(b"iprp", _box(b"ipco", properties) + _full(b"ipma", body))


def _references(data: bytes, box: Box | None, numbers: list[int], to: int) -> bytes:
    """Return the ``iref`` box, in which new items describe the primary picture."""
    body = b"" if box is None else data[box.body + 4 : box.end]
    for number in numbers:
        body += _box(b"cdsc", struct.pack(">HHH", number, 1, to))
    return _full(b"iref", body)


def add_metadata(
    data: bytes,
    *,
    icc: bytes | None = None,
    exif: bytes | None = None,
    xmp: bytes | None = None,
) -> list[bytes]:
    """Put a profile and metadata into an AVIF file of one picture.

    Parameters
    ----------
    data
        The file as the encoder made it.
    icc, exif, xmp
        What to embed; EXIF without a prefix.

    Returns
    -------
    list of bytes
        The new file in pieces, to be written one after the other.

    Raises
    ------
    ValueError
        The encoder's file is not laid out as expected.
    """
    meta = find_box(data, 0, len(data), b"meta")
    if meta is None:
        raise ValueError("the encoder's file has no meta box")
    inside = {box.kind: box for box in boxes(data, meta.body + 4, meta.end)}
    items = item_locations(data, inside[b"iloc"])
    (primary,) = struct.unpack_from(">H", data, inside[b"pitm"].body + 4)
    block = None if exif is None else bytes(4) + exif
    payload = [(b"Exif", block), (b"mime", xmp)]
    added = {
        max(items) + 1 + i: (kind, body)
        for i, (kind, body) in enumerate(payload)
        if body is not None
    }

    def rebuilt(shift: int) -> bytes:
        """Return the meta box for bytes that move on by `shift`."""
        end = len(data) + shift + 8
        places = {**items}
        for number, (_, body) in added.items():
            places[number] = ItemLocation.at(end - shift, len(body))
            end += len(body)
        parts = []
        for kind, box in inside.items():
            if kind == b"iinf":
                kinds = {number: kind for number, (kind, _) in added.items()}
                parts.append(_more_items(data, box, kinds))
            elif kind == b"iloc":
                parts.append(_locations(places, shift))
            elif kind == b"iprp" and icc is not None:
                colour = _box(b"colr", b"prof" + icc)
                parts.append(_more_properties(data, box, primary, colour))
            elif kind != b"iref":
                parts.append(data[box.start : box.end])
        if added or b"iref" in inside:
            parts.append(_references(data, inside.get(b"iref"), list(added), primary))
        return _full(b"meta", b"".join(parts))

    shift = len(rebuilt(0)) - (meta.end - meta.start)
    parts = [data[: meta.start], rebuilt(shift), data[meta.end :]]
    if added:
        parts.append(_box(b"mdat", b"".join(body for _, body in added.values())))
    return parts
