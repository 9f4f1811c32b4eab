"""Write files whole or not at all, and clear up after processes that were killed."""

from __future__ import annotations

import ctypes
import errno
import filecmp
import hashlib
import os
import platform
import re
import secrets
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache
from pathlib import Path
from typing import BinaryIO

__all__ = ["clear_leftovers", "replacing", "write_whole"]

# The computer, the process, and a name of its own.
_TEMPORARY = re.compile(r"\.looksmith-([0-9a-f]{8})-(\d{1,10})-[0-9a-f]{12}\.part")
_LONG_SECONDS = 24 * 3600
_MACHINE_ID = Path("/etc/machine-id")
# What a file system answers that does not know a call, or not for such files.
_UNKNOWN = frozenset(
    getattr(errno, name)
    for name in ("EINVAL", "ENOSYS", "ENOTSUP", "EOPNOTSUPP", "EPERM", "EMLINK")
    if hasattr(errno, name)
)
# Of Linux's fcntl.h and fs.h, and of macOS's stdio.h.
_HERE, _NO_REPLACE, _EXCLUSIVE = -100, 1, 4

if sys.platform == "win32":

    def _hold(stream: BinaryIO) -> int | None:
        """Do nothing: nobody can remove a file that is open."""

    def _unheld(_path: Path) -> bool:
        return True

    def _ended(_process: int) -> bool:
        return False  # asking is not worth a day of waiting

else:
    import fcntl

    def _hold(stream: BinaryIO) -> int | None:
        """Lock a file beyond its closing; the system lets go when the process dies."""
        held = os.dup(stream.fileno())
        with suppress(OSError):  # not every network drive knows locks
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return held

    def _unheld(path: Path) -> bool:
        """Tell whether nobody holds a file, as far as its drive knows."""
        try:
            held = os.open(path, os.O_RDWR | os.O_NOFOLLOW | os.O_NONBLOCK)
        except OSError:
            return False
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            return False
        finally:
            os.close(held)
        return True

    def _ended(process: int) -> bool:
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            return True
        except (OSError, OverflowError):
            return False
        return False


@cache
def _computer() -> str:
    """Return what tells this computer from others that see the same folder."""
    machine = b""
    with suppress(OSError):
        machine = _MACHINE_ID.read_bytes()
    return hashlib.sha256(platform.node().encode() + machine).hexdigest()[:8]


def _renamed(source: Path, target: Path) -> bool:
    """Rename a file where the name is free, in one step; False where none is known.

    Raises
    ------
    FileExistsError
        The name is taken.
    """
    if sys.platform == "win32":
        source.rename(target)  # never replaces there
        return True
    names = os.fsencode(source), os.fsencode(target)
    try:
        library = ctypes.CDLL(None, use_errno=True)
        if sys.platform == "darwin":
            failed = library.renamex_np(*names, _EXCLUSIVE)
        else:
            failed = library.renameat2(_HERE, names[0], _HERE, names[1], _NO_REPLACE)
    except (OSError, AttributeError):  # another C library has no such
        return False
    if not failed:
        return True
    number = ctypes.get_errno()
    if number in _UNKNOWN:
        return False
    raise OSError(number, os.strerror(number), str(source), None, str(target))


def _linked(source: Path, target: Path) -> bool:
    """Do the same with a second name for the file; False where it can have but one."""
    try:
        os.link(source, target)
    except OSError as error:
        if error.errno in _UNKNOWN:
            return False
        raise
    source.unlink()
    return True


def _placed(source: Path, target: Path) -> None:
    """Give a file a name that is free, whatever comes between.

    A file of that name that holds the same bytes is taken for this one: a worker that
    is lost may have placed it, and another one is asked again.

    Raises
    ------
    FileExistsError
        The name is taken by another file.
    """
    try:
        if _renamed(source, target) or _linked(source, target):
            return
        # The name first: only a kill between the two leaves it empty.
        target.touch(exist_ok=False)
        try:
            source.replace(target)
        except OSError:
            target.unlink()
            raise
    except FileExistsError:
        if not (target.is_file() and filecmp.cmp(source, target, shallow=False)):
            raise


@contextmanager
def replacing(path: str | Path, *, exclusive: bool = False) -> Iterator[BinaryIO]:
    """Give a temporary file beside `path` that takes its place in the end.

    On any error the temporary file goes and the old one stays as it was; after a kill
    it lies there until `clear_leftovers`. A link stays a link: the file that it points
    to is replaced. A new file gets what the umask allows, a replaced one keeps its
    permissions.

    Parameters
    ----------
    path
        The file.
    exclusive
        Replace nothing: not even what came there after it was last looked for. What
        holds the same bytes already stays.

    Raises
    ------
    FileExistsError
        `exclusive`, and there is a file of that name.
    OSError
        The folder is missing, not writable or full, or `path` is a folder.
    """
    target = Path(os.path.realpath(path))
    if target.is_dir():
        raise IsADirectoryError(21, "There is a folder of that name", str(path))
    own = f".looksmith-{_computer()}-{os.getpid()}-{secrets.token_hex(6)}.part"
    temporary, held = target.with_name(own), None
    try:
        with temporary.open("x+b") as stream:
            held = _hold(stream)
            yield stream
        if exclusive:
            _placed(temporary, target)
        else:
            if target.exists():
                temporary.chmod(target.stat().st_mode & 0o777)
            temporary.replace(target)
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)
        if held is not None:
            os.close(held)


def write_whole(
    path: str | Path, data: bytes | str, *, exclusive: bool = False
) -> None:
    """Write bytes, or text as UTF-8, whole or not at all; see `replacing`."""
    with replacing(path, exclusive=exclusive) as stream:
        stream.write(data.encode() if isinstance(data, str) else data)


def clear_leftovers(folder: Path) -> int:
    """Remove the temporary files of our own that a kill left in a folder.

    One goes that nobody holds, if its process was one of this computer's and has ended.
    Of other computers, and where the process's number runs (it may have been given out
    again), one goes that was not written to for a day.

    Returns
    -------
    int
        How many are gone. A folder that is missing or refuses has none.
    """
    cleared = 0
    with suppress(OSError), os.scandir(folder) as inside:
        for entry in inside:
            told = _TEMPORARY.fullmatch(entry.name)
            if told is None:
                continue
            with suppress(OSError):
                if _left(entry, told[1], int(told[2])):
                    os.unlink(entry.path)
                    cleared += 1
    return cleared


def _left(entry: os.DirEntry[str], computer: str, process: int) -> bool:
    if not entry.is_file(follow_symlinks=False):
        return False
    age = time.time() - entry.stat(follow_symlinks=False).st_mtime
    ended = computer == _computer() and _ended(process)
    return (ended or age > _LONG_SECONDS) and _unheld(Path(entry.path))
