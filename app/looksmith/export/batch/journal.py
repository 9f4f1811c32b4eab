"""The journal of a batch: what is planned, begun and done, one JSON line each.

Every line is on the disk before the next thing happens. A file is written whole or not
at all, so a task that was begun, whose file is there and was not there then, or was
another one, was done: after a kill nothing is done twice and nothing is left out,
whatever the clocks of this computer and of a network drive say.
"""

from __future__ import annotations

import hashlib
import json
import os
import threading
import time
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import asdict, replace
from datetime import datetime
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO, Self

from looksmith.errors import LooksmithError
from looksmith.export.batch.lock import held
from looksmith.export.batch.task import Outcome, Task

__all__ = ["JOURNAL_NAME", "Journal", "JournalError", "JournalState"]

JOURNAL_NAME = ".looksmith-batch.jsonl"
_VERSION = 1


class JournalError(LooksmithError):
    """A journal cannot be read or written."""


def _not_kept(path: Path, error: OSError) -> JournalError:
    return JournalError(
        f"{path}: the journal of the batch cannot be kept here: "
        f"{error.strerror or error}."
    )


def _stamp(path: str) -> tuple[int, ...]:
    """Return a file's size and time; nothing where it is not there."""
    try:
        facts = os.stat(path)
    except OSError:
        return ()
    return facts.st_size, facts.st_mtime_ns


