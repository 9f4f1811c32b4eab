"""The rows of the blend: solo, order, and the menu of a row."""

from __future__ import annotations

import pytest
from blend_parts import ALT, blend, click, looks_of, shown_panel, weights
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu

from looksmith.ui.document import Document


@pytest.fixture
def panel(qtbot, themed):
    with shown_panel(qtbot, height=500) as made:
        yield made


@pytest.fixture
def document(panel) -> Document:
    return panel._document


@pytest.fixture
def laid_out(qtbot, panel, document):
    """Return the panel with four looks, each row in its place."""
    blend(document, 4)
    qtbot.waitUntil(lambda: panel.rows[3].y() > panel.rows[2].y() > panel.rows[1].y())
    return panel


def lift(row, to_row, below: bool) -> QPoint:
    """Drag a row by its grip over the middle of another, and hold it there."""
    grip = row.grip
    start = grip.rect().center()
    QTest.mousePress(grip, Qt.MouseButton.LeftButton, pos=start)
    edge = to_row.height() - 3 if below else 3
    stop = grip.mapFromGlobal(to_row.mapToGlobal(QPoint(8, edge)))
    QTest.mouseMove(grip, (start + stop) / 2)
    QTest.mouseMove(grip, stop)
    return stop


def test_alt_click_on_the_eye_lets_one_look_count(laid_out, document):
    click(laid_out.rows[3].mute)
    steps = len(document.history.steps)
    click(laid_out.rows[1].mute, ALT)
    assert document.blend.shares() == (0, 1, 0, 0)
    assert len(document.history.steps) == steps + 1
    assert document.history.steps[-1].name == "Solo look-01"
    assert "only Black and white look 01 counts" in laid_out.solo_note.text()
    assert laid_out.solo_note.isVisible()
    assert [row.picture.muted for row in laid_out.rows] == [True, False, True, True]
    assert laid_out.rows[1].mute.accessibleName().startswith("End solo")


def test_a_second_solo_brings_back_what_was_muted_before(laid_out, document):
    click(laid_out.rows[3].mute)
    before = document.blend
    click(laid_out.rows[1].mute, ALT)
    click(laid_out.rows[0].mute, ALT)
    assert document.blend.shares() == (1, 0, 0, 0), "the solo goes over"
    click(laid_out.rows[0].mute, ALT)
    assert document.blend == before
    assert not laid_out.solo_note.isVisible()
    assert [term.muted for term in document.blend.terms] == [False] * 3 + [True]


def test_undo_takes_the_solo_back_and_redo_brings_it_again(laid_out, document):
    before = document.blend
    click(laid_out.rows[2].mute, ALT)
    document.undo()
    assert document.blend == before
    assert not laid_out.solo_note.isVisible()
    document.redo()
    assert document.blend.terms[2].solo


def test_a_plain_click_on_the_lone_eye_ends_the_solo(laid_out, document):
    click(laid_out.rows[2].mute, ALT)
    click(laid_out.rows[2].mute)
    assert not any(term.solo or term.muted for term in document.blend.terms)


def test_adding_a_look_ends_the_solo_so_that_it_is_seen(laid_out, document):
    click(laid_out.rows[2].mute, ALT)
    document.add_look("look-09")
    assert document.blend.shares() == (0.2,) * 5
    document.undo()
    assert document.blend.terms[2].solo


def test_a_row_is_dragged_to_another_place(laid_out, document, qtbot):
    steps = len(document.history.steps)
    document.set_weight(0, 0.3)
    stop = lift(laid_out.rows[0], laid_out.rows[2], below=True)
    line = laid_out.list._line
    assert line.isVisible()
    assert abs(line.geometry().center().y() - laid_out.rows[3].y()) <= 2
    QTest.mouseRelease(laid_out.rows[0].grip, Qt.MouseButton.LeftButton, pos=stop)
    assert looks_of(document) == ["look-01", "look-02", "look-00", "look-03"]
    assert weights(document) == [1, 1, 0.3, 1], "the weight goes along"
    assert not line.isVisible()
    assert [row.look_id for row in laid_out.rows] == looks_of(document)
    assert len(document.history.steps) == steps + 2
    document.undo()
    assert looks_of(document)[0] == "look-00"


def test_esc_leaves_a_dragged_row_where_it_was(laid_out, document):
    grip = laid_out.rows[3].grip
    stop = lift(laid_out.rows[3], laid_out.rows[0], below=False)
    QTest.keyClick(grip, Qt.Key.Key_Escape)
    assert not laid_out.list._line.isVisible()
    QTest.mouseRelease(grip, Qt.MouseButton.LeftButton, pos=stop)
    assert looks_of(document) == ["look-00", "look-01", "look-02", "look-03"]


