"""The legend of the marks leaves the split's grips free."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPointF, QRectF

from looksmith.ui.canvas.canvas import Canvas
from looksmith.ui.canvas.caption import KNOB_RADIUS, knobs
from looksmith.ui.canvas.marks import legend_box

LEGEND = ((1, "Shadows clipped in some or all of the colours"), (2, "Highlights"))


@pytest.fixture
def canvas(qtbot, themed):
    made = Canvas()
    qtbot.addWidget(made)
    made.resize(640, 480)
    made.show()
    qtbot.waitExposed(made)
    made.start_photo(600, 400)
    made.set_graded(np.full((400, 600, 4), 90, np.uint8))
    made.set_split(True)
    return made


@pytest.mark.parametrize("turns", range(8))
def test_no_grip_of_the_split_lies_under_it(canvas, turns):
    for _ in range(turns):
        canvas.turn_wipe()
    for place in np.linspace(0, 1, 21):
        canvas.set_wipe(place)
        shown = canvas._shown_rect()
        corner = shown.bottomRight() - QPointF(12, 12)
        box = legend_box(canvas.font(), LEGEND, corner, canvas._in_the_way())
        reach = QPointF(KNOB_RADIUS, KNOB_RADIUS)
        for knob in knobs(canvas._wipe.line(shown)):
            assert not box.intersects(QRectF(knob - reach, knob + reach))


def test_without_a_split_it_stays_in_the_corner(canvas):
    canvas.set_split(False)
    corner = canvas._shown_rect().bottomRight() - QPointF(12, 12)
    box = legend_box(canvas.font(), LEGEND, corner, canvas._in_the_way())
    assert box.bottomRight() == corner
