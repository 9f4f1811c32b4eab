"""How many stars a photo is exported with."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from contextlib import closing
from functools import cached_property
from pathlib import Path

from looksmith.errors import LooksmithError
from looksmith.export.sidecar import rating_beside
from looksmith.grade.kept_copies import edit_of
from looksmith.grade.kept_store import EditStore

__all__ = ["KnownRatings", "Rating"]

Rating = Callable[[Path], int | None]
"""Tells a photo's rating, -1..5; None leaves what its own file says."""


class KnownRatings:
    """Tell what the user gave a photo, else what the XMP file beside it says.

    None where neither says anything: what the photo's own file says is carried along
    with its metadata.

    Parameters
    ----------
    store
        The file of what the window remembers of photos, by their content; it need not
        be there.
    given
        What is known already, by path; None for a photo that the user did not rate.
    """

    def __init__(
        self, store: Path, given: Mapping[Path, int | None] | None = None
    ) -> None:
        self._store, self._given = store, given or {}

    def __call__(self, photo: Path) -> int | None:
        """Return a photo's rating."""
        if photo in self._given:
            known = self._given[photo]
        else:
            known = self._kept(photo) if self._worth_looking else None
        return rating_beside(photo) if known is None else known

    @cached_property
    def _worth_looking(self) -> bool:
        """Whether any photo is rated: else none is read for its key."""
        if not self._store.is_file():
            return False
        try:
            with closing(EditStore(self._store)) as kept:
                return kept.rates()
        except LooksmithError:
            return False

    def _kept(self, photo: Path) -> int | None:
        try:
            with closing(EditStore(self._store)) as kept:
                edit = edit_of(photo, kept)
        except LooksmithError:  # its export says what is wrong with it
            return None
        return None if edit is None else edit.rating
