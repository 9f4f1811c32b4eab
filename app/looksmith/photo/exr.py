"""OpenEXR files: their parts, of scanlines or tiles, to scene-linear light.

The file layout is that of the OpenEXR project's "OpenEXR File Layout" (version 2).
None, RLE, ZIPS, ZIP and PXR24 are undone here, the other compressions by the format's
own library (see `exr_library`).
"""

from __future__ import annotations

import math
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from looksmith.colour.profiles import SRGB_TO_D50
from looksmith.photo.colour_codes import measured_colorants
from looksmith.photo.decoded import Decoded, check_plausible, check_size
from looksmith.photo.errors import PhotoError
from looksmith.photo.exr_library import LIBRARY_LINES, read_with_library
from looksmith.photo.exr_window import framed

__all__ = ["FINISHED", "read_exr"]

FINISHED = "looksmithFinished"
"""Attribute of files that hold display light, which Looksmith wrote."""

_TILED, _DEEP, _PARTS = 0x200, 0x800, 0x1000
_TYPES = ("<u4", "<f2", "<f4")
_UINT, _HALF, _FLOAT = range(3)
_LINES = {0: 1, 1: 1, 2: 1, 3: 16, 5: 16}
_ALL_LINES = _LINES | {key: lines for key, (_, lines) in LIBRARY_LINES.items()}
_PXR24 = 5
_MAX_ATTRIBUTES, _MAX_PARTS = 1000, 200
_MAX_RATIO, _ROOM = 1100, 1 << 30


class _Channel(NamedTuple):
    name: str
    kind: int
    sampling: tuple[int, int]


@dataclass
class _Header:
    """What stands before a picture.

    Parameters
    ----------
    part, parts
        Its number, from 0, and how many there are; `parts` is 0 in a file that is not
        divided into parts, not even one.
    table
        Where the places of its chunks stand.
    """

    attributes: dict[str, bytes] = field(default_factory=dict)
    part: int = 0
    parts: int = 0
    channels: list[_Channel] = field(default_factory=list)
    compression: int = 0
    left: int = 0
    top: int = 0
    width: int = 0
    height: int = 0
    tile: tuple[int, int] | None = None
    table: int = 0

    @property
    def depth(self) -> int:
        """Bytes that all channels of a pixel take."""
        return sum(np.dtype(_TYPES[channel.kind]).itemsize for channel in self.channels)


class _Chunk(NamedTuple):
    """A piece of the picture: its place, size, and where its bytes are."""

    x: int
    y: int
    width: int
    height: int
    start: int
    size: int


def _text(data: bytes, position: int) -> tuple[str, int]:
    end = data.index(b"\0", position, position + 256)
    return data[position:end].decode("latin-1"), end + 1


def _channels(body: bytes) -> Iterator[_Channel]:
    position = 0
    while body[position : position + 1] not in (b"\0", b""):
        name, position = _text(body, position)
        kind, x, y = struct.unpack_from("<i4xii", body, position)
        if kind not in (_UINT, _HALF, _FLOAT):
            raise PhotoError("The OpenEXR file is damaged: a channel of unknown kind.")
        yield _Channel(name, kind, (x, y))
        position += 16


def _attributes(data: bytes, position: int) -> tuple[dict[str, bytes], int]:
    """Return a header's attributes, and where it ends."""
    found: dict[str, bytes] = {}
    for _ in range(_MAX_ATTRIBUTES):
        if data[position : position + 1] == b"\0":
            break
        name, position = _text(data, position)
        _, position = _text(data, position)
        (size,) = struct.unpack_from("<I", data, position)
        found[name] = data[position + 4 : position + 4 + size]
        position += 4 + size
    return found, position + 1


def _read_headers(data: bytes) -> list[_Header]:
    """Return the headers of the parts that are flat pictures."""
    (flags,) = struct.unpack_from("<I", data, 4)
    divided = bool(flags & _PARTS)
    found: list[dict[str, bytes]] = []
    position = 8
    while len(found) < _MAX_PARTS:
        attributes, position = _attributes(data, position)
        if not attributes:
            break
        found.append(attributes)
        if not divided:
            break
    headers = []
    for part, attributes in enumerate(found):
        kind = attributes.get("type", b"").rstrip(b"\0")
        if not kind.startswith(b"deep") and (divided or not flags & _DEEP):
            header = _Header(attributes, part, len(found) * divided, table=position)
            tiled = kind == b"tiledimage" if divided else bool(flags & _TILED)
            _take_layout(header, tiled=tiled)
            headers.append(header)
        if divided:
            position += 8 * int.from_bytes(attributes["chunkCount"], "little")
    if not headers:
        raise PhotoError(
            "This OpenEXR file has deep pixels. Save it as a flat picture first."
        )
    return headers


