"""Compile the kernels once, after installing: ``python -m looksmith.warm``."""

from __future__ import annotations

import numpy as np

from looksmith.lut.apply import look_up
from looksmith.lut.invert import invert_colours
from looksmith.lut.table import Lut3D, identity_table
from looksmith.models.encoding.library import EncodedLibrary
from looksmith.resources import resource

__all__ = ["warm_up"]


def warm_up() -> None:
    """Run every compiled kernel once on every pixel type, filling numba's cache."""
    from looksmith.lut.polish_kernels import polish

    table = identity_table(2)
    for kind in (np.uint8, np.uint16):
        pixels = np.zeros((1, 1, 3), kind)
        for out in (np.uint8, np.uint16):
            look_up(table, pixels, np.empty((1, 1, 3), out))
    invert_colours(Lut3D(table), np.zeros((1, 3)))
    polish(Lut3D(table).table, *np.zeros((2, 1, 3), np.float32))
    library = EncodedLibrary.open(resource("looks", "library.looks"))
    library.decode(library.ids[:1], 2)


if __name__ == "__main__":
    warm_up()
