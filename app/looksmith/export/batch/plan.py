"""Which photos become which files."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, Literal

from looksmith.errors import LooksmithError
from looksmith.export.batch.edits import Edit
from looksmith.export.batch.journal import Journal
from looksmith.export.batch.names import NameFacts, fill_template
from looksmith.export.batch.task import Outcome, Task
from looksmith.photo.formats import READABLE_PHOTO_EXTENSIONS
from looksmith.work.token import NEVER, CancelToken, Progress, no_progress

__all__ = [
    "BatchError",
    "Conflict",
    "Order",
    "SessionText",
    "find_photos",
    "first_names",
    "plan",
]

Conflict = Literal["unique", "overwrite", "skip"]
SessionText = Callable[[Path], Edit | tuple[str, str]]
"""Gives what is done to a photo: the session as text, and its looks' names."""


class BatchError(LooksmithError):
    """A batch cannot be planned; the message says why."""


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


def find_photos(paths: Iterable[Path], *, below: bool = True) -> tuple[Path, ...]:
    """Return the photos among files and in folders, by name, each once.

    Parameters
    ----------
    paths
        Files, which are taken whatever their ending, and folders.
    below
        Look into folders of folders.

    Raises
    ------
    BatchError
        A path is not there.
    """
    found: dict[Path, None] = {}
    for path in paths:
        if path.is_dir():
            inside = path.rglob("*") if below else path.iterdir()
            photos = sorted(each for each in inside if _is_photo(each))
            found.update(dict.fromkeys(photos))
        elif path.is_file():
            found[path] = None
        else:
            raise BatchError(f"{path} is not there.")
    return tuple(found)


def _is_photo(path: Path) -> bool:
    known = path.suffix.lower() in READABLE_PHOTO_EXTENSIONS
    return known and not path.name.startswith(".") and path.is_file()


def plan(
    photos: Sequence[Path],
    order: Order,
    session_of: SessionText,
    journal: Journal,
    *,
    token: CancelToken = NEVER,
    progress: Progress = no_progress,
) -> tuple[Path, ...]:
    """Write down a task for every photo that has none yet.

    A photo whose own edit cannot be read is written down as failed.

    Parameters
    ----------
    photos
        The originals.
    order
        What to do with them.
    session_of
        Gives each photo's settings.
    journal
        Takes the tasks; those it knows keep their names.
    token, progress
        Looked at and told before every photo.

    Returns
    -------
    tuple of Path
        The photos left out because their files are there already.

    Raises
    ------
    BatchError
        A photo is gone.
    TemplateError
        The names' template cannot be used.
    JournalError
        The journal cannot be written.
    Cancelled
        The token was cancelled; what is planned so far stays.
    """
    originals = {photo.resolve() for photo in photos}
    taken = {Path(task.output) for task in journal.tasks.values()}
    left_out = []
    for number, photo in enumerate(photos, 1):
        token.check()
        progress((number - 1) / len(photos), "Planning")
        edit, problem = _edit_of(photo, session_of)
        task = _task_of(photo, edit, order)
        if journal.known(task) is not None:
            continue
        name = fill_template(order.template, NameFacts(photo, number, edit.looks))
        suffix = order.suffix or _writable_suffix(photo)
        wanted = order.folder / f"{name}{suffix}"
        output = _settled(wanted, order.conflict, taken, originals)
        if output is None:
            left_out.append(photo)
            continue
        taken.add(output)
        task = replace(task, output=str(output))
        journal.plan(task)
        if problem:
            journal.finish(Outcome(task.key, problem=problem))
    return tuple(left_out)


def first_names(
    photos: Sequence[Path],
    order: Order,
    session_of: SessionText | None = None,
    count: int = 3,
) -> tuple[str, ...]:
    """Return what the first photos' files will be called, below the order's folder.

    Parameters
    ----------
    photos
        The originals.
    order
        With the template.
    session_of
        Gives the looks' names; None leaves them out.
    count
        How many.

    Raises
    ------
    LooksmithError
        The template or an edit cannot be used.
    OSError
        A photo is gone.
    """
    names = []
    for number, photo in enumerate(photos[:count], 1):
        looks = "" if session_of is None else Edit(*session_of(photo)).looks
        name = fill_template(order.template, NameFacts(photo, number, looks))
        names.append(f"{name}{order.suffix or _writable_suffix(photo)}")
    return tuple(names)


def _edit_of(photo: Path, session_of: SessionText) -> tuple[Edit, str]:
    try:
        return Edit(*session_of(photo)), ""
    except LooksmithError as error:
        return Edit("", ""), f"Its own edit cannot be used: {error}"


def _task_of(photo: Path, edit: Edit, order: Order) -> Task:
    own = {"recipe": edit.recipe, "rating": edit.rating}
    options = order.options | {k: each for k, each in own.items() if each is not None}
    try:
        return Task.of(photo, Path(), edit.session, options, order.device)
    except OSError as error:
        raise BatchError(f"{photo}: {error.strerror or error}.") from error


def _writable_suffix(photo: Path) -> str:
    from looksmith.photo.formats import WRITABLE_PHOTO_FORMATS, format_of_extension

    known = format_of_extension(photo)
    return photo.suffix if known in WRITABLE_PHOTO_FORMATS else ".jpg"


def _settled(
    wanted: Path, conflict: Conflict, taken: set[Path], originals: set[Path]
) -> Path | None:
    """Return where to write; None to leave the photo out.

    Two photos of one batch never get the same name, whatever is asked.
    """
    there = wanted.exists()
    if conflict == "skip" and there and wanted not in taken:
        return None

    def free(path: Path) -> bool:
        blocked = conflict == "unique" and path.exists()
        return not blocked and path not in taken and path.resolve() not in originals

    number, output = 2, wanted
    while not free(output):
        output = wanted.with_name(f"{wanted.stem}-{number}{wanted.suffix}")
        number += 1
    return output
