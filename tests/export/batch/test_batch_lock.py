"""The lock of a journal on Windows, with a stand-in for its C library."""

from __future__ import annotations

import errno
import os
import sys
from importlib.util import module_from_spec, spec_from_file_location
from types import SimpleNamespace

import pytest

from looksmith.export.batch import journal as journals
from looksmith.export.batch import lock
from looksmith.export.batch.journal import Journal, JournalError, JournalState
from looksmith.export.batch.task import Task


class WindowsLocks:
    """What Windows knows of locked bytes: they go when their file is closed."""

    LK_NBLCK = 2

    def __init__(self) -> None:
        self.held: dict[int, tuple[int, int]] = {}
        self.refusal: OSError | None = None

    def locking(self, number: int, mode: int, count: int) -> None:
        assert (mode, count) == (self.LK_NBLCK, 1)
        if self.refusal is not None:
            raise self.refusal
        place = os.fstat(number).st_ino, os.lseek(number, 0, os.SEEK_CUR)
        if place in self.held.values():
            raise PermissionError(errno.EACCES, "Permission denied")
        self.held[number] = place


@pytest.fixture
def windows(monkeypatch):
    """Let journals take the lock that they take on Windows."""
    locks = WindowsLocks()
    spec = spec_from_file_location("lock_of_windows", lock.__file__)
    module = module_from_spec(spec)
    with monkeypatch.context() as there:
        there.setattr(sys, "platform", "win32")
        there.setitem(
            sys.modules,
            "msvcrt",
            SimpleNamespace(locking=locks.locking, LK_NBLCK=locks.LK_NBLCK),
        )
        spec.loader.exec_module(module)
    monkeypatch.setattr(journals, "held", module.held)
    return locks


def task(number):
    return Task(f"/in/{number}.jpg", f"/out/{number}.jpg", "session", {}, (1, 2))


def test_a_second_batch_is_told_on_windows(tmp_path, windows):
    path = tmp_path / "journal"
    with Journal(path) as journal:
        journal.plan(task(1))
        with pytest.raises(JournalError, match="another batch"):
            Journal(path)
        journal.plan(task(2))
    windows.held.clear()  # as its file is closed
    with Journal(path) as again:
        assert len(again.tasks) == 2


def test_a_journal_that_is_held_can_be_read(tmp_path, windows):
    """Windows keeps a locked byte from other readers: no journal gets that far."""
    path = tmp_path / "journal"
    with Journal(path) as journal:
        journal.plan(task(1))
        assert [start for _, start in windows.held.values()] == [1 << 30]
        assert len(JournalState(path).tasks) == 1
    assert path.stat().st_size < 10_000


def test_a_drive_without_locks_keeps_a_journal(tmp_path, windows):
    windows.refusal = OSError(errno.EINVAL, "Invalid argument")
    with Journal(tmp_path / "journal") as journal:
        journal.plan(task(1))
        assert len(journal.tasks) == 1
