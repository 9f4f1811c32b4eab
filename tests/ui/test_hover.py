"""Looks shown on the canvas while they are pointed at, with real moves and keys."""

from __future__ import annotations

import numpy as np
import pytest
from fakes import make_photo
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from window_parts import WindowCatalogue

from looksmith.grade.recipe import Blend, BlendTerm
from looksmith.ui.canvas.marks import MarkLayer
from looksmith.ui.hover import DWELL_MS
from looksmith.ui.thumbnails import ORIGINAL

LEFT = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def settle(qtbot, window):
    """Return a function that waits for the dwell and what follows it."""

    def wait():
        qtbot.wait(DWELL_MS + 30)
        qtbot.waitUntil(lambda: window.settled, timeout=60_000)

    return wait


@pytest.fixture
def pictures(window, settle):
    """A list that grows with every graded picture; a photo is open."""
    photo = make_photo()
    window.document.set_photo(photo, photo, None)
    settle()
    shown: list[np.ndarray] = []
    window.preview.image_ready.connect(shown.append)
    return shown


def send_move(widget, place: QPoint, modifiers=NONE) -> None:
    where = QPointF(place)
    screen = QPointF(widget.mapToGlobal(place))
    none = Qt.MouseButton.NoButton
    event = QMouseEvent(QEvent.Type.MouseMove, where, screen, none, none, modifiers)
    QApplication.sendEvent(widget, event)


def tile(window, look_id: str) -> QPoint:
    browser = window.browser
    index = browser.model.index(browser.model.row_of(look_id))
    browser.view.scrollTo(index)
    return browser.view.tiles.picture_rect(browser.view.visualRect(index)).center()


def point_at(window, look_id: str, modifiers=NONE) -> None:
    send_move(window.browser.view.viewport(), tile(window, look_id), modifiers)


def leave(window) -> None:
    QApplication.sendEvent(window.browser.view.viewport(), QEvent(QEvent.Type.Leave))


def rendered(window, *looks: str) -> np.ndarray:
    blend = Blend(tuple(BlendTerm(look) for look in looks))
    recipe = window.document.recipe.replace(blend=blend)
    return window.renderer.preview(window.document.proxy, recipe)


def test_the_look_is_shown_as_a_click_would_leave_it(window, pictures, settle) -> None:
    window.document.choose_look("look-02")
    window.document.set_light("exposure", 0.4)
    settle()
    before, steps = window.document.recipe, len(window.document.history.steps)
    point_at(window, "look-05")
    settle()
    np.testing.assert_array_equal(pictures[-1], rendered(window, "look-05"))
    assert window.document.recipe == before
    assert len(window.document.history.steps) == steps


def test_with_ctrl_or_over_the_plus_it_is_added(window, pictures, settle) -> None:
    window.document.choose_look("look-02")
    point_at(window, "look-05", CTRL)
    settle()
    np.testing.assert_array_equal(pictures[-1], rendered(window, "look-02", "look-05"))
    place = tile(window, "look-06")
    view = window.browser.view
    plus = view.tiles.plus_rect(view.visualRect(view.indexAt(place))).center()
    send_move(view.viewport(), plus)
    settle()
    np.testing.assert_array_equal(pictures[-1], rendered(window, "look-02", "look-06"))


def test_the_tile_of_the_original_shows_the_photo_without_a_look(
    window, pictures, settle
) -> None:
    window.document.choose_look("look-02")
    settle()
    point_at(window, ORIGINAL)
    settle()
    np.testing.assert_array_equal(pictures[-1], rendered(window))


def test_nothing_is_rendered_before_the_dwell(window, pictures, qtbot) -> None:
    window.hover.dwell.setInterval(10_000)
    for look in ("look-03", "look-04", "look-05"):
        point_at(window, look)
    qtbot.wait(50)
    assert not pictures
    assert not window.hover.shown


def test_the_look_is_read_while_the_pointer_dwells(window, pictures, settle) -> None:
    read: list[str] = []
    lut = window.catalogue.lut

    def noted(look_id, size=33):
        if size == 33:  # the fingerprint asks for a smaller one
            read.append(look_id)
        return lut(look_id, size)

    window.catalogue.lut = noted
    window.hover.dwell.setInterval(60_000)
    point_at(window, "look-05")
    settle()
    assert read == ["look-05"]
    assert not pictures
    window.hover.dwell.timeout.emit()
    settle()
    assert len(pictures) == 1
    assert read == ["look-05"]


def test_the_look_shown_stays_until_the_pointer_rests_on_another(
    window, pictures, settle
) -> None:
    point_at(window, "look-05")
    settle()
    count = len(pictures)
    window.hover.dwell.setInterval(10_000)
    point_at(window, "look-08")
    assert window.hover.shown
    assert len(pictures) == count


