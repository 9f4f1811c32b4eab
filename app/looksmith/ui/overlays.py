"""The marks on what is clipped, and on what a colour space cannot hold."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QSettings

from looksmith.grade.bake import Chain
from looksmith.grade.limits import (
    GAMUTS,
    HIGH,
    LOW,
    OUTSIDE,
    clipped,
    clipped_in_file,
    judged,
    outside,
)
from looksmith.grade.recipe import Blend
from looksmith.grade.restore import Found, apply_found
from looksmith.lut.apply import FloatLut
from looksmith.lut.invert import InversionError
from looksmith.lut.table import Lut3D
from looksmith.models.restored import Place
from looksmith.photo.photo import Photo
from looksmith.ui.canvas.marks import CLIPPING_HATCHES, GAMUT_HATCHES, Hatches
from looksmith.ui.marking import Legend, Marked, MarksController, percent
from looksmith.ui.rendering import Rendition
from looksmith.work.token import CancelToken

__all__ = ["ClippingMarks", "GamutMarks"]

_SCHEME_KEY, _GAMUT_KEY = "view/clipping_scheme", "colour/gamut_space"

FloatArray = NDArray[np.float32]


class ClippingMarks(MarksController):
    """Mark the highlights and shadows that the edit clips, or the file did before.

    Parameters
    ----------
    parts
        As of every `MarksController`.
    settings
        Where the colours of the marks are remembered.
    """

    channel = "marks-clipping"

    def __init__(self, *parts: Any, settings: QSettings) -> None:
        super().__init__(*parts)
        self._settings = settings

    @property
    def scheme(self) -> str:
        """The colours of the marks, a key of `CLIPPING_HATCHES`."""
        kept = str(self._settings.value(_SCHEME_KEY, ""))
        return kept if kept in CLIPPING_HATCHES else next(iter(CLIPPING_HATCHES))

    def set_scheme(self, scheme: str) -> None:
        """Choose the colours of the marks, also for the next start, and show them."""
        self._settings.setValue(_SCHEME_KEY, scheme)
        self.refresh()
        self.set_on(True)
        self.toggled.emit(self.on)

    @property
    def hatches(self) -> Hatches:
        """What highlights and shadows are drawn with."""
        return CLIPPING_HATCHES[self.scheme]

    def judge(
        self, rendition: Rendition, *, coarse: bool
    ) -> Callable[[Photo, Place | None, CancelToken], Marked]:
        """Return what finds clipped colours."""

        def find(photo: Photo, place: Place | None, token: CancelToken) -> Marked:
            states = _judged(rendition, clipped, photo, place, token)
            before = clipped_in_file(photo.pixels, photo.info.icc)
            states = np.where(states, states, before)
            return Marked(states, self._legend(states))

        return find

    def _legend(self, states: NDArray[np.uint8]) -> Legend:
        texts = {HIGH: self.tr("Highlights"), LOW: self.tr("Shadows")}
        legend = tuple(
            (state, f"{text} {percent(share)}")
            for state, text in texts.items()
            if (share := float(np.mean(states == state))) > 0
        )
        return legend or ((0, self.tr("Nothing is clipped")),)


class GamutMarks(MarksController):
    """Mark the colours of the edit that a colour space cannot hold.

    Parameters
    ----------
    parts
        As of every `MarksController`.
    settings
        Where the colour space is remembered.
    """

    channel = "marks-gamut"

    def __init__(self, *parts: Any, settings: QSettings) -> None:
        super().__init__(*parts)
        self._settings = settings

    @property
    def gamut(self) -> str:
        """The colour space, a key of `GAMUTS`."""
        kept = str(self._settings.value(_GAMUT_KEY, ""))
        return kept if kept in GAMUTS else next(iter(GAMUTS))

    def set_gamut(self, gamut: str) -> None:
        """Choose the colour space, also for the next start, and show its marks."""
        self._settings.setValue(_GAMUT_KEY, gamut)
        self.refresh()
        self.set_on(True)
        self.toggled.emit(self.on)

    @property
    def hatches(self) -> Hatches:
        """What the colours outside are drawn with."""
        return GAMUT_HATCHES

    def judge(
        self, rendition: Rendition, *, coarse: bool
    ) -> Callable[[Photo, Place | None, CancelToken], Marked]:
        """Return what finds colours outside of the space."""
        gamut = self.gamut

        def find(photo: Photo, place: Place | None, token: CancelToken) -> Marked:
            test = partial(outside, gamut=gamut)
            states = _judged(rendition, test, photo, place, token)
            return Marked(states, self._legend(states, gamut))

        return find

    def _legend(self, states: NDArray[np.uint8], gamut: str) -> Legend:
        names = {"srgb": "sRGB", "display-p3": "Display P3", "adobe-rgb": "Adobe RGB"}
        share = float(np.mean(states == OUTSIDE))
        if not share:
            text = self.tr("Every colour fits in {space}")
            return ((0, text.format(space=names[gamut])),)
        text = self.tr("Outside {space} {percent}")
        return ((OUTSIDE, text.format(space=names[gamut], percent=percent(share))),)


def _judged(
    rendition: Rendition,
    judge: Callable[[FloatArray], NDArray[np.uint8]],
    photo: Photo,
    place: Place | None,
    token: CancelToken,
) -> NDArray[np.uint8]:
    edit = rendition.edit
    pixels = apply_found(
        photo.pixels, edit.recipe, edit.found or Found(), place=place, token=token
    )
    return judged(pixels, _grade(rendition, token), judge, token)


def _grade(
    rendition: Rendition, token: CancelToken
) -> Callable[[FloatArray], FloatArray]:
    """Return what the recipe does to colours, without an end to their range.

    An inverted blend is taken from its table, whose ends are those of sRGB; one that
    cannot be undone is left out, as on the canvas.
    """
    recipe = rendition.edit.recipe
    if not recipe.blend.invert:
        return Chain(recipe, rendition.renderer.forward(recipe.blend))
    try:
        table = rendition.renderer.preview_table(recipe, token)
    except InversionError:
        return Chain(recipe.replace(blend=Blend()), None)
    ready = FloatLut(Lut3D(table))

    def look_up(encoded: FloatArray) -> FloatArray:
        rows = np.ones((*encoded.shape[:2], 4), np.float32)
        rows[..., :3] = np.clip(encoded, 0, 1)
        ready.apply_rows(rows, rows)
        return np.ascontiguousarray(rows[..., :3])

    return look_up
