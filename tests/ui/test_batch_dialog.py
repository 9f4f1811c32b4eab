"""Batches in the window: what is exported, stopped, found again and tried again."""

from __future__ import annotations

import errno
import os
import threading
from pathlib import Path

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtTest import QTest
from window_parts import pattern

from looksmith.export import photo
from looksmith.export.batch import run as engine
from looksmith.grade.recipe import Light, Recipe
from looksmith.grade.run_lock import RunLock
from looksmith.grade.session import Session, save_session
from looksmith.photo.errors import PhotoError
from looksmith.photo.read import read_photo
from looksmith.ui.dialogs.batch.running import time_text
from looksmith.ui.dialogs.batch.target import OWN

BRIGHT = Recipe(light=Light(exposure=0.5))
LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def shoot(tmp_path):
    """Return a folder of three photos."""
    folder = tmp_path / "shoot"
    folder.mkdir()
    for number in range(3):
        Image.fromarray(pattern(48 + number, 32)).save(folder / f"p{number}.png")
    return folder


@pytest.fixture
def open_batch(qtbot):
    """Return a function that opens the dialog with photos in it."""

    def with_photos(window, *paths):
        dialog = window.batch.open()
        qtbot.waitExposed(dialog)
        if paths:
            with qtbot.waitSignal(dialog.photos.changed, timeout=10_000):
                dialog.photos.add(list(paths))
        return dialog

    return with_photos


def choose(box, key) -> None:
    index = box.findData(key)
    assert index >= 0, key
    box.setCurrentIndex(index)


def start(qtbot, dialog) -> None:
    assert dialog.start_button.isEnabled()
    QTest.mouseClick(dialog.start_button, LEFT)
    finish(qtbot, dialog)


def finish(qtbot, dialog) -> None:
    qtbot.waitUntil(lambda: not dialog._runner.state.running, timeout=30_000)


def journals(tmp_path) -> list:
    return list((tmp_path / "batches").glob("*.jsonl"))


def expected(window, path, recipe) -> np.ndarray:
    return window.renderer.render(read_photo(path), recipe).pixels


def written(path) -> np.ndarray:
    return read_photo(path).pixels


def assert_alike(first, second) -> None:
    """Tables travel at 16 bits: a code may fall on the other side of its rounding."""
    assert np.abs(first.astype(int) - second.astype(int)).max() <= 1


class Gate:
    """Holds every task until it is let through, and counts them."""

    def __init__(self, monkeypatch) -> None:
        self.open = threading.Semaphore(0)
        self.done: list[str] = []
        real = engine.run_task

        def wait(task, token):
            while not self.open.acquire(timeout=0.02):
                token.check()
            self.done.append(task.photo)
            return real(task, token)

        monkeypatch.setattr(engine, "run_task", wait)


def test_the_keys_open_the_dialog_and_an_empty_list_says_what_to_do(window, qtbot):
    control, shift = (
        Qt.KeyboardModifier.ControlModifier,
        Qt.KeyboardModifier.ShiftModifier,
    )
    QTest.keyClick(window, Qt.Key.Key_B, control | shift)
    dialog = window.batch.open()
    qtbot.waitUntil(dialog.isVisible)
    assert not dialog.isModal()
    assert not dialog.start_button.isEnabled()
    assert "Add photos" in dialog._problem.text()


def test_every_photo_gets_the_edit_on_screen(
    window, qtbot, shoot, open_batch, tmp_path
):
    window.document.choose_look("look-03")
    dialog = open_batch(window, shoot)
    assert dialog.target.folder.folder == shoot / "Exports"
    dialog.target.folder.set_folder(tmp_path / "out")
    start(qtbot, dialog)
    for path in sorted(shoot.glob("*.png")):
        assert_alike(
            written(tmp_path / "out" / path.name),
            expected(window, path, window.document.recipe),
        )
    assert dialog.progress.title.text() == "Done"
    lines = dialog.progress.written.model()
    told = [lines.index(row).data() for row in range(lines.rowCount())]
    assert sorted(line.split(" · ")[0] for line in told) == [
        f"p{number}.png → p{number}.png" for number in range(3)
    ]
    assert journals(tmp_path) == []


