"""Presets in the window: saved, used, looked after, with real clicks and keys."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from looksmith.grade.presets import PresetStore
from looksmith.grade.recipe import Light, Recipe
from looksmith.ui.dialogs.palette import CommandPalette
from looksmith.ui.dialogs.presets import SavePresetDialog
from looksmith.ui.presets import PRESETS_FOLDER

KEY, LEFT = Qt.Key, Qt.MouseButton.LeftButton
NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def store(tmp_path):
    return PresetStore(tmp_path / PRESETS_FOLDER)


@pytest.fixture
def edited(window):
    """A window with a look and a light adjustment."""
    window.document.choose_look(window.catalogue.looks()[3].id)
    window.document.set_light("exposure", 0.5)
    return window


def save(window, qtbot, name, *, without=()):
    dialog = window.presets.ask_save()
    QTest.keyClicks(dialog.name, name)
    for part in without:
        dialog.parts[part].click()
    with qtbot.waitSignal(window.presets.saved, timeout=30_000):
        QTest.mouseClick(dialog.save_button, LEFT)
    qtbot.waitUntil(lambda: name in window.presets.names, timeout=30_000)


def menu_texts(window):
    return [action.text() for action in window.menus["presets"].actions()]


def names_become(window, qtbot, *names):
    qtbot.waitUntil(lambda: window.presets.names == names, timeout=30_000)


def test_the_key_opens_the_dialog(edited):
    modifiers = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
    QTest.keyClick(edited, KEY.Key_P, modifiers)
    dialog = edited.findChild(SavePresetDialog)
    assert dialog.isVisible()
    assert dialog.chosen == ["looks", "light"], "what was changed is ticked"
    assert not dialog.save_button.isEnabled(), "it has no name yet"
    QTest.keyClick(dialog, KEY.Key_Escape)


def test_saved_and_used_from_the_menu(edited, qtbot, store):
    recipe = edited.document.recipe
    save(edited, qtbot, "Evening & sun")
    assert menu_texts(edited)[0] == "Evening && sun"
    edited.document.reset_all()
    edited.menus["presets"].actions()[0].trigger()
    qtbot.waitUntil(lambda: edited.document.recipe == recipe, timeout=30_000)
    edited.document.undo()
    assert edited.document.recipe == Recipe(), "one step"


def test_parts_that_are_not_ticked_stay_as_they_are(edited, qtbot):
    save(edited, qtbot, "Bright", without=["looks"])
    edited.document.reset_all()
    edited.document.choose_look(edited.catalogue.looks()[7].id)
    blend = edited.document.blend
    edited.presets.use("Bright")
    light = Light(exposure=0.5)
    qtbot.waitUntil(lambda: edited.document.recipe.light == light, timeout=30_000)
    assert edited.document.blend == blend


def test_nothing_ticked_cannot_be_saved(edited):
    dialog = edited.presets.ask_save()
    QTest.keyClicks(dialog.name, "Nothing")
    for part in dialog.chosen:
        dialog.parts[part].click()
    assert not dialog.save_button.isEnabled()
    assert "Tick" in dialog.note.text()


def test_a_bad_name_is_said_in_the_dialog(edited, qtbot):
    dialog = edited.presets.ask_save()
    QTest.keyClicks(dialog.name, "a/b")
    QTest.mouseClick(dialog.save_button, LEFT)
    qtbot.waitUntil(lambda: "cannot be" in dialog.note.text(), timeout=30_000)
    assert dialog.isVisible()
    assert edited.messages.text == ""


def test_no_presets_of_ones_own_yet(window, qtbot):
    assert menu_texts(window)[0] == "Crisp and clear", "those that came with it"
    assert "Save preset" in window.presets.manage().note.text()
    window.menus["presets"].actions()[0].trigger()
    light = window.document
    qtbot.waitUntil(lambda: light.recipe.light.contrast > 0, timeout=30_000)
    assert window.document.history.steps[-1].name == "Preset Crisp and clear"


def test_every_shipped_preset_is_offered(window):
    assert set(window.presets.shipped) == set(window.presets._store.shipped_names())


def test_the_palette_finds_presets(edited, qtbot):
    save(edited, qtbot, "Evening")
    edited.document.reset_all()
    edited.actions_by_id["help.palette"].trigger()
    palette = edited.findChild(CommandPalette)
    QTest.keyClicks(palette.field, "evening")
    QTest.keyClick(palette.field, KEY.Key_Return)
    qtbot.waitUntil(lambda: edited.document.recipe != Recipe(), timeout=30_000)


def test_the_list_renames_deletes_and_puts_back(edited, qtbot, store):
    save(edited, qtbot, "One")
    save(edited, qtbot, "Two")
    dialog = edited.presets.manage()
    assert dialog.current == "One"
    QTest.mouseClick(dialog.rename_button, LEFT)
    editor = dialog.list.findChild(type(SavePresetDialog(edited.presets).name))
    editor.selectAll()
    QTest.keyClicks(editor, "Three")
    QTest.keyClick(editor, KEY.Key_Return)
    names_become(edited, qtbot, "Three", "Two")
    dialog.list.setCurrentRow(1)
    QTest.keyClick(dialog.list, KEY.Key_Delete)
    names_become(edited, qtbot, "Three")
    assert "Two" in dialog.note.text()
    QTest.mouseClick(dialog.put_back_button, LEFT)
    names_become(edited, qtbot, "Three", "Two")
    assert store.preset("Two").session.recipe.light.exposure == 0.5


def test_a_taken_name_is_said_and_changes_nothing(edited, qtbot):
    save(edited, qtbot, "One")
    save(edited, qtbot, "Two")
    dialog = edited.presets.manage()
    dialog.list.item(0).setText("Two")
    qtbot.waitUntil(lambda: "already" in dialog.note.text(), timeout=30_000)
    assert dialog.list.item(0).text() == "One"
    assert edited.presets.names == ("One", "Two")


def test_enter_in_the_list_uses_it(edited, qtbot):
    save(edited, qtbot, "One")
    recipe = edited.document.recipe
    edited.document.reset_all()
    dialog = edited.presets.manage()
    QTest.keyClick(dialog.list, KEY.Key_Return)
    qtbot.waitUntil(lambda: edited.document.recipe == recipe, timeout=30_000)


def test_files_go_out_and_come_in(edited, qtbot, tmp_path):
    save(edited, qtbot, "One")
    out = tmp_path / "gift.looksmith-preset"
    edited.presets.give_out("One", out)
    qtbot.waitUntil(out.exists, timeout=30_000)
    odd = tmp_path / "odd.looksmith-preset"
    odd.write_text("nonsense")
    dialog = edited.presets.manage()
    edited.presets.take_in([odd, out])
    names_become(edited, qtbot, "gift", "One")
    assert "odd.looksmith-preset" in dialog.note.text()


def test_dropped_sessions_and_presets_are_taken(edited, qtbot, tmp_path):
    save(edited, qtbot, "One")
    preset, session = tmp_path / "gift.looksmith-preset", tmp_path / "walk.looksmith"
    edited.presets.give_out("One", preset)
    edited.sessions.save(session)
    qtbot.waitUntil(lambda: preset.exists() and session.exists(), timeout=30_000)
    recipe = edited.document.recipe
    edited.document.reset_all()
    edited.canvas.paths_dropped.emit([preset, session])
    names_become(edited, qtbot, "gift", "One")
    qtbot.waitUntil(lambda: edited.document.recipe == recipe, timeout=30_000)
    assert edited.messages.text, "it says where the preset is"


def test_a_preset_brings_its_looks(build_window, qtbot, settings):
    first = build_window()
    first.document.choose_look(first.catalogue.looks()[3].id)
    save(first, qtbot, "Film")
    first.close()
    from window_parts import WindowCatalogue

    second = build_window(catalogue=WindowCatalogue(count=2))
    names_become(second, qtbot, "Film")
    second.presets.use("Film")
    qtbot.waitUntil(lambda: bool(second.document.blend.terms), timeout=30_000)
    look = second.document.blend.terms[0].look
    assert second.looks.lut(look).size == 33, "though this library lacks it"
