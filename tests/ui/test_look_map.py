"""The map of the looks, with real clicks, keys and wheels."""

from __future__ import annotations

import threading

import pytest
from fakes import FakeLookError
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from looksmith.ui.panels.browser import LookBrowser
from looksmith.ui.theme import apply_theme

LEFT = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier
KEY = Qt.Key


@pytest.fixture
def browser(qtbot, qapp, document, catalogue, workers):
    apply_theme(qapp)
    made = LookBrowser(document, catalogue, workers)
    qtbot.addWidget(made)
    made.resize(300, 640)
    made.show()
    qtbot.waitExposed(made)
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.fixture
def look_map(browser, qtbot):
    QTest.mouseClick(browser.map_button, LEFT)
    qtbot.waitUntil(lambda: len(browser.map.visible_ids()) == 20)
    qtbot.waitUntil(lambda: all_pictures(browser))
    return browser.map


def all_pictures(browser):
    ids = browser.map.visible_ids()
    return all(browser.thumbnails.image(look_id) is not None for look_id in ids)


def click(view, look_id, modifiers=Qt.KeyboardModifier.NoModifier):
    QTest.mouseClick(view, LEFT, modifiers, view.rect_of(look_id).center())


def blend(document):
    return [term.look for term in document.blend.terms]


