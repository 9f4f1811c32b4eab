"""Packing integers: exact, and bounded when unpacked."""

from __future__ import annotations

import contextlib

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from looksmith.models.encoding.errors import LibraryFileError
from looksmith.models.encoding.packing import (
    pack_bytes,
    pack_integers,
    unpack_bytes,
    unpack_integers,
)


@given(arrays(np.int16, st.integers(0, 200)))
def test_all_16_bit_integers_survive(values):
    found = unpack_integers(pack_integers(values), len(values))
    np.testing.assert_array_equal(found, values)


def test_mostly_zeros_cost_next_to_nothing():
    values = np.zeros(100_000, np.int16)
    values[::1000] = -300
    assert len(pack_integers(values)) < 1000


def test_more_data_than_stated_is_refused_without_unpacking_it():
    bomb = pack_bytes(bytes(50_000_000))
    assert len(bomb) < 20_000
    with pytest.raises(LibraryFileError, match="size"):
        unpack_bytes(bomb, 1000)


def test_less_data_than_stated_is_refused():
    with pytest.raises(LibraryFileError):
        unpack_bytes(pack_bytes(b"abc"), 4)


@given(st.binary(max_size=60), st.integers(1, 100))
def test_rubbish_is_refused_or_has_the_stated_length(data, length):
    with contextlib.suppress(LibraryFileError):
        assert len(unpack_bytes(data, length)) == length