def _take_layout(header: _Header, *, tiled: bool) -> None:
    found = header.attributes
    header.channels = list(_channels(found["channels"]))
    header.compression = found["compression"][0]
    x0, y0, x1, y1 = struct.unpack("<4i", found["dataWindow"])
    header.left, header.top = x0, y0
    header.width, header.height = x1 - x0 + 1, y1 - y0 + 1
    check_size(header.width, header.height)
    if tiled:
        width, height = struct.unpack_from("<II", found["tiles"])
        header.tile = (width, height)
        check_size(width, height)


def _chunks(data: bytes, header: _Header) -> Iterator[_Chunk]:
    """Yield the chunks of the full-size picture."""
    if header.tile is not None:
        wide, high = header.tile
    else:
        wide, high = header.width, _ALL_LINES[header.compression]
    across, down = math.ceil(header.width / wide), math.ceil(header.height / high)
    if header.table + 8 * across * down > len(data):
        raise PhotoError("The OpenEXR file is truncated.")
    for place in struct.unpack_from(f"<{across * down}Q", data, header.table):
        offset = place + 4 * bool(header.parts)
        if header.parts and struct.unpack_from("<i", data, place)[0] != header.part:
            raise PhotoError("The OpenEXR file is damaged: parts out of order.")
        if header.tile is not None:
            column, row, level_x, level_y, size = struct.unpack_from(
                "<5i", data, offset
            )
            x, y, start = column * wide, row * high, offset + 20
            if level_x or level_y:
                raise PhotoError("The OpenEXR file is damaged: tiles out of order.")
        else:
            y, size = struct.unpack_from("<ii", data, offset)
            x, y, start = 0, y - header.top, offset + 8
        if not (0 <= x < header.width and 0 <= y < header.height and size >= 0):
            raise PhotoError("The OpenEXR file is damaged: a block out of place.")
        if start + size > len(data):
            raise PhotoError("The OpenEXR file is truncated.")
        width, height = min(wide, header.width - x), min(high, header.height - y)
        yield _Chunk(x, y, width, height, start, size)


def _inflated(block: bytes, size: int) -> bytes:
    worker = zlib.decompressobj()
    result = worker.decompress(block, size)
    if len(result) != size:
        raise PhotoError("The OpenEXR file is damaged: a block of the wrong size.")
    return result


def _unpredicted(values: bytes) -> bytes:
    """Add up differences, then put the two halves' bytes in turns."""
    steps = np.frombuffer(values, np.uint8).copy()
    steps[1:] -= np.uint8(128)
    sums = np.cumsum(steps, dtype=np.uint8)
    result = np.empty_like(sums)
    half = (len(sums) + 1) // 2
    result[::2], result[1::2] = sums[:half], sums[half:]
    return result.tobytes()


def _runs(block: bytes, size: int) -> bytes:
    parts, position, length = [], 0, 0
    while position < len(block) and length <= size:
        count = block[position]
        if count > 127:
            part = block[position + 1 : position + 257 - count]
            position += 257 - count
        else:
            part = block[position + 1 : position + 2] * (count + 1)
            position += 2
        parts.append(part)
        length += len(part)
    if length != size:
        raise PhotoError("The OpenEXR file is damaged: a block of the wrong size.")
    return b"".join(parts)


def _pxr24(block: bytes, chunk: _Chunk, channels: list[_Channel]) -> bytes:
    """Undo PXR24: differences along a line, the bytes of each rank together."""
    ranks = {_UINT: 4, _HALF: 2, _FLOAT: 3}
    size = sum(ranks[c.kind] for c in channels) * chunk.width * chunk.height
    values = np.frombuffer(_inflated(block, size), np.uint8)
    parts, position = [], 0
    for _ in range(chunk.height):
        for channel in channels:
            count = ranks[channel.kind]
            planes = values[position : position + count * chunk.width]
            position += count * chunk.width
            steps = np.zeros(chunk.width, np.uint32)
            for rank, plane in enumerate(planes.reshape(count, chunk.width)):
                steps |= plane.astype(np.uint32) << np.uint32(8 * (count - 1 - rank))
            sums = np.cumsum(steps, dtype=np.uint32)
            if channel.kind == _FLOAT:
                sums <<= np.uint32(8)
            parts.append(sums.astype("<u2" if channel.kind == _HALF else "<u4"))
    return b"".join(part.tobytes() for part in parts)


def _expanded(block: bytes, chunk: _Chunk, header: _Header) -> bytes:
    """Return a chunk's samples: by line, then by channel."""
    size = header.depth * chunk.width * chunk.height
    if len(block) == size or header.compression == 0:
        return block
    if size > _MAX_RATIO * max(len(block), 1):
        raise PhotoError("The OpenEXR file is damaged: a block of the wrong size.")
    if header.compression == _PXR24:
        return _pxr24(block, chunk, header.channels)
    unpacked = _runs if header.compression == 1 else _inflated
    return _unpredicted(unpacked(block, size))


