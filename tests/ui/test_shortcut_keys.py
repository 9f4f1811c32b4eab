"""Keys that the user changes: kept, free of conflicts, and followed everywhere."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import settings as limits
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QSettings, Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtTest import QTest

from looksmith.ui.commands.command import Command
from looksmith.ui.commands.table import COMMANDS
from looksmith.ui.dialogs.preferences.key_button import KeyButton, pressed_key
from looksmith.ui.keys import Keys, key_text, portable

CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
TABLE = (
    Command("file.one", "One", "one", "file", ("Ctrl+1",)),
    Command("file.two", "Two", "two", "file", ("Ctrl+2", "T")),
    Command("file.three", "Three", "three", "file"),
)


@pytest.fixture
def keys(settings, qapp):
    return Keys(settings, commands=TABLE)


def test_the_table_holds_until_it_is_changed(keys):
    assert keys.of("file.two") == ("Ctrl+2", "T")
    assert not keys.any_changed


def test_a_change_is_kept_for_the_next_start(keys, settings):
    keys.give("file.one", ["F5"])
    keys.give("file.two", [])
    settings.sync()
    again = QSettings(settings.fileName(), QSettings.Format.IniFormat)
    fresh = Keys(again, commands=TABLE)
    assert fresh.of("file.one") == ("F5",)
    assert fresh.of("file.two") == ()
    assert fresh.is_changed("file.two")


def test_a_key_has_one_command(keys):
    keys.give("file.three", ["Ctrl+2"])
    assert keys.of("file.two") == ("T",)
    keys.give("file.one", ["Ctrl+2"])
    assert keys.of("file.three") == ()
    assert [command.id for command in keys.holders("Ctrl+2")] == ["file.one"]


def test_a_key_comes_back_to_whom_the_table_gives_it(keys):
    keys.give("file.three", ["Ctrl+2"])
    keys.reset("file.three")
    assert keys.of("file.two") == ("Ctrl+2", "T")
    assert not keys.any_changed


def test_reset_takes_the_key_from_whoever_was_given_it(keys):
    keys.give("file.three", ["Ctrl+1"])
    keys.give("file.one", ["F5"])
    keys.reset("file.one")
    assert keys.of("file.one") == ("Ctrl+1",)
    assert keys.of("file.three") == ()


def test_reset_all_leaves_nothing_behind(keys, settings):
    keys.give("file.three", ["Ctrl+2"])
    keys.give("file.one", [])
    keys.reset_all()
    assert [keys.of(command.id) for command in TABLE] == [
        ("Ctrl+1",),
        ("Ctrl+2", "T"),
        (),
    ]
    assert not [key for key in settings.allKeys() if key.startswith("keys/")]


def test_keys_the_window_cannot_spare_are_refused(keys):
    for key in ("Space", "Esc", "Tab", "Left", "Ctrl+V", "nonsense", ""):
        with pytest.raises(ValueError, match="cannot be"):
            keys.give("file.one", [key])
    assert keys.of("file.one") == ("Ctrl+1",)


@pytest.mark.parametrize("kept", ["{", "7", '["Space"]', "[1, null]", '["foo bar"]'])
def test_damaged_settings_harm_nothing(settings, qapp, kept):
    settings.setValue("keys/file.one", kept)
    keys = Keys(settings, commands=TABLE)
    assert set(keys.of("file.one")) <= {"Ctrl+1", "1"}
    keys.give("file.one", ["F5"])
    assert keys.of("file.one") == ("F5",)


KEY = st.sampled_from(["Ctrl+1", "Ctrl+2", "T", "F5", "Ctrl+Alt+K"])
STEP = st.tuples(
    st.sampled_from([command.id for command in TABLE]),
    st.one_of(st.none(), st.lists(KEY, max_size=2)),
)


@limits(deadline=None)
@given(st.lists(STEP, max_size=12))
def test_whatever_is_changed_no_key_does_two_things(tmp_path_factory, steps):
    path = tmp_path_factory.mktemp("keys") / "keys.ini"
    settings = QSettings(str(path), QSettings.Format.IniFormat)
    keys = Keys(settings, commands=TABLE)
    for command_id, wanted in steps:
        if wanted is None:
            keys.reset(command_id)
            assert keys.of(command_id) == keys.default(command_id)
        else:
            keys.give(command_id, wanted)
            assert keys.of(command_id) == tuple(dict.fromkeys(wanted))
        given = [key for command in TABLE for key in keys.of(command.id)]
        assert len(given) == len(set(given))
    fresh = Keys(settings, commands=TABLE)
    assert [fresh.of(c.id) for c in TABLE] == [keys.of(c.id) for c in TABLE]


# -- a key is pressed


def press(key, modifiers=Qt.KeyboardModifier.NoModifier, text=""):
    return pressed_key(QKeyEvent(QEvent.Type.KeyPress, key, modifiers, text))


def test_what_is_pressed_is_named():
    assert press(Qt.Key.Key_E, CTRL | SHIFT, "\x05") == "Ctrl+Shift+E"
    assert press(Qt.Key.Key_B, text="b") == "B"
    assert press(Qt.Key.Key_B, SHIFT, "B") == "Shift+B"
    assert press(Qt.Key.Key_Question, SHIFT, "?") == "?"
    assert press(Qt.Key.Key_F5) == "F5"
    assert press(Qt.Key.Key_3, Qt.KeyboardModifier.KeypadModifier, "3") == "3"
    assert press(Qt.Key.Key_Shift, SHIFT) == ""
    assert press(Qt.Key.Key_Backtab, SHIFT) == "Shift+Tab"


def test_a_button_takes_the_next_key(qtbot, themed):
    button = KeyButton("Export")
    qtbot.addWidget(button)
    button.show()
    button.show_key("Ctrl+E")
    picked = []
    button.picked.connect(picked.append)
    QTest.keyClick(button, Qt.Key.Key_F6)
    assert picked == []
    button.click()
    QTest.keyClick(button, Qt.Key.Key_Control, CTRL)
    assert button.listening
    QTest.keyClick(button, Qt.Key.Key_G, CTRL)
    assert picked == ["Ctrl+G"]
    button.click()
    QTest.keyClick(button, Qt.Key.Key_Escape)
    assert (picked, button.text()) == (["Ctrl+G"], key_text("Ctrl+E"))
    button.click()
    QTest.keyClick(button, Qt.Key.Key_Backspace)
    assert picked == ["Ctrl+G", ""]


# -- in the window


def test_a_new_key_works_and_the_old_one_does_not(window, photo_file, open_photo):
    open_photo(window, photo_file())
    window.canvas.setFocus()
    window.keys.give("view.split", ["F6"])
    QTest.keyClick(window.canvas, Qt.Key.Key_Y)
    assert not window.canvas.split
    QTest.keyClick(window.canvas, Qt.Key.Key_F6)
    assert window.canvas.split


def test_menu_tooltip_palette_and_button_follow(window):
    from looksmith.ui.palette import open_palette

    window.keys.give("file.export_photo", ["Ctrl+Alt+X"])
    action = window.actions_by_id["file.export_photo"]
    assert action.shortcut() == QKeySequence("Ctrl+Alt+X")
    assert action.toolTip().endswith(f"({key_text('Ctrl+Alt+X')})")
    assert window.export_photo_button.toolTip() == action.toolTip()
    palette = open_palette(window)
    listed = {entry.text: entry.keys for entry in palette._commands}
    assert listed["Export photo"] == key_text("Ctrl+Alt+X")
    palette.close()
    window.keys.give("file.export_photo", [])
    assert "(" not in action.toolTip()


def test_texts_that_name_a_key_follow(window):
    assert key_text("Ctrl+F") in window.browser.search.toolTip()
    assert window.canvas.open_key == key_text("Ctrl+O")
    window.keys.give("look.search", ["F9"])
    window.keys.give("file.open", [])
    window.keys.give("photo.dehaze", ["F8"])
    assert key_text("F9") in window.browser.search.toolTip()
    assert window.canvas.open_key == ""
    assert "F8" in window.restore_panel.rows["dehaze"].switch.toolTip()


def test_the_table_itself_is_free_of_conflicts(settings, qapp):
    keys = Keys(settings)
    for command in COMMANDS:
        for key in command.keys:
            holders = [held.id for held in keys.holders(portable(key))]
            assert holders == [command.id]
            assert keys.allowed(command, portable(key))
