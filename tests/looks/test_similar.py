"""Similar looks."""

from __future__ import annotations

import numpy as np

from looksmith.looks.similar import SimilarLooks, coarse_bytes, coarse_table
from looksmith.lut.table import identity_table

CUBE = identity_table(5)
GREY = np.repeat(CUBE.mean(axis=-1, keepdims=True), 3, axis=-1)


def test_the_nearest_come_first_and_kinds_stay_apart():
    tables = np.stack([CUBE, CUBE**1.5, CUBE**1.1, GREY, GREY**1.2, CUBE**0.5])
    looks = SimilarLooks("abcdef", tables, np.array([0, 0, 0, 1, 1, 0], bool))
    assert looks.nearest("a", 9) == ["c", "b", "f", "d", "e"]
    assert looks.nearest("d", 2) == ["e", "f"]


def test_coarse_tables_survive_the_index():
    found = coarse_table(coarse_bytes(CUBE))
    np.testing.assert_allclose(found, CUBE, atol=1e-3)
    assert coarse_table(b"too short") is None
