"""Long things done in slices, so that the window never waits for them."""

from __future__ import annotations

import time
from collections.abc import Iterable

from PySide6.QtCore import QObject, QTimer

__all__ = ["in_slices"]

_SLICE_S = 0.006


def in_slices(steps: Iterable[object], parent: QObject, *, pause: int = 0) -> None:
    """Take steps for a few milliseconds at a time, with room for events in between.

    Parameters
    ----------
    steps
        Each is taken when the next one is asked for, and should be short.
    parent
        When it goes, the rest is given up.
    pause
        Milliseconds between two slices.
    """
    left = iter(steps)
    timer = QTimer(parent, interval=pause)

    def go_on() -> None:
        until = time.perf_counter() + _SLICE_S
        for _step in left:
            if time.perf_counter() > until:
                return
        timer.stop()
        timer.deleteLater()

    timer.timeout.connect(go_on)
    timer.start()
