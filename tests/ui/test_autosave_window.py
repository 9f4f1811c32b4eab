"""The session on disk: after kills, closes, full disks and damage, in real windows."""

from __future__ import annotations

import itertools
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from autosave_child import EDIT_MS
from PySide6.QtCore import QSettings, Qt
from PySide6.QtTest import QTest
from window_parts import WindowCatalogue

from looksmith.grade.recipe import Light, Recipe
from looksmith.grade.session import load_session
from looksmith.ui.beginning import SESSIONS_FOLDER
from looksmith.ui.first_run import DONE_KEY
from looksmith.ui.session_restore import RESTORE_KEY
from looksmith.ui.window import MainWindow

CHILD = Path(__file__).with_name("autosave_child.py")
LEFT = Qt.MouseButton.LeftButton
LOST_AT_MOST = 1000 // EDIT_MS


@pytest.fixture
def old_hand(settings):
    """A user who has seen the first steps."""
    settings.setValue(DONE_KEY, True)
    return settings


@pytest.fixture
def begin(build_window, qtbot, old_hand):
    """Return a function that starts a window as a user's start does."""

    def start(*photos):
        window = build_window()
        with qtbot.waitSignal(window.beginning.restore.settled, timeout=30_000):
            window.beginning.begin(photos)
        qtbot.waitUntil(lambda: window.settled, timeout=60_000)
        return window

    return start


def break_off(window):
    """End a window as a crash does: nothing is written, the lock is let go."""
    run = window.beginning.autosave._run
    window.beginning.autosave._closed = True
    window.close()
    if run is not None:
        run.release()


def kept(window, qtbot):
    """Wait until all of the session is on disk."""
    qtbot.waitUntil(lambda: not window.beginning.autosave.busy, timeout=30_000)


def runs(tmp_path):
    folder = tmp_path / SESSIONS_FOLDER
    return sorted(p for p in folder.iterdir() if p.is_dir()) if folder.exists() else []


def choose(offer, text):
    (button,) = [each for each in offer.buttons if each.text() == text]
    QTest.mouseClick(button, LEFT)


@pytest.mark.parametrize("edits", [37, 90])
def test_a_kill_costs_a_second_at_most(begin, qtbot, photo_file, tmp_path, edits):
    photo = photo_file()
    environment = os.environ | {"PYTHONPATH": os.pathsep.join(sys.path)}
    child = subprocess.Popen(
        [sys.executable, str(CHILD), str(tmp_path), str(photo)],
        stdout=subprocess.PIPE, text=True, env=environment,
    )  # fmt: skip
    lines = itertools.takewhile(lambda line: int(line) < edits, child.stdout)
    done = [int(line) for line in lines][-1]
    child.send_signal(signal.SIGKILL)
    done = max([done, *(int(line) for line in child.stdout if line.endswith("\n"))])
    child.wait(60)

    window = begin()
    offer = window.beginning.offer
    assert photo.name in offer.text
    assert window.document.path is None, "it offers, and does not do it by itself"
    with qtbot.waitSignal(window.opener.opened, timeout=60_000):
        choose(offer, "Restore")
    assert not offer.isVisible()
    assert not window.photos.notice.isVisible(), "no second word on the same edit"
    steps = window.document.history.steps
    assert done - LOST_AT_MOST <= len(steps) - 1 <= done + 1
    assert steps[-1].recipe == window.document.recipe
    assert window.stills.model.recipe(0) == Recipe()
    window.document.undo()
    assert window.document.recipe == steps[-2].recipe
    kept(window, qtbot)
    assert len(runs(tmp_path)) == 1, "what was taken up is in this window's folder"


def test_a_close_in_peace_offers_nothing(begin, qtbot, photo_file, open_photo):
    window = begin(photo_file())
    window.document.set_light("exposure", 0.5)
    window.close()
    again = begin()
    assert again.beginning.offer.text == ""
    assert again.document.path is None


def test_the_last_session_comes_back_where_it_is_wished(
    begin, qtbot, photo_file, settings
):
    first, second = photo_file("a.png"), photo_file("b.png")
    window = begin(first, second)
    window.document.set_light("exposure", 0.5)
    window.document.set_light("tint", 7)
    window.document.undo()
    window.close()
    settings.setValue(RESTORE_KEY, True)
    again = begin()
    qtbot.waitUntil(lambda: again.document.photo is not None, timeout=60_000)
    assert again.filmstrip.paths() == [first, second]
    assert again.document.path == first
    assert again.document.recipe == Recipe(light=Light(exposure=0.5))
    again.document.redo()
    assert again.document.recipe.light.tint == 7
    again.close()
    third = begin(second)
    assert third.document.path == second, "a photo that is named goes first"


def test_what_broke_off_goes_before_the_last_session(
    begin, qtbot, photo_file, settings
):
    first, second = photo_file("a.png"), photo_file("b.png")
    begin(first).close()
    window = begin(second)
    window.document.set_light("exposure", 0.5)
    kept(window, qtbot)
    break_off(window)
    settings.setValue(RESTORE_KEY, True)
    again = begin()
    assert again.document.path is None
    assert "b.png" in again.beginning.offer.text


