"""Enhance and Dehaze in the window: switched, held, mixed, undone, kept, exported."""

from __future__ import annotations

import threading
import time

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtTest import QTest
from restore_parts import SHIFT, SLOPE, FakeRestorer, ModelError, shifted
from window_parts import WindowCatalogue, pattern

from looksmith.grade.recipe import Recipe, Restoration
from looksmith.grade.session import Session, load_session, save_session
from looksmith.looks.catalogue import Catalogue
from looksmith.lut.formats import read_lut
from looksmith.ui.restoring import STEPS
from looksmith.ui.thumbnails import ORIGINAL


def click(widget) -> None:
    QTest.mouseClick(widget, Qt.MouseButton.LeftButton)


def settle(qtbot, window) -> None:
    qtbot.waitUntil(lambda: window.settled, timeout=60_000)


def shown(window) -> np.ndarray:
    """Return the graded preview as floats, red first."""
    return window.canvas._graded.whole.array[..., 2::-1] / 255


def change(window) -> np.ndarray:
    """Return how far the preview's middling colours are off the photo, by channel."""
    original = window.canvas._original.whole.array[..., 2::-1] / 255
    middling = ((original > 0.2) & (original < 0.8)).all(-1)
    return (shown(window) - original)[middling].mean(0)


@pytest.fixture
def restorer():
    made = FakeRestorer()
    yield made
    made.gate.set()


@pytest.fixture
def window(build_window, restorer, photo_file, open_photo):
    made = build_window(restorer=restorer)
    open_photo(made, photo_file())
    return made


@pytest.fixture
def enhance(window):
    return window.restore_panel.rows["enhance"]


@pytest.fixture
def dehaze(window):
    return window.restore_panel.rows["dehaze"]


def is_off_by(window, expected, within=1.5 / 255) -> bool:
    return bool(np.abs(change(window) - expected).max() <= within)


# Switching ------------------------------------------------------------------------


def test_a_click_enhances_the_photo_and_another_takes_it_back(
    window, enhance, restorer, qtbot
):
    click(enhance.switch)
    settle(qtbot, window)
    assert is_off_by(window, SHIFT)
    assert window.document.history.steps[-1].name == "Enhance 100 %"
    assert window.histogram.levels is not None
    click(enhance.switch)
    settle(qtbot, window)
    assert is_off_by(window, 0)
    assert window.document.history.steps[-1].name == "Enhance off"
    click(enhance.switch)
    settle(qtbot, window)
    assert is_off_by(window, SHIFT)
    assert restorer.runs == ["enhance"]


def test_the_keys_switch_both_steps(window, enhance, dehaze, restorer, qtbot):
    window.canvas.setFocus()
    QTest.keyClick(window.canvas, Qt.Key.Key_H)
    QTest.keyClick(window.canvas, Qt.Key.Key_E)
    settle(qtbot, window)
    assert enhance.switch.isChecked()
    assert dehaze.switch.isChecked()
    assert window.actions_by_id["photo.enhance"].isChecked()
    assert restorer.runs == ["dehaze", "enhance"]
    QTest.keyClick(window.canvas, Qt.Key.Key_E)
    assert not enhance.switch.isChecked()
    assert not window.actions_by_id["photo.enhance"].isChecked()


def test_dehaze_starts_at_half_and_goes_below_zero(window, dehaze, qtbot):
    click(dehaze.switch)
    settle(qtbot, window)
    assert window.document.recipe.dehaze == Restoration(True, 0.5)
    half = change(window).mean()
    assert half < -0.2 * SLOPE
    QTest.keyClick(dehaze.slider.track, Qt.Key.Key_Home)
    settle(qtbot, window)
    assert window.document.recipe.dehaze.strength == -1.0
    assert change(window).mean() > 0.3 * SLOPE
    assert window.document.history.steps[-1].name == "Dehaze −100 %"


