"""Fixtures that several rooms share."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck
from hypothesis import settings as limits
from PySide6.QtGui import QCursor
from pytestqt.qtbot import QtBot

from looksmith.work.interpreter import (
    search_anywhere,
    search_here_only,
    search_if_due,
)

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ.update(LC_ALL="C.UTF-8", LANGUAGE="en")  # the window follows them
if "PYTEST_XDIST_WORKER" in os.environ:
    # Workers share the cores: where each counts all of them as its own, the threads of
    # its matrix products and networks spin while they wait for one another. Read by
    # libraries when they are loaded, so it has to be said before any is.
    os.environ.setdefault("OMP_NUM_THREADS", "1")

ROOT = Path(__file__).resolve().parents[1]
PATIENCE_MS = 60_000

# A busy computer fails nothing, and neither does a draw that nobody has seen before.
# With --hypothesis-profile=searching, every run draws anew.
_UNHURRIED = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}
limits.register_profile("searching", **_UNHURRIED)
limits.register_profile("steady", derandomize=True, **_UNHURRIED)
limits.load_profile("steady")


class PatientBot(QtBot):
    """Waits longer than a busy computer takes; what comes sooner ends a wait sooner."""

    def waitUntil(self, callback, *, timeout=0):
        super().waitUntil(callback, timeout=max(timeout, PATIENCE_MS))

    def waitExposed(self, widget, *, timeout=0):
        return super().waitExposed(widget, timeout=max(timeout, PATIENCE_MS))

    def waitSignal(self, signal, *, timeout=0, raising=True, **options):
        if raising:  # else it is watched that nothing comes
            timeout = max(timeout, PATIENCE_MS)
        return super().waitSignal(signal, timeout=timeout, raising=raising, **options)

    def waitSignals(self, signals, *, timeout=0, **options):
        timeout = max(timeout, PATIENCE_MS)
        return super().waitSignals(signals, timeout=timeout, **options)


@pytest.fixture
def qtbot(qapp, request) -> Iterator[PatientBot]:
    """Return a bot; what the test leaves is looked for on the window's thread.

    The pointer is where no test before has left it: a window that comes up below it
    tells of the colour there.
    """
    QCursor.setPos(0, 0)
    search_here_only()
    yield PatientBot(request)
    search_if_due()
    search_anywhere()


@pytest.fixture(scope="session")
def root() -> Path:
    """Return the project's root."""
    return ROOT


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """Return the folder of data that is not part of the project, or skip."""
    folder = ROOT.parent / "shared" / "data"
    if not folder.is_dir():
        pytest.skip("the shared data folder is not beside this checkout")
    return folder


@pytest.fixture
def no_dehaze(monkeypatch) -> Iterator[None]:
    """Hide the weights of Dehaze that came with Looksmith."""
    from looksmith.models import weights_file
    from looksmith.models.dehaze import weights
    from looksmith.resources import resource

    def hidden(folder, name):
        return resource(folder, "no-such-weights.npz" if "dehaze" in name else name)

    def forget():
        weights_file.came_along.cache_clear()
        weights.load_weights.cache_clear()

    forget()
    monkeypatch.setattr(weights_file, "resource", hidden)
    yield
    forget()
