"""Jobs: a priority queue, a few threads, and channels on which the latest wins."""

from __future__ import annotations

import heapq
import itertools
import sys
import threading
import traceback
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from looksmith.work.bands import core_count
from looksmith.work.token import Cancelled, CancelToken, Progress

__all__ = ["Job", "Scheduler"]

T = TypeVar("T")

Work = Callable[[CancelToken, Progress], T]


@dataclass(eq=False)
class Job(Generic[T]):
    """One piece of work, queued, running or ended.

    Exactly one of `on_done`, `on_error` and `on_cancel` is called, on the thread that
    worked (or, for a job cancelled while queued, on the one that cancelled it).
    """

    work: Work[T]
    name: str = ""
    channel: str | None = None
    priority: int = 0
    on_done: Callable[[T], None] | None = None
    on_error: Callable[[BaseException, str], None] | None = None
    on_progress: Callable[[float, str], None] | None = None
    on_cancel: Callable[[], None] | None = None
    token: CancelToken = field(default_factory=CancelToken)
    ended: threading.Event = field(default_factory=threading.Event)
    _claim: threading.Lock = field(default_factory=threading.Lock)

    def cancel(self) -> None:
        """Stop the job: at once if it still waits, at its next look if it runs."""
        self.token.cancel()
        if self._claim.acquire(blocking=False):
            self._finish_cancelled()

    def run(self) -> None:
        """Do the work, unless it was cancelled first."""
        if not self._claim.acquire(blocking=False):
            return
        try:
            self.token.check()
            result = self.work(self.token, self._report)
            self.token.check()
        except Cancelled:
            self._finish_cancelled()
        except BaseException as error:  # handed on with its traceback
            if self.on_error is not None:
                self.on_error(error, traceback.format_exc())
            self.ended.set()
        else:
            if self.on_done is not None:
                self.on_done(result)
            self.ended.set()

    def wait(self, timeout: float | None = None) -> bool:
        """Wait for the end; return whether it came."""
        return self.ended.wait(timeout)

    def _report(self, fraction: float, text: str) -> None:
        self.token.check()
        if self.on_progress is not None:
            self.on_progress(fraction, text)

    def _finish_cancelled(self) -> None:
        if self.on_cancel is not None:
            self.on_cancel()
        self.ended.set()


def _report_uncaught() -> None:
    kind, error, trace = sys.exc_info()
    if kind is not None:
        thread = threading.current_thread()
        threading.excepthook(threading.ExceptHookArgs((kind, error, trace, thread)))


class Scheduler:
    """Run jobs on a few threads, the most urgent first.

    Parameters
    ----------
    threads
        Number of workers; by default one more than the cores, at least 3, so that a
        long export never keeps a preview waiting.
    """

    def __init__(self, threads: int | None = None) -> None:
        self._queue: list[tuple[int, int, Job[Any]]] = []
        self._order = itertools.count()
        self._ready = threading.Condition()
        self._channels: dict[str, Job[Any]] = {}
        self._running: set[Job[Any]] = set()
        self._closed = False
        count = threads or max(3, core_count() + 1)
        self._threads = [
            threading.Thread(target=self._serve, name=f"work-{i}", daemon=True)
            for i in range(count)
        ]
        for thread in self._threads:
            thread.start()

    def submit(
        self,
        work: Work[T],
        *,
        name: str = "",
        channel: str | None = None,
        priority: int = 0,
        on_done: Callable[[T], None] | None = None,
        on_error: Callable[[BaseException, str], None] | None = None,
        on_progress: Callable[[float, str], None] | None = None,
        on_cancel: Callable[[], None] | None = None,
    ) -> Job[T]:
        """Queue `work` and return its job.

        Parameters
        ----------
        work
            Called as ``work(token, progress)``; looks at the token often.
        name
            For people.
        channel
            A newer job on a channel cancels the older one.
        priority
            The lower number runs first; equals run in the order they came.
        on_done, on_error, on_progress, on_cancel
            Called on the worker's thread. `on_error` takes the error and its
            traceback as text.

        Raises
        ------
        RuntimeError
            The scheduler was shut down.
        """
        job = Job(
            work, name, channel, priority, on_done, on_error, on_progress, on_cancel
        )
        with self._ready:
            if self._closed:
                raise RuntimeError("The scheduler was shut down.")
            older = None
            if channel is not None:
                older = self._channels.get(channel)
                self._channels[channel] = job
            heapq.heappush(self._queue, (priority, next(self._order), job))
            self._ready.notify()
        if older is not None:
            older.cancel()
        return job

    def shutdown(self, timeout: float = 10.0) -> None:
        """Cancel everything and wait for the threads to end."""
        with self._ready:
            self._closed = True
            waiting = [job for _, _, job in self._queue]
            running = list(self._running)
            self._queue.clear()
            self._ready.notify_all()
        for job in (*waiting, *running):
            job.cancel()
        for thread in self._threads:
            thread.join(timeout)

    def _serve(self) -> None:
        while (job := self._next()) is not None:
            try:
                job.run()
            except Exception:  # a callback's fault must not end the thread
                _report_uncaught()
            finally:
                self._forget(job)

    def _next(self) -> Job[Any] | None:
        with self._ready:
            while not self._queue and not self._closed:
                self._ready.wait()
            if self._closed:
                return None
            job = heapq.heappop(self._queue)[2]
            self._running.add(job)
            return job

    def _forget(self, job: Job[Any]) -> None:
        with self._ready:
            self._running.discard(job)
            if job.channel is not None and self._channels.get(job.channel) is job:
                del self._channels[job.channel]