def test_the_whole_photo_shows_the_step_and_a_zoomed_part_its_own_place(
    build_window, photo_file, open_photo, qtbot
):
    window = build_window(restorer=FakeRestorer())
    open_photo(window, photo_file("large.png", 2400, 1600))
    original = pattern(2400, 1600) / 255
    click(window.restore_panel.rows["dehaze"].switch)
    window.document.set_restoration("dehaze", Restoration(True, 1.0))
    window.canvas.zoom_to(1.0, QPoint(600, 300).toPointF())
    settle(qtbot, window)
    tiles = window.canvas._graded.tiles
    assert len(tiles) > 1
    for layer in tiles:
        x, y, width, height = layer.rect
        slope = SLOPE * (x + np.arange(width) + 0.5) / 2400
        expected = original[y : y + height, x : x + width] - slope[None, :, None]
        error = layer.array[..., 2::-1] / 255 - np.clip(expected, 0, 1)
        assert np.abs(error).max() <= 2 / 255


# Strength -------------------------------------------------------------------------


def test_the_strength_mixes_again_without_a_run(window, enhance, restorer, qtbot):
    click(enhance.switch)
    settle(qtbot, window)
    for percent, keys in ((0, Qt.Key.Key_Home), (150, Qt.Key.Key_End)):
        QTest.keyClick(enhance.slider.track, keys)
        settle(qtbot, window)
        assert window.document.recipe.enhance.strength == percent / 100
        assert is_off_by(window, SHIFT * percent / 100)
    assert restorer.runs == ["enhance"]


def test_a_drag_of_the_strength_is_one_step(window, enhance, restorer, qtbot):
    click(enhance.switch)
    settle(qtbot, window)
    steps = len(window.document.history.steps)
    track = enhance.slider.track
    start = track.knob_centre().toPoint()
    QTest.mousePress(track, Qt.MouseButton.LeftButton, pos=start)
    for by in (5, 10, 15, 20):
        QTest.mouseMove(track, start - QPoint(by, 0))
    QTest.mouseRelease(track, Qt.MouseButton.LeftButton, pos=start - QPoint(20, 0))
    settle(qtbot, window)
    assert len(window.document.history.steps) == steps + 1
    assert is_off_by(window, SHIFT * window.document.recipe.enhance.strength)
    assert window.document.recipe.enhance.strength < 0.9


def test_moving_the_slider_switches_the_step_on_but_a_reset_does_not(
    window, enhance, qtbot
):
    QTest.keyClick(enhance.slider.track, Qt.Key.Key_Delete)
    assert not window.document.recipe.enhance.enabled
    QTest.keyClick(enhance.slider.track, Qt.Key.Key_Left)
    assert window.document.recipe.enhance == Restoration(True, 0.99)
    settle(qtbot, window)
    assert is_off_by(window, SHIFT * 0.99)


def test_enhance_is_found_again_once_when_a_drag_of_dehaze_pauses(
    window, enhance, dehaze, restorer, qtbot
):
    click(dehaze.switch)
    click(enhance.switch)
    settle(qtbot, window)
    assert restorer.runs == ["dehaze", "enhance"]
    for _ in range(8):
        QTest.keyClick(dehaze.slider.track, Qt.Key.Key_Right)
        # What was found before stays on show meanwhile.
        assert window.restoring.applied("enhance")
    settle(qtbot, window)
    assert restorer.runs == ["dehaze", "enhance", "enhance"]


# While the model runs -------------------------------------------------------------


def test_the_user_goes_on_while_the_model_runs(window, enhance, restorer, qtbot):
    restorer.gate.clear()
    before = shown(window)
    click(enhance.switch)
    qtbot.waitUntil(lambda: restorer.runs == ["enhance"], timeout=60_000)
    assert enhance.bar.isVisible()
    assert enhance.cancel.isVisible()
    assert not enhance.eye.isVisible()
    np.testing.assert_array_equal(shown(window), before)
    window.document.set_light("exposure", 1.0)
    qtbot.waitUntil(lambda: shown(window).mean() > before.mean() + 0.05, timeout=60_000)
    restorer.gate.set()
    settle(qtbot, window)
    assert restorer.runs == ["enhance"]
    assert not enhance.bar.isVisible()
    assert enhance.eye.isVisible()
    assert threading.main_thread() not in restorer.threads


