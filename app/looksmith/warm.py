"""Compile the kernels once, after installing: ``python -m looksmith.warm``."""

from __future__ import annotations

import numpy as np

from looksmith.colour.icc import from_working, to_working
from looksmith.colour.profiles import prophoto_profile
from looksmith.lut.apply import look_up
from looksmith.lut.invert import invert_colours
from looksmith.lut.table import Lut3D, identity_table
from looksmith.lut.wide import carry_beyond
from looksmith.models.encoding.library import EncodedLibrary
from looksmith.photo.dng_gains import Frame
from looksmith.photo.dng_opcodes import Bend, Warp
from looksmith.photo.dng_warp import warped
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
        to_working(pixels, prophoto_profile())
    _warm_shown()
    _warm_raw()
    from_working(np.zeros((64, 64, 3), np.float32), prophoto_profile())
    carry_beyond(table, *np.zeros((2, 1, 1, 3), np.float32))
    invert_colours(Lut3D(table), np.zeros((1, 3)))
    polish(Lut3D(table).table, *np.zeros((2, 1, 3), np.float32))
    library = EncodedLibrary.open(resource("looks", "library.looks"))
    library.decode(library.ids[:1], 2)
    _warm_restoring()


def _warm_shown() -> None:
    pixels = np.zeros((1, 1, 3), np.uint8)
    pixels.flags.writeable = False  # as Pillow hands a canvas tile out
    look_up(identity_table(2), pixels, np.empty((1, 1, 3), np.uint8))


def _warm_raw() -> None:
    straight = Warp((Bend(np.ones(1)),), (0.5, 0.5))
    for kind in (np.uint16, np.float32):
        warped(np.zeros((2, 2, 3), kind), straight, Frame(2, 2))


def _warm_restoring() -> None:
    from looksmith.models.dehaze.run import Dehazed
    from looksmith.models.dehaze.transfer import identity_maps
    from looksmith.models.enhance.local import LocalSettings
    from looksmith.models.enhance.run import enhance
    from looksmith.models.resample import shrunk

    pixels = np.zeros((2, 2, 3), np.uint8)
    enhanced = enhance(pixels, settings=LocalSettings(steps=0))  # without torch
    enhanced.recolour_bytes(pixels, 1.0, pixels)
    same = {strength: identity_maps(2, 2) for strength in (0.0, 1.0)}
    dehazed = Dehazed(same, np.zeros((2, 2), np.float32), "")
    for kind in (np.uint8, np.uint16, np.float32):
        shrunk(pixels.astype(kind), 1)
        enhanced.apply(pixels.astype(kind))
        dehazed.apply(pixels.astype(kind))


if __name__ == "__main__":
    warm_up()
