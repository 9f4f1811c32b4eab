"""A look that is made for log pictures is taken, and says so."""

from __future__ import annotations

from dataclasses import replace

import pytest
from window_parts import WindowCatalogue


class LogCatalogue(WindowCatalogue):
    """A library whose third look is made for log pictures."""

    def lut(self, look_id, size=33):
        lut = super().lut(look_id, size)
        return replace(lut, input_space="ARRI LogC") if look_id == "look-02" else lut


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


def test_other_looks_are_taken_without_a_word(window, qtbot):
    window.document.choose_look("look-01")
    settle(qtbot, window)
    assert not window.messages.isVisible()
