"""Scopes make room for a blend of several looks, and stay large enough to see."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QScrollArea

from looksmith.ui.panels.edit_column import EditColumn

NOTE = "Greens and blues that the look has brought together stay together. " * 2


@pytest.mark.parametrize(("count", "note"), [(4, ""), (2, NOTE)])
def test_a_common_blend_scrolls_nothing_in_a_common_window(
    window, open_photo, photo_file, qtbot, count, note
):
    open_photo(window, photo_file())
    window.resize(1440, 900)
    bar = window.findChild(EditColumn).findChild(QScrollArea).verticalScrollBar()
    for place in range(count):
        window.document.add_look(f"look-0{place}")
    qtbot.waitUntil(lambda: window.settled, timeout=60_000)
    window.blend_panel.note.say(note)
    plot = window.histogram.plot
    qtbot.waitUntil(lambda: bar.maximum() == 0 and 50 <= plot.height() < 88)


def test_where_it_scrolls_in_any_case_the_scopes_stay(
    window, open_photo, photo_file, qtbot
):
    open_photo(window, photo_file())
    window.resize(1280, 720)
    bar = window.findChild(EditColumn).findChild(QScrollArea).verticalScrollBar()
    for place in range(6):
        window.document.add_look(f"look-0{place}")
    plot = window.histogram.plot
    qtbot.waitUntil(lambda: bar.maximum() > 100 and plot.height() >= 88)
