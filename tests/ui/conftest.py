"""A window over a small library, and photos on disk."""

from __future__ import annotations

import numpy as np
import pytest
from fakes import FakeCatalogue
from PIL import Image
from PySide6.QtCore import QEvent, QSettings

from looksmith.ui.theme import apply_theme
from looksmith.ui.window import MainWindow


class WindowCatalogue(FakeCatalogue):
    """The fake library with what the whole window asks for on top."""

    def __init__(self, count=20, problems=()):
        super().__init__(count)
        self.problems = problems
        self.closed = False

    def native_size(self, look_id):
        return 33

    def close(self):
        self.closed = True


@pytest.fixture(scope="session")
def themed(qapp):
    apply_theme(qapp)
    return qapp


@pytest.fixture
def settings(tmp_path):
    return QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)


def pattern(width: int, height: int) -> np.ndarray:
    """Return smooth colours in which every place differs from the next."""
    y, x = np.mgrid[0:height, 0:width]
    planes = (x / width, y / height, (x + y) / (width + height))
    return np.rint(np.stack(planes, -1) * 255).astype(np.uint8)


@pytest.fixture
def photo_file(tmp_path):
    """Return a function that writes a photo and returns its path."""

    def write(name="beach.png", width=480, height=320):
        path = tmp_path / name
        Image.fromarray(pattern(width, height)).save(path)
        return path

    return write


@pytest.fixture
def build_window(qtbot, settings, themed):
    """Return a function that builds, shows and later closes a window."""
    built = []

    def build(catalogue=None):
        window = MainWindow(catalogue or WindowCatalogue(), settings)
        built.append(window)
        window.resize(1280, 800)
        window.show()
        qtbot.waitExposed(window)
        window.activateWindow()
        return window

    yield build
    for window in built:
        window.close()
        window.deleteLater()
    themed.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture
def window(build_window):
    return build_window()


@pytest.fixture
def open_photo(qtbot):
    """Return a function that opens a photo and waits until all of it is shown."""

    def open_and_wait(window, path):
        with qtbot.waitSignal(window.opener.opened, timeout=10_000):
            window.open_photos([path])
        qtbot.waitUntil(lambda: window.settled, timeout=10_000)

    return open_and_wait
