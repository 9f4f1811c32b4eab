"""Copies of one photo in one folder, each with an edit and stars of its own."""

from __future__ import annotations

import shutil

import pytest


@pytest.fixture
def copies(photo_file):
    first = photo_file("first.png")
    return first, shutil.copy(first, first.with_name("second.png"))


def walk(qtbot, window, path):
    """Go to a photo of the strip."""
    window.open_photos([path])
    qtbot.waitUntil(
        lambda: window.document.path == path.resolve() and window.settled,
        timeout=60_000,
    )


def test_an_edit_of_one_leaves_the_other_alone(window, copies, qtbot):
    first, second = copies
    window.open_photos(copies)
    qtbot.waitUntil(lambda: window.settled, timeout=60_000)
    window.document.choose_look("look-05")
    walk(qtbot, window, second)
    assert window.document.current_look is None
    window.document.choose_look("look-09")
    window.photos.kept.rate([second], 4)
    walk(qtbot, window, first)
    assert window.document.current_look == "look-05"
    assert len(window.document.history.steps) == 2
    assert window.photos.kept.rating(first) == 0


def test_each_comes_back_in_a_later_run(build_window, copies, qtbot):
    first, second = copies
    window = build_window()
    window.open_photos(copies)
    qtbot.waitUntil(lambda: window.settled, timeout=60_000)
    window.document.choose_look("look-05")
    walk(qtbot, window, second)
    window.document.choose_look("look-09")
    window.close()
    later = build_window()
    later.open_photos([second, first])
    qtbot.waitUntil(lambda: later.settled, timeout=60_000)
    assert later.document.current_look == "look-09"
    walk(qtbot, later, first)
    assert later.document.current_look == "look-05"
