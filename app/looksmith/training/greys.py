"""Find out where a library's looks miss the greys, and add what they lack to it.

    python -m looksmith.training.greys --data FOLDER [--library FILE] [--out FILE]

prints how many looks are off at black, at white and anywhere along the greys, decoded
alone and as the file has them; ``--out`` finds what they lack and writes a library that
has it.
"""

from __future__ import annotations

import argparse
import logging
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from looksmith.models.encoding.container import load, save
from looksmith.models.encoding.greys import POINTS, Greys, pack_greys
from looksmith.models.encoding.library import EncodedLibrary
from looksmith.resources import resource
from looksmith.training.encoding.shipped import Originals

__all__ = ["OVERLOOKED", "greys_of", "lacking", "main"]

log = logging.getLogger(__name__)

FloatArray = NDArray[np.float32]

OVERLOOKED = 2.5 / 255
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
    """Measure a library, or find what it lacks and write it whole."""
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--library", type=Path)
    parser.add_argument("--out", type=Path)
    chosen = parser.parse_args(arguments)
    content = load(chosen.library or resource("looks", "library.looks"))
    originals = Originals(chosen.data)
    alone = EncodedLibrary(replace(content, greys=b""))
    if chosen.out:
        greys = lacking(alone, originals)
        content = replace(content, greys=pack_greys(greys, content.ids))
        save(content, chosen.out)
        log.info("%d looks, %d bytes", len(greys.lacking), len(content.greys))
    _told("decoded alone", alone, originals)
    _told("with their greys", EncodedLibrary(content), originals)


if __name__ == "__main__":
    main()
