"""The right column in a small window: nothing jumps, nothing is scrolled away."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtWidgets import QApplication, QScrollArea

from looksmith.ui.panels.edit_column import EditColumn
from looksmith.ui.scopes.reading import Scope


def settle(qtbot, window):
    def laid_out():
        QApplication.processEvents()
        QApplication.sendPostedEvents()
        return window.settled

    qtbot.waitUntil(laid_out)


def in_view(area, part) -> bool:
    """Return whether all of a widget is seen in a scroll area."""
    place = part.mapTo(area.viewport(), QPoint(0, 0))
    return area.viewport().rect().contains(QRect(place, part.size()))


@pytest.mark.parametrize("size", [(1280, 720), (1440, 900)])
def test_every_scope_is_as_high(window, qtbot, size):
    window.resize(*size)
    settle(qtbot, window)
    panel, heights = window.histogram, set()
    for scope in Scope:
        panel.scopes.buttons[scope.value].click()
        QApplication.processEvents()
        heights.add(panel.height())
    assert len(heights) == 1


def test_scopes_are_higher_in_a_high_window(window, qtbot):
    window.resize(1280, 720)
    settle(qtbot, window)
    low = window.histogram.plot.height()
    window.resize(1280, 1000)
    qtbot.waitUntil(lambda: window.histogram.plot.height() > low)


def test_scopes_give_way_where_that_spares_scrolling(
    window, open_photo, photo_file, qtbot
):
    open_photo(window, photo_file())
    window.resize(1440, 900)
    document, plot = window.document, window.histogram.plot
    bar = window.findChild(EditColumn).findChild(QScrollArea).verticalScrollBar()
    settle(qtbot, window)
    high = plot.height()
    for name in ("look-01", "look-02", "look-03"):
        document.add_look(name)
    qtbot.waitUntil(lambda: plot.height() < high and bar.maximum() == 0)
    for _ in range(3):
        document.undo()
    qtbot.waitUntil(lambda: plot.height() == high)
    window.toning_panel.group.set_expanded(True)  # which scrolls in any case
    qtbot.waitUntil(lambda: bar.maximum() > 0 and plot.height() == high)


@pytest.mark.parametrize("count", [2, 3, 4])
def test_the_pad_leaves_the_header_in_view(
    window, open_photo, photo_file, qtbot, count
):
    open_photo(window, photo_file())
    window.resize(1280, 720)
    for place in range(count):
        window.document.add_look(f"look-0{place}")
    area = window.findChild(EditColumn).findChild(QScrollArea)
    pad = window.blend_panel.pad_part.pad
    window.actions_by_id["look.pad"].trigger()
    qtbot.waitUntil(pad.isVisible)
    settle(qtbot, window)
    invert, part = window.blend_panel.invert, window.blend_panel.pad_part
    qtbot.waitUntil(
        lambda: in_view(area, invert) and (count == 4 or in_view(area, pad))
    )
    # With nothing but its margins around it
    qtbot.waitUntil(lambda: part.height() - pad.height() == 8)
    low = pad.height()
    window.resize(1280, 1000)
    qtbot.waitUntil(lambda: pad.height() >= low and in_view(area, pad))
