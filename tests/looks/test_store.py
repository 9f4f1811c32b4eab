"""The user's looks as files."""

from __future__ import annotations

import os

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from looksmith.looks.errors import CatalogueError, LookFileError
from looksmith.looks.store import LookStore, StoredLook, content_id

TABLE = np.random.default_rng(0).normal(0.5, 0.5, (5, 5, 5, 3)).astype(np.float32)
STORED = StoredLook(
    id=content_id(TABLE),
    title="Été “warm”",
    category="My looks",
    size=5,
    origin="/home/me/été.cube",
    added="2025-01-01T00:00:00+00:00",
    tags=("warm", "log"),
    one_to_one=True,
)


@pytest.fixture
def store(tmp_path):
    return LookStore(tmp_path / "looks")


def test_a_look_comes_back_bit_for_bit(store):
    store.write(STORED, TABLE)
    (path,) = store.files()
    assert store.describe(path) == STORED
    np.testing.assert_array_equal(store.table(STORED.id), TABLE)
    assert STORED.look().origin == "user"
    assert STORED.look().tags == ("warm", "log")


def test_the_id_is_the_colours():
    assert content_id(TABLE) == content_id(TABLE.copy())
    other = TABLE.copy()
    other[0, 0, 0, 0] += 1e-6
    assert content_id(other) != content_id(TABLE)
    assert content_id(TABLE).startswith("user-")
    assert len(content_id(TABLE)) == 17


def test_a_damaged_file_says_so(store):
    store.write(STORED, TABLE)
    path = store.path(STORED.id)
    whole = path.read_bytes()
    for data in (
        b"",
        b"hello",
        whole[:-1],
        whole + b"x",
        whole[:60] + whole[61:] + b"x",
    ):
        path.write_bytes(data)
        with pytest.raises(LookFileError, match="Import the look again"):
            store.table(STORED.id)
    path.unlink()
    with pytest.raises(LookFileError, match="cannot be read"):
        store.table(STORED.id)


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_a_flipped_bit_is_noticed(tmp_path_factory, data):
    store = LookStore(tmp_path_factory.mktemp("looks"))
    store.write(STORED, TABLE)
    path = store.path(STORED.id)
    damaged = bytearray(path.read_bytes())
    damaged[data.draw(st.integers(0, len(damaged) - 1))] ^= 1
    path.write_bytes(damaged)
    with pytest.raises(LookFileError):
        store.table(STORED.id)


def test_a_failed_write_leaves_nothing_behind(store, monkeypatch):
    store.write(STORED, TABLE)

    def fail(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pathlib.Path.replace", fail)
    with pytest.raises(CatalogueError, match="No space left"):
        store.write(STORED, TABLE * 2)
    monkeypatch.undo()
    assert os.listdir(store.path("x").parent) == [f"{STORED.id}.look"]
    np.testing.assert_array_equal(store.table(STORED.id), TABLE)