def test_photos_that_nothing_was_done_to_are_no_offer(
    begin, qtbot, photo_file, settings
):
    photo = photo_file()
    window = begin(photo)
    kept(window, qtbot)
    break_off(window)
    settings.setValue(RESTORE_KEY, True)
    again = begin()
    assert again.beginning.offer.text == ""
    qtbot.waitUntil(lambda: again.document.path == photo, timeout=60_000)


def test_discard_deletes_it(begin, qtbot, photo_file, tmp_path):
    window = begin(photo_file())
    window.document.set_light("exposure", 0.5)
    kept(window, qtbot)
    break_off(window)
    again = begin()
    qtbot.waitUntil(again.isActiveWindow)
    choose(again.beginning.offer, "Discard")
    assert again.canvas.hasFocus(), "the next key is for the photo"
    qtbot.waitUntil(lambda: not runs(tmp_path), timeout=30_000)
    again.close()
    assert begin().beginning.offer.text == ""


def test_an_offer_that_is_left_alone_is_made_again(begin, qtbot, photo_file):
    window = begin(photo_file())
    window.document.set_light("exposure", 0.5)
    kept(window, qtbot)
    break_off(window)
    begin().close()
    assert "beach.png" in begin().beginning.offer.text


def test_two_windows_do_not_steal_from_each_other(begin, qtbot, photo_file, tmp_path):
    window = begin(photo_file())
    window.document.set_light("exposure", 0.5)
    kept(window, qtbot)
    second = begin()
    assert second.beginning.offer.text == ""
    assert len(runs(tmp_path)) == 1
    assert window.document.recipe.light.exposure == 0.5


def test_what_was_done_since_the_start_stays(begin, qtbot, photo_file):
    photo = photo_file()
    window = begin(photo)
    window.document.set_light("exposure", 0.5)
    kept(window, qtbot)
    break_off(window)
    again = begin(photo)
    again.document.set_light("tint", 9)
    choose(again.beginning.offer, "Restore")
    assert again.document.recipe.light.tint == 9
    recipes = [step.recipe.light.exposure for step in again.document.history.steps]
    assert 0.5 in recipes


def test_photos_that_are_gone_are_named(begin, qtbot, photo_file):
    gone, there = photo_file("gone.png"), photo_file("there.png")
    window = begin(gone, there)
    window.document.set_light("exposure", 0.5)
    kept(window, qtbot)
    break_off(window)
    gone.unlink()
    again = begin()
    choose(again.beginning.offer, "Restore")
    assert "gone.png" in again.messages.text
    qtbot.waitUntil(lambda: again.document.path == there, timeout=60_000)


def test_a_damaged_session_never_stops_the_start(begin, qtbot, photo_file, tmp_path):
    window = begin(photo_file())
    window.document.set_light("exposure", 0.5)
    window.document.set_light("tint", 3)
    kept(window, qtbot)
    break_off(window)
    (run,) = runs(tmp_path)
    (steps,) = run.glob("*.steps")
    steps.write_bytes(steps.read_bytes()[:-9] + b"\xff\x00{")
    (run / "open.json").write_text("[1, 2")
    again = begin()
    again.document.set_light("contrast", 5)
    assert again.document.recipe.light.contrast == 5


def test_a_full_disk_is_said_once_and_work_goes_on(
    begin, qtbot, photo_file, monkeypatch
):
    window = begin(photo_file())
    kept(window, qtbot)
    said = []
    window.beginning.autosave.failed.connect(lambda text, _detail: said.append(text))

    def full(*_):
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr("looksmith.grade.autosave.os.fsync", full)
        window.document.set_light("exposure", 0.5)
        qtbot.waitUntil(lambda: bool(said), timeout=30_000)
        window.document.set_light("exposure", 0.6)
        window.beginning.autosave._write()
        qtbot.waitUntil(lambda: not window.beginning.autosave._writing, timeout=30_000)
    assert len(said) == 1
    assert "No space left on device" in said[0]
    assert window.document.recipe.light.exposure == 0.6
    window.beginning.autosave._write()
    qtbot.waitUntil(lambda: not window.beginning.autosave._writing, timeout=30_000)
    break_off(window)
    assert "beach.png" in begin().beginning.offer.text, "it was tried again"


def test_stills_travel_with_the_session_file(begin, qtbot, photo_file, tmp_path):
    window = begin(photo_file())
    look = window.catalogue.looks()[2].id
    window.document.choose_look(look)
    window.stills.control.keep(1)
    window.document.reset_all()
    path = tmp_path / "walk.looksmith"
    window.sessions.save(path)
    qtbot.waitUntil(path.exists, timeout=30_000)
    session = load_session(path)
    assert look in session.looks, "the looks of stills are in the file, too"
    window.close()
    again = begin()
    again.sessions.open(path)
    qtbot.waitUntil(lambda: not again.stills.model.empty, timeout=30_000)
    assert again.stills.model.recipe(1).blend.terms[0].look == look


def test_settings_without_a_writable_folder_do_no_harm(qtbot, themed, tmp_path):
    (tmp_path / SESSIONS_FOLDER).write_text("a file in the way")
    settings = QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)
    window = MainWindow(WindowCatalogue(), settings)
    qtbot.addWidget(window)
    window.document.set_light("exposure", 0.5)
    window.beginning.autosave._write()
    qtbot.waitUntil(lambda: bool(window.messages._text.text()), timeout=30_000)
    assert window.document.recipe.light.exposure == 0.5
    window.close()
