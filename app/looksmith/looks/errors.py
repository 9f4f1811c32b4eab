"""What can go wrong with the library."""

from __future__ import annotations

from looksmith.errors import LooksmithError

__all__ = ["CatalogueError", "LookFileError", "LookNotFoundError"]


class CatalogueError(LooksmithError):
    """The catalogue cannot do what was asked, or cannot write to its folder."""


class LookNotFoundError(CatalogueError):
    """No look has this id."""

    def __init__(self, look_id: str) -> None:
        super().__init__(
            f"The look “{look_id}” is not in the library: import it again, "
            "or choose another one."
        )
        self.look_id = look_id


class LookFileError(CatalogueError):
    """A stored look of the user cannot be read."""
