"""A zoomed photo in tiles: which ones, in which order, and how they lie."""

from __future__ import annotations

import threading

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QImage, QPainter
from PySide6.QtTest import QTest

from looksmith.grade.recipe import Light, Recipe
from looksmith.grade.render import Renderer
from looksmith.photo.photo import Photo
from looksmith.photo.resize import part_of_resized, resized
from looksmith.ui import detail as detail_module
from looksmith.ui.canvas.layers import Layer, Side
from looksmith.ui.canvas.tiles import TILE, Grid
from looksmith.ui.canvas.view import View


def view_of(picture, viewport=(900, 700), scale=1.0, at=(450, 350)) -> View:
    view = View()
    view.set_viewport(*viewport)
    view.set_picture(*picture)
    view.zoom_at(*at, scale)
    return view


@given(
    width=st.integers(1, 9000),
    height=st.integers(1, 9000),
    scale=st.floats(0.05, 16),
    x=st.floats(-5000, 5000),
    y=st.floats(-5000, 5000),
)
def test_the_tiles_in_view_cover_what_is_in_view(width, height, scale, x, y):
    view = view_of((width, height), scale=scale)
    view.pan(x, y)
    grid = Grid.of(view)
    tiles = [grid.rect(spot) for spot in grid.in_view(view)]
    left, top, across, down = grid.visible(view)
    assert min(tile[0] for tile in tiles) <= left
    assert min(tile[1] for tile in tiles) <= top
    assert max(tile[0] + tile[2] for tile in tiles) >= left + across
    assert max(tile[1] + tile[3] for tile in tiles) >= top + down
    assert all(0 < w <= TILE and 0 < h <= TILE for _x, _y, w, h in tiles)
    assert all(x + w <= grid.size[0] and y + h <= grid.size[1] for x, y, w, h in tiles)
    # No tile is out of view
    assert all(
        x < left + across and x + w > left and y < top + down and y + h > top
        for x, y, w, h in tiles
    )


def test_the_middle_of_the_view_comes_first():
    view = view_of((8000, 8000), viewport=(2500, 2500))
    grid = Grid.of(view)
    spots = grid.in_view(view)
    x, y, width, height = grid.rect(spots[0])
    left, top, across, down = grid.visible(view)
    assert x <= left + across / 2 < x + width
    assert y <= top + down / 2 < y + height
    corners = {spots[-1][0] - spots[0][0], spots[-1][1] - spots[0][1]}
    assert 0 not in corners


def test_beyond_100_percent_the_photo_s_own_pixels_are_enough():
    assert Grid.of(view_of((6000, 4000), scale=3.7)).size == (6000, 4000)


