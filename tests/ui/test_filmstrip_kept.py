"""Edits and ratings of photos: kept while one works, back in a later run."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from datetime import UTC, datetime

import numpy as np
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from looksmith.grade.kept_facts import read_facts
from looksmith.grade.kept_store import EditStore, KeptEdit
from looksmith.grade.recipe import Blend, BlendTerm, Light, Recipe

WARM = Recipe(light=Light(exposure=0.5), blend=Blend((BlendTerm("look-05"),)))


@pytest.fixture
def store_path(tmp_path):
    return tmp_path / "edits.db"


def remember(store_path, photo, recipe=WARM, when=None, name=None, rating=None):
    """Write an edit as an earlier run left it."""
    store = EditStore(store_path)
    when = when or datetime(2021, 5, 3, 12, 0).astimezone(UTC)
    edit = KeptEdit(name or photo.name, recipe, rating, when)
    store.put({read_facts(photo).key: edit})
    store.close()


def test_an_edit_comes_back_when_the_photo_is_opened_in_a_later_run(
    build_window, photo_file, open_photo
):
    window, photo = build_window(), photo_file()
    open_photo(window, photo)
    window.document.choose_look("look-05")
    window.document.set_light("exposure", 0.5)
    window.close()
    later = build_window()
    open_photo(later, photo)
    assert later.document.recipe == WARM
    later.document.undo()
    assert later.document.recipe == Recipe()


def test_the_photo_is_shown_with_its_edit_from_its_first_picture_on(
    build_window, photo_file, open_photo, store_path
):
    photo = photo_file("large.jpg", 2400, 1600)
    remember(store_path, photo)
    window = build_window()
    recipes = []
    window.document.photo_changed.connect(
        lambda: recipes.append(window.document.recipe)
    )
    open_photo(window, photo)
    assert len(recipes) == 2  # the quick picture, and the photo
    assert all(recipe == WARM for recipe in recipes)


def test_a_word_says_so_and_its_button_starts_afresh(
    build_window, photo_file, open_photo, store_path, qtbot
):
    photo = photo_file()
    remember(store_path, photo)
    window = build_window()
    open_photo(window, photo)
    notice = window.photos.notice
    assert notice.text == "Your edit of 3 May 2021 was brought back."
    qtbot.mouseClick(notice.button, Qt.MouseButton.LeftButton)
    assert window.document.recipe == Recipe()
    assert notice.text == ""
    window.document.undo()
    assert window.document.recipe == WARM


def test_a_copy_has_the_same_edit_and_it_is_said(
    build_window, photo_file, open_photo, tmp_path
):
    window, photo = build_window(), photo_file()
    open_photo(window, photo)
    window.document.choose_look("look-05")
    window.close()
    (tmp_path / "elsewhere").mkdir()
    copy = shutil.copy(photo, tmp_path / "elsewhere" / "copy.png")
    later = build_window()
    open_photo(later, copy)
    assert later.document.current_look == "look-05"
    assert "“beach.png” has the same content" in later.photos.notice.text


def test_a_renamed_photo_keeps_its_edit(build_window, photo_file, open_photo):
    window, photo = build_window(), photo_file()
    open_photo(window, photo)
    window.document.set_light("exposure", 1.25)
    moved = photo.rename(photo.with_name("renamed.png"))
    open_photo(window, moved)
    assert window.document.recipe.light.exposure == 1.25


def test_the_original_is_never_written_to(build_window, photo_file, open_photo, qtbot):
    photo = photo_file()
    before = photo.read_bytes(), photo.stat().st_mtime_ns
    window = build_window()
    open_photo(window, photo)
    window.document.choose_look("look-05")
    QTest.keyClick(window.canvas, Qt.Key.Key_4)
    qtbot.waitUntil(lambda: not window.photos.kept.unwritten)
    window.close()
    assert (photo.read_bytes(), photo.stat().st_mtime_ns) == before
    assert not photo.with_name("beach.png.xmp").exists()


def test_what_was_done_before_the_first_photo_comes_after_its_own_edit(
    build_window, photo_file, open_photo, store_path
):
    photo = photo_file()
    remember(store_path, photo)
    window = build_window()
    window.document.choose_look("look-11")
    open_photo(window, photo)
    assert window.document.current_look == "look-11"
    window.document.undo()
    assert window.document.recipe == WARM


def test_a_drag_is_written_in_few_writes_and_ends_with_the_last_value(
    build_window, photo_file, open_photo, store_path, qtbot, monkeypatch
):
    window, photo = build_window(), photo_file()
    open_photo(window, photo)
    writes = []
    put = EditStore.put
    monkeypatch.setattr(
        EditStore, "put", lambda self, *given: (writes.append(1), put(self, *given))
    )
    for step in range(1, 101):
        window.document.set_light("exposure", step / 100, merge="drag")
    qtbot.waitUntil(lambda: not window.photos.kept.unwritten)
    assert len(writes) <= 3
    found = EditStore(store_path).get(read_facts(photo).key)
    assert found.recipe.light.exposure == 1.0


def test_closing_right_after_an_edit_keeps_it(
    build_window, photo_file, open_photo, store_path
):
    window, photo = build_window(), photo_file()
    open_photo(window, photo)
    for step in range(10):
        window.document.set_light("exposure", step / 10)
    window.close()
    found = EditStore(store_path).get(read_facts(photo).key)
    assert found.recipe.light.exposure == 0.9


def test_an_edit_survives_a_kill(photo_file, store_path, root):
    """A window in a process of its own, killed as soon as it says it has written."""
    if not hasattr(signal, "SIGKILL"):
        pytest.skip("this system cannot kill a process so")
    photo = photo_file()
    code = f"""
