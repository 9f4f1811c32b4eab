"""Changing the theme of a window that stands."""

from __future__ import annotations

import numpy as np
import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QToolButton

from looksmith.ui.icons import icon
from looksmith.ui.theme import apply_theme, colour, current_theme
from looksmith.ui.theme_tokens import THEMES


@pytest.fixture(autouse=True)
def dark_again(themed):
    yield
    apply_theme(themed, "dark")


def pixels(image: QImage) -> np.ndarray:
    image = image.convertToFormat(QImage.Format.Format_RGB32)
    rows = np.frombuffer(image.constBits(), np.uint8)
    return rows.reshape(image.height(), -1, 4)[:, : image.width(), :3].copy()


def shot(window, qtbot) -> np.ndarray:
    qtbot.waitUntil(lambda: window.settled, timeout=60_000)
    QApplication.processEvents()
    return pixels(window.grab().toImage())


@pytest.mark.parametrize("name", [name for name in THEMES if name != "dark"])
def test_a_window_that_changes_looks_like_one_that_began_so(
    build_window, photo_file, open_photo, qtbot, themed, name
):
    path = photo_file()
    window = build_window()
    open_photo(window, path)
    before = shot(window, qtbot)
    apply_theme(themed, name)
    changed = shot(window, qtbot)
    window.close()
    fresh = build_window()
    open_photo(fresh, path)
    assert (before != changed).any(axis=-1).mean() > 0.5
    assert (changed != shot(fresh, qtbot)).any(axis=-1).mean() < 1e-3


def test_going_back_brings_back_every_pixel(window, qtbot, themed):
    before = shot(window, qtbot)
    for name in (*THEMES, "dark"):
        apply_theme(themed, name)
    np.testing.assert_array_equal(shot(window, qtbot), before)


def test_an_icon_follows_by_itself(themed, qtbot):
    button = QToolButton()
    qtbot.addWidget(button)
    button.setIcon(icon("undo"))
    for name in THEMES:
        apply_theme(themed, name)
        drawn = button.icon().pixmap(QSize(40, 40), 1.0).toImage()
        inked = [
            drawn.pixelColor(x, y)
            for x in range(drawn.width())
            for y in range(drawn.height())
            if drawn.pixelColor(x, y).alpha() == 255
        ]
        assert inked
        assert {shade.name() for shade in inked} == {colour("text").name()}


def test_an_icon_is_sharp_at_twice_the_pixels(themed):
    picture = icon("undo").pixmap(QSize(18, 18), 2.0)
    assert picture.size() == QSize(36, 36)
    assert picture.devicePixelRatio() == 2.0


def test_an_unknown_icon_is_an_error_at_once(themed):
    with pytest.raises(FileNotFoundError):
        icon("nonsense")


def test_an_unknown_theme_is_the_default(themed):
    apply_theme(themed, "light")
    apply_theme(themed, "sepia")
    assert current_theme() == "dark"
