"""What a running window keeps on disk, so that a crash takes nothing with it.

Every running window has a folder of its own: one file for each edited photo with all
its steps, one with what is open and the stills, one with the looks that came with
session files. Each is written whole or not at all. A lock beside the folder, which the
system lets go of when the process dies, tells a window that runs from one that ended
without a word.
"""

from __future__ import annotations

import hashlib
import json
import os
import secrets
import shutil
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import asdict, dataclass, field, fields
from pathlib import Path
from typing import Any

from looksmith.errors import LooksmithError
from looksmith.files import replacing
from looksmith.grade.history import Step
from looksmith.grade.recipe import Recipe
from looksmith.grade.run_lock import RunLock
from looksmith.grade.serial import lut_to_json
from looksmith.lut.table import Lut3D

__all__ = [
    "LOOKS_NAME",
    "NO_PHOTO",
    "STATE_NAME",
    "STEPS_SUFFIX",
    "AutosaveError",
    "Kept",
    "OpenPhotos",
    "PhotoSteps",
    "RunFolder",
    "ended_runs",
]

_VERSION = 1
STATE_NAME, LOOKS_NAME, STEPS_SUFFIX = "open.json", "looks.json", ".steps"
NO_PHOTO = "none"
_LOCK = ".lock"
_NEUTRAL = Recipe()

_Texts = dict[int, tuple[Recipe, str]]
"""Recipes by their `id`, and what is written of them."""


class AutosaveError(LooksmithError):
    """The running session cannot be kept."""


@dataclass(frozen=True, eq=False)
class PhotoSteps:
    """All that was done to a photo.

    Parameters
    ----------
    path
        Its file; None for what was done before a photo was open.
    steps
        Every step, undone ones included.
    index
        The place of the one in force.
    """

    path: Path | None
    steps: tuple[Step, ...]
    index: int

    @property
    def edited(self) -> bool:
        """Whether anything was done."""
        return len(self.steps) > 1 or self.steps[0].recipe != _NEUTRAL


@dataclass(frozen=True)
class OpenPhotos:
    """What a window shows.

    Parameters
    ----------
    photos
        The open photos, in order.
    current
        The one on the canvas.
    stills
        The recipes in the slots for stills.
    """

    photos: tuple[Path, ...] = ()
    current: Path | None = None
    stills: tuple[Recipe | None, ...] = ()


@dataclass(frozen=True, eq=False)
class Kept:
    """What was found of a window that ended.

    Parameters
    ----------
    open_photos, edits
        What it showed, and what was done.
    looks, titles
        Tables and names of looks that came with session files, by id.
    clean
        Whether it was closed, and did not break off.
    problems
        What of it is damaged and was left out, for people.
    """

    open_photos: OpenPhotos = field(default_factory=OpenPhotos)
    edits: tuple[PhotoSteps, ...] = ()
    looks: Mapping[str, Lut3D] = field(default_factory=dict)
    titles: Mapping[str, str] = field(default_factory=dict)
    clean: bool = False
    problems: tuple[str, ...] = ()

    @property
    def edited(self) -> tuple[Path | None, ...]:
        """The photos to which something was done."""
        return tuple(edit.path for edit in self.edits if edit.edited)


