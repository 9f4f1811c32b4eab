"""The user's own looks as files, one each, that hold all there is to know of them.

Layout, little-endian: magic (8 bytes), version (u16), length of the header (u32),
length of the table (u32), SHA-256 of the rest (32 bytes); then the header (UTF-8
JSON) and the table (float32 [r, g, b, channel], zlib).
"""

from __future__ import annotations

import hashlib
import json
import struct
import zlib
from collections.abc import Iterator
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from looksmith.files import write_whole
from looksmith.looks.errors import CatalogueError, LookFileError
from looksmith.looks.look import Look
from looksmith.lut.table import MAX_SIZE, MIN_SIZE

__all__ = ["LookStore", "StoredLook", "content_id"]

FloatArray = NDArray[np.float32]

MAGIC = b"\x89LKSUSR\n"
VERSION = 1
SUFFIX = ".look"
_HEAD = struct.Struct("<8sHII32s")
_MAX_HEADER, _MAX_TABLE = 1 << 20, 4 * 3 * MAX_SIZE**3 + (1 << 16)


def content_id(table: FloatArray) -> str:
    """Return the id of a user's look: the same colours always give the same one."""
    data = np.ascontiguousarray(table, "<f4")
    return "user-" + hashlib.sha256(data.tobytes()).hexdigest()[:12]


@dataclass(frozen=True)
class StoredLook:
    """What a stored look says of itself.

    Parameters
    ----------
    id, title, category, author, tags, monochrome, one_to_one
        See `Look`.
    size
        Lattice points along an axis of the stored table.
    input_space
        Encoding that the table expects.
    origin
        The file that it was imported from.
    added
        When, ISO 8601 in UTC.
    """

    id: str
    title: str
    category: str
    size: int
    origin: str
    added: str
    author: str = ""
    tags: tuple[str, ...] = ()
    monochrome: bool = False
    one_to_one: bool = False
    input_space: str = "sRGB"

    def look(self) -> Look:
        """Return what the catalogue shows."""
        return Look(
            id=self.id,
            title=self.title,
            category=self.category,
            author=self.author,
            tags=self.tags,
            monochrome=self.monochrome,
            one_to_one=self.one_to_one,
            origin="user",
        )

    @classmethod
    def from_json(cls, text: str) -> StoredLook:
        """Rebuild from `to_json`; raise `LookFileError` for anything else."""
        try:
            values: dict[str, Any] = json.loads(text)
            known = {field.name for field in fields(cls)}
            kept = {k: v for k, v in values.items() if k in known}
            kept["tags"] = tuple(map(str, kept.get("tags", ())))
            return cls(**kept)
        except (ValueError, TypeError, AttributeError) as error:
            raise LookFileError("The look's description is damaged.") from error

    def to_json(self) -> str:
        """Return the description as JSON."""
        return json.dumps(asdict(self), ensure_ascii=False, sort_keys=True)


def _damaged(path: Path, reason: str) -> LookFileError:
    return LookFileError(f"{path.name}: {reason} Import the look again.")


class LookStore:
    """A folder of stored looks.

    Parameters
    ----------
    folder
        Made when the first look is written.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def path(self, look_id: str) -> Path:
        """Return where a look lies."""
        return self._folder / f"{look_id}{SUFFIX}"

    def files(self) -> Iterator[Path]:
        """Yield the files of all stored looks, in no particular order."""
        try:
            yield from self._folder.glob(f"user-*{SUFFIX}")
        except OSError as error:
            raise CatalogueError(f"{self._folder} cannot be read: {error}") from error

    def write(self, stored: StoredLook, table: FloatArray) -> None:
        """Write a look; an existing file is replaced only by a whole new one."""
        packed = zlib.compress(np.ascontiguousarray(table, "<f4").tobytes(), 1)
        self._write(stored, packed)

    def _write(self, stored: StoredLook, packed: bytes) -> None:
        header = stored.to_json().encode()
        digest = hashlib.sha256(header + packed).digest()
        head = _HEAD.pack(MAGIC, VERSION, len(header), len(packed), digest)
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            write_whole(self.path(stored.id), head + header + packed)
        except OSError as error:
            raise CatalogueError(
                f"The look “{stored.title}” cannot be stored in {self._folder}: "
                f"{error.strerror or error}."
            ) from error

    def _read(self, path: Path) -> tuple[StoredLook, bytes]:
        try:
            with path.open("rb") as file:
                data = file.read(_HEAD.size + _MAX_HEADER + _MAX_TABLE + 1)
        except OSError as error:
            raise _damaged(path, f"It cannot be read ({error.strerror}).") from error
        if len(data) < _HEAD.size or not data.startswith(MAGIC):
            raise _damaged(path, "It is not a stored look.")
        _, version, header, packed, digest = _HEAD.unpack_from(data)
        body = data[_HEAD.size :]
        if version > VERSION:
            raise _damaged(path, "A newer version of Looksmith stored it.")
        if len(body) != header + packed or hashlib.sha256(body).digest() != digest:
            raise _damaged(path, "It is damaged.")
        try:
            text = body[:header].decode()
        except UnicodeDecodeError as error:
            raise _damaged(path, "It is damaged.") from error
        return StoredLook.from_json(text), body[header:]

    def describe(self, path: Path) -> StoredLook:
        """Read what a file says of its look; raise `LookFileError`."""
        return self._read(path)[0]

    def table(self, look_id: str) -> FloatArray:
        """Return a look's table, float32 (size, size, size, 3), as it was stored."""
        path = self.path(look_id)
        stored, packed = self._read(path)
        if not MIN_SIZE <= stored.size <= MAX_SIZE:
            raise _damaged(path, "It is damaged.")
        length = 4 * 3 * stored.size**3
        try:
            data = zlib.decompressobj().decompress(packed, length + 1)
        except zlib.error as error:
            raise _damaged(path, "It is damaged.") from error
        if len(data) != length:
            raise _damaged(path, "It is damaged.")
        shape = (stored.size, stored.size, stored.size, 3)
        return np.frombuffer(data, "<f4").reshape(shape).astype(np.float32, copy=False)

    def update(self, stored: StoredLook) -> None:
        """Rewrite what a stored look says of itself; its table stays."""
        self._write(stored, self._read(self.path(stored.id))[1])

    def remove(self, look_id: str) -> None:
        """Delete a look's file; one that is gone already is no error."""
        try:
            self.path(look_id).unlink(missing_ok=True)
        except OSError as error:
            raise CatalogueError(
                f"{self.path(look_id)} cannot be removed: {error.strerror or error}."
            ) from error
