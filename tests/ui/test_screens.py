"""The window as it looked when somebody last looked at it: every panel and dialog.

The references in ``screens`` are pictures that a person has looked at and found good.
After a change that is meant to be seen, write them anew and look at them before they
are committed; a folder as the value gets the pictures at full size::

    LOOKSMITH_RENEW_SCREENS=/tmp/screens python -m pytest tests/ui/test_screens.py
"""

from __future__ import annotations

import sys

import numpy as np
import pytest
from PySide6.QtCore import QElapsedTimer, QLocale
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import QApplication
from restore_parts import FakeRestorer
from screen_dialogs import dialog_tour
from screen_tour import window_tour, write_shoot
from screens import ENOUGH_TO_TELL, REFERENCES, Album, difference, pixels_of, small

from looksmith.ui.theme import apply_theme
from looksmith.ui.theme_tokens import THEMES

SIZES = {"large": (1440, 900), "small": (1280, 720)}
FONT = "DejaVu Sans"
_QUIET_MS = 60
_MOST_BYTES = 1_200_000

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="other systems draw other letters and keys"
)


@pytest.fixture
def plain(themed, monkeypatch):
    """Fonts, figures, cores and cursors as on every other computer."""
    if FONT not in QFontDatabase.families():
        pytest.skip(f"{FONT} is not installed: see packaging/linux/system-libraries.sh")
    font, flash, locale = themed.font(), themed.cursorFlashTime(), QLocale()
    QLocale.setDefault(QLocale.c())
    themed.setFont(QFont(FONT, 10))
    themed.setCursorFlashTime(0)
    for place in ("batch.target", "preferences.pages"):
        name = f"looksmith.ui.dialogs.{place}"
        monkeypatch.setattr(f"{name}.core_count", lambda: 4, raising=False)
        monkeypatch.setattr(f"{name}.processor_count", lambda: 4, raising=False)
    yield themed
    QLocale.setDefault(locale)
    themed.setFont(font)
    themed.setCursorFlashTime(flash)
    apply_theme(themed, "dark")


@pytest.fixture
def shoot(tmp_path):
    folder = tmp_path / "shoot"
    folder.mkdir()
    return write_shoot(folder)


@pytest.fixture
def window_of(plain, build_window, settings):
    """Return a function that builds a window in a theme and a size."""

    def build(theme, size="large"):
        apply_theme(plain, theme)
        settings.setValue("general/theme", theme)
        window = build_window(restorer=FakeRestorer())
        window.resize(*SIZES[size])
        return window

    return build


@pytest.fixture
def album(tmp_path):
    return Album(tmp_path)


def waiting(qtbot, window):
    """Return a function that waits for something, then until all is still."""

    def wait(until=lambda: True):
        quiet = QElapsedTimer()

        def still():
            if not (window.settled and until()):
                quiet.invalidate()
            elif not quiet.isValid():
                quiet.start()
            return quiet.isValid() and quiet.elapsed() >= _QUIET_MS

        qtbot.waitUntil(still, timeout=120_000)

    return wait


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("theme", THEMES)
def test_the_window_looks_as_it_did(window_of, shoot, album, qtbot, theme, size):
    window = window_of(theme, size)
    for name, widget in window_tour(window, shoot, waiting(qtbot, window)):
        album.compare(widget, f"{name}-{theme}-{size}")
    assert not album.problems, "\n".join(album.problems)


@pytest.mark.parametrize("theme", THEMES)
def test_the_dialogs_look_as_they_did(window_of, shoot, album, qtbot, theme):
    window = window_of(theme)
    for name, widget in dialog_tour(window, shoot, waiting(qtbot, window)):
        album.compare(widget, f"{name}-{theme}")
    assert not album.problems, "\n".join(album.problems)


def test_the_references_stay_small():
    assert sum(path.stat().st_size for path in REFERENCES.iterdir()) < _MOST_BYTES


# -- the comparison itself


@pytest.fixture
def shown(window_of, qtbot):
    window = window_of("dark", "small")
    waiting(qtbot, window)()
    return window


def changed(before, window) -> float:
    QApplication.processEvents()
    return difference(before, small(pixels_of(window)))


def test_the_same_window_is_alike(shown):
    assert changed(small(pixels_of(shown)), shown) == 0


def test_a_row_that_moved_is_seen(shown):
    before = small(pixels_of(shown))
    chips = shown.browser.chips
    chips.move(chips.x(), chips.y() + 10)
    assert changed(before, shown) > ENOUGH_TO_TELL


def test_a_panel_that_is_missing_is_seen(shown):
    before = small(pixels_of(shown))
    shown.restore_panel.hide()
    assert changed(before, shown) > ENOUGH_TO_TELL


def test_another_theme_is_seen(shown, plain):
    before = small(pixels_of(shown))
    apply_theme(plain, "grey")
    assert changed(before, shown) > 0.5


def test_another_size_is_seen():
    picture = np.zeros((8, 8, 3), np.uint8)
    assert difference(picture, picture[1:]) == 1
