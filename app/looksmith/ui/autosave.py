"""Keep the running session on disk, a moment after every edit."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal

from looksmith.errors import LooksmithError
from looksmith.grade.autosave import OpenPhotos, PhotoSteps, RunFolder
from looksmith.grade.history import History
from looksmith.lut.table import Lut3D
from looksmith.ui.document import Document
from looksmith.ui.session_looks import SessionLooks
from looksmith.ui.stills.model import Stills
from looksmith.ui.workers import Workers
from looksmith.work.scheduler import Scheduler
from looksmith.work.token import CancelToken, Progress

__all__ = ["Autosave"]

_SOON_MS = 300  # an edit is on disk well within a second
_RETRY_MS = 15_000

_log = logging.getLogger("looksmith")

_Marks = dict[Path | None, tuple[History, int]]
"""Histories and their revisions when they were written."""


@dataclass(frozen=True, eq=False)
class _Batch:
    """What is to be written: immutable, so that the window can go on."""

    open_photos: OpenPhotos
    edits: tuple[PhotoSteps, ...]
    marks: _Marks
    looks: Mapping[str, Lut3D] | None
    titles: Mapping[str, str]
    superseded: tuple[RunFolder, ...]


class Autosave(QObject):
    """Write what changed, on a thread of its own: a long export keeps it from nothing.

    A disk that is full or gone is said once, tried again, and stops nobody.

    Parameters
    ----------
    document, stills, looks
        What is kept.
    root
        The folder of all windows' sessions.
    parent
        The window.
    photos
        Returns the open photos; by default the one of the document.
    """

    failed = Signal(str, str)
    """Message and detail: the session could not be written."""

    def __init__(
        self,
        document: Document,
        stills: Stills,
        looks: SessionLooks,
        root: Path,
        parent: QObject | None = None,
        *,
        photos: Callable[[], Sequence[Path]] | None = None,
    ) -> None:
        super().__init__(parent)
        self._document, self._stills, self._looks = document, stills, looks
        self._root = root
        self._photos = photos or self._only_photo
        self._run: RunFolder | None = None
        self._superseded: list[RunFolder] = []
        self._written: _Marks = {}
        self._written_open = OpenPhotos()
        self._written_looks: set[str] = set()
        self._writing = False
        self._failing = False
        self._closed = False
        self._workers = Workers(self, scheduler=Scheduler(1))
        self._soon = QTimer(self, singleShot=True, interval=_SOON_MS)
        self._soon.timeout.connect(self._write)
        for signal in (
            document.history_changed, document.photo_changed, stills.changed,
        ):  # fmt: skip
            signal.connect(self.touch)

    @property
    def busy(self) -> bool:
        """Whether something is still to be written."""
        return self._writing or self._soon.isActive()

    @property
    def root(self) -> Path:
        """The folder of all windows' sessions."""
        return self._root

    def touch(self) -> None:
        """Write soon; more changes meanwhile do not put it off."""
        if not self._closed and not self._soon.isActive():
            self._soon.start(_SOON_MS)

    def supersede(self, runs: Sequence[RunFolder]) -> None:
        """Delete these sessions as soon as what was taken from them is written."""
        self._superseded.extend(runs)
        self.touch()

    def close(self) -> None:
        """Write the rest and say that the window was closed in peace."""
        if self._closed:
            return
        self._closed = True
        self._soon.stop()
        self._workers.shutdown()
        batch = self._batch()
        try:
            if self._run is not None or self._has_content(batch):
                self._keep(batch, clean=True)
        except LooksmithError as error:
            _log.warning("%s", error)
        for run in (self._run, *self._superseded):
            if run is not None:
                run.release()

    # -- what is written

    def _only_photo(self) -> Sequence[Path]:
        path = self._document.path
        return () if path is None else (path,)

    def _batch(self) -> _Batch:
        """Return what is not on disk yet."""
        marks = {
            path: (history, history.revision)
            for path, history in self._document.histories().items()
        }
        stale = {p: mark for p, mark in marks.items() if self._written.get(p) != mark}
        edits = (PhotoSteps(p, h.steps, h.index) for p, (h, _) in stale.items())
        looks, titles = self._looks.adopted
        new_looks = looks if looks.keys() - self._written_looks else None
        # A photo that nothing was done to needs no file, unless it has one
        kept = tuple(e for e in edits if e.edited or e.path in self._written)
        shown = OpenPhotos(
            tuple(self._photos()), self._document.path, self._stills.slots
        )
        return _Batch(shown, kept, stale, new_looks, titles, tuple(self._superseded))

    def _has_content(self, batch: _Batch) -> bool:
        changed = batch.open_photos != self._written_open
        new = batch.edits or batch.superseded or batch.looks is not None
        return changed or bool(new)

    def _write(self) -> None:
        if self._writing:
            self._soon.start(_SOON_MS)
            return
        batch = self._batch()
        if not self._has_content(batch):
            return
        self._writing = True

        def work(_token: CancelToken, _progress: Progress) -> None:
            self._keep(batch)

        self._workers.submit(
            work,
            name=self.tr("Keeping the session"),
            on_done=lambda _: self._on_written(batch),
            on_error=self._on_error,
        )

    def _keep(self, batch: _Batch, *, clean: bool = False) -> None:
        """Write it; called on the thread, and by `close` when that has ended."""
        if self._run is None:
            self._run = RunFolder.create(self._root)
        if batch.looks is not None:
            self._run.write_looks(batch.looks, batch.titles)
            self._written_looks = set(batch.looks)
        for edit in batch.edits:
            self._run.write_steps(edit)
            self._written[edit.path] = batch.marks[edit.path]
        self._run.write_open(batch.open_photos, clean=clean)
        self._written_open = batch.open_photos
        # Only now, when all that was taken from them is in this window's folder
        for run in batch.superseded:
            run.remove()

    def _on_written(self, batch: _Batch) -> None:
        self._writing = self._failing = False
        gone = batch.superseded
        self._superseded = [run for run in self._superseded if run not in gone]

    def _on_error(self, error: BaseException, trace: str) -> None:
        self._writing = False
        if not self._closed:
            self._soon.start(_RETRY_MS)
        if not self._failing:
            self._failing = True
            name = self.tr("Keeping the session")
            self.failed.emit(*self._workers.describe(error, trace, name))
