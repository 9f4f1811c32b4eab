"""Files that are read no further when a token is cancelled."""

from __future__ import annotations

import io
from pathlib import Path

from looksmith.work.token import CancelToken

__all__ = ["WatchedFile"]


class WatchedFile(io.BufferedReader):
    """A file for a library that reads it piece by piece and knows no token.

    Parameters
    ----------
    path
        The file.
    token
        Looked at before every piece, which raises `Cancelled` in the library's stead.
    """

    def __init__(self, path: Path, token: CancelToken) -> None:
        super().__init__(io.FileIO(path))
        self._token = token

    def read(self, size: int | None = -1, /) -> bytes:
        """Read a piece as new bytes."""
        self._token.check()
        return super().read(size)

    def readinto(self, room: object, /) -> int:
        """Read a piece into room that is there."""
        self._token.check()
        return super().readinto(room)  # type: ignore[arg-type]
