"""The table of commands, its actions and its sheet."""

from __future__ import annotations

from collections import Counter

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest

from looksmith.ui.commands.command import MENUS
from looksmith.ui.commands.table import COMMANDS, GESTURES
from looksmith.ui.dialogs.shortcuts import shortcut_groups
from looksmith.ui.handlers.every import HANDLERS
from looksmith.ui.icons import icon


def test_ids_are_unique():
    counts = Counter(command.id for command in COMMANDS)
    assert [name for name, count in counts.items() if count > 1] == []


def test_no_key_does_two_things():
    keys = [
        QKeySequence(keys).toString() for command in COMMANDS for keys in command.keys
    ]
    assert all(keys)
    assert [key for key, count in Counter(keys).items() if count > 1] == []


def test_menu_letters_do_not_collide():
    letters = [text[text.index("&") + 1] for text in MENUS.values() if "&" in text]
    assert len(set(letters)) == len(letters)


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.id)
def test_every_command_has_what_it_names(command, qapp):
    handlers = HANDLERS[command.id.partition(".")[0]]
    assert callable(getattr(handlers, command.handler))
    assert command.menu in MENUS
    if command.enabled:
        assert callable(getattr(handlers, f"can_{command.enabled}"))
    if command.checked:
        assert callable(getattr(handlers, f"is_{command.checked}"))
    if command.icon:
        assert not icon(command.icon).isNull()
    if command.toolbar is not None:
        assert command.icon


def test_the_sheet_lists_every_key():
    rows = [row for rows in shortcut_groups().values() for row in rows]
    texts = {keys for row in rows for keys in row.keys}
    for command in COMMANDS:
        for keys in command.keys:
            native = QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)
            assert native in texts
    assert len(rows) == sum(1 for c in COMMANDS if c.keys) + len(GESTURES)


def test_every_command_is_in_a_menu(window):
    listed = {
        action.objectName()
        for menu in window.menus.values()
        for action in menu.actions()
    }
    assert {command.id for command in COMMANDS} <= listed


def test_toolbar_buttons_have_names_and_tooltips(window):
    for command in COMMANDS:
        if command.toolbar is not None:
            action = window.actions_by_id[command.id]
            assert action.toolTip()
            buttons = [
                widget
                for widget in action.associatedObjects()
                if widget.metaObject().className() == "QToolButton"
            ]
            assert [button.accessibleName() for button in buttons] == [command.text]


def test_keys_are_off_while_typing(window, photo_file, open_photo, qtbot):
    open_photo(window, photo_file())
    window.browser.focus_search()
    QTest.keyClicks(window.browser.search, r"by\zik[]")
    assert window.browser.search.text() == r"by\zik[]"
    assert not window.canvas.before
    assert not window.canvas.split
    assert window.document.current_look is None


