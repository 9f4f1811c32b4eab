"""The looks that come with the program: the encoded file and its index."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from looksmith.looks.look import Look
from looksmith.models.encoding.container import load
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


def open_builtin(path: Path) -> BuiltinLooks:
    """Open a library file and the `index.json` beside it, whatever their state.

    Looks that only one of the two knows are left out.
    """
    try:
        content = load(path)
        library = EncodedLibrary(content)
    except LibraryFileError as error:
        return BuiltinLooks(problems=(f"The built-in looks are missing. {error}",))
    index = path.with_name("index.json")
    try:
        page = json.loads(index.read_text(encoding="utf-8"))
        looks = [_look(row) for row in page["looks"]]
    except (OSError, ValueError, KeyError, TypeError) as error:
        reason = f"The built-in looks are missing. {index.name}: {error}"
        return BuiltinLooks(problems=(reason,))
    core = hashlib.sha256(content.kind.encode() + b"\0" + content.codec).hexdigest()
    shown = tuple(look for look in looks if look.id in library)
    return BuiltinLooks(shown, library, core=core[:32])