def wheel(view, place, notches):
    event = QWheelEvent(
        QPointF(place),
        QPointF(view.mapToGlobal(place)),
        QPoint(),
        QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(view, event)


def picture(view):
    return view.grab().toImage()


def brightness(image, rect):
    """Return the mean grey of a rectangle."""
    spots = [
        image.pixelColor(x, y).lightness()
        for x in range(rect.left() + 2, rect.right() - 2, 3)
        for y in range(rect.top() + 2, rect.bottom() - 2, 3)
    ]
    return sum(spots) / len(spots)


def test_a_click_chooses_and_a_click_with_ctrl_adds(look_map, document):
    click(look_map, "look-07")
    assert blend(document) == ["look-07"]
    click(look_map, "look-12", CTRL)
    assert blend(document) == ["look-07", "look-12"]
    click(look_map, "look-03")
    assert blend(document) == ["look-03"]


def test_the_looks_of_the_blend_are_ringed(look_map, document):
    around = look_map.rect_of("look-07")
    edge = QPoint(around.left() - 2, around.center().y())
    before = picture(look_map).pixelColor(edge)
    document.choose_look("look-07")
    after = picture(look_map).pixelColor(edge)
    assert after.lightness() > before.lightness() + 100


def test_arrows_walk_in_the_plane_and_enter_chooses(look_map, document):
    click(look_map, "look-06")
    look_map.setFocus()
    for key, expected in (
        (KEY.Key_Right, "look-07"),
        (KEY.Key_Down, "look-12"),
        (KEY.Key_Left, "look-11"),
        (KEY.Key_Up, "look-06"),
        (KEY.Key_Up, "look-01"),
        (KEY.Key_Up, "look-01"),
    ):
        QTest.keyClick(look_map, key)
        assert look_map.current_id() == expected
    assert blend(document) == ["look-06"]
    QTest.keyClick(look_map, KEY.Key_Return)
    assert blend(document) == ["look-01"]
    QTest.keyClick(look_map, KEY.Key_Right)
    QTest.keyClick(look_map, KEY.Key_Return, CTRL)
    assert blend(document) == ["look-01", "look-02"]


def test_arrows_pass_over_what_the_filter_dims(look_map, browser):
    click(look_map, "look-00")
    browser.search.setText("look 02")
    look_map.setFocus()
    QTest.keyClick(look_map, KEY.Key_Right)
    assert look_map.current_id() == "look-02"


def test_the_keyboard_stars_and_says_where_it_is(look_map, catalogue):
    click(look_map, "look-06")
    look_map.setFocus()
    QTest.keyClick(look_map, KEY.Key_Right)
    assert look_map.accessibleDescription() == catalogue.get("look-07").title
    look_map.star_keys = ["K"]
    QTest.keyClick(look_map, KEY.Key_K)
    assert catalogue.is_favourite("look-07")
    assert look_map.accessibleName()


def test_the_wheel_zooms_to_the_pointer(look_map):
    place = look_map.rect_of("look-07").center()
    size = look_map.rect_of("look-07").width()
    wheel(look_map, place, 3)
    assert look_map.rect_of("look-07").width() > 1.3 * size
    moved = look_map.rect_of("look-07").center() - place
    assert moved.manhattanLength() <= 2
    wheel(look_map, place, -3)
    assert abs(look_map.rect_of("look-07").width() - size) <= 1


def test_dragging_pans_and_chooses_nothing(look_map, document):
    place = look_map.rect_of("look-07").center()
    wheel(look_map, place, 3)
    start = look_map.rect_of("look-07").center()
    QTest.mousePress(look_map, LEFT, Qt.KeyboardModifier.NoModifier, place)
    QTest.mouseMove(look_map, place + QPoint(-30, 0))
    QTest.mouseMove(look_map, place + QPoint(-40, 0))
    end = place + QPoint(-40, 0)
    QTest.mouseRelease(look_map, LEFT, Qt.KeyboardModifier.NoModifier, end)
    way = look_map.rect_of("look-07").center() - start
    assert abs(way.x() + 40) <= 1
    assert blend(document) == []


def test_the_map_cannot_be_dragged_out_of_sight(look_map):
    look_map.space.pan(QPointF(5000, 5000))
    assert len(look_map.visible_ids()) == 20


def test_a_double_click_and_home_show_the_whole_map(look_map):
    place = look_map.rect_of("look-07").center()
    for reset in (
        lambda: QTest.mouseDClick(look_map, LEFT, pos=place),
        lambda: QTest.keyClick(look_map, KEY.Key_Home),
    ):
        QTest.keyClick(look_map, KEY.Key_PageUp)
        QTest.keyClick(look_map, KEY.Key_PageUp)
        assert look_map.space.zoom > 1
        reset()
        assert look_map.space.zoom == 1


def test_a_walk_brings_looks_into_view(look_map):
    click(look_map, "look-06")
    wheel(look_map, look_map.rect_of("look-06").center(), 4)
    look_map.setFocus()
    for _ in range(3):
        QTest.keyClick(look_map, KEY.Key_Right)
        inside = look_map.rect().adjusted(-1, -1, 1, 1)  # rounding
        assert inside.contains(look_map.rect_of(look_map.current_id()))


def test_hovering_names_the_look(look_map, qtbot):
    before = picture(look_map)
    QTest.mouseMove(look_map, look_map.rect_of("look-07").center())
    foot = look_map.rect().adjusted(0, look_map.height() - 20, 0, 0)
    qtbot.waitUntil(lambda: picture(look_map).copy(foot) != before.copy(foot))


def test_the_filter_dims_the_others(look_map, browser):
    kept, other = look_map.rect_of("look-07"), look_map.rect_of("look-08")
    before = picture(look_map)
    browser.search.setText("look 07")
    after = picture(look_map)
    assert brightness(after, kept) == pytest.approx(brightness(before, kept), abs=2)
    assert brightness(after, other) < 0.6 * brightness(before, other)
    assert look_map.visible_ids()[0] == "look-07"
    browser.search.clear()
    again = picture(look_map)
    assert brightness(again, other) == pytest.approx(brightness(before, other), abs=2)


def test_going_to_the_map_and_back_keeps_the_look(browser, look_map, document):
    click(look_map, "look-07")
    QTest.mouseClick(browser.map_button, LEFT)
    assert browser.view.isVisible()
    assert not look_map.isVisible()
    assert browser.view.current_id() == "look-07"
    browser.choose("look-15")
    QTest.mouseClick(browser.map_button, LEFT)
    assert look_map.isVisible()
    assert look_map.current_id() == "look-15"
    assert blend(document) == ["look-15"]


def test_the_menu_opens_from_the_map_and_similar_looks_light_up(
    look_map, browser, qtbot
):
    place = look_map.rect_of("look-07").center()
    asked = []
    look_map.menu_requested.connect(lambda look_id, _place: asked.append(look_id))
    event = QContextMenuEvent(
        QContextMenuEvent.Reason.Mouse, place, look_map.mapToGlobal(place)
    )
    QApplication.sendEvent(look_map, event)
    assert asked == ["look-07"]
    menu = QApplication.activePopupWidget()
    menu.close()
    entries = {a.text(): a for a in browser.menu.build("look-07").actions()}
    browser.chips.pick("all")
    entries["Similar looks"].trigger()
    assert look_map.isVisible()
    assert "look-07" in browser.model.ids()


def test_arranging_happens_on_a_thread(browser, catalogue, qtbot):
    go, threads = threading.Event(), []
    places = catalogue.map_positions()

    def slow():
        threads.append(threading.current_thread())
        assert go.wait(60)
        return places

    catalogue.map_positions = slow
    QTest.mouseClick(browser.map_button, LEFT)
    qtbot.waitUntil(lambda: bool(threads))
    assert threads[0] is not threading.main_thread()
    assert browser.map.visible_ids() == []
    waiting = picture(browser.map)
    go.set()
    qtbot.waitUntil(lambda: len(browser.map.visible_ids()) == 20)
    assert picture(browser.map) != waiting


def test_a_failure_is_told_in_place_and_tried_again(browser, catalogue, qtbot):
    right = catalogue.map_positions

    def broken():
        raise FakeLookError("The library is damaged.")

    catalogue.map_positions = broken
    QTest.mouseClick(browser.map_button, LEFT)
    qtbot.waitUntil(lambda: browser.map.message == "The library is damaged.")
    catalogue.map_positions = right
    QTest.mouseClick(browser.map_button, LEFT)
    QTest.mouseClick(browser.map_button, LEFT)
    qtbot.waitUntil(lambda: len(browser.map.visible_ids()) == 20)


def test_a_removed_look_leaves_the_map(look_map, browser, catalogue, qtbot):
    catalogue.remove("look-19")
    browser.refresh()
    qtbot.waitUntil(lambda: "look-19" not in look_map.visible_ids())
    assert len(look_map.visible_ids()) == 19


def test_down_from_the_search_box_goes_to_the_map(look_map, browser):
    browser.focus_search()
    QTest.keyClick(browser.search, KEY.Key_Down)
    assert look_map.hasFocus()
    assert look_map.current_id() is not None
