"""Presets: parts of recipes, by name, in files that can be given away."""

from __future__ import annotations

import json

import pytest

from looksmith.grade.presets import PARTS, PresetStore, changed_parts, with_parts
from looksmith.grade.recipe import Blend, BlendTerm, Light, Recipe, Restoration
from looksmith.grade.session import Session, SessionError, save_session
from looksmith.lut.table import Lut3D
from looksmith.resources import resource

LOOK = Lut3D.identity(3)
FULL = Recipe(
    light=Light(exposure=0.5),
    blend=Blend((BlendTerm("mine", 0.7),)),
    enhance=Restoration(True, 0.8),
)
SESSION = Session(FULL, None, {"mine": LOOK}, {"mine": "My look"})


@pytest.fixture
def store(tmp_path):
    return PresetStore(tmp_path / "presets")


def test_a_preset_changes_only_its_parts(store):
    store.save("Airy", SESSION, ("light",))
    preset = store.preset("Airy")
    mine = Recipe(blend=Blend((BlendTerm("other"),)), light=Light(tint=3))
    assert preset.applied_to(mine) == mine.replace(light=FULL.light)
    assert preset.session.looks == {}, "looks that are not meant are not in the file"


def test_looks_are_in_the_file(store):
    store.save("Film", SESSION, ("looks",))
    preset = store.preset("Film")
    assert preset.session.titles == {"mine": "My look"}
    assert preset.session.looks["mine"].size == 3
    assert preset.applied_to(Recipe()) == Recipe(blend=FULL.blend)


def test_what_a_recipe_changes():
    assert changed_parts(Recipe()) == ()
    assert changed_parts(FULL) == ("looks", "light", "restoration")
    assert with_parts(Recipe(), FULL, tuple(PARTS)) == FULL


def test_renaming(store):
    store.save("One", SESSION)
    store.save("Two", SESSION)
    store.rename("One", "Three")
    assert store.names() == ["Three", "Two"]
    with pytest.raises(SessionError, match="already"):
        store.rename("Three", "Two")
    with pytest.raises(SessionError):
        store.rename("Three", "a/b")
    assert store.names() == ["Three", "Two"]


def test_there_and_back_through_a_file(store, tmp_path):
    store.save("Airy", SESSION, ("light",))
    out = tmp_path / "for a friend.looksmith-preset"
    store.give_out("Airy", out)
    assert store.take_in(out) == "for a friend"
    assert store.take_in(out) == "for a friend 2", "nothing is written over"
    assert store.preset("for a friend").parts == ("light",)


def test_a_session_becomes_a_preset_of_what_it_changes(store, tmp_path):
    save_session(SESSION, tmp_path / "walk.looksmith")
    name = store.take_in(tmp_path / "walk.looksmith")
    assert store.preset(name).parts == changed_parts(FULL)


@pytest.mark.parametrize("text", ["", "{}", "[1]", '{"format": "looksmith-session"}'])
def test_other_files_are_refused(store, tmp_path, text):
    (tmp_path / "odd.looksmith-preset").write_text(text)
    with pytest.raises(SessionError):
        store.take_in(tmp_path / "odd.looksmith-preset")
    assert store.names() == []


def test_shipped_presets_use_looks_of_the_library(tmp_path):
    store = PresetStore(tmp_path, resource("presets"))
    index = json.loads(resource("looks", "index.json").read_text(encoding="utf-8"))
    text = json.dumps(index)
    assert len(store.shipped_names()) >= 5
    for name in store.shipped_names():
        preset = store.shipped_preset(name)
        assert preset.parts == changed_parts(preset.session.recipe)
        assert preset.applied_to(Recipe()) != Recipe()
        for term in preset.session.recipe.blend.terms:
            assert f'"{term.look}"' in text
    assert store.names() == []


def test_a_preset_without_parts_means_all(store, tmp_path):
    (tmp_path / "presets").mkdir()
    save_session(SESSION, tmp_path / "presets" / "Old.looksmith-preset")
    assert store.preset("Old").parts == tuple(PARTS)