class RunFolder:
    """The folder of one running window, or of one that ended; locked by whoever has it.

    Parameters
    ----------
    path
        The folder.
    lock
        Taken already.
    """

    def __init__(self, path: Path, lock: RunLock) -> None:
        self.path = path
        self._lock = lock
        self._texts: dict[Path | None, _Texts] = {}

    @classmethod
    def create(cls, root: Path) -> RunFolder:
        """Make the folder of a window that has begun.

        Raises
        ------
        AutosaveError
            It cannot be made.
        """
        name = f"{time.strftime('%Y%m%d-%H%M%S')}-{secrets.token_hex(4)}"
        lock = RunLock(root / f"{name}{_LOCK}")
        try:
            root.mkdir(parents=True, exist_ok=True)
            # Locked before it is there: nobody takes it for one that was left.
            if not lock.take():
                raise OSError("its folder cannot be locked")
            (root / name).mkdir()
        except OSError as error:
            lock.release(remove=True)
            raise _cannot(error) from error
        return cls(root / name, lock)

    def write_open(self, open_photos: OpenPhotos, *, clean: bool = False) -> None:
        """Keep what is open; `clean` says that the window is closed.

        Raises
        ------
        AutosaveError
            It cannot be written.
        """
        values = {
            "version": _VERSION,
            "photos": [str(path) for path in open_photos.photos],
            "current": _text_of(open_photos.current),
            "stills": [
                None if still is None else _sparse(still)
                for still in open_photos.stills
            ],
            "clean": clean,
        }
        self._write(STATE_NAME, json.dumps(values))

    def write_steps(self, edit: PhotoSteps) -> None:
        """Keep all that was done to a photo.

        Raises
        ------
        AutosaveError
            It cannot be written.
        """
        head = {
            "version": _VERSION,
            "photo": _text_of(edit.path),
            "index": edit.index,
        }
        # A long history is written again with each step: what was written is kept.
        before, kept = self._texts.get(edit.path, {}), {}
        lines = [json.dumps(head)]
        for step in edit.steps:
            recipe, text = before.get(id(step.recipe), (None, ""))
            if recipe is not step.recipe:
                text = json.dumps(_sparse(step.recipe))
            kept[id(step.recipe)] = step.recipe, text
            lines.append(f'{{"name": {json.dumps(step.name)}, "recipe": {text}}}')
        self._texts[edit.path] = kept
        self._write(_name_of(edit.path), "\n".join(lines))

    def write_looks(
        self, looks: Mapping[str, Lut3D], titles: Mapping[str, str]
    ) -> None:
        """Keep the looks that are in no library.

        Raises
        ------
        AutosaveError
            They cannot be written.
        """
        values = {
            look: {"title": titles.get(look, lut.title), **lut_to_json(lut)}
            for look, lut in looks.items()
        }
        self._write(LOOKS_NAME, json.dumps(values))

    def release(self) -> None:
        """Leave it to the next start."""
        self._lock.release()

    def remove(self) -> None:
        """Delete it."""
        shutil.rmtree(self.path, ignore_errors=True)
        self._lock.release(remove=True)

    def _write(self, name: str, text: str) -> None:
        try:
            with replacing(self.path / name) as stream:
                stream.write(text.encode())
                stream.flush()
                # A rename may reach the disk before the text does
                os.fsync(stream.fileno())
        except OSError as error:
            raise _cannot(error) from error


def ended_runs(root: Path) -> list[RunFolder]:
    """Lock and return the folders of windows that run no longer, the latest first.

    What another window has locked is its own and left out.
    """
    found = []
    with suppress(OSError):
        folders = sorted((p for p in root.iterdir() if p.is_dir()), reverse=True)
        for folder in folders:
            lock = RunLock(root / f"{folder.name}{_LOCK}")
            if not lock.take():
                continue
            if folder.is_dir():
                found.append(RunFolder(folder, lock))
            else:  # another window deleted it just now
                lock.release(remove=True)
    return found


def _cannot(error: OSError) -> AutosaveError:
    reason = error.strerror or str(error)
    return AutosaveError(
        f"Your work cannot be kept for a crash just now ({reason}). Nothing is lost "
        "while Looksmith runs; save a session to be safe.",
        detail=repr(error),
    )


def _text_of(path: Path | None) -> str | None:
    return None if path is None else str(path)


def _name_of(path: Path | None) -> str:
    if path is None:
        return f"{NO_PHOTO}{STEPS_SUFFIX}"
    digest = hashlib.sha256(os.fsencode(path)).hexdigest()
    return f"{digest[:24]}{STEPS_SUFFIX}"


def _sparse(recipe: Recipe) -> dict[str, Any]:
    """Return a recipe as JSON values without its neutral parts."""
    parts = ((field.name, getattr(recipe, field.name)) for field in fields(recipe))
    return {
        name: asdict(part) for name, part in parts if part != getattr(_NEUTRAL, name)
    }