class JournalState:
    """What a journal says; reading it changes nothing.

    Parameters
    ----------
    path
        The file; one that is not there says nothing.

    Raises
    ------
    JournalError
        It is no journal, from a newer version, or cannot be read.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.tasks: dict[str, Task] = {}
        self.outcomes: dict[str, Outcome] = {}
        self._begun: dict[str, int] = {}
        self._was: dict[str, tuple[int, ...]] = {}
        self._alike: dict[str, Task] = {}
        self._sessions: dict[str, str] = {}
        try:
            self._whole = self._read()
        except OSError as error:
            raise JournalError(
                f"{path}: the journal of the batch cannot be read: "
                f"{error.strerror or error}."
            ) from error
        self._late = self._found_finished()
        for outcome in self._late:
            self._end(outcome)

    def _read(self) -> int:
        """Take in all whole lines; return how many bytes they have."""
        if not self.path.exists():
            return 0
        data = self.path.read_bytes()
        whole = data.rfind(b"\n") + 1
        for number, line in enumerate(data[:whole].splitlines(), 1):
            try:
                self._take(json.loads(line), number)
            except (ValueError, KeyError, TypeError, AttributeError) as error:
                raise JournalError(
                    f"{self.path}, line {number}: this is not the journal of a batch. "
                    "Move it away to begin anew."
                ) from error
        return whole

    def _take(self, values: dict[str, Any], number: int) -> None:
        if number == 1 and values["looksmith-batch"] > _VERSION:
            raise JournalError(f"{self.path} was kept by a newer Looksmith: update it.")
        if "session" in values:
            self._sessions[values["session"]] = values["text"]
        elif "plan" in values:
            plan = values["plan"]
            session = self._sessions[plan.pop("session")]
            task = Task(**{**plan, "session": session, "stamp": tuple(plan["stamp"])})
            self._know(task)
        elif "begun" in values:
            was = tuple(values.get("was", ()))
            self._begin(values["begun"], int(values["at"]), was)
        elif "outcome" in values:
            told = values["outcome"]
            self._end(Outcome(**{**told, "notes": tuple(told["notes"])}))

    def _found_finished(self) -> tuple[Outcome, ...]:
        """Return what a kill kept from being written down."""
        found = []
        begun = [key for key in self._begun if key in self.tasks]
        # Of tasks that replace each other's file, it is the last one's.
        last = {self.tasks[key].output: key for key in begun}
        for key in last.values():
            stamp = _stamp(self.tasks[key].output)
            if key not in self.outcomes and stamp not in ((), self._was[key]):
                found.append(Outcome(key, stamp[0]))
        return tuple(found)

    def _begin(self, key: str, at: int, was: tuple[int, ...]) -> None:
        """Remember a task as the last one that was begun."""
        self._begun.pop(key, None)
        self._begun[key], self._was[key] = at, was

    def _end(self, outcome: Outcome) -> None:
        """Remember an outcome as the last one."""
        self.outcomes.pop(outcome.key, None)
        self.outcomes[outcome.key] = outcome

    def forget(self, keys: Iterable[str]) -> None:
        """Let tasks be done again, whatever became of them."""
        for key in keys:
            self.outcomes.pop(key, None)

    def _know(self, task: Task) -> None:
        self.tasks[task.key] = task
        self._alike.setdefault(replace(task, output="").key, task)

    @property
    def open_tasks(self) -> tuple[Task, ...]:
        """What is still to be done, in order."""
        return tuple(t for key, t in self.tasks.items() if key not in self.outcomes)

    @property
    def failures(self) -> tuple[tuple[Task, Outcome], ...]:
        """What failed, with the reasons."""
        pairs = ((self.tasks[key], each) for key, each in self.outcomes.items())
        return tuple((task, each) for task, each in pairs if each.problem)

    def known(self, task: Task) -> Task | None:
        """Return the task that was planned for the same photo and settings.

        Whatever its output's name is: a batch that goes on keeps the names it chose.
        """
        return self._alike.get(replace(task, output="").key)

    @property
    def began(self) -> datetime | None:
        """When the first task was begun; None before."""
        if not self._begun:
            return None
        return datetime.fromtimestamp(min(self._begun.values()) / 1e9).astimezone()


class Journal(JournalState):
    """Keep a batch's state in a file; safe to use from several threads.

    Parameters
    ----------
    path
        The file; it is begun where it is not there, else gone on with.

    Raises
    ------
    JournalError
        It is no journal, from a newer version, cannot be written, or another process
        works with it.
    """

    def __init__(self, path: Path) -> None:
        self._lock = threading.Lock()
        try:
            self._stream: BinaryIO = path.open("ab")
        except OSError as error:
            raise _not_kept(path, error) from error
        try:
            if not held(self._stream):
                raise JournalError(
                    f"{path}: another batch keeps its journal here. Wait for its "
                    "end, or give this one a journal of its own."
                )
            super().__init__(path)
            self._stream.truncate(self._whole)
        except OSError as error:
            self._stream.close()
            raise _not_kept(path, error) from error
        except JournalError:
            self._stream.close()
            raise
        if self._whole == 0:
            self._append({"looksmith-batch": _VERSION})
        for outcome in self._late:
            self._append({"outcome": asdict(outcome)})

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        # A full disk has been told already; every whole line is on it.
        with suppress(OSError):
            self._stream.close()

    def _append(self, values: dict[str, Any]) -> None:
        line = json.dumps(values, separators=(",", ":")).encode() + b"\n"
        try:
            self._stream.write(line)
            self._stream.flush()
            os.fsync(self._stream.fileno())
        except OSError as error:
            raise JournalError(
                f"{self.path}: the journal cannot be written: "
                f"{error.strerror or error}. What is done so far is safe."
            ) from error
        if not self.path.exists():  # writing to a file that was removed goes well
            raise JournalError(
                f"{self.path}: the journal of the batch is gone: its folder was moved "
                "or removed. The batch has stopped."
            )

    def plan(self, task: Task) -> None:
        """Remember a task; of one that is known already, what is to become of files."""
        with self._lock:
            if task.key in self.tasks:
                self.tasks[task.key] = task
                return
            digest = hashlib.sha256(task.session.encode()).hexdigest()[:24]
            if digest not in self._sessions:
                self._sessions[digest] = task.session
                self._append({"session": digest, "text": task.session})
            self._know(task)
            self._append({"plan": {**asdict(task), "session": digest}})

    def begin(self, key: str) -> None:
        """Remember that a task was begun."""
        with self._lock:
            at, was = time.time_ns(), _stamp(self.tasks[key].output)
            self._begin(key, at, was)
            self._append({"begun": key, "at": at, "was": was})

    def finish(self, outcome: Outcome) -> None:
        """Remember what became of a task."""
        with self._lock:
            self._end(outcome)
            self._append({"outcome": asdict(outcome)})

    def forget_failures(self) -> int:
        """Let failed tasks be tried again; return how many there are."""
        failed = [key for key, each in self.outcomes.items() if each.problem]
        self.forget(failed)
        return len(failed)
