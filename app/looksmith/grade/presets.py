"""Presets: recipes, or parts of them, kept by name in a folder."""

from __future__ import annotations

import json
import re
from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from looksmith.files import write_whole
from looksmith.grade.recipe import Recipe
from looksmith.grade.session import (
    Session,
    SessionError,
    load_session,
    session_text,
)

__all__ = [
    "PARTS",
    "PRESET_SUFFIX",
    "Preset",
    "PresetStore",
    "changed_parts",
    "with_parts",
]

PRESET_SUFFIX = ".looksmith-preset"
_FORBIDDEN = r'[\\/:*?"<>|\x00-\x1f]'

PARTS: dict[str, tuple[str, ...]] = {
    "looks": ("blend",),
    "light": ("light",),
    "toning": ("toning",),
    "restoration": ("enhance", "dehaze"),
}
"""What a preset can hold, and the fields of a recipe that it is made of."""


@dataclass(frozen=True, eq=False)
class Preset:
    """A recipe, and which parts of it are meant.

    Parameters
    ----------
    session
        The recipe with its looks.
    parts
        Keys of `PARTS`.
    """

    session: Session
    parts: tuple[str, ...] = tuple(PARTS)

    def applied_to(self, recipe: Recipe) -> Recipe:
        """Return a recipe with the parts that are meant."""
        return with_parts(recipe, self.session.recipe, self.parts)


def with_parts(recipe: Recipe, source: Recipe, parts: Collection[str]) -> Recipe:
    """Return a recipe with some parts of another one."""
    names = [name for part, names in PARTS.items() if part in parts for name in names]
    return recipe.replace(**{name: getattr(source, name) for name in names})


def changed_parts(recipe: Recipe) -> tuple[str, ...]:
    """Return the parts in which a recipe differs from one that does nothing."""
    neutral = Recipe()
    return tuple(
        part for part in PARTS if with_parts(neutral, recipe, (part,)) != neutral
    )


class PresetStore:
    """A folder of preset files; each holds its looks, so it can be given away.

    Parameters
    ----------
    folder
        Made when the first preset is saved.
    shipped
        Presets that came with Looksmith: they can be used, and are never written.
    """

    def __init__(self, folder: Path, shipped: Path | None = None) -> None:
        self._folder, self._shipped = folder, shipped

    def names(self) -> list[str]:
        """Return the names of the user's own, in alphabetical order."""
        return _names_in(self._folder)

    def shipped_names(self) -> list[str]:
        """Return the names of those that came with Looksmith."""
        return [] if self._shipped is None else _names_in(self._shipped)

    def save(
        self, name: str, session: Session, parts: Collection[str] = tuple(PARTS)
    ) -> None:
        """Keep a recipe under a name, in place of one of the same name.

        Parameters
        ----------
        name
            Any that can be a file's name.
        session
            The recipe with its looks.
        parts
            What of it is meant; the rest is not kept.

        Raises
        ------
        SessionError
            The name cannot be a file's name, or the file cannot be written.
        """
        path = self._path(name)
        kept = with_parts(Recipe(), session.recipe, parts)
        used = {term.look for term in kept.blend.terms}
        looks = {look: lut for look, lut in session.looks.items() if look in used}
        titles = {k: title for k, title in session.titles.items() if k in used}
        values = json.loads(session_text(Session(kept, None, looks, titles)))
        values["parts"] = [part for part in PARTS if part in parts]
        self._write(path, json.dumps(values, indent=1))

    def load(self, name: str) -> Session:
        """Return a preset's recipe and looks."""
        return load_session(self._path(name))

    def preset(self, name: str) -> Preset:
        """Return one of the user's own presets, with what is meant of it.

        Raises
        ------
        SessionError
            There is none of this name, or it is damaged.
        """
        return _read(self._path(name))

    def shipped_preset(self, name: str) -> Preset:
        """Return a preset that came with Looksmith; its looks are in the library.

        Raises
        ------
        SessionError
            There is none of this name, or it is damaged.
        """
        return _read((self._shipped or self._folder) / f"{name}{PRESET_SUFFIX}")

    def remove(self, name: str) -> None:
        """Delete a preset; one that is not there is no error."""
        self._path(name).unlink(missing_ok=True)

    def rename(self, name: str, new: str) -> None:
        """Give a preset another name.

        Raises
        ------
        SessionError
            The new name is taken or cannot be a file's name.
        """
        old, path = self._path(name), self._path(new)
        # On some systems a name in other letters is the same file: that is fine
        if path.exists() and not path.samefile(old):
            raise SessionError(f"There is a preset “{new.strip()}” already.")
        try:
            old.rename(path)
        except OSError as error:
            raise SessionError(
                f"“{name}” cannot be renamed: {error.strerror or error}."
            ) from error

    def take_in(self, source: Path) -> str:
        """Copy a preset file, or a session's edit, into the folder; return its name.

        Raises
        ------
        SessionError
            The file is no preset and no session, or cannot be copied.
        """
        session = load_session(source)
        values = json.loads(source.read_text(encoding="utf-8"))
        name = self._free_name(source.stem)
        if "parts" in values:
            self._write(self._path(name), json.dumps(values, indent=1))
        else:
            self.save(name, session, changed_parts(session.recipe) or tuple(PARTS))
        return name

    def give_out(self, name: str, target: Path) -> None:
        """Copy a preset to a file of the user's choice.

        Raises
        ------
        SessionError
            The preset cannot be read, or the file cannot be written.
        """
        try:
            write_whole(target, self._path(name).read_bytes())
        except OSError as error:
            raise SessionError(
                f"{target.name} cannot be written: {error.strerror or error}."
            ) from error

    def _free_name(self, name: str) -> str:
        clean = re.sub(_FORBIDDEN, " ", name).strip(" .") or "Preset"
        found, number = clean, 2
        while self._path(found).exists():
            found, number = f"{clean} {number}", number + 1
        return found

    def _write(self, path: Path, text: str) -> None:
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            write_whole(path, text)
        except OSError as error:
            raise SessionError(
                f"Presets cannot be kept: {error.strerror or error}."
            ) from error

    def _path(self, name: str) -> Path:
        clean = name.strip()
        if not clean or re.search(_FORBIDDEN, clean) or clean[0] == ".":
            raise SessionError(f"“{name}” cannot be a preset's name.")
        return self._folder / f"{clean}{PRESET_SUFFIX}"


def _names_in(folder: Path) -> list[str]:
    files = folder.glob(f"*{PRESET_SUFFIX}")
    found = (file.name.removesuffix(PRESET_SUFFIX) for file in files)
    return sorted(found, key=str.casefold)


def _read(path: Path) -> Preset:
    session = load_session(path)
    parts = json.loads(path.read_text(encoding="utf-8")).get("parts")
    if not isinstance(parts, list):  # of a Looksmith that knew no parts
        return Preset(session)
    return Preset(session, tuple(part for part in PARTS if part in parts))
