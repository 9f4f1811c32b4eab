"""A look that is made for log pictures or linear light is taken, and says so."""

from __future__ import annotations

from dataclasses import replace

import pytest
from window_parts import WindowCatalogue


class LogCatalogue(WindowCatalogue):
    """A library with a look for log pictures and one for linear light."""

    def lut(self, look_id, size=33):
        lut = super().lut(look_id, size)
        space = {"look-02": "ARRI LogC", "look-03": "linear"}.get(look_id)
        return lut if space is None else replace(lut, input_space=space)


@pytest.fixture
def window(build_window):
    return build_window(LogCatalogue())


def settle(qtbot, window):
    qtbot.waitUntil(lambda: window.settled, timeout=60_000)


def test_a_look_for_log_is_told_once(window, qtbot):
    window.document.choose_look("look-02")
    settle(qtbot, window)
    assert window.messages.isVisible()
    assert "log pictures" in window.messages.text
    window.messages.hide()
    window.document.set_amount(0.5)
    window.document.choose_look("look-01")
    window.document.choose_look("look-02")
    settle(qtbot, window)
    assert not window.messages.isVisible()


def test_a_look_for_linear_light_is_told(window, qtbot):
    window.document.choose_look("look-03")
    settle(qtbot, window)
    assert window.messages.isVisible()
    assert "linear light" in window.messages.text


def test_other_looks_are_taken_without_a_word(window, qtbot):
    window.document.choose_look("look-01")
    settle(qtbot, window)
    assert not window.messages.isVisible()
