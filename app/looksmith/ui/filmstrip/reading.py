"""What the files of all open photos say, read a few at a time."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject

from looksmith.errors import LooksmithError
from looksmith.ui.kept_edits import KeptEdits
from looksmith.ui.kept_lookup import Known
from looksmith.ui.workers import Workers
from looksmith.work.token import CancelToken, Progress

__all__ = ["FactsReader"]

_CHANNEL = "strip-facts"
_PRIORITY = 25
_BATCH = 32


class FactsReader(QObject):
    """Read ratings and capture times where order or filter need those of all photos.

    Parameters
    ----------
    kept
        Told of what is found.
    workers
        Where files are read.
    """

    def __init__(
        self, kept: KeptEdits, workers: Workers, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._kept, self._workers = kept, workers
        self._waiting: list[Path] = []

    def read(self, paths: Sequence[Path]) -> None:
        """Read these and nothing else."""
        self._waiting = [path for path in paths if self._kept.facts(path) is None]
        self._next()

    def _next(self) -> None:
        batch, self._waiting = self._waiting[:_BATCH], self._waiting[_BATCH:]
        if not batch:
            self._workers.cancel_channel(_CHANNEL)
            return

        def work(token: CancelToken, _progress: Progress) -> list[tuple[Path, Known]]:
            found = []
            for path in batch:
                token.check()
                try:
                    found.append((path, self._kept.look_up(path)))
                except LooksmithError:
                    continue  # its picture says so when it comes into view
            return found

        def done(found: list[tuple[Path, Known]]) -> None:
            self._kept.learn(found)
            self._next()

        self._workers.submit(
            work,
            name=self.tr("Reading ratings"),
            channel=_CHANNEL,
            priority=_PRIORITY,
            on_done=done,
        )
