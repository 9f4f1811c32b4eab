"""Grade a photo at full size, slab by slab, so that memory stays bounded."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from looksmith.colour.dither import quantise
from looksmith.grade.bake import BLEND_SIZE, BakedBlend, Chain
from looksmith.grade.colours import FEWEST, graded_colours
from looksmith.grade.recipe import Recipe
from looksmith.grade.restore import Found, active_steps, apply_found
from looksmith.grade.undo import FINE_SIZE, Undo
from looksmith.lut.apply import look_up
from looksmith.lut.table import Lut3D
from looksmith.models.restored import ColourRestored, Place
from looksmith.photo.deferred import DeferredPixels, whole
from looksmith.photo.photo import to_float32
from looksmith.work.bands import for_bands
from looksmith.work.token import CancelToken, Progress

__all__ = ["FullSize", "GradedRows", "coded", "converted"]

_SAMPLES = 20_000
_HALF_CODE = 0.5 / 255
_BAND_ROWS = 32
_SLAB_ROWS = 256
_LARGE_SLAB_ROWS = 1024  # of integers that only look themselves up
_TEXT = "Grading"

FloatArray = NDArray[np.float32]
_Rows = Callable[[int, int], NDArray[Any]]
_Fill = Callable[[int, int, NDArray[Any]], None]


@dataclass(frozen=True, eq=False)
class FullSize:
    """A photo's pixels, and all that is done to them.

    A look alone is a table. In large photos of bytes everything else that goes by
    colour takes each of them through the chain once. Else, where one baked table is
    within half an 8-bit code value of the exact chain on the photo's own colours, it
    serves; where not, and where a blend is undone, every pixel takes the chain.

    Parameters
    ----------
    pixels
        (height, width, 3), uint8, uint16 or float32, held or deferred.
    recipe, found
        Dehaze and Enhance.
    chain
        What comes after them.
    kind
        The type to render to.
    token, progress
        Looked at and told after every band of rows.
    """

    pixels: NDArray[Any] | DeferredPixels
    recipe: Recipe
    found: Found
    chain: Chain
    kind: np.dtype[Any]
    token: CancelToken
    progress: Progress

    def graded(self, *, spend: bool = False) -> NDArray[Any]:
        """Return graded pixels of the type that was asked for.

        Parameters
        ----------
        spend
            Whether the pixels may be overwritten.
        """
        steps = active_steps(self.recipe, self.found)
        out = self._room(spend)
        many = None if steps or self._is_look_alone else self._many_bytes()
        if many is not None and out.flags.c_contiguous:
            return graded_colours(
                many,
                self.chain,
                out,
                self.token,
                lambda share: self.progress(share, _TEXT),
            )
        enhance = self._only_enhance()
        if enhance is not None:
            strength = self.recipe.enhance.strength
            pixels = whole(self.pixels)
            return enhance.recolour_bytes(pixels, strength, out, token=self.token)
        fill, rows = self._way()
        for y0 in range(0, len(out), rows):
            y1 = min(y0 + rows, len(out))
            fill(y0, y1, out[y0:y1])
            self.progress(y1 / len(out), _TEXT)
        return out

    def later(self) -> GradedRows:
        """Return what `graded` does of 16 bits, made when it is read."""
        return GradedRows(self.pixels.shape, self.kind, self._way()[0])

    def deferred(self, *, spend: bool = False) -> DeferredPixels:
        """Return graded floats, unbounded, that are made when they are read.

        Parameters
        ----------
        spend
            Whether the integers that they are made of may be overwritten by whoever
            reads each row once.
        """
        steps = active_steps(self.recipe, self.found)
        pixels = self.pixels
        base = pixels.base if isinstance(pixels, DeferredPixels) else pixels
        return DeferredPixels(
            pixels,
            self._made,
            rows=_SLAB_ROWS if steps else _BAND_ROWS,
            room=_as_room(base) if spend else None,
        )

    def _made(self, values: NDArray[Any], place: tuple[int, int]) -> FloatArray:
        restored = self._restored(values, place)
        return self.chain(to_float32(restored), self.token)

    def _room(self, spend: bool) -> NDArray[Any]:
        room = (
            _as_room(self.pixels) if spend and self.kind == self.pixels.dtype else None
        )
        return np.empty(self.pixels.shape, self.kind) if room is None else room

    def _only_enhance(self) -> ColourRestored | None:
        """Return Enhance where it alone is done, colour by colour, to bytes."""
        enhance = self.found.enhance
        alone = self.chain.is_neutral and self.recipe.dehaze.is_neutral
        whole = self.pixels.dtype == np.uint8 == self.kind
        if enhance is None or enhance.is_local or not (alone and whole):
            return None
        return enhance

    def _many_bytes(self) -> NDArray[np.uint8] | None:
        """Return the pixels if they are bytes, so many that colours come again."""
        pixels = self.pixels
        if isinstance(pixels, DeferredPixels) or pixels.size < 3 * FEWEST:
            return None
        plain = pixels.dtype == np.uint8 == self.kind and pixels.flags.c_contiguous
        return pixels if plain else None

    @property
    def _is_look_alone(self) -> bool:
        """Whether the chain is a table already."""
        return not (self.chain.recipe.adjusts or isinstance(self.chain.blend, Undo))

    # -- where rows come from

    def _own_rows(self, y0: int, y1: int) -> NDArray[Any]:
        return self.pixels[y0:y1]

    def _restored_rows(self, y0: int, y1: int) -> NDArray[Any]:
        return self._restored(self.pixels[y0:y1], (y0, 0))

    def _restored(self, values: NDArray[Any], place: tuple[int, int]) -> NDArray[Any]:
        where = Place(*place, *self.pixels.shape[:2])
        restored = apply_found(
            values, self.recipe, self.found, place=where, token=self.token
        )
        integers = np.float32 not in (self.pixels.dtype, self.kind)
        if integers and self.chain.blend is not None:
            # As in previews, which keep integers: looks meet colours within sRGB.
            np.clip(restored, 0, 1, out=restored)
        return restored

    def _restored_codes(self, y0: int, y1: int) -> NDArray[Any]:
        return coded(self._restored_rows(y0, y1), self.token)

    def _sample(self) -> FloatArray:
        """Return some of the colours that the chain meets, the same every time."""
        if not active_steps(self.recipe, self.found):
            flat = whole(self.pixels).reshape(-1, 3)
            places = np.random.default_rng(0).integers(0, len(flat), _SAMPLES)
            return to_float32(flat[places])[None]
        height, width = self.pixels.shape[:2]
        count = min(height, -(-_SAMPLES // width))
        rows = np.linspace(0, height - 1, count).astype(int)
        return np.concatenate(
            [to_float32(self._restored_rows(row, row + 1)) for row in rows], 1
        )

    # -- what is done to them

    def _good_table(self) -> FloatArray | None:
        """Return the chain as one table if that is good enough for these pixels."""
        chain, blend = self.chain, self.chain.blend
        if isinstance(blend, Undo):
            return None
        if self._is_look_alone and not active_steps(self.recipe, self.found):
            size = BLEND_SIZE if blend is None else blend.forward.size
            return chain.table(size, self.token)
        colours = self._sample()
        exact = np.clip(chain(colours), 0, 1)
        table = chain.table(FINE_SIZE, self.token)
        baked = BakedBlend(Lut3D(table), reach=1.0).apply(colours)
        error = np.abs(np.clip(baked, 0, 1) - exact).max()
        return table if error <= _HALF_CODE else None

    def _way(self) -> tuple[_Fill, int]:
        """Return what grades rows into room for them, and how many at a time."""
        integers = np.float32 not in (self.pixels.dtype, self.kind)
        if not active_steps(self.recipe, self.found):
            table = self._good_table() if integers else None
            if table is None:
                return self._chained(self._own_rows), _SLAB_ROWS
            return self._looked_up(table, self._own_rows), _LARGE_SLAB_ROWS
        if integers and not self.chain.is_neutral:
            table = self._good_table()
            if table is not None:
                return self._looked_up(table, self._restored_codes), _SLAB_ROWS
        return self._chained(self._restored_rows), _SLAB_ROWS

    def _looked_up(self, table: FloatArray, rows: _Rows) -> _Fill:
        """Take every pixel through a table."""

        def fill(y0: int, y1: int, out: NDArray[Any]) -> None:
            look_up(
                table, rows(y0, y1), out, dither=self.kind == np.uint8,
                origin=(y0, 0), token=self.token,
            )  # fmt: skip

        return fill

    def _chained(self, rows: _Rows) -> _Fill:
        """Take every pixel through the chain."""

        def fill(y0: int, y1: int, out: NDArray[Any]) -> None:
            source = rows(y0, y1)

            def band(first: int, last: int) -> None:
                graded = self.chain(to_float32(source[first:last]), self.token)
                origin = (y0 + first, 0)
                out[first:last] = _as_kind(graded, self.kind, origin)

            for_bands(y1 - y0, band, self.token, rows=_BAND_ROWS)

        return fill


@dataclass(frozen=True, eq=False)
class GradedRows:
    """Integers that are graded when they are read; slices of rows are arrays.

    Parameters
    ----------
    shape
        Height, width, and 3.
    dtype
        Their type.
    fill
        Grades the rows [y0, y1) into room for them.
    """

    shape: tuple[int, ...]
    dtype: np.dtype[Any]
    fill: _Fill

    def __getitem__(self, area: slice) -> NDArray[Any]:
        top, bottom, _ = area.indices(self.shape[0])
        out = np.empty((bottom - top, *self.shape[1:]), self.dtype)
        self.fill(top, bottom, out)
        return out


def _as_room(pixels: NDArray[Any] | DeferredPixels) -> NDArray[Any] | None:
    """Return pixels where as many can be written over them, else None."""
    if isinstance(pixels, DeferredPixels) or pixels.shape[2] != 3:
        return None
    return pixels if pixels.flags.c_contiguous and pixels.flags.writeable else None


def coded(values: NDArray[Any], token: CancelToken) -> NDArray[np.uint16]:
    """Return code values (height, width, 3) of 16 bits, rounded and clipped.

    Raises
    ------
    Cancelled
        By the token.
    """
    codes = np.empty(values.shape, np.uint16)

    def band(y0: int, y1: int) -> None:
        codes[y0:y1] = quantise(to_float32(values[y0:y1]), 16)

    for_bands(len(values), band, token, rows=_BAND_ROWS)
    return codes


def _as_kind(
    values: FloatArray, kind: np.dtype[Any], origin: tuple[int, int]
) -> NDArray[Any]:
    if kind == np.float32:
        return values
    return quantise(values, 8 if kind == np.uint8 else 16, origin=origin)


def converted(values: NDArray[Any], kind: np.dtype[Any]) -> NDArray[Any]:
    """Return values of uint8, uint16 or float32 as those of another of these types."""
    if values.dtype == kind:
        return values
    return _as_kind(to_float32(values), kind, (0, 0))
