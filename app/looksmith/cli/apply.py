"""``looksmith apply``: grade a photo and save it."""

from __future__ import annotations

import argparse
import os
from pathlib import Path

from looksmith.cli.inverting import lattice_size, notes_on_photo
from looksmith.cli.shared import (
    find_restoration,
    make_plan,
    progress_bar,
    say_notes,
)
from looksmith.cli.writing import write_options
from looksmith.errors import LooksmithError
from looksmith.export.lut import export_lut
from looksmith.export.photo import export_photo
from looksmith.files import clear_leftovers
from looksmith.grade.render import Renderer
from looksmith.grade.restore import Restorer
from looksmith.looks.catalogue import Catalogue
from looksmith.photo.read import read_photo

__all__ = ["run"]


def _refuse_same(photo: Path, *outputs: Path | None) -> None:
    """Refuse to write over the original, or one output over the other."""
    given = [output for output in outputs if output is not None]
    for output in given:
        if os.path.exists(output) and output.samefile(photo):
            raise LooksmithError(
                f"{output} is the original: choose another name for the output."
            )
    if len({os.path.realpath(output) for output in given}) < len(given):
        raise LooksmithError(
            f"{given[0]} cannot be both the photo and its LUT: choose another name for"
            " one of them."
        )


def run(chosen: argparse.Namespace) -> int:
    """Grade one photo; write it and, if asked, its LUT."""
    options = write_options(chosen)
    photo = read_photo(chosen.photo)
    _refuse_same(chosen.photo, chosen.output, chosen.cube)
    say_notes(photo.info.warnings)
    clear_leftovers(chosen.output.absolute().parent)
    catalogue = Catalogue.open()
    try:
        plan = make_plan(chosen, catalogue)
        renderer = Renderer(plan.looks, Restorer(chosen.device))
        found = find_restoration(plan.recipe, renderer.restorer, photo)
        notes = notes_on_photo(plan, renderer, photo, found)
        with progress_bar("Grading") as progress:
            notes += export_photo(
                photo, plan.recipe, renderer, chosen.output, options,
                progress=progress, spend=True,
            )  # fmt: skip
        say_notes(notes)
        if chosen.cube is not None:
            size = chosen.size or lattice_size(plan.recipe)
            say_notes(
                export_lut(plan.recipe, plan.looks, chosen.cube, size=size, found=found)
            )
    finally:
        catalogue.close()
    return 0
