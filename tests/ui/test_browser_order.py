"""Order, character, size and fingerprint in the look browser, and own looks' tags."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QInputDialog

from looksmith.lut.apply import apply_lut
from looksmith.lut.formats import read_lut
from looksmith.ui.panels.browser import LookBrowser
from looksmith.ui.panels.look_fingerprint import GROUPS
from looksmith.ui.panels.look_order import Order
from looksmith.ui.theme import apply_theme

LEFT = Qt.MouseButton.LeftButton
CTRL = Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier
LONG = 60_000


@pytest.fixture
def build(qtbot, qapp, document, catalogue, workers, settings):
    browsers = []

    def make():
        apply_theme(qapp)
        made = LookBrowser(document, catalogue, workers, settings=settings)
        qtbot.addWidget(made)
        browsers.append(made)
        made.resize(300, 760)
        made.show()
        qtbot.waitExposed(made)
        return made

    return make


@pytest.fixture
def browser(build):
    return build()


def shown(browser) -> list[str]:
    return browser.model.ids()[1:]


def order_by(qtbot, browser, order: Order) -> None:
    browser.order.choices[order].trigger()
    if order.measures:
        qtbot.waitUntil(lambda: browser.measures.known is not None, timeout=LONG)


# Order


@pytest.mark.parametrize("figure", ["warmth", "contrast", "saturation"])
def test_looks_are_sorted_by_what_they_measure(
    qtbot, browser, catalogue, figure
) -> None:
    order_by(qtbot, browser, Order(figure))
    values = catalogue.measured().figures(figure)
    found = [values[look] for look in shown(browser)]
    assert len(found) == 20
    assert found == sorted(found, reverse=True)
    assert found[0] > found[-1]
    browser.order.reverse.trigger()
    assert [values[look] for look in shown(browser)] == sorted(found)


def test_names_are_sorted_without_measuring(browser, catalogue) -> None:
    browser.order.choices[Order.NAME].trigger()
    titles = [catalogue.get(look).title for look in shown(browser)]
    assert titles == sorted(titles)
    browser.order.choices[Order.LIBRARY].trigger()
    assert shown(browser) == [look.id for look in catalogue.looks()]
    assert not browser.order.isChecked()


def test_the_nearest_come_first_and_stay_while_one_looks_around(
    qtbot, browser, document, catalogue
) -> None:
    document.choose_look("look-07")
    order_by(qtbot, browser, Order.SIMILARITY)
    away = catalogue.measured().distances("look-07")
    found = shown(browser)
    assert found[0] == "look-07"
    assert [away[look] for look in found] == sorted(away.values())
    document.choose_look("look-12")
    assert shown(browser) == found
    order_by(qtbot, browser, Order.SIMILARITY)
    assert shown(browser)[0] == "look-12"


def test_the_order_is_remembered_but_not_what_was_near(qtbot, browser, build) -> None:
    browser.order.choices[Order.NAME].trigger()
    browser.order.reverse.trigger()
    again = build()
    assert again.order.order is Order.NAME
    assert again.order.reversed
    assert shown(again) == shown(browser)
    order_by(qtbot, again, Order.SIMILARITY)
    assert build().order.order is Order.LIBRARY


def test_order_holds_within_a_search(qtbot, browser, catalogue) -> None:
    order_by(qtbot, browser, Order.WARMTH)
    QTest.keyClicks(browser.search, "creative")
    values = catalogue.measured().figures("warmth")
    found = [values[look] for look in shown(browser)]
    assert 0 < len(found) < 20
    assert found == sorted(found, reverse=True)


# Character


def test_chips_of_character_narrow_what_is_shown(qtbot, browser, catalogue) -> None:
    measured = catalogue.measured()
    chip = browser.traits.chips["black & white"]
    QTest.mouseClick(chip, LEFT)
    qtbot.waitUntil(lambda: browser.measures.known is not None, timeout=LONG)
    grey = measured.having("black & white")
    assert 0 < len(grey) < 20
    assert set(shown(browser)) == grey
    QTest.mouseClick(browser.traits.chips["faded"], LEFT)
    assert set(shown(browser)) == grey & measured.having("faded")
    assert browser.nothing.text.text() == "No look here has this character."
    QTest.mouseClick(browser.nothing.clear_button, LEFT)
    assert not browser.traits.picked
    assert len(shown(browser)) == 20


def test_character_and_category_hold_together(qtbot, browser, catalogue) -> None:
    browser.measures.ask()
    qtbot.waitUntil(lambda: browser.measures.known is not None, timeout=LONG)
    QTest.mouseClick(browser.chips.chips["category:Black and white"], LEFT)
    category = set(shown(browser))
    QTest.mouseClick(browser.traits.chips["warm"], LEFT)
    warm = browser.measures.known.having("warm")
    assert 0 < len(warm & category) < len(category)
    assert set(shown(browser)) == warm & category


def test_new_looks_are_measured_too(qtbot, browser, catalogue) -> None:
    order_by(qtbot, browser, Order.WARMTH)
    catalogue.remove("look-19")
    browser.refresh()
    qtbot.waitUntil(lambda: browser.measures.known is not None, timeout=LONG)
    assert "look-19" not in browser.measures.known.figures("warmth")
    assert len(shown(browser)) == 19


# Size


def wheel(view, notches: int, modifiers=NONE) -> None:
    place = QPointF(view.viewport().rect().center())
    event = QWheelEvent(
        place, QPointF(view.viewport().mapToGlobal(place.toPoint())), QPoint(),
        QPoint(0, 120 * notches), Qt.MouseButton.NoButton, modifiers,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view.viewport(), event)


def test_ctrl_and_the_wheel_make_tiles_larger_and_smaller(browser, build) -> None:
    view = browser.view
    assert view.columns == 3
    wheel(view, 1, CTRL)
    assert view.columns == 2
    assert view.verticalScrollBar().value() == 0 or view.columns == 2
    wheel(view, 1, CTRL)
    assert view.columns == 1
    wheel(view, -1, CTRL)
    wheel(view, -1, CTRL)
    wheel(view, -1, CTRL)
    assert view.columns == 4
    assert browser.footer.slider.number == view.least_width
    assert build().view.columns == 4


def test_the_wheel_alone_scrolls(browser) -> None:
    width = browser.view.least_width
    wheel(browser.view, -2)
    assert browser.view.verticalScrollBar().value() > 0
    assert browser.view.least_width == width


def test_the_slider_sets_the_size_and_a_double_click_the_usual_one(browser) -> None:
    track = browser.footer.slider
    QTest.mouseClick(track, LEFT, NONE, QPoint(track.width() - 2, track.height() // 2))
    assert browser.view.columns == 1
    QTest.mouseDClick(track, LEFT, NONE, track.rect().center())
    assert browser.view.columns == 3


def test_what_is_in_the_middle_stays_in_view(browser) -> None:
    view = browser.view
    view.scrollToBottom()
    middle = view.indexAt(view.viewport().rect().center())
    wheel(view, 1, CTRL)
    assert view.viewport().rect().contains(view.visualRect(middle).center())


# Fingerprint


def test_the_fingerprint_is_what_the_look_does(
    qtbot, browser, document, catalogue
) -> None:
    strip = browser.fingerprint
    plain = strip.after.copy()
    colours = [colour for group in GROUPS.values() for colour in group]
    np.testing.assert_allclose(plain * 255, colours, atol=1e-6)
    document.choose_look("look-03")
    qtbot.waitUntil(lambda: not np.array_equal(strip.after, plain), timeout=LONG)
    lut = catalogue.lut("look-03", 17)
    expected = apply_lut(lut, plain.astype(np.float32)[None])[0]
    np.testing.assert_allclose(strip.after, np.clip(expected, 0, 1), atol=1e-4)
    document.choose_look(None)
    qtbot.waitUntil(lambda: np.array_equal(strip.after, plain), timeout=LONG)


def test_the_fingerprint_follows_the_pointer(qtbot, browser) -> None:
    strip = browser.fingerprint
    plain = strip.after.copy()
    browser.view.hovered.emit("look-05", False)
    qtbot.waitUntil(lambda: not np.array_equal(strip.after, plain), timeout=LONG)
    browser.view.left.emit()
    qtbot.waitUntil(lambda: np.array_equal(strip.after, plain), timeout=LONG)


def test_a_broken_look_has_no_fingerprint_and_raises_no_alarm(
    qtbot, browser, catalogue, workers
) -> None:
    catalogue.broken.add("look-05")
    alarms = []
    workers.failed.connect(lambda *what: alarms.append(what))
    browser.view.hovered.emit("look-05", False)
    qtbot.wait(150)
    qtbot.waitUntil(lambda: not workers.busy, timeout=LONG)
    assert not alarms


# Own looks


def test_own_looks_can_be_tagged(browser, catalogue) -> None:
    browser.menu.ask_tags(catalogue.get("look-18"))
    dialog = browser.findChild(QInputDialog)
    assert dialog.textValue() == "cool"
    dialog.setTextValue("wedding, soft light")
    dialog.accept()
    assert catalogue.get("look-18").tags == ("wedding", "soft light")
    QTest.keyClicks(browser.search, "wedding")
    assert shown(browser) == ["look-18"]


def test_own_looks_can_be_exported(qtbot, browser, catalogue, tmp_path: Path) -> None:
    menu = browser.menu.build("look-18")
    action = next(a for a in menu.actions() if a.text() == "Export LUT…")
    asked = []
    browser.menu.export_requested.disconnect(browser.export.ask)
    browser.menu.export_requested.connect(asked.append)
    action.trigger()
    assert asked == ["look-18"]
    dialog = browser.export.ask("look-18")
    assert Path(dialog.selectedFiles()[0]).suffix == ".cube"
    path = tmp_path / "mine.cube"
    with qtbot.waitSignal(browser.export.written, timeout=LONG):
        dialog.fileSelected.emit(str(path))
    dialog.reject()
    written = read_lut(path)
    assert written.title == catalogue.get("look-18").title
    np.testing.assert_allclose(
        written.table, catalogue.lut("look-18", 33).table, atol=1e-5
    )


def test_a_look_of_the_library_has_no_such_entries(browser) -> None:
    texts = [action.text() for action in browser.menu.build("look-02").actions()]
    assert not {"Rename…", "Tags…", "Export LUT…", "Delete…"} & set(texts)
