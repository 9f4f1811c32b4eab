"""The library file: a versioned container with a checksum, whatever the codec.

Layout, little-endian: magic (8 bytes), version (u16), number of sections (u16),
length of the whole file (u32), SHA-256 of all that follows (32 bytes); then per
section its name (8 bytes, zero-padded ASCII) and length (u32); then the sections in
that order. Sections of version 1: `kind` (ASCII), `ids` (u32 length, then packed
UTF-8 lines), `flags` (one byte a look; bit 0: monochrome), `errors` (float16: mean,
p90 and maximum CIEDE2000 a look), `codec` and `codes` (the codec's own), and, where
looks need them, `greys`. A reader passes over sections it does not know.
"""

from __future__ import annotations

import hashlib
import struct
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from looksmith.files import write_whole
from looksmith.models.encoding.errors import LibraryFileError
from looksmith.models.encoding.packing import pack_bytes, unpack_bytes

__all__ = ["VERSION", "LibraryContent", "dump", "load", "parse", "save"]

MAGIC = b"\x89LKSLIB\n"
VERSION = 1
_HEAD = struct.Struct("<8sHHI32s")
_SECTION = struct.Struct("<8sI")
_MAX_FILE, _MAX_LOOKS, _MAX_SECTIONS, _MAX_ID = 64 << 20, 65536, 32, 120
_MONOCHROME = 1


@dataclass(frozen=True, eq=False)
class LibraryContent:
    """What a library file holds.

    Parameters
    ----------
    kind
        The codec's kind.
    ids
        One per look, unique, without line breaks.
    monochrome
        Bool (N,).
    errors
        Float32 (N, 3): measured mean, p90 and maximum CIEDE2000.
    codec, codes
        The codec's own bytes.
    greys
        What decoded looks lack along the greys, see `greys.pack_greys`.
    """

    kind: str
    ids: tuple[str, ...]
    monochrome: NDArray[np.bool_]
    errors: NDArray[np.float32]
    codec: bytes
    codes: bytes
    greys: bytes = b""


def dump(content: LibraryContent) -> bytes:
    """Return the file's bytes; the same content gives the same bytes."""
    text = "\n".join(content.ids).encode()
    flags = np.where(content.monochrome, _MONOCHROME, 0).astype(np.uint8)
    sections = {
        b"kind": content.kind.encode("ascii"),
        b"ids": struct.pack("<I", len(text)) + pack_bytes(text),
        b"flags": flags.tobytes(),
        b"errors": content.errors.astype("<f2").tobytes(),
        b"codec": content.codec,
        b"codes": content.codes,
    }
    if content.greys:
        sections[b"greys"] = content.greys
    table = b"".join(_SECTION.pack(name, len(data)) for name, data in sections.items())
    body = table + b"".join(sections.values())
    digest = hashlib.sha256(body).digest()
    length = _HEAD.size + len(body)
    return _HEAD.pack(MAGIC, VERSION, len(sections), length, digest) + body


def save(content: LibraryContent, path: str | Path) -> None:
    """Write a library file; an existing one is replaced only by a whole new one."""
    write_whole(path, dump(content))


def _sections(data: bytes) -> dict[bytes, bytes]:
    if not data.startswith(MAGIC[: max(len(data), 1)]):
        raise LibraryFileError("it is not a Looksmith library.")
    if len(data) < _HEAD.size:
        raise LibraryFileError("it is cut short.")
    _, version, count, length, digest = _HEAD.unpack_from(data)
    if version > VERSION:
        raise LibraryFileError(
            f"it was made by a newer version of Looksmith (format {version}, this one "
            f"reads up to {VERSION}): update Looksmith to open it."
        )
    if version < 1 or count > _MAX_SECTIONS:
        raise LibraryFileError("its header is damaged.")
    if length != len(data):
        raise LibraryFileError(
            f"it should have {length:,} bytes and has {len(data):,}: copy it again."
        )
    body = data[_HEAD.size :]
    if hashlib.sha256(body).digest() != digest:
        raise LibraryFileError("its checksum does not match: it is damaged.")
    start = count * _SECTION.size
    if start > len(body):
        raise LibraryFileError("it is cut short.")
    found = {}
    for index in range(count):
        name, size = _SECTION.unpack_from(body, index * _SECTION.size)
        found[name.rstrip(b"\0")] = body[start : start + size]
        start += size
    if start != len(body):
        raise LibraryFileError("its parts do not add up to the whole.")
    return found


def _ids(data: bytes) -> tuple[str, ...]:
    if len(data) < 4:
        raise LibraryFileError("its list of looks is cut short.")
    (length,) = struct.unpack_from("<I", data)
    if length > _MAX_LOOKS * _MAX_ID:
        raise LibraryFileError("its list of looks is too long.")
    try:
        text = unpack_bytes(data[4:], length).decode()
    except UnicodeDecodeError as error:
        raise LibraryFileError("its list of looks is damaged.") from error
    ids = tuple(text.split("\n")) if text else ()
    if len(ids) > _MAX_LOOKS or len(set(ids)) != len(ids):
        raise LibraryFileError("its list of looks is too long or names one twice.")
    return ids


def parse(data: bytes) -> LibraryContent:
    """Read a library from bytes.

    Raises
    ------
    LibraryFileError
        Not a library, cut short, damaged, of a newer format, or stating sizes that
        do not fit. Nothing is allocated on the word of the file alone.
    """
    sections = _sections(data)
    missing = {b"kind", b"ids", b"flags", b"errors", b"codec", b"codes"} - set(sections)
    if missing:
        raise LibraryFileError("a part of it is missing.")
    ids = _ids(sections[b"ids"])
    if len(sections[b"flags"]) != len(ids) or len(sections[b"errors"]) != 6 * len(ids):
        raise LibraryFileError("its parts hold different numbers of looks.")
    flags = np.frombuffer(sections[b"flags"], np.uint8)
    errors = np.frombuffer(sections[b"errors"], "<f2").astype(np.float32)
    return LibraryContent(
        kind=sections[b"kind"].decode("ascii", "replace"),
        ids=ids,
        monochrome=(flags & _MONOCHROME).astype(bool),
        errors=errors.reshape(-1, 3),
        codec=sections[b"codec"],
        codes=sections[b"codes"],
        greys=sections.get(b"greys", b""),
    )


def load(path: str | Path) -> LibraryContent:
    """Read a library file; see `parse` for what it refuses."""
    path = Path(path)
    try:
        with path.open("rb") as file:
            data = file.read(_MAX_FILE + 1)
    except OSError as error:
        reason = error.strerror or str(error)
        raise LibraryFileError(f"it cannot be read ({reason}).", path=path) from error
    if len(data) > _MAX_FILE:
        raise LibraryFileError("it is too large for a look library.", path=path)
    try:
        return parse(data)
    except LibraryFileError as error:
        raise LibraryFileError(error.reason, path=path) from error
