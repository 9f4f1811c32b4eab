"""What is remembered of a photo, looked up from any thread."""

from __future__ import annotations

import threading
from dataclasses import dataclass, replace
from pathlib import Path

from looksmith.errors import LooksmithError
from looksmith.grade.kept_copies import is_copy, own_key
from looksmith.grade.kept_facts import FileFacts, read_facts
from looksmith.grade.kept_store import EditStore, KeptEdit
from looksmith.grade.recipe import Recipe
from looksmith.ui.session_looks import SessionLooks

__all__ = ["EditLookup", "Known"]

Stamp = tuple[int, int]


@dataclass(frozen=True)
class Known:
    """What is known of a photo before it is shown.

    Parameters
    ----------
    facts
        What its file says; the key is that of its edit, which a copy has of its own.
    edit
        What is remembered of it, if anything.
    problem
        Why what is remembered cannot be used, for people.
    """

    facts: FileFacts
    edit: KeptEdit | None = None
    problem: str = ""


class EditLookup:
    """Look photos up by their content; each version of a file is read once.

    Parameters
    ----------
    store
        Where edits are remembered.
    looks
        Gets the looks of an edit that the library lacks.
    """

    def __init__(self, store: EditStore, looks: SessionLooks) -> None:
        self._store, self._looks = store, looks
        self._lock = threading.Lock()
        self._read: dict[Path, tuple[Stamp, FileFacts]] = {}
        self._sharing_out = threading.Lock()
        self._keys: dict[str, dict[Path, str]] = {}
        self.brought: set[str] = set()
        """Looks that came out of the store."""

    def look_up(self, path: Path) -> Known:
        """Read what is known of a photo.

        Raises
        ------
        PhotoError
            The file cannot be read.
        """
        facts = self._read_facts(path)
        try:
            facts = replace(facts, key=self._own_key(path, facts.key))
            edit = self._store.get(facts.key)
            if edit is not None:
                self._bring_looks(edit.recipe)
        except LooksmithError as error:
            return Known(facts, None, error.message)
        return Known(facts, edit)

    def _own_key(self, path: Path, content: str) -> str:
        """Return the key of a photo's edit, the same as long as it has this content."""
        with self._sharing_out:  # two copies at once would both be the first
            keys = self._keys.setdefault(content, {})
            if path not in keys:
                taken = {
                    key
                    for other, key in keys.items()
                    if other.parent == path.parent
                    and is_copy(other, path, content, self._content_of)
                }
                keys[path] = own_key(
                    path, content, self._store, taken=taken, content_of=self._content_of
                )
            return keys[path]

    def _content_of(self, path: Path) -> str:
        return self._read_facts(path).key

    def _read_facts(self, path: Path) -> FileFacts:
        try:
            status = path.stat()
        except OSError:
            return read_facts(path)  # which says what is wrong
        stamp = status.st_mtime_ns, status.st_size
        with self._lock:
            kept = self._read.get(path)
        if kept is not None and kept[0] == stamp:
            return kept[1]
        facts = read_facts(path)
        with self._lock:
            self._read[path] = stamp, facts
        return facts

    def _bring_looks(self, recipe: Recipe) -> None:
        with self._lock:
            lacking = self._looks.lacking(term.look for term in recipe.blend.terms)
            found = self._store.guests(lacking) if lacking else {}
            if found:
                tables = {look_id: lut for look_id, (_, lut) in found.items()}
                titles = {look_id: title for look_id, (title, _) in found.items()}
                self._looks.adopt(tables, titles, "photo")
                self.brought |= found.keys()
