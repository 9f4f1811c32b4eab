"""``looksmith watch``: every photo that arrives in a folder."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from looksmith.cli.batch_shared import order_of, say, show, stopping, tell
from looksmith.errors import LooksmithError
from looksmith.export.batch.edits import BatchEdits, Edit
from looksmith.export.batch.journal import Journal
from looksmith.export.batch.plan import SessionText
from looksmith.export.batch.run import local_pool
from looksmith.export.batch.task import Outcome, Task
from looksmith.export.batch.watch import watch
from looksmith.work.token import CancelToken

__all__ = ["LiveEdits", "run_watch"]


class LiveEdits:
    """Give photos the edit of a session file as it is when they arrive.

    Parameters
    ----------
    session
        The file; None where the edit comes from the command line alone.
    make
        Reads it.
    """

    def __init__(self, session: Path | None, make: Callable[[], BatchEdits]) -> None:
        self._session, self._make = session, make
        self._facts = self._look()
        self._edits = make()

    def __call__(self, photo: Path) -> Edit:
        """Return a photo's edit."""
        facts = self._look()
        if facts is not None and facts != self._facts:
            self._facts = facts
            self._read_again()
        return self._edits(photo)

    def _look(self) -> tuple[int, int] | None:
        if self._session is None:
            return None
        try:
            facts = self._session.stat()
        except OSError:  # photos get what it said
            return None
        return facts.st_size, facts.st_mtime_ns

    def _read_again(self) -> None:
        try:
            self._edits = self._make()
        except LooksmithError as error:
            say(f"{error} Photos get the edit as it was before.")
        else:
            say(f"{self._session} has changed: photos from now on get that edit.")


def run_watch(
    chosen: argparse.Namespace, sessions: SessionText, journal: Journal
) -> int:
    """Export photos as they arrive, until Ctrl+C."""
    if not chosen.folder.is_dir():
        raise LooksmithError(f"{chosen.folder} is not a folder.")
    if chosen.folder.resolve() == chosen.output.resolve():
        raise LooksmithError("Exports cannot go into the folder that is watched.")
    token = CancelToken()

    def told(task: Task, outcome: Outcome) -> None:
        tell(task, outcome)
        if outcome.bytes:
            show(outcome.output or task.output)

    with local_pool(chosen.workers) as (workers, count), stopping(token):
        say(f"watching {chosen.folder}; Ctrl+C ends it.")
        watch(
            chosen.folder, order_of(chosen), sessions, journal, workers, count,
            token=token, told=told, said=say,
        )  # fmt: skip
    return 0
