"""The edits of photos, remembered by content in one file of the user's data folder.

The photos themselves are never written to.
"""

from __future__ import annotations

import json
import os
import sqlite3
import threading
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

from looksmith.databases import connected
from looksmith.errors import LooksmithError
from looksmith.grade.recipe import Recipe
from looksmith.grade.serial import (
    lut_from_json,
    lut_to_json,
    recipe_from_json,
    recipe_to_json,
)
from looksmith.lut.table import Lut3D

__all__ = [
    "EDITS_FILE",
    "NEUTRAL",
    "EditStore",
    "Guests",
    "KeptEdit",
    "KeptEditError",
]

EDITS_FILE = "edits.db"
"""In the user's data folder: what is remembered of photos."""

T = TypeVar("T")

Guests = Mapping[str, tuple[str, Lut3D]]
"""Titles and tables, by id, of looks that the library lacks: a session brought them."""

NEUTRAL = Recipe()
"""No edit: one for all photos, since making one checks every value of it."""

VERSION = 1
_SCHEMA = """
CREATE TABLE edits (
    photo TEXT PRIMARY KEY, name TEXT NOT NULL, recipe TEXT, rating INTEGER,
    changed TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE looks (
    id TEXT PRIMARY KEY, title TEXT NOT NULL, lut TEXT NOT NULL
) WITHOUT ROWID;
"""
_PUT = "INSERT OR REPLACE INTO edits VALUES (?, ?, ?, ?, ?)"
_PUT_LOOK = "INSERT OR REPLACE INTO looks VALUES (?, ?, ?)"
_RATED = "SELECT 1 FROM edits WHERE rating IS NOT NULL LIMIT 1"
_GET = "SELECT name, recipe, rating, changed FROM edits WHERE photo = ?"
_USES = "SELECT 1 FROM edits WHERE instr(recipe, ?) LIMIT 1"
_NAMES = (  # a content's own key and those below it: "0" comes after "/"
    "SELECT photo, name FROM edits WHERE photo >= ?1 AND photo < ?1 || '0' "
    "ORDER BY changed DESC"
)


class KeptEditError(LooksmithError):
    """Edits cannot be remembered."""


@dataclass(frozen=True)
class KeptEdit:
    """What is remembered of a photo.

    Parameters
    ----------
    name
        The file's name when it was last edited.
    recipe
        What is done to it; neutral for nothing.
    rating
        0..5, or None while the user has given none.
    changed
        When, in UTC.
    """

    name: str
    recipe: Recipe = NEUTRAL
    rating: int | None = None
    changed: datetime = field(default_factory=lambda: datetime.now(UTC))


def _recipe_from(text: str | None, name: str) -> Recipe:
    if text is None:
        return NEUTRAL
    try:
        return recipe_from_json(json.loads(text))
    except (ValueError, LooksmithError) as error:
        raise KeptEditError(
            f"The edit remembered for {name} cannot be read, perhaps because a newer "
            "version of Looksmith made it. It is kept until you edit the photo.",
            detail=str(error),
        ) from error