def test_each_photo_gets_its_own_edit(
    window, qtbot, shoot, open_photo, open_batch, tmp_path
):
    """Of this run, of a session beside the photo, or none."""
    open_photo(window, shoot / "p0.png")
    window.document.edit(BRIGHT, "Brighter")
    session = Recipe(light=Light(contrast=40))
    save_session(Session(session), shoot / "p1.looksmith")
    dialog = open_batch(window, shoot)
    choose(dialog.target.edit, OWN)
    dialog.target.folder.set_folder(tmp_path / "out")
    start(qtbot, dialog)
    for name, recipe in (("p0", BRIGHT), ("p1", session), ("p2", Recipe())):
        assert_alike(
            written(tmp_path / "out" / f"{name}.png"),
            expected(window, shoot / f"{name}.png", recipe),
        )


def test_an_edit_of_an_earlier_run_is_a_photo_s_own(
    build_window, qtbot, shoot, open_photo, open_batch, tmp_path
):
    first = build_window()
    open_photo(first, shoot / "p0.png")
    first.document.edit(BRIGHT, "Brighter")
    first.close()
    window = build_window()
    dialog = open_batch(window, shoot / "p0.png")
    choose(dialog.target.edit, OWN)
    dialog.target.folder.set_folder(tmp_path / "out")
    start(qtbot, dialog)
    assert_alike(
        written(tmp_path / "out" / "p0.png"),
        expected(window, shoot / "p0.png", BRIGHT),
    )


def test_a_session_file_can_be_everybody_s_edit(
    window, qtbot, shoot, open_batch, tmp_path
):
    save_session(Session(BRIGHT), tmp_path / "all.looksmith")
    dialog = open_batch(window, shoot / "p1.png")
    dialog.target.choose_file(tmp_path / "all.looksmith")
    dialog.target.folder.set_folder(tmp_path / "out")
    start(qtbot, dialog)
    assert_alike(
        written(tmp_path / "out" / "p1.png"),
        expected(window, shoot / "p1.png", BRIGHT),
    )


def test_format_and_size_are_those_of_the_dialog(
    window, qtbot, shoot, open_batch, tmp_path
):
    dialog = open_batch(window, shoot)
    choose(dialog.choices.format, "jpeg")
    choose(dialog.choices.size_rule, "percent")
    dialog.choices.size_value.set_value(50)
    dialog.target.folder.set_folder(tmp_path / "out")
    dialog.target.name.edit.setText("web/{number:04}-{name}")
    start(qtbot, dialog)
    names = sorted(p.name for p in (tmp_path / "out" / "web").iterdir())
    assert names == ["0001-p0.jpg", "0002-p1.jpg", "0003-p2.jpg"]
    assert Image.open(tmp_path / "out" / "web" / names[0]).size == (24, 16)


def test_the_first_names_are_shown_as_they_will_be(window, qtbot, shoot, open_batch):
    window.document.choose_look("look-03")
    dialog = open_batch(window, shoot)
    edit = dialog.target.name.edit
    edit.clear()
    QTest.keyClicks(edit, "{number:04} {look}")
    title = window.catalogue.get("look-03").title
    qtbot.waitUntil(lambda: title in dialog.target.preview.text(), timeout=10_000)
    assert dialog.target.preview.text().splitlines()[0] == f"→ 0001 {title}.png"


def test_names_that_are_taken_are_shown_as_the_files_will_be(
    window, qtbot, shoot, open_batch, tmp_path
):
    dialog = open_batch(window, shoot)
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "p1.png").write_bytes(b"somebody's")
    dialog.target.folder.set_folder(tmp_path / "out")
    told = dialog.target.preview.text
    qtbot.waitUntil(lambda: told() == "→ p0.png\n→ p1-2.png\n→ p2.png", timeout=5000)
    choose(dialog.target.conflict, "overwrite")
    qtbot.waitUntil(lambda: told() == "→ p0.png\n→ p1.png\n→ p2.png", timeout=5000)
    choose(dialog.target.conflict, "skip")
    qtbot.waitUntil(lambda: told() == "→ p0.png\n→ p2.png\n   …", timeout=5000)


