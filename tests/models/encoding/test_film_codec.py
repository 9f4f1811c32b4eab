"""The neural codec on a small network: decoding, storing, fitting, blending."""

from __future__ import annotations

import contextlib
from dataclasses import fields

import numpy as np
import pytest
from film_parts import (
    CODEC,
    CODES,
    FLAGS,
    LOOKS,
    SHAPE,
    library_bytes,
    made_up_codec,
    with_residual,
)
from hypothesis import given, settings
from hypothesis import strategies as st

from looksmith.lut.table import identity_table
from looksmith.models.encoding import residual
from looksmith.models.encoding.codec import codec_class
from looksmith.models.encoding.container import parse
from looksmith.models.encoding.errors import LibraryFileError
from looksmith.models.encoding.film import FilmCodec
from looksmith.models.encoding.film_network import NetworkWeights
from looksmith.models.encoding.library import EncodedLibrary
from looksmith.models.encoding.measure import measure


@pytest.mark.parametrize("size", [2, 3, 17, 33, 35])
def test_any_size_decodes_the_same_colours(size):
    tables = CODEC.decode(CODES, size, FLAGS)
    assert tables.shape == (LOOKS, size, size, size, 3)
    assert tables.dtype == np.float32
    assert tables.min() >= 0
    assert tables.max() <= 1
    corners = tables[:, :: size - 1, :: size - 1, :: size - 1]
    assert np.abs(corners - CODEC.decode(CODES, 2, FLAGS)).max() < 1e-5


def test_the_largest_size_decodes():
    table = CODEC.decode(CODES[:1], 129)[0]
    assert np.abs(table[::4, ::4, ::4] - CODEC.decode(CODES[:1], 33)[0]).max() < 1e-5


def test_decoding_repeats_and_does_not_depend_on_the_batch():
    first = CODEC.decode(CODES, 9, FLAGS)
    assert np.array_equal(first, CODEC.decode(CODES, 9, FLAGS))
    alone = CODEC.decode(CODES[4:5], 9, FLAGS[4:5])[0]
    assert np.abs(first[4] - alone).max() < 1e-6


def test_monochrome_looks_are_exactly_neutral_with_a_residual_too():
    codes = np.concatenate([CODES[:1], with_residual(0)])
    tables = CODEC.decode(codes, 9, np.array([True, True]))
    assert np.ptp(tables, axis=-1).max() == 0
    assert np.ptp(CODEC.decode(codes, 9), axis=-1).max() > 0.01


def test_the_network_survives_storing():
    again = FilmCodec.from_bytes(CODEC.to_bytes())
    for field in fields(NetworkWeights):
        stored, found = (getattr(c.weights, field.name) for c in (CODEC, again))
        assert np.array_equal(stored, found), field.name
    assert again.to_bytes() == CODEC.to_bytes()


def test_codes_and_residuals_survive_storing():
    codes = np.concatenate([CODES, with_residual(2), with_residual(3) * 2])
    packed = CODEC.pack_codes(codes)
    again = CODEC.unpack_codes(packed, len(codes))
    whole = codes.copy()
    whole[:, : SHAPE.code] = np.rint(whole[:, : SHAPE.code] * 64) / 64
    assert np.array_equal(again, whole)
    assert CODEC.pack_codes(again) == packed


def test_finer_steps_come_nearer_to_the_network_and_take_more_bytes():
    exact = made_up_codec(2**-12)
    wanted = exact.decode(CODES, 9)
    errors, sizes = [], []
    for step in (2**-4, 2**-7, 2**-10):
        codec = made_up_codec(step)
        errors.append(np.abs(codec.decode(CODES, 9) - wanted).max())
        sizes.append(len(codec.to_bytes()))
    assert errors[0] > errors[1] > errors[2]
    assert sizes[0] < sizes[1] < sizes[2]


def test_a_look_of_the_network_is_found_again():
    table = CODEC.decode(CODES[1:2], 17)[0]
    found = CODEC.fit(table)
    assert found.error.mean < 0.1
    assert not found.monochrome
    shown = CODEC.decode(found.code[None], 33)[0]
    assert measure(table, shown).mean == pytest.approx(found.error.mean)


