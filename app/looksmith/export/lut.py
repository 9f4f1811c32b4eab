"""Export the recipe's colours as a LUT file."""

from __future__ import annotations

from pathlib import Path

from looksmith.grade.bake import bake, unbakeable
from looksmith.grade.recipe import Recipe
from looksmith.grade.restore import Found
from looksmith.grade.sources import LookSource
from looksmith.lut.formats import write_lut
from looksmith.work.token import NEVER, CancelToken

__all__ = ["export_lut"]


def export_lut(
    recipe: Recipe,
    looks: LookSource,
    path: str | Path,
    *,
    size: int = 33,
    format: str | None = None,  # as in write_lut
    title: str = "",
    found: Found | None = None,
    token: CancelToken = NEVER,
    exclusive: bool = False,
) -> tuple[str, ...]:
    """Bake the recipe and write it as a LUT file (sRGB in and out).

    Parameters
    ----------
    recipe, looks
        What to bake, and where the looks come from.
    path
        Where to; the extension tells the format unless `format` does.
    size
        Lattice points along an axis, 2..129.
    format
        A key of `looksmith.lut.formats.WRITABLE`.
    title
        The LUT's name inside the file; the file's own name if empty.
    found
        What the models found for the photo: Enhance's colour part is baked, too.
    token
        Looked at between the stages of an inversion.
    exclusive
        Replace no file, not even one that came while the LUT was baked.

    Returns
    -------
    tuple of str
        What of the recipe the LUT cannot hold, one sentence each.

    Raises
    ------
    LutFormatError
        The file cannot be written.
    InversionError
        The blend is to be undone and leaves too little of the colours.
    Cancelled
        The token was cancelled; nothing was written.
    """
    target = Path(path)
    lut = bake(
        recipe, looks, size, found=found, title=title or target.stem, token=token
    )
    token.check()
    write_lut(lut, target, format=format, exclusive=exclusive)
    return unbakeable(recipe, found)