def test_the_row_and_the_status_bar_show_real_progress(
    window, enhance, restorer, qtbot
):
    shares = []
    window.restoring.progressed.connect(lambda step, share: shares.append(share))
    restorer.gate.clear()
    click(enhance.switch)
    qtbot.waitUntil(lambda: window.status.current_job is not None, timeout=60_000)
    assert window.status.current_job.name == "Enhancing beach.png"
    qtbot.waitUntil(lambda: bool(shares), timeout=60_000)
    assert enhance.bar.maximum() > 0
    restorer.gate.set()
    settle(qtbot, window)
    assert all(0 <= share <= 1 for share in shares)


@pytest.mark.parametrize("where", ["row", "status bar"])
def test_cancel_stops_the_model_and_keeps_other_edits(
    window, enhance, restorer, qtbot, where
):
    restorer.gate.clear()
    click(enhance.switch)
    qtbot.waitUntil(lambda: bool(restorer.tokens), timeout=60_000)
    window.document.set_light("contrast", 20)
    if where == "row":
        click(enhance.cancel)
    else:
        qtbot.waitUntil(lambda: window.status._cancel.isVisible(), timeout=60_000)
        click(window.status._cancel)
    settle(qtbot, window)
    assert restorer.tokens[0].cancelled
    assert not enhance.switch.isChecked()
    assert window.document.recipe == Recipe(
        light=window.document.recipe.light.replace(contrast=20)
    )
    assert enhance.note.text() == ""
    restorer.gate.set()
    window.document.undo()
    settle(qtbot, window)
    assert enhance.switch.isChecked()
    assert window.restoring.applied("enhance")
    assert window.document.recipe.light.contrast == 20


def test_another_photo_cancels_and_coming_back_finds_again(
    window, enhance, restorer, photo_file, open_photo, qtbot
):
    first = window.document.path
    restorer.gate.clear()
    click(enhance.switch)
    qtbot.waitUntil(lambda: bool(restorer.tokens), timeout=60_000)
    open_photo(window, photo_file("other.png", 300, 200))
    assert restorer.tokens[0].cancelled
    assert not enhance.switch.isChecked()
    assert is_off_by(window, 0)
    restorer.gate.set()
    open_photo(window, first)
    settle(qtbot, window)
    assert enhance.switch.isChecked()
    assert is_off_by(window, SHIFT)


def test_a_failure_says_what_to_do_and_can_be_tried_again(
    window, enhance, restorer, qtbot
):
    restorer.error = ModelError("The graphics card is full: choose Processor.")
    click(enhance.switch)
    settle(qtbot, window)
    assert "choose Processor" in enhance.note.text()
    assert "shown without Enhance" in enhance.note.text()
    assert enhance.note.isVisible()
    assert enhance.switch.isChecked()
    assert is_off_by(window, 0)
    window.document.set_light("exposure", 0.1)
    settle(qtbot, window)
    assert restorer.runs == ["enhance"], "an edit must not start it again"
    window.document.set_light("exposure", 0.0)
    click(enhance.details)
    assert "choose Processor" in window.messages.text
    restorer.error = None
    click(enhance.retry)
    settle(qtbot, window)
    assert not enhance.note.isVisible()
    assert is_off_by(window, SHIFT)


def test_an_unforeseen_failure_names_the_step_and_carries_its_traceback(
    window, enhance, restorer, qtbot
):
    restorer.error = ZeroDivisionError("by nothing")
    click(enhance.switch)
    settle(qtbot, window)
    assert "Enhancing beach.png failed: by nothing" in enhance.note.text()
    click(enhance.details)
    assert "ZeroDivisionError" in window.messages.detail


def test_switching_a_failed_step_off_clears_the_message(
    window, enhance, restorer, qtbot
):
    restorer.error = ModelError("No.")
    click(enhance.switch)
    settle(qtbot, window)
    click(enhance.switch)
    settle(qtbot, window)
    assert not enhance.note.isVisible()
    assert not enhance.retry.isVisible()