def test_a_monochrome_look_is_fitted_as_one():
    table = CODEC.decode(CODES[:1], 17, np.array([True]))[0]
    found = CODEC.fit(table)
    assert found.monochrome
    assert found.error.mean < 0.1


def test_a_strange_look_is_refined_within_the_bytes_it_may_take():
    axis = identity_table(17)
    strange = np.clip(axis + 0.08 * np.sin(9 * axis[..., ::-1]), 0, 1)
    found = CODEC.fit(strange.astype(np.float32))
    errors = [found.error.mean]
    for size in (200, 900):
        refined = CODEC.refine(found, strange.astype(np.float32), size)
        assert len(CODEC.pack_codes(refined.code[None])) <= size
        stored = CODEC.unpack_codes(CODEC.pack_codes(refined.code[None]), 1)
        assert np.array_equal(stored[0], refined.code)
        errors.append(refined.error.mean)
    assert errors[0] > errors[1] > errors[2]
    assert errors[2] < errors[0] / 3


def test_no_room_for_a_residual_leaves_the_look_alone():
    table = CODEC.decode(CODES[1:2], 9)[0]
    found = CODEC.fit(table)
    assert CODEC.refine(found, table, 10) is found


def test_a_residual_is_what_was_analysed():
    random = np.random.default_rng(2)
    wanted = np.zeros(residual.LENGTH, np.float32)
    wanted[:300] = random.normal(size=300) * 20
    table = residual.synthesise(wanted[None], 33)[0]
    assert np.abs(residual.analyse(table) - wanted).max() < 0.05


def test_a_morph_starts_and_ends_at_its_looks():
    start = CODEC.blend(CODES[:2], [1, 0])
    end = CODEC.blend(CODES[:2], [0, 1])
    both = CODEC.decode(CODES[:2], 9)
    assert np.array_equal(CODEC.decode(start[None], 9)[0], both[0])
    assert np.array_equal(CODEC.decode(end[None], 9)[0], both[1])
    beyond = CODEC.blend(CODES[:2], [1.6, -0.6])
    table = CODEC.decode(beyond[None], 9)
    assert np.isfinite(table).all()
    assert table.min() >= 0
    assert table.max() <= 1


def test_a_library_of_it_opens_by_its_kind():
    library = EncodedLibrary(parse(library_bytes()))
    assert isinstance(library.codec, FilmCodec)
    plain = library.decode(["look-3", "look-1"], 9)
    expected = CODEC.decode(CODES[[3, 1]], 9, FLAGS[[3, 1]])
    assert np.abs(plain - expected).max() < 1e-6
    assert np.array_equal(
        library.table("look-5", 9)[None], library.decode(["look-5"], 9)
    )
    assert library_bytes() == library_bytes()


@settings(max_examples=60, deadline=None)
@given(
    place=st.floats(0, 1),
    change=st.binary(min_size=1, max_size=4),
    cut=st.booleans(),
    whole=st.booleans(),
)
def test_damaged_parts_are_refused_or_harmless(place, change, cut, whole):
    data = CODEC.to_bytes() if whole else CODEC.pack_codes(with_residual(1))
    start = int(place * (len(data) - 1))
    broken = data[:start] + (b"" if cut else change + data[start + len(change) :])
    with contextlib.suppress(LibraryFileError):
        if whole:
            codec_class("film").from_bytes(broken)
        else:
            codes = CODEC.unpack_codes(broken, 1)
            assert codes.shape == (1, CODEC.code_length)


def test_a_file_that_claims_a_huge_network_is_refused():
    import struct

    claims = struct.pack("<HHHH", 256, 8, 256, 1024) + b"\0" * 100
    with pytest.raises(LibraryFileError):
        FilmCodec.from_bytes(claims)
    with pytest.raises(LibraryFileError):
        CODEC.unpack_codes(CODEC.pack_codes(CODES), 60_000)