def test_leaving_restores(window, pictures, settle) -> None:
    point_at(window, "look-05")
    settle()
    leave(window)
    settle()
    assert not window.hover.shown
    np.testing.assert_array_equal(pictures[-1], rendered(window))


def test_esc_restores_until_another_look_is_pointed_at(
    window, pictures, settle
) -> None:
    point_at(window, "look-05")
    settle()
    QTest.keyClick(window.canvas, Qt.Key.Key_Escape)
    settle()
    np.testing.assert_array_equal(pictures[-1], rendered(window))
    point_at(window, "look-05")
    settle()
    assert not window.hover.shown
    point_at(window, "look-06")
    settle()
    assert window.hover.shown


def test_clicking_what_is_shown_renders_nothing(window, pictures, settle) -> None:
    point_at(window, "look-05")
    settle()
    count = len(pictures)
    QTest.mouseClick(
        window.browser.view.viewport(), LEFT, NONE, tile(window, "look-05")
    )
    settle()
    assert [term.look for term in window.document.blend.terms] == ["look-05"]
    assert len(pictures) == count
    assert not window.hover.shown


def test_an_edit_ends_the_preview(window, pictures, settle) -> None:
    point_at(window, "look-05")
    settle()
    window.document.set_light("exposure", 0.5)
    settle()
    assert not window.hover.shown
    np.testing.assert_array_equal(pictures[-1], rendered(window))


def test_walking_without_choosing_previews(window, pictures, settle) -> None:
    view = window.browser.view
    view.setFocus()
    view.go_to("look-04")
    QTest.keyClick(view, Qt.Key.Key_Right, CTRL)
    settle()
    np.testing.assert_array_equal(pictures[-1], rendered(window, "look-05"))
    assert not window.document.blend.terms
    window.canvas.setFocus()
    settle()
    np.testing.assert_array_equal(pictures[-1], rendered(window))


def test_the_map_previews_too(window, pictures, settle, qtbot) -> None:
    window.browser.map_button.click()
    settle()
    look_map = window.browser.map
    send_move(look_map, look_map.rect_of("look-07").center())
    settle()
    np.testing.assert_array_equal(pictures[-1], rendered(window, "look-07"))
    QApplication.sendEvent(look_map, QEvent(QEvent.Type.Leave))
    settle()
    np.testing.assert_array_equal(pictures[-1], rendered(window))
    look_map.setFocus()
    look_map.go_to("look-07")
    QTest.keyClick(look_map, Qt.Key.Key_Right)
    settle()
    np.testing.assert_array_equal(pictures[-1], rendered(window, "look-08"))


def test_the_switch_holds_and_is_remembered(
    window, pictures, settle, build_window
) -> None:
    action = window.actions_by_id["view.hover"]
    assert action.isChecked()
    action.trigger()
    point_at(window, "look-05")
    settle()
    assert not pictures
    window.close()
    again = build_window()
    assert not again.hover.on
    assert not again.actions_by_id["view.hover"].isChecked()


def test_a_look_that_cannot_be_had_is_not_tried(build_window, qtbot) -> None:
    catalogue = WindowCatalogue()
    catalogue.broken.add("look-01")
    window = build_window(catalogue)
    photo = make_photo()
    window.document.set_photo(photo, photo, None)
    qtbot.waitUntil(lambda: window.thumbnails.failed("look-01"), timeout=60_000)
    point_at(window, "look-01")
    qtbot.wait(DWELL_MS + 30)
    qtbot.waitUntil(lambda: window.settled, timeout=60_000)
    assert not window.hover.shown
    assert window.messages.isHidden()


def test_it_is_not_tried_either_while_its_tile_is_made_anew(
    build_window, qtbot
) -> None:
    catalogue = WindowCatalogue()
    catalogue.broken.add("look-01")
    window = build_window(catalogue)
    photo = make_photo()
    window.document.set_photo(photo, photo, None)
    qtbot.waitUntil(lambda: window.settled and window.thumbnails.failed("look-01"))
    catalogue.asked.clear()
    catalogue.gate.clear()
    try:
        window.document.set_light("exposure", 0.3)
        qtbot.waitUntil(lambda: bool(catalogue.asked))
        point_at(window, "look-01")
        qtbot.wait(DWELL_MS + 30)
        assert not window.hover.shown
    finally:
        catalogue.gate.set()


def test_marks_of_the_recipe_do_not_lie_over_another_look(
    window, pictures, settle
) -> None:
    canvas = window.canvas
    states = np.full(pictures[-1].shape[:2] if pictures else (214, 320), 2, np.uint8)
    point_at(window, "look-05")
    settle()
    plain = canvas.grab().toImage()
    canvas.set_marks(MarkLayer(states), ((2, "lost"),))
    assert canvas.grab().toImage() == plain
    leave(window)
    settle()
    marked = canvas.grab().toImage()
    canvas.clear_marks()
    assert canvas.grab().toImage() != marked
