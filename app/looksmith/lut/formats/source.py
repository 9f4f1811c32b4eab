"""What every reader is given: the bytes of a file, and what it gives back."""

from __future__ import annotations

import stat
from dataclasses import dataclass, field
from pathlib import Path

from looksmith.lut.errors import LutFormatError
from looksmith.lut.table import Lut3D

__all__ = ["MAX_FILE_BYTES", "LutFileInfo", "Source", "load_source"]

MAX_FILE_BYTES = 256 * 2**20


@dataclass(frozen=True)
class LutFileInfo:
    """A LUT file, read.

    Parameters
    ----------
    format
        Key of the format, such as "cube" or "hald"; also what the content is when the
        extension says something else.
    label
        Name of the format for people.
    lut
        The LUT itself.
    warnings
        Sentences on what was odd in the file, ignored or approximated.
    """

    format: str
    label: str
    lut: Lut3D
    warnings: tuple[str, ...] = ()


@dataclass
class Source:
    """The bytes of a LUT file on their way through a reader.

    Parameters
    ----------
    path
        Where they come from; named in errors.
    data
        All of them.
    warnings
        Sentences that the reader adds.
    """

    path: Path
    data: bytes
    warnings: list[str] = field(default_factory=list)

    @property
    def extension(self) -> str:
        """The extension in lower case, with its dot."""
        return self.path.suffix.lower()

    def error(
        self,
        reason: str,
        *,
        line: int | None = None,
        cause: BaseException | None = None,
    ) -> LutFormatError:
        """Return the error that names this file."""
        error = LutFormatError(reason, path=self.path, line=line)
        if cause is not None:
            error.detail = f"{type(cause).__name__}: {cause}"
        return error

    def warn(self, sentence: str) -> None:
        """Note something odd, once."""
        if sentence not in self.warnings:
            self.warnings.append(sentence)


def load_source(path: str | Path) -> Source:
    """Read the bytes of `path`.

    Raises
    ------
    LutFormatError
        There is no such file, it is a folder, empty, larger than 256 MiB or may not be
        read.
    """
    path = Path(path)
    try:
        status = path.stat()
        if stat.S_ISDIR(status.st_mode):
            raise LutFormatError("This is a folder, not a LUT file.", path=path)
        if not stat.S_ISREG(status.st_mode):
            raise LutFormatError("This is not an ordinary file.", path=path)
        if status.st_size > MAX_FILE_BYTES:
            raise LutFormatError(
                f"The file has {status.st_size} bytes; a LUT file has at most "
                f"{MAX_FILE_BYTES}.",
                path=path,
            )
        with path.open("rb") as file:
            data = file.read(status.st_size + 1)
    except FileNotFoundError as error:
        raise LutFormatError("There is no such file.", path=path) from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise LutFormatError(
            f"The file cannot be read: {reason}.", path=path
        ) from error
    if not data:
        raise LutFormatError("The file is empty.", path=path)
    if len(data) > status.st_size:
        raise LutFormatError("The file grew while it was read.", path=path)
    return Source(path, data)
