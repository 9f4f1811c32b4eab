"""With the Tab key alone: every control of the window, in an order one can follow."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from restore_parts import FakeRestorer
from screens import pixels_of

from looksmith.ui.panels.edit_column import EditColumn
from looksmith.ui.theme import apply_theme
from looksmith.ui.theme_tokens import THEMES

_MOST = 200


@pytest.fixture
def edited(build_window, photo_file, open_photo, qtbot):
    """A window with a photo, two looks, and every group open."""
    window = build_window(restorer=FakeRestorer())
    window.resize(1440, 900)
    open_photo(window, photo_file())
    window.document.choose_look("look-03")
    window.document.add_look("look-07")
    qtbot.waitUntil(lambda: window.settled, timeout=60_000)
    qtbot.waitUntil(window.isActiveWindow)
    return window


def walk(window) -> list[QWidget]:
    """Return what Tab comes by, from the search of looks on until it is there again."""
    window.browser.focus_search()
    seen: list[QWidget] = []
    while (here := QApplication.focusWidget()) not in seen and len(seen) < _MOST:
        seen.append(here)
        if here is window.canvas:  # there, Tab hides the panels: Ctrl+Tab goes on
            QTest.keyClick(here, Qt.Key.Key_Tab, Qt.KeyboardModifier.ControlModifier)
        else:
            QTest.keyClick(here, Qt.Key.Key_Tab)
    return seen


def name_of(widget) -> str:
    return widget.accessibleName() or getattr(widget, "text", str)()


def part_of(window, widget) -> str:
    parts = {
        "looks": window.browser, "canvas": window.canvas,
        "edit": window.findChild(EditColumn), "tools": window.stills.bar.parentWidget(),
    }  # fmt: skip
    for name, part in parts.items():
        if widget is part or part.isAncestorOf(widget):
            return name
    return "other"


def controls_in(part: QWidget) -> set[QWidget]:
    """Return what can be used with the mouse: buttons, sliders, fields, lists."""
    by_tab = Qt.FocusPolicy.TabFocus.value
    return {
        each
        for each in part.findChildren(QWidget)
        if each.isVisible() and each.isEnabled() and each.focusPolicy().value & by_tab
    }


def test_tab_reaches_every_control_of_both_columns(edited):
    walked = set(walk(edited))
    for part in (edited.browser, edited.findChild(EditColumn)):
        left_out = {
            f"{type(each).__name__} {name_of(each)}"
            for each in controls_in(part) - walked
            if each.focusProxy() is None and not exclusive(each)
        }
        assert not left_out


def exclusive(widget: QWidget) -> bool:
    """Return whether arrow keys, not Tab, go on to it within its group."""
    group = widget.group() if isinstance(widget, QAbstractButton) else None
    return group is not None and group.exclusive() and not widget.isChecked()


def test_every_button_can_be_reached_without_a_mouse(edited):
    by_tab = Qt.FocusPolicy.TabFocus.value
    for part in (edited.browser, edited.findChild(EditColumn)):
        out_of_reach = [
            button.accessibleName() or button.text() or button.toolTip()
            for button in part.findChildren(QAbstractButton)
            if button.isVisible() and not button.focusPolicy().value & by_tab
            and not button.actions() and button.parentWidget().focusProxy() is None
        ]  # fmt: skip
        assert not out_of_reach


def test_the_walk_goes_part_by_part(edited):
    parts = [part_of(edited, each) for each in walk(edited)]
    turns = [b for a, b in zip(["", *parts], parts, strict=False) if a != b]
    assert len(turns) == len(set(turns)) or turns[-1] == turns[0], turns


def test_within_a_column_the_walk_goes_down(edited):
    window, column = edited, edited.findChild(EditColumn)
    walked = [each for each in walk(window) if column.isAncestorOf(each)]
    tops = [each.mapTo(column, QPoint(0, each.height() // 2)).y() for each in walked]
    jumps = [
        (name_of(a), name_of(b))
        for a, b, up in zip(walked, walked[1:], np.diff(tops), strict=False)
        if up < -40
    ]
    assert not jumps


def test_in_the_left_column_too(edited):
    browser = edited.browser
    walked = [each for each in walk(edited) if browser.isAncestorOf(each)]
    tops = [each.mapTo(browser, QPoint(0, 0)).y() for each in walked]
    assert all(np.diff(tops) > -8), [name_of(each) for each in walked]
    browser.show_similar("look-03")  # whose chip comes first, and now has the turn
    again = [each for each in walk(edited) if browser.isAncestorOf(each)]
    assert [name_of(each) for each in again[2:4]] == [
        "Map of looks",
        name_of(browser.chips.chips["~"]),
    ]


@pytest.mark.parametrize("theme", THEMES)
def test_the_focus_is_seen_wherever_it_is(edited, themed, theme):
    apply_theme(themed, theme)
    unseen = []
    for widget in walk(edited):
        widget.setFocus(Qt.FocusReason.TabFocusReason)
        focused = frame_around(edited, widget)
        widget.clearFocus()
        if np.array_equal(focused, frame_around(edited, widget)):
            unseen.append(f"{type(widget).__name__} {name_of(widget)}")
    apply_theme(themed, "dark")
    assert not unseen


def frame_around(window, widget) -> np.ndarray:
    """Return what the window shows at a widget and four pixels around it."""
    QApplication.processEvents()
    pixels = pixels_of(window)
    corner = widget.mapTo(window, QPoint())
    left, top = max(corner.x() - 4, 0), max(corner.y() - 4, 0)
    bottom, right = corner.y() + widget.height() + 4, corner.x() + widget.width() + 4
    return pixels[top:bottom, left:right]