class EditStore:
    """An SQLite file of edits. Opened when first used; safe from several threads.

    What was written survives the end of the program however it comes. A damaged file
    is set aside and begun anew; where the folder cannot be used, edits are remembered
    until the window is closed.

    Parameters
    ----------
    path
        The file.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._lock = threading.RLock()
        self._connection: sqlite3.Connection | None = None
        self._problems: list[str] = []
        self._closed = False

    def take_problems(self) -> tuple[str, ...]:
        """Return what had to be mended since the last call, as sentences."""
        # Without the lock: a thread may hold it while it waits for another program.
        told, self._problems = tuple(self._problems), []
        return told

    def get(self, photo: str) -> KeptEdit | None:
        """Return what is remembered of a photo, by its key; None for nothing.

        Raises
        ------
        KeptEditError
            The edit was made by a newer version, or the file cannot be read now.
        """
        row = self._run(lambda base: base.execute(_GET, (photo,)).fetchone())
        if row is None:
            return None
        name, recipe, rating, changed = row
        when = datetime.fromisoformat(changed)
        return KeptEdit(name, _recipe_from(recipe, name), rating, when)

    def names(self, content: str) -> dict[str, str]:
        """Return the keys of what is remembered of a content, and the photos' names.

        The key of a content stands for one photo of it; "content/..." for its copies.
        What was changed last comes first.

        Raises
        ------
        KeptEditError
            The file cannot be read now.
        """
        return dict(self._run(lambda base: base.execute(_NAMES, (content,)).fetchall()))

    def rates(self) -> bool:
        """Tell whether any photo was given a rating.

        Raises
        ------
        KeptEditError
            The file cannot be read now.
        """
        return self._run(lambda base: base.execute(_RATED).fetchone()) is not None

    def uses(self, look_id: str) -> bool:
        """Tell whether a look is in any edit.

        Raises
        ------
        KeptEditError
            The file cannot be read now.
        """
        name = json.dumps(look_id)
        row = self._run(lambda base: base.execute(_USES, (name,)).fetchone())
        return row is not None

    def guests(self, look_ids: Iterable[str]) -> dict[str, tuple[str, Lut3D]]:
        """Return those looks that came into the store with an edit.

        Raises
        ------
        KeptEditError
            The file cannot be read now.
        LutError
            A table is damaged.
        """
        ids = list(look_ids)
        marks = ",".join("?" * len(ids))
        statement = f"SELECT id, title, lut FROM looks WHERE id IN ({marks})"
        rows = self._run(lambda base: base.execute(statement, ids).fetchall())
        return {
            look_id: (title, lut_from_json(json.loads(text), title))
            for look_id, title, text in rows
        }

    def put(self, edits: Mapping[str, KeptEdit], guests: Guests | None = None) -> None:
        """Remember edits by their photos' keys: all or, on an error, none.

        Parameters
        ----------
        edits
            By the photos' keys.
        guests
            Looks in them that the library lacks.

        Raises
        ------
        KeptEditError
            The file cannot be written.
        """
        texts = {edit.recipe: _text_of(edit.recipe) for edit in edits.values()}
        rows = [
            (photo, _sound(e.name), texts[e.recipe], e.rating, e.changed.isoformat())
            for photo, e in edits.items()
        ]
        looks = [
            (look_id, title, json.dumps(lut_to_json(lut)))
            for look_id, (title, lut) in (guests or {}).items()
        ]

        def write(base: sqlite3.Connection) -> None:
            base.execute("BEGIN IMMEDIATE")
            try:
                base.executemany(_PUT_LOOK, looks)
                base.executemany(_PUT, rows)
                base.execute("COMMIT")
            except sqlite3.Error:
                base.rollback()
                raise

        self._run(write)

    def close(self) -> None:
        """Close the file; nothing is remembered from here on."""
        with self._lock:
            self._closed = True
            self._drop_connection()

    # -- the file

    def _run(self, work: Callable[[sqlite3.Connection], T]) -> T:
        with self._lock:
            if self._closed:
                raise KeptEditError("The remembered edits are closed.")
            try:
                return self._on_sound_file(work)
            except sqlite3.Error as error:
                raise KeptEditError(
                    f"Edits cannot be remembered in {self._path}: {error}. Is the disk "
                    "full, or another program using the file?"
                ) from error

    def _on_sound_file(self, work: Callable[[sqlite3.Connection], T]) -> T:
        try:
            return work(self._opened())
        except sqlite3.OperationalError:
            raise  # locked, full, read-only: the file is sound
        except sqlite3.DatabaseError as error:
            self._drop_connection()
            self._set_aside(str(error))
            return work(self._opened())

    def _opened(self) -> sqlite3.Connection:
        if self._connection is None:
            try:
                self._path.parent.mkdir(parents=True, exist_ok=True)
                self._connection = connected(self._path, _SCHEMA, VERSION)
            except (OSError, sqlite3.OperationalError) as error:
                self._problems.append(
                    f"{self._path} cannot be used ({error}): edits will be remembered "
                    "only until you close Looksmith."
                )
                self._connection = connected(":memory:", _SCHEMA, VERSION)
        return self._connection

    def _drop_connection(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _set_aside(self, reason: str) -> None:
        aside = next(
            path
            for number in range(1, 10_000)
            if not (path := self._path.with_suffix(f".broken-{number}.db")).exists()
        )
        try:
            os.replace(self._path, aside)
            for suffix in ("-wal", "-shm"):
                Path(f"{self._path}{suffix}").unlink(missing_ok=True)
        except OSError as error:
            raise sqlite3.OperationalError(str(error)) from error
        self._problems.append(
            f"The file of your photos' edits was damaged ({reason}) and is begun anew; "
            f"the old one is kept as {aside.name}."
        )


def _sound(name: str) -> str:
    """Return a file's name as text: what is no character of it is replaced."""
    return name.encode(errors="surrogatepass").decode(errors="replace")


def _text_of(recipe: Recipe) -> str | None:
    if recipe == NEUTRAL:
        return None
    return json.dumps(recipe_to_json(recipe), separators=(",", ":"))
