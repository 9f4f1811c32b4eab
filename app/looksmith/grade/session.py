"""Session and preset files: an edit that travels, its looks inside."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from looksmith.errors import LooksmithError
from looksmith.files import write_whole
from looksmith.grade.recipe import Recipe
from looksmith.grade.serial import (
    lut_from_json,
    lut_to_json,
    recipe_from_json,
    recipe_to_json,
)
from looksmith.grade.sources import LookSource
from looksmith.lut.table import Lut3D
from looksmith.photo.formats import READABLE_PHOTO_EXTENSIONS
from looksmith.photo.read import read_preview
from looksmith.photo.xmp import read_recipe_xmp

__all__ = [
    "SESSION_SUFFIX",
    "Session",
    "SessionError",
    "embed_looks",
    "load_session",
    "save_session",
    "session_from_text",
    "session_text",
]

SESSION_SUFFIX = ".looksmith"
_FORMAT = "looksmith-session"
_VERSION = 1
_MAX_BYTES = 200_000_000
_GLANCE = 64  # pixels: only what a picture says of itself is wanted


class SessionError(LooksmithError):
    """A session file cannot be read or written."""


@dataclass(frozen=True, eq=False)
class Session:
    """A recipe with all that it needs on another computer.

    Parameters
    ----------
    recipe
        What to do.
    photo
        The photo it was made on, or None.
    looks
        The tables of the looks in the recipe, by id.
    titles
        Their names, by id.
    stills
        Whole recipes kept aside, by slot; None for an empty one.
    """

    recipe: Recipe
    photo: Path | None = None
    looks: Mapping[str, Lut3D] = field(default_factory=dict)
    titles: Mapping[str, str] = field(default_factory=dict)
    stills: tuple[Recipe | None, ...] = ()


def embed_looks(recipe: Recipe, source: LookSource) -> dict[str, Lut3D]:
    """Return the tables of every look that the recipe names."""
    return {
        term.look: source.lut(term.look, min(source.native_size(term.look), 65))
        for term in recipe.blend.terms
    }


def _photo_text(photo: Path | None, folder: Path) -> str | None:
    """Return the photo's path, relative when it lies beside or below the session."""
    if photo is None:
        return None
    try:
        return photo.resolve().relative_to(folder.resolve()).as_posix()
    except ValueError:
        return str(photo.resolve())


def session_text(session: Session, folder: Path | None = None) -> str:
    """Return a session as the text of its file.

    Parameters
    ----------
    session
        What to write.
    folder
        Where the file will lie: a photo beside or below it is named relative to it.
    """
    values = {
        "format": _FORMAT,
        "version": _VERSION,
        "photo": _photo_text(session.photo, folder or Path.cwd()),
        "recipe": recipe_to_json(session.recipe),
        "stills": [still and recipe_to_json(still) for still in session.stills],
        "looks": {
            look: {"title": session.titles.get(look, lut.title), **lut_to_json(lut)}
            for look, lut in session.looks.items()
        },
    }
    return json.dumps(values, indent=1)


def save_session(session: Session, path: str | Path) -> None:
    """Write a session file (JSON), whole or not at all.

    Raises
    ------
    SessionError
        The file cannot be written.
    """
    target = Path(path)
    try:
        write_whole(target, session_text(session, target.parent))
    except OSError as error:
        raise SessionError(
            f"{target.name} cannot be written: {error.strerror or error}."
        ) from error


def _read_text(path: Path) -> str:
    try:
        if path.stat().st_size > _MAX_BYTES:
            raise SessionError(f"{path.name} is too large to be a session.")
        return path.read_text(encoding="utf-8")
    except OSError as error:
        raise SessionError(
            f"{path.name} cannot be read: {error.strerror or error}."
        ) from error
    except UnicodeDecodeError as error:
        raise SessionError(
            f"{path.name}: this is not a Looksmith session.", detail=str(error)
        ) from error


def _values_of(text: str, name: str) -> dict[str, Any]:
    try:
        values = json.loads(text)
    except (json.JSONDecodeError, RecursionError) as error:
        line = getattr(error, "lineno", None)
        where = f", line {line}" if line else ""
        raise SessionError(
            f"{name}{where}: this is not a Looksmith session.", detail=str(error)
        ) from error
    if not isinstance(values, dict) or values.get("format") != _FORMAT:
        raise SessionError(f"{name} is not a Looksmith session.")
    version = values.get("version")
    if not isinstance(version, int) or version > _VERSION:
        raise SessionError(
            f"{name} was made by a newer Looksmith (format {version}): update to "
            "open it."
        )
    return values


def _stills(values: Any, name: str) -> tuple[Recipe | None, ...]:
    if not isinstance(values, list):
        raise SessionError(f"{name}: “stills” must be a list.")
    return tuple(None if each is None else recipe_from_json(each) for each in values)


def load_session(path: str | Path) -> Session:
    """Read a session file, or the edit inside a picture that Looksmith exported.

    A picture's edit names its looks, but does not hold their tables.

    Raises
    ------
    SessionError
        The file is unreadable, damaged or from a newer version, or the picture holds
        no edit.
    PhotoError
        The picture cannot be read.
    """
    source = Path(path)
    if source.suffix.lower() in READABLE_PHOTO_EXTENSIONS:
        return _session_of_picture(source)
    return session_from_text(_read_text(source), source.name, source.parent)


def _session_of_picture(path: Path) -> Session:
    values = read_recipe_xmp(read_preview(path, _GLANCE).info.xmp)
    if values is None:
        raise SessionError(
            f"{path.name} holds no edit: another program wrote it, or Looksmith did "
            "without “Keep the edit in the file”."
        )
    return Session(recipe_from_json(values))


def session_from_text(
    text: str, name: str = "The session", folder: Path | None = None
) -> Session:
    """Undo `session_text`.

    Parameters
    ----------
    text
        Of a session file.
    name
        What messages call it.
    folder
        Where the file lies.

    Raises
    ------
    SessionError
        The text is damaged or from a newer version.
    """
    values = _values_of(text, name)
    try:
        recipe = recipe_from_json(values.get("recipe", {}))
        stills = _stills(values.get("stills", []), name)
        stored = values.get("looks", {})
        if not isinstance(stored, dict):
            raise SessionError(f"{name}: “looks” must be an object.")
        titles = {look: str(entry.get("title", look)) for look, entry in stored.items()}
        looks = {
            look: lut_from_json(entry, titles[look]) for look, entry in stored.items()
        }
    except (LooksmithError, AttributeError, TypeError) as error:
        if isinstance(error, SessionError):
            raise
        raise SessionError(f"{name} is damaged: {error}", detail=repr(error)) from error
    photo = values.get("photo")
    place = folder or Path.cwd()
    located = place / photo if isinstance(photo, str) and photo else None
    return Session(recipe, located, looks, titles, stills)
