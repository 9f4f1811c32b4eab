"""The linear codec on looks made up here."""

from __future__ import annotations

import contextlib

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from looksmith.lut.algebra import resample
from looksmith.lut.table import Lut3D, identity_table
from looksmith.models.encoding.codec import codec_class
from looksmith.models.encoding.errors import LibraryFileError
from looksmith.models.encoding.linear import LinearCodec
from looksmith.models.encoding.measure import measure
from looksmith.training.linear import LinearSettings, make_linear_codec

SIZE = 17
SETTINGS = LinearSettings(lattice=7, components=20, code_step=0.3, basis_step=0.01)


def made_up_look(seed: int, size: int = SIZE) -> np.ndarray:
    """Return a smooth look: a matrix near the identity, a gamma, a lifted black."""
    rng = np.random.default_rng(seed)
    matrix = np.eye(3) + rng.normal(0, 0.1, (3, 3))
    matrix /= matrix.sum(axis=1, keepdims=True)
    table = np.clip(identity_table(size) @ matrix.T, 0, 1)
    table = table ** rng.uniform(0.7, 1.4, 3)
    low, high = rng.uniform(0, 0.1), rng.uniform(0.9, 1)
    if seed % 5 == 0:
        table = np.repeat(table @ [[0.3], [0.6], [0.1]], 3, axis=-1)
    return (low + (high - low) * table).astype(np.float32)


TABLES = np.stack([made_up_look(seed) for seed in range(40)])
GREY = np.array([seed % 5 == 0 for seed in range(40)])
CODEC, CODES = make_linear_codec(TABLES, SETTINGS)


def error(table, decoded):
    return measure(table, decoded, 1000).mean


def test_the_looks_it_was_made_from_come_back():
    decoded = CODEC.decode(CODES, SIZE, GREY)
    errors = [error(a, b) for a, b in zip(TABLES, decoded, strict=True)]
    assert np.mean(errors) < 0.5
    assert max(errors) < 1.2


def test_a_look_it_has_never_seen_is_fitted_and_honestly_measured():
    unseen = made_up_look(1001, 33)
    result = CODEC.fit(unseen)
    decoded = CODEC.decode(result.code[None], 33)[0]
    assert result.error.mean == pytest.approx(measure(unseen, decoded).mean)
    assert result.error.mean < 2
    assert result.error.mean < result.error.p90 < result.error.maximum
    assert not result.monochrome


def test_a_fitted_look_is_near_the_same_whatever_size_it_came_in():
    look = Lut3D(made_up_look(1002, 33))
    fine = CODEC.decode(CODEC.encode(look.table[None]), 17)
    for size in (2, 5, 9, 65):
        code = CODEC.encode(resample(look, size).table[None])
        assert error(resample(look, size).table, CODEC.decode(code, 33)[0]) < 2.5
    code = CODEC.encode(resample(look, 17).table[None])
    assert error(fine[0], CODEC.decode(code, 17)[0]) < 0.5


def test_monochrome_looks_stay_exactly_neutral():
    decoded = CODEC.decode(CODES, 9, GREY)
    assert (np.ptp(decoded[GREY], axis=-1) == 0).all()
    assert np.ptp(decoded[~GREY], axis=-1).max() > 0.1
    assert CODEC.fit(made_up_look(1000)).monochrome


@settings(max_examples=20, deadline=None)
@given(st.integers(2, 129))
def test_it_decodes_at_any_size(size):
    table = CODEC.decode(CODES[:1], size)
    assert table.shape == (1, size, size, size, 3)
    assert table.dtype == np.float32
    assert 0 <= table.min() <= table.max() <= 1
    corners = table[0][:: size - 1, :: size - 1, :: size - 1]
    expected = CODEC.decode(CODES[:1], 2)[0]
    np.testing.assert_allclose(corners, expected, atol=1e-5)


def test_a_batch_gives_what_single_looks_give():
    together = CODEC.decode(CODES, 9, GREY)
    for index in (0, 17, 39):
        part = slice(index, index + 1)
        alone = CODEC.decode(CODES[part], 9, GREY[part])
        np.testing.assert_allclose(together[part], alone, atol=1e-6)


def test_the_zero_code_is_the_identity():
    zero = np.zeros((1, CODEC.code_length), np.float32)
    np.testing.assert_array_equal(CODEC.decode(zero, 17)[0], identity_table(17))


def test_blending_codes_mixes_the_looks():
    # Away from clipping: between two tables that stay inside the cube.
    first, second = CODEC.decode(CODES[1:3], 9)
    code = CODEC.blend(CODES[1:3], [0.25, 0.75])
    mixed = 0.25 * first + 0.75 * second
    inside = (mixed > 0.02) & (mixed < 0.98)
    found = CODEC.decode(code[None], 9)[0]
    np.testing.assert_allclose(found[inside], mixed[inside], atol=5e-3)
    half = CODEC.decode(CODEC.blend(CODES[1:2], [0.5])[None], 9)[0]
    halfway = (first + identity_table(9)) / 2
    inside = (first > 0.02) & (first < 0.98)
    np.testing.assert_allclose(half[inside], halfway[inside], atol=5e-3)


def test_bytes_bring_back_the_same_codec():
    again = LinearCodec.from_bytes(CODEC.to_bytes())
    codes = again.unpack_codes(CODEC.pack_codes(CODES), len(CODES))
    np.testing.assert_array_equal(codes, CODES)
    np.testing.assert_array_equal(again.decode(codes, 9), CODEC.decode(CODES, 9))
    assert again.to_bytes() == CODEC.to_bytes()


def test_making_it_again_gives_the_same_bytes():
    codec, codes = make_linear_codec(TABLES, SETTINGS)
    assert codec.to_bytes() == CODEC.to_bytes()
    assert codec.pack_codes(codes) == CODEC.pack_codes(CODES)


def test_codes_are_whole_numbers_that_16_bits_hold():
    for codes in (CODES, CODEC.encode(TABLES[:2])):
        np.testing.assert_array_equal(codes, codes.astype(np.int16))


@settings(deadline=None)
@given(st.data())
def test_damaged_components_are_refused_or_still_a_codec(data):
    bytes_ = bytearray(CODEC.to_bytes())
    place = data.draw(st.integers(0, len(bytes_) - 1))
    bytes_[place] = data.draw(st.integers(0, 255))
    length = data.draw(st.integers(0, len(bytes_)))
    with contextlib.suppress(LibraryFileError):
        codec = LinearCodec.from_bytes(bytes(bytes_[:length]))
        assert codec.code_length >= 1


def test_an_unknown_codec_is_named():
    assert codec_class("linear") is LinearCodec
    with pytest.raises(LibraryFileError, match="another version of Looksmith"):
        codec_class("holographic")
