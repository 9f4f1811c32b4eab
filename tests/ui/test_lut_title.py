"""The title of a LUT: a long one is told by its beginning."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize("inverted", [False, True])
def test_the_beginning_of_a_long_title_is_in_view(
    window, open_photo, photo_file, qtbot, inverted
):
    open_photo(window, photo_file())
    for place in range(1, 7):
        window.document.add_look(f"look-0{place}")
    window.document.set_invert(inverted)
    qtbot.waitUntil(lambda: window.settled, timeout=60_000)
    dialog = window.exporter.ask_lut()
    field = dialog.title
    assert field.fontMetrics().horizontalAdvance(field.text()) > field.width()
    assert field.cursorPosition() == 0
    dialog.reject()
