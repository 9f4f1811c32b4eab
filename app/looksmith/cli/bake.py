"""``looksmith bake``: save a blend of looks, or a photo's Enhance, as one LUT."""

from __future__ import annotations

import argparse
from dataclasses import replace

from looksmith.cli.inverting import lattice_size, notes_on_lut
from looksmith.cli.shared import find_restoration, make_plan, say_notes
from looksmith.errors import LooksmithError
from looksmith.export.lut import export_lut
from looksmith.grade.recipe import Recipe, Restoration
from looksmith.grade.restore import Found, Restorer
from looksmith.looks.catalogue import Catalogue
from looksmith.photo.read import read_photo

__all__ = ["run"]


def run(chosen: argparse.Namespace) -> int:
    """Bake the blend, the light settings and Enhance into a LUT file."""
    if chosen.enhance is not None and chosen.enhance_from is None:
        raise LooksmithError(
            "Enhance is found for a photo: name one with --enhance-from PHOTO."
        )
    catalogue = Catalogue.open()
    try:
        plan = make_plan(chosen, catalogue)
        if chosen.enhance_from is not None and not plan.recipe.enhance.enabled:
            recipe = plan.recipe.replace(enhance=Restoration(enabled=True))
            plan = replace(plan, recipe=recipe)
        size = chosen.size or lattice_size(plan.recipe)
        notes = notes_on_lut(plan, size)
        notes += export_lut(
            plan.recipe, plan.looks, chosen.output, size=size, title=chosen.title,
            found=_found(chosen, plan.recipe),
        )  # fmt: skip
    finally:
        catalogue.close()
    say_notes(notes)
    return 0


def _found(chosen: argparse.Namespace, recipe: Recipe) -> Found | None:
    if chosen.enhance_from is None:
        return None
    photo = read_photo(chosen.enhance_from)
    say_notes(photo.info.warnings)
    found = find_restoration(recipe, Restorer(chosen.device), photo)
    say_notes(found.notes)
    return found
