"""The order of the photos in the strip, and which of them are shown."""

from __future__ import annotations

import re
from collections.abc import Iterable
from enum import StrEnum
from functools import lru_cache
from pathlib import Path

from looksmith.ui.kept_edits import KeptEdits

__all__ = ["StripOrder", "arranged", "natural_key"]

_DIGITS = re.compile(r"(\d+)")


class StripOrder(StrEnum):
    """What photos are put in order by."""

    NAME = "name"
    TAKEN = "taken"
    RATING = "rating"


@lru_cache(maxsize=1 << 16)
def natural_key(path: Path) -> tuple[list[str | int], str, str]:
    """Return a key that puts IMG_9 before IMG_10, whatever the case."""
    parts = _DIGITS.split(path.stem.casefold())
    stem = [int(p) if i % 2 else p for i, p in enumerate(parts)]
    return stem, path.suffix.casefold(), str(path)


def arranged(
    paths: Iterable[Path],
    kept: KeptEdits,
    order: StripOrder = StripOrder.NAME,
    *,
    backwards: bool = False,
    stars: int = 0,
    always: Path | None = None,
) -> list[Path]:
    """Return the photos to show, in order.

    Parameters
    ----------
    paths
        All photos.
    kept
        Knows their ratings and capture times.
    order
        By name, by capture time (photos without one last) or by rating (best first);
        equals by name.
    backwards
        The other way round.
    stars
        Leave out what has fewer.
    always
        A photo that is shown whatever its rating: the one on screen.
    """
    found = sorted(
        (
            path
            for path in paths
            if not stars or path == always or kept.rating(path) >= stars
        ),
        key=natural_key,
    )
    if order is StripOrder.TAKEN:
        found.sort(key=lambda path: _taken(path, kept) or "~")
    elif order is StripOrder.RATING:
        found.sort(key=lambda path: -kept.rating(path))
    return found[::-1] if backwards else found


def _taken(path: Path, kept: KeptEdits) -> str:
    facts = kept.facts(path)
    return "" if facts is None else facts.taken
