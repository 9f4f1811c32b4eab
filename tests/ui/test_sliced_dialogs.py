"""Dialogs that are made in slices: seen whole, once, and gone through in order."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout

from looksmith.ui.dialogs.batch.dialog import BatchDialog
from looksmith.ui.dialogs.shortcuts import ShortcutsDialog
from looksmith.ui.dialogs.slices import SlicedDialog
from looksmith.ui.dialogs.tabbing import last_tab_stop

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier


class Slow(SlicedDialog):
    """A dialog of three parts."""

    def _make(self):
        column = QVBoxLayout(self)
        self.parts = []
        for number in range(3):
            self.parts.append(QLabel(str(number), self))
            column.addWidget(self.parts[-1])
            yield
        self.last = self.parts[-1]


@pytest.fixture
def slow(qtbot, themed):
    dialog = Slow()
    qtbot.addWidget(dialog)
    return dialog


def test_it_is_seen_with_all_its_parts(slow, qtbot):
    slow.come_up()
    assert not slow.isVisible()
    qtbot.waitUntil(slow.isVisible)
    assert [part.isVisible() for part in slow.parts] == [True] * 3


def test_shown_at_once_it_is_complete(slow):
    slow.show()
    assert len(slow.parts) == 3


def test_whoever_asks_for_a_part_gets_it(slow):
    assert slow.last.text() == "2"
    assert not slow.isVisible()


def test_asked_for_a_part_on_its_way_it_comes_up(slow, qtbot):
    slow.come_up()
    assert slow.last.text() == "2"
    assert slow.isVisible()
    slow.close()
    qtbot.wait(50)
    assert not slow.isVisible()


def test_what_it_does_not_have_is_an_error(slow):
    with pytest.raises(AttributeError, match="nonsense"):
        _ = slow.nonsense
    assert len(slow.parts) == 3
    with pytest.raises(AttributeError, match="nonsense"):
        _ = slow.nonsense


def test_a_key_pressed_twice_opens_one(window, qtbot):
    qtbot.waitUntil(window.isActiveWindow)
    for _ in range(2):
        QTest.keyClick(window.canvas, Qt.Key.Key_B, CTRL | SHIFT)
        window.actions_by_id["help.shortcuts"].trigger()
    for kind in (BatchDialog, ShortcutsDialog):
        (dialog,) = window.findChildren(kind)
        qtbot.waitUntil(dialog.isVisible)


def test_none_comes_up_over_a_closed_window(window, qtbot):
    window.actions_by_id["help.shortcuts"].trigger()
    (sheet,) = window.findChildren(ShortcutsDialog)
    window.close()
    qtbot.waitUntil(lambda: not sheet.coming)
    assert not sheet.isVisible()


# -- with Tab


def walk(dialog, first) -> list[str]:
    """Return the names of what Tab comes by, from a widget on until it is there."""
    first.setFocus()
    names, seen = [], []
    while (here := QApplication.focusWidget()) not in seen:
        seen.append(here)
        names.append(here.accessibleName() or getattr(here, "text", str)())
        QTest.keyClick(here, Qt.Key.Key_Tab)
    return names


def in_order(names, *wanted) -> bool:
    return [name for name in names if name in wanted] == list(wanted)


def test_tab_goes_down_one_column_of_the_export_dialog_and_then_the_other(
    window, photo_file, open_photo, qtbot
):
    open_photo(window, photo_file())
    dialog = window.exporter.ask_photo()
    qtbot.waitUntil(dialog.isActiveWindow)
    names = walk(dialog, dialog.presets.box)
    assert in_order(
        names, "Preset", "Format", "Size", "Colour space", "Folder", "Name",
        "If it exists", "Camera data", "Sidecar", "Cancel", "Export",
    )  # fmt: skip


def test_tab_goes_through_the_batch_dialog_column_by_column(window, qtbot):
    dialog = window.batch.open()
    qtbot.waitUntil(dialog.isActiveWindow)
    names = walk(dialog, dialog.photos.list)
    assert in_order(
        names, "Photos of the batch", "Add files…", "Photos get", "Folder", "Name",
        "At a time", "Camera data", "Sidecar", "Preset", "Format", "Close",
    )  # fmt: skip


@pytest.mark.parametrize("page", ["general", "colour", "files", "keys"])
def test_tab_leaves_a_page_of_the_preferences_by_its_foot(window, qtbot, page):
    window.handlers.edit.show_preferences(page)
    dialog = window.handlers.edit.preferences
    qtbot.waitUntil(dialog.isActiveWindow)
    for each in dialog.pages.values():
        each.complete()
    qtbot.waitUntil(lambda: last_tab_stop(dialog).text() == "Close")
    names = walk(dialog, dialog.search)
    assert names[:2] == ["Search", "Pages"]
    assert names[-2:] == ["Reset this page", "Close"]
    assert len(names) > 5
