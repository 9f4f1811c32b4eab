"""Copies of a photo: each has its own edit, and renaming or moving loses none."""

from __future__ import annotations

import shutil
from datetime import UTC, datetime, timedelta

import pytest

from looksmith.grade.kept_copies import edit_of, own_key
from looksmith.grade.kept_facts import read_facts
from looksmith.grade.kept_store import EditStore, KeptEdit
from looksmith.grade.recipe import Light, Recipe

WARM, DARK = Recipe(light=Light(exposure=0.5)), Recipe(light=Light(exposure=-1.0))
THEN = datetime(2025, 5, 3, 12, 0, tzinfo=UTC)


@pytest.fixture
def store(tmp_path):
    made = EditStore(tmp_path / "data" / "edits.db")
    yield made
    made.close()


@pytest.fixture
def first(tmp_path):
    path = tmp_path / "shoot" / "first.jpg"
    path.parent.mkdir()
    path.write_bytes(b"\xff\xd8 the same picture")
    return path


@pytest.fixture
def second(first):
    return shutil.copy(first, first.with_name("second.jpg"))


def keep(store, path, recipe, days=0):
    """Remember an edit as the window does."""
    key = own_key(path, read_facts(path).key, store)
    store.put({key: KeptEdit(path.name, recipe, None, THEN + timedelta(days))})


def recipe_of(path, store):
    edit = edit_of(path, store)
    return None if edit is None else edit.recipe


def test_a_copy_beside_an_edited_photo_has_no_edit(store, first, second):
    keep(store, first, WARM)
    assert recipe_of(second, store) is None
    assert recipe_of(first, store) == WARM


def test_two_copies_each_keep_their_own(store, first, second):
    keep(store, first, WARM)
    keep(store, second, DARK, days=1)
    assert (recipe_of(first, store), recipe_of(second, store)) == (WARM, DARK)


@pytest.mark.parametrize("which", ["first.jpg", "second.jpg"])
def test_each_copy_can_be_renamed(store, first, second, which):
    keep(store, first, WARM)
    keep(store, second, DARK, days=1)
    other = {"first.jpg": "second.jpg", "second.jpg": "first.jpg"}[which]
    wanted = recipe_of(first.with_name(which), store)
    staying = recipe_of(first.with_name(other), store)
    renamed = first.with_name(which).rename(first.with_name("new name.jpg"))
    assert recipe_of(renamed, store) == wanted
    assert recipe_of(first.with_name(other), store) == staying


def test_a_renamed_copy_goes_on_under_its_new_name(store, first, second):
    keep(store, first, WARM)
    keep(store, second, DARK, days=1)
    third = second.rename(second.with_name("third.jpg"))
    keep(store, third, Recipe(light=Light(contrast=20)), days=2)
    again = shutil.copy(first, second)
    assert recipe_of(again, store) is None
    assert recipe_of(third, store).light.contrast == 20


def test_copies_move_to_another_folder_together(store, first, second, tmp_path):
    keep(store, first, WARM)
    keep(store, second, DARK, days=1)
    moved = tmp_path / "archive"
    first.parent.rename(moved)
    assert recipe_of(moved / "first.jpg", store) == WARM
    assert recipe_of(moved / "second.jpg", store) == DARK


def test_a_folder_numbered_anew_keeps_its_edits(store, first):
    """What is called as the photo was called before is another photo."""
    keep(store, first, WARM)
    moved = first.rename(first.with_name("002.jpg"))
    first.write_bytes(b"\xff\xd8 another picture")
    assert recipe_of(moved, store) == WARM
    assert recipe_of(first, store) is None


def test_a_link_to_a_photo_has_its_edit(store, first):
    keep(store, first, WARM)
    link = first.with_name("link.jpg")
    try:
        link.symlink_to(first)
    except OSError:
        pytest.skip("this file system or user cannot make links")
    assert recipe_of(link, store) == WARM


def test_other_contents_are_not_mistaken_for_copies(store):
    near = [f"{0xAB:032x}", f"{0xAC:032x}", f"{0xAA:032x}"]
    store.put({key: KeptEdit(f"{key}.jpg", WARM) for key in near})
    assert store.names(near[0]) == {near[0]: f"{near[0]}.jpg"}
