"""The blend panel: what its rows and switches do to the recipe."""

from __future__ import annotations

import numpy as np
import pytest
from blend_parts import click, drag, shown_panel, weights
from fakes import FakeCatalogue
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from looksmith.grade.render import Renderer
from looksmith.ui.document import Document
from looksmith.ui.panels.blend import BlendPanel
from looksmith.ui.panels.shares import share_texts


@pytest.fixture
def panel(qtbot, themed):
    with shown_panel(qtbot, height=400) as made:
        yield made


@pytest.fixture
def document(panel) -> Document:
    return panel._document


def slide(track, *steps: int) -> None:
    """Drag a slider's knob by steps from where it is."""
    start = track.knob_centre().toPoint()
    drag(track, start, *(start + QPoint(by, 0) for by in steps))


def test_an_empty_blend_says_how_to_start(panel, document) -> None:
    assert panel.empty_text.isVisible()
    assert not panel.amount.isEnabled()
    document.choose_look("look-01")
    assert not panel.empty_text.isVisible()
    assert panel.amount.isEnabled()
    assert [row.title for row in panel.rows] == ["Black and white look 01"]


def test_dragging_a_weight_is_live_and_one_step(qtbot, panel, document) -> None:
    document.choose_look("look-01")
    document.add_look("look-02")
    steps = len(document.history.steps)
    seen: list[list[float]] = []
    document.recipe_changed.connect(lambda: seen.append(weights(document)))
    qtbot.wait(20)
    slide(panel.rows[1].slider.track, -20, -40, -60)
    assert len(seen) == 3
    assert seen[0][1] > seen[2][1]
    assert all(pair[0] == 1 for pair in seen)
    assert len(document.history.steps) == steps + 1
    document.undo()
    assert weights(document) == [1, 1]
    assert panel.rows[1].slider.value == 100


def test_typed_weights_reach_beyond_the_track(panel, document) -> None:
    document.choose_look("look-01")
    field = panel.rows[0].slider.field
    for text, expected in (("150", 1.5), ("-50", -0.5), ("x*10", -1), ("999", 2)):
        click(field)
        QTest.keyClicks(field, text)
        QTest.keyClick(field, Qt.Key.Key_Return)
        assert weights(document) == [expected]


def test_mute_keeps_the_weight_and_remove_forgets_it(panel, document) -> None:
    document.choose_look("look-01")
    document.add_look("look-02")
    document.set_weight(0, 0.4)
    click(panel.rows[0].mute)
    assert document.blend.terms[0].muted
    assert document.blend.shares() == (0, 1)
    assert weights(document) == [0.4, 1]
    click(panel.rows[0].mute)
    assert not document.blend.terms[0].muted
    click(panel.rows[0].remove)
    assert [term.look for term in document.blend.terms] == ["look-02"]
    assert [row.look_id for row in panel.rows] == ["look-02"]


def test_shares_are_shown_while_normalised(panel, document) -> None:
    document.choose_look("look-01")
    assert panel.rows[0].picture.share == "", "one look needs no share"
    document.add_look("look-02")
    document.add_look("look-03")
    assert [row.picture.share for row in panel.rows] == ["34 %", "33 %", "33 %"]
    assert "34 %" in panel.rows[0].accessibleName()
    click(panel.normalise)
    assert not document.blend.normalise
    assert [row.picture.share for row in panel.rows] == ["", "", ""]


def test_amount_goes_to_two_hundred_and_back_by_double_click(panel, document) -> None:
    document.choose_look("look-01")
    slide(panel.amount.track, 40, 4000)
    assert document.blend.amount == 2
    QTest.mouseDClick(panel.amount.label, Qt.MouseButton.LeftButton)
    assert document.blend.amount == 1


def test_invert(panel, document) -> None:
    document.choose_look("look-01")
    click(panel.invert)
    assert document.blend.invert
    document.undo()
    assert not panel.invert.isChecked()
    assert panel.invert.text() == "Invert"
    assert "own colours back" in panel.invert.toolTip()


def test_morph_says_when_it_is_the_same_as_mix(panel, monkeypatch) -> None:
    monkeypatch.setattr(FakeCatalogue, "can_morph", False)
    document, thumbnails = panel._document, panel._thumbnails
    document.choose_look("look-01")
    document.add_look("look-02")
    spare = BlendPanel(document, panel._catalogue, thumbnails)
    tips = [each.mode.buttons["morph"].toolTip() for each in (panel, spare)]
    assert "a path of its own" in tips[0]
    assert "the same as Mix" in tips[1]


