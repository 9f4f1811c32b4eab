"""Write files whole or not at all."""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import BinaryIO

__all__ = ["replacing", "write_whole"]


@contextmanager
def replacing(path: str | Path) -> Iterator[BinaryIO]:
    """Give a temporary file beside `path` that takes its place in the end.

    On any error the temporary file goes and the old one stays as it was. A link stays
    a link: the file that it points to is replaced. A new file gets what the umask
    allows, a replaced one keeps its permissions.

    Raises
    ------
    OSError
        The folder is missing, not writable or full, or `path` is a folder.
    """
    target = Path(os.path.realpath(path))
    if target.is_dir():
        raise IsADirectoryError(21, "There is a folder of that name", str(path))
    temporary = target.with_name(f".{secrets.token_hex(6)}.part")
    try:
        with temporary.open("x+b") as stream:
            yield stream
        if target.exists():
            temporary.chmod(target.stat().st_mode & 0o777)
        temporary.replace(target)
    finally:
        with suppress(OSError):
            temporary.unlink(missing_ok=True)


def write_whole(path: str | Path, data: bytes | str) -> None:
    """Write bytes, or text as UTF-8, whole or not at all; see `replacing`."""
    with replacing(path) as stream:
        stream.write(data.encode() if isinstance(data, str) else data)