@pytest.mark.parametrize("kind", [np.uint8, np.uint16, np.float32])
@pytest.mark.parametrize("size", [(300, 200), (137, 91), (600, 400)])
def test_a_part_of_a_resized_photo_is_that_part(kind, size):
    y, x = np.mgrid[0:400, 0:600] / 600
    pixels = np.stack([x, y, np.sin(12 * x) / 2 + 0.5], -1)
    top = 1 if kind == np.float32 else np.iinfo(kind).max
    pixels = (pixels * top).astype(kind)
    part = (size[0] // 3, size[1] // 4, size[0] // 2, size[1] // 2)
    left, up, width, height = part
    whole = resized(pixels, size)[up : up + height, left : left + width]
    given_part = part_of_resized(pixels, size, part)
    assert given_part.dtype == kind
    error = np.abs(given_part.astype(float) - whole.astype(float)).max()
    assert error <= 1.5 * top / 255


def painted(side: Side, view: View) -> np.ndarray:
    image = QImage(*view.viewport, QImage.Format.Format_RGB32)
    image.fill(0xFFFF00FF)
    painter = QPainter(image)
    side.paint(painter, view)
    painter.end()
    across, down = view.viewport
    seen = np.frombuffer(image.constBits(), np.uint8).reshape(down, across, 4)
    return seen[..., :3].copy()  # the image goes


def tiles_of(array: np.ndarray, grid: Grid, view: View) -> tuple[Layer, ...]:
    rects = [grid.rect(spot) for spot in grid.in_view(view)]
    return tuple(
        Layer(np.ascontiguousarray(array[y : y + h, x : x + w]), grid.size, (x, y))
        for x, y, w, h in rects
    )


@pytest.mark.parametrize("scale", [0.31, 0.5, 0.777, 1.0])
def test_tiles_of_the_shown_scale_are_drawn_pixel_by_pixel(scale):
    view = view_of((1700, 1300), viewport=(640, 480), scale=scale)
    view.pan(37.3, -12.8)
    grid = Grid.of(view)
    rng = np.random.default_rng(2)
    array = rng.integers(0, 256, (grid.size[1], grid.size[0], 4), np.uint8)
    seen = painted(Side(tiles=tiles_of(array, grid, view)), view)
    left, top, _width, _height = view.target(0, 0, 1700, 1300)
    expected = array[max(0, -top) : 480 - top, max(0, -left) : 640 - left, :3]
    rows, columns = expected.shape[:2]
    shown = seen[
        max(0, top) : max(0, top) + rows, max(0, left) : max(0, left) + columns
    ]
    assert np.array_equal(shown, expected)


@pytest.mark.parametrize("scale", [0.6, 1.3, 1.9, 2.0, 5.3, 16.0])
def test_tiles_of_another_scale_leave_no_gap(scale):
    view = view_of((3000, 2200), viewport=(800, 600), scale=1.0)
    grid = Grid.of(view)
    array = np.full((2200, 3000, 4), 90, np.uint8)
    view.zoom_at(211, 333, scale)
    spots = Grid((3000, 2200)).in_view(view)
    tiles = [grid.rect(spot) for spot in spots]
    layers = tuple(
        Layer(np.ascontiguousarray(array[y : y + h, x : x + w]), grid.size, (x, y))
        for x, y, w, h in tiles
    )
    assert (painted(Side(tiles=layers), view) == 90).all()


def test_from_200_percent_pixels_are_squares_and_below_they_are_not():
    checks = np.zeros((400, 600, 4), np.uint8)
    checks[::2, ::2] = checks[1::2, 1::2] = 255
    for scale, squares in ((2.0, True), (4.0, True), (1.5, False)):
        view = view_of((600, 400), viewport=(300, 200), scale=scale)
        seen = painted(Side(whole=Layer(checks)), view)
        assert (set(np.unique(seen)) == {0, 255}) is squares


def test_the_whole_photo_shows_only_where_there_is_no_tile():
    view = view_of((2000, 1500), viewport=(640, 480))
    grid = Grid.of(view)
    whole = Layer(np.full((75, 100, 4), 200, np.uint8))
    tiles = tiles_of(np.full((1500, 2000, 4), 60, np.uint8), grid, view)
    assert (painted(Side(whole, tiles), view) == 60).all()
    some = painted(Side(whole, tiles[:1]), view)
    assert set(np.unique(some)) == {60, 200}


# In the window ----------------------------------------------------------------------


def settle(qtbot, window):
    qtbot.waitUntil(lambda: window.settled, timeout=60_000)


def shown_part(window) -> tuple[np.ndarray, tuple[int, int, int, int]]:
    """Return the canvas's pixels, and which of the photo's pixels they are."""
    canvas = window.canvas
    image = canvas.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    seen = np.frombuffer(image.constBits(), np.uint8)
    seen = seen.reshape(image.height(), -1, 4)[..., 2::-1].copy()
    return seen, canvas.view.target(0, 0, *canvas.view.picture)


def expect_exact(window, photo: Photo, recipe: Recipe) -> None:
    expected = Renderer(window.catalogue).render(photo, recipe).pixels.astype(int)
    seen, (left, top, _width, _height) = shown_part(window)
    rows, columns = seen.shape[:2]
    part = expected[-top : rows - top, -left : columns - left]
    difference = np.abs(seen.astype(int) - part)
    # The bottom right corner is free of captions.
    assert (difference[rows // 2 :] <= 2).all()


@pytest.fixture(scope="module")
def noisy(tmp_path_factory):
    rng = np.random.default_rng(5)
    pixels = rng.integers(30, 220, (2300, 3100, 3), np.uint8)
    path = tmp_path_factory.mktemp("noisy") / "noisy.png"
    Image.fromarray(pixels).save(path, compress_level=0)
    return path, Photo(pixels)


def test_at_100_percent_all_of_the_view_is_exact_wherever_it_is(
    window, noisy, open_photo, qtbot
):
    path, photo = noisy
    open_photo(window, path)
    window.document.set_light("exposure", 0.3)
    window.canvas.zoom_to(1.0)
    settle(qtbot, window)
    recipe = Recipe(light=Light(exposure=0.3))
    expect_exact(window, photo, recipe)
    window.canvas.setFocus()
    for _ in range(3):
        QTest.keyClick(
            window.canvas, Qt.Key.Key_Right, Qt.KeyboardModifier.ShiftModifier
        )
    QTest.keyClick(window.canvas, Qt.Key.Key_Down)
    settle(qtbot, window)
    expect_exact(window, photo, recipe)
    window.document.set_light("exposure", -0.4)
    settle(qtbot, window)
    expect_exact(window, photo, Recipe(light=Light(exposure=-0.4)))


def test_a_tile_that_left_the_view_is_not_rendered(
    window, noisy, open_photo, qtbot, monkeypatch
):
    open_photo(window, noisy[0])
    cut, moved = [], threading.Event()
    plain = detail_module._cut

    def one_by_one(count, work, _token, *, rows):
        for place in range(0, count, rows):
            work(place, place + rows)

    def held(photo, grid, spot):
        cut.append(spot)
        assert moved.wait(60)
        return plain(photo, grid, spot)

    monkeypatch.setattr(detail_module, "for_bands", one_by_one)
    monkeypatch.setattr(detail_module, "_cut", held)
    canvas, detail = window.canvas, window.preview._detail
    canvas.zoom_to(1.0, QPointF(5, 5))
    qtbot.waitUntil(lambda: bool(cut))
    first = set(detail._wanted)
    # Before the first tiles are there, the view is elsewhere.
    canvas.view.pan(-5000, -5000)
    detail._wanted = frozenset(Grid.of(canvas.view).in_view(canvas.view))
    moved.set()
    window.preview._render_detail()
    settle(qtbot, window)
    assert not canvas.view.fitted
    far = first - set(Grid.of(canvas.view).in_view(canvas.view, ring=1))
    assert cut[0] in far
    assert far.isdisjoint(cut[1:]), "only what was being cut when the view moved"


def test_tiles_out_of_view_are_forgotten_when_they_take_too_much(
    window, noisy, open_photo, qtbot
):
    open_photo(window, noisy[0])
    window.preview._detail.limit(12 * 2**20)
    detail, canvas = window.preview._detail, window.canvas
    canvas.zoom_to(1.0, QPointF(5, 5))
    for _ in range(4):
        settle(qtbot, window)
        canvas.view.pan(-700, -400)
        canvas._changed_view()
    settle(qtbot, window)
    in_view = sum(tile.nbytes for tile in detail._in_view())
    assert detail.nbytes <= max(12 * 2**20, in_view) + 6 * 2**20
    expect_exact(window, noisy[1], Recipe())


def test_what_was_seen_is_there_at_once_when_one_comes_back(
    window, noisy, open_photo, qtbot
):
    open_photo(window, noisy[0])
    canvas, detail = window.canvas, window.preview._detail
    canvas.zoom_to(1.0)
    settle(qtbot, window)
    kept = dict(detail._kept)
    QTest.keyClick(canvas, Qt.Key.Key_Z)
    settle(qtbot, window)
    assert not canvas.has_detail
    canvas.zoom_to(1.0)
    settle(qtbot, window)
    assert all(detail._kept[key] is tile for key, tile in kept.items())


def test_panning_with_the_mouse_brings_what_was_beside(
    window, noisy, open_photo, qtbot
):
    open_photo(window, noisy[0])
    canvas = window.canvas
    canvas.zoom_to(1.0)
    settle(qtbot, window)
    before = canvas.view.visible()
    QTest.mousePress(canvas, Qt.MouseButton.LeftButton, pos=QPoint(500, 400))
    for x in range(500, 100, -40):
        QTest.mouseMove(canvas, QPoint(x, 400))
    QTest.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=QPoint(140, 400))
    assert canvas.view.visible()[0] > before[0]
    settle(qtbot, window)
    expect_exact(window, noisy[1], Recipe())


def test_an_edit_never_shows_as_a_patchwork(window, noisy, open_photo, qtbot):
    open_photo(window, noisy[0])
    window.canvas.zoom_to(1.0)
    settle(qtbot, window)
    mixes = []
    detail = window.preview._detail
    paint = detail._paint

    def watched(tiles):
        mixes.append({id(tile.rendition) for tile in tiles})
        paint(tiles)

    detail._paint = watched
    for step in range(1, 12):
        window.document.set_light("exposure", step / 20, merge="drag")
        QTest.qWait(4)
    settle(qtbot, window)
    assert mixes
    assert all(len(mix) == 1 for mix in mixes)


def test_a_look_that_changes_behind_its_name_shows_in_the_tiles(
    window, noisy, open_photo, qtbot
):
    open_photo(window, noisy[0])
    window.document.choose_look("look-05")
    window.canvas.zoom_to(1.0)
    settle(qtbot, window)
    before = shown_part(window)[0]
    tables = window.catalogue.lut
    window.catalogue.lut = lambda look_id, size=33: tables("look-18", size)
    window.preview.refresh()
    settle(qtbot, window)
    assert not np.array_equal(shown_part(window)[0], before)


def test_at_rest_the_tiles_around_the_view_are_made_too(
    window, noisy, open_photo, qtbot
):
    open_photo(window, noisy[0])
    canvas, detail = window.canvas, window.preview._detail
    canvas.zoom_to(1.0)
    settle(qtbot, window)
    grid = Grid.of(canvas.view)
    around = set(grid.in_view(canvas.view, ring=1))
    assert around > set(grid.in_view(canvas.view))
    qtbot.waitUntil(
        lambda: around <= {spot for kept, spot in detail._kept if kept == grid},
        timeout=60_000,
    )
