"""Which photos become which files."""

from __future__ import annotations

import os
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any, Literal, NamedTuple

from looksmith.errors import LooksmithError
from looksmith.export.batch.edits import Edit
from looksmith.export.batch.find import BatchError
from looksmith.export.batch.journal import Journal, JournalState
from looksmith.export.batch.names import NameFacts, fill_template
from looksmith.export.batch.task import Outcome, Task
from looksmith.work.token import NEVER, CancelToken, Progress, no_progress

__all__ = [
    "Conflict",
    "Order",
    "Place",
    "Planner",
    "SessionText",
    "first_names",
    "plan",
]

Conflict = Literal["unique", "overwrite", "skip"]
SessionText = Callable[[Path], Edit | tuple[str, str]]
"""Gives what is done to a photo: the session as text, and its looks' names."""


@dataclass(frozen=True)
class Order:
    """What a batch is to do with every photo.

    Parameters
    ----------
    folder
        Where the files go.
    template
        Their names; see `names.fill_template`.
    suffix
        Their ending with its dot, which is their format; "" keeps each photo's own.
    conflict
        Where a file of that name is there already: find a free name, replace it, or
        leave the photo out. The photos themselves are never replaced.
    options
        What `WriteOptions.to_values` gives.
    device
        Where Dehaze and Enhance run.
    """

    folder: Path
    template: str = "{name}"
    suffix: str = ""
    conflict: Conflict = "unique"
    options: dict[str, Any] = field(default_factory=dict)
    device: str = "auto"


class Place(NamedTuple):
    """What becomes of a photo.

    Parameters
    ----------
    photo
        The original.
    task
        What is done to it; None where it is left out, because its file is there.
    problem
        Why it cannot be done; "" where it can.
    """

    photo: Path
    task: Task | None
    problem: str = ""


class Planner:
    """Give photos their tasks: those that a journal knows, or new ones.

    Parameters
    ----------
    order
        What to do with them.
    session_of
        Gives each photo's settings.
    state
        The journal: what it knows keeps its name.
    """

    def __init__(
        self, order: Order, session_of: SessionText, state: JournalState
    ) -> None:
        self._order, self._session_of, self._state = order, session_of, state
        self._place = f"{order.template}{order.suffix}"
        self._owners: dict[str, str] = {}
        self._last: dict[str, str] = {}
        self._originals: dict[str, set[Path]] = {}
        self._exports: set[Path] = set()
        for task in state.tasks.values():
            self._owners[_folded(task.output)] = task.photo
        for key, outcome in state.outcomes.items():
            if outcome.bytes:
                output = outcome.output or state.tasks[key].output
                self._owners[_folded(output)] = state.tasks[key].photo
                self._last[_folded(output)] = key
                self._exports.add(Path(output).resolve())
        self.keys: dict[str, None] = {}
        """Of all tasks that were asked for, those done before included."""
        self.left_out: list[Path] = []
        """Photos whose files are there already."""
        self.missing: list[str] = []
        """Keys of what was done before and is not there any more."""

    def places(
        self,
        photos: Sequence[Path],
        token: CancelToken = NEVER,
        progress: Progress = no_progress,
        first: int = 1,
    ) -> Iterator[Place]:
        """Tell of photos, one after the other, what becomes of them.

        What the journal's own batches wrote is no photo. One that is gone, or whose
        edit cannot be read, has a problem.

        Parameters
        ----------
        photos
            The originals.
        token, progress
            Looked at and told before every photo.
        first
            The first one's number.

        Raises
        ------
        TemplateError
            The names' template cannot be used.
        Cancelled
            The token was cancelled.
        """
        kept = [photo for photo in photos if photo.resolve() not in self._exports]
        for path in (photo.resolve() for photo in kept):
            self._originals.setdefault(_folded(path), set()).add(path)
        for number, photo in enumerate(kept, first):
            token.check()
            progress((number - first) / len(kept), "Planning")
            yield self._placed(photo, number)

    def add(
        self,
        photos: Sequence[Path],
        journal: Journal,
        token: CancelToken = NEVER,
        progress: Progress = no_progress,
        first: int = 1,
    ) -> None:
        """Write down what becomes of photos; see `places`.

        Raises
        ------
        JournalError
            The journal cannot be written.
        """
        for photo, task, problem in self.places(photos, token, progress, first):
            if task is None:
                self.left_out.append(photo)
                continue
            self.keys[task.key] = None
            journal.plan(task)
            if problem:
                journal.finish(Outcome(task.key, problem=problem))

    def _placed(self, photo: Path, number: int) -> Place:
        order = self._order
        edit, problem = _edit_of(photo, self._session_of)
        task, gone = _task_of(photo, edit, order, self._place)
        known = self._known(task)
        if known is not None:
            return Place(photo, replace(known, conflict=order.conflict), gone)
        facts = NameFacts(photo, number, edit.looks, datetime.min if gone else None)
        suffix = order.suffix or _writable_suffix(photo)
        wanted = order.folder / f"{fill_template(order.template, facts)}{suffix}"
        output = self._settled(wanted, task.photo)
        if output is None:
            return Place(photo, None)
        self._owners[_folded(output)] = task.photo
        return Place(photo, replace(task, output=str(output)), gone or problem)

    def _known(self, task: Task) -> Task | None:
        """Return the task that stands in the journal already, where it still holds."""
        known = self._state.known(task)
        if known is None:
            return None
        outcome, folder = self._state.outcomes.get(known.key), self._order.folder
        output = Path((outcome and outcome.output) or known.output)
        here = output.is_relative_to(folder)
        if outcome is None or outcome.problem:
            return known if here else None
        skipping = self._order.conflict == "skip" and output.exists()
        if not (outcome.bytes or skipping):  # left out, which is not wanted any more
            self._state.forget([known.key])
            return known if here else None
        if not (here or (folder / output.name).exists()):
            return None
        last = self._last.get(_folded(output), known.key)
        if last != known.key:  # another edit has taken its file's place
            self._state.forget([known.key])
        elif here and not output.exists():
            self.missing.append(known.key)
        return known

    def _settled(self, wanted: Path, photo: str) -> Path | None:
        """Return where to write; None to leave the photo out.

        Two photos of one batch never get the same name, whatever is asked: nor two that
        a file system holds for the same.
        """
        conflict = self._order.conflict
        number, output = 2, wanted
        while True:
            owner = self._owners.get(_folded(output))
            mine = owner == photo
            if conflict == "skip" and (mine or owner is None) and output.exists():
                return None
            taken = owner is not None and not (mine and conflict == "overwrite")
            blocked = conflict == "unique" and output.exists()
            if not (taken or blocked or self._is_original(output)):
                return output
            output = wanted.with_name(f"{wanted.stem}-{number}{wanted.suffix}")
            number += 1

    def _is_original(self, output: Path) -> bool:
        """Tell whether a name stands for a photo's file.

        On a card, a Mac or Windows ``IMG.jpg`` is ``IMG.JPG``.
        """
        path = output.resolve()
        alike = self._originals.get(_folded(path), set())
        return path in alike or any(_is_same(path, each) for each in alike)


