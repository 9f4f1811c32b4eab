"""One interpreter for all threads: nobody shall keep it from the window for long."""

from __future__ import annotations

import gc
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = ["keep_for_good", "loading_modules", "take_short_turns"]

_TURN_S = 0.0005
_lock = threading.Lock()
_loading = 0


def take_short_turns() -> None:
    """Let a thread that waits for the interpreter have it after half a millisecond.

    A window calls Qt hundreds of times for one picture, and every call lets go of the
    interpreter: beside a thread that works in Python each of them would wait for the
    usual 5 ms.
    """
    sys.setswitchinterval(_TURN_S)


def keep_for_good() -> None:
    """Take all that there is now for something that stays until the end.

    The search for unreachable objects halts every thread, for a tenth of a second once
    large modules are loaded; what is kept for good is not looked through again.
    """
    gc.freeze()


@contextmanager
def loading_modules() -> Iterator[None]:
    """Import large modules: no search for unreachable objects meanwhile or in them."""
    global _loading  # noqa: PLW0603  # several threads may load at once
    with _lock:
        _loading += 1
        gc.disable()
    try:
        yield
    finally:
        with _lock:
            _loading -= 1
            if not _loading:
                keep_for_good()
                gc.enable()
