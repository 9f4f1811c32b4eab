"""Opening the files in which Looksmith remembers things."""

from __future__ import annotations

import sqlite3
import threading

import pytest

from looksmith.databases import connected

_SCHEMA = "CREATE TABLE things (name TEXT);"


@pytest.mark.parametrize("_again", range(20))
def test_programs_that_begin_a_file_at_once_all_get_it(tmp_path, _again):
    gate, failed = threading.Barrier(6), []

    def begin():
        gate.wait()
        try:
            base = connected(tmp_path / "things.db", _SCHEMA, 1)
            base.execute("INSERT INTO things VALUES ('one')")
            base.close()
        except sqlite3.Error as error:
            failed.append(error)

    threads = [threading.Thread(target=begin) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    base = connected(tmp_path / "things.db", _SCHEMA, 1)
    assert base.execute("SELECT count(*) FROM things").fetchone() == (6,)
    base.close()


def test_a_file_of_another_version_is_not_opened(tmp_path):
    connected(tmp_path / "things.db", _SCHEMA, 2).close()
    with pytest.raises(sqlite3.DatabaseError, match="format is 2"):
        connected(tmp_path / "things.db", _SCHEMA, 1)
