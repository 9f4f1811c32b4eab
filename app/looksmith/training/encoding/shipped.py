"""Measure a library file against the looks that it was made from.

    python -m looksmith.training.encoding.shipped --data FOLDER [--photos FOLDER]

prints the figures of the shipped file (or of ``--library FILE``) as JSON; with
``--greys`` those of the looks as the program shows them, their greys put right.
"""

from __future__ import annotations

import argparse
import json
import logging
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from looksmith.models.encoding.container import load
from looksmith.models.encoding.library import EncodedLibrary
from looksmith.resources import resource
from looksmith.training.datasets import read_looks
from looksmith.training.encoding.measuring import Measurer, table_of
from looksmith.training.select_looks import read_selection

__all__ = ["Originals", "main"]

log = logging.getLogger(__name__)


class Originals:
    """The tables that the library was made from.

    Parameters
    ----------
    folder
        Of looks.xz and manifest.csv.
    """

    def __init__(self, folder: Path) -> None:
        self._data = read_looks(folder)
        place = {row.id: index for index, row in enumerate(self._data.rows)}
        self.looks = read_selection(resource("looks", "selection.csv"))
        self._rows = {look.id: place[look.source_id] for look in self.looks}

    def table(self, look_id: str) -> NDArray[np.float32]:
        """Return a look's own table, float32 (33, 33, 33, 3)."""
        codes = self._data.codes[self._rows[look_id]]
        return np.asarray(codes / np.float32(self._data.scale), np.float32)


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure every look of the file at 33^3."""
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--photos", type=Path)
    parser.add_argument("--library", type=Path)
    parser.add_argument("--greys", action="store_true")
    chosen = parser.parse_args(arguments)
    path = chosen.library or resource("looks", "library.looks")
    content, originals = load(path), Originals(chosen.data)
    if not chosen.greys:
        content = replace(content, greys=b"")
    library = EncodedLibrary(content)
    measurer = Measurer(chosen.photos)
    figures = [
        measurer.compare(originals.table(look.id), library.table(look.id, 33))
        for look in originals.looks
    ]
    row = {"bytes": path.stat().st_size, "looks": len(library), **table_of(figures)}
    log.info("%s", json.dumps(row))


if __name__ == "__main__":
    main()