import os, signal, sys
from pathlib import Path
sys.path[:0] = [{str(root / "tests" / "ui")!r}, {str(root / "app")!r}]
from PySide6.QtCore import QSettings, QTimer
from PySide6.QtWidgets import QApplication
from window_parts import WindowCatalogue
from looksmith.ui.window import MainWindow
app = QApplication([])
ini = {str(store_path.with_name("window.ini"))!r}
window = MainWindow(WindowCatalogue(), QSettings(ini, QSettings.Format.IniFormat))
window.show()
def edit(_path):
    window.document.set_light("exposure", 0.5)
    window.document.choose_look("look-05")
    poll.start(1)
def look():
    if not window.photos.kept.unwritten:
        os.kill(os.getpid(), signal.SIGKILL)
poll = QTimer()
poll.timeout.connect(look)
window.opener.opened.connect(edit)
window.open_photos([Path({str(photo)!r})])
QTimer.singleShot(60_000, app.quit)
app.exec()
"""
    done = subprocess.run(
        [sys.executable, "-c", code], check=False, capture_output=True, text=True,
        env={**os.environ, "QT_QPA_PLATFORM": "offscreen"},
    )  # fmt: skip
    assert done.returncode == -signal.SIGKILL, done.stderr
    assert EditStore(store_path).get(read_facts(photo).key).recipe == WARM


def test_a_damaged_store_is_told_and_the_window_goes_on(
    build_window, photo_file, open_photo, store_path, qtbot
):
    store_path.write_bytes(b"no database, " * 1000)
    window, photo = build_window(), photo_file()
    open_photo(window, photo)
    assert "edits.broken-1.db" in window.messages.text
    window.document.choose_look("look-05")
    qtbot.waitUntil(lambda: not window.photos.kept.unwritten)
    assert EditStore(store_path).get(read_facts(photo).key).recipe.blend.terms


def test_an_edit_that_cannot_be_read_is_told_and_left_alone(
    build_window, photo_file, open_photo, store_path
):
    photo = photo_file()
    remember(store_path, photo)
    base = sqlite3.connect(store_path)
    base.execute("""UPDATE edits SET recipe = '{"hologram": 1}'""")
    base.commit()
    window = build_window()
    open_photo(window, photo)
    assert "newer version" in window.messages.text
    assert window.document.recipe == Recipe()
    window.close()
    kept = base.execute("SELECT recipe FROM edits").fetchone()
    base.close()
    assert kept == ('{"hologram": 1}',)


def test_a_session_goes_before_what_is_remembered(
    build_window, photo_file, open_photo, store_path, qtbot, tmp_path
):
    from looksmith.grade.session import Session, save_session

    photo, session = photo_file(), tmp_path / "edit.looksmith"
    remember(store_path, photo)
    cool = Recipe(light=Light(temperature=-30))
    save_session(Session(cool, photo), session)
    window = build_window()
    with qtbot.waitSignal(window.opener.opened, timeout=10_000):
        window.sessions.open(session)
    assert window.document.recipe == cool
    qtbot.waitUntil(lambda: not window.photos.kept.unwritten)
    assert EditStore(store_path).get(read_facts(photo).key).recipe == cool


@pytest.mark.parametrize("key", range(6))
def test_keys_rate_the_photo_and_a_later_run_knows_it(
    build_window, photo_file, open_photo, key
):
    window, photo = build_window(), photo_file()
    open_photo(window, photo)
    QTest.keyClick(window.canvas, Qt.Key(Qt.Key.Key_3))
    QTest.keyClick(window.canvas, Qt.Key(Qt.Key.Key_0 + key))
    action = window.actions_by_id[f"photo.rate_{key}"]
    assert action.isChecked()
    window.close()
    later = build_window()
    open_photo(later, photo)
    assert later.photos.kept.rating(photo) == key


def test_looks_that_only_a_session_brought_come_back_with_the_edit(
    build_window, photo_file, open_photo, qtbot, tmp_path
):
    from looksmith.grade.session import Session, save_session
    from looksmith.lut.table import Lut3D, identity_table

    darker = Lut3D(identity_table(9) * np.float32(0.5))
    recipe, photo = Recipe(blend=Blend((BlendTerm("foreign"),))), photo_file()
    session = tmp_path / "edit.looksmith"
    save_session(
        Session(recipe, photo, {"foreign": darker}, {"foreign": "Far"}), session
    )
    window = build_window()
    with qtbot.waitSignal(window.opener.opened, timeout=10_000):
        window.sessions.open(session)
    window.close()
    session.unlink()
    later = build_window()
    open_photo(later, photo)
    assert later.document.current_look == "foreign"
    assert later.looks.title("foreign") == "Far"
    table = later.looks.lut("foreign", 9).table
    np.testing.assert_allclose(table, darker.table, atol=1e-4)
    assert later.messages.text == ""
