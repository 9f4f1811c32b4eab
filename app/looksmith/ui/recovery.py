"""The marks on what cannot be recovered."""

from __future__ import annotations

from collections.abc import Callable

from looksmith.grade.recovery import Recovery, find_lost
from looksmith.grade.restore import Found, apply_found
from looksmith.lut.invert import BEYOND, SEVERAL, UNIQUE
from looksmith.models.restored import Place
from looksmith.photo.photo import Photo
from looksmith.ui.canvas.marks import LOST_HATCHES, Hatches
from looksmith.ui.marking import Legend, Marked, MarksController, percent
from looksmith.ui.rendering import Rendition
from looksmith.work.token import CancelToken

__all__ = ["RecoveryController", "percent"]

_QUICK_BITS, _FULL_BITS = 6, 8


class RecoveryController(MarksController):
    """Keep the canvas's marks on the colours that the look loses.

    With Invert on they stand on the photo's colours that the look gives to several or
    to none; otherwise on those that the look is about to merge. A quick answer of
    coarse colours comes first. Colours are judged as they are after Dehaze and Enhance.
    """

    channel = "marks-lost"
    coarse_first = True

    @property
    def hatches(self) -> Hatches:
        """What several origins, and none, are drawn with."""
        return LOST_HATCHES

    def judge(
        self, rendition: Rendition, *, coarse: bool
    ) -> Callable[[Photo, Place | None, CancelToken], Marked]:
        """Return what finds lost colours."""
        recipe, found = rendition.edit.recipe, rendition.edit.found or Found()
        bits = _QUICK_BITS if coarse else _FULL_BITS

        def find(photo: Photo, place: Place | None, token: CancelToken) -> Marked:
            blend = rendition.renderer.forward(recipe.blend)
            pixels = apply_found(photo.pixels, recipe, found, place=place, token=token)
            lost = find_lost(pixels, recipe, blend, token, bits=bits)
            return Marked(lost.states, self._legend(lost, recipe.blend.invert))

        return find

    def _legend(self, found: Recovery, inverted: bool) -> Legend:
        texts = {
            SEVERAL: self.tr("Several origins")
            if inverted
            else self.tr("Merged with others"),
            BEYOND: self.tr("Out of the look's range"),
        }
        shares = {SEVERAL: found.several, BEYOND: found.beyond}
        entries = tuple(
            (state, f"{texts[state]} {percent(shares[state])}")
            for state in texts
            if shares[state] > 0
        )
        return entries or ((UNIQUE, self.tr("Every colour can be recovered")),)
