"""Calls of libraries that cannot be stopped, made so that a cancel need not wait."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import TypeVar

from looksmith.work.token import NEVER, Cancelled, CancelToken

__all__ = ["run_apart"]

T = TypeVar("T")

_POLL_S = 0.05
_lock = threading.Lock()
_left: list[threading.Thread] = []  # that nobody waits for any more


def run_apart(call: Callable[[], T], token: CancelToken) -> T:
    """Return what a call returns, or give it up where the token is cancelled.

    A call that is given up ends by itself on a thread of its own, and what comes of it
    is dropped. The next call waits for it, so that no more than one holds memory.

    Parameters
    ----------
    call
        May raise; whatever it touches outlives it.
    token
        Looked at 20 times a second. With `NEVER` the call is made on this thread.

    Raises
    ------
    Cancelled
        By the token.
    """
    if token is NEVER:
        return call()
    _wait_for_those_left(token)
    result: Future[T] = Future()
    thread = threading.Thread(target=_fill, args=(result, call), name="apart")
    thread.daemon = True
    thread.start()
    while True:
        try:
            return result.result(_POLL_S)
        except TimeoutError:
            if result.done():
                raise
            if token.cancelled:
                with _lock:
                    _left.append(thread)
                raise Cancelled from None


def _fill(result: Future[T], call: Callable[[], T]) -> None:
    try:
        result.set_result(call())
    except BaseException as error:  # handed on with its traceback
        result.set_exception(error)


def _wait_for_those_left(token: CancelToken) -> None:
    while True:
        token.check()
        with _lock:
            _left[:] = [thread for thread in _left if thread.is_alive()]
            first = next(iter(_left), None)
        if first is None:
            return
        first.join(_POLL_S)
