"""The list of steps in the window: pictures, undone steps, keys, its place."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

KEY, CTRL = Qt.Key, Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def ready(window, open_photo, photo_file):
    open_photo(window, photo_file())
    for value in (-2.0, 1.0, 2.0):
        window.document.set_light("exposure", value)
    return window


@pytest.fixture
def panel(ready, qtbot):
    QTest.keyClick(ready, KEY.Key_H, CTRL)
    qtbot.waitUntil(lambda: ready.settled, timeout=60_000)
    return ready.handlers.edit.history


def brightness(image):
    pixels = np.frombuffer(image.constBits(), np.uint8)
    return pixels.reshape(-1, 4)[:, :3].mean()


def pictures(window):
    return [
        window.pictures.image(step.recipe) for step in window.document.history.steps
    ]


def test_every_step_has_its_picture(ready, panel):
    shown = [brightness(image) for image in pictures(ready)]
    assert shown[1] < shown[0] < shown[2] < shown[3]


def test_pictures_are_made_once(ready, panel, qtbot):
    before = pictures(ready)
    ready.document.undo()
    ready.document.redo()
    qtbot.waitUntil(lambda: ready.settled, timeout=60_000)
    after = pictures(ready)
    assert all(a is b for a, b in zip(before, after, strict=True))


def test_nothing_is_rendered_while_it_is_closed(ready, panel, qtbot):
    panel.close()
    ready.document.set_light("exposure", 0.3)
    qtbot.waitUntil(lambda: ready.settled, timeout=60_000)
    assert ready.pictures.image(ready.document.recipe) is None
    ready.actions_by_id["edit.history"].trigger()
    recipe = ready.document.recipe
    qtbot.waitUntil(lambda: ready.pictures.image(recipe) is not None, timeout=60_000)


def test_another_photo_shows_its_own_steps(ready, panel, qtbot, open_photo, photo_file):
    open_photo(ready, photo_file("other.png", 200, 300))
    qtbot.waitUntil(lambda: ready.settled, timeout=60_000)
    assert panel.list.count() == 1
    image = ready.pictures.image(ready.document.recipe)
    assert image.width() < image.height()


def test_undone_steps_say_so(ready, panel):
    ready.document.undo()
    last, role = panel.list.item(3), Qt.ItemDataRole.AccessibleTextRole
    assert last.data(role) == "Exposure, undone"
    ready.document.redo()
    assert last.data(role) is None
    assert panel.list.item(3) is last, "rows that are the same stay"


def test_a_drag_changes_its_own_row_only(ready, panel):
    rows = [panel.list.item(row) for row in range(panel.list.count())]
    for value in range(5):
        ready.document.set_light("contrast", value + 1, merge="drag")
    assert panel.list.count() == len(rows) + 1
    assert [panel.list.item(row) for row in range(len(rows))] == rows


def test_keys_walk_and_undo_works_from_the_list(ready, panel):
    QTest.keyClick(panel.list, KEY.Key_Home)
    assert ready.document.history.index == 0
    QTest.keyClick(panel.list, KEY.Key_Down)
    assert ready.document.history.index == 1
    QTest.keyClick(panel, KEY.Key_Z, CTRL)
    assert ready.document.history.index == 0


def test_its_key_closes_it_and_it_comes_back_in_its_place(ready, panel, qtbot):
    panel.move(QPoint(40, 60))
    panel.resize(340, 300)
    place = panel.geometry()
    QTest.keyClick(panel, KEY.Key_H, CTRL)
    assert not panel.isVisible()
    ready.handlers.edit.history = None
    ready.actions_by_id["edit.history"].trigger()
    again = ready.handlers.edit.history
    assert again is not panel
    assert again.geometry() == place


def test_many_steps_are_asked_for_from_where_one_looks(ready, panel, qtbot):
    for value in range(60):
        ready.document.set_light("tint", value + 1)
    panel.list.scrollToTop()
    wanted = ready.pictures._wanted["history"]
    assert wanted[0] == ready.document.history.steps[0].recipe
    panel.list.scrollToBottom()
    first = ready.document.history.steps.index(
        next(
            step
            for step in ready.document.history.steps
            if step.recipe == ready.pictures._wanted["history"][0]
        )
    )
    assert first > 40
