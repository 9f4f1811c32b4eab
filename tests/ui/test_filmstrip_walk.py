"""A held key shows photo after photo; the sharp one follows where it rests."""

from __future__ import annotations

import threading
from dataclasses import replace

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest
from window_parts import pattern

from looksmith.grade.recipe import Light
from looksmith.photo.errors import PhotoError
from looksmith.ui import opening
from looksmith.ui.canvas.layers import Layer
from looksmith.ui.canvas.view import View


@pytest.fixture
def write(tmp_path):
    """Return a function that writes photos of different greys and sizes."""

    def write_all(suffix, count=5):
        paths = []
        for number in range(count):
            path = tmp_path / f"p{number}{suffix}"
            pixels = np.full((800, 1200 + number, 3), 40 * number + 20, np.uint8)
            Image.fromarray(pixels).save(path)
            paths.append(path)
        return paths

    return write_all


@pytest.fixture
def no_reading_ahead(monkeypatch):
    monkeypatch.setattr(
        "looksmith.ui.filmstrip.read_ahead.ReadAhead.want", lambda *_: None
    )


@pytest.fixture
def asked(monkeypatch):
    """Return the photos that the opener reads, in this order."""
    found = []
    for name in ("read_photo", "read_preview"):
        read = getattr(opening, name)

        def noted(path, *args, _read=read, **named):
            found.append(path)
            return _read(path, *args, **named)

        monkeypatch.setattr(opening, name, noted)
    return found


@pytest.fixture
def gate(monkeypatch):
    """Hold quick pictures back until it is set."""
    opened, read = threading.Event(), opening.read_preview

    def held(path, *args, **named):
        assert opened.wait(60)
        return read(path, *args, **named)

    monkeypatch.setattr(opening, "read_preview", held)
    yield opened
    opened.set()


def open_all(window, photos, qtbot):
    with qtbot.waitSignal(window.opener.opened, timeout=60_000):
        window.open_photos(photos)


def middle(canvas) -> int:
    """Return the green on the canvas's middle."""
    shown = canvas.grab().toImage()
    return shown.pixelColor(shown.rect().center()).green()


def open_without_pictures(window, photos, qtbot, gate):
    """Open photos of which the strip has no pictures yet; the next ones wait."""
    gate.set()
    open_all(window, photos, qtbot)
    qtbot.waitUntil(lambda: window.settled, timeout=60_000)
    gate.clear()
    window.opener._glimpse = lambda _path: None


def test_a_photo_that_the_strip_has_is_shown_at_once_and_read_where_the_key_rests(
    window, write, qtbot, asked, no_reading_ahead
):
    photos = write(".png")
    open_all(window, photos, qtbot)
    source = window.photos.pictures.source
    qtbot.waitUntil(lambda: all(map(source, photos)), timeout=60_000)
    qtbot.waitUntil(lambda: window.settled, timeout=60_000)
    room = window.canvas.view.room
    asked.clear()
    for number in (1, 2, 3, 4):
        QTest.keyClick(window.canvas, Qt.Key.Key_PageDown)
        # At once: no event was looked at since the key.
        assert window.document.path == photos[number]
        assert abs(middle(window.canvas) - (40 * number + 20)) <= 1
        shown = window.canvas.view.picture
        assert shown[0] == room[0] or shown[1] == room[1]
        assert asked == []
    with qtbot.waitSignal(window.opener.opened, timeout=60_000):
        pass
    assert asked == [photos[4]]
    assert window.document.photo.width == window.canvas.view.picture[0] == 1204


def test_it_is_shown_with_its_edit(window, write, qtbot, no_reading_ahead):
    photos = write(".png", 2)
    open_all(window, photos, qtbot)
    pictures = window.photos.pictures
    qtbot.waitUntil(lambda: pictures.source(photos[1]) is not None, timeout=60_000)
    plain = pictures.image(photos[1])

    def brighter(recipe):
        return recipe.replace(light=replace(Light(), exposure=1.0))

    window.photos.kept.edit([photos[1]], brighter, "Brighter")
    qtbot.waitUntil(
        lambda: pictures.image(photos[1]) not in (None, plain), timeout=60_000
    )
    qtbot.waitUntil(lambda: window.settled, timeout=60_000)
    QTest.keyClick(window.canvas, Qt.Key.Key_PageDown)
    assert middle(window.canvas) > 75


