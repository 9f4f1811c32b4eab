"""Ink of a large photo is held as ink, and shrunk as four plates."""

from __future__ import annotations

import numpy as np
from icc_parts import cmyk_profile

from looksmith.colour.icc import to_working
from looksmith.photo.deferred import in_profile
from looksmith.photo.photo import Photo
from looksmith.photo.resize import fit_within


def test_ink_is_converted_when_it_is_read_and_shrunk_before():
    y, x = np.mgrid[:90, :120].astype(np.float32)
    plates = [np.sin(x / 30 + step) * np.cos(y / 25) for step in range(4)]
    ink = np.rint(127.5 + 127 * np.stack(plates, -1)).astype(np.uint8)
    photo = Photo(in_profile(ink, cmyk_profile()))
    expected = to_working(ink, cmyk_profile())
    assert photo.source.nbytes == ink.nbytes
    assert np.array_equal(photo.pixels, expected)
    small = fit_within(photo, 40, 30).pixels
    other = fit_within(Photo(expected), 40, 30).pixels
    assert np.sqrt(np.mean((small - other) ** 2)) < 1.5 / 255
