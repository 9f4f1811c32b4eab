"""The scopes: what they count, against numpy; what they mark; what they follow."""

from __future__ import annotations

import math

import numpy as np
import pytest
from fakes import make_photo
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from looksmith.ui.panels.histogram import HistogramPanel
from looksmith.ui.scopes.drawing import draw
from looksmith.ui.scopes.plot import SKIN_DEGREES, Pointed, ScopePlot
from looksmith.ui.scopes.reading import (
    Scope,
    chroma,
    count_chroma,
    count_columns,
    luma,
    part_of,
    read,
)
from looksmith.ui.widgets.histogram import count_levels, heights_of

LEFT = Qt.MouseButton.LeftButton
NO_BUTTON = Qt.MouseButton.NoButton
CTRL = Qt.KeyboardModifier.ControlModifier
NONE = Qt.KeyboardModifier.NoModifier
LONG = 60_000


def random_pixels(height: int, width: int) -> np.ndarray:
    rng = np.random.default_rng(3)
    return rng.integers(0, 256, (height, width, 3)).astype(np.uint8)


def picture(pixels: np.ndarray) -> np.ndarray:
    """Return BGRX from RGB."""
    alpha = np.full((*pixels.shape[:2], 1), 255, np.uint8)
    return np.concatenate([pixels[..., ::-1], alpha], axis=-1)


# Counting


def test_luma_is_that_of_bt_709() -> None:
    pixels = random_pixels(20, 30)
    expected = pixels @ np.array([0.2126, 0.7152, 0.0722])
    np.testing.assert_allclose(luma(pixels), expected, atol=0.51)
    assert luma(np.array([255, 255, 255], np.uint8)) == 255


def test_chroma_is_that_of_bt_709() -> None:
    primaries = np.array([[255, 0, 0], [0, 255, 0], [0, 0, 255]], np.uint8)
    expected = [[-0.1146, 0.5], [-0.3854, -0.4542], [0.5, -0.0458]]
    np.testing.assert_allclose(chroma(primaries), expected, atol=5e-4)
    greys = np.arange(256, dtype=np.uint8)[:, None].repeat(3, axis=1)
    np.testing.assert_allclose(chroma(greys), 0, atol=1e-6)


@pytest.mark.parametrize("width", [256, 512, 1024])
def test_columns_are_a_histogram_over_place_and_level(width: int) -> None:
    values = random_pixels(40, width)[..., 0]
    x = np.broadcast_to((np.arange(width) + 0.5) / width, values.shape)
    expected, _, _ = np.histogram2d(
        values.ravel(), x.ravel(), bins=(256, 256), range=((-0.5, 255.5), (0, 1))
    )
    np.testing.assert_array_equal(count_columns(values)[::-1], expected)