def test_a_quick_picture_that_is_read_is_shown_though_the_key_went_on(
    window, write, qtbot, gate, no_reading_ahead
):
    photos = write(".jpg")
    open_without_pictures(window, photos, qtbot, gate)
    shown = []
    window.document.photo_changed.connect(lambda: shown.append(window.document.path))
    for _ in range(3):
        QTest.keyClick(window.canvas, Qt.Key.Key_PageDown)
    with qtbot.waitSignal(window.opener.opened, timeout=60_000) as signal:
        gate.set()
    assert signal.args == [photos[3]]
    assert list(dict.fromkeys(shown)) == [photos[1], photos[3]]
    assert window.document.photo is not None


def test_a_broken_photo_that_is_passed_by_does_not_stop_the_walk(
    window, write, qtbot, gate, no_reading_ahead
):
    photos = write(".jpg")
    photos[1].write_bytes(photos[1].read_bytes()[:200])
    open_without_pictures(window, photos, qtbot, gate)
    failures = []
    window.opener.failed.connect(lambda *told: failures.append(told))
    for _ in range(2):
        QTest.keyClick(window.canvas, Qt.Key.Key_PageDown)
    with qtbot.waitSignal(window.opener.opened, timeout=60_000) as signal:
        gate.set()
    assert signal.args == [photos[2]]
    assert failures == []


def test_cancelling_the_quick_picture_ends_the_walk(
    window, write, qtbot, gate, no_reading_ahead
):
    photos = write(".jpg")
    open_without_pictures(window, photos, qtbot, gate)
    jobs = []
    window.workers.job_started.connect(jobs.append)
    for _ in range(2):
        QTest.keyClick(window.canvas, Qt.Key.Key_PageDown)
    jobs[-1].cancel()
    gate.set()
    qtbot.waitUntil(lambda: not window.opener.busy, timeout=60_000)
    assert window.document.path == photos[0]
    assert window.document.photo is not None
    with qtbot.waitSignal(window.opener.opened, timeout=60_000) as signal:
        window.opener.open(photos[4])
    assert signal.args == [photos[4]]


def test_there_and_back_to_a_photo_that_is_gone_meanwhile(
    window, write, qtbot, monkeypatch, no_reading_ahead
):
    photos = write(".png", 2)
    open_all(window, photos, qtbot)
    source = window.photos.pictures.source
    qtbot.waitUntil(lambda: all(map(source, photos)), timeout=60_000)
    qtbot.waitUntil(lambda: window.settled, timeout=60_000)
    window.photos.ahead.limit(1)  # nothing at full size is kept

    def gone(path, **_):
        raise PhotoError("There is no such file.", path=path)

    monkeypatch.setattr(opening, "read_photo", gone)
    with qtbot.waitSignal(window.opener.failed, timeout=60_000):
        QTest.keyClick(window.canvas, Qt.Key.Key_PageDown)
        QTest.keyClick(window.canvas, Qt.Key.Key_PageUp)
        assert window.document.photo is None
    assert window.document.path == photos[0]
    assert window.document.photo.width == 1200


def painted(layer: Layer, picture: tuple[int, int]) -> set[int]:
    """Return the reds of a layer that is shown on a screen of 64 by 64 pixels."""
    view = View()
    view.set_viewport(64, 64)
    view.set_picture(*picture)
    image = QImage(64, 64, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    layer.paint(painter, view)
    painter.end()
    return {image.pixelColor(x, 32).red() for x in range(64)}


def test_a_copy_that_is_far_smaller_than_the_photo_is_enlarged_without_squares():
    pixels = np.zeros((4, 4, 4), np.uint8)
    pixels[..., :3] = pattern(4, 4)
    copy = Layer(pixels)
    assert len(painted(copy, (64, 64))) > 16
