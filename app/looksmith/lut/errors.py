"""What can go wrong with a LUT."""

from __future__ import annotations

from pathlib import Path

from looksmith.errors import LooksmithError

__all__ = ["LutError", "LutFormatError"]


class LutError(LooksmithError):
    """A LUT cannot be built, applied or combined as asked."""


class LutFormatError(LutError):
    """A LUT file cannot be read or written.

    Parameters
    ----------
    reason
        What is wrong, for a person.
    path
        The file.
    line
        Line number from 1 in a text file, or None.
    """

    def __init__(
        self, reason: str, *, path: str | Path | None = None, line: int | None = None
    ) -> None:
        self.reason = reason
        self.path = None if path is None else Path(path)
        self.line = line
        where = "" if self.path is None else f"{self.path.name}: "
        if line is not None:
            where = f"{where[:-2] or 'LUT'}, line {line}: "
        super().__init__(f"{where}{reason}")