def test_what_was_done_differently_is_told(window, enhance, restorer, qtbot):
    restorer.notes = ("Smaller tiles were used: memory was short.",)
    click(enhance.switch)
    settle(qtbot, window)
    assert window.messages.text == restorer.notes[0]


def test_without_its_model_a_step_is_off_and_says_why(
    build_window, photo_file, open_photo, qtbot
):
    restorer = FakeRestorer()
    restorer.missing = {"dehaze"}
    window = build_window(restorer=restorer)
    open_photo(window, photo_file())
    row = window.restore_panel.rows["dehaze"]
    assert not row.switch.isEnabled()
    assert not row.slider.isEnabled()
    assert "needs its model" in row.switch.toolTip()
    assert not window.actions_by_id["photo.dehaze"].isEnabled()
    # One that came with a session can be switched off.
    window.document.set_restoration("dehaze", Restoration(True, 0.5))
    settle(qtbot, window)
    assert row.switch.isEnabled()
    click(row.switch)
    assert not window.document.recipe.dehaze.enabled


# The photo without one step -------------------------------------------------------


@pytest.mark.parametrize("how", ["mouse", "key"])
def test_the_eye_shows_the_photo_without_just_this_step(window, enhance, qtbot, how):
    window.document.set_light("exposure", 0.5)
    settle(qtbot, window)
    without = shown(window)
    assert not enhance.eye.isEnabled()
    click(enhance.switch)
    settle(qtbot, window)
    with_it = shown(window)
    if how == "mouse":
        QTest.mousePress(enhance.eye, Qt.MouseButton.LeftButton)
    else:
        enhance.eye.setFocus()
        QTest.keyPress(enhance.eye, Qt.Key.Key_Space)
    settle(qtbot, window)
    np.testing.assert_array_equal(shown(window), without)
    assert window.canvas._remark == "Without Enhance"
    if how == "mouse":
        QTest.mouseRelease(enhance.eye, Qt.MouseButton.LeftButton)
    else:
        QTest.keyRelease(enhance.eye, Qt.Key.Key_Space)
    settle(qtbot, window)
    np.testing.assert_array_equal(shown(window), with_it)
    assert window.canvas._remark == ""
    assert window.document.recipe.enhance.enabled


# Where the haze is ----------------------------------------------------------------


