"""Find out where the library's looks miss the greys, and write what they lack.

    python -m looksmith.training.greys --data FOLDER [--out FILE]

prints how many looks are off at black, at white and anywhere along the greys, decoded
alone and with the file; without ``--out`` that is the shipped one.
"""

from __future__ import annotations

import argparse
import logging
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from looksmith.models.encoding.container import load
from looksmith.models.encoding.library import EncodedLibrary
from looksmith.models.greys import POINTS, Greys, greys_beside, write_greys
from looksmith.resources import resource
from looksmith.training.encoding.shipped import Originals

__all__ = ["OVERLOOKED", "greys_of", "lacking", "main"]

log = logging.getLogger(__name__)

FloatArray = NDArray[np.float32]

OVERLOOKED = 4 / 255
"""Greys off by less are left as they are decoded."""


def greys_of(table: FloatArray) -> FloatArray:
    """Return the greys (size, 3) of a table."""
    place = np.arange(len(table))
    return table[place, place, place]


def lacking(library: EncodedLibrary, originals: Originals) -> Greys:
    """Return what looks lack whose greys are off by more than can be overlooked."""
    found = {}
    for look_id in library.ids:
        missed = greys_of(originals.table(look_id)) - greys_of(
            library.decode([look_id], POINTS)[0]
        )
        if np.abs(missed).max() > OVERLOOKED:
            found[look_id] = missed
    return Greys(found)


def _told(name: str, library: EncodedLibrary, originals: Originals) -> None:
    rows = []
    for look_id in library.ids:
        missed = greys_of(originals.table(look_id)) - greys_of(library.table(look_id))
        off = np.abs(missed).max(1) * 255
        rows.append((off[0], off[-1], off.max()))
    for place, values in zip(
        ("black", "white", "any grey"), np.transpose(rows), strict=True
    ):
        counts = ", ".join(
            f"{int((values > bound).sum())} by more than {bound}" for bound in (2, 4, 8)
        )
        log.info("%s, %s: %.1f codes at most; %s", name, place, values.max(), counts)


def main(arguments: Sequence[str] | None = None) -> None:
    """Write the file of the shipped library, or measure it."""
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path)
    chosen = parser.parse_args(arguments)
    path = resource("looks", "library.looks")
    content, originals = load(path), Originals(chosen.data)
    alone = EncodedLibrary(content)
    greys = greys_beside(path, content.codes)
    if chosen.out:
        greys = lacking(alone, originals)
        write_greys(chosen.out, greys, content.codes)
        log.info("%d looks, %d bytes", len(greys.lacking), chosen.out.stat().st_size)
    _told("decoded alone", alone, originals)
    _told("with their greys", EncodedLibrary(content, greys=greys), originals)


if __name__ == "__main__":
    main()
