"""What nobody looks at in a drag leaves the processors to what is looked at."""

from __future__ import annotations

import threading

import pytest
from fakes import FakeCatalogue, make_photo
from PIL import Image
from PySide6.QtTest import QSignalSpy
from window_parts import pattern

from looksmith.ui import detail as detail_module
from looksmith.ui.document import Document
from looksmith.ui.thumbnails import Thumbnails
from looksmith.ui.workers import Workers
from looksmith.work.scheduler import Scheduler

_PAST_THE_PAUSES_MS = 400


@pytest.fixture
def document(qtbot):
    made = Document()
    made.set_photo(make_photo(), make_photo(), None)
    return made


@pytest.fixture
def workers(qtbot):
    made = Workers(scheduler=Scheduler(6))
    yield made
    made.shutdown()


@pytest.fixture
def begun(qtbot, document, workers):
    """Return tiles of 200 looks, two batches of which are just being decoded."""
    catalogue = FakeCatalogue(200)
    thumbnails = Thumbnails(document, catalogue, workers)
    with qtbot.waitSignal(thumbnails.cleared):
        pass
    ids = [look.id for look in catalogue.looks()]
    thumbnails.want(ids[:1])
    qtbot.waitUntil(lambda: thumbnails.image(ids[0]) is not None)
    catalogue.gate.clear()
    catalogue.asked.clear()
    thumbnails.want(ids)
    qtbot.waitUntil(lambda: len(catalogue.asked) == 2)
    yield thumbnails, catalogue, ids
    catalogue.gate.set()


def test_an_edit_ends_the_tiles_that_it_makes_old(qtbot, document, begun, workers):
    thumbnails, catalogue, ids = begun
    shown = threading.Event()
    workers.submit(lambda _token, _progress: shown.wait(60), channel="preview")
    document.set_light("exposure", 0.4, "drag")
    rendered = QSignalSpy(thumbnails.ready)
    catalogue.gate.set()
    qtbot.wait(_PAST_THE_PAUSES_MS)
    assert len(catalogue.asked) == 2, "the photo is not there yet"
    assert rendered.count() == 0, "they would be of the light before"
    shown.set()
    qtbot.waitUntil(lambda: rendered.count() == len(ids), timeout=20_000)


def test_an_edit_that_is_taken_back_at_once_leaves_no_tile_out(qtbot, document, begun):
    thumbnails, catalogue, ids = begun
    document.set_light("exposure", 0.4, "drag")
    document.set_light("exposure", 0.0, "drag")
    catalogue.gate.set()
    qtbot.waitUntil(lambda: all(map(thumbnails.image, ids)), timeout=20_000)


def test_the_whole_photo_waits_for_the_tiles_of_a_newer_edit(
    window, photo_file, open_photo, qtbot, monkeypatch
):
    open_photo(window, photo_file("large.png", 2400, 1600))
    window.canvas.zoom_to(1.0)
    qtbot.waitUntil(lambda: window.settled, timeout=60_000)
    let_go, plain = threading.Event(), detail_module._render

    def slow(*given):
        let_go.wait(60)
        return plain(*given)

    document, preview = window.document, window.preview
    with qtbot.waitSignal(preview.detail_ready):
        document.set_light("exposure", 0.2, "drag")
    monkeypatch.setattr(detail_module, "_render", slow)
    whole = QSignalSpy(preview.image_ready)
    document.set_light("exposure", 0.4, "drag")
    qtbot.wait(_PAST_THE_PAUSES_MS)
    try:
        assert whole.count() == 0
    finally:
        let_go.set()
    qtbot.waitUntil(lambda: window.settled, timeout=60_000)
    assert whole.count() == 1, "the histogram follows when the edits pause"


def test_the_strip_s_picture_follows_when_the_photo_is_there(
    build_window, tmp_path, qtbot, monkeypatch
):
    for number in range(3):
        Image.fromarray(pattern(120 + number, 80)).save(tmp_path / f"{number}.png")
    window = build_window()
    with qtbot.waitSignal(window.opener.opened, timeout=60_000):
        window.filmstrip.open_folder(tmp_path)
    qtbot.waitUntil(lambda: window.settled, timeout=60_000)
    pictures, renderer, made = window.photos.pictures, window.renderer, []
    let_go, preview, make = threading.Event(), renderer.preview, pictures._make

    def slow(*given, **more):
        let_go.wait(60)
        return preview(*given, **more)

    def noted(path):
        made.append(path)
        make(path)

    monkeypatch.setattr(renderer, "preview", slow)
    monkeypatch.setattr(pictures, "_make", noted)
    for value in (0.1, 0.2, 0.3):
        window.document.set_light("exposure", value, "drag")
        qtbot.wait(_PAST_THE_PAUSES_MS)
    try:
        assert made == []
    finally:
        let_go.set()
    qtbot.waitUntil(lambda: window.settled and bool(made), timeout=60_000)
    assert made == [window.document.path]
