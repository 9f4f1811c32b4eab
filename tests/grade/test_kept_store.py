"""Edits remembered by photo: they come back, and nothing stops the program."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import threading
from datetime import UTC, datetime

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from looksmith.grade.kept_store import EditStore, KeptEdit, KeptEditError
from looksmith.grade.recipe import Blend, BlendTerm, Light, Recipe
from looksmith.lut.table import Lut3D, identity_table

WHEN = datetime(2026, 5, 3, 14, 3, tzinfo=UTC)
WARM = Recipe(
    light=Light(exposure=0.5), blend=Blend((BlendTerm("film-007", 0.6),), amount=1.2)
)


@pytest.fixture
def path(tmp_path):
    return tmp_path / "new folder" / "edits.db"


def kept(recipe=WARM, rating=None, name="beach.jpg"):
    return KeptEdit(name, recipe, rating, WHEN)


def test_what_is_put_comes_back_in_a_later_run(path):
    store = EditStore(path)
    store.put({"one": kept(), "two": kept(Recipe(), 4, "two.jpg")})
    store.close()
    again = EditStore(path)
    assert again.get("one") == kept()
    assert again.get("two") == kept(Recipe(), 4, "two.jpg")
    assert again.get("three") is None
    assert again.take_problems() == ()


@settings(max_examples=30, deadline=None)
@given(
    exposure=st.floats(-5, 5, allow_nan=False),
    look=st.text(min_size=1),
    rating=st.none() | st.integers(0, 5),
    name=st.text(st.characters(codec="utf-8"), min_size=1),
)
def test_any_recipe_name_and_rating_survive(
    tmp_path_factory, exposure, look, rating, name
):
    recipe = Recipe(light=Light(exposure=exposure), blend=Blend((BlendTerm(look),)))
    store = EditStore(tmp_path_factory.getbasetemp() / "any.db")
    edit = KeptEdit(name, recipe, rating, WHEN)
    store.put({"photo": edit})
    assert store.get("photo") == edit
    store.close()


def test_the_latest_edit_replaces_the_one_before(path):
    store = EditStore(path)
    for exposure in (0.1, 0.2, 0.3):
        store.put({"one": kept(Recipe(light=Light(exposure=exposure)))})
    assert store.get("one").recipe.light.exposure == 0.3


def test_an_edit_survives_a_kill_right_after_it(path):
    """No exit handler, no closing: the process is gone in the middle of its work."""
    code = f"""
import os, signal
from pathlib import Path
from looksmith.grade.kept_store import EditStore, KeptEdit
from looksmith.grade.recipe import Light, Recipe
store = EditStore(Path({str(path)!r}))
for step in range(1, 50):
    store.put({{"one": KeptEdit("a.jpg", Recipe(light=Light(exposure=step / 10)), 3)}})
os.kill(os.getpid(), signal.SIGKILL)
"""
    if not hasattr(signal, "SIGKILL"):
        pytest.skip("this system cannot kill a process so")
    done = subprocess.run([sys.executable, "-c", code], check=False)
    assert done.returncode == -signal.SIGKILL
    found = EditStore(path).get("one")
    assert found.recipe.light.exposure == 4.9
    assert found.rating == 3


@pytest.mark.parametrize("damage", ["letters", "empty head", "cut", "middle"])
def test_a_damaged_file_is_set_aside_and_begun_anew(path, damage):
    store = EditStore(path)
    store.put({f"photo {n}": kept(name=f"{n:05d}" * 40) for n in range(400)})
    store.close()
    data = bytearray(path.read_bytes())
    if damage == "letters":
        data[:] = b"no database at all, " * 500
    elif damage == "empty head":
        data[:100] = bytes(100)
    elif damage == "cut":
        del data[len(data) // 2 :]
    else:
        data[4096 : len(data) - 4096] = os.urandom(len(data) - 8192)
    path.write_bytes(data)
    again = EditStore(path)
    assert again.get("photo 3") is None
    again.put({"photo 3": kept()})
    assert again.get("photo 3") == kept()
    (problem,) = again.take_problems()
    assert "edits.broken-1.db" in problem
    assert path.with_name("edits.broken-1.db").read_bytes() == bytes(data)
    assert again.take_problems() == ()


def test_a_file_of_a_newer_format_is_set_aside(path):
    path.parent.mkdir()
    base = sqlite3.connect(path)
    base.execute("PRAGMA user_version = 99")
    base.close()
    store = EditStore(path)
    assert store.get("one") is None
    assert "99" in store.take_problems()[0]


def test_an_edit_of_a_newer_version_is_told_and_kept(path):
    store = EditStore(path)
    store.put({"one": kept()})
    store.close()
    base = sqlite3.connect(path)
    base.execute("""UPDATE edits SET recipe = '{"hologram": 1}'""")
    base.commit()
    base.close()
    with pytest.raises(KeptEditError, match=r"beach\.jpg"):
        EditStore(path).get("one")
    base = sqlite3.connect(path)
    assert base.execute("SELECT recipe FROM edits").fetchone() == ('{"hologram": 1}',)


def test_a_folder_that_cannot_be_used_is_told_once(tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    store = EditStore(blocked / "edits.db")
    store.put({"one": kept()})
    assert store.get("one") == kept()
    (problem,) = store.take_problems()
    assert "only until you close" in problem


def test_two_programs_share_the_file(path):
    first, second = EditStore(path), EditStore(path)

    def write(store, name):
        for n in range(20):
            store.put({f"{name} {n}": kept()})

    threads = [
        threading.Thread(target=write, args=pair)
        for pair in ((first, "a"), (second, "b"), (first, "c"))
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert all(second.get(f"{name} 19") == kept() for name in "abc")
    assert first.take_problems() == second.take_problems() == ()


def test_a_closed_store_says_so(path):
    store = EditStore(path)
    store.close()
    with pytest.raises(KeptEditError):
        store.get("one")


def test_looks_that_the_library_lacks_are_kept_with_the_edit(path):
    look = Lut3D(identity_table(9) ** np.float32(0.7), title="Far")
    store = EditStore(path)
    store.put({"one": kept()}, {"film-007": ("Far", look)})
    store.close()
    found = EditStore(path).guests(["film-007", "film-008"])
    assert list(found) == ["film-007"]
    title, table = found["film-007"]
    assert title == "Far"
    np.testing.assert_allclose(table.table, look.table, atol=1e-4)


def test_a_name_of_bytes_that_are_no_text_stops_nothing(path):
    store = EditStore(path)
    store.put({"one": kept(name=os.fsdecode(b"n\xff.jpg"))})
    found = store.get("one")
    assert found is not None
    assert found.recipe == WARM
    assert found.name.startswith("n")
    assert found.name.endswith(".jpg")