@pytest.mark.parametrize("width", [1, 3, 100])
def test_a_narrow_picture_fills_every_column(width: int) -> None:
    values = random_pixels(50, width)[..., 0]
    found = count_columns(values)
    assert (found.sum(axis=0) == 50).all()
    for column in (0, 128, 255):
        expected = np.bincount(values[:, column * width // 256], minlength=256)
        np.testing.assert_array_equal(found[::-1, column], expected)


def test_the_vectorscope_is_a_histogram_over_both_differences() -> None:
    pixels = random_pixels(64, 64)
    differences = chroma(pixels).reshape(-1, 2)
    edges = (np.arange(257) - 0.5) / 255 - 0.5
    expected, _, _ = np.histogram2d(
        differences[:, 1], differences[:, 0], bins=(edges, edges)
    )
    found = count_chroma(pixels)
    assert found.sum() == 64 * 64
    assert np.abs(found[::-1] - expected).sum() <= 4  # a tie may fall to either side


def test_the_parade_has_red_green_and_blue() -> None:
    pixels = np.zeros((30, 256, 3), np.uint8)
    pixels[...] = (200, 100, 50)
    planes = read(picture(pixels), Scope.PARADE).counts
    for plane, level in zip(planes, (200, 100, 50), strict=True):
        assert (plane[255 - level] == 30).all()
        assert plane.sum() == 30 * 256


def test_a_ramp_is_a_diagonal_of_the_waveform() -> None:
    ramp = np.arange(256, dtype=np.uint8)[None, :, None].repeat(20, 0).repeat(3, 2)
    plane = read(picture(ramp), Scope.WAVEFORM).counts[0]
    np.testing.assert_array_equal(plane[::-1], 20 * np.eye(256, dtype=int))


def test_large_pictures_are_sampled_evenly() -> None:
    pixels = np.zeros((1200, 1800, 3), np.uint8)
    pixels[:, 900:] = 255
    plane = read(picture(pixels), Scope.WAVEFORM).counts[0]
    assert 60_000 < plane.sum() < 240_000
    assert plane[0].sum() == pytest.approx(plane.sum() / 2, rel=0.02)


def test_skin_of_every_shade_lies_along_the_line() -> None:
    """Patches 1 and 2 of the ColorChecker, and their mixes."""
    dark, light = np.array([115, 82, 68]), np.array([194, 150, 130])
    for part in np.linspace(0, 1, 5):
        shade = np.rint(dark + part * (light - dark)).astype(np.uint8)
        cb, cr = chroma(shade).tolist()
        assert math.degrees(math.atan2(cr, cb)) == pytest.approx(SKIN_DEGREES, abs=8)


def test_a_part_is_measured_alone() -> None:
    pixels = np.zeros((100, 200, 3), np.uint8)
    pixels[25:75, 50:150] = 180
    image, region = picture(pixels), (0.25, 0.25, 0.75, 0.75)
    assert part_of(image, region).shape[:2] == (50, 100)
    levels = read(image, Scope.HISTOGRAM, region).levels
    assert levels.counts[:, 180].tolist() == [levels.samples] * 3
    assert read(image, Scope.HISTOGRAM).levels.counts[0, 0] > 0


@pytest.mark.parametrize(
    "region", [(0, 0, 0, 0), (1, 1, 1, 1), (0.999, 0.5, 1, 0.5), (-1, -1, 2, 2)]
)
def test_the_least_part_has_a_pixel(region) -> None:
    image = picture(random_pixels(7, 5))
    for scope in Scope:
        assert read(image, scope, region).levels.samples >= 1


def test_a_logarithmic_scale_lifts_what_is_rare() -> None:
    counts = np.full((3, 256), 1000)
    counts[:, 100:120], counts[:, 200:220] = 20, 0
    plain, lifted = heights_of(counts), heights_of(counts, logarithmic=True)
    assert plain[0, 110] < 0.05
    assert lifted[0, 110] == pytest.approx(np.log1p(20) / np.log1p(1000))
    assert lifted[0, 60] == pytest.approx(1)
    assert lifted[0, 210] == 0


# Drawing


def test_brighter_where_more_falls_and_nothing_where_none() -> None:
    pixels = np.full((200, 256, 3), 90, np.uint8)
    pixels[:20] = 180
    (image,) = draw(read(picture(pixels), Scope.WAVEFORM))
    usual, rare = image.pixelColor(128, 255 - 90), image.pixelColor(128, 255 - 180)
    assert usual.alpha() > rare.alpha() > 0
    assert image.pixelColor(128, 20).alpha() == 0


def test_each_plane_of_a_parade_has_its_own_colour() -> None:
    images = draw(read(picture(np.full((9, 256, 3), 90, np.uint8)), Scope.PARADE))
    shades = [image.pixelColor(9, 165).getRgb()[:3] for image in images]
    assert [int(np.argmax(shade)) for shade in shades] == [0, 1, 2]


def test_a_vectorscope_shows_each_colour_in_its_own_hue() -> None:
    for channel in range(3):
        pixels = np.full((9, 9, 3), 60, np.uint8)
        pixels[..., channel] = 200
        reading = read(picture(pixels), Scope.VECTORSCOPE)
        row, column = (int(axis[0]) for axis in np.nonzero(reading.counts[0]))
        shade = draw(reading)[0].pixelColor(column, row).getRgb()[:3]
        assert int(np.argmax(shade)) == channel


# Marks


@pytest.mark.parametrize("scope", [Scope.PARADE, Scope.WAVEFORM, Scope.VECTORSCOPE])
def test_the_mark_lies_where_the_pixel_was_counted(qtbot, scope) -> None:
    """A picture of one colour lights one place of the scope: the mark is there."""
    colour = (200, 120, 60)
    pixels = np.zeros((64, 256, 3), np.uint8)
    pixels[...] = colour
    counts = read(picture(pixels), scope).counts
    plot = ScopePlot()
    qtbot.addWidget(plot)
    plot.resize(300, 220)
    plot.show_images(scope, ())
    plot.point_at(Pointed(0.5, colour))
    for mark, area, plane in zip(plot.marks(), plot.areas(), counts, strict=True):
        rows, columns = np.nonzero(plane)
        x = (np.median(columns) + 0.5) / 256 * area.width()
        y = (rows[0] + 0.5) / 256 * area.height()
        assert mark.x() == pytest.approx(area.left() + x, abs=1.5)
        assert mark.y() == pytest.approx(area.top() + y, abs=1.5)


# In the window


def send(canvas, kind, place: QPoint, button=NO_BUTTON, modifiers=NONE) -> None:
    held = LEFT if button == LEFT or modifiers == CTRL else NO_BUTTON
    where, screen = QPointF(place), QPointF(canvas.mapToGlobal(place))
    QApplication.sendEvent(
        canvas, QMouseEvent(kind, where, screen, button, held, modifiers)
    )


def drag(canvas, start: QPoint, end: QPoint, modifiers=CTRL) -> None:
    send(canvas, QEvent.Type.MouseButtonPress, start, LEFT, modifiers)
    send(canvas, QEvent.Type.MouseMove, (start + end) / 2, modifiers=modifiers)
    send(canvas, QEvent.Type.MouseMove, end, modifiers=modifiers)
    send(canvas, QEvent.Type.MouseButtonRelease, end, LEFT, modifiers)


def settle(qtbot, window) -> None:
    qtbot.wait(150)
    qtbot.waitUntil(lambda: window.settled, timeout=LONG)


@pytest.fixture
def opened(window, qtbot):
    """The window with a photo, everything settled."""
    photo = make_photo()
    window.document.set_photo(photo, photo, None)
    settle(qtbot, window)
    return window


def graded(window) -> np.ndarray:
    return window.renderer.preview(window.document.proxy, window.document.recipe)


def test_levels_follow_the_graded_picture(qtbot, opened) -> None:
    panel = opened.histogram
    expected = count_levels(graded(opened)).counts
    np.testing.assert_array_equal(panel.levels.counts, expected)
    opened.document.set_light("exposure", 1.0)
    settle(qtbot, opened)
    brighter = count_levels(graded(opened)).counts
    assert not np.array_equal(brighter, expected)
    np.testing.assert_array_equal(panel.levels.counts, brighter)


def test_a_drag_with_ctrl_measures_that_part_and_a_click_all_again(
    qtbot, opened
) -> None:
    canvas, panel = opened.canvas, opened.histogram
    whole, middle = panel.levels.counts, opened.canvas.rect().center()
    drag(canvas, middle, middle + QPoint(60, 40))
    settle(qtbot, opened)
    left, _top, right, _bottom = canvas.region
    assert 0.4 < left < right < 0.8
    assert panel.region.isVisible()
    part = count_levels(part_of(graded(opened), canvas.region)).counts
    np.testing.assert_array_equal(panel.levels.counts, part)
    assert not np.array_equal(part, whole)
    QTest.mouseClick(canvas, LEFT, CTRL, middle)
    settle(qtbot, opened)
    assert canvas.region is None
    assert not panel.region.isVisible()
    np.testing.assert_array_equal(panel.levels.counts, whole)


def test_the_button_in_the_panel_lifts_the_part(opened) -> None:
    opened.canvas.set_region((0.1, 0.1, 0.5, 0.5))
    QTest.mouseClick(opened.histogram.region, LEFT)
    assert opened.canvas.region is None


def test_another_photo_has_no_marked_part(opened, tmp_path) -> None:
    opened.canvas.set_region((0.1, 0.1, 0.5, 0.5))
    photo = make_photo(seed=4)
    opened.document.set_photo(photo, photo, tmp_path / "other.jpg")
    assert opened.canvas.region is None


def test_a_plain_drag_marks_nothing(opened) -> None:
    middle = opened.canvas.rect().center()
    drag(opened.canvas, middle, middle + QPoint(60, 40), NONE)
    assert opened.canvas.region is None


def test_pointing_at_a_pixel_marks_it(qtbot, opened) -> None:
    canvas, panel = opened.canvas, opened.histogram
    panel.scopes.buttons["waveform"].click()
    settle(qtbot, opened)
    send(canvas, QEvent.Type.MouseMove, canvas.rect().center())
    shown = graded(opened)
    height, width = shown.shape[:2]
    pixel = np.ascontiguousarray(shown[height // 2, width // 2, 2::-1])
    (mark,), (area,) = panel.picture.marks(), panel.picture.areas()
    level = int(luma(pixel))
    assert mark.x() == pytest.approx(area.center().x(), abs=2)
    assert mark.y() == pytest.approx(area.bottom() - level / 255 * area.height(), abs=2)
    QApplication.sendEvent(canvas, QEvent(QEvent.Type.Leave))
    assert panel.picture.marks() == []


def test_marks_lie_within_the_marked_part(opened) -> None:
    canvas, panel = opened.canvas, opened.histogram
    panel.scopes.buttons["waveform"].click()
    middle = canvas.rect().center()
    canvas.set_region((0.0, 0.0, 0.2, 0.2))
    send(canvas, QEvent.Type.MouseMove, middle)
    assert panel.picture.marks() == []
    canvas.set_region((0.4, 0.4, 1.0, 1.0))
    send(canvas, QEvent.Type.MouseMove, middle)
    (mark,), (area,) = panel.picture.marks(), panel.picture.areas()
    across = (mark.x() - area.left()) / area.width()
    assert across == pytest.approx((0.5 - 0.4) / 0.6, abs=0.02)


def test_the_chosen_scope_is_remembered(opened, build_window) -> None:
    panel = opened.histogram
    QTest.mouseClick(panel.logarithmic, LEFT)
    assert panel.plot.logarithmic
    opened.actions_by_id["view.scope"].trigger()
    assert panel.scope is Scope.PARADE
    assert panel.scopes.picked_key == "parade"
    QTest.mouseClick(panel.scopes.buttons["vectorscope"], LEFT)
    assert panel.picture.isVisible()
    assert not panel.plot.isVisible()
    opened.close()
    again = build_window().histogram
    assert again.scope is Scope.VECTORSCOPE
    assert again.plot.logarithmic


def test_a_reading_of_the_scope_before_is_not_drawn(qtbot) -> None:
    panel = HistogramPanel()
    qtbot.addWidget(panel)
    late = read(picture(random_pixels(9, 9)), Scope.WAVEFORM)
    panel.set_scope(Scope.VECTORSCOPE)
    panel.show_reading(late, draw(late))
    assert panel.picture.scope is Scope.VECTORSCOPE
    assert panel.levels is late.levels
