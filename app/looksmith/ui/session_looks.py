"""The looks a window works with: the library, and those an opened session brought."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Literal

from looksmith.errors import LooksmithError
from looksmith.grade.sources import LookSource, OverlayLooks
from looksmith.lut.table import Lut3D

if TYPE_CHECKING:
    from looksmith.looks.catalogue import Catalogue

__all__ = ["Guise", "SessionLooks"]

Guise = Literal["session", "photo", "deleted"]
"""What brought a look that the library lacks: a session, a photo's remembered edit, or
the library itself before the user deleted it."""


class SessionLooks:
    """Ask the session's own looks first, then the library.

    Parameters
    ----------
    catalogue
        The library.
    """

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._tables: dict[str, Lut3D] = {}
        self._titles: dict[str, str] = {}
        self._guises: dict[str, Guise] = {}
        self._source: LookSource = catalogue

    def adopt(
        self,
        looks: Mapping[str, Lut3D],
        titles: Mapping[str, str],
        guise: Guise = "session",
    ) -> None:
        """Take looks that the library lacks, and how they came here."""
        self._guises.update(dict.fromkeys(looks, guise))
        self._tables.update(looks)
        self._titles.update(titles)
        # Replaced as a whole, so that a render on another thread sees all or nothing.
        self._source = OverlayLooks(self._catalogue, self._tables)

    def keep(self, look_id: str) -> tuple[str, Lut3D]:
        """Know a look of the library when it has left it; return title and table.

        Raises
        ------
        LooksmithError
            The library does not have it, or its file is damaged.
        """
        title = self._catalogue.get(look_id).title
        size = self._catalogue.native_size(look_id)
        lut = self._catalogue.lut(look_id, size)
        self.adopt({look_id: lut}, {look_id: title}, "deleted")
        return title, lut

    def guise(self, look_id: str) -> Guise:
        """Return how a look came here that the library lacks."""
        return self._guises.get(look_id, "session")

    @property
    def adopted(self) -> tuple[Mapping[str, Lut3D], Mapping[str, str]]:
        """The tables and titles of the looks that came with sessions, by id."""
        return dict(self._tables), dict(self._titles)

    def lacking(self, look_ids: Iterable[str]) -> set[str]:
        """Return those of the looks that neither the library nor a session has."""
        return {
            i for i in look_ids if i not in self._tables and not self._in_library(i)
        }

    def guests(self, look_ids: Iterable[str]) -> dict[str, tuple[str, Lut3D]]:
        """Return title and table of those looks that only a session has."""
        return {
            look_id: (self._titles.get(look_id, look_id), self._tables[look_id])
            for look_id in look_ids
            if look_id in self._tables and not self._in_library(look_id)
        }

    def _in_library(self, look_id: str) -> bool:
        try:
            self._catalogue.get(look_id)
        except LooksmithError:
            return False
        return True

    def lut(self, look_id: str, size: int = 33) -> Lut3D:
        """Return the look as a plain LUT of that size; raise if it is unknown."""
        return self._source.lut(look_id, size)

    def native_size(self, look_id: str) -> int:
        """Return the lattice size beyond which nothing is gained."""
        return self._source.native_size(look_id)

    def morph(
        self,
        look_ids: Sequence[str],
        weights: Sequence[float],
        size: int = 33,
        *,
        guests: Mapping[str, Lut3D] | None = None,
    ) -> Lut3D:
        """Return the look on the path between looks."""
        return self._source.morph(look_ids, weights, size, guests=guests)

    def title(self, look_id: str) -> str:
        """Return the look's title, or its id when nobody knows it."""
        try:
            return self._catalogue.get(look_id).title
        except LooksmithError:
            return self._titles.get(look_id, look_id)
