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
    is_packet,
    read_rating_xmp,
    read_recipe_xmp,
    read_sidecars,
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
    left alone, and what it says is taken over where the raw had no other.

    Parameters
    ----------
    photo
        The original.
    recipe
        JSON text.
    rating
        -1..5; None for what is there.

    Returns
    -------
    Path or None
        The file; None where the original is not camera raw, whose sidecar could not
        be told from an export's.

    Raises
    ------
    PhotoError
        It cannot be written, or holds something that is no XMP.
    """
    if format_of_extension(photo) != "raw":
        return None
    path = sidecar_path(photo)
    stars = rating_beside(photo) if rating is None else rating
    try:
        packet = with_recipe(_kept_in(photo, path), recipe)
        write_whole(path, packet if stars is None else with_rating(packet, stars))
    except OSError as error:
        reason = f"The sidecar cannot be written: {error.strerror or error}."
        raise PhotoError(reason, path=path) from error
    return path


def _kept_in(photo: Path, path: Path) -> bytes | None:
    """Return the packet that an edit goes into, which stays as it is else."""
    if not path.exists():
        return next(iter(read_sidecars(photo)), None)
    packet = path.read_bytes()
    if not is_packet(packet):
        raise PhotoError(
            "The sidecar is damaged and was left as it is. Move it away to have a new"
            " one written.",
            path=path,
        )
    return packet


def read_raw_sidecar(photo: Path) -> Recipe | None:
    """Return the edit beside a camera raw; None where there is none.

    Raises
    ------
    LooksmithError
        There is one, and it is damaged or from a newer Looksmith.
    """
    if format_of_extension(photo) != "raw":
        return None
    found = (read_recipe_xmp(packet) for packet in read_sidecars(photo))
    values: Any = next((each for each in found if each is not None), None)
    return None if values is None else recipe_from_json(values)


def rating_beside(photo: Path) -> int | None:
    """Return the rating in the XMP files beside a photo, -1..5; None without one.

    Other programs keep it there for files that they do not write to. Of two files that
    state one the newer holds.
    """
    found = (read_rating_xmp(packet) for packet in read_sidecars(photo))
    return next((each for each in found if each is not None), None)
