"""The blend pad: places and weights, the dot, and what it says when it cannot."""

from __future__ import annotations

import pytest
from blend_parts import blend, click, drag, weights
from fakes import FakeCatalogue, make_photo
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QToolTip

from looksmith.ui.document import Document
from looksmith.ui.panels.blend_pad_part import BlendPadPart
from looksmith.ui.theme import apply_theme
from looksmith.ui.thumbnails import Thumbnails
from looksmith.ui.widgets.pad_corner import name_lines
from looksmith.ui.widgets.pad_geometry import (
    CORNERS,
    is_on_pad,
    pad_place,
    pad_weights,
)
from looksmith.ui.workers import Workers

unit = st.floats(0, 1)
KEYS = Qt.KeyboardModifier


@given(st.sampled_from([2, 3, 4]), st.floats(-0.5, 1.5), st.floats(-0.5, 1.5))
def test_every_place_shares_out_a_hundred_percent(count, x, y):
    found = pad_weights(count, x, y)
    assert len(found) == count
    assert min(found) >= 0
    assert sum(found) == pytest.approx(1, abs=1e-9)
    assert is_on_pad(found), "what the pad gives stands on the pad"


@given(st.sampled_from([2, 4]), unit, unit)
def test_the_dot_stands_where_it_was_put(count, x, y):
    found = pad_place(pad_weights(count, x, y))
    assert found[0] == pytest.approx(x, abs=0.003)
    if count == 4:
        assert found[1] == pytest.approx(y, abs=0.003)


@given(unit, unit)
def test_any_shares_of_three_looks_have_their_place(first, second):
    first, second = sorted((first, second))
    shares = (first, second - first, 1 - second)
    assert is_on_pad(shares)
    assert pad_weights(3, *pad_place(shares)) == pytest.approx(shares, abs=0.002)


@pytest.mark.parametrize("count", [2, 3, 4])
def test_a_corner_is_all_of_its_look(count):
    for index, place in enumerate(CORNERS[count]):
        expected = [0.0] * count
        expected[index] = 1.0
        assert pad_weights(count, *place) == tuple(expected)


@pytest.mark.parametrize(
    "shares",
    [(1.5, -0.5), (0.8, 0.8), (0, 0), (0.5, 0, 0, 0.5), (1.0, 1.0, 1.0)],
)
def test_other_weights_are_told_from_those_of_a_place(shares):
    assert not is_on_pad(shares)
    assert all(0 <= each <= 1 for each in pad_place(shares))


@pytest.fixture
def part(qtbot, qapp):
    apply_theme(qapp)
    workers = Workers()
    document = Document()
    document.set_photo(make_photo(), make_photo(), None)
    made = BlendPadPart(document, Thumbnails(document, FakeCatalogue(), workers))
    qtbot.addWidget(made)
    made.resize(300, 260)
    made.show()
    qtbot.waitExposed(made)
    yield made
    workers.shutdown()


@pytest.fixture
def document(part) -> Document:
    return part._document


def at(pad, x, y):
    return pad.place_of(x, y).toPoint()


def near(point: QPointF, other: QPointF) -> bool:
    return (point - other).manhattanLength() < 3


def test_dragging_the_dot_is_live_and_one_step(part, document, qtbot):
    blend(document, 4)
    steps, seen = len(document.history.steps), []
    document.recipe_changed.connect(lambda: seen.append(weights(document)))
    pad = part.pad
    drag(pad, at(pad, 0.5, 0.5), at(pad, 0.75, 0.5), at(pad, 0.75, 0.25))
    assert len(seen) >= 2
    expected = (0.25 * 0.75, 0.75 * 0.75, 0.25 * 0.25, 0.75 * 0.25)
    assert weights(document) == pytest.approx(expected, abs=0.02)
    assert sum(weights(document)) == pytest.approx(1)
    assert len(document.history.steps) == steps + 1
    assert near(pad.dot, pad.place_of(0.75, 0.25))
    assert pad.on_pad
    document.undo()
    assert weights(document) == [1] * 4
    assert near(pad.dot, pad.place_of(0.5, 0.5)), "the dot follows the weights"


def test_two_looks_make_a_line_and_three_a_triangle(part, document):
    blend(document, 2)
    low, pad = part.pad.height(), part.pad
    click(pad, pos=at(pad, 0.25, 0.5))
    assert weights(document) == pytest.approx([0.75, 0.25], abs=0.01)
    document.add_look("look-02")
    assert pad.height() > low
    click(pad, pos=at(pad, 0.5, 0.02))
    assert weights(document) == pytest.approx([1, 0, 0], abs=0.03)
    click(pad, pos=at(pad, 0.5, 1))
    assert weights(document) == pytest.approx([0, 0.5, 0.5], abs=0.01)


