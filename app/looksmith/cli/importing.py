"""``looksmith import``: add LUT files to the user's library."""

from __future__ import annotations

import argparse
import sys

from looksmith.cli.shared import progress_bar
from looksmith.looks.catalogue import Catalogue
from looksmith.looks.importer import ImportResult

__all__ = ["run"]


def _kept(result: ImportResult) -> str:
    """Say how a look is kept and how far its code is from it."""
    storage = result.storage
    if storage is None or storage.code is None:
        return " (exact table)"
    error = f"{storage.code.mean:.2f} ΔE as a code"
    return f" ({'exact table' if storage.exact else 'compact'}, {error})"


def run(chosen: argparse.Namespace) -> int:
    """Import every file and folder; one that fails does not stop the others."""
    catalogue = Catalogue.open()
    try:
        with progress_bar("Importing") as progress:
            report = catalogue.import_paths(
                chosen.paths, exact=not chosen.compact, progress=progress
            )
    finally:
        catalogue.close()
    failed = 0
    for result in report.results:
        if result.look is None:
            failed += 1
            print(f"looksmith: {result.error}", file=sys.stderr)
        else:
            already = " (already there)" if result.duplicate else ""
            kept = _kept(result) if chosen.compact else ""
            print(f"{result.look.id}  {result.look.title}{already}{kept}")
    if not report.results:
        print("looksmith: there is no LUT file in what was given", file=sys.stderr)
        return 1
    return 1 if failed else 0
