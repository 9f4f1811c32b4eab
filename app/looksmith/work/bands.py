"""Rows in parallel: a shared thread pool for loops that release the GIL."""

from __future__ import annotations

import os
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, wait

from looksmith.work.token import NEVER, CancelToken

__all__ = ["core_count", "for_bands", "processor_count", "use_cores"]

_lock = threading.Lock()
_pool: ThreadPoolExecutor | None = None
_most: int | None = None


def processor_count() -> int:
    """Return the number of processors that the system gives this process."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # macOS and Windows
        return os.cpu_count() or 1


def use_cores(most: int | None) -> None:
    """Let this process work on so many processors at most; None for all.

    Threads that run already are not ended: call it at the start.
    """
    global _most  # noqa: PLW0603  # one limit a process
    _most = most


def core_count() -> int:
    """Return the number of processors that this process works on."""
    there = processor_count()
    return there if _most is None else max(1, min(_most, there))


def _shared_pool() -> ThreadPoolExecutor:
    global _pool  # noqa: PLW0603  # one pool a process, made on first use
    with _lock:
        if _pool is None:
            _pool = ThreadPoolExecutor(core_count(), "band")
        return _pool


def for_bands(
    height: int,
    work: Callable[[int, int], None],
    token: CancelToken = NEVER,
    *,
    rows: int = 64,
) -> None:
    """Call ``work(y0, y1)`` on bands of rows, in parallel, until all are done.

    Parameters
    ----------
    height
        Number of rows.
    work
        Works on the rows [y0, y1); called from several threads at once. It may call
        `for_bands` itself.
    token
        Looked at before every band.
    rows
        Height of a band.

    Raises
    ------
    Cancelled
        The token was cancelled; every band has ended by then.
    """
    starts = iter(range(0, height, rows))
    lock = threading.Lock()

    def take() -> int | None:
        with lock:
            return next(starts, None)

    def run() -> None:
        while (start := take()) is not None:
            token.check()
            work(start, min(start + rows, height))

    workers = min(core_count(), -(-height // rows))
    if workers <= 1:
        run()
        return
    # The calling thread works too, and withdraws what the pool has not begun: a pool
    # whose threads are all busy (or are the callers) cannot stall it.
    futures = [_shared_pool().submit(run) for _ in range(workers - 1)]
    try:
        run()
    except BaseException:
        for start in iter(take, None):
            del start
        wait([future for future in futures if not future.cancel()])
        raise
    for future in futures:
        if not future.cancel():
            future.result()
    token.check()
