"""Which remembered edit is a photo's, where copies of it lie in one folder."""

from __future__ import annotations

from collections.abc import Callable, Collection
from pathlib import Path
from uuid import uuid4

from looksmith.errors import LooksmithError
from looksmith.grade.kept_facts import read_facts
from looksmith.grade.kept_store import EditStore, KeptEdit

__all__ = ["content_of", "edit_of", "is_copy", "own_key"]


def content_of(path: Path) -> str:
    """Return the key of a photo's content.

    Raises
    ------
    PhotoError
        The file cannot be read.
    """
    return read_facts(path).key


def own_key(
    path: Path,
    content: str,
    store: EditStore,
    *,
    taken: Collection[str] = (),
    content_of: Callable[[Path], str] = content_of,
) -> str:
    """Return the key under which a photo's edit is remembered, or is to be.

    A photo that was renamed or moved has the edit that its content had. A copy beside
    it, in the same folder under another name, has one of its own.

    Parameters
    ----------
    path, content
        The photo, and the key of its content.
    store
        What is remembered.
    taken
        Keys that copies in the same folder have.
    content_of
        Reads the key of a file's content.

    Raises
    ------
    KeptEditError
        The file of edits cannot be read now.
    """
    names = {
        key: name for key, name in store.names(content).items() if key not in taken
    }
    for key, name in names.items():
        if name == path.name:
            return key
    for key, name in names.items():
        if not is_copy(path.parent / name, path, content, content_of):
            return key
    if content in names or content in taken:
        return f"{content}/{uuid4().hex}"
    return content


def is_copy(
    other: Path,
    path: Path,
    content: str,
    content_of: Callable[[Path], str] = content_of,
) -> bool:
    """Whether a file is there beside a photo, of the same content, but another one."""
    try:
        same = other.samefile(path)
        return not same and content_of(other) == content
    except (OSError, ValueError, LooksmithError):
        return False


def edit_of(path: Path, store: EditStore) -> KeptEdit | None:
    """Return what is remembered of a photo; None for nothing.

    Raises
    ------
    PhotoError
        The photo cannot be read.
    KeptEditError
        The edit was made by a newer version, or the file of edits cannot be read now.
    """
    return store.get(own_key(path, content_of(path), store))
