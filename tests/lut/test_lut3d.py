"""The value, its algebra, its analysis and its inverse."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from looksmith.lut.algebra import compose, mix, resample
from looksmith.lut.analyse import analyse
from looksmith.lut.apply import apply_lut, apply_reference
from looksmith.lut.errors import LutError
from looksmith.lut.invert import BEYOND, InversionError, invert, invert_colours
from looksmith.lut.table import Curves, Lut3D, identity_table


def gamma_lut(power: float, size: int = 33) -> Lut3D:
    return Lut3D(identity_table(size) ** np.float32(power))


def grey_lut(size: int = 17) -> Lut3D:
    weights = np.array([0.3, 0.6, 0.1], np.float32)
    return Lut3D(np.repeat((identity_table(size) @ weights)[..., None], 3, -1))


COLOURS = np.random.default_rng(0).random((500, 3)).astype(np.float32)


@pytest.mark.parametrize(
    "table",
    [
        np.zeros((1, 1, 1, 3)),
        np.zeros((130, 130, 130, 3), np.float32),
        np.zeros((3, 3, 2, 3)),
        np.zeros((3, 3, 3, 4)),
        np.full((2, 2, 2, 3), np.nan),
    ],
)
def test_impossible_tables_are_refused(table):
    with pytest.raises(LutError):
        Lut3D(table)


@pytest.mark.parametrize("high", [(1.0, 0.0, 1.0), (1.0, np.inf, 1.0)])
def test_impossible_domains_are_refused(high):
    with pytest.raises(LutError):
        Lut3D(identity_table(2), high=high)


@pytest.mark.parametrize(
    "table", [np.zeros((1, 3)), np.zeros((5, 2)), [[np.inf] * 3] * 2]
)
def test_impossible_curves_are_refused(table):
    with pytest.raises(LutError):
        Curves(np.asarray(table, np.float32))


def test_the_table_cannot_be_changed_from_outside():
    table = identity_table(4)
    lut = Lut3D(table)
    table[:] = 0
    assert lut.is_identity
    with pytest.raises(ValueError, match="read-only"):
        lut.table[0] = 1


def test_resampling_to_nested_sizes_loses_nothing():
    lut = Lut3D(np.random.default_rng(1).random((17, 17, 17, 3)))
    fine = resample(lut, 33)
    np.testing.assert_allclose(
        apply_lut(fine, COLOURS), apply_reference(lut, COLOURS), atol=2e-6
    )
    np.testing.assert_allclose(resample(fine, 17).table, lut.table, atol=1e-6)


def test_resampling_folds_curves_and_domain_in():
    lut = Lut3D(
        identity_table(2), high=(2.0, 2.0, 2.0), post=Curves([[0] * 3, [2] * 3])
    )
    assert resample(lut, 5).is_identity


def test_composing_applies_one_after_the_other():
    first, second = gamma_lut(0.8), grey_lut(33)
    expected = apply_reference(second, apply_reference(first, COLOURS))
    actual = apply_lut(compose(first, second), COLOURS)
    np.testing.assert_allclose(actual, expected, atol=2e-3)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.floats(-2, 2), min_size=1, max_size=4), st.integers(0, 99))
def test_a_mix_is_the_weighted_mix_of_outputs(weights, seed):
    rng = np.random.default_rng(seed)
    luts = [Lut3D(rng.random((9, 9, 9, 3))) for _ in weights]
    expected = COLOURS.astype(float)
    for lut, weight in zip(luts, weights, strict=True):
        expected = expected + weight * (apply_reference(lut, COLOURS) - COLOURS)
    np.testing.assert_allclose(
        apply_lut(mix(luts, weights), COLOURS), expected, atol=5e-6
    )


def test_a_mix_needs_a_weight_a_look():
    with pytest.raises(LutError):
        mix([gamma_lut(2)], [1, 2])


def test_analysis_of_the_identity():
    report = analyse(Lut3D.identity(33))
    assert report.identity
    assert report.one_to_one
    assert report.clipped == 0
    assert report.largest_step == pytest.approx(1, abs=1e-4)


def test_an_identity_in_8_bits_is_one():
    rounded = Lut3D(np.rint(identity_table(33) * 255) / np.float32(255))
    assert analyse(rounded).identity
    assert not analyse(gamma_lut(1.02)).identity


def test_analysis_names_monochrome_and_clipping_looks():
    assert analyse(grey_lut()).monochrome
    assert not analyse(grey_lut()).one_to_one
    crushed = Lut3D(np.clip(identity_table(33) * 2, 0, 1))
    report = analyse(crushed)
    assert not report.one_to_one
    assert report.clipped > 0.8
    assert report.largest_step == pytest.approx(2, abs=1e-4)
    assert analyse(gamma_lut(1.2)).one_to_one


@pytest.mark.parametrize("power", [0.7, 1.0, 1.4])
def test_a_gentle_look_is_undone_within_a_code_value(power):
    bend = gamma_lut(power).table
    swirl = np.roll(np.sin(identity_table(33) * 3) * np.float32(0.2), 1, axis=-1)
    lut = Lut3D(bend + swirl * bend * (1 - bend))
    graded = apply_lut(lut, COLOURS)
    found = invert_colours(lut, graded)
    assert np.abs(found.colours - COLOURS).max() <= 1e-4
    assert found.errors.max() <= 1e-5
    inside = (COLOURS > 0.05).all(-1)
    undone = apply_lut(invert(lut, 65), graded[inside])
    assert np.abs(undone - COLOURS[inside]).max() <= 1 / 255


def test_inverting_a_faded_look_is_right_next_to_its_range_too():
    faded = Lut3D(identity_table(33) * np.float32(0.8) + np.float32(0.1))
    graded = apply_lut(faded, COLOURS)
    np.testing.assert_allclose(apply_lut(invert(faded, 33), graded), COLOURS, atol=1e-4)


def test_colours_out_of_reach_get_a_near_one_and_say_so():
    faded = Lut3D(identity_table(33) * np.float32(0.5))
    found = invert_colours(faded, np.array([[1.0, 0.0, 0.0]], np.float32))
    np.testing.assert_allclose(found.colours, [[1, 0, 0]], atol=1e-6)
    assert found.errors[0] == pytest.approx(0.5)
    assert found.states[0] == BEYOND


def test_a_monochrome_look_cannot_be_undone():
    with pytest.raises(InversionError, match="cannot be brought back"):
        invert_colours(grey_lut(), COLOURS)
