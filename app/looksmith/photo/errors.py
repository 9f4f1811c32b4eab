"""What can go wrong with a photograph."""

from __future__ import annotations

from pathlib import Path

from looksmith.errors import LooksmithError

__all__ = ["NameTakenError", "PhotoError", "missing_part"]


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


class NameTakenError(PhotoError):
    """A file of that name is there, which is not to be replaced."""


def missing_part(what: str, package: str) -> PhotoError:
    """Return the error for a format whose library is not installed.

    Parameters
    ----------
    what
        The files that need it, in the plural and capitalised.
    package
        The Python package.
    """
    return PhotoError(
        f"{what} need the package {package}, which is not installed."
        f" Install it with: python -m pip install {package}"
    )
