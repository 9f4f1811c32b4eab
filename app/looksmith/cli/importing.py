"""``looksmith import``: add LUT files to the user's library."""

from __future__ import annotations

import argparse
import sys

from looksmith.cli.shared import progress_bar
from looksmith.looks.catalogue import Catalogue

__all__ = ["run"]


def run(chosen: argparse.Namespace) -> int:
    """Import every file and folder; one that fails does not stop the others."""
    catalogue = Catalogue.open()
    try:
        with progress_bar("Importing") as progress:
            report = catalogue.import_paths(chosen.paths, progress=progress)
    finally:
        catalogue.close()
    failed = 0
    for result in report.results:
        if result.look is None:
            failed += 1
            print(f"looksmith: {result.error}", file=sys.stderr)
        else:
            already = " (already there)" if result.duplicate else ""
            print(f"{result.look.id}  {result.look.title}{already}")
    if not report.results:
        print("looksmith: there is no LUT file in what was given", file=sys.stderr)
        return 1
    return 1 if failed else 0
