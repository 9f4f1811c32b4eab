"""Measure how well looks are undone, and print the tables of docs/inversion.md.

    python -m looksmith.training.inversion --data FOLDER [--photos FOLDER]

with FOLDER of looks.xz and its manifest.csv, and a folder of photos for the last table.
"""

from __future__ import annotations

import argparse
import json
import logging
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from looksmith.files import write_whole
from looksmith.lut.reversibility import shape_of
from looksmith.lut.table import Lut3D
from looksmith.models.encoding.library import EncodedLibrary
from looksmith.resources import resource
from looksmith.training.datasets import read_looks
from looksmith.training.encoding.report import machine
from looksmith.training.inversion.library import measure_library, measure_precision
from looksmith.training.inversion.photos import measure_photos
from looksmith.training.inversion.report import markdown
from looksmith.training.inversion.rivals import (
    compare,
    invertible_rows,
    measure_speed,
)

__all__ = ["main"]

log = logging.getLogger(__name__)

_PARTS = ("library", "precision", "rivals", "speed", "photos")
_PICTURES = {".jpg", ".jpeg", ".png"}


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m looksmith.training.inversion",
        description=(__doc__ or "").partition("\n")[0],
    )
    add = parser.add_argument
    add("--data", type=Path, required=True, help="folder of looks.xz and manifest.csv")
    add("--photos", type=Path, help="folder of photos, beside the samples")
    add("--json", type=Path, metavar="FILE", help="write every figure here, too")
    add("--part", choices=_PARTS, action="append", help="only this (default: all)")
    add("--looks", type=int, metavar="N", help="of the library (default: all)")
    add("--rivals", type=int, default=50, metavar="N", help="looks to compare on")
    add("--speed", type=int, default=20, metavar="N", help="looks to time")
    add("--pictures", type=int, default=9, metavar="N", help="of --photos")
    return parser


def _one_to_one(library: EncodedLibrary) -> list[str]:
    return [
        look
        for look in library.ids
        if shape_of(Lut3D(library.table(look, 33))).kind == "one-to-one"
    ]


def _pictures(folder: Path | None, count: int) -> list[Path]:
    """Return the samples and some photos of a folder, evenly through it."""
    samples = sorted(resource("samples").glob("*.jpg"))
    if folder is None:
        return samples
    found = sorted(p for p in folder.rglob("*") if p.suffix.lower() in _PICTURES)
    return samples + found[:: max(1, len(found) // max(count, 1))][:count]


def _measure(name: str, chosen: argparse.Namespace) -> dict[str, Any]:
    library = EncodedLibrary.open(resource("looks", "library.looks"))
    if name in ("library", "precision"):
        step = max(1, len(library.ids) // (chosen.looks or len(library.ids)))
        measure = measure_library if name == "library" else measure_precision
        return measure(library, library.ids[::step])
    if name == "photos":
        pictures = _pictures(chosen.photos, chosen.pictures)
        return measure_photos(library, _one_to_one(library), pictures)
    data = read_looks(chosen.data)
    if name == "rivals":
        return compare(data, invertible_rows(data, chosen.rivals))
    return measure_speed(data, invertible_rows(data, chosen.speed))


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure, print, and write the figures."""
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    chosen = _parser().parse_args(arguments)
    pages: dict[str, Any] = {"machine": machine()}
    log.info("%s\n", pages["machine"])
    for name in chosen.part or _PARTS:
        pages[name] = _measure(name, chosen)
        log.info("%s", markdown({name: pages[name]}))
    if chosen.json is not None:
        write_whole(chosen.json, json.dumps(pages, indent=2) + "\n")


if __name__ == "__main__":
    main()
