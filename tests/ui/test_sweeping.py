"""What became unreachable goes on the window's thread, also while others work."""

from __future__ import annotations

import gc
import threading

import pytest
from PySide6.QtCore import QObject

from looksmith.work import interpreter


class Part(QObject):
    """A Qt object that only the search for unreachable objects finds."""

    def __init__(self, gone):
        super().__init__()
        self.itself = self
        self.gone = gone

    def __del__(self):
        self.gone.append(threading.current_thread())


@pytest.fixture
def lone_window(qtbot, monkeypatch, build_window):
    """Return a window that alone says where is searched, with all modules loaded."""
    monkeypatch.setattr(interpreter, "_here_only", 0)
    window = build_window()
    qtbot.waitUntil(lambda: window.settled)
    return window


def test_qt_objects_go_on_the_window_s_thread(lone_window, qtbot):
    gone, made = [], []
    Part(gone)
    job = lone_window.workers.submit(
        lambda _token, _progress: made.extend([] for _ in range(50_000))
    )
    assert job.wait(60)
    assert len(made) == 50_000
    assert gone == []
    qtbot.waitUntil(lambda: bool(gone))
    assert gone == [threading.main_thread()]


def test_a_closed_window_leaves_the_search_to_python(lone_window):
    assert not gc.isenabled()
    lone_window.close()
    assert gc.isenabled()
    lone_window.close()
    assert gc.isenabled()
