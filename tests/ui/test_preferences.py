"""The preferences: every change holds at once, and is there at the next start."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog

from looksmith.colour.profiles import display_p3_profile
from looksmith.ui import restarting, scale
from looksmith.ui.detail import KEEP_BYTES
from looksmith.ui.dialogs.preferences.models import read_card
from looksmith.ui.dialogs.preferences.pages import core_choices
from looksmith.ui.dialogs.reader import Reader
from looksmith.ui.first_run import DONE_KEY
from looksmith.ui.keys import key_text
from looksmith.ui.licence import licence_text
from looksmith.ui.main import open_settings
from looksmith.ui.preferences import OPTIONS, Preferences
from looksmith.ui.session_restore import RESUME_KEY
from looksmith.ui.theme import apply_theme, current_theme
from looksmith.work import bands

CTRL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def dialog(window, themed, qtbot):
    qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(window.canvas, Qt.Key.Key_Comma, CTRL)
    yield window.handlers.edit.preferences
    apply_theme(themed, "dark")


def pick(box, value):
    """Choose as a user does, with the keyboard."""
    box.setFocus()
    place = box.findData(value)
    while box.currentIndex() != place:
        down = box.currentIndex() < place
        QTest.keyClick(box, Qt.Key.Key_Down if down else Qt.Key.Key_Up)


# -- the options


def test_what_makes_no_sense_is_the_default(settings, qapp):
    settings.setValue("general/theme", "sepia")
    settings.setValue("general/scale", "huge")
    preferences = Preferences(settings)
    assert preferences.text("general/theme") == "dark"
    assert preferences.number("general/scale") == 100


def test_options_keep_their_types_in_a_file(settings, qapp):
    preferences = Preferences(settings)
    preferences.set("general/scale", 150)
    preferences.set("general/restore", True)
    settings.sync()
    again = Preferences(QSettings(settings.fileName(), QSettings.Format.IniFormat))
    assert again.value("general/scale") == 150
    assert again.value("general/restore") is True


def test_a_default_leaves_nothing_in_the_file(settings, qapp):
    preferences = Preferences(settings)
    preferences.set("general/theme", "light")
    preferences.reset(["general/theme"])
    assert not settings.contains("general/theme")


def test_only_real_changes_are_told(settings, qapp, qtbot):
    preferences = Preferences(settings)
    told = []
    preferences.changed.connect(told.append)
    preferences.set("general/theme", "dark")
    preferences.set("general/theme", "grey")
    preferences.set("general/theme", "grey")
    assert told == ["general/theme"]


def test_what_waits_for_the_next_start_is_known(settings, qapp):
    preferences = Preferences(settings)
    preferences.set("general/theme", "grey")
    assert not preferences.waiting
    preferences.set("general/scale", 125)
    assert preferences.waiting
    preferences.set("general/scale", 100)
    assert not preferences.waiting


# -- the dialog


def test_the_theme_changes_at_once_and_stays(window, dialog, settings):
    pick(dialog.pages["general"].controls["general/theme"], "grey")
    assert current_theme() == "grey"
    assert settings.value("general/theme") == "grey"


def test_the_dialog_does_not_stop_the_window(window, dialog):
    assert dialog.isVisible()
    assert not dialog.isModal()
    window.document.choose_look("look-03")
    assert window.document.current_look == "look-03"


def test_resetting_a_page_leaves_the_others(window, dialog, qtbot):
    window.preferences.set("general/theme", "light")
    window.preferences.set("models/dehaze", False)
    dialog.show_page("general")
    qtbot.mouseClick(dialog.reset, Qt.MouseButton.LeftButton)
    assert current_theme() == "dark"
    assert window.preferences.value("models/dehaze") is False


def test_what_is_changed_elsewhere_is_shown(window, dialog):
    window.actions_by_id["photo.run_cpu"].trigger()
    assert dialog.pages["performance"].controls["models/device"].currentData() == "cpu"
    pick(dialog.pages["performance"].controls["models/device"], "auto")
    assert window.devices.chosen == "auto"


def test_search_leaves_the_rows_that_fit(window, dialog):
    QTest.keyClicks(dialog.search, "processors")
    assert dialog.page is dialog.pages["performance"]
    controls = dialog.page.controls
    assert controls["performance/cores"].isVisible()
    assert not controls["models/device"].isVisible()
    dialog.search.clear()
    assert controls["models/device"].isVisible()


def test_search_finds_commands_by_name_and_by_key(window, dialog):
    QTest.keyClicks(dialog.search, key_text("Ctrl+Shift+E"))
    page = dialog.pages["keys"]
    assert dialog.page is page
    visible = [name for name, row in page.rows.items() if row.isVisible()]
    assert visible == ["file.export_lut"]


def test_a_search_without_a_find_says_so(window, dialog):
    QTest.keyClicks(dialog.search, "xyzzy")
    assert dialog.page is None
    assert "xyzzy" in dialog.stack.currentWidget().text()
    QTest.keyClick(dialog.search, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    assert dialog.page is not None


def test_every_control_has_a_name_and_a_tip(dialog):
    for page in dialog.pages.values():
        for key, control in page.controls.items():
            assert key in OPTIONS
            assert control.toolTip(), key
            assert control.accessibleName() or control.text(), key


def test_no_wheel_turns_a_choice_on_the_way(window, dialog, qtbot):
    from PySide6.QtCore import QPoint, QPointF
    from PySide6.QtGui import QWheelEvent

    dialog.show_page("general")
    box = dialog.pages["general"].controls["general/theme"]
    dialog.search.setFocus()
    event = QWheelEvent(
        QPointF(5, 5), QPointF(5, 5), QPoint(), QPoint(0, -120),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(box, event)
    assert box.currentData() == "dark"


# -- colour and files


def test_the_canvas_changes_at_once_and_the_dialog_follows_its_key(
    window, dialog, photo_file, open_photo
):
    open_photo(window, photo_file())
    box = dialog.pages["colour"].controls["view/canvas_grey"]
    pick(box, "middle")
    corner = window.canvas.grab().toImage().pixelColor(4, 4)
    assert (corner.red(), corner.green(), corner.blue()) == (119, 119, 119)
    window.actions_by_id["canvas.grey_white"].trigger()
    assert box.currentData() == "white"


def test_choosing_what_is_marked_marks_nothing_yet(window, dialog):
    pick(dialog.pages["colour"].controls["colour/gamut_space"], "display-p3")
    assert window.viewing.gamut.gamut == "display-p3"
    assert not window.viewing.gamut.on
    pick(dialog.pages["colour"].controls["view/clipping_scheme"], "purple-green")
    assert window.viewing.clipping.scheme == "purple-green"
    assert not window.viewing.clipping.on


@pytest.fixture
def choose_file(monkeypatch):
    def choose(path):
        answer = (str(path) if path else "", "")
        monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_, **__: answer)

    return choose


def test_a_monitor_profile_is_chosen_from_a_file(
    window, dialog, choose_file, tmp_path, qtbot
):
    profile = tmp_path / "wide.icc"
    profile.write_bytes(display_p3_profile())
    choose_file(profile)
    page = dialog.pages["colour"]
    page.monitor.setFocus()
    QTest.keyClick(page.monitor, Qt.Key.Key_End)
    qtbot.waitUntil(lambda: bool(window.viewing.monitor.profile_name), timeout=20_000)
    assert window.viewing.monitor.choice == str(profile)
    assert "wide.icc" in page.monitor.currentText()
    assert window.viewing.monitor.profile_name in page.monitor.toolTip()


def test_no_file_chosen_leaves_the_monitor_as_it_is(window, dialog, choose_file):
    choose_file(None)
    page = dialog.pages["colour"]
    page.monitor.setFocus()
    QTest.keyClick(page.monitor, Qt.Key.Key_End)
    assert page.monitor.currentData() == "auto"
    assert window.viewing.monitor.choice == "auto"


def test_exports_begin_with_the_folder_and_metadata_chosen(
    window, dialog, photo_file, open_photo, tmp_path
):
    open_photo(window, photo_file())
    folder = tmp_path / "exports"
    folder.mkdir()
    page = dialog.pages["files"]
    field = page.controls["export/folder"]
    field.line.setFocus()
    QTest.keyClicks(field.line, str(folder))
    QTest.keyClick(field.line, Qt.Key.Key_Return)
    pick(page.controls["export/metadata"], "none")
    assert dialog.isVisible()
    export = window.exporter.ask_photo()
    assert export.target.path.parent == folder
    assert export.choices.options().metadata == "none"
    export.close()


# -- models


def test_a_model_that_is_not_wanted_cannot_be_switched_on(
    window, photo_file, open_photo
):
    open_photo(window, photo_file())
    window.preferences.set("models/dehaze", False)
    assert not window.actions_by_id["photo.dehaze"].isEnabled()
    assert window.restore_panel.rows["dehaze"].isHidden()
    window.preferences.set("models/dehaze", True)
    assert not window.restore_panel.rows["dehaze"].isHidden()


def test_the_cards_of_the_models_are_there(dialog, window, qtbot):
    for name in ("enhance", "dehaze", "encoding"):
        card = read_card(name)
        assert card.fact("what it does")
        assert card.fact("licence")
    dialog.show_page("models")
    buttons = {
        button.accessibleName(): button
        for button in dialog.pages["models"].findChildren(type(dialog.reset))
    }
    qtbot.mouseClick(buttons["Dehaze: Model card…"], Qt.MouseButton.LeftButton)
    qtbot.mouseClick(buttons["Dehaze: Licence…"], Qt.MouseButton.LeftButton)
    texts = [reader.page.toPlainText() for reader in dialog.findChildren(Reader)]
    assert any("haze" in text for text in texts)
    assert any("TERMS AND CONDITIONS" in text for text in texts)


def test_the_licence_is_the_whole_one():
    assert "Apache License" in licence_text()
    assert len(licence_text()) > 5000


# -- keys


def row_of(dialog, command_id):
    dialog.show_page("keys")
    row = dialog.pages["keys"].rows[command_id]
    QApplication.processEvents()
    return row


def test_a_free_key_is_given_at_once(window, dialog, qtbot):
    row = row_of(dialog, "view.fit")
    qtbot.mouseClick(row.buttons[0], Qt.MouseButton.LeftButton)
    QTest.keyClick(row.buttons[0], Qt.Key.Key_F7)
    assert window.keys.of("view.fit")[0] == "F7"
    assert row.buttons[0].text() == key_text("F7")
    assert row.question.isHidden()
    qtbot.mouseClick(row.reset, Qt.MouseButton.LeftButton)
    assert not window.keys.is_changed("view.fit")


def test_a_taken_key_is_asked_about(window, dialog, qtbot):
    row = row_of(dialog, "view.fit")
    qtbot.mouseClick(row.buttons[0], Qt.MouseButton.LeftButton)
    QTest.keyClick(row.buttons[0], Qt.Key.Key_E, CTRL)
    assert row.question.isVisible()
    assert "Export photo" in row.question.said.text()
    assert "“Fit”" in row.question.said.text()
    assert window.keys.of("file.export_photo") == ("Ctrl+E",)
    qtbot.mouseClick(row.question.leave, Qt.MouseButton.LeftButton)
    assert window.keys.of("view.fit") == ("Ctrl+0",)
    qtbot.mouseClick(row.buttons[0], Qt.MouseButton.LeftButton)
    QTest.keyClick(row.buttons[0], Qt.Key.Key_E, CTRL)
    qtbot.mouseClick(row.question.take, Qt.MouseButton.LeftButton)
    assert window.keys.of("view.fit")[0] == "Ctrl+E"
    assert window.keys.of("file.export_photo") == ()
    assert row_of(dialog, "file.export_photo").buttons[0].text() == "–"


def test_a_key_with_a_fixed_meaning_is_refused_in_words(window, dialog, qtbot):
    row = row_of(dialog, "view.fit")
    qtbot.mouseClick(row.buttons[1], Qt.MouseButton.LeftButton)
    QTest.keyClick(row.buttons[1], Qt.Key.Key_Space)
    assert row.question.isVisible()
    assert row.question.take.isHidden()
    assert window.keys.of("view.fit") == ("Ctrl+0",)


def test_waiting_for_a_key_runs_no_command(window, dialog, qtbot):
    row = row_of(dialog, "view.fit")
    qtbot.mouseClick(row.buttons[0], Qt.MouseButton.LeftButton)
    QTest.keyClick(row.buttons[0], Qt.Key.Key_H, CTRL)
    assert window.handlers.edit.history is None
    assert "History" in row.question.said.text()


def test_resetting_the_page_of_keys(window, dialog, qtbot):
    window.keys.give("view.fit", ["F7"])
    window.keys.give("view.split", [])
    dialog.show_page("keys")
    qtbot.mouseClick(dialog.reset, Qt.MouseButton.LeftButton)
    assert not window.keys.any_changed


# -- the size, processors, a new start


@pytest.fixture
def no_factor(monkeypatch):
    monkeypatch.delenv("QT_SCALE_FACTOR", raising=False)
    monkeypatch.setattr(scale._Ours, "value", None)
    yield
    os.environ.pop("QT_SCALE_FACTOR", None)


def test_the_size_is_told_to_qt_before_it_starts(settings, qapp, no_factor):
    preferences = Preferences(settings)
    scale.prepare_scale(preferences)
    assert "QT_SCALE_FACTOR" not in os.environ
    preferences.set("general/scale", 175)
    scale.prepare_scale(preferences)
    assert os.environ["QT_SCALE_FACTOR"] == "1.75"
    assert "QT_SCALE_FACTOR" not in scale.without_scale(dict(os.environ))


def test_a_size_from_the_environment_is_left(settings, qapp, no_factor, monkeypatch):
    monkeypatch.setenv("QT_SCALE_FACTOR", "1.1")
    preferences = Preferences(settings)
    preferences.set("general/scale", 200)
    scale.prepare_scale(preferences)
    assert os.environ["QT_SCALE_FACTOR"] == "1.1"
    assert scale.without_scale(dict(os.environ))["QT_SCALE_FACTOR"] == "1.1"


@pytest.mark.parametrize(
    ("screen", "running", "offered"),
    [
        ((1280, 720), 1, (100,)),
        ((1920, 1080), 1, (100, 125, 150, 175)),
        ((960, 540), 2, (100, 125, 150, 175)),
        ((3840, 2160), 1, (100, 125, 150, 175, 200)),
        ((640, 480), 1, (100,)),
    ],
)
def test_no_size_is_offered_that_would_not_fit(screen, running, offered):
    assert scale.fitting_scales(screen, (960, 600), running) == offered


def test_a_size_that_is_kept_is_shown_whatever_the_screen(build_window, settings):
    settings.setValue("general/scale", 200)
    window = build_window()
    window.handlers.edit.show_preferences("general")
    page = window.handlers.edit.preferences.pages["general"]
    assert page.controls["general/scale"].currentData() == 200


def test_fewer_processors_can_be_used():
    there = bands.processor_count()
    try:
        bands.use_cores(1)
        assert bands.core_count() == 1
        bands.use_cores(10 * there)
        assert bands.core_count() == there
    finally:
        bands.use_cores(None)
    assert bands.core_count() == there


@pytest.mark.parametrize(
    ("processors", "offered"),
    [(1, []), (2, [1]), (4, [3, 2, 1]), (64, [32, 16, 8, 4, 2, 1])],
)
def test_the_numbers_of_processors_to_choose_from(processors, offered):
    assert core_choices(processors) == offered


def test_a_new_start_is_offered_only_when_it_changes_something(window, dialog, qtbot):
    assert dialog.restart_button.isHidden()
    window.preferences.set("general/scale", 125)
    assert dialog.restart_button.isVisible()
    window.preferences.set("general/scale", 100)
    assert dialog.restart_button.isHidden()


def test_a_new_start_goes_on_with_the_work(window, settings):
    begun = []

    def start(command, environment):
        begun.append((command, environment, window.isVisible()))
        return True

    assert restarting.restart(window, start)
    (command, environment, visible) = begun[0]
    assert command[-2:] == ["-m", "looksmith"]
    assert environment["LOOKSMITH_DATA_DIR"] in settings.fileName()
    assert not visible
    kept = open_settings(Path(settings.fileName()).parent)
    assert kept.value(RESUME_KEY, type=bool)


def test_after_a_new_start_photo_and_steps_are_there_once(
    build_window, settings, photo_file, qtbot
):
    def begin():
        window = build_window()
        with qtbot.waitSignal(window.beginning.restore.settled, timeout=30_000):
            window.beginning.begin([])
        return window

    settings.setValue(DONE_KEY, True)
    window = build_window()
    window.beginning.begin([photo_file()])
    qtbot.waitUntil(lambda: window.document.photo is not None, timeout=60_000)
    window.document.set_light("exposure", 0.5)
    path = window.document.path
    restarting.restart(window, lambda *_: True)
    again = begin()
    qtbot.waitUntil(lambda: again.document.photo is not None, timeout=60_000)
    assert again.document.path == path
    assert again.document.recipe.light.exposure == 0.5
    again.close()
    assert begin().document.path is None


def test_memory_for_pictures_is_shared_out_at_once_and_at_the_start(
    build_window, settings
):
    settings.setValue("performance/memory", 384)
    window = build_window()
    ahead, tiles = window.photos.ahead, window.preview._detail
    assert (ahead._budget, tiles._limit) == (256 * 2**20, 128 * 2**20)
    window.preferences.reset(["performance/memory"])
    assert (ahead._budget, tiles._limit) == (512 * 2**20, KEEP_BYTES)
