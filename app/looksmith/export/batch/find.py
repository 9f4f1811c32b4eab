"""Which photos there are among files and in folders."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from looksmith.errors import LooksmithError
from looksmith.photo.formats import READABLE_PHOTO_EXTENSIONS

__all__ = ["BatchError", "find_photos"]

_NO_SHOOTS = {"@eaDir", "$RECYCLE.BIN"}  # previews of a Synology; what was deleted


class BatchError(LooksmithError):
    """A photo is not there, or cannot be exported; the message says why."""


def find_photos(
    paths: Iterable[Path],
    *,
    below: bool = True,
    leave: Path | None = None,
    missed: Callable[[Path, str], None] | None = None,
) -> tuple[Path, ...]:
    """Return the photos among files and in folders, by name, each once.

    Hidden files and folders, those of a NAS's previews and folders that are links are
    left alone.

    Parameters
    ----------
    paths
        Files, which are taken whatever their ending, and folders.
    below
        Look into folders of folders.
    leave
        A folder that is not looked into where it lies below one of them: where the
        exports go.
    missed
        Called with a folder that cannot be read, and why.

    Raises
    ------
    BatchError
        A path is not there.
    """
    found: dict[Path, None] = {}
    for path in paths:
        if path.is_dir():
            inside = _inside(path, below, leave, missed)
            found.update(dict.fromkeys(sorted(inside)))
        elif path.is_file():
            found[path] = None
        else:
            raise BatchError(f"{path} is not there.")
    first: dict[Path, Path] = {}
    for path in found:
        first.setdefault(path.resolve(), path)
    return tuple(first.values())


def _inside(
    folder: Path,
    below: bool,
    leave: Path | None,
    missed: Callable[[Path, str], None] | None,
) -> Iterator[Path]:
    def tell(error: OSError) -> None:
        if missed is not None:
            missed(Path(error.filename), error.strerror or str(error))

    kept = None if leave is None else os.path.realpath(leave)
    for place, folders, names in os.walk(folder, onerror=tell):
        here = Path(place)
        folders[:] = [
            each
            for each in folders
            if below
            and not each.startswith(".")
            and each not in _NO_SHOOTS
            and os.path.realpath(here / each) != kept
        ]
        yield from (here / each for each in names if _is_photo(here / each))


def _is_photo(path: Path) -> bool:
    known = path.suffix.lower() in READABLE_PHOTO_EXTENSIONS
    return known and not path.name.startswith(".") and path.is_file()
