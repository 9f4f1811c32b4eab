"""What an XMP file beside a photo says: the edit and the rating, found and written."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from looksmith.files import write_whole
from looksmith.grade.recipe import Recipe
from looksmith.grade.serial import recipe_from_json
from looksmith.photo.errors import PhotoError
from looksmith.photo.formats import format_of_extension
from looksmith.photo.xmp import (
    read_rating_xmp,
    read_recipe_xmp,
    read_sidecar,
    sidecar_path,
    with_rating,
    with_recipe,
)

__all__ = ["rating_beside", "read_raw_sidecar", "write_raw_sidecar"]


def write_raw_sidecar(
    photo: Path, recipe: str, rating: int | None = None
) -> Path | None:
    """Write an edit beside a camera raw as ``IMG.NEF.xmp``.

    What other programs keep in the raw's sidecar stays in it; Adobe's ``IMG.xmp`` is
    left alone, and what it says is taken over.

    Parameters
    ----------
    photo
        The original.
    recipe
        JSON text.
    rating
        -1..5; None leaves what is there.

    Returns
    -------
    Path or None
        The file; None where the original is not camera raw, whose sidecar could not
        be told from an export's.

    Raises
    ------
    PhotoError
        It cannot be written.
    """
    if format_of_extension(photo) != "raw":
        return None
    path = sidecar_path(photo)
    packet = with_recipe(read_sidecar(photo), recipe)
    try:
        write_whole(path, packet if rating is None else with_rating(packet, rating))
    except OSError as error:
        reason = f"The sidecar cannot be written: {error.strerror or error}."
        raise PhotoError(reason, path=path) from error
    return path


def read_raw_sidecar(photo: Path) -> Recipe | None:
    """Return the edit beside a camera raw; None where there is none.

    Raises
    ------
    LooksmithError
        There is one, and it is damaged or from a newer Looksmith.
    """
    if format_of_extension(photo) != "raw":
        return None
    values: Any = read_recipe_xmp(read_sidecar(photo))
    return None if values is None else recipe_from_json(values)


def rating_beside(photo: Path) -> int | None:
    """Return the rating in the XMP file beside a photo, -1..5; None where it has none.

    Other programs keep it there for files that they do not write to.
    """
    return read_rating_xmp(read_sidecar(photo))
