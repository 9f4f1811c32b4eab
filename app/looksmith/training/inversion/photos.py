"""Photographs graded, saved as 16-bit TIFF, opened again and undone."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import numpy as np

from looksmith.export.photo import export_photo
from looksmith.grade.recipe import Blend, BlendTerm, Recipe
from looksmith.grade.render import Renderer
from looksmith.grade.sources import OverlayLooks
from looksmith.lut.table import Lut3D
from looksmith.models.encoding.library import EncodedLibrary
from looksmith.photo.photo import to_float32
from looksmith.photo.read import read_photo
from looksmith.photo.write import WriteOptions

__all__ = ["measure_photos"]

_WITHIN = 1.0001 / 255


def _share_kept(photo: Path, renderer: Renderer, look: str, folder: Path) -> float:
    """Return the share of pixels that come back within 1/255 in every channel."""
    there = Recipe(blend=Blend(terms=(BlendTerm(look),)))
    back = there.replace(blend=there.blend.replace(invert=True))
    graded, undone = folder / "graded.tif", folder / "undone.tif"
    options = WriteOptions(bits=16, metadata="none", compression="none")
    original = read_photo(photo)
    export_photo(original, there, renderer, graded, options)
    export_photo(read_photo(graded), back, renderer, undone, options)
    wanted, found = (to_float32(each.pixels) for each in (original, read_photo(undone)))
    return float((np.abs(wanted - found).max(axis=-1) <= _WITHIN).mean())


def measure_photos(
    library: EncodedLibrary, looks: Sequence[str], photos: Sequence[Path]
) -> dict[str, Any]:
    """Grade every photo with every look through 16-bit TIFF files and undo it.

    Parameters
    ----------
    library
        Where the looks come from.
    looks
        Their ids.
    photos
        Files.

    Returns
    -------
    dict
        "photos": how many; "rows": for each look the mean and the smallest share of
        pixels that come back within 1/255 in every channel, and of which photo.
    """
    tables = {look: Lut3D(library.table(look, 33)) for look in looks}
    renderer = Renderer(OverlayLooks(None, tables))
    rows = []
    with TemporaryDirectory() as name:
        for look in looks:
            shares = [
                _share_kept(photo, renderer, look, Path(name)) for photo in photos
            ]
            worst = int(np.argmin(shares))
            rows.append(
                {
                    "look": look, "mean": float(np.mean(shares)),
                    "smallest": shares[worst], "of": photos[worst].name,
                }
            )  # fmt: skip
    return {"photos": len(photos), "rows": rows}
