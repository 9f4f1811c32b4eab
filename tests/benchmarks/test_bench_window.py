"""The window: its start, its tiles, and a slider's way to repainted pixels."""

from __future__ import annotations

import subprocess
import sys
import time

import pytest

from looksmith.grade.recipe import Blend, BlendTerm
from looksmith.photo.photo import Photo
from looksmith.photo.resize import fit_within
from looksmith.ui.document import Document
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
    """A whole process, from nothing to the first painted window with the library."""
    command = [sys.executable, "-c", _START, str(tmp_path)]
    benchmark.pedantic(
        lambda: subprocess.run(command, check=True), rounds=7, warmup_rounds=2
    )


@pytest.mark.benchmark(group="512 tiles of 160 px of a new photo")
@pytest.mark.parametrize("which", ["visible", "all"])
def test_tiles(benchmark, qtbot, catalogue, enlarged, which):
    """From the new photo to the images of the first screen, or of every look."""
    photos = iter(
        fit_within(Photo(enlarged(1600, 1067) // shade), 1600, 1067)
        for shade in range(1, 40)
    )
    names = [ORIGINAL, *(look.id for look in catalogue.looks())]
    awaited = names[:24] if which == "visible" else names
    document, workers = Document(), Workers()
    thumbnails = Thumbnails(document, catalogue, workers)
    ready: set[str] = set()
    thumbnails.ready.connect(ready.add)
    thumbnails.cleared.connect(lambda: thumbnails.want(names))

    def new_photo():
        ready.clear()
        photo = next(photos)
        document.set_photo(photo, photo, None)
        qtbot.waitUntil(lambda: ready.issuperset(awaited), timeout=20_000)

    def settled():
        time.sleep(0.5)

    benchmark.pedantic(new_photo, setup=settled, rounds=7, warmup_rounds=1)
    workers.shutdown()


@pytest.mark.benchmark(group="slider to repainted canvas, 1440 x 900 window")
def test_slider_to_canvas(benchmark, qtbot, root, tmp_path):
    from looksmith.ui.main import _wait_until_settled, make_application, make_window

    make_application(offscreen=True)
    window = make_window(tmp_path)
    window.resize(1440, 900)
    window.show()
    window.open_photos([root / "resources" / "samples" / "spices.jpg"])
    _wait_until_settled(window, 30)
    document = window.document
    terms = (BlendTerm("kodak-portra-400", 0.6), BlendTerm("agfa-vista-200", 0.4))
    document.edit(document.recipe.replace(blend=Blend(terms)), "Blend")
    _wait_until_settled(window, 30)
    painted = []
    window.preview.image_ready.connect(painted.append)
    values = iter(range(1, 10_000))

    def move():
        count = len(painted)
        document.set_light("exposure", next(values) / 4000, merge="exposure")
        while len(painted) == count:
            qtbot.wait(0)
        window.canvas.repaint()

    benchmark.pedantic(move, rounds=100, warmup_rounds=5)
    window.close()
