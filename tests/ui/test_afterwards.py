"""A window that is shown quickly: what it leaves for later, and what it does not do."""

from __future__ import annotations

import os
import subprocess
import sys
from collections import Counter

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer
from PySide6.QtWidgets import QWidget

from looksmith.ui.afterwards import Afterwards


class Painted(QObject):
    """Counts the paints of widgets, by their class's name."""

    def __init__(self, parent):
        super().__init__(parent)
        self.counts = Counter()
        for widget in parent.findChildren(QWidget):
            widget.installEventFilter(self)

    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            self.counts[type(watched).__name__] += 1
        return False


@pytest.fixture
def widget(qtbot, qapp):
    made = QWidget()
    qtbot.addWidget(made)
    return made


def test_the_rest_comes_after_the_paint_in_order(qtbot, widget):
    done = []
    rest = Afterwards(widget, (lambda: done.append(1), lambda: done.append(2)), widget)
    qtbot.wait(20)
    assert not rest.done
    assert done == []
    widget.show()
    qtbot.waitUntil(lambda: rest.done)
    assert done == [1, 2]


def test_events_pass_between_the_pieces(qtbot, widget):
    done = []
    pieces = (lambda: QTimer.singleShot(0, lambda: done.append("event")), done.clear)
    rest = Afterwards(widget, (*pieces, lambda: done.append("last")), widget)
    widget.show()
    qtbot.waitUntil(lambda: rest.done and "last" in done)


def test_a_piece_that_fails_does_not_stop_the_others(qtbot, widget):
    done = []

    def fail():
        raise ValueError("odd thing")

    with qtbot.captureExceptions() as caught:
        Afterwards(widget, (fail, lambda: done.append(1)), widget)
        widget.show()
        qtbot.waitUntil(lambda: bool(done))
    assert [str(error) for _kind, error, _trace in caught] == ["odd thing"]


def test_the_start_leaves_what_it_does_not_need(root):
    later = {
        "importlib.metadata", "looksmith.export.batch.run", "looksmith.lut.formats",
        "looksmith.models.dehaze.weights", "looksmith.ui.batch_export",
        "looksmith.ui.diagnostics",
    }  # fmt: skip
    code = (
        "import sys, tempfile; from pathlib import Path\n"
        "from looksmith.ui.main import make_application, make_window\n"
        "app = make_application(offscreen=True)\n"
        "window = make_window(Path(tempfile.mkdtemp()))\n"
        f"print(*sorted({later} & set(sys.modules)))\n"
        "window.close()"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True,
        env={**os.environ, "PYTHONPATH": str(root / "app")},
    )  # fmt: skip
    assert done.stdout.strip() == ""


def test_batches_that_all_ended_load_nothing(qtbot, build_window, tmp_path):
    (tmp_path / "batches").mkdir()
    window = build_window()
    qtbot.waitUntil(lambda: window.settled, timeout=60_000)
    qtbot.wait(300)
    assert "batch" not in vars(window)


def test_nothing_wakes_a_window_that_is_idle(qtbot, window, photo_file, open_photo):
    open_photo(window, photo_file())

    def repeating():
        timers = window.findChildren(QTimer)
        return [t for t in timers if t.isActive() and not t.isSingleShot()]

    qtbot.waitUntil(lambda: window.settled and not repeating(), timeout=60_000)


def test_a_step_of_a_slider_repaints_only_what_it_changes(
    qtbot, window, photo_file, open_photo
):
    open_photo(window, photo_file())
    window.document.set_light("contrast", 10.0)
    qtbot.waitUntil(lambda: window.settled)
    qtbot.wait(50)
    painted = Painted(window)
    with qtbot.waitSignal(window.preview.image_ready):
        window.document.set_light("contrast", 11.0)
    qtbot.waitUntil(lambda: painted.counts["Canvas"] > 0)
    for same in ("StillSlot", "BlendPanel", "RestoreRow", "_Header"):
        assert painted.counts[same] == 0, painted.counts
    assert painted.counts["Track"] == 1


def test_commands_are_asked_once_for_an_edit(qtbot, window, photo_file, open_photo):
    open_photo(window, photo_file())
    window.document.set_light("contrast", 10.0)
    window.document.undo()
    qtbot.waitUntil(lambda: window.settled)
    asked = []
    window.states.shown.connect(lambda: asked.append(1))
    window.document.set_light("contrast", 10.0)
    assert window.actions_by_id["edit.undo"].isEnabled()
    QCoreApplication.processEvents()
    assert len(asked) == 1
