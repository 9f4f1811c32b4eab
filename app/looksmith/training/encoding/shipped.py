"""Measure a library file against the looks that it was made from.

    python -m looksmith.training.encoding.shipped --data FOLDER [--photos FOLDER]

prints the figures of the shipped file (or of ``--library FILE``) as JSON.
"""

from __future__ import annotations

import argparse
import json
import logging
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from looksmith.models.encoding.library import EncodedLibrary
from looksmith.resources import resource
from looksmith.training.datasets import read_looks
from looksmith.training.encoding.measuring import Measurer, table_of
from looksmith.training.select_looks import read_selection

__all__ = ["main"]

log = logging.getLogger(__name__)


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure every look of the file at 33^3."""
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--photos", type=Path)
    parser.add_argument("--library", type=Path)
    chosen = parser.parse_args(arguments)
    path = chosen.library or resource("looks", "library.looks")
    library, data = EncodedLibrary.open(path), read_looks(chosen.data)
    place = {row.id: index for index, row in enumerate(data.rows)}
    measurer = Measurer(chosen.photos)
    figures = [
        measurer.compare(
            data.codes[place[look.source_id]] / np.float32(data.scale),
            library.table(look.id, 33),
        )
        for look in read_selection(resource("looks", "selection.csv"))
    ]
    row = {"bytes": path.stat().st_size, "looks": len(library), **table_of(figures)}
    log.info("%s", json.dumps(row))


if __name__ == "__main__":
    main()
