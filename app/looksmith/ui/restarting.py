"""Start Looksmith anew, on the work that was open."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QProcess, QProcessEnvironment

from looksmith.ui.scale import without_scale
from looksmith.ui.session_restore import RESUME_KEY

if TYPE_CHECKING:
    from looksmith.ui.window import MainWindow

__all__ = ["restart", "restart_command"]

Starter = Callable[[list[str], Mapping[str, str]], bool]


def restart_command() -> list[str]:
    """Return what starts Looksmith without photos."""
    if getattr(sys, "frozen", False):
        return [sys.executable]
    return [sys.executable, "-m", "looksmith"]


def _start(command: list[str], environment: Mapping[str, str]) -> bool:
    process = QProcess()
    variables = QProcessEnvironment()
    for name, value in environment.items():
        variables.insert(name, value)
    process.setProcessEnvironment(variables)
    process.setProgram(command[0])
    process.setArguments(command[1:])
    return bool(process.startDetached()[0])


def restart(window: MainWindow, start: Starter = _start) -> bool:
    """Close the window, which keeps its session, and begin with that anew.

    Parameters
    ----------
    window
        The window.
    start
        Starts a command in an environment; returns whether that worked.

    Returns
    -------
    bool
        Whether a new process was started.
    """
    window.settings.setValue(RESUME_KEY, True)
    window.close()
    window.settings.sync()
    environment = without_scale(dict(os.environ))
    environment["LOOKSMITH_DATA_DIR"] = str(Path(window.settings.fileName()).parent)
    return start(restart_command(), environment)
