"""Starting and stopping the program itself, in a process of its own."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time

import pytest

_RUN = """
import sys
from pathlib import Path
from looksmith.ui.main import run_window
raise SystemExit(run_window([Path(sys.argv[2])], data_dir=Path(sys.argv[1])))
"""
_SHOT = """
import sys
from pathlib import Path
from looksmith.ui.main import run_window
folder = Path(sys.argv[1])
raise SystemExit(
    run_window([Path(sys.argv[2])], data_dir=folder, screenshot=folder / "shot.png")
)
"""


@pytest.fixture
def start(root, tmp_path, photo_file):
    """Return a function that starts a program on a photo."""
    env = {
        **os.environ,
        "PYTHONPATH": str(root / "app"),
        "QT_QPA_PLATFORM": "offscreen",
    }

    def run(code: str) -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, "-c", code, str(tmp_path / "data"), str(photo_file())],
            env=env, stderr=subprocess.PIPE, text=True,
        )  # fmt: skip

    return run


@pytest.mark.skipif(sys.platform == "win32", reason="there is no SIGINT to send")
def test_an_interrupt_in_the_terminal_quits(start, tmp_path):
    process = start(_RUN)
    marker = tmp_path / "data" / "window.ini"
    end = time.monotonic() + 240
    while time.monotonic() < end and not marker.exists():
        time.sleep(0.05)
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=240)
    assert process.returncode == 0, errors
    assert "Traceback" not in errors


def test_a_screenshot_of_the_running_program(start, tmp_path):
    process = start(_SHOT)
    _, errors = process.communicate(timeout=240)
    assert process.returncode == 0, errors
    assert (tmp_path / "data" / "shot.png").stat().st_size > 10_000
