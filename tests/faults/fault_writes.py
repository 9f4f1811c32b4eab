"""Write the files of a single export again and again, to be killed at it."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from looksmith.cli import main
from looksmith.grade.recipe import Light, Recipe
from looksmith.grade.session import Session, save_session
from looksmith.lut.table import Lut3D, identity_table
from looksmith.photo.photo import Photo
from looksmith.photo.write import WriteOptions, write_photo

__all__ = ["EXPOSURES", "NAMES", "write_again_and_again", "write_all"]

EXPOSURES = ("0.2", "0.6")
NAMES = ("a.jpg", "a.cube", "a.looksmith", "b.png", "b.png.xmp")


def write_all(photo: str, folder: str, exposure: str) -> None:
    """Write one version of every kind of file: export, LUT, session, sidecar."""
    out = Path(folder)
    arguments = ["apply", photo, "-o", str(out / "a.jpg"), "--exposure", exposure]
    arguments += ["--cube", str(out / "a.cube"), "--size", "33"]
    if main(arguments):
        raise SystemExit(1)
    recipe = Recipe(light=Light(exposure=float(exposure)))
    looks = {"a": Lut3D(identity_table(33) ** np.float32(1 + float(exposure)))}
    session = Session(recipe, None, looks, {"a": "A look"})
    save_session(session, out / "a.looksmith")
    pixels = np.full((300, 400, 3), round(100 * float(exposure)), np.uint8)
    options = WriteOptions(sidecar=True, recipe=f'{{"exposure": {exposure}}}')
    write_photo(Photo(pixels), out / "b.png", options)


def write_again_and_again(photo: str, folder: str, exposures: Sequence[str]) -> None:
    """Write the versions in turns until this process is killed."""
    while True:
        for exposure in exposures:
            write_all(photo, folder, exposure)
