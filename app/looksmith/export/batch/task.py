"""One photo of a batch: all that a worker on any machine needs to export it."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import time
from dataclasses import asdict, dataclass, field, replace
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Self

from looksmith.errors import LooksmithError
from looksmith.photo.errors import NameTakenError
from looksmith.work.token import NEVER, CancelToken

if TYPE_CHECKING:
    from looksmith.grade.recipe import Recipe
    from looksmith.grade.render import Renderer

__all__ = ["NoRoomError", "Outcome", "Task", "run_task"]

_NO_ROOM = {errno.ENOSPC, errno.EROFS, errno.EIO, errno.ENODEV}
if hasattr(errno, "EDQUOT"):  # not on Windows
    _NO_ROOM.add(errno.EDQUOT)


class NoRoomError(LooksmithError):
    """A disk is full or gone: no photo of the batch can be written, not just one."""


@dataclass(frozen=True)
class Task:
    """What is to be done; plain values, so that it travels and is written down.

    Parameters
    ----------
    photo, output
        Paths of the original and of the file to write.
    session
        The text of a session file: recipe and looks.
    options
        What `WriteOptions.to_values` gives.
    stamp
        The original's size and time when this was planned: another file of that name
        is another task.
    device
        Where Dehaze and Enhance run; one of `models.device.DEVICES`.
    place
        The template and ending that the output's name comes from: files of another
        name or format are another task.
    conflict
        What becomes of a file that comes to the output's name before this one is
        written: "overwrite", "unique" or "skip". It makes no other task.
    """

    photo: str
    output: str
    session: str
    options: dict[str, Any] = field(default_factory=dict)
    stamp: tuple[int, int] = (0, 0)
    device: str = "auto"
    place: str = ""
    conflict: str = "overwrite"

    @cached_property
    def key(self) -> str:
        """A name for what is done, and where."""
        values = {k: each for k, each in asdict(self).items() if k != "conflict"}
        text = json.dumps(values, sort_keys=True)
        return hashlib.sha256(text.encode()).hexdigest()[:24]

    @classmethod
    def of(
        cls,
        photo: Path,
        output: Path,
        session: str,
        options: dict[str, Any],
        device: str = "auto",
    ) -> Self:
        """Return the task for a photo as it lies there now.

        Raises
        ------
        OSError
            It is not there.
        """
        facts = photo.stat()
        stamp = (facts.st_size, facts.st_mtime_ns)
        return cls(str(photo.resolve()), str(output), session, options, stamp, device)


@dataclass(frozen=True)
class Outcome:
    """What became of a task.

    Parameters
    ----------
    key
        The task's.
    bytes
        Of the file written; 0 where it failed or was left out.
    seconds
        How long it took.
    notes
        What the format could not hold, for people.
    problem
        Why it failed; "" where it did not.
    output
        The file written, where that is not the task's; else "".
    """

    key: str
    bytes: int = 0
    seconds: float = 0.0
    notes: tuple[str, ...] = ()
    problem: str = ""
    output: str = ""


@lru_cache(maxsize=4)
def _grader(session: str, device: str) -> tuple[Recipe, Renderer]:
    """Return what a session says; kept, since most tasks share it."""
    from looksmith.grade.render import Renderer
    from looksmith.grade.restore import Restorer
    from looksmith.grade.session import session_from_text
    from looksmith.grade.sources import OverlayLooks

    found = session_from_text(session)
    return found.recipe, Renderer(OverlayLooks(None, found.looks), Restorer(device))


def _told(error: Exception, output: Path) -> str:
    """Return for people why a photo could not be exported."""
    if isinstance(error, MemoryError):
        return "There was not enough memory."
    if isinstance(error, OSError):
        return f"{error.filename or output}: {error.strerror or error}."
    return str(error)


def _check_room(error: Exception, output: Path) -> None:
    cause = error if isinstance(error, OSError) else error.__cause__
    if isinstance(cause, OSError) and cause.errno in _NO_ROOM:
        raise NoRoomError(
            f"{output.parent} takes no more files: {os.strerror(cause.errno)}."
        ) from error


def run_task(task: Task, token: CancelToken = NEVER) -> Outcome:
    """Read, grade and write one photo; whole or not at all.

    Returns
    -------
    Outcome
        With the problem, where a file or a setting is at fault.

    Raises
    ------
    Cancelled
        The token was cancelled; nothing was written.
    NoRoomError
        The disk of the output takes nothing more; nothing was written.
    """
    began, output, tries = time.perf_counter(), Path(task.output), 0
    while (outcome := _written(task, output, token)) is None:
        tries += 1
        output = _late_name(Path(task.output), tries)
    if outcome.bytes and tries:
        notes = *outcome.notes, _say_renamed(output)
        outcome = replace(outcome, output=str(output), notes=notes)
    return replace(outcome, seconds=round(time.perf_counter() - began, 3))


def _written(task: Task, output: Path, token: CancelToken) -> Outcome | None:
    """Write one photo; None where another name is to be tried."""
    from looksmith.export.photo import export_photo
    from looksmith.photo.options import WriteOptions
    from looksmith.photo.read import read_photo

    photo = None
    try:
        recipe, renderer = _grader(task.session, task.device)
        options = WriteOptions.from_values(task.options)
        output.parent.mkdir(parents=True, exist_ok=True)
        photo = read_photo(task.photo)
        token.check()
        notes = export_photo(
            photo, recipe, renderer, output, options, token, spend=True,
            exclusive=task.conflict != "overwrite",
        )  # fmt: skip
        notes = (*photo.info.warnings, *notes)
        return Outcome(task.key, output.stat().st_size, notes=notes)
    except NameTakenError:
        left_out = Outcome(task.key, notes=(_say_left_out(),))
        return left_out if task.conflict == "skip" else None
    except (LooksmithError, OSError, MemoryError) as error:
        if photo is not None:
            _check_room(error, output)
        return Outcome(task.key, problem=_told(error, output))


def _late_name(path: Path, number: int) -> Path:
    """Return the first, second, ... name to try where a file has come to `path`.

    No plan has such: another photo of the batch may be about to get ``IMG-2.jpg``.
    """
    last = "" if number == 1 else f"-{number}"
    return path.with_name(f"{path.stem}-new{last}{path.suffix}")


def _say_renamed(output: Path) -> str:
    return f"A file of the planned name came meanwhile: this one is {output.name}."


def _say_left_out() -> str:
    return "A file of the planned name came meanwhile, and stays as it is."