def plan(
    photos: Sequence[Path],
    order: Order,
    session_of: SessionText,
    journal: Journal,
    *,
    token: CancelToken = NEVER,
    progress: Progress = no_progress,
) -> tuple[Path, ...]:
    """Write down a task for every photo that has none yet; see `Planner`.

    Returns
    -------
    tuple of Path
        The photos left out because their files are there already.
    """
    planner = Planner(order, session_of, journal)
    planner.add(photos, journal, token, progress)
    return tuple(planner.left_out)


def first_names(
    photos: Sequence[Path],
    order: Order,
    session_of: SessionText | None = None,
    count: int = 3,
) -> tuple[str, ...]:
    """Return what the first files will be called, below the order's folder.

    Parameters
    ----------
    photos
        The originals; those that are left out have no file.
    order
        With the template.
    session_of
        Gives the looks' names; None leaves them out.
    count
        How many.

    Raises
    ------
    LooksmithError
        The template or an edit cannot be used, or a photo is gone.
    """
    nothing = JournalState(Path(os.devnull))
    planner = Planner(order, session_of or (lambda _photo: ("", "")), nothing)
    names = list[str]()
    for photo, task, problem in planner.places(photos):
        if problem:
            raise BatchError(f"{photo}: {problem}")
        if task is not None:
            names.append(Path(task.output).relative_to(order.folder).as_posix())
        if len(names) == count:
            break
    return tuple(names)


def _edit_of(photo: Path, session_of: SessionText) -> tuple[Edit, str]:
    try:
        return Edit(*session_of(photo)), ""
    except LooksmithError as error:
        return Edit("", ""), f"Its own edit cannot be used: {error}"


def _task_of(photo: Path, edit: Edit, order: Order, place: str) -> tuple[Task, str]:
    """Return what is to be done, and why it cannot be where the photo is gone."""
    own = {"recipe": edit.recipe, "rating": edit.rating}
    options = order.options | {k: each for k, each in own.items() if each is not None}
    try:
        task, gone = Task.of(photo, Path(), edit.session, options, order.device), ""
    except OSError as error:
        task = Task(str(photo.resolve()), "", edit.session, options)
        gone = f"{error.strerror or error}."
    return replace(task, place=place, conflict=order.conflict), gone


def _writable_suffix(photo: Path) -> str:
    from looksmith.photo.formats import WRITABLE_PHOTO_FORMATS, format_of_extension

    known = format_of_extension(photo)
    return photo.suffix if known in WRITABLE_PHOTO_FORMATS else ".jpg"


def _is_same(first: Path, second: Path) -> bool:
    try:
        return first.samefile(second)
    except OSError:  # one of them is not there
        return False


def _folded(path: str | Path) -> str:
    """Return what is the same for names that some file systems hold for the same."""
    return unicodedata.normalize("NFC", str(path)).casefold()
