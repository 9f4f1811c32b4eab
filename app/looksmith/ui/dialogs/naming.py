"""File names for exports: beside the original, never over it."""

from __future__ import annotations

import os
from pathlib import Path

__all__ = [
    "LONGEST_NAME",
    "exists",
    "is_folder",
    "is_same_file",
    "suggest_path",
    "typed_path",
    "unique_path",
]

LONGEST_NAME = 255
"""Bytes of a file's name that every system here takes."""

_MARK = "looksmith"
_LONGEST_STEM = 200  # bytes: the mark, a number and an ending are put to it


def typed_path(text: str) -> Path:
    """Return the path that somebody types, who may not be done with a ``~name``."""
    path = Path(text.strip())
    try:
        return path.expanduser()
    except RuntimeError:
        return path


def exists(path: Path) -> bool:
    """Return whether something is there; nothing is where no name is so long."""
    try:
        return path.exists()
    except OSError:
        return False


def is_folder(path: Path) -> bool:
    """Return whether a folder is there; none is where no name is so long."""
    return exists(path) and path.is_dir()


def unique_path(path: Path) -> Path:
    """Return `path`, or the same name with the first number that is free."""
    number, free = 2, path
    while exists(free):
        free = path.with_name(f"{path.stem}-{number}{path.suffix}")
        number += 1
    return free


def suggest_path(source: Path | None, suffix: str, folder: Path | None = None) -> Path:
    """Return a free name for an export of `source`.

    Parameters
    ----------
    source
        The photo's file, or None for a photo or an edit without one.
    suffix
        The new file's ending, with its dot.
    folder
        Where to; by default the source's folder, or the home folder.
    """
    stem = _MARK
    if source is not None:
        kept = os.fsencode(source.stem)
        if len(kept) > _LONGEST_STEM:
            kept = kept[:_LONGEST_STEM].decode(errors="ignore").encode()
        stem = f"{os.fsdecode(kept)}-{_MARK}"
    place = folder or (Path.home() if source is None else source.parent)
    return unique_path(place / f"{stem}{suffix}")


def is_same_file(first: Path, second: Path | None) -> bool:
    """Return whether two paths name one file, through links too."""
    if second is None:
        return False
    try:
        return first.samefile(second)
    except OSError:
        return first.absolute() == second.absolute()
