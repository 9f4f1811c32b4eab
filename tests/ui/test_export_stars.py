"""Stars given in the window go into the files that it exports."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from window_parts import pattern

from looksmith.files import _computer
from looksmith.grade.kept_facts import read_facts
from looksmith.photo.options import WriteOptions
from looksmith.photo.photo import Photo, PhotoInfo
from looksmith.photo.write import write_photo
from looksmith.photo.xmp import sidecar_path, with_rating
from looksmith.ui.dialogs.batch.target import OWN, EditChoice

KEYS = {stars: Qt.Key(Qt.Key.Key_0 + stars) for stars in range(6)}


@pytest.fixture
def rated_file(tmp_path):
    """Return a function that writes a photo whose own file says some stars."""

    def write(name, stars=None):
        info = PhotoInfo(xmp=None if stars is None else with_rating(None, stars))
        write_photo(Photo(pattern(60 + len(name), 40), None, info), tmp_path / name)
        return tmp_path / name

    return write


def export(qtbot, window, path, **options):
    with qtbot.waitSignal(window.exporter.written, timeout=30_000):
        window.exporter.write_photo(path, WriteOptions(**options))
    return read_facts(path).rating


@pytest.mark.parametrize(
    ("own", "key", "written"), [(None, 3, 3), (2, 5, 5), (2, 0, 0), (2, None, 2)]
)
def test_an_export_has_the_stars_of_the_filmstrip(
    window, rated_file, open_photo, qtbot, tmp_path, own, key, written
):
    open_photo(window, rated_file("a.jpg", own))
    if key is not None:
        QTest.keyClick(window.canvas, KEYS[key])
    assert export(qtbot, window, tmp_path / "out.jpg") == written
    assert export(qtbot, window, tmp_path / "bare.jpg", metadata="none") is None


def test_an_export_has_the_stars_of_the_sidecar(
    window, rated_file, open_photo, qtbot, tmp_path
):
    photo = rated_file("a.jpg")
    sidecar_path(photo).write_bytes(with_rating(None, 4))
    open_photo(window, photo)
    assert export(qtbot, window, tmp_path / "out.jpg") == 4


def test_a_batch_has_each_photo_s_stars(
    window, rated_file, open_photo, qtbot, tmp_path
):
    photos = [rated_file("a.jpg"), rated_file("bb.jpg", 2), rated_file("ccc.jpg")]
    for photo, stars in zip(photos, (5, None, 1), strict=True):
        open_photo(window, photo)
        if stars is not None:
            QTest.keyClick(window.canvas, KEYS[stars])
    edits = window.batch.make_edits(EditChoice(OWN))()
    assert [edits(photo).rating for photo in photos] == [5, None, 1]


def test_a_batch_has_the_stars_of_an_earlier_run(
    build_window, rated_file, open_photo, qtbot
):
    window, photo = build_window(), rated_file("a.jpg", 1)
    open_photo(window, photo)
    QTest.keyClick(window.canvas, KEYS[4])
    window.close()
    edits = build_window().batch.make_edits(EditChoice(OWN))()
    assert edits(photo).rating == 4


@pytest.mark.skipif(sys.platform == "win32", reason="a day passes first on Windows")
def test_an_export_clears_what_a_killed_one_left(
    window, rated_file, open_photo, qtbot, tmp_path
):
    out = tmp_path / "out"
    out.mkdir()
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    left = out / f".looksmith-{_computer()}-{ended.pid}-0123456789ab.part"
    left.write_bytes(b"half")
    open_photo(window, rated_file("a.jpg"))
    export(qtbot, window, out / "a.jpg")
    assert os.listdir(out) == ["a.jpg"]
    assert Image.open(out / "a.jpg").size == (65, 40)
