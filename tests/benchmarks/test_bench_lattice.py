"""The lattice of a look: a painted frame, as while it is turned."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QImage

from looksmith.ui.main import make_application
from looksmith.ui.widgets.lattice import LatticeView


@pytest.mark.benchmark(group="lattice: a painted frame, 320 x 320")
@pytest.mark.parametrize("size", [9, 13, 17])
def test_lattice_frame(benchmark, catalogue, size):
    """Turned by some degrees and painted, with numpy's depth sort."""
    make_application()
    view = LatticeView()
    view.resize(view.sizeHint())
    view.set_table(catalogue.lut("kodak-portra-400", size).table)
    picture = QImage(view.size(), QImage.Format.Format_ARGB32_Premultiplied)

    def turn():
        view._look_from(view.camera.turned(7, 3))
        view.render(picture)

    benchmark.pedantic(turn, rounds=100, warmup_rounds=5)
    middle = picture.pixelColor(160, 160)
    assert middle != picture.pixelColor(3, 3), "something was painted"
