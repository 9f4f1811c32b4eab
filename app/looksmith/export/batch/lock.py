"""Hold a journal for one batch, and let everybody read it meanwhile."""

from __future__ import annotations

import sys
from typing import BinaryIO

__all__ = ["held"]

if sys.platform == "win32":
    import msvcrt

    # Nobody else can read a byte that is locked: one that no journal reaches is.
    _FAR = 1 << 30

    def held(stream: BinaryIO) -> bool:
        """Lock a file until it is closed; tell whether nobody else holds it."""
        stream.seek(_FAR)
        try:
            msvcrt.locking(stream.fileno(), msvcrt.LK_NBLCK, 1)
        except PermissionError:
            return False
        except OSError:  # not every network drive knows locks
            return True
        finally:
            stream.seek(0, 2)
        return True

else:
    import fcntl

    def held(stream: BinaryIO) -> bool:
        """Lock a file until it is closed; tell whether nobody else holds it."""
        try:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        except OSError:  # not every network drive knows locks
            return True
        return True
