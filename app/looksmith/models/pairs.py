"""Pairs of photos: as they came, and as somebody wants them."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

from looksmith.errors import LooksmithError

__all__ = ["Pair", "PairsError", "find_pairs", "photos_in"]

_INPUTS = ("input", "under", "before", "low", "damaged", "hazy")
_TARGETS = ("expertc", "target", "best", "after", "high", "gt", "good", "clear")
_SUFFIXES = {".jpg", ".jpeg", ".png", ".tif", ".tiff", ".webp"}


class PairsError(LooksmithError):
    """A folder holds no pairs that can be told."""


@dataclass(frozen=True)
class Pair:
    """An input and its target."""

    name: str
    input: Path
    target: Path


def find_pairs(folder: str | Path) -> list[Pair]:
    """Return the pairs of a folder, sorted by name.

    A `pairs.csv` with the columns `input` and `target` (paths from the folder) rules;
    `name` may stand in it, too. Without one, files are paired by what their names
    have before the last underscore (`a1_input.png` and `a1_expertC.png`), or lie under
    one name in two folders `input` and `target`.

    Raises
    ------
    PairsError
        There are none, or the list names a file that is not there.
    """
    folder = Path(folder)
    if not folder.is_dir():
        raise PairsError(f"{folder}: there is no such folder.")
    listed = folder / "pairs.csv"
    if listed.is_file():
        return _listed(listed)
    found = _by_suffix(folder) or _by_folder(folder)
    if not found:
        raise PairsError(
            f"{folder}: there are no pairs in it. Name them a_input.png and "
            "a_target.png, or list them in pairs.csv (input,target)."
        )
    return sorted(found, key=lambda pair: pair.name)


def _listed(path: Path) -> list[Pair]:
    pairs = []
    with path.open(encoding="utf-8-sig", newline="") as file:
        for number, row in enumerate(csv.DictReader(file), 2):
            try:
                first, second = (path.parent / row[key] for key in ("input", "target"))
            except (KeyError, TypeError):
                raise PairsError(
                    f"{path}, line {number}: the columns input and target are needed."
                ) from None
            for photo in (first, second):
                if not photo.is_file():
                    raise PairsError(f"{path}, line {number}: {photo} is not there.")
            pairs.append(Pair(row.get("name") or first.stem, first, second))
    if not pairs:
        raise PairsError(f"{path}: there is no pair in it.")
    return pairs


def photos_in(folder: Path) -> list[Path]:
    """Return the photos that lie in a folder, sorted by name."""
    if not folder.is_dir():
        return []
    return sorted(p for p in folder.iterdir() if p.suffix.lower() in _SUFFIXES)


def _by_suffix(folder: Path) -> list[Pair]:
    sides: tuple[dict[str, Path], dict[str, Path]] = ({}, {})
    for path in photos_in(folder):
        name, _, kind = path.stem.rpartition("_")
        for side, kinds in zip(sides, (_INPUTS, _TARGETS), strict=True):
            if kind.lower() in kinds:
                side[name] = path
    return [Pair(n, sides[0][n], sides[1][n]) for n in sides[0] if n in sides[1]]


def _by_folder(folder: Path) -> list[Pair]:
    targets = {path.stem: path for path in photos_in(folder / "target")}
    return [
        Pair(path.stem, path, targets[path.stem])
        for path in photos_in(folder / "input")
        if path.stem in targets
    ]
