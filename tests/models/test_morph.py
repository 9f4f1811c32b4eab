"""Morphing by codes, with a codec whose path is known."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from looksmith.lut.table import identity_table
from looksmith.models.encoding.codec import LookCodec
from looksmith.models.morph import MorphError, MorphLook, morph_shares, morph_table


class GammaCodec(LookCodec):
    """A code is the logarithm of each channel's gamma: code 0 is no "mean" of looks."""

    kind = "gamma"
    code_length = 3

    def decode(self, codes, size, monochrome=None):
        exponents = np.exp(codes)[:, None, None, None, :]
        tables = identity_table(size)[None] ** exponents
        for index in np.flatnonzero([] if monochrome is None else monochrome):
            tables[index] = tables[index].mean(axis=-1, keepdims=True)
        return tables.astype(np.float32)

    def encode(self, tables):
        return np.zeros((len(tables), 3), np.float32)

    def to_bytes(self):
        return b""

    @classmethod
    def from_bytes(cls, data):
        return cls()

    def pack_codes(self, codes):
        return codes.tobytes()

    def unpack_codes(self, data, count):
        return np.frombuffer(data, np.float32).reshape(count, 3)


CODEC = GammaCodec()
DARK = MorphLook(np.array([1.0, 0.8, 0.9], np.float32), monochrome=False)
LIGHT = MorphLook(np.array([-1.0, -0.6, -0.7], np.float32), monochrome=False)
GREY = MorphLook(np.array([0.4, -0.4, 0.0], np.float32), monochrome=True)
PALE = MorphLook(np.array([-0.4, 0.1, 0.3], np.float32), monochrome=True)
OWN = MorphLook(
    np.array([0.2, 0.2, 0.2], np.float32),
    monochrome=False,
    exact=(identity_table(9) ** 2 * np.float32(1.1) - np.float32(0.05)),
)
LOOKS = (DARK, LIGHT, GREY, PALE, OWN)


def decoded(look):
    if look.exact is not None:
        return look.exact
    return CODEC.decode(look.code[None], 9, np.array([look.monochrome]))[0]


def test_the_codes_are_joined_and_not_the_colours():
    table = morph_table(CODEC, [DARK, LIGHT], [1, 1], 9)
    expected = identity_table(9) ** np.exp([0.0, 0.1, 0.1])
    np.testing.assert_allclose(table, expected, atol=1e-6)
    mixed = (decoded(DARK) + decoded(LIGHT)) / 2
    assert np.abs(table - mixed).max() > 0.05


@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("other", LOOKS)
def test_the_path_ends_at_the_looks_without_a_jump(look, other):
    whole = morph_table(CODEC, [look, other], [2, 0], 9)
    np.testing.assert_allclose(whole, decoded(look), atol=1e-6)
    nearly = morph_table(CODEC, [look, other], [1, 1e-4], 9)
    np.testing.assert_allclose(nearly, decoded(look), atol=2e-3)


def test_only_monochrome_looks_make_a_monochrome_one():
    def chroma(looks, weights):
        return np.ptp(morph_table(CODEC, looks, weights, 9), axis=-1).max()

    assert chroma([GREY, PALE], [0.3, 0.7]) == 0
    assert chroma([GREY, PALE, DARK], [0.3, 0.7, 0]) == 0
    assert chroma([GREY, PALE, DARK], [0.3, 0.6, 0.1]) > 0.02


@settings(max_examples=40, deadline=None)
@given(st.lists(st.floats(0, 4), min_size=5, max_size=5).filter(lambda w: sum(w) > 0))
def test_any_path_stays_within_what_its_looks_reach(weights):
    table = morph_table(CODEC, LOOKS, weights, 9)
    assert table.dtype == np.float32
    assert np.isfinite(table).all()
    assert table.min() >= OWN.exact.min()
    assert table.max() <= OWN.exact.max()


@pytest.mark.parametrize(
    "weights", [(0, 0), (1, -0.5), (np.nan, 1), (np.inf, 1), (-1, -1)]
)
def test_weights_that_make_no_path_are_refused(weights):
    with pytest.raises(MorphError, match="above 0 %"):
        morph_shares(weights)


def test_weights_count_as_shares():
    assert morph_shares([3, 1]) == (0.75, 0.25)
