"""What can go wrong with an encoded library."""

from __future__ import annotations

from pathlib import Path

from looksmith.errors import LooksmithError

__all__ = ["DeviceError", "LibraryFileError", "NoFitError"]


class LibraryFileError(LooksmithError):
    """A library file cannot be read: damaged, cut short, too new or no library.

    Parameters
    ----------
    reason
        What is wrong, for a person.
    path
        The file, when there is one.
    """

    def __init__(self, reason: str, *, path: str | Path | None = None) -> None:
        self.reason = reason
        self.path = None if path is None else Path(path)
        name = "Look library" if self.path is None else self.path.name
        super().__init__(f"{name}: {reason}")


class NoFitError(LooksmithError):
    """A codec cannot take looks that it was not trained on."""


class DeviceError(LooksmithError):
    """There is no such device to decode on."""
