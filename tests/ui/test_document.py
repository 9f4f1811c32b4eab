"""The document: edits, steps, and one history a photo."""

from __future__ import annotations

from pathlib import Path

import pytest
from fakes import make_photo

from looksmith.grade.recipe import Recipe
from looksmith.ui.document import Document


@pytest.fixture
def document(qapp):
    return Document(title_of=str.upper)


def names(document: Document) -> list[str]:
    return [step.name for step in document.history.steps]


def test_choosing_a_look_replaces_the_blend_and_its_settings(document):
    document.choose_look("a")
    document.add_look("b")
    document.set_amount(0.5)
    document.set_invert(True)
    document.choose_look("c")
    assert [(term.look, term.weight) for term in document.blend.terms] == [("c", 1.0)]
    assert document.blend.amount == 1.0
    assert not document.blend.invert
    document.choose_look(None)
    assert document.recipe == Recipe()


def test_adding_a_look_twice_points_at_it(document, qtbot):
    document.add_look("a")
    document.add_look("b")
    with qtbot.waitSignal(document.look_emphasised) as caught:
        document.add_look("a")
    assert caught.args == ["a"]
    assert [term.look for term in document.blend.terms] == ["a", "b"]
    assert document.blend.shares() == (0.5, 0.5)


def test_terms_are_changed_one_by_one(document):
    for look in "abc":
        document.add_look(look)
    document.set_weight(1, 0.25)
    document.set_muted(2, True)
    document.remove_term(0)
    b, c = document.blend.terms
    assert (b.look, b.weight, b.muted) == ("b", 0.25, False)
    assert (c.look, c.weight, c.muted) == ("c", 1.0, True)
    document.set_normalise(False)
    assert document.blend.shares() == (0.25, 0.0)


def test_steps_are_named_for_people(document):
    document.choose_look("portra")
    document.add_look("velvia")
    document.set_weight(0, 0.5)
    document.set_light("exposure", 1.0)
    assert names(document) == [
        "Original",
        "PORTRA",
        "Add VELVIA",
        "Weight of PORTRA",
        "Exposure",
    ]


def test_a_drag_is_one_step_and_the_next_drag_another(document):
    for value in (0.1, 0.2, 0.3):
        document.set_light("exposure", value, merge="exposure")
    document.end_gesture()
    document.set_light("exposure", 0.9, merge="exposure")
    document.undo()
    assert document.recipe.light.exposure == 0.3
    document.undo()
    assert document.recipe.light.exposure == 0.0


def test_undo_and_redo_tell_every_listener(document, qtbot):
    document.choose_look("a")
    document.choose_look("b")
    with qtbot.waitSignals([document.recipe_changed, document.history_changed]):
        document.undo()
    assert document.current_look == "a"
    document.redo()
    assert document.current_look == "b"
    document.go_to(0)
    assert document.current_look is None


def test_an_edit_that_changes_nothing_is_no_step(document, qtbot):
    with qtbot.assertNotEmitted(document.recipe_changed):
        document.edit(Recipe(), "Nothing")
    assert not document.history.can_undo


def test_every_photo_keeps_its_own_recipe(document):
    one, two, photo = Path("one.jpg"), Path("two.jpg"), make_photo()
    document.choose_look("a")
    document.set_photo(photo, photo, one)
    assert document.current_look == "a"
    document.set_photo(photo, photo, two)
    assert document.recipe == Recipe()
    document.choose_look("b")
    document.set_photo(photo, photo, one)
    assert document.current_look == "a"
    document.undo()
    assert document.recipe == Recipe()
    document.set_photo(photo, photo, two)
    assert document.current_look == "b"


def test_the_full_size_of_the_same_photo_keeps_the_edit(document):
    path, photo = Path("one.jpg"), make_photo()
    document.set_photo(None, photo, path)
    document.choose_look("a")
    document.set_photo(photo, photo, path)
    assert document.current_look == "a"
    assert document.history.can_undo


def test_a_session_waits_for_its_photo(document, qtbot):
    photo, path = make_photo(), Path("one.jpg")
    recipe = Recipe().replace(light=Recipe().light.replace(exposure=1.5))
    document.set_photo(photo, photo, Path("other.jpg"))
    with qtbot.assertNotEmitted(document.recipe_changed):
        document.restart(recipe, "Session", path)
    document.set_photo(photo, photo, path)
    assert document.recipe == recipe
    assert names(document) == ["Session"]


def test_steps_that_switch_off_say_so(document):
    document.choose_look("look-01")
    document.set_invert(True)
    document.set_invert(False)
    document.set_normalise(not document.blend.normalise)
    document.set_normalise(not document.blend.normalise)
    names = [step.name for step in document.history.steps[-4:]]
    assert names[:2] == ["Invert", "Invert off"]
    assert sorted(names[2:]) == ["Normalise", "Normalise off"]
