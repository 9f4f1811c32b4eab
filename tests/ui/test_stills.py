"""Stills: kept, held, taken up, compared, with real clicks and keys."""

from __future__ import annotations

import time

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from restore_parts import FakeRestorer

from looksmith.grade.recipe import Light, Recipe
from looksmith.ui.stills.grid import CURRENT, best_columns
from looksmith.ui.stills.model import Stills

KEY, LEFT = Qt.Key, Qt.MouseButton.LeftButton
ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier


def recipe(value):
    return Recipe(light=Light(contrast=value))


# -- slots


def test_the_next_free_slot_then_the_oldest():
    stills = Stills()
    assert [stills.keep(recipe(i)) for i in range(4)] == [0, 1, 2, 3]
    stills.keep(recipe(10), 0)  # renewed: no longer the oldest
    assert stills.keep(recipe(11)) == 1
    stills.clear(2)
    assert stills.keep(recipe(12)) == 2


def test_slots_from_a_file_may_be_too_few_or_too_many():
    stills = Stills()
    stills.take_up([None, recipe(1)])
    assert stills.slots == (None, recipe(1), None, None)
    stills.take_up([recipe(i) for i in range(9)])
    assert len(stills.slots) == 4


@given(
    count=st.integers(1, 5),
    width=st.integers(100, 3000),
    height=st.integers(100, 2000),
    aspect=st.floats(0.3, 3),
)
def test_columns_give_every_picture_a_place(count, width, height, aspect):
    columns = best_columns(count, width, height, aspect)
    assert 1 <= columns <= count


def test_wide_photos_stand_below_each_other_in_a_tall_room():
    assert best_columns(2, 400, 900, 1.5) == 1
    assert best_columns(2, 1200, 500, 1.5) == 2
    assert best_columns(4, 1000, 700, 1.5) == 2


# -- in the window


@pytest.fixture
def ready(window, open_photo, photo_file):
    open_photo(window, photo_file())
    return window


def press(window, key, modifiers):
    QTest.keyClick(window, key, modifiers)


def slot(window, place):
    return window.stills.bar.slots[place]


def settle(window, qtbot):
    qtbot.waitUntil(lambda: window.settled, timeout=60_000)


def test_keys_keep_and_take_up(ready):
    document = ready.document
    press(ready, KEY.Key_D, CTRL)
    document.set_light("contrast", 40)
    press(ready, KEY.Key_D, CTRL)
    document.set_light("tint", 12)
    before = len(document.history.steps)
    press(ready, KEY.Key_1, ALT)
    assert document.recipe == Recipe()
    assert slot(ready, 0).in_use
    assert len(document.history.steps) == before + 1, "one step"
    press(ready, KEY.Key_2, ALT)
    assert document.recipe == recipe(40)
    document.undo()
    document.undo()
    assert document.recipe.light.tint == 12


def test_an_empty_slot_says_what_to_do_and_takes_the_edit(ready):
    assert "Ctrl+D" in slot(ready, 2).toolTip()
    assert not ready.actions_by_id["view.still_c"].isEnabled()
    ready.document.set_light("contrast", 15)
    QTest.mouseClick(slot(ready, 2), LEFT)
    assert ready.stills.model.recipe(2) == recipe(15)
    assert ready.actions_by_id["view.still_c"].isEnabled()


def test_texts_name_the_keys_of_now(ready):
    ready.keys.give("view.keep_still", ["Ctrl+J"])
    ready.keys.give("view.still_c", ["Alt+9"])
    assert "Ctrl+J" in slot(ready, 2).toolTip()
    assert "Ctrl+D" not in slot(ready, 2).toolTip()
    ready.keys.give("view.compare_stills", [])
    QTest.mouseClick(slot(ready, 2), LEFT)
    assert ready.status._message.text() == "Kept as still C"
    assert "Alt+9" in slot(ready, 2).toolTip()
    assert "()" not in slot(ready, 0).toolTip()


def test_a_click_takes_up_and_alt_click_puts_anew(ready):
    QTest.mouseClick(slot(ready, 0), LEFT)
    ready.document.set_light("contrast", 30)
    QTest.mouseClick(slot(ready, 0), LEFT)
    assert ready.document.recipe == Recipe()
    ready.document.set_light("contrast", 50)
    QTest.mouseClick(slot(ready, 0), LEFT, ALT)
    assert ready.stills.model.recipe(0) == recipe(50)
    assert ready.document.recipe == recipe(50)


def test_a_click_is_one_however_busy_the_window_is(ready):
    QTest.mouseClick(slot(ready, 0), LEFT)
    ready.document.set_light("contrast", 30)
    slot(ready, 0).held.connect(lambda: time.sleep(0.4))
    QTest.mouseClick(slot(ready, 0), LEFT)
    assert ready.document.recipe == Recipe()