def test_mix_and_morph_wait_for_a_second_look(panel, document) -> None:
    morph = panel.mode.buttons["morph"]
    document.choose_look("look-01")
    assert not morph.isEnabled()
    assert "Add a second look" in morph.toolTip()
    document.add_look("look-02")
    assert morph.isEnabled()
    assert morph.toolTip().startswith("Morph: a path of its own between the looks")
    assert panel.mode.picked_key == "mix"


def test_morph_is_one_step_and_shows_other_colours(panel, document) -> None:
    document.choose_look("look-03")
    document.add_look("look-19")
    renderer = Renderer(panel._catalogue)
    mixed, steps = renderer.preview_table(document.recipe), len(document.history.steps)
    click(panel.mode.buttons["morph"])
    assert document.blend.mode == "morph"
    assert len(document.history.steps) == steps + 1
    assert document.history.steps[-1].name == "Morph"
    morphed = renderer.preview_table(document.recipe)
    assert np.abs(morphed - mixed).max() > 0.01
    click(panel.mode.buttons["morph"])
    assert len(document.history.steps) == steps + 1, "it is a morph already"
    document.undo()
    assert panel.mode.picked_key == "mix"
    np.testing.assert_array_equal(renderer.preview_table(document.recipe), mixed)


def test_mix_and_morph_are_chosen_by_keyboard(panel, document) -> None:
    document.choose_look("look-01")
    document.add_look("look-02")
    mix, morph = panel.mode.buttons["mix"], panel.mode.buttons["morph"]
    mix.setFocus()
    QTest.keyClick(mix, Qt.Key.Key_Right)
    assert document.blend.mode == "morph"
    QTest.keyClick(mix, Qt.Key.Key_Return)
    assert document.blend.mode == "mix"
    QTest.keyClick(morph, Qt.Key.Key_Space)
    assert document.blend.mode == "morph"


def test_nothing_of_the_choice_is_cut(qtbot, panel, document) -> None:
    document.choose_look("look-01")
    document.add_look("look-02")
    qtbot.waitUntil(lambda: panel.amount.y() > panel.rows[1].y() > 0)
    for button in (*panel.mode.buttons.values(), panel.normalise, panel.invert):
        assert button.width() >= button.sizeHint().width()
        assert panel.rect().contains(button.mapTo(panel, button.rect().bottomRight()))
    label = panel.amount.label
    assert label.width() >= label.fontMetrics().horizontalAdvance(label.text())


def test_rows_stay_while_others_come_and_go(qtbot, panel, document) -> None:
    document.choose_look("look-01")
    document.add_look("look-02")
    kept = panel.rows[1]
    document.remove_term(0)
    document.add_look("look-03")
    assert panel.rows[0] is kept
    assert [row.look_id for row in panel.rows] == ["look-02", "look-03"]
    first, second = panel.rows
    qtbot.waitUntil(lambda: first.y() < second.y())
    document.undo()
    assert panel.rows == (kept,)


def test_a_look_that_is_missing_is_named_and_explained(panel, document) -> None:
    document.choose_look("gone-away")
    assert panel.rows[0].title == "gone-away"
    assert "There is no look gone-away" in panel.rows[0].slider.label.toolTip()
    click(panel.rows[0].remove)
    assert document.blend.terms == ()


def test_a_look_of_a_session_has_its_name(panel, document) -> None:
    document.title_of = {"guest": "Grandfather's film"}.get
    document.choose_look("guest")
    assert panel.rows[0].title == "Grandfather's film"
    assert "came with the session" in panel.rows[0].picture.toolTip()


def test_refresh_shows_a_new_title(panel, document) -> None:
    document.choose_look("look-18")
    panel._catalogue.rename("look-18", "Evening")
    panel.refresh()
    assert panel.rows[0].slider.label.text() == "Evening"
    assert panel.rows[0].slider.track.accessibleName() == "Evening"
    assert panel.rows[0].remove.accessibleName() == "Remove Evening"


def test_pictures_arrive(qtbot, panel, document) -> None:
    document.choose_look("look-04")
    thumbnails = panel._thumbnails
    qtbot.waitUntil(lambda: thumbnails.image("look-04") is not None)


@given(st.lists(st.floats(0.01, 1), min_size=1, max_size=12))
def test_normalised_shares_always_sum_to_a_hundred(numbers: list[float]) -> None:
    shares = [number / sum(numbers) for number in numbers]
    texts = share_texts(shares)
    whole = [int(text.removesuffix(" %")) for text in texts]
    assert sum(whole) == 100
    assert all(abs(w - 100 * s) < 1 for w, s in zip(whole, shares, strict=True))


def test_free_shares_are_rounded() -> None:
    assert share_texts([1.0, 0.6, -0.25]) == ["100 %", "60 %", "−25 %"]
