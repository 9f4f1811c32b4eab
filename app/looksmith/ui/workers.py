"""The bridge from jobs on threads to callbacks on the window's thread."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

from looksmith.errors import LooksmithError
from looksmith.ui.sentences import in_user_language
from looksmith.work.scheduler import Job, Scheduler
from looksmith.work.token import CancelToken, Progress

__all__ = ["PHOTO_CHANNELS", "Workers"]

T = TypeVar("T")

_PROGRESS_SECONDS = 1 / 20

PHOTO_CHANNELS = ("preview", "zoom")
"""Of the jobs for the photo itself, that the user waits for with every edit."""


class Workers(QObject):
    """Run work on threads; every callback given here runs on this object's thread.

    On a channel the latest job wins: the callbacks of an older one never run once a
    newer one was submitted, not even when it had finished already.

    Parameters
    ----------
    parent
        The owner.
    scheduler
        The threads; a new set by default.
    """

    job_started = Signal(object)
    job_progress = Signal(object, float, str)
    job_ended = Signal(object)
    failed = Signal(str, str)
    """An error's message and detail, for the message bar."""

    _posted = Signal(object)

    def __init__(
        self, parent: QObject | None = None, *, scheduler: Scheduler | None = None
    ) -> None:
        super().__init__(parent)
        self._scheduler = scheduler or Scheduler()
        self._latest: dict[str, Job[Any]] = {}
        self._shown: set[Job[Any]] = set()
        self._open: set[Job[Any]] = set()
        self._closed = False
        self._posted.connect(self._on_posted, Qt.ConnectionType.QueuedConnection)

    @property
    def busy(self) -> bool:
        """Whether a job waits, runs, or has a callback to come."""
        return bool(self._open)

    def works_on(self, channels: Iterable[str]) -> bool:
        """Whether one of the channels has a job whose end is still to come."""
        return not self._latest.keys().isdisjoint(channels)

    def submit(
        self,
        work: Callable[[CancelToken, Progress], T],
        *,
        name: str = "",
        channel: str | None = None,
        priority: int = 0,
        on_done: Callable[[T], None] | None = None,
        on_error: Callable[[BaseException, str], None] | None = None,
        on_cancel: Callable[[], None] | None = None,
        show: bool = False,
    ) -> Job[T]:
        """Queue `work`; call it from the window's thread only.

        Parameters
        ----------
        work
            Called as ``work(token, progress)`` on a thread; must not touch widgets.
        name
            For people.
        channel
            A newer job on a channel cancels the older one.
        priority
            The lower number runs first.
        on_done
            Takes the result.
        on_error
            Takes the error and its traceback; without it, `failed` is emitted.
        on_cancel
            Called when the job was cancelled, also by a newer one on its channel.
        show
            Whether the status bar shows it, with progress and a cancel button.
        """
        if self._closed:
            # A timer may still ask for work while the window goes away.
            ended: Job[T] = Job(work, name, channel, priority)
            ended.cancel()
            return ended
        last = 0.0

        def report(fraction: float, text: str) -> None:
            nonlocal last
            now = time.monotonic()
            if fraction >= 1 or now - last >= _PROGRESS_SECONDS:
                last = now
                self._post(lambda: self.job_progress.emit(job, fraction, text))

        # The closures below run after `job` is set: posted calls are queued.
        job: Job[T] = self._scheduler.submit(
            work,
            name=name,
            channel=channel,
            priority=priority,
            on_done=lambda result: self._post(lambda: self._done(job, result, on_done)),
            on_error=lambda error, trace: self._post(
                lambda: self._error(job, error, trace, on_error)
            ),
            on_progress=report if show else None,
            on_cancel=lambda: self._post(lambda: self._cancelled(job, on_cancel)),
        )
        self._open.add(job)
        if channel is not None:
            self._latest[channel] = job
        if show:
            self._shown.add(job)
            self.job_started.emit(job)
        return job

    def cancel_channel(self, channel: str) -> None:
        """Cancel the job on a channel, if there is one."""
        job = self._latest.pop(channel, None)
        if job is not None:
            job.cancel()

    def shutdown(self) -> None:
        """Cancel every job and wait for the threads; no callback runs from here on."""
        if not self._closed:
            self._closed = True
            self._scheduler.shutdown()

    def _post(self, call: Callable[[], None]) -> None:
        if not self._closed:
            self._posted.emit(call)

    @Slot(object)
    def _on_posted(self, call: Callable[[], None]) -> None:
        if not self._closed:
            call()

    def _is_stale(self, job: Job[Any]) -> bool:
        if job.channel is None:
            return False
        return self._latest.get(job.channel) is not job

    def _end(self, job: Job[Any]) -> None:
        self._open.discard(job)
        if not self._is_stale(job) and job.channel is not None:
            del self._latest[job.channel]
        if job in self._shown:
            self._shown.discard(job)
            self.job_ended.emit(job)

    def _done(
        self, job: Job[T], result: T, on_done: Callable[[T], None] | None
    ) -> None:
        stale = self._is_stale(job)
        self._end(job)
        if on_done is not None and not stale:
            on_done(result)

    def _error(
        self,
        job: Job[Any],
        error: BaseException,
        trace: str,
        on_error: Callable[[BaseException, str], None] | None,
    ) -> None:
        stale = self._is_stale(job)
        self._end(job)
        if stale:
            return
        if on_error is not None:
            on_error(error, trace)
        else:
            self.failed.emit(*self.describe(error, trace, job.name))

    def _cancelled(self, job: Job[Any], on_cancel: Callable[[], None] | None) -> None:
        self._end(job)
        if on_cancel is not None:
            on_cancel()

    def describe(
        self, error: BaseException, trace: str, name: str = ""
    ) -> tuple[str, str]:
        """Return an error's message for people and its detail for a report."""
        if isinstance(error, LooksmithError):
            return in_user_language(error.message), error.detail or trace
        if isinstance(error, MemoryError):
            return self.tr("There is not enough memory for this."), trace
        what = name or self.tr("The last step")
        text = self.tr("{what} failed: {reason}")
        reason = in_user_language(str(error)) or type(error).__name__
        return text.format(what=what, reason=reason), trace