@pytest.mark.parametrize("template", ["", "photo", "{nmae}", "../{name}", "{name"])
def test_a_template_that_cannot_be_used_is_refused(window, shoot, open_batch, template):
    dialog = open_batch(window, shoot)
    dialog.target.name.edit.setText(template)
    assert not dialog.start_button.isEnabled()
    assert dialog.target.name._label.isVisible()


def test_files_and_folders_can_be_dropped(window, qtbot, shoot, open_batch):
    dialog = open_batch(window)
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(shoot))])
    event = QDropEvent(
        QPointF(5, 5), Qt.DropAction.CopyAction, data, LEFT,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    with qtbot.waitSignal(dialog.photos.changed, timeout=10_000):
        dialog.photos.list.dropEvent(event)
    assert [path.name for path in dialog.photos.paths] == ["p0.png", "p1.png", "p2.png"]
    photos = dialog.photos.list
    QTest.mouseClick(
        photos.viewport(), LEFT, pos=photos.visualRect(photos.model().index(0)).center()
    )
    QTest.keyClick(photos, Qt.Key.Key_Delete)
    assert [path.name for path in dialog.photos.paths] == ["p1.png", "p2.png"]


def test_a_photo_is_listed_once(window, qtbot, shoot, open_batch):
    dialog = open_batch(window, shoot, shoot / "p1.png")
    with qtbot.waitSignal(dialog.photos.changed, timeout=10_000):
        dialog.photos.add([shoot])
    assert len(dialog.photos.paths) == 3


def test_exports_below_a_folder_are_no_photos_of_it(window, qtbot, shoot, open_batch):
    dialog = open_batch(window, shoot)
    start(qtbot, dialog)
    assert len(list((shoot / "Exports").glob("*.png"))) == 3
    QTest.mouseClick(dialog.new_button, LEFT)
    QTest.mouseClick(dialog.photos.remove, LEFT)
    with qtbot.waitSignal(dialog.photos.changed, timeout=10_000):
        dialog.photos.add([shoot])
    assert [path.name for path in dialog.photos.paths] == ["p0.png", "p1.png", "p2.png"]


def test_a_folder_that_cannot_be_read_is_named(
    window, qtbot, shoot, open_batch, monkeypatch
):
    closed = shoot / "closed"
    closed.mkdir()
    real = os.scandir

    def scan(path):
        if Path(path) == closed:
            raise PermissionError(13, "Permission denied", str(closed))
        return real(path)

    monkeypatch.setattr(os, "scandir", scan)
    dialog = open_batch(window, shoot)
    assert len(dialog.photos.paths) == 3
    assert "closed" in dialog.photos._label.text()


def test_a_full_disk_stops_the_batch_and_it_goes_on_when_there_is_room(
    window, qtbot, shoot, open_batch, tmp_path, monkeypatch
):
    real, full = photo.export_photo, [True]

    def export(*arguments, **options):
        if full:
            error = OSError(errno.ENOSPC, "No space left on device")
            raise PhotoError("The disk is full. Nothing was written.") from error
        return real(*arguments, **options)

    monkeypatch.setattr(photo, "export_photo", export)
    dialog = open_batch(window, shoot)
    dialog.target.folder.set_folder(tmp_path / "out")
    start(qtbot, dialog)
    assert "takes no more files" in dialog.progress.note.text()
    assert dialog._runner.state.failures == ()
    full.clear()
    assert dialog.start_button.text() == "Go on"
    start(qtbot, dialog)
    assert len(list((tmp_path / "out").glob("*.png"))) == 3
    assert dialog.progress.title.text() == "Done"


def test_failures_are_listed_with_reasons_and_tried_again(
    window, qtbot, shoot, open_batch, tmp_path
):
    broken = shoot / "p1.png"
    good = broken.read_bytes()
    broken.write_bytes(good[: len(good) // 2])
    dialog = open_batch(window, shoot)
    dialog.target.folder.set_folder(tmp_path / "out")
    start(qtbot, dialog)
    table = dialog.progress.failures
    assert table.rowCount() == 1
    assert table.item(0, 0).text() == "p1.png"
    assert table.item(0, 1).text()
    assert not (tmp_path / "out" / "p1.png").exists()
    broken.write_bytes(good)
    QTest.mouseClick(dialog.progress.retry, LEFT)
    finish(qtbot, dialog)
    assert (tmp_path / "out" / "p1.png").is_file()
    assert dialog.progress.title.text() == "Done"
    assert not table.isVisible()
    assert journals(tmp_path) == []


def test_photos_whose_files_are_there_can_be_left_out(
    window, qtbot, shoot, open_batch, tmp_path
):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "p0.png").write_bytes(b"somebody's")
    dialog = open_batch(window, shoot)
    dialog.target.folder.set_folder(tmp_path / "out")
    choose(dialog.target.conflict, "skip")
    start(qtbot, dialog)
    assert (tmp_path / "out" / "p0.png").read_bytes() == b"somebody's"
    assert "1 left out" in dialog.progress.figures.text()


def test_a_stopped_batch_goes_on_where_it_was(
    window, qtbot, shoot, open_batch, tmp_path, monkeypatch
):
    gate = Gate(monkeypatch)
    dialog = open_batch(window, shoot)
    dialog.target.folder.set_folder(tmp_path / "out")
    QTest.mouseClick(dialog.start_button, LEFT)
    gate.open.release()
    qtbot.waitUntil(lambda: dialog._runner.state.done == 1, timeout=20_000)
    QTest.mouseClick(dialog.stop_button, LEFT)
    finish(qtbot, dialog)
    assert dialog.start_button.text() == "Go on"
    gate.open.release(10)
    QTest.mouseClick(dialog.start_button, LEFT)
    finish(qtbot, dialog)
    assert sorted(gate.done) == sorted(str(p) for p in shoot.glob("*.png"))
    assert len(list((tmp_path / "out").glob("*.png"))) == 3


def test_closing_the_dialog_stops_nothing(
    window, qtbot, shoot, open_batch, tmp_path, monkeypatch
):
    gate = Gate(monkeypatch)
    dialog = open_batch(window, shoot)
    dialog.target.folder.set_folder(tmp_path / "out")
    QTest.mouseClick(dialog.start_button, LEFT)
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert window.batch.runner.state.running
    gate.open.release(10)
    qtbot.waitUntil(lambda: "3 photos" in window.messages.text, timeout=20_000)
    assert len(list((tmp_path / "out").glob("*.png"))) == 3


def test_a_batch_that_a_closed_window_stopped_is_offered_and_gone_on_with(
    build_window, qtbot, shoot, open_batch, tmp_path, monkeypatch
):
    gate = Gate(monkeypatch)
    first = build_window()
    dialog = open_batch(first, shoot)
    dialog.target.folder.set_folder(tmp_path / "out")
    QTest.mouseClick(dialog.start_button, LEFT)
    gate.open.release()
    qtbot.waitUntil(lambda: dialog._runner.state.done == 1, timeout=20_000)
    first.close()
    window = build_window()
    qtbot.waitUntil(lambda: "stopped at 1 of 3" in window.messages.text, timeout=10_000)
    again = open_batch(window)
    qtbot.waitUntil(again.stopped.isVisible, timeout=10_000)
    assert "stopped at 1 of 3" in again.stopped.text.text()
    gate.open.release(10)
    QTest.mouseClick(again.stopped.resume, LEFT)
    finish(qtbot, again)
    assert sorted(gate.done) == sorted(str(p) for p in shoot.glob("*.png"))
    assert not again.stopped.isVisible()
    assert journals(tmp_path) == []


def test_what_failed_can_be_tried_again_in_a_later_run(
    build_window, qtbot, shoot, open_batch, tmp_path
):
    broken = shoot / "p1.png"
    good = broken.read_bytes()
    broken.write_bytes(good[:40])
    first = build_window()
    dialog = open_batch(first, shoot)
    dialog.target.folder.set_folder(tmp_path / "out")
    start(qtbot, dialog)
    first.close()
    broken.write_bytes(good)
    window = build_window()
    again = open_batch(window)
    qtbot.waitUntil(again.stopped.isVisible, timeout=10_000)
    assert "1 of 3 photos failed" in again.stopped.text.text()
    assert "stopped" not in window.messages.text
    QTest.mouseClick(again.stopped.resume, LEFT)
    finish(qtbot, again)
    assert (tmp_path / "out" / "p1.png").is_file()
    assert journals(tmp_path) == []


def test_a_stopped_batch_can_be_forgotten(
    window, qtbot, shoot, open_batch, tmp_path, monkeypatch
):
    gate = Gate(monkeypatch)
    runner = window.batch.runner
    dialog = open_batch(window, shoot)
    dialog.target.folder.set_folder(tmp_path / "out")
    QTest.mouseClick(dialog.start_button, LEFT)
    gate.open.release()
    qtbot.waitUntil(lambda: runner.state.done == 1, timeout=20_000)
    runner.stop()
    finish(qtbot, dialog)
    runner.journal = None  # as for a window that was started later
    with qtbot.waitSignal(runner.found, timeout=10_000):
        runner.look()
    QTest.mouseClick(dialog.stopped.forget, LEFT)
    assert journals(tmp_path) == []
    assert not dialog.stopped.isVisible()
    assert len(list((tmp_path / "out").glob("*.png"))) == 1


def test_a_batch_that_another_window_works_on_is_left_alone(
    window, qtbot, shoot, open_batch, tmp_path, monkeypatch
):
    gate = Gate(monkeypatch)
    runner = window.batch.runner
    dialog = open_batch(window, shoot)
    dialog.target.folder.set_folder(tmp_path / "out")
    QTest.mouseClick(dialog.start_button, LEFT)
    gate.open.release()
    qtbot.waitUntil(lambda: runner.state.done == 1, timeout=20_000)
    runner.stop()
    finish(qtbot, dialog)
    path, runner.journal = runner.journal, None
    lock = RunLock(path.with_suffix(".lock"))
    assert lock.take()
    with qtbot.waitSignal(runner.found, timeout=10_000):
        runner.look()
    assert runner.stopped == ()
    runner.resume(path)
    finish(qtbot, dialog)
    assert "Another window" in runner.state.problem
    lock.release(remove=True)


def test_choices_are_remembered(window, qtbot, shoot, open_batch, tmp_path):
    dialog = open_batch(window, shoot)
    dialog.target.folder.set_folder(tmp_path / "out")
    dialog.target.name.edit.setText("{name}-web")
    choose(dialog.target.conflict, "overwrite")
    choose(dialog.choices.format, "webp")
    start(qtbot, dialog)
    dialog.close()
    again = window.batch.open()
    assert again.target.folder.folder == tmp_path / "out"
    assert again.target.name.template == "{name}-web"
    assert again.target.order().conflict == "overwrite"
    assert again.choices.suffix == ".webp"


def test_the_report_tells_what_failed(window, qtbot, shoot, open_batch, tmp_path):
    (shoot / "p1.png").write_bytes(b"no photo")
    dialog = open_batch(window, shoot)
    dialog.target.folder.set_folder(tmp_path / "out")
    start(qtbot, dialog)
    text = window.batch.runner.write_report().read_text()
    assert "2 files written" in text
    assert str(shoot / "p1.png") in text
    assert str(tmp_path / "out" / "p2.png") in text


@pytest.mark.parametrize(
    ("seconds", "text"), [(4, "0:04"), (245.4, "4:05"), (3723, "1:02:03")]
)
def test_times_read_as_people_say_them(seconds, text):
    assert time_text(seconds) == text