def test_two_drags_are_two_steps(part, document):
    blend(document, 2)
    steps, pad = len(document.history.steps), part.pad
    drag(pad, at(pad, 0.5, 0.5), at(pad, 0.3, 0.5))
    drag(pad, at(pad, 0.3, 0.5), at(pad, 0.6, 0.5))
    assert len(document.history.steps) == steps + 2


def test_arrows_move_the_dot_and_a_run_of_them_is_one_step(part, document):
    blend(document, 3)
    click(part.pad, pos=at(part.pad, 0.5, 0.5))
    part.pad._finish()
    steps, before = len(document.history.steps), pad_place(document.blend.shares())
    part.pad.setFocus()
    QTest.keyClick(part.pad, Qt.Key.Key_Right)
    QTest.keyClick(part.pad, Qt.Key.Key_Down, KEYS.ShiftModifier)
    QTest.keyClick(part.pad, Qt.Key.Key_Left, KEYS.ControlModifier)
    after = pad_place(document.blend.shares())
    assert after[0] - before[0] == pytest.approx(0.015, abs=0.003)
    assert after[1] - before[1] == pytest.approx(0.1, abs=0.003)
    assert len(document.history.steps) == steps + 1
    QTest.keyClick(part.pad, Qt.Key.Key_Home)
    assert weights(document) == pytest.approx([1 / 3] * 3, abs=0.002)


def test_a_click_on_a_picture_gives_all_and_a_double_click_shares(part, document):
    blend(document, 4)
    click(part.pad, pos=part.pad.label_of(2).center())
    assert weights(document) == [0, 0, 1, 0]
    QTest.mouseDClick(part.pad, Qt.MouseButton.LeftButton, pos=at(part.pad, 0.9, 0.1))
    assert weights(document) == [0.25] * 4


def test_pointing_at_a_corner_tells_its_whole_name(part, document):
    blend(document, 4)
    place = part.pad.label_of(3).center()
    event = QHelpEvent(QEvent.Type.ToolTip, place, part.pad.mapToGlobal(place))
    QApplication.sendEvent(part.pad, event)
    assert QToolTip.text().startswith("look-03\n")
    QToolTip.hideText()


def test_the_words_for_screen_readers_follow_the_weights(part, document):
    blend(document, 2)
    assert part.pad.accessibleDescription() == "look-00 50 %, look-01 50 %"
    click(part.pad, pos=at(part.pad, 0.25, 0.5))
    assert part.pad.accessibleDescription() == "look-00 75 %, look-01 25 %"


def test_a_muted_look_is_off_the_pad_and_keeps_its_weight(part, document):
    blend(document, 5)
    assert part.pad.isHidden()
    assert "up to four looks: mute or remove 1" in part.note.text()
    document.set_weight(1, 0.3)
    document.set_muted(1, True)
    assert part.pad.isVisible()
    click(part.pad, pos=at(part.pad, 0, 0))
    assert weights(document) == [1, 0.3, 0, 0, 0]


def test_it_says_why_there_is_no_pad(part, document):
    assert not part.note.text(), "the panel says how to start"
    assert part.pad.isHidden()
    blend(document, 1)
    assert "two to four looks" in part.note.text()
    blend(document, 2)
    assert not part.note.text()
    document.set_solo(0, True)
    assert "solo" in part.note.text()
    assert part.pad.isHidden()


def test_weights_off_the_pad_are_shown_plainly(part, document):
    blend(document, 2)
    plain = part.pad.grab().toImage()
    document.set_normalise(False)
    assert not part.pad.on_pad
    assert "sum to 200 %" in part.note.text()
    assert part.pad.grab().toImage() != plain, "the dot is hollow"
    document.set_weight(0, -0.5)
    assert "below 0 %" in part.note.text()
    click(part.pad, pos=at(part.pad, 0.5, 0.5))
    assert part.pad.on_pad
    assert not part.note.text()
    assert weights(document) == pytest.approx([0.5, 0.5], abs=0.01)


def test_four_weights_that_have_no_place_are_told(part, document):
    blend(document, 4)
    document.set_weights({0: 0.5, 1: 0, 2: 0, 3: 0.5})
    assert "Not every mix of four looks" in part.note.text()
    assert not part.pad.on_pad


def test_names_take_two_lines_and_lose_no_word_that_fits(part):
    metrics = part.fontMetrics()
    room = metrics.horizontalAdvance("Kodak Golden") + 2
    assert name_lines("Kodak Golden 200", metrics, room) == ["Kodak Golden", "200"]
    assert name_lines("Sepia", metrics, room) == ["Sepia"]
    lines = name_lines("Kodak Golden 200 on Vision Premier 2393", metrics, room)
    assert len(lines) == 2
    assert "…" in lines[1]
    assert all(metrics.horizontalAdvance(line) <= room for line in lines)
