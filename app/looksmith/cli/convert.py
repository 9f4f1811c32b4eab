"""``looksmith convert``: turn a LUT file into another format."""

from __future__ import annotations

import argparse

from looksmith.cli.shared import say_notes
from looksmith.lut.formats import inspect_lut, write_lut

__all__ = ["run"]


def run(chosen: argparse.Namespace) -> int:
    """Read one LUT file and write another."""
    read = inspect_lut(chosen.input)
    write_lut(read.lut, chosen.output, size=chosen.size)
    say_notes(read.warnings)
    return 0
