"""Render a recipe: fast for the screen, exact for the file."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from looksmith.colour.dither import quantise
from looksmith.grade.adjust import adjusted
from looksmith.grade.bake import (
    BLEND_SIZE,
    BakedBlend,
    BlendCache,
    Chain,
    colour_part,
)
from looksmith.grade.proxies import ProxyCache
from looksmith.grade.recipe import Blend, Recipe
from looksmith.grade.restore import Found, Restorer, apply_found
from looksmith.grade.sources import LookSource
from looksmith.grade.undo import FINE_SIZE, Undo
from looksmith.lut.apply import look_up
from looksmith.lut.table import Lut3D
from looksmith.models.restored import Place
from looksmith.photo.photo import Photo, to_float32
from looksmith.work.bands import for_bands
from looksmith.work.token import NEVER, CancelToken, Progress, no_progress

__all__ = ["Renderer"]

_SAMPLES = 20_000
_HALF_CODE = 0.5 / 255
_BAND_ROWS = 32
_FIND = 0.5  # of the progress, where a model has to run

FloatArray = NDArray[np.float32]


def _sample(pixels: NDArray[Any]) -> FloatArray:
    """Return some of the photo's own colours, (1, count, 3), the same every time."""
    flat = pixels.reshape(-1, 3)
    places = np.random.default_rng(0).integers(0, len(flat), _SAMPLES)
    return to_float32(flat[places])[None]


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
        self._blends = BlendCache(looks)
        self._proxies = ProxyCache()

    def forget_looks(self) -> None:
        """Drop cached blends: a look's table has changed."""
        self._blends.clear()

    def forward(self, blend: Blend) -> BakedBlend | None:
        """Return a blend as one table, not inverted; None if it changes nothing."""
        return self._blends.forward(blend)

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
        table = self.preview_table(recipe, token, fine=fine)
        codes = self._proxies.codes(proxy, recipe, found, place, token)
        out = np.empty((proxy.height, proxy.width, 4), np.uint8)
        out[..., 3] = 255
        neutral = recipe.is_neutral and codes.dtype == np.uint8
        look_up(
            table, codes, out, reverse=True, dither=not neutral, origin=origin,
            token=token,
        )  # fmt: skip
        return out

    def render(
        self,
        photo: Photo,
        recipe: Recipe,
        token: CancelToken = NEVER,
        progress: Progress = no_progress,
        *,
        bits: int | None = None,
        spend: bool = False,
    ) -> Photo:
        """Render at full size and full quality.

        What the models have to do is found first. Where every pixel is on its own, one
        baked table serves if it is within half an 8-bit code value of the exact chain
        on the photo's own colours; else every pixel takes the chain, and always where
        a blend is undone.

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
        kind = np.dtype({8: "u1", 16: "u2", 32: "f4", None: photo.pixels.dtype}[bits])
        if recipe.is_neutral and kind == photo.pixels.dtype:
            return photo
        found, progress = self._find(photo, recipe, token, progress)
        blend = self._blends.get(recipe.blend, full=True)
        if isinstance(blend, Undo):
            blend.prepare(token)
        if found.is_local:
            chain = Chain(recipe, blend)

            def rows(y0: int, y1: int) -> NDArray[Any]:
                place = Place(y0, 0, photo.height, photo.width)
                part = photo.pixels[y0:y1]
                return apply_found(part, recipe, found, place=place, token=token)

            pixels = _exact_bands(
                chain, rows, photo.pixels.shape, kind, token, progress
            )
        else:
            chain = Chain(recipe, blend, colour_part(recipe, found))
            pixels = self._grade(chain, photo.pixels, kind, token, progress, spend)
        alpha = None if photo.alpha is None else _convert(photo.alpha, kind)
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

    def _grade(
        self,
        chain: Chain,
        pixels: NDArray[Any],
        kind: np.dtype[Any],
        token: CancelToken,
        progress: Progress,
        spend: bool,
    ) -> NDArray[Any]:
        """Grade pixels each of which is on its own."""
        integers = pixels.dtype != np.float32 and kind != np.float32
        if integers and not isinstance(chain.blend, Undo):
            table = _good_table(chain, pixels, token)
            if table is not None:
                return _look_up_bands(table, pixels, kind, token, progress, spend)

        def rows(y0: int, y1: int) -> NDArray[Any]:
            return pixels[y0:y1]

        return _exact_bands(chain, rows, pixels.shape, kind, token, progress)


def _good_table(
    chain: Chain, pixels: NDArray[Any], token: CancelToken
) -> FloatArray | None:
    """Return a chain as one table if that is good enough for these pixels."""
    blend = chain.blend
    if chain.enhance is None and not chain.recipe.adjusts:
        assert not isinstance(blend, Undo)
        return chain.table(BLEND_SIZE if blend is None else blend.forward.size, token)
    colours = _sample(pixels)
    exact = np.clip(chain(colours), 0, 1)
    table = chain.table(FINE_SIZE, token)
    baked = BakedBlend(Lut3D(table), reach=1.0).apply(colours)
    error = np.abs(np.clip(baked, 0, 1) - exact).max()
    return table if error <= _HALF_CODE else None


def _convert(values: NDArray[Any], kind: np.dtype[Any]) -> NDArray[Any]:
    if values.dtype == kind:
        return values
    floats = to_float32(values)
    if kind == np.float32:
        return floats
    return quantise(floats, 8 if kind == np.uint8 else 16)


def _in_slabs(
    height: int, work: Callable[[int, int], None], progress: Progress, rows: int
) -> None:
    """Do rows in slabs, top to bottom, telling the progress after each."""
    for y0 in range(0, height, rows):
        y1 = min(y0 + rows, height)
        work(y0, y1)
        progress(y1 / height, "Grading")


def _look_up_bands(
    table: FloatArray,
    pixels: NDArray[Any],
    kind: np.dtype[Any],
    token: CancelToken,
    progress: Progress,
    spend: bool,
) -> NDArray[Any]:
    same = spend and kind == pixels.dtype and pixels.flags.c_contiguous
    out = pixels if same and pixels.flags.writeable else np.empty(pixels.shape, kind)

    def slab(y0: int, y1: int) -> None:
        look_up(
            table, pixels[y0:y1], out[y0:y1], dither=kind == np.uint8,
            origin=(y0, 0), token=token,
        )  # fmt: skip

    _in_slabs(len(pixels), slab, progress, 1024)
    return out


def _exact_bands(
    chain: Chain,
    rows: Callable[[int, int], NDArray[Any]],
    shape: tuple[int, ...],
    kind: np.dtype[Any],
    token: CancelToken,
    progress: Progress,
) -> NDArray[Any]:
    """Take every pixel through the chain; `rows` gives those of some rows."""
    out = np.empty(shape, kind)

    def slab(y0: int, y1: int) -> None:
        source = rows(y0, y1)

        def band(first: int, last: int) -> None:
            graded = chain(to_float32(source[first:last]), token)
            place = slice(y0 + first, y0 + last)
            if kind == np.float32:
                out[place] = graded
            else:
                out[place] = quantise(
                    graded, 8 if kind == np.uint8 else 16, origin=(y0 + first, 0)
                )

        for_bands(y1 - y0, band, token, rows=_BAND_ROWS)

    _in_slabs(shape[0], slab, progress, 256)
    return out
