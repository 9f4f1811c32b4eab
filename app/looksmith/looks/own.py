"""How a user's look is kept: as its exact table, as a code, or back again."""

from __future__ import annotations

from dataclasses import dataclass, replace

from looksmith.looks.compact import (
    DECODED_SIZE,
    VISIBLE,
    CodeKeeper,
    StoredCode,
    small_copy,
)
from looksmith.looks.errors import CatalogueError
from looksmith.looks.store import FloatArray, LookStore, StoredLook, content_id

__all__ = ["LookStorage", "compacted", "restored", "shown_table", "storage_of"]


@dataclass(frozen=True)
class LookStorage:
    """How one of the user's looks is kept.

    Parameters
    ----------
    exact
        As its exact table; as a code otherwise.
    bytes
        What it takes on disk.
    code
        The look as a code and its measured error; None where it was not fitted.
    """

    exact: bool
    bytes: int
    code: StoredCode | None

    @property
    def can_be_compact(self) -> bool:
        """Whether the code comes near enough to do without the exact table."""
        return self.code is not None and self.code.mean <= VISIBLE


def storage_of(store: LookStore, stored: StoredLook) -> LookStorage:
    """Return how a look is kept."""
    return LookStorage(stored.exact, store.bytes_of(stored.id), stored.code)


def shown_table(keeper: CodeKeeper, store: LookStore, look_id: str) -> FloatArray:
    """Return a look's table as stored, or decoded where a code is kept.

    Where nothing decodes the code any more, its small copy takes its place.
    """
    stored, table = store.read(look_id)
    if stored.exact or stored.code is None:
        return table
    decoded = keeper.decode(stored.code, DECODED_SIZE)
    return table if decoded is None else decoded


def compacted(
    keeper: CodeKeeper, stored: StoredLook, table: FloatArray
) -> tuple[StoredLook, FloatArray]:
    """Return a look as it is stored without its exact table.

    A look comes back as it was where its code differs visibly, or does not rebuild it.
    """
    code = stored.code
    if code is None or not keeper.knows(code):
        code = keeper.fit(table)
    if code is None or code.mean > VISIBLE or not keeper.rebuilds(code, table):
        return stored, table
    copy = small_copy(table, code.mean)
    return replace(stored, code=code, exact=False, size=len(copy)), copy


def restored(
    store: LookStore, stored: StoredLook, data: bytes
) -> tuple[StoredLook, FloatArray]:
    """Return a look with the exact table of an earlier file of it."""
    before, table = store.parse(stored.id, data)
    if not before.exact or content_id(table) != stored.id:
        raise CatalogueError(f"This is not the exact table of “{stored.title}”.")
    return replace(stored, exact=True, size=len(table)), table
