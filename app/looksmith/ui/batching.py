"""Batches in the window: run, stopped, gone on with, and found again after a kill."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from looksmith.export.batch.edits import BatchEdits
from looksmith.export.batch.journal import Journal, JournalState
from looksmith.export.batch.plan import Order, plan
from looksmith.export.batch.run import Report, local_pool, run_batch
from looksmith.export.batch.task import Outcome, Task
from looksmith.ui.batch_journals import StoppedBatch, held, stopped_batches
from looksmith.ui.sentences import in_user_language
from looksmith.ui.workers import Workers
from looksmith.work.bands import core_count
from looksmith.work.scheduler import Job
from looksmith.work.token import CancelToken, Progress

__all__ = ["BatchJob", "BatchRunner", "BatchState", "WrittenFile"]

_PRIORITY = 7
_SHOW_MS = 100
_PLANNING = 0.05  # of the progress


@dataclass(frozen=True)
class BatchJob:
    """What a batch is to do.

    Parameters
    ----------
    photos
        The originals.
    order
        Folder, names, options.
    edits
        Makes what gives each photo its edit; called on a thread.
    workers
        Photos at a time.
    """

    photos: Sequence[Path]
    order: Order
    edits: Callable[[], BatchEdits]
    workers: int


@dataclass(frozen=True)
class WrittenFile:
    """A file that a batch wrote.

    Parameters
    ----------
    photo, output
        The original and the file.
    bytes
        Its size.
    notes
        What it could not hold, for people.
    """

    photo: Path
    output: Path
    bytes: int
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class BatchState:
    """How far the batch on show is.

    Parameters
    ----------
    running
        Whether it works now.
    total, done
        Photos in all, and those that ended, well or not.
    failures
        Photos and why they failed.
    left_out
        Photos whose files were there already.
    seconds_left
        About how long it takes; None while that is not known.
    problem
        Why it ended early; "" where it did not.
    """

    running: bool = False
    total: int = 0
    done: int = 0
    failures: tuple[tuple[Path, str], ...] = ()
    left_out: int = 0
    seconds_left: float | None = None
    problem: str = ""

    @property
    def finished(self) -> bool:
        """Whether nothing is left to do."""
        return not self.running and not self.problem and self.done >= self.total


class BatchRunner(QObject):
    """Run one batch at a time, each with a journal of its own in a folder.

    Parameters
    ----------
    workers
        Where it runs, with progress and cancel in the status bar.
    folder
        Keeps the journals; made when the first batch is started.
    """

    changed = Signal()
    """The batch on show went on or ended."""
    ended = Signal()
    """A batch came to its end, or was stopped."""
    found = Signal()
    """It is known which batches of earlier runs are not done."""

    _planned = Signal(int, int, int, object)
    _told = Signal(object, object)

    def __init__(
        self, workers: Workers, folder: Path, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._workers, self._folder = workers, folder
        self.state = BatchState()
        self.stopped: tuple[StoppedBatch, ...] = ()
        self.journal: Path | None = None
        self.report: Report | None = None
        self.written: list[WrittenFile] = []
        self.output_folder: Path | None = None
        self._job: Job[Report] | None = None
        self._began = 0.0
        self._before = 0
        # One processor is left to the window; a new batch says how many it wants.
        self._workers_count = max(1, core_count() - 1)
        # A hundred small photos a second must not redraw the window as often.
        self._show = QTimer(self, singleShot=True, interval=_SHOW_MS)
        self._show.timeout.connect(self.changed)
        self._planned.connect(self._on_planned)
        self._told.connect(self._on_told)

    # -- batches of earlier runs

    def look(self) -> None:
        """Find batches that were interrupted; `found` tells when it is done."""
        folder, current = self._folder, self.journal

        def work(_token: CancelToken, _progress: Progress) -> tuple[StoppedBatch, ...]:
            return stopped_batches(folder, current)

        self._workers.submit(
            work, channel="batch-look", priority=_PRIORITY, on_done=self._on_looked
        )

    def _on_looked(self, found: tuple[StoppedBatch, ...]) -> None:
        # One of them may have been gone on with while they were looked at.
        self.stopped = tuple(each for each in found if each.journal != self.journal)
        self.found.emit()

    def forget(self, batch: StoppedBatch) -> None:
        """Give a stopped batch up; the files that it wrote stay."""
        with suppress(OSError):
            batch.journal.unlink(missing_ok=True)
        self.stopped = tuple(each for each in self.stopped if each != batch)
        self.found.emit()

    # -- running

    def start(self, job: BatchJob) -> None:
        """Plan and run a new batch."""
        stamp = datetime.now().strftime("%Y%m%d-%H%M%S-%f")
        path = self._folder / f"{stamp}.jsonl"

        def prepare(journal: Journal, token: CancelToken, progress: Progress) -> int:
            left_out = plan(
                job.photos, job.order, job.edits(), journal, token=token,
                progress=lambda share, text: progress(_PLANNING * share, text),
            )  # fmt: skip
            return len(left_out)

        self._workers_count = job.workers
        self.output_folder = job.order.folder
        self._run(path, prepare, len(job.photos))

    def resume(self, path: Path, *, retry: bool = False) -> None:
        """Go on with a batch; with `retry`, what failed is tried again."""

        def prepare(journal: Journal, _token: CancelToken, _progress: Progress) -> int:
            if retry:
                journal.forget_failures()
            return 0

        for batch in self.stopped:
            if batch.journal == path:
                self.output_folder = batch.folder
        self.stopped = tuple(each for each in self.stopped if each.journal != path)
        self._run(path, prepare, self.state.total)

    def stop(self) -> None:
        """Let the batch end; what is done stays done."""
        if self._job is not None:
            self._job.cancel()

    def write_report(self) -> Path | None:
        """Write what came of the batch, for people; return the file, None for none."""
        if self.report is None:
            return None
        path = self._folder / "report.txt"
        self.report.save(path)
        return path

    def _run(
        self,
        path: Path,
        prepare: Callable[[Journal, CancelToken, Progress], int],
        total: int,
    ) -> None:
        if self.state.running:
            return
        if path != self.journal:
            self.written = []
        self.journal, self.report = path, None
        self.state = BatchState(running=True, total=total)
        workers = self._workers_count

        def work(token: CancelToken, progress: Progress) -> Report:
            with (
                held(path),
                Journal(path) as journal,
                local_pool(workers) as (pool, count),
            ):
                left_out = prepare(journal, token, progress)
                ended = len(journal.outcomes)
                failures = _failures(journal)
                self._planned.emit(len(journal.tasks), ended, left_out, failures)

                def report(share: float, text: str) -> None:
                    # A cancelled job is told by its token, between two photos.
                    if not token.cancelled:
                        progress(_PLANNING + (1 - _PLANNING) * share, text)

                return run_batch(
                    journal, pool, count, token=token, progress=report,
                    told=self._told.emit,
                )  # fmt: skip

        self._job = self._workers.submit(
            work,
            name=self.tr("Batch export"),
            priority=_PRIORITY,
            on_done=self._on_done,
            on_error=self._on_error,
            on_cancel=self._on_cancelled,
            show=True,
        )
        self.changed.emit()

    def _on_planned(
        self, total: int, ended: int, left_out: int, failures: object
    ) -> None:
        self._began, self._before = time.monotonic(), ended
        assert isinstance(failures, tuple)
        self.state = replace(
            self.state, total=total, done=ended, left_out=left_out, failures=failures
        )
        self.changed.emit()

    def _on_told(self, task: Task, outcome: Outcome) -> None:
        state = self.state
        done, failures = state.done + 1, state.failures
        if outcome.problem:
            failures = (*failures, (Path(task.photo), outcome.problem))
        elif outcome.bytes:
            paths = Path(task.photo), Path(outcome.output or task.output)
            self.written.append(WrittenFile(*paths, outcome.bytes, outcome.notes))
        spent = time.monotonic() - self._began
        left = spent / max(done - self._before, 1) * (state.total - done)
        self.state = replace(state, done=done, failures=failures, seconds_left=left)
        if not self._show.isActive():
            self._show.start()

    def _on_done(self, report: Report) -> None:
        self.report = report
        failures = tuple((Path(photo), why) for photo, why in report.failed)
        done = self.state.total - report.left
        self.state = replace(self.state, done=done, failures=failures)
        if self.journal is not None and not (failures or report.left):
            # Nothing is left to go on with.
            self.journal.unlink(missing_ok=True)
        self._end(in_user_language(report.problem))

    def _on_cancelled(self) -> None:
        self._end(self.tr("Stopped."))

    def _on_error(self, error: BaseException, trace: str) -> None:
        self._end(self._workers.describe(error, trace)[0])

    def _end(self, problem: str) -> None:
        self._job = None
        self._show.stop()
        self.state = replace(
            self.state, running=False, seconds_left=None, problem=problem
        )
        self.changed.emit()
        self.ended.emit()


def _failures(journal: JournalState) -> tuple[tuple[Path, str], ...]:
    return tuple((Path(t.photo), each.problem) for t, each in journal.failures)
