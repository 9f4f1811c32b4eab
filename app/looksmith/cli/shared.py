"""What several commands do alike."""

from __future__ import annotations

import argparse
import difflib
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from looksmith.errors import LooksmithError
from looksmith.grade.recipe import (
    LIGHT_CONTROLS,
    Blend,
    BlendTerm,
    Light,
    Recipe,
    Restoration,
)
from looksmith.grade.restore import Found, Restorer
from looksmith.grade.session import Session, load_session
from looksmith.grade.sources import LookSource, OverlayLooks
from looksmith.looks.catalogue import Catalogue
from looksmith.lut.formats import read_lut
from looksmith.lut.inputs import expected_input
from looksmith.lut.table import Lut3D
from looksmith.photo.photo import Photo
from looksmith.work.token import NEVER, Progress, no_progress

__all__ = [
    "Plan",
    "find_restoration",
    "make_plan",
    "progress_bar",
    "say_notes",
]


class UnknownLookError(LooksmithError):
    """A look named on the command line is not in the library."""


@dataclass(frozen=True)
class Plan:
    """A recipe and where its looks come from."""

    recipe: Recipe
    looks: LookSource


def find_look(catalogue: Catalogue, name: str) -> str:
    """Return the id of the look with that id or that title.

    Raises
    ------
    UnknownLookError
        There is none; the message names the nearest ones.
    """
    looks = catalogue.looks()
    if any(look.id == name for look in looks):
        return name
    titled = [look.id for look in looks if look.title.casefold() == name.casefold()]
    if titled:
        return titled[0]
    near = [look.id for look in catalogue.search(name)[:3]]
    near += difflib.get_close_matches(name, [look.id for look in looks], 3)
    hint = f" Did you mean {', '.join(dict.fromkeys(near))}?" if near else ""
    raise UnknownLookError(f"there is no look “{name}” (see `looksmith looks`).{hint}")


def _located(text: str, weight: float) -> tuple[Path, float]:
    """Undo the split of FILE:WEIGHT where the whole is a file's name."""
    whole = f"{text}:{weight * 100:g}"
    if weight != 1.0 and not Path(text).exists() and Path(whole).exists():
        return Path(whole), 1.0
    return Path(text), weight


def _light(chosen: argparse.Namespace, base: Light) -> Light:
    given = {
        control.name: value
        for control in LIGHT_CONTROLS
        if (value := getattr(chosen, control.name, None)) is not None
    }
    return base.replace(**given) if given else base


def _restoration(percent: float | None, base: Restoration) -> Restoration:
    return base if percent is None else Restoration(True, percent / 100)


def _missing(session: Session, catalogue: Catalogue) -> dict[str, Lut3D]:
    """Return the session's tables of looks that this library lacks."""
    known = {look.id for look in catalogue.looks()}
    return {look: lut for look, lut in session.looks.items() if look not in known}


def _read_look(path: Path) -> Lut3D:
    """Read a LUT file that knows its name, and what pictures it is made for."""
    lut = read_lut(path)
    space = expected_input(lut, f"{path.parent.name} {path.stem} {lut.title}")
    return lut.replace(title=lut.title or path.stem, input_space=space)


def make_plan(chosen: argparse.Namespace, catalogue: Catalogue) -> Plan:
    """Turn the options for looks, light and models into a recipe.

    Looks on the command line take the place of the session's blend; other options
    change the session's settings.

    Raises
    ------
    LooksmithError
        A look, file or session cannot be found or read.
    """
    base, extra = Recipe(), {}
    if chosen.session is not None:
        session = load_session(chosen.session)
        base, extra = session.recipe, _missing(session, catalogue)
    terms = [
        BlendTerm(find_look(catalogue, name), weight) for name, weight in chosen.looks
    ]
    for number, (text, weight) in enumerate(chosen.luts, 1):
        path, share = _located(text, weight)
        extra[f"file-{number}"] = _read_look(path)
        terms.append(BlendTerm(f"file-{number}", share))
    blend = base.blend
    if terms:
        blend = Blend(terms=tuple(terms), normalise=not chosen.free)
    if chosen.morph:
        blend = blend.replace(mode="morph")
    if chosen.amount is not None:
        blend = blend.replace(amount=chosen.amount / 100)
    if chosen.invert:
        blend = blend.replace(invert=True)
    recipe = base.replace(
        light=_light(chosen, base.light),
        blend=blend,
        dehaze=_restoration(getattr(chosen, "dehaze", None), base.dehaze),
        enhance=_restoration(getattr(chosen, "enhance", None), base.enhance),
    )
    return Plan(recipe, OverlayLooks(catalogue, extra) if extra else catalogue)


def find_restoration(recipe: Recipe, restorer: Restorer, photo: Photo) -> Found:
    """Find what Dehaze and Enhance have to do to a photo, showing how far that is.

    Raises
    ------
    LooksmithError
        A model could not run.
    """
    ready = restorer.ready(photo, recipe)
    if ready is not None:
        return ready
    with progress_bar("Looking at the photo") as progress:
        return restorer.find(photo, recipe, NEVER, progress)


@contextmanager
def progress_bar(name: str) -> Iterator[Progress]:
    """Give a progress function that draws a bar when stderr is a terminal."""
    if not sys.stderr.isatty():
        yield no_progress
        return
    from tqdm import tqdm

    with tqdm(total=100, desc=name, bar_format="{desc} {bar} {n:.0f} %") as bar:

        def report(share: float, text: str) -> None:
            bar.set_description_str(text or name, refresh=False)
            bar.update(max(0.0, share * 100 - bar.n))

        yield report


def say_notes(notes: tuple[str, ...]) -> None:
    """Print what could not be kept, on stderr."""
    for note in notes:
        print(f"looksmith: note: {note}", file=sys.stderr)
