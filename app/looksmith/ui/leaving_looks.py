"""Looks that the user deletes, kept for the edits that have them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from looksmith.errors import LooksmithError
from looksmith.grade.kept_store import EditStore
from looksmith.ui.session_looks import SessionLooks
from looksmith.ui.workers import Workers
from looksmith.work.token import CancelToken, Progress

if TYPE_CHECKING:
    from looksmith.grade.kept_store import Guests

__all__ = ["LeavingLooks"]

_PRIORITY = -1  # what is lost cannot be had again


class LeavingLooks(QObject):
    """Keep deleted looks: in this run for undo, in later runs where an edit has them.

    Parameters
    ----------
    looks
        Knows them from here on as those that a session brought.
    store
        Where edits are remembered.
    workers
        Where they are written.
    """

    def __init__(
        self,
        looks: SessionLooks,
        store: EditStore,
        workers: Workers,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._looks, self._store, self._workers = looks, store, workers
        self._unwritten: dict[str, Guests] = {}

    def keep(self, look_id: str) -> None:
        """Keep a look that is about to leave the library."""
        try:
            guests = self._unwritten[look_id] = {look_id: self._looks.keep(look_id)}
        except LooksmithError:
            return  # damaged or gone: no edit has colours of it either

        def work(_token: CancelToken, _progress: Progress) -> None:
            self._write(look_id, guests)

        self._workers.submit(
            work,
            name=self.tr("Remembering your edit"),
            priority=_PRIORITY,
            on_done=lambda _: self._on_written(look_id),
        )

    def _on_written(self, look_id: str) -> None:
        self._unwritten.pop(look_id, None)

    def _write(self, look_id: str, guests: Guests) -> None:
        if self._store.uses(look_id):
            self._store.put({}, guests)

    def close(self) -> None:
        """Write what is not written yet; after the workers have stopped.

        Raises
        ------
        KeptEditError
            The file cannot be written.
        """
        while self._unwritten:
            self._write(*self._unwritten.popitem())
