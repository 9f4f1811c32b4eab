"""Export the graded photo."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from looksmith.export.sidecar import write_raw_sidecar
from looksmith.grade.recipe import Recipe
from looksmith.grade.render import Renderer
from looksmith.grade.serial import recipe_to_json
from looksmith.photo.photo import Photo
from looksmith.photo.resize import shrunk_into
from looksmith.work.token import NEVER, CancelToken, Progress, no_progress

if TYPE_CHECKING:
    from looksmith.photo.write import WriteOptions

__all__ = ["export_photo"]

# Shares of the progress; what is rendered while the file is written begins there.
_RENDERED, _SHRUNK = 0.7, 0.9
_LARGE = 50_000_000  # pixels


def _rendered_bits(photo: Photo, kind: str | None, bits: int | None) -> int | None:
    """Return the depth to render for a file's: linear light needs floats.

    Float photos stay floats until they are written: integers would cut them to sRGB.
    """
    if kind == "exr":
        return 32
    if photo.dtype == np.float32:
        return None
    return 16 if bits in (10, 12) else bits


def _is_deferred(
    photo: Photo, recipe: Recipe, kind: str | None, options: WriteOptions
) -> bool:
    """Tell whether to render floats, a slab at a time while they are written.

    Those of float photos, and of all that a wider file could hold more of than sRGB.
    """
    from looksmith.photo.target import holds_beyond

    if photo.dtype == np.float32 or kind == "exr":
        return True
    return not recipe.is_neutral and holds_beyond(photo, str(kind), options)


def _is_later(photo: Photo, kind: str | None, bits: int | None, spend: bool) -> bool:
    """Tell whether to grade while the file is written, rather than into a copy.

    A copy of a large photo of 16 bits takes more than a gigabyte; one that is given up
    needs none.
    """
    deep = (bits or 8 * photo.dtype.itemsize) == 16
    large = photo.width * photo.height > _LARGE
    return deep and large and not spend and kind in ("tiff", "png")


def export_photo(
    photo: Photo,
    recipe: Recipe,
    renderer: Renderer,
    path: str | Path,
    options: WriteOptions | None = None,
    token: CancelToken = NEVER,
    progress: Progress = no_progress,
    *,
    spend: bool = False,
    exclusive: bool = False,
) -> tuple[str, ...]:
    """Render `photo` at full size and write it.

    Parameters
    ----------
    photo
        The original, at full size.
    recipe, renderer
        What to do, and who does it.
    path
        Where to; an existing file is replaced only when the new one is whole.
    options
        Format, quality, bits, size, profile, metadata. The recipe goes along in the XMP
        unless metadata is "none" or another recipe is given.
    token, progress
        Looked at and told by the models, where Dehaze or Enhance are to be found
        first, then between bands of rows.
    spend
        The caller gives the photo up; see `Renderer.render`.
    exclusive
        Replace no file, not even one that came while the photo was rendered.

    Returns
    -------
    tuple of str
        Looks that are made for log pictures, what the models had to do differently and
        what the format could not carry, one sentence each.

    Raises
    ------
    LooksmithError
        A model could not run; see `Restorer.find`.
    NameTakenError
        `exclusive`, and there is a file of that name.
    PhotoError
        The file cannot be written.
    Cancelled
        The token was cancelled; nothing was written.
    """
    from looksmith.photo.formats import format_of_extension
    from looksmith.photo.write import WriteOptions, write_photo

    chosen = options or WriteOptions()
    text = json.dumps(recipe_to_json(recipe), ensure_ascii=False)
    if chosen.recipe is None and chosen.keep_recipe:
        chosen = replace(chosen, recipe=text)
    kind = chosen.format or format_of_extension(Path(path))

    reached = 0.0

    def until(last: float) -> Progress:
        """Return the progress of what comes next, up to a share of the whole."""
        first = reached

        def told(share: float, text: str) -> None:
            nonlocal reached
            reached = first + (last - first) * share
            progress(reached, text)

        return told

    deferred = _is_deferred(photo, recipe, kind, chosen)
    bits = _rendered_bits(photo, kind, chosen.bits)
    later = not deferred and chosen.size is None and _is_later(photo, kind, bits, spend)
    graded = renderer.render(
        photo,
        recipe,
        token,
        until(_RENDERED),
        bits=bits,
        spend=spend,
        deferred=deferred,
        later=later,
    )
    if not (deferred or later):
        until(_RENDERED)(1.0, "Writing")
    if chosen.size is not None:
        size = chosen.size.of(photo.width, photo.height)
        graded = shrunk_into(graded, *size, token=token, progress=until(_SHRUNK))
    found = renderer.restorer.ready(photo, recipe)
    notes = renderer.notes(recipe) + (() if found is None else found.notes)
    notes += write_photo(
        graded, path, chosen, token=token, progress=until(1.0), exclusive=exclusive
    )
    if chosen.raw_sidecar and photo.info.path is not None:
        write_raw_sidecar(photo.info.path, chosen.recipe or text, chosen.rating)
    progress(1.0, "Done")
    return notes
