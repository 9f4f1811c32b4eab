"""The journals of the window's batches: held by one window, found by a later one."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QCoreApplication

from looksmith.export.batch.journal import JournalError, JournalState
from looksmith.grade.run_lock import RunLock

__all__ = ["StoppedBatch", "held", "stopped_batches"]

_TRIES, _TRY_SECONDS = 10, 0.05


@dataclass(frozen=True)
class StoppedBatch:
    """A batch that was begun and is not done, or of which photos failed.

    Parameters
    ----------
    journal
        The file that it is kept in.
    began
        When; None before its first photo.
    done, total
        Photos that ended, well or not, and all.
    failed
        Photos that failed.
    folder
        Where the files go.
    """

    journal: Path
    began: datetime | None
    done: int
    total: int
    folder: Path
    failed: int = 0

    @property
    def interrupted(self) -> bool:
        """Whether photos were not tried at all."""
        return self.done < self.total


def _lock_of(journal: Path) -> RunLock:
    return RunLock(journal.with_suffix(".lock"))


def _taken(lock: RunLock) -> bool:
    """Take a lock that somebody may hold for a moment, to look at the journal."""
    for _ in range(_TRIES):
        if lock.take():
            return True
        time.sleep(_TRY_SECONDS)
    return False


@contextmanager
def held(journal: Path) -> Iterator[None]:
    """Keep a batch from being run by two windows at once.

    Raises
    ------
    JournalError
        Another window runs it, or the folder cannot be written.
    """
    lock = _lock_of(journal)
    try:
        journal.parent.mkdir(parents=True, exist_ok=True)
        free = _taken(lock)
    except OSError as error:
        text = QCoreApplication.translate(
            "BatchRunner",
            "{folder}: the journal of the batch cannot be kept here: {reason}.",
        )
        reason = error.strerror or error
        raise JournalError(text.format(folder=journal.parent, reason=reason)) from error
    if not free:
        raise JournalError(
            QCoreApplication.translate(
                "BatchRunner", "Another window of Looksmith works on this batch."
            )
        )
    try:
        yield
    finally:
        lock.release(remove=True)


def stopped_batches(folder: Path, current: Path | None) -> tuple[StoppedBatch, ...]:
    """Return the batches with photos left to do, the latest first; drop those done."""
    found: list[StoppedBatch] = []
    for path in sorted(folder.glob("*.jsonl"), reverse=True):
        if path == current:
            continue
        lock = _lock_of(path)
        try:
            if not lock.take():
                continue
        except OSError:
            continue
        try:
            # One that cannot be read cannot be gone on with; it may be a newer one's.
            with suppress(JournalError):
                found.extend(_stopped(JournalState(path)))
        finally:
            lock.release(remove=True)
    return tuple(found)


def _stopped(state: JournalState) -> tuple[StoppedBatch, ...]:
    total, left = len(state.tasks), len(state.open_tasks)
    failed = tuple(task for task, _outcome in state.failures)
    if not (left or failed):
        with suppress(OSError):
            state.path.unlink()
        return ()
    folders = {Path(task.output).parent for task in state.open_tasks or failed}
    place = min(folders, key=lambda each: len(each.parts))
    done = total - left
    return (StoppedBatch(state.path, state.began, done, total, place, len(failed)),)
