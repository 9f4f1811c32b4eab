"""``looksmith bake``: save a blend of looks as one LUT."""

from __future__ import annotations

import argparse

from looksmith.cli.inverting import DEFAULT_SIZE, INVERSE_SIZE, notes_on_lut
from looksmith.cli.shared import make_plan, say_notes
from looksmith.export.lut import export_lut
from looksmith.looks.catalogue import Catalogue

__all__ = ["run"]


def run(chosen: argparse.Namespace) -> int:
    """Bake the blend and the light settings into a LUT file."""
    catalogue = Catalogue.open()
    try:
        plan = make_plan(chosen, catalogue)
        usual = INVERSE_SIZE if plan.recipe.blend.invert else DEFAULT_SIZE
        size = chosen.size or usual
        notes = notes_on_lut(plan, size)
        notes += export_lut(
            plan.recipe, plan.looks, chosen.output, size=size, title=chosen.title
        )
    finally:
        catalogue.close()
    say_notes(notes)
    return 0
