"""Jobs of which only the newest matters, none of which is cut short."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from looksmith.ui.workers import Workers
from looksmith.work.token import CancelToken, Progress

__all__ = ["Stream"]

Work = Callable[[CancelToken, Progress], Any]


class Stream:
    """Jobs of one kind, one at a time; of those that wait, only the newest runs.

    The running job is not cancelled by a newer one: a drag that asks again before
    every picture is done would otherwise never show any.
    """

    def __init__(self, workers: Workers, channel: str, priority: int) -> None:
        self._workers = workers
        self._channel = channel
        self._priority = priority
        self._serial = 0
        self._busy = False
        self._waiting: tuple[Work, Callable[[Any], None]] | None = None

    @property
    def busy(self) -> bool:
        """Whether a job runs or waits."""
        return self._busy

    def request(self, work: Work, on_done: Callable[[Any], None]) -> None:
        """Run `work` now, or next in place of what waits."""
        if self._busy:
            self._waiting = (work, on_done)
        else:
            self._start(work, on_done)

    def cancel(self) -> None:
        """Drop what runs and what waits."""
        self._serial += 1
        self._busy = False
        self._waiting = None
        self._workers.cancel_channel(self._channel)

    def _start(self, work: Work, on_done: Callable[[Any], None]) -> None:
        serial = self._serial
        self._busy = True

        def done(result: Any) -> None:
            if serial == self._serial:
                on_done(result)
                self._next()

        def failed(error: BaseException, trace: str) -> None:
            if serial == self._serial:
                self._workers.failed.emit(*self._workers.describe(error, trace))
                self._next()

        self._workers.submit(
            work,
            name=self._channel,
            channel=self._channel,
            priority=self._priority,
            on_done=done,
            on_error=failed,
        )

    def _next(self) -> None:
        self._busy = False
        if self._waiting is not None:
            request, self._waiting = self._waiting, None
            self._start(*request)
