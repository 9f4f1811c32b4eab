"""Measuring what an encoding costs, against the reference LUT application."""

from __future__ import annotations

import numpy as np
import pytest

from looksmith.lut.apply import apply_reference
from looksmith.lut.table import Lut3D, identity_table
from looksmith.models.encoding.measure import gamut_colours, measure, sample


@pytest.mark.parametrize("size", [2, 9, 33])
def test_sampling_is_tetrahedral(size):
    rng = np.random.default_rng(size)
    table = rng.random((size, size, size, 3), dtype=np.float32)
    colours = gamut_colours(500, 3)
    expected = apply_reference(Lut3D(table), colours.astype(np.float64))
    np.testing.assert_allclose(sample(table, 500, 3), expected, atol=2e-6)


def test_colours_are_spread_over_the_cube_and_always_the_same():
    colours = gamut_colours(4096, 5)
    octants, counts = np.unique(colours > 0.5, axis=0, return_counts=True)
    assert len(octants) == 8
    assert counts.min() > 400
    gamut_colours.cache_clear()
    np.testing.assert_array_equal(gamut_colours(4096, 5), colours)


def test_no_difference_is_zero_at_any_size():
    found = measure(identity_table(33), identity_table(9))
    assert found.mean == found.maximum == found.mean_76 == 0
    assert found.psnr == float("inf")


def test_a_known_difference_is_measured():
    darker = identity_table(17) * np.float32(0.9)
    found = measure(identity_table(17), darker)
    square = np.mean((0.1 * gamut_colours()) ** 2)
    assert found.psnr == pytest.approx(-10 * np.log10(square), abs=0.02)
    assert 2 < found.mean < found.mean_76 < 10