def test_the_haze_map_lies_over_the_picture_where_haze_is(window, dehaze, qtbot):
    action = window.actions_by_id["view.haze"]
    assert not action.isEnabled()
    click(dehaze.switch)
    settle(qtbot, window)

    def redness(y):
        canvas = window.canvas
        place = QPoint(canvas.width() // 2, round(canvas.height() * y))
        colour = canvas.grab().toImage().pixelColor(place)
        return colour.red() - (colour.green() + colour.blue()) / 2

    above, below = redness(0.35), redness(0.65)
    QTest.keyClick(window.canvas, Qt.Key.Key_H, Qt.KeyboardModifier.ShiftModifier)
    assert action.isChecked()
    assert redness(0.35) > above + 50
    assert redness(0.65) == below
    assert window.canvas._veil.text.startswith("Haze: 50 % on average")
    # With Dehaze off there is nothing to show; on again, the map is back.
    click(dehaze.switch)
    settle(qtbot, window)
    assert redness(0.35) < 50
    click(dehaze.switch)
    settle(qtbot, window)
    assert redness(0.35) > above + 50
    action.trigger()
    assert redness(0.35) == above


# Undo, sessions, settings ---------------------------------------------------------


def test_undo_and_redo_run_nothing(window, enhance, dehaze, restorer, qtbot):
    click(dehaze.switch)
    click(enhance.switch)
    window.document.set_light("exposure", 0.3)
    settle(qtbot, window)
    final = shown(window)
    while window.document.history.can_undo:
        window.document.undo()
    settle(qtbot, window)
    assert is_off_by(window, 0)
    runs = list(restorer.runs)
    while window.document.history.can_redo:
        window.document.redo()
    settle(qtbot, window)
    np.testing.assert_array_equal(shown(window), final)
    assert restorer.runs == runs


def test_a_session_brings_both_steps_back(
    window, restorer, tmp_path, build_window, qtbot
):
    recipe = Recipe(dehaze=Restoration(True, -0.3), enhance=Restoration(True, 0.7))
    window.document.edit(recipe, "Both")
    settle(qtbot, window)
    expected = shown(window)
    path = tmp_path / "edit.looksmith"
    window.sessions.save(path)
    qtbot.waitUntil(path.exists, timeout=60_000)
    settle(qtbot, window)
    assert load_session(path).recipe == recipe
    later = build_window(restorer=FakeRestorer())
    with qtbot.waitSignal(later.opener.opened, timeout=60_000):
        later.sessions.open(path)
    settle(qtbot, later)
    assert later.restore_panel.rows["enhance"].slider.value == 70
    assert later.restore_panel.rows["dehaze"].slider.value == -30
    np.testing.assert_allclose(shown(later), expected, atol=1.01 / 255)


def test_a_session_opened_before_its_photo_waits_for_it(
    build_window, restorer, photo_file, tmp_path, qtbot
):
    window = build_window(restorer=restorer)
    photo = photo_file("late.jpg", 2400, 1600)
    path = tmp_path / "edit.looksmith"
    save_session(Session(Recipe(enhance=Restoration(True)), photo), path)
    with qtbot.waitSignal(window.opener.opened, timeout=60_000):
        window.sessions.open(path)
    settle(qtbot, window)
    assert restorer.runs == ["enhance"]
    assert is_off_by(window, SHIFT, 3 / 255)


def test_reset_all_and_paste_include_the_steps(window, enhance, restorer, qtbot):
    click(enhance.switch)
    settle(qtbot, window)
    window.actions_by_id["edit.copy"].trigger()
    window.actions_by_id["edit.reset_all"].trigger()
    settle(qtbot, window)
    assert not enhance.switch.isChecked()
    assert is_off_by(window, 0)
    window.actions_by_id["edit.paste"].trigger()
    settle(qtbot, window)
    assert enhance.switch.isChecked()
    assert is_off_by(window, SHIFT)


def test_the_device_is_chosen_in_the_menu_and_remembered(
    window, enhance, restorer, build_window, settings, qtbot
):
    actions = window.actions_by_id
    assert actions["photo.run_auto"].isChecked()
    restorer.gate.clear()
    click(enhance.switch)
    qtbot.waitUntil(lambda: len(restorer.runs) == 1, timeout=60_000)
    actions["photo.run_cpu"].trigger()
    assert restorer.device == "cpu"
    assert actions["photo.run_cpu"].isChecked()
    assert not actions["photo.run_auto"].isChecked()
    # What runs begins anew there.
    qtbot.waitUntil(lambda: len(restorer.runs) == 2, timeout=60_000)
    assert restorer.tokens[0].cancelled
    assert enhance.switch.isChecked()
    restorer.gate.set()
    settle(qtbot, window)
    actions["photo.run_cpu"].trigger()
    assert actions["photo.run_cpu"].isChecked(), "one of the three is always chosen"
    other = FakeRestorer()
    build_window(restorer=other)
    assert other.device == "cpu"


def test_the_menu_says_what_automatic_comes_to(window, monkeypatch, qtbot):
    monkeypatch.setattr("looksmith.ui.devices.choose_device", lambda _wanted: "cpu")
    window.menus["device"].aboutToShow.emit()
    action = window.actions_by_id["photo.run_auto"]
    qtbot.waitUntil(lambda: action.text() == "Automatic (processor)", timeout=60_000)
    card = window.actions_by_id["photo.run_gpu"]
    assert not card.isEnabled()
    assert "none" in card.text()


# Looks and exports ----------------------------------------------------------------


def test_thumbnails_show_the_looks_on_the_restored_photo(window, enhance, qtbot):
    thumbnails = window.browser.thumbnails
    settle(qtbot, window)

    def mean():
        image = thumbnails.image(ORIGINAL)
        array = np.frombuffer(image.constBits(), np.uint8).reshape(
            image.height(), image.bytesPerLine()
        )[:, : 4 * image.width()]
        return array.reshape(image.height(), image.width(), 4)[..., 2::-1].mean((0, 1))

    before = mean()
    click(enhance.switch)
    qtbot.waitUntil(lambda: (mean() - before)[0] > 10, timeout=60_000)
    assert (mean() - before)[2] < -5


@pytest.fixture
def real_window(build_window, restorer, photo_file, open_photo, tmp_path):
    """Return a window over a real library of one's own looks alone."""
    catalogue = Catalogue.open(tmp_path / "data", tmp_path / "none.looks")
    made = build_window(catalogue, restorer=restorer)
    made.messages.dismiss()  # that there are no built-in looks
    open_photo(made, photo_file())
    return made


def test_enhance_is_kept_as_a_look_at_its_strength(real_window, tmp_path, qtbot):
    window = real_window
    action = window.actions_by_id["photo.keep_enhance"]
    assert not action.isEnabled()
    window.document.set_restoration("enhance", Restoration(True, 0.5))
    settle(qtbot, window)
    assert action.isEnabled()
    dialog = window.keeper.ask()
    assert dialog.textValue() == "beach enhanced"
    dialog.setTextValue("Golden hour")
    with qtbot.waitSignal(window.keeper.kept, timeout=60_000) as caught:
        dialog.accept()
    look = window.catalogue.get(caught.args[0])
    assert (look.title, look.origin) == ("Golden hour", "user")
    assert "Golden hour" in window.messages.text
    assert window.browser.view.current_id() == look.id
    expected = window.restoring.found.enhance.look(0.5)
    kept = window.catalogue.lut(look.id, 33)
    np.testing.assert_allclose(kept.table, expected.table, atol=1e-4)
    # As a look of its own it gives the same .cube as the step.
    window.document.set_restoration("enhance", Restoration(False, 0.5))
    window.document.choose_look(look.id)
    cube = tmp_path / "kept.cube"
    window.exporter.write_lut(cube, "cube", 33, "Kept", False)
    qtbot.waitUntil(cube.exists, timeout=60_000)
    np.testing.assert_allclose(read_lut(cube).table, expected.table, atol=1e-4)


def test_keeping_the_same_colours_twice_says_so(real_window, qtbot):
    window = real_window
    window.document.set_restoration("enhance", Restoration(True))
    settle(qtbot, window)
    for title in ("First", "Second"):
        with qtbot.waitSignal(window.keeper.kept, timeout=60_000):
            window.keeper.keep(title)
    assert "already: “First”" in window.messages.text
    assert "Second" not in [look.title for look in window.catalogue.looks()]


def test_the_exported_lut_holds_enhance_and_says_what_it_cannot_hold(
    window, enhance, dehaze, restorer, tmp_path, qtbot
):
    click(enhance.switch)
    click(dehaze.switch)
    settle(qtbot, window)
    dialog = window.exporter.ask_lut()
    assert "Dehaze" in dialog._note.text()
    dialog.reject()
    cube = tmp_path / "edit.cube"
    window.exporter.write_lut(cube, "cube", 33, "Edit", False)
    qtbot.waitUntil(lambda: "edit.cube" in window.messages.text, timeout=60_000)
    assert "Dehaze" in window.messages.text
    np.testing.assert_allclose(read_lut(cube).table, shifted().table, atol=2e-3)


def test_an_exported_lut_waits_until_enhance_is_found(
    window, enhance, restorer, tmp_path, qtbot
):
    restorer.gate.clear()
    click(enhance.switch)
    qtbot.waitUntil(lambda: bool(restorer.runs), timeout=60_000)
    dialog = window.exporter.ask_lut()
    assert "waits until Enhance is found" in dialog._note.text()
    dialog.reject()
    cube = tmp_path / "edit.cube"
    window.exporter.write_lut(cube, "cube", 17, "Edit", False)
    restorer.gate.set()
    qtbot.waitUntil(cube.exists, timeout=60_000)
    settle(qtbot, window)
    np.testing.assert_allclose(read_lut(cube).table, shifted(17).table, atol=2e-3)


# The panel ------------------------------------------------------------------------


@pytest.mark.parametrize("size", [(1440, 900), (1280, 720)])
def test_the_rows_are_seen_without_scrolling(window, size):
    window.resize(*size)
    for step in STEPS:
        row = window.restore_panel.rows[step]
        for widget in (row.switch, row.slider.track, row.slider.field, row.eye):
            assert widget.visibleRegion().boundingRect() == widget.rect(), step


def test_the_rows_line_up_and_name_themselves(window, enhance, dehaze):
    def left(widget):
        return widget.mapTo(window, QPoint(0, 0)).x()

    for part in ("switch", "eye"):
        assert left(getattr(enhance, part)) == left(getattr(dehaze, part))
    assert left(enhance.slider.track) == left(dehaze.slider.track)
    assert enhance.slider.track.width() == dehaze.slider.track.width()
    for row, name in ((enhance, "Enhance"), (dehaze, "Dehaze")):
        assert "runs on this computer" in row.switch.toolTip()
        assert row.slider.track.accessibleName() == f"{name} strength"
        assert name in row.eye.accessibleName()
        assert name in row.cancel.accessibleName()
    assert "(E)" in enhance.switch.toolTip()


def test_nothing_moves_when_a_model_begins_to_run(window, enhance, restorer, qtbot):
    places = [w.geometry() for w in (enhance, window.restore_panel)]
    restorer.gate.clear()
    click(enhance.switch)
    qtbot.waitUntil(lambda: enhance.bar.isVisible(), timeout=60_000)
    QTest.qWait(20)
    assert [w.geometry() for w in (enhance, window.restore_panel)] == places


# With the real model --------------------------------------------------------------


class Watchdog:
    """Measure how long the window's thread works between two turns of its loop.

    In time of that thread's own, so that a busy computer changes nothing.
    """

    def __init__(self):
        self.longest = 0.0
        self._last = time.thread_time()
        self._timer = QTimer(interval=0)
        self._timer.timeout.connect(self._tick)
        self._timer.start()

    def _tick(self):
        now = time.thread_time()
        self.longest = max(self.longest, now - self._last)
        self._last = now


def dark(pixels):
    return 0.5 * pixels**1.5


def hazy(pixels):
    return 0.45 * pixels + 0.5 * np.float32([0.9, 0.95, 1.0])


@pytest.mark.parametrize(("step", "damage"), [("enhance", dark), ("dehaze", hazy)])
def test_the_shipped_model_restores_a_real_photo(
    build_window, root, tmp_path, open_photo, qtbot, step, damage
):
    window = build_window(WindowCatalogue())
    if not window.restorer.available(step):
        pytest.skip(f"the weights of {step} are not there")
    photo = Image.open(root / "resources" / "samples" / "colosseum.jpg")
    damaged = damage(np.asarray(photo, np.float32) / 255)
    path = tmp_path / "damaged.png"
    Image.fromarray(np.uint8(damaged * 255)).save(path)
    open_photo(window, path)
    watchdog = Watchdog()
    click(window.restore_panel.rows[step].switch)
    qtbot.waitUntil(lambda: not window.restoring.busy, timeout=300_000)
    settle(qtbot, window)
    assert watchdog.longest < 0.05
    assert window.restoring.failure(step) is None
    assert np.abs(change(window)).max() > 4 / 255
    # The preview is what the export at full size will be.
    full = window.renderer.render(window.document.photo, window.document.recipe)
    difference = full.float_pixels().mean((0, 1)) - shown(window).mean((0, 1))
    assert np.abs(difference).max() < 2 / 255
