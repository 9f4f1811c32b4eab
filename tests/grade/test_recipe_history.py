"""Recipes, their history, and their files."""

from __future__ import annotations

import json
import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from looksmith.grade.history import History
from looksmith.grade.presets import PresetStore
from looksmith.grade.recipe import (
    LIGHT_CONTROLS,
    Blend,
    BlendTerm,
    Light,
    Recipe,
    RecipeError,
    Restoration,
)
from looksmith.grade.serial import (
    lut_from_json,
    lut_to_json,
    recipe_from_json,
    recipe_to_json,
)
from looksmith.grade.session import (
    Session,
    SessionError,
    load_session,
    save_session,
)
from looksmith.lut.errors import LutError
from looksmith.lut.table import Lut3D, identity_table

lights = st.builds(
    Light,
    **{c.name: st.floats(c.low, c.high, allow_nan=False) for c in LIGHT_CONTROLS},
)
blends = st.builds(
    Blend,
    terms=st.lists(
        st.builds(BlendTerm, st.text(min_size=1), st.floats(-2, 4), st.booleans()),
        max_size=5,
        unique_by=lambda term: term.look,
    ).map(tuple),
    normalise=st.booleans(),
    amount=st.floats(0, 2),
    invert=st.booleans(),
)
recipes = st.builds(
    Recipe, light=lights, blend=blends, enhance=st.builds(Restoration, st.booleans())
)


@given(recipes)
def test_a_recipe_survives_its_file(recipe):
    text = json.dumps(recipe_to_json(recipe))
    assert recipe_from_json(json.loads(text)) == recipe


@pytest.mark.parametrize(
    "values",
    [
        [],
        {"light": {"exposure": "bright"}},
        {"light": {"exposure": 99}},
        {"light": {"exposure": math.nan}},
        {"light": {"glow": 1}},
        {"light": 3},
        {"blend": {"terms": [{"weight": 1}]}},
        {"blend": {"terms": "portra"}},
        {"blend": {"terms": [{"look": "a"}, {"look": "a"}]}},
        {"blend": {"amount": -1}},
        {"blend": {"invert": 1}},
        {"blend": {"mode": "stir"}},
        {"sharpen": {}},
    ],
)
def test_a_senseless_recipe_is_refused(values):
    with pytest.raises(RecipeError):
        recipe_from_json(values)


@given(blends)
def test_shares_sum_to_one_when_normalised(blend):
    shares = blend.shares()
    weights = [0 if t.muted else t.weight for t in blend.terms]
    if blend.normalise and abs(sum(weights)) > 1e-6:
        assert sum(shares) == pytest.approx(1)
    else:
        assert shares == tuple(weights)


def test_muted_terms_leave_their_share_to_the_others():
    blend = Blend((BlendTerm("a", 1, muted=True), BlendTerm("b", 1), BlendTerm("c", 3)))
    assert blend.shares() == (0, 0.25, 0.75)


def exposure(value: float) -> Recipe:
    return Recipe(light=Light(exposure=value))


def test_undo_and_redo_walk_the_steps():
    history = History()
    history.push(exposure(1), "Exposure")
    history.push(exposure(2), "Exposure")
    assert history.undo() == exposure(1)
    assert history.undo() == Recipe()
    assert not history.can_undo
    assert history.undo() == Recipe()
    assert history.redo() == exposure(1)
    assert history.redo() == exposure(2)
    assert not history.can_redo


def test_a_new_edit_drops_what_was_undone():
    history = History()
    history.push(exposure(1), "Exposure")
    history.undo()
    history.push(exposure(3), "Exposure")
    assert not history.can_redo
    assert [step.recipe for step in history.steps] == [Recipe(), exposure(3)]


def test_a_drag_is_one_step_and_the_next_drag_another():
    history = History()
    for value in (0.1, 0.2, 0.3):
        history.push(exposure(value), "Exposure", merge="exposure")
    history.end_merge()
    for value in (0.4, 0.5):
        history.push(exposure(value), "Exposure", merge="exposure")
    assert len(history.steps) == 3
    assert history.undo() == exposure(0.3)
    assert history.undo() == Recipe()


def test_a_drag_that_ends_where_it_began_leaves_no_step():
    history = History()
    history.push(exposure(1), "Exposure", merge="a")
    history.end_merge()
    for value in (2, 3, 1):
        history.push(exposure(value), "Exposure", merge="b")
    assert [step.recipe for step in history.steps] == [Recipe(), exposure(1)]
    history.push(exposure(4), "Exposure", merge="b")
    assert history.undo() == exposure(1)


def test_a_drag_after_undo_does_not_eat_the_step_before():
    history = History()
    history.push(exposure(1), "Exposure", merge="exposure")
    history.push(exposure(2), "Contrast")
    history.undo()
    history.push(exposure(3), "Exposure", merge="exposure")
    assert history.undo() == exposure(1)


def test_pushing_the_same_recipe_changes_nothing():
    history = History()
    assert not history.push(Recipe(), "Nothing")
    assert len(history.steps) == 1


