"""The browser: pointing at looks, scopes, and five thousand looks of one's own."""

from __future__ import annotations

import itertools

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QEventLoop, QSettings

from looksmith.looks.catalogue import Catalogue
from looksmith.looks.index import LookIndex
from looksmith.looks.similar import COARSE, coarse_bytes
from looksmith.looks.store import LookStore, StoredLook, content_id
from looksmith.lut.table import identity_table
from looksmith.ui.dialogs.palette import Entry, matching
from looksmith.ui.main import _wait_until_settled, make_application
from looksmith.ui.panels.look_order import Order
from looksmith.ui.scopes.drawing import draw
from looksmith.ui.scopes.reading import Scope, read
from looksmith.ui.window import MainWindow

_MANY = 5000


@pytest.fixture
def open_window(enlarged, tmp_path):
    """Return a function that opens a window on a 6-megapixel photo."""
    made = []

    def build(catalogue):
        make_application()
        settings = QSettings(str(tmp_path / "w.ini"), QSettings.Format.IniFormat)
        window = MainWindow(catalogue, settings)
        made.append(window)
        window.resize(2238, 1240)
        window.show()
        photo = tmp_path / "photo.jpg"
        Image.fromarray(enlarged(3000, 2001)).save(photo)
        window.open_photos([photo])
        _wait_until_settled(window, 60)
        return window

    yield build
    for window in made:
        window.close()


@pytest.fixture(scope="module")
def many_looks_folder(tmp_path_factory):
    """Return a data folder with 5,000 looks of one's own."""
    folder = tmp_path_factory.mktemp("many")
    store, index = LookStore(folder / "looks"), LookIndex(folder, print)
    rng = np.random.default_rng(0)
    table, coarse = identity_table(9), identity_table(COARSE)
    for number in range(_MANY):
        gamma = rng.uniform(0.6, 1.6, 3).astype(np.float32)
        look = table**gamma
        stored = StoredLook(
            content_id(look), f"Pack {number // 50} look {number}", "My looks", 9, "",
            f"2026-01-01T00:00:{number:06d}", tags=("pack",),
        )  # fmt: skip
        store.write(stored, look)
        index.put(stored, coarse_bytes(coarse**gamma))
    index.close()
    return folder


@pytest.fixture
def many_looks(many_looks_folder):
    """Return the library; the window that shows it closes it."""
    catalogue = Catalogue.open(many_looks_folder)
    assert len(catalogue.search(mine=True)) == _MANY
    return catalogue


@pytest.mark.benchmark(group="hover to repainted canvas after the dwell, 1600 x 1067")
def test_hover_to_canvas(benchmark, open_window, tmp_path):
    """Another look at every round, none of them decoded before."""
    catalogue = Catalogue.open(tmp_path / "data")
    window = open_window(catalogue)
    looks = iter([look.id for look in catalogue.looks()])
    window.hover.dwell.setInterval(0)
    painted = []
    loop = QEventLoop()
    window.preview.image_ready.connect(painted.append)
    window.preview.image_ready.connect(loop.quit)

    def point():
        window.browser.view.hovered.emit(next(looks), False)
        loop.exec()
        window.canvas.repaint()

    benchmark.pedantic(point, rounds=100, warmup_rounds=10)
    times = benchmark.stats.stats.data
    benchmark.extra_info["p95_ms"] = round(float(np.quantile(times, 0.95)) * 1e3, 1)
    assert len(painted) >= 110


@pytest.mark.benchmark(group="a scope of a 1600 x 1067 preview, measured and drawn")
@pytest.mark.parametrize("scope", list(Scope))
def test_scope(benchmark, enlarged, scope):
    """What a thread does for every graded picture."""
    pixels = enlarged(1600, 1067)
    image = np.concatenate([pixels[..., ::-1], pixels[..., :1]], axis=-1)
    image = np.ascontiguousarray(image)
    benchmark(lambda: draw(read(image, scope)))


@pytest.mark.benchmark(group="5,512 looks: a frame of scrolling")
def test_scrolling_many(benchmark, open_window, many_looks):
    """A third of a row further, painted."""
    view = open_window(many_looks).browser.view
    bar = view.verticalScrollBar()
    steps = itertools.count(1)

    def scroll():
        bar.setValue(next(steps) * bar.singleStep() % bar.maximum())
        view.viewport().repaint()

    benchmark.pedantic(scroll, rounds=300, warmup_rounds=10)
    assert view.model().rowCount() > _MANY


@pytest.mark.benchmark(group="5,512 looks: order and filter")
@pytest.mark.parametrize("what", ["name", "warmth", "search", "tiles"])
def test_arranging_many(benchmark, open_window, many_looks, what, qtbot):
    """From the choice to the painted tiles."""
    browser = open_window(many_looks).browser
    browser.measures.ask()
    qtbot.waitUntil(lambda: browser.measures.known is not None, timeout=60_000)
    widths = itertools.cycle((130, 88))
    words = itertools.cycle(("look 4", "pack"))

    def arrange():
        if what == "search":
            browser.search.setText(next(words))
        elif what == "tiles":
            browser.view.set_least_width(next(widths))
        else:
            browser.order.choices[Order(what)].trigger()
        browser.view.viewport().repaint()

    benchmark.pedantic(arrange, rounds=20, warmup_rounds=2)


@pytest.mark.benchmark(group="5,512 looks: a letter typed into the palette")
@pytest.mark.parametrize("typed", ["p", "portra", "pack 3 look 1", "zzq"])
def test_palette_many(benchmark, many_looks, typed):
    """What is listed after it, drawn apart."""
    entries = [
        Entry(look.title, look.category, "", lambda: None)
        for look in many_looks.looks()
    ]
    found = benchmark(matching, typed, entries, 80)
    many_looks.close()
    assert bool(found) is (typed != "zzq")