def _shown_channels(names: set[str]) -> tuple[list[str], str | None] | None:
    """Return the names of the colour channels, and of alpha; None without colours."""
    layers = ["", *sorted({n.rpartition(".")[0] + "." for n in names if "." in n})]
    for layer in layers:
        for colours in ("RGB", "Y"):
            wanted = [layer + letter for letter in colours]
            if names.issuperset(wanted):
                alpha = layer + "A"
                return wanted, alpha if alpha in names else None
    return None


def _shown_part(headers: list[_Header]) -> tuple[_Header, list[str], str | None]:
    """Return the first part that has colours, and their channels' names."""
    everything: set[str] = set()
    for header in headers:
        names = {channel.name for channel in header.channels}
        shown = _shown_channels(names)
        if shown is not None:
            return header, *shown
        everything |= names
    found = ", ".join(sorted(everything)) or "none"
    raise PhotoError(
        f"The OpenEXR file has no channels R, G and B, nor Y. It has: {found}."
    )


def _check(header: _Header, headers: list[_Header], stored: int) -> None:
    """Refuse what cannot be read, or would not fit, before anything is decoded."""
    if header.compression not in _ALL_LINES:
        raise PhotoError(
            f"The OpenEXR file is compressed in a way (number {header.compression})"
            " that this version does not know. Save it with ZIP compression first."
        )
    check_plausible(header.width, header.height, stored)
    if any(c.sampling != (1, 1) for c in header.channels):
        raise PhotoError(
            "The OpenEXR file has subsampled channels, which are not read."
            " Save it as RGB first."
        )
    if header.compression in LIBRARY_LINES:
        # Its library decodes all parts, with all of their channels.
        needed = sum(each.width * each.height * each.depth for each in headers)
        if needed > _ROOM + _MAX_RATIO * stored:
            raise PhotoError(
                f"The OpenEXR file is damaged: {stored} bytes cannot hold"
                f" {len(headers)} parts of such a size."
            )


def _planes(data: bytes, header: _Header, wanted: list[str]) -> NDArray[np.float32]:
    """Decode the wanted channels to (height, width, channels)."""
    if header.compression in LIBRARY_LINES:
        for _ in _chunks(data, header):
            pass  # each is looked at before the library sees any of them
        part = (header.part, max(header.parts, 1))
        return read_with_library(data, header.compression, part, wanted)
    result = np.zeros((header.height, header.width, len(wanted)), np.float32)
    for chunk in _chunks(data, header):
        block = data[chunk.start : chunk.start + chunk.size]
        samples = memoryview(_expanded(block, chunk, header))
        position = 0
        for row in range(chunk.y, chunk.y + chunk.height):
            for channel in header.channels:
                kind = _TYPES[channel.kind]
                if channel.name in wanted:
                    place = wanted.index(channel.name)
                    line = np.frombuffer(samples, kind, chunk.width, position)
                    stop = chunk.x + chunk.width
                    result[row, chunk.x : stop, place] = line
                position += chunk.width * np.dtype(kind).itemsize
    return result


def _to_srgb(header: _Header) -> NDArray[np.float64]:
    body = header.attributes.get("chromaticities", b"")
    if len(body) != 32:
        return np.eye(3)
    matrix = measured_colorants(np.array(struct.unpack("<8f", body)))
    if matrix is None:
        return np.eye(3)
    return np.asarray(np.linalg.solve(SRGB_TO_D50, matrix))


def read_exr(data: bytes) -> Decoded:
    """Decode an OpenEXR file to scene-linear floats.

    Raises
    ------
    PhotoError
        The file is truncated, damaged, or holds what is not read.
    LookupError, ValueError, struct.error, zlib.error
        The file is damaged.
    """
    headers = _read_headers(data)
    header, colours, alpha = _shown_part(headers)
    _check(header, headers, len(data))
    wanted = colours if alpha is None else [*colours, alpha]
    display = header.attributes.get("displayWindow", b"")
    planes, note = framed(
        _planes(data, header, wanted), (header.left, header.top), display
    )
    kinds = {c.kind for c in header.channels if c.name in colours}
    decoded = Decoded(
        "OpenEXR",
        np.ascontiguousarray(planes[..., : len(colours)]),
        bits=16 if kinds == {_HALF} else 32,
        mode="grey" if len(colours) == 1 else "RGB",
        profile_name="linear light",
        light=_to_srgb(header),
        finished=FINISHED in header.attributes,
        xmp=header.attributes.get("xmp"),
    )
    if alpha is not None:
        decoded.alpha = np.ascontiguousarray(planes[..., -1])
        decoded.premultiplied = True
        decoded.mode = f"{decoded.mode} with alpha"
    if note is not None:
        decoded.warnings.append(note)
    if header.parts > 1:
        decoded.warnings.append(
            f"The OpenEXR file has {header.parts} parts: number {header.part + 1}"
            " was taken."
        )
    return decoded
