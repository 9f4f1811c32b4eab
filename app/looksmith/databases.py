"""Open the SQLite files in which Looksmith remembers things."""

from __future__ import annotations

import sqlite3
import time
from pathlib import Path

__all__ = ["connected"]

_PATIENCE_S = 10.0
_PAUSE_S = 0.02


def connected(path: str | Path, schema: str, version: int) -> sqlite3.Connection:
    """Open a file that several threads and programs may use, or begin it.

    Parameters
    ----------
    path
        The file, or ":memory:".
    schema
        What a new file begins with: SQL statements, each ended by a semicolon.
    version
        Of the schema; kept in the file's `user_version`.

    Raises
    ------
    sqlite3.OperationalError
        The file is locked for longer than ten seconds, or cannot be opened.
    sqlite3.DatabaseError
        It is damaged, or of another version.
    """
    base = sqlite3.connect(
        path, timeout=_PATIENCE_S, isolation_level=None, check_same_thread=False
    )
    try:
        _switch_to_wal(base)
        base.execute("PRAGMA synchronous = NORMAL")
        (found,) = base.execute("PRAGMA quick_check").fetchone()
        if found != "ok":
            raise sqlite3.DatabaseError(found)
        # One transaction, so that two programs that start at once agree.
        base.execute("BEGIN IMMEDIATE")
        (kept,) = base.execute("PRAGMA user_version").fetchone()
        if kept == 0:
            for statement in filter(str.strip, schema.split(";")):
                base.execute(statement)
            base.execute(f"PRAGMA user_version = {version}")
        elif kept != version:
            raise sqlite3.DatabaseError(f"its format is {kept}")
        base.execute("COMMIT")
    except sqlite3.Error:
        base.close()
        raise
    return base


def _switch_to_wal(base: sqlite3.Connection) -> None:
    """Write ahead of the file, so that readers do not wait for writers.

    Where two programs begin a file at the same moment SQLite tells one of them that it
    is locked, at once: other statements wait for as long as the connection was told to.
    """
    until = time.monotonic() + _PATIENCE_S
    while True:
        try:
            base.execute("PRAGMA journal_mode = WAL")
            return
        except sqlite3.OperationalError as error:
            busy = error.sqlite_errorcode & 0xFF == sqlite3.SQLITE_BUSY
            if not busy or time.monotonic() > until:
                raise
        time.sleep(_PAUSE_S)
