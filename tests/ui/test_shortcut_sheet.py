"""The sheet of keys and its search."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import settings as limits
from hypothesis import strategies as st
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel

from looksmith.ui.commands.table import COMMANDS, GESTURES
from looksmith.ui.dialogs.shortcuts import ShortcutsDialog, columns_of, shortcut_groups
from looksmith.ui.keys import key_text


@pytest.fixture
def sheet(window, qtbot):
    window.handlers.help.show_shortcuts()
    sheet = window.findChild(ShortcutsDialog)
    qtbot.waitUntil(sheet.isVisible)
    return sheet


def seen(sheet) -> set[str]:
    return {label.text() for label in sheet.findChildren(QLabel) if label.isVisible()}


def test_everything_is_there_at_first(sheet):
    assert sheet.shown_count == len(GESTURES) + sum(1 for c in COMMANDS if c.keys)
    assert sheet.nothing.isHidden()
    assert sheet.focusWidget() is sheet.search


def test_words_find_what_a_key_does(sheet):
    QTest.keyClicks(sheet.search, "sav sess")
    assert "Save session" in seen(sheet)
    assert "Open session" not in seen(sheet)
    assert sheet.shown_count == 1


def test_keys_find_what_they_do(sheet):
    QTest.keyClicks(sheet.search, key_text("Ctrl+Shift+E").lower())
    assert "Export LUT" in seen(sheet)
    assert "Quit" not in seen(sheet)


def test_gestures_are_found(sheet):
    QTest.keyClicks(sheet.search, "wheel pointer")
    assert "Zoom to the pointer" in seen(sheet)


def test_nothing_found_says_so_and_escape_brings_all_back(sheet):
    QTest.keyClicks(sheet.search, "xyzzy")
    assert sheet.nothing.isVisible()
    assert "xyzzy" in sheet.nothing.text()
    QTest.keyClick(sheet.search, Qt.Key.Key_Escape)
    assert sheet.isVisible()
    assert sheet.shown_count > 20
    QTest.keyClick(sheet.search, Qt.Key.Key_Escape)
    assert not sheet.isVisible()


def test_the_sheet_follows_a_change_at_once(window, sheet):
    window.keys.give("file.quit", ["Ctrl+Alt+Q"])
    assert key_text("Ctrl+Alt+Q") in seen(sheet)
    assert key_text("Ctrl+Q") not in seen(sheet)


def test_the_sheet_leads_to_where_keys_are_changed(window, sheet, qtbot):
    qtbot.mouseClick(sheet.edit, Qt.MouseButton.LeftButton)
    dialog = window.handlers.edit.preferences
    assert dialog.isVisible()
    assert dialog.page is dialog.pages["keys"]


def test_a_narrow_sheet_has_fewer_columns_and_cuts_nothing(sheet, qtbot):
    wide = sheet._used
    sheet.resize(QSize(440, 500))
    qtbot.waitUntil(lambda: sheet._used < wide)
    area = sheet._scroll.viewport()
    qtbot.waitUntil(lambda: sheet._sheet.width() <= area.width())
    assert sheet.shown_count > 20


def test_what_the_user_took_away_is_not_listed(qapp):
    groups = shortcut_groups(lambda command_id: ())
    assert [len(rows) for rows in groups.values()] == [len(GESTURES)]


@limits(deadline=None)
@given(st.lists(st.integers(1, 30), min_size=1, max_size=9), st.integers(1, 4))
def test_columns_keep_the_order_and_are_as_even_as_they_can_be(heights, count):
    found = columns_of(heights, count)
    assert [place for column in found for place in column] == list(range(len(heights)))
    assert len(found) == min(count, len(heights))
    highest = max(sum(heights[place] for place in column) for column in found)
    assert highest >= max(*heights, -(-sum(heights) // count))
    assert highest <= sum(heights) / len(found) + max(heights)


def test_the_key_brings_the_same_sheet_back(window, sheet):
    window.actions_by_id["help.shortcuts"].trigger()
    visible = [
        each for each in window.findChildren(ShortcutsDialog) if each.isVisible()
    ]
    assert visible == [sheet]
