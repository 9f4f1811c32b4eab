"""The part of the catalogue that stores the user's looks, one way or another."""

from __future__ import annotations

import threading
from abc import ABC, abstractmethod
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from looksmith.looks.compact import CodeKeeper
from looksmith.looks.errors import CatalogueError, LookNotFoundError
from looksmith.looks.index import LookIndex
from looksmith.looks.look import Look
from looksmith.looks.own import LookStorage, compacted, restored, storage_of
from looksmith.looks.similar import coarse_bytes
from looksmith.looks.store import FloatArray, LookStore, StoredLook
from looksmith.lut.table import Lut3D

if TYPE_CHECKING:  # the LUT readers can wait until something is imported
    from looksmith.looks.importer import Prepared

__all__ = ["KeepsLooks"]


class KeepsLooks(ABC):
    """Stores looks exactly or as codes; `Catalogue` has the rest."""

    _lock: threading.RLock
    _keeper: CodeKeeper
    _store: LookStore
    _index: LookIndex
    _builtin: dict[str, Look]
    _mine: dict[str, StoredLook]
    _coarse: dict[str, bytes]

    @abstractmethod
    def _changed(self) -> None:
        """Forget what was gathered from the looks before: one of them is new."""

    def _keep(self, prepared: Prepared, exact: bool) -> tuple[Look, bool]:
        stored, table = prepared.stored, prepared.table
        with self._lock:
            known = self._mine.get(stored.id)
            if known is not None:
                if exact and not known.exact:
                    self._replace(replace(known, exact=True, size=len(table)), table)
                return self._mine[stored.id].look(), True
        # Fitting takes a while: nobody waits for it.
        stored = replace(stored, code=self._keeper.fit(table))
        if not exact:
            stored, table = compacted(self._keeper, stored, table)
        with self._lock:
            if stored.id in self._mine:
                return self._mine[stored.id].look(), True
            # The file first: a look in the index always has its table.
            self._store.write(stored, table)
            coarse = coarse_bytes(prepared.coarse)
            self._index.put(stored, coarse)
            self._mine[stored.id] = stored
            self._coarse[stored.id] = coarse
            self._changed()
        return stored.look(), False

    def add(self, lut: Lut3D, title: str) -> tuple[Look, bool]:
        """Take a LUT that was made here among the user's looks, exactly.

        Returns
        -------
        tuple
            The look, and whether its colours were in the library already, perhaps
            under another title.

        Raises
        ------
        CatalogueError
            The title is empty, or the user's folder cannot be written.
        """
        from looksmith.looks.importer import prepare

        title = " ".join(title.split())
        if not title:
            raise CatalogueError("A look needs a title.")
        prepared = prepare(Path("look"), lut)
        named = replace(prepared.stored, title=title, origin="")
        return self._keep(replace(prepared, stored=named), exact=True)

    def _own(self, look_id: str, action: str) -> StoredLook:
        if look_id in self._builtin:
            title = self._builtin[look_id].title
            raise CatalogueError(
                f"“{title}” comes with Looksmith and cannot be {action}."
            )
        if look_id not in self._mine:
            raise LookNotFoundError(look_id)
        return self._mine[look_id]

    def storage(self, look_id: str) -> LookStorage:
        """Return how one of the user's looks is kept, and its measured error."""
        with self._lock:
            return storage_of(self._store, self._own(look_id, "asked for its file"))

    def compact(self, look_id: str) -> bytes | None:
        """Keep a look's code instead of its exact table.

        Returns
        -------
        bytes or None
            The file until now, for `restore`. None when nothing was changed: it is
            stored so already, or its code differs visibly.
        """
        with self._lock:
            self._own(look_id, "stored otherwise")
        data = self._store.data(self._store.path(look_id))
        stored, table = compacted(self._keeper, *self._store.parse(look_id, data))
        with self._lock:
            now = self._own(look_id, "stored otherwise")
            if stored.exact or not now.exact:
                return None
            self._replace(replace(stored, title=now.title), table)
        return data

    def restore(self, look_id: str, data: bytes) -> None:
        """Keep the exact table again that `compact` gave back."""
        with self._lock:
            stored = self._own(look_id, "stored otherwise")
            self._replace(*restored(self._store, stored, data))

    def _replace(self, stored: StoredLook, table: FloatArray) -> None:
        self._store.write(stored, table)
        self._index.put(stored, self._coarse[stored.id])
        self._mine[stored.id] = stored
        self._changed()