def test_keys_work_from_the_canvas(window, photo_file, open_photo):
    open_photo(window, photo_file())
    window.canvas.setFocus()
    QTest.keyClick(window.canvas, Qt.Key.Key_Backslash)
    assert window.canvas.before
    QTest.keyClick(window.canvas, Qt.Key.Key_B)
    assert not window.canvas.before
    QTest.keyClick(window.canvas, Qt.Key.Key_Y)
    assert window.canvas.split
    QTest.keyClick(window.canvas, Qt.Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    assert window.canvas.view.scale == 1.0
    QTest.keyClick(window.canvas, Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
    assert window.canvas.view.fitted
    QTest.keyClick(window.canvas, Qt.Key.Key_Z)
    assert window.canvas.view.scale == 1.0
    QTest.keyClick(window.canvas, Qt.Key.Key_BracketRight)
    assert window.document.current_look == "look-00"
    QTest.keyClick(window.canvas, Qt.Key.Key_BracketRight)
    QTest.keyClick(window.canvas, Qt.Key.Key_BracketLeft)
    assert window.document.current_look == "look-00"


def test_keys_work_while_the_looks_have_the_focus(window, photo_file, open_photo):
    open_photo(window, photo_file())
    window.browser.view.setFocus()
    QTest.keyClick(window.browser.view, Qt.Key.Key_Y)
    assert window.canvas.split
    QTest.keyClick(window.browser.view, Qt.Key.Key_B)
    assert window.canvas.before
    QTest.keyClick(window.browser.view, Qt.Key.Key_Slash)
    assert window.focusWidget() is window.browser.search


@pytest.mark.parametrize(
    "keys",
    [
        (Qt.Key.Key_Y, Qt.KeyboardModifier.ControlModifier),
        (
            Qt.Key.Key_Z,
            Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
        ),
    ],
)
def test_undo_and_both_redo_keys(window, keys):
    window.document.choose_look("look-03")
    QTest.keyClick(window.canvas, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert window.document.current_look is None
    QTest.keyClick(window.canvas, *keys)
    assert window.document.current_look == "look-03"


def test_tab_hides_the_panels_from_the_canvas_and_moves_on_elsewhere(window):
    window.canvas.setFocus()
    QTest.keyClick(window.canvas, Qt.Key.Key_Tab)
    assert window.panels_hidden
    QTest.keyClick(window.canvas, Qt.Key.Key_Tab)
    assert not window.panels_hidden
    window.browser.focus_search()
    QTest.keyClick(window.browser.search, Qt.Key.Key_Tab)
    assert not window.panels_hidden
    assert window.focusWidget() is not window.browser.search


def test_space_shows_the_original_while_held(window, photo_file, open_photo):
    open_photo(window, photo_file())
    window.document.choose_look("look-07")
    for widget in (window.canvas, window.browser.view):
        widget.setFocus()
        QTest.keyPress(widget, Qt.Key.Key_Space)
        assert window.canvas._shows_original
        QTest.keyRelease(widget, Qt.Key.Key_Space)
        assert not window.canvas._shows_original


def test_commands_are_enabled_only_when_they_work(window, photo_file, open_photo):
    actions = window.actions_by_id
    for name in ("file.export_photo", "file.save_session", "view.before", "edit.undo"):
        assert not actions[name].isEnabled(), name
    open_photo(window, photo_file())
    assert actions["file.export_photo"].isEnabled()
    assert window.export_photo_button.isEnabled()
    assert not actions["look.invert"].isEnabled()
    window.document.choose_look("look-02")
    assert actions["edit.undo"].isEnabled()
    assert actions["look.invert"].isEnabled()
    actions["look.invert"].trigger()
    assert window.document.blend.invert
    assert actions["look.invert"].isChecked()


def test_favourite_follows_the_current_look(window):
    action = window.actions_by_id["look.favourite"]
    window.document.choose_look("look-02")
    action.trigger()
    assert window.catalogue.is_favourite("look-02")
    assert action.isChecked()
    window.document.choose_look("look-03")
    assert not action.isChecked()
    window.document.choose_look("look-02")
    assert action.isChecked()
    action.trigger()
    assert not window.catalogue.is_favourite("look-02")


def test_the_marked_look_is_added(window):
    window.document.choose_look("look-01")
    window.browser.view.go_to("look-04")
    window.actions_by_id["look.add"].trigger()
    assert [term.look for term in window.document.blend.terms] == ["look-01", "look-04"]
    window.browser.view.go_to("original")
    window.actions_by_id["look.add"].trigger()
    assert len(window.document.blend.terms) == 2
    window.actions_by_id["look.remove"].trigger()
    assert window.document.current_look == "look-01"


def test_copy_and_paste_settings_between_photos(window, photo_file, open_photo):
    actions = window.actions_by_id
    open_photo(window, photo_file("one.png"))
    window.document.choose_look("look-05")
    window.document.set_light("exposure", 0.5)
    copied = window.document.recipe
    actions["edit.copy"].trigger()
    open_photo(window, photo_file("two.png", 300, 200))
    assert window.document.recipe != copied
    actions["edit.paste"].trigger()
    assert window.document.recipe == copied


def test_resets(window):
    document, actions = window.document, window.actions_by_id
    document.choose_look("look-05")
    document.set_light("exposure", 0.5)
    actions["edit.reset_look"].trigger()
    assert document.current_look is None
    assert document.recipe.light.exposure == 0.5
    actions["edit.reset_light"].trigger()
    assert document.recipe.is_neutral
    document.undo()
    actions["edit.reset_all"].trigger()
    assert document.recipe.is_neutral
    assert not actions["edit.reset_all"].isEnabled()


def test_full_screen_and_back(window):
    action = window.actions_by_id["view.full_screen"]
    action.trigger()
    assert window.isFullScreen()
    action.trigger()
    assert not window.isFullScreen()
