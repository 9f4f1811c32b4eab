"""How a photo is turned into what the canvas draws; safe to use from threads."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from looksmith.grade.recipe import Blend, Recipe
from looksmith.grade.render import Renderer
from looksmith.grade.restore import Found
from looksmith.lut.invert import InversionError
from looksmith.models.restored import Place
from looksmith.photo.photo import Photo, to_float32
from looksmith.work.token import CancelToken

__all__ = ["Edit", "Picture", "PixelMap", "Pixels", "Rendition", "Table"]

Pixels = NDArray[np.uint8]

PixelMap = Callable[[Pixels, tuple[int, int], CancelToken], Pixels]
"""Turns finished pixels (H, W, 4), BGRX in sRGB, into others of the same shape.

Called on threads, with the row and column of the first pixel (for a dither)."""


@dataclass(frozen=True)
class Edit:
    """What is done to the photo on show."""

    recipe: Recipe
    found: Found | None = None


@dataclass(frozen=True, eq=False)
class Picture:
    """A rendered photo or part of one.

    Parameters
    ----------
    array
        (H, W, 4) uint8, BGRX in sRGB.
    shown
        What the screen gets in place of it; None for the same.
    """

    array: Pixels
    shown: Pixels | None = None


@dataclass(frozen=True, eq=False)
class Table:
    """A recipe that can be rendered, with the table that does it."""

    recipe: Recipe
    table: NDArray[np.float32]


@dataclass(frozen=True)
class Rendition:
    """One way to render: all that its pictures depend on.

    Parameters
    ----------
    renderer
        Renders.
    edit
        What is done to the photo.
    fine
        Whether an inverted blend is undone exactly; see `Renderer.preview_table`.
    proof
        Makes the graded photo what a printer or another screen would show; None for
        no soft proof.
    screen
        Makes sRGB what this screen needs; None where that is sRGB.
    version
        Of the looks' tables: another one stands for other colours of the same recipe.
    """

    renderer: Renderer
    edit: Edit
    fine: bool = False
    proof: PixelMap | None = None
    screen: PixelMap | None = None
    version: int = 0

    def table(self, token: CancelToken) -> Table:
        """Return what serves all parts; the blend is left out if it cannot be undone.

        Raises
        ------
        Cancelled
            By the token.
        """
        recipe, find = self.edit.recipe, self.renderer.preview_table
        try:
            return Table(recipe, find(recipe, token, fine=self.fine))
        except InversionError:
            recipe = recipe.replace(blend=Blend())
            return Table(recipe, find(recipe, token))

    def graded(
        self,
        photo: Photo,
        token: CancelToken,
        *,
        origin: tuple[int, int] = (0, 0),
        place: Place | None = None,
        table: Table | None = None,
    ) -> Picture:
        """Return the graded photo, or a part of it; see `Renderer.preview`.

        Raises
        ------
        Cancelled
            By the token.
        """
        table = table or self.table(token)
        array = self.renderer.preview(
            photo, table.recipe, token, found=self.edit.found, place=place,
            origin=origin, table=table.table,
        )  # fmt: skip
        _put_on_white(array, photo)
        return _finished(array, (self.proof, self.screen), origin, token)

    def original(
        self, photo: Photo, token: CancelToken, *, origin: tuple[int, int] = (0, 0)
    ) -> Picture:
        """Return the photo as it is.

        Raises
        ------
        Cancelled
            By the token.
        """
        if photo.dtype == np.uint8:
            array = _reversed(photo.pixels)
        else:
            array = self.renderer.preview(photo, Recipe(), token, origin=origin)
        _put_on_white(array, photo)
        return _finished(array, (self.screen,), origin, token)


def _reversed(pixels: NDArray[Any]) -> Pixels:
    """Return bytes (H, W, 3) as BGRX."""
    array = np.empty((*pixels.shape[:2], 4), np.uint8)
    for channel in range(3):
        array[..., channel] = pixels[..., 2 - channel]
    array[..., 3] = 255
    return array


def _put_on_white(array: Pixels, photo: Photo) -> None:
    """Show what is transparent as a file without transparency will have it.

    The colours there are whatever a program left behind.
    """
    if photo.alpha is not None:
        cover = to_float32(photo.alpha)[..., None]
        laid = array[..., :3] * cover + 255 * (1 - cover)
        array[..., :3] = np.rint(np.clip(laid, 0, 255))


def _finished(
    array: Pixels,
    maps: tuple[PixelMap | None, ...],
    origin: tuple[int, int],
    token: CancelToken,
) -> Picture:
    shown = array
    for change in maps:
        if change is not None:
            shown = change(shown, origin, token)
    return Picture(array, None if shown is array else shown)
