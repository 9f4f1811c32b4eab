"""Read what a window left behind: as much of it as is whole."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from looksmith.errors import LooksmithError
from looksmith.grade.autosave import (
    LOOKS_NAME,
    NO_PHOTO,
    STATE_NAME,
    STEPS_SUFFIX,
    Kept,
    OpenPhotos,
    PhotoSteps,
    RunFolder,
)
from looksmith.grade.history import Step
from looksmith.grade.recipe import Recipe
from looksmith.grade.serial import lut_from_json, recipe_from_json, recipe_to_json
from looksmith.lut.table import Lut3D

__all__ = ["load_run"]

_MAX_BYTES = 200_000_000


def load_run(run: RunFolder) -> Kept:
    """Return what a window left; damaged parts are left out and named."""
    problems: list[str] = []
    state = _values(run.path / STATE_NAME, problems)
    edits = (
        _steps(path, problems) for path in sorted(run.path.glob(f"*{STEPS_SUFFIX}"))
    )
    looks, titles = _looks(run.path / LOOKS_NAME, problems)
    return Kept(
        _open_photos(state, problems),
        tuple(edit for edit in edits if edit is not None),
        looks,
        titles,
        state.get("clean") is True,
        tuple(problems),
    )


def _text(path: Path, problems: list[str]) -> str:
    """Return a file's text; "" where there is none or it cannot be read."""
    try:
        if path.stat().st_size > _MAX_BYTES:
            raise OSError("too large")
        return path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return ""
    except (OSError, UnicodeDecodeError) as error:
        problems.append(f"{path.name}: {error}")
        return ""


def _values(path: Path, problems: list[str]) -> dict[str, Any]:
    text = _text(path, problems)
    try:
        values = json.loads(text) if text else {}
    except (json.JSONDecodeError, RecursionError) as error:
        problems.append(f"{path.name}: {error}")
        return {}
    return values if isinstance(values, dict) else {}


def _open_photos(state: Mapping[str, Any], problems: list[str]) -> OpenPhotos:
    photos, stills = state.get("photos"), state.get("stills")
    current = state.get("current")
    names: Sequence[Any] = photos if isinstance(photos, list) else ()
    return OpenPhotos(
        tuple(Path(name) for name in names if isinstance(name, str)),
        Path(current) if isinstance(current, str) else None,
        tuple(
            None if still is None else _recipe(still, problems)
            for still in (stills if isinstance(stills, list) else ())
        ),
    )


def _recipe(values: Any, problems: list[str]) -> Recipe | None:
    try:
        # Neutral parts are not written, and not all are what an empty part means
        return recipe_from_json(recipe_to_json(Recipe()) | values)
    except (LooksmithError, TypeError, ValueError) as error:
        problems.append(str(error))
        return None


def _steps(path: Path, problems: list[str]) -> PhotoSteps | None:
    """Read a photo's steps; a damaged line costs that step, not the others."""
    lines = _text(path, problems).splitlines()
    if not lines:
        return None
    read = [_line_values(line, path.name, problems) for line in lines]
    head = read[0]
    steps, index = [], int(_number(head.get("index"), len(lines) - 2))
    for place, values in enumerate(read[1:]):
        recipe = _recipe(values["recipe"], problems) if "recipe" in values else None
        if recipe is not None:
            steps.append(Step(str(values.get("name", "")), recipe))
        elif place <= index:
            index -= 1
    if not steps:
        return None
    photo = head.get("photo")
    where = Path(photo) if isinstance(photo, str) else None
    if where is None and path.stem != NO_PHOTO:
        problems.append(f"{path.name}: it does not say which photo it is of")
        return None
    return PhotoSteps(where, tuple(steps), min(max(index, 0), len(steps) - 1))


def _line_values(line: str, name: str, problems: list[str]) -> dict[str, Any]:
    try:
        values = json.loads(line)
    except (json.JSONDecodeError, RecursionError) as error:
        problems.append(f"{name}: {error}")
        return {}
    return values if isinstance(values, dict) else {}


def _number(value: Any, otherwise: int) -> int:
    whole = isinstance(value, int) and not isinstance(value, bool)
    return value if whole else otherwise


def _looks(path: Path, problems: list[str]) -> tuple[dict[str, Lut3D], dict[str, str]]:
    looks, titles = {}, {}
    for look, entry in _values(path, problems).items():
        try:
            titles[look] = str(entry.get("title", look))
            looks[look] = lut_from_json(entry, titles[look])
        except (LooksmithError, AttributeError, TypeError) as error:
            problems.append(f"{path.name}: {error}")
    return looks, titles
