"""Presets: recipes kept by name in a folder."""

from __future__ import annotations

import re
from pathlib import Path

from looksmith.grade.session import (
    Session,
    SessionError,
    load_session,
    save_session,
)

__all__ = ["PresetStore"]

_SUFFIX = ".looksmith-preset"


class PresetStore:
    """A folder of preset files; each holds its looks, so it can be given away.

    Parameters
    ----------
    folder
        Made when the first preset is saved.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def names(self) -> list[str]:
        """Return the names, in alphabetical order."""
        files = self._folder.glob(f"*{_SUFFIX}")
        return sorted((f.name.removesuffix(_SUFFIX) for f in files), key=str.casefold)

    def save(self, name: str, session: Session) -> None:
        """Keep a recipe under a name, in place of one of the same name.

        Raises
        ------
        SessionError
            The name cannot be a file's name, or the file cannot be written.
        """
        path = self._path(name)
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise SessionError(f"Presets cannot be kept: {error.strerror}.") from error
        save_session(Session(session.recipe, None, session.looks, session.titles), path)

    def load(self, name: str) -> Session:
        """Return a preset's recipe and looks."""
        return load_session(self._path(name))

    def remove(self, name: str) -> None:
        """Delete a preset; one that is not there is no error."""
        self._path(name).unlink(missing_ok=True)

    def _path(self, name: str) -> Path:
        clean = name.strip()
        if not clean or re.search(r'[\\/:*?"<>|\x00-\x1f]', clean) or clean[0] == ".":
            raise SessionError(f"“{name}” cannot be a preset's name.")
        return self._folder / f"{clean}{_SUFFIX}"
