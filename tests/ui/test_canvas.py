"""The canvas: what it shows, and what the mouse does."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QImage, QWheelEvent
from PySide6.QtTest import QTest

from looksmith.ui.canvas.canvas import Canvas
from looksmith.ui.canvas.layers import Layer

RED, BLUE, GREEN = (200, 30, 20), (20, 40, 210), (10, 220, 30)


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
    return made


@pytest.fixture
def filled(canvas):
    """Return a canvas whose original is red and whose graded photo is blue."""
    canvas.start_photo(3000, 2000)
    canvas.set_original(plain(RED))
    canvas.set_graded(plain(BLUE))
    return canvas


def shown(canvas: Canvas, x: int, y: int) -> tuple[int, int, int]:
    image = canvas.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    colour = image.pixelColor(x, y)
    return colour.red(), colour.green(), colour.blue()


def wheel(canvas: Canvas, at: QPointF, notches: int) -> None:
    event = QWheelEvent(
        at, canvas.mapToGlobal(at), QPoint(), QPoint(0, 120 * notches),
        Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    canvas.wheelEvent(event)


def test_an_empty_canvas_says_what_to_do(canvas):
    blank = canvas.grab().toImage()
    canvas.start_photo(10, 10)
    canvas.set_graded(plain(BLUE))
    assert canvas.grab().toImage() != blank


def test_the_graded_photo_is_shown_with_its_exact_colours(filled):
    assert shown(filled, 300, 250) == BLUE


def test_the_surround_is_neutral(filled):
    red, green, blue = shown(filled, 3, 3)
    assert red == green == blue


def test_before_shows_the_original_and_back(filled, qtbot):
    with qtbot.waitSignal(filled.compare_changed):
        filled.set_before(True)
    assert shown(filled, 300, 250) == RED
    filled.set_before(False)
    assert shown(filled, 300, 250) == BLUE


def test_holding_shows_the_original_only_as_long_as_held(filled):
    filled.hold_original(True)
    assert shown(filled, 300, 250) == RED
    filled.hold_original(False)
    assert shown(filled, 300, 250) == BLUE


def test_before_says_so_on_the_picture(filled):
    filled.set_before(True)
    image = filled.grab().toImage()
    band = [image.pixelColor(x, 416).rgb() for x in range(20, 120)]
    assert len(set(band)) > 1


def test_the_wipe_shows_the_original_on_the_left(filled):
    filled.set_split(True)
    assert shown(filled, 100, 300) == RED
    assert shown(filled, 500, 300) == BLUE


def test_dragging_the_divider_moves_the_wipe(filled):
    filled.set_split(True)
    QTest.mousePress(filled, Qt.MouseButton.LeftButton, pos=QPoint(300, 250))
    QTest.mouseMove(filled, QPoint(200, 250))
    QTest.mouseMove(filled, QPoint(120, 250))
    QTest.mouseRelease(filled, Qt.MouseButton.LeftButton, pos=QPoint(120, 250))
    assert shown(filled, 250, 300) == BLUE
    assert shown(filled, 80, 300) == RED
    assert filled.wipe == pytest.approx((120 - 16) / 568, abs=0.01)


def test_the_divider_stops_at_the_picture_s_edges(filled):
    filled.set_wipe(-3)
    assert filled.wipe == 0
    filled.set_wipe(7)
    assert filled.wipe == 1


def test_the_wheel_zooms_to_the_pointer(filled, qtbot):
    filled.zoom_to(0.5, QPointF(300, 250))
    point = QPointF(410, 180)
    before = filled.view.to_picture(point.x(), point.y())
    wheel(filled, point, 2)
    qtbot.waitUntil(lambda: filled.view.scale == pytest.approx(0.5 * 1.25**2))
    assert filled.view.to_picture(point.x(), point.y()) == pytest.approx(before)


def test_notches_that_come_while_it_glides_add_up(filled, qtbot):
    filled.zoom_to(0.5)
    for _ in range(3):
        wheel(filled, QPointF(300, 250), 1)
    qtbot.waitUntil(lambda: filled.view.scale == pytest.approx(0.5 * 1.25**3))


def test_a_double_click_goes_to_the_pixels_and_back(filled):
    QTest.mouseDClick(filled, Qt.MouseButton.LeftButton, pos=QPoint(200, 200))
    assert filled.view.scale == 1.0
    QTest.mouseDClick(filled, Qt.MouseButton.LeftButton, pos=QPoint(200, 200))
    assert filled.view.fitted


def test_dragging_pans_a_zoomed_photo(filled):
    filled.zoom_to(1.0)
    before = filled.view.to_viewport(1500, 1000)
    QTest.mousePress(filled, Qt.MouseButton.LeftButton, pos=QPoint(300, 250))
    QTest.mouseMove(filled, QPoint(260, 280))
    QTest.mouseRelease(filled, Qt.MouseButton.LeftButton, pos=QPoint(260, 280))
    after = filled.view.to_viewport(1500, 1000)
    assert after == pytest.approx((before[0] - 40, before[1] + 30))


def test_the_pixel_under_the_pointer_is_the_side_that_is_shown(filled):
    seen = []
    filled.pixel_hovered.connect(seen.append)
    QTest.mouseMove(filled, QPoint(300, 250))
    assert seen[-1] == BLUE
    filled.set_before(True)
    assert seen[-1] == RED
    filled.set_before(False)
    filled.set_split(True)
    QTest.mouseMove(filled, QPoint(100, 250))
    assert seen[-1] == RED


def test_there_is_no_pixel_beside_the_photo(filled):
    seen = []
    filled.pixel_hovered.connect(seen.append)
    QTest.mouseMove(filled, QPoint(300, 3))
    assert seen[-1] is None


def test_a_sharper_part_covers_the_proxy_where_it_lies(filled):
    filled.zoom_to(1.0)
    x, y, width, height = filled.view.visible()
    tile = Layer(plain(GREEN, width // 2, height), (3000, 2000), (x, y))
    filled.set_tiles([tile], [])
    assert shown(filled, 100, 250) == GREEN
    assert shown(filled, 500, 250) == BLUE


def test_another_photo_drops_the_sharper_part_and_fits(filled):
    filled.zoom_to(1.0)
    x, y, width, height = filled.view.visible()
    tile = Layer(plain(GREEN, width, height), (3000, 2000), (x, y))
    filled.set_tiles([tile], [tile])
    filled.start_photo(400, 400)
    filled.set_graded(plain(RED, 400, 400))
    assert filled.view.fitted
    assert shown(filled, 300, 250) == RED


def test_a_proxy_of_the_fitted_size_is_drawn_pixel_by_pixel(canvas):
    canvas.start_photo(568, 468)
    noise = np.random.default_rng(1).integers(0, 256, (468, 568, 4), np.uint8)
    noise[..., 3] = 255
    canvas.set_graded(noise)
    image = canvas.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    view = np.frombuffer(image.constBits(), np.uint8).reshape(500, 600, 4)
    assert np.array_equal(view[16:484, 16:584, :3], noise[..., :3])


def test_the_array_is_kept_alive(canvas):
    canvas.start_photo(300, 200)
    canvas.set_graded(plain(BLUE).copy())
    junk = [plain(RED) for _ in range(20)]
    assert shown(canvas, 300, 250) == BLUE
    assert junk


def test_dropped_files_are_handed_on(canvas, qtbot, tmp_path):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "a.jpg"))])
    event = QDropEvent(
        QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    with qtbot.waitSignal(canvas.paths_dropped) as caught:
        canvas.dropEvent(event)
    assert caught.args == [[tmp_path / "a.jpg"]]
