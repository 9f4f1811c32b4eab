"""Comparing on the canvas: the wipe at any angle, side by side, zoom keys, surround."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QPoint, QPointF, QRectF, Qt
from PySide6.QtGui import QImage, QMouseEvent, QNativeGestureEvent, QPointingDevice
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from looksmith.ui.canvas.canvas import Canvas
from looksmith.ui.canvas.caption import knobs
from looksmith.ui.canvas.surround import GREYS, Surround
from looksmith.ui.canvas.wipe import Wipe

RED, BLUE = (200, 30, 20), (20, 40, 210)
SHOWN = QRectF(16, 60, 568, 380)


def plain(colour, width=300, height=200) -> np.ndarray:
    array = np.full((height, width, 4), 255, np.uint8)
    array[..., :3] = colour[::-1]
    return array


@pytest.fixture
def canvas(qtbot, themed):
    made = Canvas()
    qtbot.addWidget(made)
    made.resize(600, 500)
    made.show()
    qtbot.waitExposed(made)
    made.start_photo(3000, 2000)
    made.set_original(plain(RED))
    made.set_graded(plain(BLUE))
    return made


def shown(canvas: Canvas, x: float, y: float) -> tuple[int, int, int]:
    image = canvas.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    colour = image.pixelColor(round(x), round(y))
    return colour.red(), colour.green(), colour.blue()


def drag(canvas: Canvas, start: QPointF, *way: QPointF, keys=None) -> None:
    keys = keys or Qt.KeyboardModifier.NoModifier
    left = Qt.MouseButton.LeftButton
    QTest.mousePress(canvas, left, keys, start.toPoint())
    for point in way:
        QTest.mouseMove(canvas, point.toPoint())
    QTest.mouseRelease(canvas, left, keys, (way or (start,))[-1].toPoint())


# The wipe's geometry ----------------------------------------------------------------


@given(
    place=st.floats(0, 1),
    angle=st.floats(0, 360),
    x=st.floats(16, 584),
    y=st.floats(60, 440),
)
def test_the_line_parts_the_two_sides(place, angle, x, y):
    wipe, point = Wipe(place, angle), QPointF(x, y)
    line = wipe.line(SHOWN)
    box = SHOWN.adjusted(-0.01, -0.01, 0.01, 0.01)
    assert box.contains(line.p1()) or place in (0, 1) or line.length() < 1e-3
    assert wipe.distance(line.center(), SHOWN) == pytest.approx(0, abs=1e-6)
    inside = wipe.half(SHOWN).containsPoint(point, Qt.FillRule.OddEvenFill)
    distance = wipe.distance(point, SHOWN)
    if abs(distance) > 0.1:
        assert inside == (distance < 0)


@given(angle=st.floats(0, 360), x=st.floats(100, 500), y=st.floats(100, 400))
def test_a_moved_line_goes_through_the_point(angle, x, y):
    point = QPointF(x, y)
    wipe = Wipe(0.5, angle).moved(point, SHOWN)
    assert 0 <= wipe.place <= 1
    if 0 < wipe.place < 1:
        assert wipe.distance(point, SHOWN) == pytest.approx(0, abs=1e-6)
    assert wipe.angle == angle


@given(place=st.floats(0.2, 0.8), angle=st.floats(0, 360), to=st.floats(0, 360))
def test_turning_keeps_the_middle_and_points_the_end(place, angle, to):
    wipe = Wipe(place, angle)
    middle = wipe.line(SHOWN).center()
    way = QPointF(math.cos(math.radians(to)), math.sin(math.radians(to))) * 90
    for end in (0, 1):
        turned = wipe.pointed(end, middle + way, SHOWN)
        assert turned.distance(middle, SHOWN) == pytest.approx(0, abs=0.1)
        line = turned.line(SHOWN)
        tip = (line.p2() if end else line.p1()) - middle
        if tip.manhattanLength() > 1:
            along = QPointF.dotProduct(tip, way)
            assert along == pytest.approx(
                math.hypot(tip.x(), tip.y()) * 90, rel=1e-3, abs=1
            )


def test_shift_stops_at_every_15_degrees():
    wipe = Wipe()
    middle = wipe.line(SHOWN).center()
    for degrees in range(0, 360, 7):
        turn = math.radians(degrees)
        point = middle + QPointF(math.cos(turn), math.sin(turn)) * 100
        assert wipe.pointed(1, point, SHOWN, snap=True).angle % 15 == 0


# On the canvas ----------------------------------------------------------------------


def test_turned_by_90_degrees_the_original_is_above(canvas):
    canvas.turn_wipe(90)
    assert canvas.split, "turning it shows it"
    assert shown(canvas, 150, 200) == RED
    assert shown(canvas, 150, 330) == BLUE


@pytest.mark.parametrize("turns", range(8))
def test_every_turn_shows_both_sides_where_they_are_said_to_be(canvas, turns):
    canvas.set_split(True)
    for _ in range(turns):
        canvas.turn_wipe()
    assert canvas.wipe_angle == 45 * turns % 360
    turn = math.radians(canvas.wipe_angle)
    away = QPointF(math.cos(turn), math.sin(turn)) * 80
    aside = QPointF(-math.sin(turn), math.cos(turn)) * 50
    middle = QPointF(300, 250)
    before, after = middle - away + aside, middle + away + aside
    assert shown(canvas, before.x(), before.y()) == RED
    assert shown(canvas, after.x(), after.y()) == BLUE
    seen = []
    canvas.pixel_hovered.connect(seen.append)
    QTest.mouseMove(canvas, before.toPoint())
    assert seen[-1] == RED
    QTest.mouseMove(canvas, after.toPoint())
    assert seen[-1] == BLUE


def test_a_slanted_divider_is_dragged_across(canvas):
    canvas.turn_wipe(45)
    drag(canvas, QPointF(300, 250), QPointF(330, 280), QPointF(360, 310))
    assert canvas._wipe.distance(QPointF(360, 310), canvas._shown_rect()) == (
        pytest.approx(0, abs=1)
    )
    assert canvas.wipe_angle == 45
    assert canvas.view.fitted


def test_an_end_of_the_divider_turns_it(canvas):
    canvas.set_split(True)
    top, bottom = knobs(canvas._wipe.line(canvas._shown_rect()))
    drag(canvas, bottom, QPointF(380, 400), QPointF(500, 250))
    assert canvas.wipe_angle == pytest.approx(270, abs=1)
    assert shown(canvas, 200, 350) == RED
    assert shown(canvas, 200, 150) == BLUE
    assert top.y() < bottom.y()


def test_with_shift_it_turns_in_steps(canvas):
    canvas.set_split(True)
    _top, bottom = knobs(canvas._wipe.line(canvas._shown_rect()))
    left, shift = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier
    QTest.mousePress(canvas, left, shift, bottom.toPoint())
    angles = []
    for x in range(310, 520, 15):
        place = QPointF(x, 420)
        move = QMouseEvent(
            QEvent.Type.MouseMove, place, canvas.mapToGlobal(place),
            Qt.MouseButton.NoButton, left, shift,
        )  # fmt: skip
        QApplication.sendEvent(canvas, move)
        angles.append(canvas.wipe_angle)
    QTest.mouseRelease(canvas, left, shift, QPoint(505, 420))
    assert len(set(angles)) > 2
    assert all(angle % 15 == 0 for angle in angles)


def test_side_by_side_shows_the_same_place_twice(canvas):
    ramp = np.zeros((200, 300, 4), np.uint8)
    ramp[..., 1] = np.linspace(0, 250, 300).astype(np.uint8)
    ramp[..., 0] = np.linspace(0, 250, 200).astype(np.uint8)[:, None]
    edit = ramp.copy()
    edit[..., 2] = 255
    canvas.set_original(ramp)
    canvas.set_graded(edit)
    canvas.set_beside(True)
    first, second = (pane.rect for pane in canvas._panes())
    assert first.size() == second.size()
    assert not first.intersects(second)
    canvas.zoom_to(0.9, QPointF(150, 120))
    for dx, dy in ((60, 50), (150, 100), (200, 150)):
        before = shown(canvas, first.left() + dx, first.top() + dy)
        after = shown(canvas, second.left() + dx, second.top() + dy)
        assert (before[0], after[0]) == (0, 255)
        assert before[1:] == pytest.approx(after[1:], abs=1)


def test_side_by_side_pans_together_from_either_side(canvas):
    canvas.set_beside(True)
    canvas.zoom_to(1.0)
    second = canvas._panes()[1].rect
    before = canvas.view.to_viewport(1500, 1000)
    start = second.center().toPointF()
    drag(canvas, start, start + QPointF(-30, 20))
    after = canvas.view.to_viewport(1500, 1000)
    assert after == pytest.approx((before[0] - 30, before[1] + 20))


def test_side_by_side_zooms_to_the_pointer_of_either_side(canvas):
    canvas.set_beside(True)
    for pane in canvas._panes():
        canvas.zoom_to(0.5)
        point = pane.rect.center().toPointF() + QPointF(31, -17)
        before = canvas._share_at(point)
        canvas.zoom_to(1.5, point)
        assert canvas._share_at(point) == pytest.approx(before, abs=1e-6)


@pytest.mark.parametrize(("size", "stacked"), [((600, 500), True), ((900, 300), False)])
def test_the_two_lie_so_that_the_photo_is_larger(canvas, size, stacked):
    canvas.resize(*size)
    canvas.set_beside(True)
    first, second = (pane.rect for pane in canvas._panes())
    assert (first.left() == second.left()) is stacked


def test_the_wipe_and_side_by_side_take_turns(canvas):
    canvas.set_beside(True)
    canvas.set_split(True)
    assert not canvas.beside
    canvas.set_beside(True)
    assert not canvas.split
    canvas.set_beside(False)
    assert len(canvas._panes()) == 1
    assert shown(canvas, 300, 250) == BLUE


# Zooming ----------------------------------------------------------------------------


def test_fill_covers_the_canvas(canvas):
    canvas.fill()
    for corner in ((1, 1), (598, 498)):
        assert shown(canvas, *corner) == BLUE
    _left, top, _width, height = canvas.view.target(0, 0, 3000, 2000)
    assert (top, height) == (0, 500)


def test_a_pinch_zooms_to_the_fingers(canvas):
    canvas.zoom_to(0.5)
    point = QPointF(200, 150)
    before = canvas.view.to_picture(200, 150)
    event = QNativeGestureEvent(
        Qt.NativeGestureType.ZoomNativeGesture,
        QPointingDevice.primaryPointingDevice(), 2, point, point,
        canvas.mapToGlobal(point), 0.25, QPointF(),
    )  # fmt: skip
    assert canvas.event(event)
    assert canvas.view.scale == pytest.approx(0.5 * 1.25)
    assert canvas.view.to_picture(200, 150) == pytest.approx(before)


@pytest.mark.parametrize(
    ("key", "moved"),
    [(Qt.Key.Key_Left, (64, 0)), (Qt.Key.Key_Right, (-64, 0)),
     (Qt.Key.Key_Up, (0, 64)), (Qt.Key.Key_Down, (0, -64))],
)  # fmt: skip
def test_arrows_move_a_zoomed_photo(canvas, key, moved):
    canvas.zoom_to(1.0)
    before = canvas.view.to_viewport(1500, 1000)
    QTest.keyClick(canvas, key)
    after = canvas.view.to_viewport(1500, 1000)
    assert (after[0] - before[0], after[1] - before[1]) == pytest.approx(moved)


def test_arrows_push_the_divider_of_a_fitted_photo(canvas):
    canvas.set_split(True)
    QTest.keyClick(canvas, Qt.Key.Key_Right)
    assert canvas.wipe == pytest.approx(0.52)
    QTest.keyClick(canvas, Qt.Key.Key_Left, Qt.KeyboardModifier.ShiftModifier)
    assert canvas.wipe == pytest.approx(0.42)
    QTest.keyClick(canvas, Qt.Key.Key_Down)
    assert canvas.wipe == pytest.approx(0.42), "along the divider there is no way"
    canvas.turn_wipe(90)
    QTest.keyClick(canvas, Qt.Key.Key_Down)
    assert canvas.wipe == pytest.approx(0.44)
    assert canvas.view.fitted


def test_arrows_leave_a_fitted_photo_alone(canvas):
    before = canvas.view.to_viewport(0, 0)
    QTest.keyClick(canvas, Qt.Key.Key_Left)
    assert canvas.view.to_viewport(0, 0) == before


# The surround -----------------------------------------------------------------------


@pytest.mark.parametrize("name", GREYS)
def test_the_canvas_has_the_chosen_grey(canvas, name):
    canvas.set_surround(Surround(name))
    red, green, blue = shown(canvas, 2, 2)
    assert red == green == blue
    if GREYS[name] is not None:
        assert red == GREYS[name]


@pytest.mark.parametrize("name", GREYS)
def test_the_empty_canvas_s_words_are_legible_on_every_grey(qtbot, themed, name):
    empty = Canvas()
    qtbot.addWidget(empty)
    empty.resize(500, 300)
    empty.set_surround(Surround(name))
    image = empty.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    seen = np.frombuffer(image.constBits(), np.uint8).reshape(300, -1, 4)
    line = (seen[154:182, :, 1] / 255) ** 2.2
    ground = line[0, 0]
    contrast = max(
        (line.max() + 0.05) / (ground + 0.05), (ground + 0.05) / (line.min() + 0.05)
    )
    assert contrast >= 4.5


def test_assessment_frames_the_photo_white_in_middle_grey(canvas):
    canvas.set_surround(Surround("black", assessing=True, margin=0.1, frame=0.02))
    assert shown(canvas, 2, 2) == (119, 119, 119)
    box = canvas._shown_rect()
    assert shown(canvas, box.left() - 4, 250) == (255, 255, 255)
    assert shown(canvas, box.center().x(), box.top() - 4) == (255, 255, 255)
    assert shown(canvas, box.left() - 16, 250) == (119, 119, 119)
    assert shown(canvas, box.left() + 3, 250) == BLUE


def test_a_zoomed_photo_keeps_its_frame(canvas):
    canvas.set_surround(Surround(assessing=True, margin=0.1, frame=0.02))
    canvas.zoom_to(2.0)
    assert shown(canvas, 20, 250) == (119, 119, 119)
    box = canvas._shown_rect()
    assert box.left() == pytest.approx(60, abs=1)
    assert shown(canvas, box.left() - 5, 250) == (255, 255, 255)
    assert shown(canvas, box.left() + 5, 250) == BLUE
