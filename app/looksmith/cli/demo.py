"""``looksmith demo``: the main job on one photo, unattended."""

from __future__ import annotations

import argparse
import os
from pathlib import Path
from tempfile import TemporaryDirectory

from looksmith.export.lut import export_lut
from looksmith.export.photo import export_photo
from looksmith.grade.recipe import Blend, BlendTerm, Recipe
from looksmith.grade.render import Renderer
from looksmith.looks.catalogue import Catalogue
from looksmith.photo.read import read_photo

__all__ = ["DEMO_LOOKS", "demo_recipe", "run"]

DEMO_LOOKS = ("kodak-portra", "cinema")


def demo_recipe(catalogue: Catalogue) -> Recipe:
    """Return a blend of the first looks that match two searches."""
    found = [catalogue.search(text.replace("-", " "))[:1] for text in DEMO_LOOKS]
    chosen = [looks[0].id for looks in found if looks]
    if len(set(chosen)) < 2:
        chosen = [look.id for look in catalogue.looks()[:2]]
    weights = (0.6, 0.4)
    terms = tuple(BlendTerm(*pair) for pair in zip(chosen, weights, strict=True))
    return Recipe(blend=Blend(terms=terms))


def run(chosen: argparse.Namespace) -> int:
    """Write a graded picture, its LUT and a picture of the window; say where."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from looksmith.ui.main import render_window

    folder = chosen.out
    folder.mkdir(parents=True, exist_ok=True)
    stem = chosen.photo.stem
    graded = folder / f"{stem}-graded.jpg"
    cube = folder / f"{stem}.cube"
    window = folder / "window.png"
    catalogue = Catalogue.open()
    try:
        recipe = demo_recipe(catalogue)
        titles = [catalogue.get(term.look).title for term in recipe.blend.terms]
        photo = read_photo(chosen.photo)
        export_photo(photo, recipe, Renderer(catalogue), graded)
        export_lut(recipe, catalogue, cube, title=" + ".join(titles))
    finally:
        catalogue.close()
    with TemporaryDirectory() as own:  # the user's own looks stay out of the picture
        render_window(chosen.photo, window, recipe=recipe, data_dir=Path(own))
    shares = ", ".join(
        f"{title} {share:.0%}"
        for title, share in zip(titles, recipe.blend.shares(), strict=True)
    )
    print(f"There is no display here, so the job was done without a window: {shares}.")
    print(f"  graded picture      {graded}")
    print(f"  the same as a LUT   {cube}")
    print(f"  the window          {window}")
    print(
        "On a machine with a display, `make run` (or `.venv/bin/looksmith PHOTO`) "
        "opens the window."
    )
    return 0
