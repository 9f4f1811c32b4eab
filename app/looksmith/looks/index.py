"""The quick memory: favourites, recent looks and what the stored looks say.

All that would be missed is also kept in files (`store` and `marks.json`), so that a
damaged database is set aside and made anew.
"""

from __future__ import annotations

import json
import os
import sqlite3
import threading
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from looksmith.databases import connected
from looksmith.files import write_whole
from looksmith.looks.errors import CatalogueError
from looksmith.looks.store import StoredLook

__all__ = ["RECENT", "LookIndex"]

VERSION = 1
RECENT = 60
_SCHEMA = """
CREATE TABLE looks (
    id TEXT PRIMARY KEY, description TEXT NOT NULL, coarse BLOB NOT NULL
) WITHOUT ROWID;
CREATE TABLE favourites (id TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE recent (id TEXT PRIMARY KEY, place INTEGER NOT NULL) WITHOUT ROWID;
"""


class LookIndex:
    """An SQLite file with a copy of its marks beside it. May be used from any thread.

    Parameters
    ----------
    folder
        The user's data folder.
    problems
        Told, in sentences, of what had to be mended.
    """

    def __init__(self, folder: Path, problems: Callable[[str], None]) -> None:
        self._path = folder / "looks.db"
        self._marks = folder / "marks.json"
        self._lock = threading.RLock()
        self._starred: frozenset[str] | None = None  # a view asks for every tile
        try:
            folder.mkdir(parents=True, exist_ok=True)
            self._connection = self._open(problems)
        except (OSError, sqlite3.Error) as error:
            problems(
                f"The folder {folder} cannot be used ({error}): favourites and "
                "imported looks will not be kept."
            )
            self._marks = Path(os.devnull)
            self._connection = connected(":memory:", _SCHEMA, VERSION)

    def _open(self, problems: Callable[[str], None]) -> sqlite3.Connection:
        try:
            connection = connected(self._path, _SCHEMA, VERSION)
        except sqlite3.OperationalError as error:
            if "locked" in str(error) or "unable to open" in str(error):
                raise
            reason = str(error)
        except sqlite3.DatabaseError as error:
            reason = str(error)
        else:
            self._restore_marks(connection)
            return connection
        kept = self._set_aside()
        problems(
            f"The index of your looks was damaged ({reason}) and has been made anew; "
            f"the old one is kept as {kept.name}."
        )
        connection = connected(self._path, _SCHEMA, VERSION)
        self._restore_marks(connection)
        return connection

    def _set_aside(self) -> Path:
        number = 1
        while (aside := self._path.with_name(f"looks.broken-{number}.db")).exists():
            number += 1
        os.replace(self._path, aside)
        for suffix in ("-wal", "-shm"):
            Path(f"{self._path}{suffix}").unlink(missing_ok=True)
        return aside

    def _restore_marks(self, connection: sqlite3.Connection) -> None:
        """Fill a database that is new from the copy."""
        union = "SELECT id FROM favourites UNION ALL SELECT id FROM recent LIMIT 1"
        if connection.execute(union).fetchone():
            return
        try:
            marks: dict[str, Any] = json.loads(self._marks.read_text(encoding="utf-8"))
            favourites = [(str(i),) for i in marks["favourites"]]
            recent = [(str(i), -n) for n, i in enumerate(marks["recent"])]
        except (OSError, ValueError, KeyError, TypeError):
            return
        connection.executemany(
            "INSERT OR IGNORE INTO favourites VALUES (?)", favourites
        )
        connection.executemany("INSERT OR IGNORE INTO recent VALUES (?, ?)", recent)

    def _run(self, statement: str, values: Iterable[Any] = ()) -> list[tuple[Any, ...]]:
        with self._lock:
            try:
                return self._connection.execute(statement, tuple(values)).fetchall()
            except sqlite3.Error as error:
                raise CatalogueError(
                    f"The index of your looks cannot be used: {error}. Start Looksmith "
                    "again to have it mended."
                ) from error

    def looks(self) -> list[tuple[StoredLook, bytes]]:
        """Return the described looks and their coarse tables, oldest first."""
        rows = self._run("SELECT description, coarse FROM looks")
        found = [(StoredLook.from_json(text), coarse) for text, coarse in rows]
        return sorted(found, key=lambda pair: (pair[0].added, pair[0].title))

    def put(self, stored: StoredLook, coarse: bytes) -> None:
        """Remember a look."""
        values = (stored.id, stored.to_json(), coarse)
        self._run("INSERT OR REPLACE INTO looks VALUES (?, ?, ?)", values)

    def drop(self, look_id: str) -> None:
        """Forget a look, its star and its visit."""
        with self._lock:
            self._starred = None
            for table in ("looks", "favourites", "recent"):
                self._run(f"DELETE FROM {table} WHERE id = ?", (look_id,))
        self._keep_marks()

    def favourites(self) -> set[str]:
        """Return the ids of all favourites."""
        return {look_id for (look_id,) in self._run("SELECT id FROM favourites")}

    def is_favourite(self, look_id: str) -> bool:
        """Whether this id is among the favourites."""
        starred = self._starred
        if starred is None:
            with self._lock:
                starred = self._starred = frozenset(self.favourites())
        return look_id in starred

    def set_favourite(self, look_id: str, on: bool) -> None:
        """Add to or take from the favourites."""
        with self._lock:
            self._starred = None
            if on:
                self._run("INSERT OR IGNORE INTO favourites VALUES (?)", (look_id,))
            else:
                self._run("DELETE FROM favourites WHERE id = ?", (look_id,))
        self._keep_marks()

    def touch(self, look_id: str) -> None:
        """Make a look the most recent one."""
        with self._lock:
            ((last,),) = self._run("SELECT coalesce(max(place), 0) FROM recent")
            self._run(
                "INSERT OR REPLACE INTO recent VALUES (?, ?)", (look_id, last + 1)
            )
            self._run(
                "DELETE FROM recent WHERE id NOT IN "
                "(SELECT id FROM recent ORDER BY place DESC LIMIT ?)",
                (RECENT,),
            )
        self._keep_marks()

    def recent(self) -> list[str]:
        """Return the ids of recent looks, the latest first."""
        rows = self._run("SELECT id FROM recent ORDER BY place DESC")
        return [look_id for (look_id,) in rows]

    def _keep_marks(self) -> None:
        """Copy favourites and recent looks to a file that outlives the database."""
        if self._marks == Path(os.devnull):
            return
        with self._lock:
            marks = {"favourites": sorted(self.favourites()), "recent": self.recent()}
            text = json.dumps(marks, indent=1)
            try:
                write_whole(self._marks, text)
            except OSError as error:
                raise CatalogueError(
                    f"{self._marks} cannot be written: {error.strerror or error}."
                ) from error

    def close(self) -> None:
        """Close the database; using the index afterwards raises `CatalogueError`."""
        with self._lock:
            self._connection.close()
