"""``looksmith convert``: turn a LUT file into another format, or into its inverse."""

from __future__ import annotations

import argparse
from pathlib import Path

from looksmith.cli.inverting import INVERSE_SIZE, notes_of
from looksmith.cli.shared import say_notes
from looksmith.lut.formats import inspect_lut, write_lut
from looksmith.lut.invert import Inverter
from looksmith.lut.table import Lut3D, identity_table

__all__ = ["run"]


def run(chosen: argparse.Namespace) -> int:
    """Read one LUT file and write another, or what undoes it."""
    read = inspect_lut(chosen.input)
    if chosen.invert:
        notes = _write_inverse(read.lut, chosen.output, chosen.size or INVERSE_SIZE)
    else:
        write_lut(read.lut, chosen.output, size=chosen.size)
        notes = ()
    say_notes(read.warnings + notes)
    return 0


def _write_inverse(lut: Lut3D, path: Path, size: int) -> tuple[str, ...]:
    inverter = Inverter(lut)
    title = f"{lut.title or path.stem} (inverted)"
    undoing = Lut3D(inverter.lattice(size).colours, title=title)
    write_lut(undoing, path)
    return notes_of(inverter(identity_table(size)).states, "lattice points")
