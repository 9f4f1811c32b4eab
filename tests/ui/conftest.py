"""A window over a small library, and photos on disk."""

from __future__ import annotations

import pytest
from fakes import FakeCatalogue, make_photo
from PIL import Image
from PySide6.QtCore import QEvent, QSettings
from window_parts import WindowCatalogue, pattern

from looksmith.ui.document import Document
from looksmith.ui.theme import apply_theme
from looksmith.ui.window import MainWindow
from looksmith.ui.workers import Workers
from looksmith.warm import warm_up


@pytest.fixture(scope="session")
def themed(qapp):
    apply_theme(qapp)
    return qapp


@pytest.fixture(scope="session", autouse=True)
def compiled_kernels():
    """After a change of a kernel, a busy computer takes minutes to compile them."""
    warm_up()


@pytest.fixture(scope="session", autouse=True)
def lasting_notices():
    """What goes by itself after seconds is there still when a slow test looks."""
    an_hour = 3_600_000
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("looksmith.ui.messages._NOTICE_MS", an_hour)
        patch.setattr("looksmith.ui.filmstrip.notice._SHOWN_MS", an_hour)
        patch.setattr("looksmith.ui.statusbar._MESSAGE_MS", an_hour)
        yield


@pytest.fixture
def settings(tmp_path):
    return QSettings(str(tmp_path / "window.ini"), QSettings.Format.IniFormat)


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

    def build(catalogue=None, restorer=None):
        window = MainWindow(catalogue or WindowCatalogue(), settings, restorer=restorer)
        built.append(window)
        window.resize(1280, 800)
        window.show()
        qtbot.waitExposed(window)
        window.activateWindow()
        qtbot.waitUntil(window.isActiveWindow)
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
def open_photo(qtbot, themed):
    """Return a function that opens a photo and waits until all of it is shown."""

    def open_and_wait(window, path):
        with qtbot.waitSignal(window.opener.opened, timeout=60_000):
            window.open_photos([path])
        qtbot.waitUntil(lambda: window.settled, timeout=60_000)
        themed.processEvents()  # what the last picture leaves to lay out
        themed.sendPostedEvents()

    return open_and_wait


@pytest.fixture
def workers(qtbot):
    made = Workers()
    yield made
    made.shutdown()


@pytest.fixture
def catalogue():
    return FakeCatalogue()


@pytest.fixture
def document(qtbot):
    made = Document()
    made.set_photo(make_photo(), make_photo(), None)
    return made


@pytest.fixture
def graded(window, photo_file, open_photo):
    """Return a window with a graded photo."""
    open_photo(window, photo_file())
    window.document.choose_look("look-03")
    return window
