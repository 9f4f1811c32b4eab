"""The window: its start, its tiles, and a slider's way to repainted pixels."""

from __future__ import annotations

import itertools
import os
import subprocess
import sys
import time

import numpy as np
import pytest
from PIL import Image
from PySide6.QtCore import QEventLoop

from looksmith.grade.recipe import Blend, BlendTerm
from looksmith.photo.photo import Photo
from looksmith.ui.document import Document
from looksmith.ui.main import _wait_until_settled, make_application, make_window
from looksmith.ui.thumbnails import ORIGINAL, Thumbnails
from looksmith.ui.workers import Workers

_START = """
import sys
from pathlib import Path
from looksmith.ui.main import make_application, make_window
app = make_application(offscreen=True)
window = make_window(Path(sys.argv[1]))
window.resize(1440, 900)
window.show()
app.processEvents()
assert window.grab().width() == 1440
import os
os._exit(0)
"""


@pytest.mark.benchmark(group="process start to painted window")
def test_start(benchmark, tmp_path):
    """A whole process, from nothing to the first painted window with the library.

    Its modules are compiled already, as those of an installed program are, whatever
    this process was told of keeping them.
    """
    env = {**os.environ, "PYTHONPYCACHEPREFIX": str(tmp_path / "compiled")}
    env.pop("PYTHONDONTWRITEBYTECODE", None)
    command = [sys.executable, "-c", _START, str(tmp_path)]
    benchmark.pedantic(
        lambda: subprocess.run(command, check=True, env=env), rounds=7, warmup_rounds=2
    )


@pytest.mark.benchmark(group="512 tiles of 160 px of a new photo")
@pytest.mark.parametrize("which", ["visible", "all"])
def test_tiles(benchmark, qtbot, catalogue, enlarged, which):
    """From the new photo to the images of the first screen, or of every look."""
    base, steps = enlarged(1600, 1067), itertools.count(1)
    names = [ORIGINAL, *(look.id for look in catalogue.looks())]
    awaited = names[:24] if which == "visible" else names
    document, workers = Document(), Workers()
    thumbnails = Thumbnails(document, catalogue, workers)
    ready: set[str] = set()
    thumbnails.ready.connect(ready.add)
    thumbnails.cleared.connect(lambda: thumbnails.want(names))

    def another_photo():
        time.sleep(0.5)  # what the last one left to do
        pixels = np.roll(base, 97 * next(steps), axis=1)
        return (Photo(np.ascontiguousarray(pixels)),), {}

    def show(photo):
        ready.clear()
        document.set_photo(photo, photo, None)
        qtbot.waitUntil(lambda: ready.issuperset(awaited), timeout=20_000)

    benchmark.pedantic(show, setup=another_photo, rounds=9, warmup_rounds=1)
    workers.shutdown()


@pytest.mark.benchmark(group="slider to repainted canvas, 1600 x 1067 preview")
def test_slider_to_canvas(benchmark, enlarged, tmp_path):
    """From the slider's new value to the painted widget, other panels included."""
    make_application()
    window = make_window(tmp_path)
    window.resize(2238, 1240)
    window.show()
    photo = tmp_path / "photo.jpg"
    Image.fromarray(enlarged(3000, 2001)).save(photo)
    window.open_photos([photo])
    _wait_until_settled(window, 30)
    document = window.document
    terms = (BlendTerm("kodak-portra-400", 0.6), BlendTerm("agfa-vista-200", 0.4))
    document.edit(document.recipe.replace(blend=Blend(terms)), "Blend")
    _wait_until_settled(window, 30)
    painted = []
    loop = QEventLoop()  # waits without holding the interpreter, as the window does
    window.preview.image_ready.connect(painted.append)
    window.preview.image_ready.connect(loop.quit)
    values = itertools.count(1)

    def move():
        painted.clear()
        document.set_light("exposure", next(values) / 4000, merge="exposure")
        loop.exec()
        window.canvas.repaint()

    benchmark.pedantic(move, rounds=200, warmup_rounds=10)
    times = benchmark.stats.stats.data
    benchmark.extra_info["p95_ms"] = round(float(np.quantile(times, 0.95)) * 1e3, 1)
    assert painted[0].shape[1] in range(1590, 1610)
    window.close()
