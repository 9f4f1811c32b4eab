"""The lattice view: projection, drawing order, and turning it by hand."""

from __future__ import annotations

import numpy as np
import pytest
from blend_parts import drag
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from looksmith.lut.table import identity_table
from looksmith.ui.widgets.lattice import LatticeView
from looksmith.ui.widgets.lattice_drawing import Camera, draw_points

yaws, pitches = st.floats(-180, 180), st.floats(-89, 89)
GREYS = np.repeat(np.linspace(0, 1, 5)[:, None], 3, axis=1)


@given(yaws, pitches)
def test_greys_stand_upright_and_the_middle_stays(yaw, pitch):
    places, nearness = Camera(yaw, pitch).project(GREYS, 300, 200)
    np.testing.assert_allclose(places[:, 0], 150, atol=1e-9)
    assert (np.diff(places[:, 1]) < 0).all(), "white is above black"
    np.testing.assert_allclose(places[2], (150, 100), atol=1e-9)
    assert nearness[2] == pytest.approx(1)


@given(yaws, pitches)
def test_the_whole_cube_is_in_view_at_first(yaw, pitch):
    corners = identity_table(2).reshape(-1, 3)
    places, _ = Camera(yaw, pitch).project(corners, 320, 320)
    assert places.min() > -20
    assert places.max() < 340


def test_turning_around_once_comes_back():
    camera = Camera()
    for _ in range(12):
        camera = camera.turned(30, 0)
    assert camera.yaw == pytest.approx(Camera().yaw)
    assert camera.turned(0, 500).pitch == 89, "it does not go over the top"
    assert Camera().zoomed(1000).zoom == 6
    assert Camera().zoomed(0.001).zoom == 0.5


def test_colours_behind_the_eye_are_drawn_no_larger_than_the_view_bears():
    far = np.array([[-9.0, -9.0, 20.0], [9.0, 9.0, -20.0], [3.0, 0.0, 0.0]])
    for yaw in range(0, 360, 30):
        places, nearness = Camera(yaw, 40).project(far, 320, 320)
        assert np.isfinite(places).all()
        assert (nearness > 0).all()
        assert nearness.max() <= 3
        assert draw_points(places, nearness, far, (320, 320), 5).shape == (320, 320)


def test_near_points_hide_far_ones_whatever_their_order():
    places = np.array([[20.0, 20.0], [20.0, 20.0]])
    colours = np.array([[1.0, 0, 0], [0, 1.0, 0]])
    for nearness, expected in (((1.2, 1.0), 0xFFFF0000), ((1.0, 1.2), 0xFF00FF00)):
        picture = draw_points(places, np.array(nearness), colours, (40, 40), 3)
        assert picture[20, 20] == expected
        assert picture[0, 0] == 0
        assert picture.shape == (40, 40)


@given(st.floats(-50, 90), st.floats(-50, 90), st.floats(0.5, 8))
def test_a_disc_is_round_and_cut_only_by_the_edge(x, y, radius):
    picture = draw_points(
        np.array([[x, y]]), np.ones(1), np.array([[0.5, 2.0, -1.0]]), (40, 30), radius
    )
    rows, columns = np.mgrid[0:30, 0:40]
    distance = np.hypot(columns - np.rint(x), rows - np.rint(y))
    reach = max(round(radius), 1) + 0.3
    np.testing.assert_array_equal(picture != 0, distance <= reach)
    assert set(np.unique(picture)) <= {0, 0xFF80FF00}


@pytest.fixture
def view(qtbot, themed):
    made = LatticeView()
    qtbot.addWidget(made)
    made.resize(made.sizeHint())
    made.set_table(identity_table(9))
    made.show()
    qtbot.waitExposed(made)
    return made


def wheel(view, turn: int) -> None:
    centre = QPointF(view.rect().center())
    event = QWheelEvent(
        centre, view.mapToGlobal(centre), QPoint(), QPoint(0, turn),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(view, event)


def test_dragging_turns_it_and_a_double_click_goes_back(view):
    before = view.grab().toImage()
    drag(view, QPoint(100, 100), QPoint(150, 100), QPoint(180, 130))
    camera = view.camera
    assert camera.yaw == pytest.approx((Camera().yaw + 40 + 180) % 360 - 180)
    assert camera.pitch == pytest.approx(Camera().pitch + 15)
    assert view.grab().toImage() != before
    wheel(view, 240)
    assert view.camera.zoom > 1
    QTest.mouseDClick(view, Qt.MouseButton.LeftButton)
    assert view.camera == Camera()
    assert view.grab().toImage() == before


def test_keys_turn_and_zoom_it(view):
    view.setFocus()
    QTest.keyClick(view, Qt.Key.Key_Left)
    assert view.camera.yaw == pytest.approx(Camera().yaw - 6)
    QTest.keyClick(view, Qt.Key.Key_Up, Qt.KeyboardModifier.ShiftModifier)
    assert view.camera.pitch == pytest.approx(Camera().pitch + 30)
    QTest.keyClick(view, Qt.Key.Key_Plus)
    assert view.camera.zoom > 1
    assert "zoom 115 %" in view.accessibleDescription()
    QTest.keyClick(view, Qt.Key.Key_Minus)
    QTest.keyClick(view, Qt.Key.Key_Home)
    assert view.camera == Camera()


def test_dots_have_the_colours_that_the_look_gives(view):
    table = np.zeros((5, 5, 5, 3), np.float32)
    table[...] = (0.9, 0.2, 0.1)
    view.set_table(table)
    image = view.grab().toImage()
    place, _ = view.camera.project(np.array([[0.9, 0.2, 0.1]]), 320, 320)
    shade = image.pixelColor(*np.rint(place[0]).astype(int).tolist())
    assert abs(shade.red() - 230) < 8
    assert abs(shade.green() - 51) < 8
    view.set_table(None)
    assert view.grab().toImage() != image