def test_holding_shows_it_and_letting_go_brings_the_edit_back(ready, qtbot):
    QTest.mouseClick(slot(ready, 0), LEFT)
    ready.document.set_light("exposure", -2)
    settle(ready, qtbot)
    edited = ready.grab().toImage()
    QTest.mousePress(slot(ready, 0), LEFT)
    settle(ready, qtbot)
    assert ready.canvas._remark == "Still A"
    centre = ready.canvas.mapTo(ready, ready.canvas.rect().center())
    held = ready.grab().toImage()
    assert held.pixelColor(centre).lightness() > edited.pixelColor(centre).lightness()
    QTest.mouseRelease(slot(ready, 0), LEFT, delay=400)  # longer than a click
    settle(ready, qtbot)
    assert ready.document.recipe.light.exposure == -2
    assert ready.canvas._remark == ""
    assert ready.grab().toImage().pixelColor(centre) == edited.pixelColor(centre)


def test_keys_alone_do_all_of_it(ready, qtbot):
    first = slot(ready, 0)
    first.setFocus()
    QTest.keyClick(first, KEY.Key_Return)
    assert first.filled
    ready.document.set_light("contrast", 20)
    QTest.keyClick(first, KEY.Key_Space)
    assert ready.document.recipe == Recipe()
    QTest.keyClick(first, KEY.Key_Delete)
    assert not first.filled
    assert first.accessibleName() == "Still A, empty"


def test_the_menu_of_a_slot(ready):
    QTest.mouseClick(slot(ready, 1), LEFT)
    actions = {action.text(): action for action in slot(ready, 1).menu().actions()}
    assert actions["Take up"].isEnabled()
    actions["Empty all slots"].trigger()
    assert ready.stills.model.empty
    empty = {action.text(): action for action in slot(ready, 1).menu().actions()}
    assert not empty["Take up"].isEnabled()


def test_thumbnails_show_the_photo_under_the_still(
    ready, qtbot, open_photo, photo_file
):
    ready.document.set_light("exposure", -3)
    QTest.mouseClick(slot(ready, 0), LEFT)
    ready.document.reset_all()
    QTest.mouseClick(slot(ready, 1), LEFT)
    settle(ready, qtbot)
    dark, plain = (slot(ready, i)._image for i in (0, 1))
    assert mean(dark) < mean(plain) - 20
    open_photo(ready, photo_file("other.png", 300, 450))
    settle(ready, qtbot)
    assert slot(ready, 1)._image.width() < slot(ready, 1)._image.height()


def mean(image):
    pixels = np.frombuffer(image.constBits(), np.uint8)
    return pixels.reshape(-1, 4)[:, :3].mean()


# -- the grid


def test_the_grid_shows_every_still_and_a_click_chooses(ready, qtbot):
    for value in (10, 20, 30, 40):
        ready.document.set_light("contrast", value)
        press(ready, KEY.Key_D, CTRL)
    ready.document.set_light("exposure", 1.0)
    press(ready, KEY.Key_F2, Qt.KeyboardModifier.NoModifier)
    grid = ready.stills.grid
    assert grid.isVisible()
    assert ready.actions_by_id["view.compare_stills"].isChecked()
    boxes = [grid.cell_at(place) for place in (CURRENT, 0, 1, 2, 3)]
    for index, box in enumerate(boxes):
        assert grid.rect().contains(box)
        assert not any(box.intersects(other) for other in boxes[:index])
    settle(ready, qtbot)
    assert all(cell.image is not None for cell in grid._cells)
    QTest.mouseClick(grid, LEFT, pos=grid.cell_at(2).center())
    assert ready.document.recipe == recipe(30)
    assert not grid.isVisible()


def test_the_grid_by_keys(ready):
    ready.document.set_light("contrast", 10)
    press(ready, KEY.Key_D, CTRL)
    ready.document.set_light("contrast", 60)
    ready.stills.compare(True)
    grid = ready.stills.grid
    QTest.keyClick(grid, KEY.Key_Right)
    QTest.keyClick(grid, KEY.Key_Return)
    if ready.document.recipe != recipe(10):  # one below the other
        ready.stills.compare(True)
        QTest.keyClick(grid, KEY.Key_Down)
        QTest.keyClick(grid, KEY.Key_Return)
    assert ready.document.recipe == recipe(10)
    ready.stills.compare(True)
    QTest.keyClick(grid, KEY.Key_Escape)
    assert not grid.isVisible()
    assert ready.canvas.hasFocus()


