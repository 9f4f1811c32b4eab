"""How late the window's event loop is in a minute of work, and what it does at rest.

The budget is 50 ms: the median of the worst gap over five runs. ``gap`` is time on the
clock; ``own`` leaves out what the thread waited for a processor, so that a machine that
is busy otherwise is told from a window that is late.
"""

from __future__ import annotations

import json
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

import pytest
from minute import write_photos
from PySide6.QtCore import QEventLoop, QTimer

from looksmith.ui.main import _wait_until_settled, make_application, make_window

_MINUTE = Path(__file__).with_name("minute.py")
_RUNS = 5
_BUDGET_MS = 50
_IDLE_S = 5.0


@pytest.fixture(scope="module")
def photos(tmp_path_factory, sample):
    """Return a folder with the photos of the minute."""
    folder = tmp_path_factory.mktemp("minute")
    write_photos(folder, sample)
    return folder


@pytest.mark.benchmark(group="a minute with the window: the longest gap")
def test_longest_gap(benchmark, photos):
    """Five runs, each a process of its own, as a first minute is.

    Its modules are compiled already, as those of an installed program are.
    """
    reports = []
    env = {**os.environ, "PYTHONPYCACHEPREFIX": str(photos / "compiled")}
    env.pop("PYTHONDONTWRITEBYTECODE", None)
    command = [sys.executable, str(_MINUTE), str(photos), str(photos / "report.json")]

    def play():
        subprocess.run(command, check=True, env=env)
        reports.append(json.loads((photos / "report.json").read_text("utf-8")))

    play()  # compiles
    reports.clear()
    benchmark.pedantic(play, rounds=_RUNS)
    info = benchmark.extra_info
    info["budget_ms"] = _BUDGET_MS
    for kind, which in (("gap_ms", "worst"), ("own_ms", "worst_own")):
        ranked = sorted((report[which] for report in reports), key=lambda g: g[kind])
        info[f"worst_{kind}"] = ranked[_RUNS // 2]
    info["steps_own_ms"] = {
        step: statistics.median(
            r["steps"].get(step, {"own_ms": 0})["own_ms"] for r in reports
        )
        for step in dict.fromkeys(step for r in reports for step in r["steps"])
    }
    assert all(report["beats"] > 1000 for report in reports)


@pytest.mark.benchmark(group="five seconds of a window at rest")
def test_rest(benchmark, tmp_path, root):
    """What the process works, and which timers still run, with nothing to do."""
    make_application()
    window = make_window(tmp_path)
    window.resize(1440, 900)
    window.show()
    window.open_photos([root / "resources" / "samples" / "spices.jpg"])
    _wait_until_settled(window, 60)
    loop = QEventLoop()
    QTimer.singleShot(3000, loop.quit)  # autosave, warm-up, what pauses ask for
    loop.exec()
    worked = []

    def rest():
        QTimer.singleShot(round(1e3 * _IDLE_S), loop.quit)
        before, began = time.process_time(), time.perf_counter()
        loop.exec()
        share = (time.process_time() - before) / (time.perf_counter() - began)
        worked.append(share)

    benchmark.pedantic(rest, rounds=2)
    running = [t for t in window.findChildren(QTimer) if t.isActive()]
    benchmark.extra_info["processor_percent"] = round(100 * min(worked), 2)
    benchmark.extra_info["threads"] = len(os.listdir("/proc/self/task"))
    window.close()
    assert not [timer for timer in running if not timer.isSingleShot()]
