"""EXIF blocks, read and patched in place so that nothing else in them moves.

A block here is the TIFF structure itself, without the "Exif" prefix that JPEG adds.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator

from looksmith.photo.maker_notes import MAKER_NOTES
from looksmith.photo.maker_notes import without_places as without_noted_places

__all__ = [
    "bare_block",
    "exif_dpi",
    "exif_orientation",
    "upright",
    "with_rating",
    "without_gps",
    "without_places",
]

_ORIENTATION = 0x0112
_X_RESOLUTION = 0x011A
_Y_RESOLUTION = 0x011B
_RESOLUTION_UNIT = 0x0128
_RATING, _RATING_PERCENT = 0x4746, 0x4749
_PERCENT = (0, 1, 25, 50, 75, 99)  # of 0..5 stars, as Windows writes it
_SEGMENT = 0xFFFF - 2 - 6  # bytes of a block that fit into a JPEG file
_EXIF_IFD = 0x8769
_GPS_IFD = 0x8825
# By type number, from 1: BYTE, ASCII, SHORT, LONG, RATIONAL, and the signed ones.
_VALUE_BYTES = (0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8)
_COLOUR_SPACE = 0xA001
_WIDTH, _HEIGHT = 0xA002, 0xA003
# Phones state the size in the first directory, too, and cameras beside their colours.
_FIRST_WIDTH, _FIRST_HEIGHT = 0x0100, 0x0101
_PACKETS = (0x02BC, 0x83BB, 0x8649)
_INTEROP_IFD, _INTEROP_INDEX = 0xA005, 0x0001
_RELATED_WIDTH, _RELATED_HEIGHT = 0x1001, 0x1002
_THUMBNAIL, _THUMBNAIL_LENGTH = 0x0201, 0x0202
_SHORT, _LONG, _RATIONAL = 3, 4, 5


def bare_block(data: bytes | None) -> bytes | None:
    """Return the block without a prefix, or None when it is no EXIF block."""
    if data is None:
        return None
    block = data[6:] if data[:6] == b"Exif\0\0" else data
    return block if block[:4] in (b"II*\0", b"MM\0*") and len(block) >= 14 else None


def _order(block: bytes | bytearray) -> str:
    return "<" if block[:2] == b"II" else ">"


def _entries(block: bytes | bytearray, offset: int) -> Iterator[tuple[int, int, int]]:
    """Yield (tag, type, position of the value field) of a directory."""
    order = "<" if block[:2] == b"II" else ">"
    if offset + 2 > len(block):
        return
    (count,) = struct.unpack_from(order + "H", block, offset)
    for i in range(count):
        entry = offset + 2 + 12 * i
        if entry + 12 > len(block):
            return
        tag, kind = struct.unpack_from(order + "HH", block, entry)
        yield tag, kind, entry + 8


def _number(block: bytes | bytearray, kind: int, position: int) -> int | None:
    order = "<" if block[:2] == b"II" else ">"
    code = {_SHORT: "H", _LONG: "I"}.get(kind)
    if code is None:
        return None
    return int(struct.unpack_from(order + code, block, position)[0])


def _first_directory(block: bytes | bytearray) -> int:
    order = "<" if block[:2] == b"II" else ">"
    return int(struct.unpack_from(order + "I", block, 4)[0])


def exif_orientation(block: bytes) -> int:
    """Return the orientation 1..8 of a block, 1 when it says none."""
    for tag, kind, position in _entries(block, _first_directory(block)):
        if tag == _ORIENTATION:
            value = _number(block, kind, position)
            return value if value is not None and 1 <= value <= 8 else 1
    return 1


def _rational(block: bytes, position: int) -> float | None:
    (offset,) = struct.unpack_from(_order(block) + "I", block, position)
    if offset + 8 > len(block):
        return None
    top, bottom = struct.unpack_from(_order(block) + "II", block, offset)
    return top / bottom if bottom else None


def exif_dpi(block: bytes) -> tuple[float, float] | None:
    """Return the resolution in dots an inch, or None."""
    found: dict[int, float] = {}
    unit = 2
    for tag, kind, position in _entries(block, _first_directory(block)):
        if tag in (_X_RESOLUTION, _Y_RESOLUTION) and kind == _RATIONAL:
            value = _rational(block, position)
            if value:
                found[tag] = value
        elif tag == _RESOLUTION_UNIT:
            unit = _number(block, kind, position) or 2
    if len(found) < 2 or unit not in (2, 3):
        return None
    scale = 2.54 if unit == 3 else 1.0
    return found[_X_RESOLUTION] * scale, found[_Y_RESOLUTION] * scale


def _set_number(block: bytearray, kind: int, position: int, value: int) -> None:
    order = "<" if block[:2] == b"II" else ">"
    if kind == _SHORT:
        struct.pack_into(order + "HH", block, position, min(value, 65535), 0)
    elif kind == _LONG:
        struct.pack_into(order + "I", block, position, value)


def _tail(block: bytes | bytearray, directory: int) -> int | None:
    """Return where a directory's link to the next one stands, None past the end."""
    if directory + 2 > len(block):
        return None
    (count,) = struct.unpack_from(_order(block) + "H", block, directory)
    link = directory + 2 + 12 * int(count)
    return link if link + 4 <= len(block) else None