def test_a_row_let_go_in_its_own_place_makes_no_step(laid_out, document):
    steps = len(document.history.steps)
    stop = lift(laid_out.rows[1], laid_out.rows[1], below=True)
    QTest.mouseRelease(laid_out.rows[1].grip, Qt.MouseButton.LeftButton, pos=stop)
    assert len(document.history.steps) == steps


@pytest.mark.parametrize("part", ["track", "mute", "remove"])
def test_alt_and_arrows_move_a_row_and_keep_the_focus(laid_out, document, part):
    row = laid_out.rows[1]
    widget = row.slider.track if part == "track" else getattr(row, part)
    widget.setFocus()
    QTest.keyClick(widget, Qt.Key.Key_Up, ALT)
    assert looks_of(document) == ["look-01", "look-00", "look-02", "look-03"]
    assert weights(document) == [1] * 4, "the weight does not move"
    QTest.keyClick(widget, Qt.Key.Key_Up, ALT)
    assert looks_of(document)[0] == "look-01", "it stops at the top"
    for _ in range(3):
        QTest.keyClick(widget, Qt.Key.Key_Down, ALT)
    assert looks_of(document)[3] == "look-01"
    assert laid_out.rows[3] is row
    assert widget.hasFocus()
    assert document.current_look == "look-01"


def test_tab_goes_from_the_top_to_the_bottom(laid_out, document, qtbot):
    document.move_term(3, 0)
    qtbot.waitUntil(laid_out.isActiveWindow)
    laid_out.pad_part.show()
    laid_out.invert.setFocus()
    places = []
    for _ in range(40):
        widget = QApplication.focusWidget()
        places.append((widget.mapTo(laid_out, QPoint(0, 0)).y(), widget))
        QTest.keyClick(widget, Qt.Key.Key_Tab)
        if QApplication.focusWidget() is laid_out.invert:
            break
    stops = [widget for _, widget in places]
    for row in laid_out.rows:
        assert set(row.tab_stops) <= set(stops)
    tracks = [stops.index(row.slider.track) for row in laid_out.rows]
    assert tracks == sorted(tracks)
    assert tracks[-1] < stops.index(laid_out.pad_part.pad)
    assert stops.index(laid_out.pad_part.pad) < stops.index(laid_out.amount.track)


def test_a_lone_row_cannot_be_dragged(panel, document):
    document.choose_look("look-01")
    assert not panel.rows[0].grip.isEnabled()
    document.add_look("look-02")
    assert all(row.grip.isEnabled() for row in panel.rows)


def open_menu(panel, index) -> dict[str, object]:
    """Open a row's menu as the menu key does."""
    for old in panel.findChildren(QMenu):
        old.close()
    track = panel.rows[index].slider.track
    place = track.rect().center()
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Keyboard, place, track.mapToGlobal(place)
    )
    QApplication.sendEvent(track, event)
    menu = next(each for each in panel.findChildren(QMenu) if each.isVisible())
    return {a.text().partition("\t")[0]: a for a in menu.actions() if a.text()}


def test_the_menu_of_a_row_does_what_it_says(laid_out, document, qtbot):
    open_menu(laid_out, 2)["Solo"].trigger()
    assert document.blend.terms[2].solo
    open_menu(laid_out, 2)["End solo"].trigger()
    assert not document.blend.terms[2].solo
    open_menu(laid_out, 2)["Mute"].trigger()
    assert document.blend.terms[2].muted
    assert "Unmute" in open_menu(laid_out, 2)
    open_menu(laid_out, 2)["Move up"].trigger()
    assert looks_of(document) == ["look-00", "look-02", "look-01", "look-03"]
    entries = open_menu(laid_out, 3)
    assert not entries["Move down"].isEnabled()
    for name, signal in (
        ("Similar looks", laid_out.menu.similar_requested),
        ("Look details…", laid_out.menu.details_requested),
    ):
        with qtbot.waitSignal(signal, check_params_cb=lambda look: look == "look-03"):
            entries[name].trigger()
    with qtbot.waitSignal(
        laid_out.menu.replace_requested, check_params_cb=lambda index: index == 3
    ):
        entries["Replace with…"].trigger()
    entries["Remove"].trigger()
    assert looks_of(document) == ["look-00", "look-02", "look-01"]


def test_a_look_of_a_session_resembles_none(laid_out, document):
    document.add_look("foreign")
    assert not open_menu(laid_out, 4)["Similar looks"].isEnabled()


def test_four_rows_are_as_high_as_their_pictures_need(laid_out):
    heights = [row.height() for row in laid_out.rows]
    assert max(heights) <= 46
    assert laid_out.rows[3].geometry().bottom() <= laid_out.list.height()