def test_nothing_is_framed_until_the_pointer_or_a_key_marks_it(ready, qtbot):
    for value in (10, 20, 30):
        ready.document.set_light("contrast", value)
        press(ready, KEY.Key_D, CTRL)
    ready.stills.compare(True)
    grid = ready.stills.grid
    assert grid._marked is None
    assert grid.accessibleDescription() == "Still C, in use"
    QTest.mouseMove(grid, grid.cell_at(1).center())
    qtbot.waitUntil(lambda: grid._marked == 1)
    QTest.mouseMove(grid, QPoint(2, 2))
    qtbot.waitUntil(lambda: grid._marked is None)
    QTest.keyClick(grid, KEY.Key_Left)
    assert grid.accessibleDescription() == "Still B", "from the one in use"
    QTest.keyClick(grid, KEY.Key_Return)
    assert ready.document.recipe == recipe(20)


def test_a_click_beside_the_pictures_changes_nothing(ready):
    press(ready, KEY.Key_D, CTRL)
    ready.document.set_light("contrast", 60)
    ready.stills.compare(True)
    QTest.mouseClick(ready.stills.grid, LEFT, pos=QPoint(2, 2))
    assert not ready.stills.grid.isVisible()
    assert ready.document.recipe == recipe(60)


def test_an_edit_that_is_a_still_is_shown_once(ready):
    for value in (10, 20, 30, 40):
        ready.document.set_light("contrast", value)
        press(ready, KEY.Key_D, CTRL)
    ready.stills.compare(True)
    grid = ready.stills.grid
    assert grid.cell_at(CURRENT).isEmpty()
    columns = {grid.cell_at(place).left() for place in range(4)}
    assert len(columns) == 2, "two by two"
    QTest.keyClick(grid, KEY.Key_Right)
    QTest.keyClick(grid, KEY.Key_Down)
    assert grid.accessibleDescription() == "Still D, in use"


def test_nothing_to_compare_is_said(ready):
    press(ready, KEY.Key_F2, Qt.KeyboardModifier.NoModifier)
    assert not ready.stills.grid.isVisible()
    assert not ready.actions_by_id["view.compare_stills"].isChecked()
    assert "Ctrl+D" in ready.status._message.text()


def test_the_grid_follows_the_edit_and_the_size(ready, qtbot):
    press(ready, KEY.Key_D, CTRL)
    ready.stills.compare(True)
    grid = ready.stills.grid
    settle(ready, qtbot)
    before = grid._cells[0].image
    ready.document.set_light("exposure", 2)
    settle(ready, qtbot)
    assert mean(grid._cells[0].image) > mean(before)
    ready.resize(1000, 640)
    settle(ready, qtbot)
    assert grid.size() == ready.canvas.size()
    most = min(grid.cell_at(CURRENT).width(), ready.document.proxy.width)
    assert abs(grid._cells[0].image.width() - most) <= 2


def test_stills_show_what_enhance_found(build_window, open_photo, photo_file, qtbot):
    window = build_window(restorer=FakeRestorer())
    open_photo(window, photo_file())
    window.stills.control.keep()
    window.actions_by_id["photo.enhance"].trigger()
    settle(window, qtbot)
    window.stills.control.keep()
    settle(window, qtbot)
    plain, enhanced = (slot(window, i)._image for i in (0, 1))
    assert mean(enhanced) != pytest.approx(mean(plain), abs=2)


def negative(pixels, _origin, _token):
    """A screen on which everything is the other way round."""
    return 255 - pixels


def test_grid_and_thumbnails_show_what_the_screen_needs(ready, qtbot):
    press(ready, KEY.Key_D, CTRL)
    ready.document.set_light("exposure", 2)
    ready.stills.compare(True)
    settle(ready, qtbot)
    grid = ready.stills.grid
    before = [mean(cell.image) for cell in grid._cells]
    small = mean(slot(ready, 0)._image)
    ready.preview.set_screen(negative)
    ready.pictures.set_screen(negative)
    settle(ready, qtbot)
    after = [mean(cell.image) for cell in grid._cells]
    assert after == pytest.approx([255 - value for value in before], abs=2)
    assert mean(slot(ready, 0)._image) == pytest.approx(255 - small, abs=2)


def test_a_file_that_was_changed_meanwhile_has_new_thumbnails(
    ready, qtbot, open_photo, photo_file
):
    QTest.mouseClick(slot(ready, 0), LEFT)
    settle(ready, qtbot)
    before = mean(slot(ready, 0)._image)
    path = photo_file()
    Image.new("RGB", (480, 320), "white").save(path)
    open_photo(ready, path)
    settle(ready, qtbot)
    assert mean(slot(ready, 0)._image) > before + 20
