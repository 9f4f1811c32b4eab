"""Which edit each photo of a batch gets, as a text that travels with its task."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from looksmith.export.batch.ratings import Rating
from looksmith.export.sidecar import read_raw_sidecar
from looksmith.grade.recipe import Blend, BlendTerm, Recipe
from looksmith.grade.serial import recipe_to_json
from looksmith.grade.session import (
    SESSION_SUFFIX,
    Session,
    embed_looks,
    load_session,
    session_text,
)
from looksmith.grade.sources import LookSource, OverlayLooks
from looksmith.lut.algebra import mix
from looksmith.lut.table import Lut3D

__all__ = ["BatchEdits", "Edit", "OwnEdit", "edit_beside"]

_LARGEST = 65
_JOINED = "morph"


class Edit(NamedTuple):
    """What is done to a photo.

    Parameters
    ----------
    session
        The text of a session file: recipe and looks.
    looks
        The looks' names, for people and for file names.
    recipe
        JSON for the XMP, where it is not the session's.
    rating
        -1..5; None leaves what the photo's own file says.
    """

    session: str
    looks: str
    recipe: str | None = None
    rating: int | None = None


OwnEdit = Callable[[Path], Session | Recipe | None]
"""Finds a photo's own edit, None where it has none; raises `LooksmithError`."""


def edit_beside(photo: Path) -> Session | Recipe | None:
    """Return the edit that lies beside a photo, None where there is none.

    That is NAME.looksmith beside NAME.jpg, or the edit in a camera raw's XMP sidecar.

    Raises
    ------
    LooksmithError
        It is there and cannot be read.
    """
    beside = photo.with_suffix(SESSION_SUFFIX)
    return load_session(beside) if beside.is_file() else read_raw_sidecar(photo)


class BatchEdits:
    """Give each photo's edit: its own where it is wanted and there, else the shared.

    Parameters
    ----------
    shared
        The recipe of photos without an edit of their own.
    looks
        Where the looks' tables come from.
    own
        Finds a photo's own edit; None to give all the same.
    rating
        Tells a photo's rating; None leaves all to their files.
    """

    def __init__(
        self,
        shared: Recipe,
        looks: LookSource,
        own: OwnEdit | None = None,
        rating: Rating | None = None,
    ) -> None:
        self._shared, self._looks, self._own = shared, looks, own
        self._rating = rating
        self._told: dict[Recipe, Edit] = {}

    def __call__(self, photo: Path) -> Edit:
        """Return a photo's edit.

        Raises
        ------
        LooksmithError
            Its own edit is damaged, or a look is not in the library.
        """
        edit = self._edit(photo)
        return (
            edit if self._rating is None else edit._replace(rating=self._rating(photo))
        )

    def _edit(self, photo: Path) -> Edit:
        found = None if self._own is None else self._own(photo)
        if isinstance(found, Session):
            # Where its photo lies says nothing new: every task would be another one.
            source = OverlayLooks(self._looks, found.looks)
            return _told(found.recipe, source, dict(found.titles))
        recipe = self._shared if found is None else found
        if recipe not in self._told:
            self._told[recipe] = _told(recipe, self._looks, {})
        return self._told[recipe]


def _told(recipe: Recipe, source: LookSource, titles: dict[str, str]) -> Edit:
    tables = embed_looks(recipe, source)
    named = {look: titles.get(look, lut.title) for look, lut in tables.items()}
    looks = " + ".join(named[term.look] for term in recipe.blend.terms)
    joined = _joined(recipe.blend, source)
    if joined is None:
        return Edit(session_text(Session(recipe, None, tables, named)), looks)
    blend = recipe.blend.replace(terms=(BlendTerm(_JOINED),), mode="mix")
    session = Session(recipe.replace(blend=blend), None, {_JOINED: joined})
    text = json.dumps(recipe_to_json(recipe), ensure_ascii=False)
    return Edit(session_text(session), looks, text)


def _joined(blend: Blend, source: LookSource) -> Lut3D | None:
    """Return a morph as one look; None where there is nothing to morph.

    The codes that a morph goes between are in the library, which a worker lacks.
    """
    pairs = zip(blend.terms, blend.shares(), strict=True)
    terms = [(term.look, share) for term, share in pairs if share]
    path = [each for each in terms if each[1] > 0]
    if blend.mode != "morph" or len(path) < 2:
        return None
    sizes = [source.native_size(look) for look, _ in terms]
    size = min(max(33, *sizes), _LARGEST)
    ids, shares = zip(*path, strict=True)
    away = [each for each in terms if each[1] < 0]
    luts = [source.morph(ids, shares, size)]
    luts += [source.lut(look, size) for look, _ in away]
    return mix(luts, [sum(shares), *(share for _, share in away)], size=size)
