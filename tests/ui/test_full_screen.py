"""All of the screen, and back to the window as it was."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest


def press(part, key):
    part.setFocus()
    QTest.keyClick(part, key)


def test_escape_leaves_the_full_screen(window, qtbot):
    action = window.actions_by_id["view.full_screen"]
    press(window.canvas, Qt.Key.Key_F11)
    qtbot.waitUntil(lambda: window.isFullScreen() and action.isChecked())
    press(window.canvas, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not window.isFullScreen() and not action.isChecked())
    press(window.canvas, Qt.Key.Key_Escape)
    assert window.isVisible()
    assert not window.isFullScreen()


def test_escape_in_the_search_only_clears_it(window, qtbot):
    window.actions_by_id["view.full_screen"].trigger()
    search = window.browser.search
    search.setFocus()
    QTest.keyClicks(search, "look")
    QTest.keyClick(search, Qt.Key.Key_Escape)
    assert search.text() == ""
    assert window.isFullScreen()


@pytest.mark.parametrize("command", ["view.full_screen", "canvas.picture_only"])
def test_a_maximised_window_comes_back_maximised(
    window, open_photo, photo_file, qtbot, command
):
    open_photo(window, photo_file())
    window.showMaximized()
    action = window.actions_by_id[command]
    action.trigger()
    qtbot.waitUntil(window.isFullScreen)
    action.trigger()
    qtbot.waitUntil(lambda: window.isMaximized() and not window.isFullScreen())
