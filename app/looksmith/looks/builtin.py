"""The looks that come with the program: the encoded file and its index."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from looksmith.looks.look import Look
from looksmith.models.encoding.container import LibraryContent, load
from looksmith.models.encoding.errors import LibraryFileError
from looksmith.models.encoding.library import EncodedLibrary

__all__ = ["BuiltinLooks", "open_builtin"]


@dataclass(frozen=True)
class BuiltinLooks:
    """What could be opened of the built-in library.

    Parameters
    ----------
    looks
        In library order; empty when the files are no good.
    library
        The encoded tables, or None.
    problems
        Sentences for people on what is wrong.
    core
        What tells the library's codec from any other: codes mean the same under
        equal ones.
    """

    looks: tuple[Look, ...] = ()
    library: EncodedLibrary | None = None
    problems: tuple[str, ...] = ()
    core: str = ""


def _look(row: dict[str, Any]) -> Look:
    return Look(
        id=str(row["id"]),
        title=str(row["title"]),
        category=str(row["category"]),
        author=str(row["author"]),
        licence=str(row["licence"]),
        tags=tuple(map(str, row["tags"])),
        monochrome=bool(row["monochrome"]),
        one_to_one=bool(row["one_to_one"]),
        origin="builtin",
        error=float(row["error"]),
    )


def _spare(path: Path) -> Path:
    """Return where the spare of a library file lies."""
    return path.with_name(f"{path.stem}-linear{path.suffix}")


def _open_file(path: Path) -> tuple[LibraryContent, EncodedLibrary]:
    content = load(path)
    return content, EncodedLibrary(content)


def _open_either(
    path: Path,
) -> tuple[LibraryContent, EncodedLibrary, tuple[str, ...]]:
    """Open a library file or, where that is no good, its spare, and what to say."""
    try:
        return *_open_file(path), ()
    except LibraryFileError as error:
        try:
            found = _open_file(_spare(path))
        except LibraryFileError:
            raise error from None
        told = (
            f"{error} The looks come from the spare file {_spare(path).name}: a little "
            "less exact, and Morph gives their mix. Install Looksmith again to have "
            "them as they were."
        )
        return *found, (told,)


def open_builtin(path: Path) -> BuiltinLooks:
    """Open a library file and the `index.json` beside it, whatever their state.

    Where the file is no good, its spare ("library-linear.looks" for "library.looks")
    takes its place. Looks that only file or index know are left out.
    """
    try:
        content, library, problems = _open_either(path)
    except LibraryFileError as error:
        reason = f"The built-in looks are missing. {error} Install Looksmith again."
        return BuiltinLooks(problems=(reason,))
    index = path.with_name("index.json")
    try:
        page = json.loads(index.read_text(encoding="utf-8"))
        looks = [_look(row) for row in page["looks"]]
    except (OSError, ValueError, KeyError, TypeError) as error:
        reason = f"The built-in looks are missing. {index.name}: {error}"
        return BuiltinLooks(problems=(*problems, reason))
    core = hashlib.sha256(content.kind.encode() + b"\0" + content.codec).hexdigest()
    shown = tuple(look for look in looks if look.id in library)
    if problems:  # the index tells the errors of the file that is no good
        shown = tuple(replace(look, error=library.errors(look.id)[0]) for look in shown)
    return BuiltinLooks(shown, library, problems, core[:32])
