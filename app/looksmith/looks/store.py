"""The user's own looks as files, one each, that hold all there is to know of them.

Layout, little-endian: magic (8 bytes), version (u16), length of the header (u32),
length of the table (u32), SHA-256 of the rest (32 bytes); then the header (UTF-8
JSON) and the table. Version 1 holds the exact table (float32 [r, g, b, channel],
zlib); version 2 holds a look that is decoded from the code in its header, and a small
copy of its table (`compact.pack_copy`) for the day when nothing decodes that code.
"""

from __future__ import annotations

import hashlib
import json
import struct
import zlib
from collections.abc import Iterator
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from looksmith.files import write_whole
from looksmith.looks.compact import StoredCode, pack_copy, unpack_copy
from looksmith.looks.errors import CatalogueError, LookFileError
from looksmith.looks.look import Look
from looksmith.lut.table import MAX_SIZE, MIN_SIZE

__all__ = ["LookStore", "StoredLook", "content_id"]

FloatArray = NDArray[np.float32]

MAGIC = b"\x89LKSUSR\n"
EXACT, COMPACT = 1, 2  # versions
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
    code
        The look as a code, None where it was not fitted.
    exact
        Whether the exact table is stored; a small copy is, and the code counts, where
        it is not.
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
    code: StoredCode | None = None
    exact: bool = True

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
            error=None if self.code is None else self.code.mean,
            exact=self.exact,
        )

    @classmethod
    def from_json(cls, text: str) -> StoredLook:
        """Rebuild from `to_json`; raise `LookFileError` for anything else."""
        try:
            values: dict[str, Any] = json.loads(text)
            known = {field.name for field in fields(cls)}
            kept = {k: v for k, v in values.items() if k in known}
            kept["tags"] = tuple(map(str, kept.get("tags", ())))
            if kept.get("code") is not None:
                kept["code"] = StoredCode(**kept["code"])
            return cls(**kept)
        except (ValueError, TypeError, AttributeError) as error:
            raise LookFileError("The look's description is damaged.") from error

    def to_json(self) -> str:
        """Return the description as JSON."""
        return json.dumps(asdict(self), ensure_ascii=False, sort_keys=True)


def _damaged(path: Path, reason: str) -> LookFileError:
    return LookFileError(f"{path.name}: {reason} Import the look again.")


def _unpack_exact(packed: bytes, size: int) -> FloatArray | None:
    length = 4 * 3 * size**3
    try:
        data = zlib.decompressobj().decompress(packed, length + 1)
    except zlib.error:
        return None
    if len(data) != length:
        return None
    table = np.frombuffer(data, "<f4").reshape(size, size, size, 3)
    return table.astype(np.float32, copy=False)


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
        """Write a look; an existing file is replaced only by a whole new one.

        Parameters
        ----------
        stored
            Says whether `table` is exact or the small copy, of values within 0..1.
        table
            Float32 (size, size, size, 3).
        """
        if stored.exact:
            packed = zlib.compress(np.ascontiguousarray(table, "<f4").tobytes(), 1)
        else:
            packed = pack_copy(table)
        self._write(stored, packed)

    def _write(self, stored: StoredLook, packed: bytes) -> None:
        header = stored.to_json().encode()
        digest = hashlib.sha256(header + packed).digest()
        version = EXACT if stored.exact else COMPACT
        head = _HEAD.pack(MAGIC, version, len(header), len(packed), digest)
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            write_whole(self.path(stored.id), head + header + packed)
        except OSError as error:
            raise CatalogueError(
                f"The look “{stored.title}” cannot be stored in {self._folder}: "
                f"{error.strerror or error}."
            ) from error

    def data(self, path: Path) -> bytes:
        """Return a look's whole file, for `parse`."""
        try:
            with path.open("rb") as file:
                return file.read(_HEAD.size + _MAX_HEADER + _MAX_TABLE + 1)
        except OSError as error:
            raise _damaged(path, f"It cannot be read ({error.strerror}).") from error

    @staticmethod
    def _split(path: Path, data: bytes) -> tuple[StoredLook, bytes]:
        if len(data) < _HEAD.size or not data.startswith(MAGIC):
            raise _damaged(path, "It is not a stored look.")
        _, version, header, packed, digest = _HEAD.unpack_from(data)
        body = data[_HEAD.size :]
        if version > COMPACT:
            raise _damaged(path, "A newer version of Looksmith stored it.")
        if len(body) != header + packed or hashlib.sha256(body).digest() != digest:
            raise _damaged(path, "It is damaged.")
        try:
            text = body[:header].decode()
        except UnicodeDecodeError as error:
            raise _damaged(path, "It is damaged.") from error
        stored = replace(StoredLook.from_json(text), exact=version == EXACT)
        return stored, body[header:]

    def describe(self, path: Path) -> StoredLook:
        """Read what a file says of its look; raise `LookFileError`."""
        return self._split(path, self.data(path))[0]

    def parse(self, look_id: str, data: bytes) -> tuple[StoredLook, FloatArray]:
        """Return what a file holds, the table as it was stored."""
        path = self.path(look_id)
        stored, packed = self._split(path, data)
        if not MIN_SIZE <= stored.size <= MAX_SIZE:
            raise _damaged(path, "It is damaged.")
        table = (_unpack_exact if stored.exact else unpack_copy)(packed, stored.size)
        if table is None:
            raise _damaged(path, "It is damaged.")
        return stored, table

    def read(self, look_id: str) -> tuple[StoredLook, FloatArray]:
        """Return what is stored of a look; raise `LookFileError`."""
        return self.parse(look_id, self.data(self.path(look_id)))

    def table(self, look_id: str) -> FloatArray:
        """Return a look's table, float32 (size, size, size, 3), as it was stored."""
        return self.read(look_id)[1]

    def describe_anew(self, look_id: str, **changes: Any) -> StoredLook:
        """Change fields of a stored look's description; its table stays."""
        path = self.path(look_id)
        stored, packed = self._split(path, self.data(path))
        changed = replace(stored, **changes)
        self._write(changed, packed)
        return changed

    def bytes_of(self, look_id: str) -> int:
        """Return what a look takes on disk; 0 for one that is gone."""
        try:
            return self.path(look_id).stat().st_size
        except OSError:
            return 0

    def remove(self, look_id: str) -> None:
        """Delete a look's file; one that is gone already is no error."""
        try:
            self.path(look_id).unlink(missing_ok=True)
        except OSError as error:
            raise CatalogueError(
                f"{self.path(look_id)} cannot be removed: {error.strerror or error}."
            ) from error