def _drop_thumbnail(block: bytearray, directory: int) -> None:
    """Unlink the second directory and wipe its picture, which is of before the edit.

    Its other values stay: some writers let both directories share them.
    """
    link = _tail(block, directory)
    if link is None:
        return
    (second,) = struct.unpack_from(_order(block) + "I", block, link)
    struct.pack_into(_order(block) + "I", block, link, 0)
    places = {
        tag: _number(block, kind, position)
        for tag, kind, position in _entries(block, second)
        if tag in (_THUMBNAIL, _THUMBNAIL_LENGTH)
    }
    start, length = places.get(_THUMBNAIL), places.get(_THUMBNAIL_LENGTH)
    # What does not begin like a picture may be anything else.
    if not start or not length or block[start : start + 2] != b"\xff\xd8":
        return
    stop = min(start + length, len(block))
    if start < link + 4 and stop > directory:
        return
    block[start:stop] = bytes(stop - start)
    if stop == len(block):
        del block[start:]


def _state(block: bytearray, directory: int | None, wanted: dict[int, int]) -> None:
    """Write numbers where a directory states such."""
    if directory is None:
        return
    for tag, kind, position in _entries(block, directory):
        if tag in wanted:
            _set_number(block, kind, position, wanted[tag])


def _inner(block: bytearray, directory: int | None, pointer: int) -> int | None:
    """Return where the directory lies that an entry of another one points to."""
    if directory is None:
        return None
    found = (
        _number(block, kind, position)
        for tag, kind, position in _entries(block, directory)
        if tag == pointer
    )
    return next(found, None)


def upright(
    data: bytes, size: tuple[int, int] | None = None, *, srgb: bool | None = None
) -> bytes:
    """Return a block that fits pixels turned upright.

    Parameters
    ----------
    data
        A block.
    size
        (width, height) to state where the block states a size; the embedded thumbnail
        is wiped then, too, and the block may end earlier.
    srgb
        Whether the pixels are sRGB; None leaves what the block says.
    """
    block = bytearray(data)
    first = _first_directory(block)
    main = _inner(block, first, _EXIF_IFD)
    interop = _inner(block, main, _INTEROP_IFD)
    _state(block, first, {_ORIENTATION: 1})
    if size is not None:
        width, height = size
        _state(block, first, {_FIRST_WIDTH: width, _FIRST_HEIGHT: height})
        _state(block, main, {_WIDTH: width, _HEIGHT: height})
        _state(block, interop, {_RELATED_WIDTH: width, _RELATED_HEIGHT: height})
    if srgb is not None:
        _state(block, main, {_COLOUR_SPACE: 1 if srgb else 0xFFFF})
    if srgb and interop is not None:
        for tag, _, position in _entries(block, interop):
            # "R03" would say that the colours are Adobe RGB's.
            if tag == _INTEROP_INDEX and block[position : position + 3] == b"R03":
                block[position : position + 3] = b"R98"
    if size is not None:
        _drop_thumbnail(block, first)
    return bytes(block)


def _wipe_directory(block: bytearray, offset: int) -> None:
    """Put zeros over a directory and over the values that it points to."""
    order = _order(block)
    for _, kind, position in _entries(block, offset):
        (count,) = struct.unpack_from(order + "I", block, position - 4)
        size = _VALUE_BYTES[kind] * count if kind < len(_VALUE_BYTES) else 0
        if size > 4:
            (start,) = struct.unpack_from(order + "I", block, position)
            stop = min(start + size, len(block))
            # What overlaps the header is damage, not a value.
            if start >= 8:
                block[start:stop] = bytes(max(stop - start, 0))
        block[position - 8 : position + 4] = bytes(12)
    if offset + 2 <= len(block):
        block[offset : offset + 2] = bytes(2)


