"""A watched folder: photos are exported as they come in, tethered shooting for one."""

from __future__ import annotations

import time
from collections.abc import Callable
from concurrent.futures import Executor
from dataclasses import dataclass, field
from pathlib import Path

from looksmith.export.batch.find import BatchError, find_photos
from looksmith.export.batch.journal import Journal
from looksmith.export.batch.plan import Order, Planner, SessionText
from looksmith.export.batch.run import Told, run_batch
from looksmith.work.token import NEVER, CancelToken

__all__ = ["Arrivals", "watch"]

POLL_SECONDS = 1.0
_STILL_SECONDS = 1.5

Facts = tuple[int, int]


@dataclass(eq=False)
class Arrivals:
    """Tell which photos of a folder are complete: their files have stopped changing.

    Looking again and again works on network drives and cards, too, where no system
    tells of changes.

    Parameters
    ----------
    folder
        Where photos arrive.
    still_seconds
        How long a file must not have changed.
    clock
        Seconds; for tests.
    """

    folder: Path
    still_seconds: float = _STILL_SECONDS
    clock: Callable[[], float] = time.monotonic
    _seen: dict[Path, tuple[Facts, float]] = field(default_factory=dict)
    _given: dict[Path, Facts] = field(default_factory=dict)

    def take(self) -> tuple[Path, ...]:
        """Return the photos that are complete and were not returned before."""
        now, complete = self.clock(), []
        for path in self._inside():
            facts = _facts(path)
            if facts is None or self._given.get(path) == facts:
                continue
            known = self._seen.get(path)
            if known is None or known[0] != facts:
                self._seen[path] = (facts, now)
            elif facts[0] and now - known[1] >= self.still_seconds:
                self._given[path] = facts
                complete.append(path)
        return tuple(complete)

    def _inside(self) -> tuple[Path, ...]:
        """Return what is there; nothing while a card or a drive is away."""
        try:
            return find_photos([self.folder], below=False)
        except (BatchError, OSError):
            return ()


def _facts(path: Path) -> Facts | None:
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_size, found.st_mtime_ns


def watch(
    folder: Path,
    order: Order,
    session_of: SessionText,
    journal: Journal,
    pool: Executor,
    workers: int,
    *,
    token: CancelToken = NEVER,
    told: Told | None = None,
    said: Callable[[str], None] = lambda _text: None,
    arrivals: Arrivals | None = None,
    poll_seconds: float = POLL_SECONDS,
) -> int:
    """Export every photo that arrives in a folder until the token is cancelled.

    Parameters
    ----------
    folder
        Where photos arrive; those below it are left alone.
    order, session_of
        What to do with each.
    journal
        What was done before, by an earlier watch too, is not done again.
    pool, workers
        Who does it.
    told
        Called with every outcome.
    said
        Called when the folder goes away, when it is back, and when a disk is full.

    Returns
    -------
    int
        How many files were written.
    """
    incoming = arrivals or Arrivals(folder)
    written, there, problem = 0, True, ""
    while not token.cancelled:
        if folder.is_dir() != there:
            there = not there
            said(f"{folder} is {'back' if there else 'gone: waiting for it'}.")
        _take_in(incoming.take(), order, session_of, journal)
        if journal.open_tasks:
            report = run_batch(journal, pool, workers, token=token, told=told)
            written += len(report.done)
            if report.problem not in ("", problem):
                said(f"{report.problem} It is tried again and again.")
            problem = report.problem
        time.sleep(poll_seconds)
    return written


def _take_in(
    photos: tuple[Path, ...], order: Order, session_of: SessionText, journal: Journal
) -> None:
    """Plan photos that arrived, numbered as they came; not those of an earlier watch.

    An edit that has changed since is for the photos to come.
    """
    known = {(task.photo, task.stamp) for task in journal.tasks.values()}
    new = [each for each in photos if (str(each.resolve()), _facts(each)) not in known]
    if new:
        planner = Planner(order, session_of, journal)
        planner.add(new, journal, first=len(journal.tasks) + 1)
