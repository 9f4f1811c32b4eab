"""Sentences that name a key name the one of now: keys can be changed."""

from __future__ import annotations

import re
import sys
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from looksmith.ui.commands.table import COMMANDS

ROOT = Path(__file__).resolve().parents[2]

sys.path.append(str(ROOT / "packaging"))
import translations  # noqa: E402

_KEY = re.compile(r"(?:(?:Ctrl|Shift|Alt)\+)+(?:\w+|\S)|\bF\d{1,2}\b|\([A-Z]\)")
_OF_THE_POINTER = ("click", "drag", "wheel")
_OF_A_LIST = {"F2", "Alt+Up", "Alt+Down"}
"""Keys of a list's rows, which nobody can change."""


def named_keys(text: str) -> list[str]:
    """Return the keys that a text names, but for those held with the pointer."""
    return [key for key in _KEY.findall(text) if not key.endswith(_OF_THE_POINTER)]


def test_no_text_names_the_key_of_a_command(tmp_path):
    from test_language import messages

    fresh = tmp_path / "fresh.ts"
    translations.update([fresh])
    of_commands = {key for command in COMMANDS for key in command.keys}
    assert named_keys("Go on (K), with Ctrl+D or Ctrl+click") == ["(K)", "Ctrl+D"]
    wrong = [
        text
        for context, text in messages(fresh)
        if context != "Commands"
        for key in named_keys(text)
        if key.strip("()") in of_commands and key not in _OF_A_LIST
    ]
    assert wrong == []


def test_the_star_follows_its_key(window):
    window.browser.view.setFocus()
    window.browser.view.go_to("look-04")
    window.keys.give("look.favourite", ["Shift+L"])
    QTest.keyClick(window.browser.view, Qt.Key.Key_K)
    assert not window.catalogue.is_favourite("look-04")
    QTest.keyClick(window.browser.view, Qt.Key.Key_L, Qt.KeyboardModifier.ShiftModifier)
    assert window.catalogue.is_favourite("look-04")


def test_no_favourites_yet_names_the_key_of_now(window):
    QTest.mouseClick(
        window.browser.chips.chips["favourites"], Qt.MouseButton.LeftButton
    )
    assert "press K" in window.browser.nothing.text.text()
    window.keys.give("look.favourite", ["Shift+L"])
    assert "press Shift+L" in window.browser.nothing.text.text()
    window.keys.give("look.favourite", [])
    assert window.browser.nothing.text.text().endswith("click the star on a tile.")
