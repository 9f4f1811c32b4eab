"""How large an export will be, told from a sample of it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np

from looksmith.grade.recipe import Recipe, Restoration
from looksmith.grade.render import Renderer
from looksmith.photo.formats import FORMAT_SUFFIXES
from looksmith.photo.options import WriteOptions
from looksmith.photo.photo import Photo
from looksmith.photo.resize import crop, fit_within
from looksmith.photo.write import write_photo
from looksmith.work.token import NEVER, CancelToken

__all__ = ["estimate_bytes", "written_size"]

_SIDE = 320  # of a tile in the written photo's pixels
_ACROSS = 3
_WHOLE = 600_000  # pixels up to which the whole photo is the sample


def written_size(photo: Photo, options: WriteOptions) -> tuple[int, int]:
    """Return the (width, height) that a photo is written at."""
    if options.size is None:
        return photo.width, photo.height
    return options.size.of(photo.width, photo.height)


def estimate_bytes(
    photo: Photo,
    recipe: Recipe,
    renderer: Renderer,
    options: WriteOptions,
    token: CancelToken = NEVER,
) -> int:
    """Return about how many bytes an export takes.

    Tiles spread over the photo are graded and encoded as the whole would be. Dehaze and
    Enhance are left out: they take time and change little of the size.

    Parameters
    ----------
    photo
        At full size.
    recipe, renderer
        The edit.
    options
        With a format.
    token
        Looked at between the steps.

    Raises
    ------
    LooksmithError
        The photo cannot be written so.
    Cancelled
        By the token.
    """
    width, height = written_size(photo, options)
    sample = _sample(photo, (width, height), token)
    plain = recipe.replace(dehaze=Restoration(), enhance=Restoration())
    graded = renderer.render(sample, plain, token, bits=_depth(options))
    bare = replace(options, size=None, metadata="none", sidecar=False)
    with TemporaryDirectory() as folder:
        small = Path(folder) / f"s{FORMAT_SUFFIXES[str(options.format)]}"
        write_photo(graded, small, bare, token=token)
        # What a file without pixels takes does not grow with them.
        dot = Path(folder) / f"d{small.suffix}"
        write_photo(_dot(graded), dot, bare, token=token)
        fixed, size = dot.stat().st_size, small.stat().st_size
    share = width * height / (graded.width * graded.height)
    return round(max(size - fixed, 0) * share) + fixed + _metadata(photo, options)


def _depth(options: WriteOptions) -> int | None:
    if options.format == "exr":
        return 32
    return 16 if options.bits in (10, 12) else options.bits


def _dot(photo: Photo) -> Photo:
    alpha = None if photo.alpha is None else photo.alpha[:1, :1].copy()
    return photo.replace(pixels=photo.pixels[:1, :1].copy(), alpha=alpha)


def _metadata(photo: Photo, options: WriteOptions) -> int:
    if options.metadata == "none":
        return 0
    info = photo.info
    return sum(len(block) for block in (info.exif, info.xmp, info.iptc) if block)


def _sample(photo: Photo, size: tuple[int, int], token: CancelToken) -> Photo:
    """Return tiles of the photo at the size it is written at, side by side."""
    width, height = size
    if width * height <= _WHOLE:
        return fit_within(photo, width, height, token=token)
    scale = width / photo.width
    across = min(round(_SIDE / scale), photo.width // _ACROSS)
    down = min(round(_SIDE / scale), photo.height // _ACROSS)
    box = (max(1, round(across * scale)), max(1, round(down * scale)))
    rows = []
    for row in range(_ACROSS):
        tiles = []
        for column in range(_ACROSS):
            token.check()
            x = round((photo.width - across) * column / (_ACROSS - 1))
            y = round((photo.height - down) * row / (_ACROSS - 1))
            tile = crop(photo, x, y, across, down)
            tiles.append(fit_within(tile, *box, token=token))
        rows.append(tiles)
    pixels = np.vstack([np.hstack([t.pixels for t in tiles]) for tiles in rows])
    return photo.replace(pixels=np.ascontiguousarray(pixels), alpha=None)