def _remove_entry(block: bytearray, directory: int, entry: int) -> None:
    """Let the entries behind one, and the link behind them, move up in its place."""
    order, size = _order(block), len(block)
    (count,) = struct.unpack_from(order + "H", block, directory)
    if count == 0:  # damaged: a directory across this one, wiped with it
        return
    end = directory + 2 + 12 * count + 4
    block[entry:end] = block[entry + 12 : end] + bytes(12)
    del block[size:]
    struct.pack_into(order + "H", block, directory, count - 1)


def _without_packets(data: bytes) -> bytes:
    """Return a block without XMP, IPTC and Photoshop's resources inside of it.

    Their own blocks are the ones that count and that are looked through for places.
    """
    block = bytearray(data)
    order, directory = _order(block), _first_directory(block)
    found = [e for e in _entries(block, directory) if e[0] in _PACKETS]
    for _, kind, position in reversed(found):
        count, start = struct.unpack_from(order + "II", block, position - 4)
        size = _VALUE_BYTES[kind] * count if kind < len(_VALUE_BYTES) else 0
        stop = min(start + size, len(block))
        tail = _tail(block, directory)
        if size > 4 and (start >= (tail or 0) + 4 or stop <= directory) and start >= 8:
            block[start:stop] = bytes(max(stop - start, 0))
        _remove_entry(block, directory, position - 8)
    return bytes(block)


def without_gps(data: bytes) -> bytes:
    """Return a block without its GPS directory; nothing else in it moves.

    The directory's bytes are overwritten, not only unlinked.
    """
    block = bytearray(data)
    directory = _first_directory(block)
    for tag, kind, position in _entries(block, directory):
        if tag != _GPS_IFD:
            continue
        inner = _number(block, kind, position)
        if inner is not None and inner != directory:
            _wipe_directory(block, inner)
        _remove_entry(block, directory, position - 8)
        return bytes(block)
    return data


def without_places(data: bytes) -> bytes:
    """Return a block without its GPS directory and whatever else names the place.

    That is maker notes, and packets of XMP and IPTC in the block. Nothing moves. Of
    which makers places are known, `maker_notes` tells.
    """
    block = bytearray(_without_packets(without_gps(data)))
    main = _inner(block, _first_directory(block), _EXIF_IFD)
    for tag, _, position in [] if main is None else _entries(block, main):
        if tag == MAKER_NOTES:
            numbers = _order(block) + "II"
            size, start = struct.unpack_from(numbers, block, position - 4)
            stop = min(start + size, len(block))
            if size > 4 and start < stop:
                notes = bytes(block[start:stop])
                block[start:stop] = without_noted_places(notes, start)
    return bytes(block)


def with_rating(data: bytes, rating: int) -> bytes:
    """Return a block that states a rating; a percentage that it states follows.

    A block without one gets a longer first directory at its end, and what was there
    stays where it was. One that would outgrow a JPEG file's segment stays as it is.

    Parameters
    ----------
    data
        A block.
    rating
        0..5 stars.
    """
    block, found = bytearray(data), False
    directory = _first_directory(block)
    for tag, kind, position in _entries(block, directory):
        if tag == _RATING:
            _set_number(block, kind, position, rating)
            found = found or kind in (_SHORT, _LONG)
        elif tag == _RATING_PERCENT:
            _set_number(block, kind, position, _PERCENT[rating])
    if found:
        return bytes(block)
    grown = _with_short(block, directory, _RATING, rating)
    return grown if len(grown) <= max(_SEGMENT, len(data)) else bytes(block)


def _with_short(block: bytearray, directory: int, tag: int, value: int) -> bytes:
    """Return a block with one entry more; as it was where its directory is damaged."""
    order = _order(block)
    if directory + 2 > len(block):
        return bytes(block)
    (count,) = struct.unpack_from(order + "H", block, directory)
    end = directory + 2 + 12 * count
    if end + 4 > len(block):
        return bytes(block)
    table = block[directory + 2 : end]
    entries = [bytes(table[i : i + 12]) for i in range(0, len(table), 12)]
    entries.append(struct.pack(order + "HHIHH", tag, _SHORT, 1, value, 0))
    numbers = order + "H"
    kept = {struct.unpack_from(numbers, entry)[0]: entry for entry in entries}
    grown = block + bytes(len(block) % 2)
    struct.pack_into(order + "I", grown, 4, len(grown))
    grown += struct.pack(numbers, len(kept))
    grown += b"".join(kept[number] for number in sorted(kept))
    return bytes(grown + block[end : end + 4])
