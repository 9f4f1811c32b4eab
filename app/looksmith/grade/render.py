"""Render a recipe: fast for the screen, exact for the file."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import numpy as np
from numpy.typing import NDArray

from looksmith.colour.dither import quantise
from looksmith.grade.bake import (
    BLEND_SIZE,
    BakedBlend,
    BlendCache,
    Stage,
    bake_table,
)
from looksmith.grade.light import apply_light
from looksmith.grade.recipe import Blend, Recipe
from looksmith.grade.sources import LookSource
from looksmith.grade.undo import FINE_SIZE, Undo
from looksmith.lut.apply import look_up
from looksmith.lut.table import Lut3D
from looksmith.photo.photo import Photo, to_float32
from looksmith.work.bands import for_bands
from looksmith.work.token import NEVER, CancelToken, Progress, no_progress

__all__ = ["Renderer"]

_SAMPLES = 20_000
_HALF_CODE = 0.5 / 255
_BAND_ROWS = 32

FloatArray = NDArray[np.float32]


@dataclass(frozen=True, eq=False)
class _Stages:
    """The exact per-pixel chain of one recipe."""

    recipe: Recipe
    blend: Stage | None

    def __call__(self, encoded: FloatArray) -> FloatArray:
        if self.blend is None:
            return apply_light(encoded, self.recipe.light)
        if self.blend.inverted:
            return apply_light(self.blend.apply(encoded), self.recipe.light)
        return self.blend.apply(apply_light(encoded, self.recipe.light))


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
    """

    def __init__(self, looks: LookSource) -> None:
        self._blends = BlendCache(looks)
        self._codes_lock = threading.Lock()
        self._codes: tuple[Any, NDArray[Any]] | None = None

    def forget_looks(self) -> None:
        """Drop cached blends: a look's table has changed."""
        self._blends.clear()

    def forward(self, blend: Blend) -> BakedBlend | None:
        """Return a blend as one table, not inverted; None if it changes nothing."""
        return self._blends.forward(blend)

    def preview_table(
        self, recipe: Recipe, token: CancelToken = NEVER, *, fine: bool = False
    ) -> FloatArray:
        """Return the recipe as the table that previews use, 33^3.

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
            return bake_table(recipe, blend, BLEND_SIZE, token)
        table = blend.fine_table(token) if fine else blend.draft_table(token)
        return apply_light(table, recipe.light)

    def preview(
        self,
        proxy: Photo,
        recipe: Recipe,
        token: CancelToken = NEVER,
        *,
        origin: tuple[int, int] = (0, 0),
        fine: bool = False,
    ) -> NDArray[np.uint8]:
        """Render for the screen.

        Parameters
        ----------
        proxy
            A photo of the size it is shown at.
        recipe
            What to do.
        token
            Looked at between bands of rows.
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
        codes = self._integer_pixels(proxy)
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

        One baked table serves where it is within half an 8-bit code value of the
        exact chain on the photo's own colours; else every pixel takes the chain, and
        always where a blend is undone.

        Parameters
        ----------
        photo
            The original.
        recipe
            What to do.
        token, progress
            Looked at and told after every band of rows.
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
        Cancelled
            The token was cancelled.
        """
        kind = np.dtype({8: "u1", 16: "u2", 32: "f4", None: photo.pixels.dtype}[bits])
        if recipe.is_neutral and kind == photo.pixels.dtype:
            return photo
        blend = self._blends.get(recipe.blend, full=True)
        table = None
        if isinstance(blend, Undo):
            blend.prepare(token)
        elif photo.pixels.dtype != np.float32 and kind != np.float32:
            table = self._good_table(photo, recipe, blend, token)
        if table is not None:
            pixels = _look_up_bands(table, photo.pixels, kind, token, progress, spend)
        else:
            stages = _Stages(recipe, blend)
            pixels = _exact_bands(stages, photo.pixels, kind, token, progress)
        alpha = None if photo.alpha is None else _convert(photo.alpha, kind)
        info = photo.info if bits is None else replace(photo.info, bits=bits)
        return photo.replace(pixels=pixels, alpha=alpha, info=info)

    def _good_table(
        self,
        photo: Photo,
        recipe: Recipe,
        blend: BakedBlend | None,
        token: CancelToken,
    ) -> FloatArray | None:
        if recipe.light.is_neutral:
            return bake_table(
                recipe, blend, BLEND_SIZE if blend is None else blend.forward.size
            )
        colours = _sample(photo.pixels)
        exact = np.clip(_Stages(recipe, blend)(colours), 0, 1)
        table = bake_table(recipe, blend, FINE_SIZE, token)
        baked = BakedBlend(Lut3D(table), reach=1.0).apply(colours)
        error = np.abs(np.clip(baked, 0, 1) - exact).max()
        return table if error <= _HALF_CODE else None

    def _integer_pixels(self, proxy: Photo) -> NDArray[Any]:
        """Return the proxy's pixels as integers; the last float one is kept."""
        if proxy.pixels.dtype != np.float32:
            return proxy.pixels
        with self._codes_lock:
            if self._codes is None or self._codes[0] is not proxy.pixels:
                codes = quantise(to_float32(proxy.pixels), 16)
                self._codes = (proxy.pixels, codes)
            return self._codes[1]


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
    stages: _Stages,
    pixels: NDArray[Any],
    kind: np.dtype[Any],
    token: CancelToken,
    progress: Progress,
) -> NDArray[Any]:
    out = np.empty(pixels.shape, kind)

    def band(y0: int, y1: int) -> None:
        graded = stages(to_float32(pixels[y0:y1]))
        if kind == np.float32:
            out[y0:y1] = graded
        else:
            out[y0:y1] = quantise(graded, 8 if kind == np.uint8 else 16, origin=(y0, 0))

    def slab(y0: int, y1: int) -> None:
        for_bands(y1 - y0, lambda a, b: band(y0 + a, y0 + b), token, rows=_BAND_ROWS)

    _in_slabs(len(pixels), slab, progress, 256)
    return out
