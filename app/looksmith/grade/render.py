"""Render a recipe: fast for the screen, exact for the file."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from looksmith.grade.adjust import adjusted
from looksmith.grade.bake import BLEND_SIZE, BakedBlend, BlendCache, Chain
from looksmith.grade.beyond import Graded
from looksmith.grade.proxies import ProxyCache
from looksmith.grade.recipe import Blend, Recipe
from looksmith.grade.restore import Found, Restorer
from looksmith.grade.slabs import FullSize, converted
from looksmith.grade.sources import LookSource, notes_on_inputs
from looksmith.grade.undo import Undo
from looksmith.lut.apply import look_up
from looksmith.lut.table import Lut3D
from looksmith.models.restored import Place
from looksmith.photo.photo import Photo
from looksmith.work.token import NEVER, CancelToken, Progress, no_progress

__all__ = ["Renderer"]

_KINDS = {8: "u1", 16: "u2", 32: "f4"}
_OPAQUE = np.frombuffer(b"\0\0\0\xff", np.uint32)[0]  # a pixel, blue first
_FIND = 0.5  # of the progress, where a model has to run

FloatArray = NDArray[np.float32]


class Renderer:
    """Turn photos into graded ones; safe to use from several threads.

    Parameters
    ----------
    looks
        Where the looks' tables come from.
    restorer
        Finds what Dehaze and Enhance have to do; a new one unless given.
    """

    def __init__(self, looks: LookSource, restorer: Restorer | None = None) -> None:
        self.restorer = restorer or Restorer()
        self._looks = looks
        self._blends = BlendCache(looks)
        self._proxies = ProxyCache()

    def forget_looks(self) -> None:
        """Drop cached blends: a look's table has changed."""
        self._blends.clear()

    def forward(self, blend: Blend) -> BakedBlend | None:
        """Return a blend as one table, not inverted; None if it changes nothing."""
        return self._blends.forward(blend)

    def notes(self, recipe: Recipe) -> tuple[str, ...]:
        """Return, for people, what of a recipe does not suit finished photos."""
        return notes_on_inputs(recipe.blend, self._looks)

    def preview_table(
        self, recipe: Recipe, token: CancelToken = NEVER, *, fine: bool = False
    ) -> FloatArray:
        """Return light, colour and blend as the table that previews use, 33^3.

        Parameters
        ----------
        recipe
            What to do.
        token
            Looked at between the stages of an inversion.
        fine
            For an inverted blend: 65^3 and exact, where a draft will do at first.

        Raises
        ------
        InversionError
            The blend is to be undone and leaves too little of the colours.
        Cancelled
            By the token.
        """
        blend = self._blends.get(recipe.blend)
        if not isinstance(blend, Undo):
            return Chain(recipe, blend).table(BLEND_SIZE, token)
        table = blend.fine_table(token) if fine else blend.draft_table(token)
        return adjusted(table, recipe)

    def preview(
        self,
        proxy: Photo,
        recipe: Recipe,
        token: CancelToken = NEVER,
        *,
        found: Found | None = None,
        place: Place | None = None,
        origin: tuple[int, int] = (0, 0),
        fine: bool = False,
        table: FloatArray | None = None,
    ) -> NDArray[np.uint8]:
        """Render for the screen.

        No model runs: Dehaze and Enhance are shown as far as they are found. The
        dehazed and enhanced proxy is kept, so that other edits cost nothing more.

        Parameters
        ----------
        proxy
            A photo of the size it is shown at.
        recipe
            What to do.
        token
            Looked at between bands of rows.
        found
            What the models found for the whole photo.
        place
            Where the proxy lies in the whole photo; None for all of it.
        origin
            Row and column of the proxy in the picture it is a part of.
        fine
            See `preview_table`.
        table
            What `preview_table` gave, to serve several parts; None to find it.

        Returns
        -------
        ndarray
            uint8 (height, width, 4), blue first, the fourth byte 255, dithered; what
            lies outside sRGB is clipped.

        Raises
        ------
        InversionError
            See `preview_table`.
        Cancelled
            The token was cancelled.
        """
        if table is None:
            table = self.preview_table(recipe, token, fine=fine)
        coded = self._proxies.coded(proxy, recipe, found, place, token)
        size = proxy.height, proxy.width
        out = np.full(size, _OPAQUE).view(np.uint8).reshape(*size, 4)
        neutral = recipe.is_neutral and coded.codes.dtype == np.uint8
        look_up(
            table, coded.codes, out, reverse=True, dither=not neutral, origin=origin,
            token=token,
        )  # fmt: skip
        if coded.beyond is not None and not recipe.is_neutral:
            chain = self._chain_beyond(recipe, table)
            coded.beyond.paint(coded.beyond.graded_by(chain, token), out, origin)
        return out

    def _chain_beyond(self, recipe: Recipe, table: FloatArray) -> Graded:
        """Return what grades colours beyond sRGB as an export does.

        Undoing a blend exactly takes seconds to prepare: its table goes on instead.
        """
        blend = self._blends.get(recipe.blend)
        if not isinstance(blend, Undo):
            return Chain(recipe, blend)
        ready = BakedBlend(Lut3D(table), reach=1.0)
        return ready.apply

    def render(
        self,
        photo: Photo,
        recipe: Recipe,
        token: CancelToken = NEVER,
        progress: Progress = no_progress,
        *,
        bits: int | None = None,
        spend: bool = False,
        deferred: bool = False,
        later: bool = False,
    ) -> Photo:
        """Render at full size and full quality.

        What the models have to do is found first. What comes after them is a table
        where it is a look alone; see `FullSize` for the rest.

        Parameters
        ----------
        photo
            The original.
        recipe
            What to do.
        token, progress
            Looked at and told by the models, then after every band of rows.
        bits
            8, 16 or 32 (float) to render to; by default the photo's own.
        spend
            The caller gives the photo up: its pixels may be overwritten, which saves
            as much memory and the time to get it.
        deferred
            Render floats whatever the bits, unbounded, when they are read: for a file
            that holds more than sRGB. They cannot be read twice if `spend` is given.
        later
            Render integers of 16 bits when they are read, top to bottom, for
            `write_photo` and no one else: the photo's `source` gives slices of rows.

        Returns
        -------
        Photo
            A new photo; float ones are unbounded, 8-bit ones dithered.

        Raises
        ------
        InversionError
            The blend is to be undone and leaves too little of the colours.
        LooksmithError
            A model could not run; see `Restorer.find`.
        Cancelled
            The token was cancelled.
        """
        depth = 32 if deferred else bits
        kind = np.dtype(_KINDS[depth]) if depth else photo.dtype
        if recipe.is_neutral and kind == photo.dtype:
            return photo
        found, progress = self._find(photo, recipe, token, progress)
        blend = self._blends.get(recipe.blend, full=True)
        if isinstance(blend, Undo):
            blend.prepare(token)
        work = FullSize(
            photo.source, recipe, found, Chain(recipe, blend), kind, token, progress
        )
        pixels: Any
        if deferred:
            pixels = work.deferred(spend=spend)
        else:
            pixels = work.later() if later else work.graded(spend=spend)
        alpha = None if photo.alpha is None else converted(photo.alpha, kind)
        info = photo.info if bits is None else replace(photo.info, bits=bits)
        return photo.replace(pixels=pixels, alpha=alpha, info=info)

    def _find(
        self, photo: Photo, recipe: Recipe, token: CancelToken, progress: Progress
    ) -> tuple[Found, Progress]:
        """Return what is found, and the progress of what is left to do."""
        ready = self.restorer.ready(photo, recipe)
        if ready is not None:
            return ready, progress
        found = self.restorer.find(
            photo, recipe, token, lambda share, text: progress(_FIND * share, text)
        )
        return found, lambda share, text: progress(_FIND + (1 - _FIND) * share, text)
