"""Linear algebra on one thread, for as long as a fit takes.

A fit does many products of middling size. On several threads OpenBLAS waits for itself
between them, which on busy cores costs far more than a second thread gains.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from typing import Any

__all__ = ["one_blas_thread"]


@lru_cache(maxsize=1)
def _libraries() -> tuple[Any, ...]:
    """Return what sets the threads of each BLAS that is loaded."""
    from threadpoolctl import ThreadpoolController

    found = ThreadpoolController().select(user_api="blas")
    return tuple(found.lib_controllers)


def _set_threads(library: Any, count: int) -> None:
    # The number holds for the whole process, whichever thread sets it: only the last
    # fit to end, which may be another's, may give it back.
    release = getattr(library, "clear_controlling_thread", lambda **_: None)
    release(force=True)
    library.set_num_threads(count)
    release(force=True)


class _Limit:
    """Keeps BLAS to one thread while anybody wants it so."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._wanted = 0
        self._before: list[int] = []

    def take(self) -> None:
        with self._lock:
            self._wanted += 1
            if self._wanted == 1:
                self._before = [each.get_num_threads() for each in _libraries()]
                for library in _libraries():
                    _set_threads(library, 1)

    def leave(self) -> None:
        with self._lock:
            self._wanted -= 1
            if not self._wanted:
                for library, count in zip(_libraries(), self._before, strict=True):
                    _set_threads(library, count)


_LIMIT = _Limit()


@contextmanager
def one_blas_thread() -> Iterator[None]:
    """Keep BLAS to one thread; the last to leave gives back what was before."""
    _LIMIT.take()
    try:
        yield
    finally:
        _LIMIT.leave()
