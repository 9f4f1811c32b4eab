"""Work through a batch's tasks, on this computer's processors or wherever else."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Collection, Iterable, Iterator
from concurrent.futures import (
    FIRST_COMPLETED,
    Executor,
    Future,
    ThreadPoolExecutor,
    wait,
)
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path

from looksmith.export.batch.journal import Journal
from looksmith.export.batch.task import NoRoomError, Outcome, Task, run_task
from looksmith.files import clear_leftovers, write_whole
from looksmith.work.bands import core_count
from looksmith.work.token import NEVER, Cancelled, CancelToken, Progress, no_progress

__all__ = ["Report", "Width", "local_pool", "run_batch"]

Told = Callable[[Task, Outcome], None]
Worker = Callable[[Task], Outcome]
Width = int | Callable[[], int]
"""How many photos are worked on at a time, where it may change what tells it."""

_AHEAD = 2  # tasks queued for each worker: none waits, and cancelling is quick
_POLL_SECONDS = 0.2


@dataclass(frozen=True)
class Report:
    """How a batch ended.

    Parameters
    ----------
    done
        Files that this run wrote.
    failed
        Photos and why, those of earlier runs included.
    left
        Tasks that are still to be done: the batch was stopped.
    before
        Tasks that earlier runs had done.
    seconds
        Of this run.
    problem
        Why it ended early, where no more could be written; "" where it did not.
    """

    done: tuple[str, ...]
    failed: tuple[tuple[str, str], ...]
    left: int
    before: int
    seconds: float
    problem: str = ""

    def save(self, path: Path) -> None:
        """Write it as JSON, or for people where the file ends in .txt."""
        if path.suffix == ".txt":
            # As the names stand on the disk, where they are no UTF-8.
            write_whole(path, self.as_text().encode(errors="surrogateescape"))
        else:
            write_whole(path, json.dumps(asdict(self), indent=2) + "\n")

    def as_text(self) -> str:
        """Return it for people: what failed and why first, then what was written."""
        lines = [f"{len(self.done)} files written in {self.seconds:.1f} s"]
        if self.problem:
            lines.append(self.problem)
        if self.before:
            lines.append(f"{self.before} were done by earlier runs")
        if self.left:
            lines.append(f"{self.left} are still to be done")
        if self.failed:
            lines += ["", f"{len(self.failed)} photos failed:"]
            lines += [f"  {photo}\n    {why}" for photo, why in self.failed]
        lines += ["", "Written:", *(f"  {path}" for path in self.done)]
        return "\n".join(lines) + "\n"


@contextmanager
def local_pool(workers: int | None = None) -> Iterator[tuple[Executor, int]]:
    """Give threads of this process, as many as there are processors unless told.

    Reading, grading and writing all release Python's lock.
    """
    count = workers or core_count()
    with ThreadPoolExecutor(count, "photo") as pool:
        yield pool, count


def run_batch(
    journal: Journal,
    pool: Executor,
    workers: Width,
    *,
    token: CancelToken = NEVER,
    progress: Progress = no_progress,
    told: Told | None = None,
    worker: Worker | None = None,
    only: Collection[str] | None = None,
) -> Report:
    """Do what the journal says is still to be done.

    Parameters
    ----------
    journal
        Where tasks are and outcomes go.
    pool, workers
        Who does them, and how many at a time.
    token
        Cancelling lets photos that are being written end, and begins no more.
    progress
        Told after every photo, with the time that is left.
    told
        Called with every outcome, on this thread.
    worker
        What does a task; `run_task` with the token by default, `worker.run_there` on a
        cluster, where a token cannot travel.
    only
        Keys of the tasks that count; None for all. A journal keeps those of other
        settings and of photos that are gone, too.

    Returns
    -------
    Report
        What came of it. Failures end no batch.

    Raises
    ------
    JournalError
        The journal cannot be written any more.
    """
    do = worker or partial(run_task, token=token)

    def counts(key: str) -> bool:
        return only is None or key in only

    before = sum(
        counts(key) and not each.problem for key, each in journal.outcomes.items()
    )
    waiting = [task for task in reversed(journal.open_tasks) if counts(task.key)]
    total = len(waiting)
    running: dict[Future[Outcome], Task] = {}
    folders = {Path(task.output).parent for task in waiting}
    _clear(folders)
    done: list[str] = []
    began, ended, problem = time.monotonic(), 0, ""

    def stopped() -> bool:
        return token.cancelled or bool(problem)

    while running or (waiting and not stopped()):
        ahead = _AHEAD * (workers if isinstance(workers, int) else workers())
        while waiting and len(running) < ahead and not stopped():
            task = waiting.pop()
            journal.begin(task.key)
            running[pool.submit(do, task)] = task
        finished, _ = wait(running, _POLL_SECONDS, FIRST_COMPLETED)
        if stopped():
            for future in running:
                future.cancel()
        for future in finished:
            task = running.pop(future)
            try:
                outcome = _outcome_of(future, task)
            except NoRoomError as error:  # the next photos would fare no better
                problem, outcome = error.message, None
            if outcome is None:
                continue
            journal.finish(outcome)
            ended += 1
            if outcome.bytes:
                done.append(outcome.output or task.output)
            if told is not None:
                told(task, outcome)
            progress(ended / total, _left(ended, total, time.monotonic() - began))
    _clear(folders)
    failed = tuple(
        (task.photo, each.problem)
        for task, each in journal.failures
        if counts(task.key)
    )
    left = sum(counts(task.key) for task in journal.open_tasks)
    seconds = round(time.monotonic() - began, 2)
    return Report(tuple(done), failed, left, before, seconds, problem)


def _clear(folders: Iterable[Path]) -> None:
    """Remove what killed processes left: an earlier run, or a cluster's worker."""
    for folder in folders:
        clear_leftovers(folder)


def _outcome_of(future: Future[Outcome], task: Task) -> Outcome | None:
    """Return how a task ended; None where it was cancelled."""
    if future.cancelled():
        return None
    try:
        return future.result()
    except Cancelled:
        return None
    except NoRoomError:
        raise
    except Exception as error:  # whatever a worker dies of shall not end the batch
        reason = str(error) or type(error).__name__
        return Outcome(task.key, problem=f"The worker failed: {reason}")


def _left(ended: int, total: int, seconds: float) -> str:
    left = round(seconds / ended * (total - ended))
    minutes, rest = divmod(left, 60)
    return f"{ended} of {total}, {minutes}:{rest:02d} left"
