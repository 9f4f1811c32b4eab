"""The neighbours of the photo on screen are there before they are asked for."""

from __future__ import annotations

import os

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from window_parts import pattern

from looksmith.ui import opening
from looksmith.ui.filmstrip import read_ahead
from looksmith.ui.filmstrip.read_ahead import Ahead, ReadAhead, stamp_of
from looksmith.ui.workers import Workers

ROOM = (300, 200)


@pytest.fixture
def photos(tmp_path):
    paths = []
    for number in range(5):
        path = tmp_path / f"p{number}.png"
        Image.fromarray(pattern(600 + number, 400)).save(path)
        paths.append(path)
    return paths


@pytest.fixture
def workers(qtbot):
    made = Workers()
    yield made
    made.shutdown()


@pytest.fixture
def ahead(workers):
    return ReadAhead(workers, lambda: ROOM)


def test_wanted_photos_are_read_in_order(ahead, photos, qtbot):
    ahead.want(photos[:2])
    qtbot.waitUntil(lambda: ahead.get(photos[1]) is not None, timeout=20_000)
    first = ahead.get(photos[0])
    assert first.photo.width == 600
    assert (first.proxy.width, first.proxy.height) == (300, 200)
    assert ahead.get(photos[2]) is None


def test_the_memory_is_bounded(workers, photos, qtbot):
    one = 600 * 400 * 3
    ahead = ReadAhead(workers, lambda: ROOM, budget=int(one * 2.9))
    ahead.want(photos)
    qtbot.waitUntil(lambda: ahead.get(photos[-1]) is not None, timeout=20_000)
    assert ahead.nbytes <= one * 2.9


def test_of_a_photo_that_is_too_large_only_the_small_picture_is_kept(
    workers, photos, qtbot
):
    ahead = ReadAhead(workers, lambda: ROOM, budget=600 * 400 * 3)
    ahead.want(photos[:1])
    qtbot.waitUntil(lambda: ahead.get(photos[0]) is not None, timeout=20_000)
    assert ahead.get(photos[0]).photo is None
    assert ahead.get(photos[0]).proxy.width == 300


def test_a_changed_file_and_another_canvas_are_noticed(workers, photos, qtbot):
    room = [ROOM]
    ahead = ReadAhead(workers, lambda: room[0])
    ahead.want(photos[:1])
    qtbot.waitUntil(lambda: ahead.get(photos[0]) is not None, timeout=20_000)
    room[0] = (150, 100)
    assert ahead.get(photos[0]) is None
    room[0] = ROOM
    os.utime(photos[0], ns=(1, 1))
    assert ahead.get(photos[0]) is None


def test_what_cannot_be_read_does_not_stop_the_rest(ahead, photos, qtbot):
    photos[0].write_bytes(b"no photo")
    ahead.want(photos[:2])
    qtbot.waitUntil(lambda: ahead.get(photos[1]) is not None, timeout=20_000)
    assert ahead.get(photos[0]) is None


def test_a_photo_that_is_left_is_kept(ahead, photos):
    from looksmith.photo.read import read_photo

    photo = read_photo(photos[0])
    ahead.keep(photos[0], Ahead(stamp_of(photos[0]), ROOM, photo, photo))
    assert ahead.get(photos[0]).photo is photo


def test_walking_shows_what_was_read_ahead_without_reading_again(
    build_window, photos, qtbot, monkeypatch
):
    window = build_window()
    with qtbot.waitSignal(window.opener.opened, timeout=20_000):
        window.open_photos(photos)
    ahead = window.photos.ahead
    qtbot.waitUntil(lambda: ahead.get(photos[1]) is not None, timeout=20_000)
    reads = []
    monkeypatch.setattr(opening, "read_photo", lambda path, **_: reads.append(path))
    QTest.keyClick(window.canvas, Qt.Key.Key_PageDown)
    # At once: no thread was asked.
    assert window.document.path == photos[1]
    assert window.document.photo.width == 601
    assert np.array_equal(window.document.photo.pixels[0, 0], pattern(601, 400)[0, 0])
    QTest.keyClick(window.canvas, Qt.Key.Key_PageUp)
    assert window.document.path == photos[0]
    assert reads == []


def test_a_raw_neighbour_shows_its_picture_and_the_full_size_follows(
    build_window, photos, qtbot, monkeypatch
):
    monkeypatch.setattr(read_ahead, "format_of_extension", lambda _path: "raw")
    window = build_window()
    with qtbot.waitSignal(window.opener.opened, timeout=20_000):
        window.open_photos(photos)
    ahead = window.photos.ahead
    qtbot.waitUntil(lambda: ahead.get(photos[1]) is not None, timeout=20_000)
    with qtbot.waitSignal(window.opener.opened, timeout=20_000):
        QTest.keyClick(window.canvas, Qt.Key.Key_PageDown)
        assert window.document.path == photos[1]
        assert window.document.photo is None
        assert window.document.proxy is not None
    assert window.document.photo.width == 601
