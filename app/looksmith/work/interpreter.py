"""One interpreter for all threads: nobody shall keep it from the window for long."""

from __future__ import annotations

import gc
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

__all__ = [
    "keep_for_good",
    "loading_modules",
    "search_anywhere",
    "search_here_only",
    "search_if_due",
    "take_short_turns",
]

_TURN_S = 0.0001
_lock = threading.Lock()
_loading = 0
_here_only = 0


def take_short_turns() -> None:
    """Let a thread that waits for the interpreter have it after 0.1 ms.

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
            _allow()


def search_here_only() -> None:
    """Search for unreachable objects in `search_if_due` only, and on no other thread.

    Python searches on whichever thread makes an object too many, and destroys there
    what it finds. A Qt object must be destroyed on the thread that it belongs to: taken
    down beside it, the program may crash. Holds until `search_anywhere` was called as
    often as this.
    """
    global _here_only  # noqa: PLW0603  # there may be several windows
    with _lock:
        _here_only += 1
        gc.disable()


def search_anywhere() -> None:
    """End what `search_here_only` began."""
    global _here_only  # noqa: PLW0603
    with _lock:
        _here_only -= 1
        _allow()


def search_if_due() -> None:
    """Search as Python itself would by now, on the thread that calls this."""
    if _loading:
        return
    made, limits = gc.get_count(), gc.get_threshold()
    for generation in (2, 1, 0):
        if made[generation] > limits[generation]:
            gc.collect(generation)
            return


def _allow() -> None:
    """Let Python search by itself where nothing speaks against it; under the lock."""
    if not _loading and not _here_only:
        gc.enable()
