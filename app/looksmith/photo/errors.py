"""What can go wrong with a photograph."""

from __future__ import annotations

from pathlib import Path

from looksmith.errors import LooksmithError

__all__ = ["PhotoError"]


class PhotoError(LooksmithError):
    """A photo file cannot be read or written.

    Parameters
    ----------
    reason
        What is wrong and what to do, for a person.
    path
        The file.
    """

    def __init__(self, reason: str, *, path: str | Path | None = None) -> None:
        self.reason = reason
        self.path = None if path is None else Path(path)
        where = "" if self.path is None else f"{self.path.name}: "
        super().__init__(f"{where}{reason}")
