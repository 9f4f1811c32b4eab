"""A lock that dies with its process: who is still running, whoever asks."""

from __future__ import annotations

import sys
from contextlib import suppress
from pathlib import Path
from typing import BinaryIO

__all__ = ["RunLock"]

if sys.platform == "win32":
    import msvcrt

    def _try_to_lock(stream: BinaryIO) -> None:
        msvcrt.locking(stream.fileno(), msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _try_to_lock(stream: BinaryIO) -> None:
        fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)


class RunLock:
    """Hold a file; the system lets go of it when the process ends, however it ends.

    A process's number is no proof that it runs: numbers are given out again. Two locks
    on one file exclude each other within a process, too.

    Parameters
    ----------
    path
        The file; made when the lock is taken, its folder must be there.
    """

    def __init__(self, path: Path) -> None:
        self._path = path
        self._stream: BinaryIO | None = None

    def take(self) -> bool:
        """Take the lock and return whether it was free.

        Raises
        ------
        OSError
            The file cannot be made.
        """
        stream = self._path.open("ab")
        try:
            _try_to_lock(stream)
        except OSError:
            stream.close()
            return False
        self._stream = stream
        return True

    def release(self, *, remove: bool = False) -> None:
        """Let go of it, and of its file if asked to."""
        stream, self._stream = self._stream, None
        if stream is None:
            return
        if sys.platform == "win32":  # where an open file cannot be removed
            stream.close()
        if remove:
            with suppress(OSError):
                self._path.unlink()
        stream.close()