def test_going_to_a_step():
    history = History()
    for value in (1, 2, 3):
        history.push(exposure(value), str(value))
    assert history.go_to(1) == exposure(1)
    assert history.can_redo
    with pytest.raises(IndexError):
        history.go_to(9)


@given(st.integers(2, 9), st.integers(0, 99))
def test_an_embedded_look_survives_its_file(size, seed):
    table = np.random.default_rng(seed).uniform(-0.5, 1.5, (size,) * 3 + (3,))
    lut = Lut3D(table.astype(np.float32))
    back = lut_from_json(json.loads(json.dumps(lut_to_json(lut))))
    np.testing.assert_allclose(back.table, lut.table, atol=2.0**-15)


@pytest.mark.parametrize("space", ["sRGB", "log", "ARRI LogC3", "linear"])
def test_an_embedded_look_knows_what_it_is_made_for(space):
    lut = Lut3D.identity(3).replace(input_space=space)
    back = lut_from_json(json.loads(json.dumps(lut_to_json(lut))))
    assert back.input_space == space


@pytest.mark.parametrize(
    "values",
    [
        {},
        None,
        {"size": 33, "table": "!!!"},
        {"size": 99999, "table": ""},
        {**lut_to_json(Lut3D.identity(3)), "size": 4},
    ],
)
def test_a_damaged_embedded_look_is_refused(values):
    with pytest.raises(LutError):
        lut_from_json(values)


@pytest.fixture
def session(tmp_path):
    photo = tmp_path / "beach.jpg"
    photo.touch()
    look = Lut3D(identity_table(17) ** np.float32(1.5), title="Dusk")
    recipe = Recipe(Light(exposure=0.5), Blend((BlendTerm("user-1", 0.7),)))
    return Session(recipe, photo, {"user-1": look}, {"user-1": "Dusk"})


def test_a_session_carries_its_looks_and_finds_its_photo(session, tmp_path):
    save_session(session, tmp_path / "edit.looksmith")
    back = load_session(tmp_path / "edit.looksmith")
    assert back.recipe == session.recipe
    assert back.titles == {"user-1": "Dusk"}
    assert back.photo == tmp_path / "beach.jpg"
    np.testing.assert_allclose(
        back.looks["user-1"].table, session.looks["user-1"].table, atol=2.0**-15
    )


def test_a_session_moved_with_its_photo_still_finds_it(session, tmp_path):
    save_session(session, tmp_path / "edit.looksmith")
    moved = tmp_path / "elsewhere"
    moved.mkdir()
    for name in ("edit.looksmith", "beach.jpg"):
        (tmp_path / name).rename(moved / name)
    assert load_session(moved / "edit.looksmith").photo == moved / "beach.jpg"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        "{}",
        '{"format": "looksmith-session"}',
        '{"format": "looksmith-session", "version": 1, "looks": []}',
        '{"format": "looksmith-session", "version": 1, "looks": {"a": 3}}',
        '{"format": "looksmith-session", "version": 1, "recipe": {"light": 3}}',
        "[" * 100_000,
    ],
)
def test_a_broken_session_is_one_clear_error(text, tmp_path):
    path = tmp_path / "edit.looksmith"
    path.write_text(text)
    with pytest.raises(SessionError, match=r"edit\.looksmith"):
        load_session(path)


def test_a_newer_session_says_so(tmp_path):
    path = tmp_path / "edit.looksmith"
    path.write_text('{"format": "looksmith-session", "version": 99}')
    with pytest.raises(SessionError, match="newer"):
        load_session(path)


def test_binary_and_missing_sessions(tmp_path):
    (tmp_path / "a.looksmith").write_bytes(bytes(range(256)))
    for name in ("a.looksmith", "missing.looksmith"):
        with pytest.raises(SessionError, match=name):
            load_session(tmp_path / name)


def test_a_failed_save_keeps_the_old_session(session, tmp_path, monkeypatch):
    path = tmp_path / "edit.looksmith"
    path.write_text("old")

    def full(*_args, **_kwargs):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("pathlib.Path.replace", full)
    with pytest.raises(SessionError, match="No space"):
        save_session(session, path)
    assert path.read_bytes() == b"old"
    assert not list(tmp_path.glob(".*"))


def test_presets_are_kept_by_name(session, tmp_path):
    store = PresetStore(tmp_path / "presets")
    assert store.names() == []
    store.save("Évening glow", session)
    store.save("afternoon", session)
    assert store.names() == ["afternoon", "Évening glow"]
    assert store.load("Évening glow").recipe == session.recipe
    assert store.load("afternoon").photo is None
    store.remove("afternoon")
    store.remove("afternoon")
    assert store.names() == ["Évening glow"]


@pytest.mark.parametrize("name", ["", "  ", "a/b", "..", ".hidden", "c:\\x", "a\0"])
def test_names_that_cannot_be_files_are_refused(name, session, tmp_path):
    with pytest.raises(SessionError):
        PresetStore(tmp_path).save(name, session)
