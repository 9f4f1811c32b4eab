"""The edit in an XMP file beside a camera raw: written there, and found again."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from looksmith.files import write_whole
from looksmith.grade.recipe import Recipe
from looksmith.grade.serial import recipe_from_json
from looksmith.photo.errors import PhotoError
from looksmith.photo.formats import format_of_extension
from looksmith.photo.xmp import (
    read_recipe_xmp,
    read_sidecar,
    sidecar_path,
    with_recipe,
)

__all__ = ["read_raw_sidecar", "write_raw_sidecar"]


def write_raw_sidecar(photo: Path, recipe: str) -> Path | None:
    """Write an edit beside a camera raw as ``IMG.NEF.xmp``.

    What other programs keep in the raw's sidecar stays in it; Adobe's ``IMG.xmp`` is
    left alone, and what it says is taken over.

    Parameters
    ----------
    photo
        The original.
    recipe
        JSON text.

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
    try:
        write_whole(path, with_recipe(read_sidecar(photo), recipe))
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
