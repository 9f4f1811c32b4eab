"""A network's largest matrix comes back exactly, in fewer bytes, and damage is told."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays

from looksmith.models.encoding.errors import LibraryFileError
from looksmith.models.encoding.matrix_packing import pack_matrix, unpack_matrix
from looksmith.models.encoding.packing import pack_integers


def uneven(rows: int = 120, columns: int = 300) -> np.ndarray:
    """Return numbers whose rows and columns differ in size, as a network's do."""
    chance = np.random.default_rng(0)
    sizes = np.geomspace(200, 0.5, rows)[:, None] * chance.uniform(0.2, 3, columns)
    return np.rint(sizes * chance.standard_normal((rows, columns))).astype(np.int16)


@given(arrays(np.int16, array_shapes(min_dims=2, max_dims=2, max_side=40)))
def test_any_matrix_comes_back(values: np.ndarray) -> None:
    assert np.array_equal(unpack_matrix(pack_matrix(values), *values.shape), values)


@given(
    arrays(np.int16, (9, 17), elements=st.integers(-2, 2)),
    st.integers(0, 8),
    st.integers(-(2**15), 2**15 - 1),
)
def test_a_number_far_from_all_others_comes_back(
    values: np.ndarray, row: int, far: int
) -> None:
    values[row, 5] = far
    assert np.array_equal(unpack_matrix(pack_matrix(values), 9, 17), values)


def test_uneven_rows_and_columns_take_fewer_bytes_than_a_coder_of_bytes() -> None:
    values = uneven()
    assert len(pack_matrix(values)) < 0.95 * len(pack_integers(values))


def test_its_bytes_are_near_what_the_numbers_tell() -> None:
    """Within 2 % of the entropy of the normal numbers that were drawn."""
    chance = np.random.default_rng(1)
    values = np.rint(30 * chance.standard_normal((400, 500))).astype(np.int16)
    entropy = values.size * np.log2(30 * np.sqrt(2 * np.pi * np.e)) / 8
    assert len(pack_matrix(values)) < 1.02 * entropy


@given(st.data())
def test_damage_is_told_or_gives_a_matrix(data: st.DataObject) -> None:
    packed = bytearray(pack_matrix(uneven(12, 30)))
    for _ in range(data.draw(st.integers(1, 4))):
        packed[data.draw(st.integers(0, len(packed) - 1))] = data.draw(
            st.integers(0, 255)
        )
    cut = data.draw(st.integers(0, len(packed)))
    try:
        found = unpack_matrix(bytes(packed[:cut]), 12, 30)
    except LibraryFileError:
        return
    assert found.shape == (12, 30)


@pytest.mark.parametrize("size", [0, 11, 200, 2000])
def test_what_is_cut_short_is_told(size: int) -> None:
    with pytest.raises(LibraryFileError, match=r"damaged|size"):
        unpack_matrix(pack_matrix(uneven(40, 60))[:size], 40, 60)


def test_another_shape_is_told() -> None:
    with pytest.raises(LibraryFileError):
        unpack_matrix(pack_matrix(uneven(40, 60)), 60, 40)
