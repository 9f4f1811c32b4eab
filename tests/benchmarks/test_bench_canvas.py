"""The canvas: painting, panning and zooming a photo of 24 megapixels, marks, screen."""

from __future__ import annotations

import itertools
import time

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QEventLoop, QPointF, QTimer
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest

from looksmith.colour.monitor import monitor_of
from looksmith.colour.profiles import adobe_rgb_profile
from looksmith.grade.recipe import Blend, BlendTerm, Light, Recipe
from looksmith.ui.canvas.layers import Layer, Side
from looksmith.ui.canvas.marks import CLIPPING_HATCHES, MarkLayer, Marks
from looksmith.ui.canvas.view import View
from looksmith.ui.main import _wait_until_settled, make_application, make_window
from looksmith.ui.monitor import ScreenMap
from looksmith.work.token import NEVER

_SCREEN = (1600, 1067)


@pytest.fixture
def window(tmp_path, enlarged, qapp):
    """Return a window with a canvas of 1600 x 1067 and a photo of 24 megapixels."""
    make_application()
    made = make_window(tmp_path)
    made.resize(2238, 1240)
    made.show()
    photo = tmp_path / "photo.jpg"
    Image.fromarray(enlarged(6000, 4000)).save(photo)
    made.open_photos([photo])
    _wait_until_settled(made, 60)
    terms = (BlendTerm("kodak-portra-400", 0.6), BlendTerm("agfa-vista-200", 0.4))
    made.document.edit(Recipe(light=Light(exposure=0.3), blend=Blend(terms)), "Edit")
    _wait_until_settled(made, 60)
    yield made
    made.close()


@pytest.mark.benchmark(group="24 megapixels at 100 %")
def test_zoom_to_sharp(benchmark, window):
    """From fit to every pixel of the view sharp, a new place each time."""
    places = itertools.cycle([(0.2, 0.2), (0.8, 0.2), (0.5, 0.7), (0.1, 0.9)])
    canvas, detail = window.canvas, window.preview._detail
    loop = QEventLoop()  # waits without holding the interpreter, as the window does
    detail.completed.connect(loop.quit)

    def fitted():
        canvas.fit()
        _wait_until_settled(window, 30)
        detail.clear()

    def zoom():
        across, down = next(places)
        canvas.zoom_to(1.0, QPointF(canvas.width() * across, canvas.height() * down))
        loop.exec()
        canvas.repaint()

    benchmark.pedantic(zoom, setup=fitted, rounds=12, warmup_rounds=2)


@pytest.mark.benchmark(group="24 megapixels at 100 %")
def test_pan(benchmark, window):
    """A step of a pan, painted; the longest waits of the event loop meanwhile.

    ``gap`` is time on the clock, ``work`` what the window's thread worked of it.
    """
    canvas = window.canvas
    canvas.zoom_to(1.0)
    _wait_until_settled(window, 30)
    ticks: list[tuple[float, float]] = []
    clock = QTimer(interval=0)
    clock.timeout.connect(
        lambda: ticks.append((time.perf_counter(), time.thread_time()))
    )
    clock.start()
    ways = itertools.cycle([(-23, -11)] * 90 + [(23, 11)] * 90)

    def step():
        canvas.view.pan(*next(ways))
        canvas._changed_view()
        QTest.qWait(4)

    benchmark.pedantic(step, rounds=180, warmup_rounds=5)
    clock.stop()
    for name, waits in zip(("gap", "work"), np.diff(ticks, axis=0).T, strict=True):
        for rank, share in (("p99", 0.99), ("max", 1.0)):
            value = float(np.quantile(waits, share)) * 1e3
            benchmark.extra_info[f"{name}_{rank}_ms"] = round(value, 1)


@pytest.mark.benchmark(group="24 megapixels at 100 %")
def test_slider(benchmark, window):
    """From a slider's new value to a sharp view of it."""
    canvas, document = window.canvas, window.document
    canvas.zoom_to(1.0)
    _wait_until_settled(window, 30)
    detail, values = window.preview._detail, itertools.count(1)
    loop = QEventLoop()
    detail.completed.connect(loop.quit)

    def move():
        document.set_light("exposure", next(values) / 4000, merge="exposure")
        loop.exec()
        canvas.repaint()

    benchmark.pedantic(move, rounds=40, warmup_rounds=4)


@pytest.mark.benchmark(group="painting 1600 x 1067")
@pytest.mark.parametrize("scale", [0.5, 1.0, 1.5, 4.0])
def test_paint_tiles(benchmark, qapp, scale):
    """Tiles of a photo at its own size, the whole photo below them."""
    view = View()
    view.set_viewport(*_SCREEN)
    view.set_picture(6000, 4000)
    view.zoom_at(800, 500, scale)
    rng = np.random.default_rng(0)
    tile = rng.integers(0, 256, (512, 512, 4), np.uint8)
    places = [(x, y) for x in range(0, 5632, 512) for y in range(0, 3584, 512)]
    tiles = tuple(Layer(tile, (6000, 4000), place) for place in places)
    whole = Layer(rng.integers(0, 256, (1067, 1600, 4), np.uint8))
    side, image = Side(whole, tiles), QImage(*_SCREEN, QImage.Format.Format_RGB32)

    def paint():
        painter = QPainter(image)
        side.paint(painter, view)
        painter.end()

    benchmark(paint)


@pytest.mark.benchmark(group="painting 1600 x 1067")
def test_paint_marks(benchmark, qapp):
    """Clipping marks of all of the view, which moves."""
    view = View()
    view.set_viewport(*_SCREEN)
    view.set_picture(6000, 4000)
    view.zoom_at(800, 500, 1.0)
    marks = Marks()
    states = np.random.default_rng(0).integers(0, 3, (1067, 1600)).astype(np.uint8)
    hatches = CLIPPING_HATCHES["red-blue"]
    place = view.visible()[:2]
    marks.whole = marks.detail = MarkLayer(states, hatches, view.picture, place)
    image = QImage(*_SCREEN, QImage.Format.Format_RGB32)
    steps = itertools.cycle((1, -1))

    def paint():
        view.pan(next(steps), 0)
        painter = QPainter(image)
        marks.paint(painter, view)
        painter.end()

    benchmark(paint)


@pytest.mark.benchmark(group="1600 x 1067 pixels to a monitor's profile")
def test_screen(benchmark):
    """Finished pixels, all cores."""
    pixels = np.random.default_rng(0).integers(0, 256, (1067, 1600, 4), np.uint8)
    monitor = monitor_of(adobe_rgb_profile())
    assert monitor is not None
    screen = ScreenMap(monitor)
    benchmark(screen, pixels, (0, 0), NEVER)
