"""The dialogs' modules: loaded when there is time, each in a moment."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from threading import Event

import looksmith.ui.dialogs
from looksmith.ui import wiring
from looksmith.ui.dialogs import ahead
from looksmith.ui.dialogs.ahead import MODULES, NEEDED
from looksmith.ui.dialogs.slices import in_slices

_PACKAGE = "looksmith.ui.dialogs"


def run(code: str) -> str:
    command = [sys.executable, "-c", code]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def test_every_dialog_is_loaded_ahead():
    folder = Path(looksmith.ui.dialogs.__file__).parent
    paths = {path.relative_to(folder).with_suffix("") for path in folder.rglob("*.py")}
    names = {".".join(path.parts).removesuffix(".__init__") for path in paths}
    of_the_start = {"__init__", "ahead"}
    packages = {"preferences", "batch"}
    assert names - of_the_start - packages == set(MODULES) - packages


def test_no_module_brings_others_along_and_none_is_heavy():
    """A chain of them, or a library, would hold up the window."""
    code = f"""
import sys
from importlib import import_module
import looksmith.ui.window
heavy = {{"torch", "colour", "matplotlib", "scipy", "numba", "pyqtgraph"}}
for name in {NEEDED!r}:
    import_module(name)
for name in {MODULES!r}:
    before = set(sys.modules)
    import_module("{_PACKAGE}." + name)
    new = set(sys.modules) - before
    mine = [each for each in new if each.startswith("{_PACKAGE}.")]
    packages = {{"{_PACKAGE}.batch", "{_PACKAGE}.preferences"}}
    if set(mine) - packages - {{"{_PACKAGE}." + name}} or new & heavy or len(new) > 4:
        print(name, sorted(new))
"""
    assert run(code) == ""


def test_what_a_thread_loads_is_without_qt():
    code = f"""
import sys
from importlib import import_module
for name in {NEEDED!r}:
    import_module(name)
print([each for each in sys.modules if "PySide6" in each or "looksmith.ui" in each])
"""
    assert run(code).strip() == "[]"


def test_nothing_is_loaded_beside_threads_that_work(qtbot, build_window, monkeypatch):
    monkeypatch.setattr(ahead, "_AFTER_MS", 1)
    loaded, let_go = [], Event()
    monkeypatch.setattr(ahead, "import_module", loaded.append)
    monkeypatch.setattr(wiring, "load_ahead", lambda _window: None)
    window = build_window()
    window.workers.submit(lambda _token, _progress: let_go.wait(60))
    ahead.load_ahead(window)
    qtbot.wait(600)
    assert loaded == []
    let_go.set()
    dialogs = [f"{_PACKAGE}.{name}" for name in MODULES]
    qtbot.waitUntil(lambda: loaded == [*NEEDED, *dialogs], timeout=30_000)


def test_a_window_at_rest_has_loaded_them(qtbot, build_window):
    window = build_window()
    last = f"{_PACKAGE}.{MODULES[-1]}"
    kept = sys.modules.pop(last, None)
    try:
        qtbot.waitUntil(lambda: last in sys.modules, timeout=30_000)
    finally:
        if kept is not None:  # others hold its classes
            sys.modules[last] = kept
    assert window.isVisible()


def test_slices_leave_room_for_events_and_end(qtbot, qapp):
    from PySide6.QtCore import QObject, QTimer

    parent, seen = QObject(), []
    every = QTimer(parent, interval=0)
    every.timeout.connect(lambda: seen.append("event"))
    every.start()

    def steps():
        import time

        for number in range(4):
            time.sleep(0.007)
            yield seen.append(number)

    in_slices(steps(), parent)
    qtbot.waitUntil(lambda: 3 in seen, timeout=10_000)
    every.stop()
    numbers = [each for each in seen if each != "event"]
    assert numbers == [0, 1, 2, 3]
    for number in range(3):
        between = seen[seen.index(number) : seen.index(number + 1)]
        assert "event" in between
    qtbot.waitUntil(lambda: parent.findChildren(QTimer) == [every], timeout=10_000)


def test_what_is_left_goes_with_its_parent(qtbot, qapp):
    from PySide6.QtCore import QEvent, QObject

    parent, taken = QObject(), []
    in_slices(iter(lambda: taken.append(1), 0), parent, pause=5)
    qtbot.waitUntil(lambda: bool(taken), timeout=10_000)
    parent.deleteLater()
    qapp.sendPostedEvents(parent, QEvent.Type.DeferredDelete)
    count = len(taken)
    qtbot.wait(60)
    assert len(taken) == count
