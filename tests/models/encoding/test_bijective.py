"""Looks that can be undone exactly: there and back, orientation, storing, refusals."""

from __future__ import annotations

import contextlib

import numpy as np
import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from looksmith.models.encoding.bijective import NotBijectiveError
from looksmith.models.encoding.codec import codec_class
from looksmith.models.encoding.container import LibraryContent, dump, parse
from looksmith.models.encoding.coupling import MIRROR, CouplingCodec
from looksmith.models.encoding.coupling_network import CouplingShape, shapes_of
from looksmith.models.encoding.coupling_storage import StoredCoupling
from looksmith.models.encoding.errors import LibraryFileError, NoFitError
from looksmith.models.encoding.library import EncodedLibrary
from looksmith.models.encoding.measure import gamut_colours

COLOURS = gamut_colours(200)


def made_up(plan: str = "rgbrgb", code: int = 6) -> CouplingCodec:
    """Return a network whose looks bend colours a good deal."""
    random = np.random.default_rng(len(plan))
    shape = CouplingShape(width=32, rank=4, head_rank=4, code=code, plan=plan)
    scales = {"first": 1.0, "weight": 0.1, "mix": 0.1}
    weights = {
        name: random.normal(size=size).astype(np.float32) * scales.get(name, 0.3)
        for name, size in shapes_of(shape).items()
    }
    steps = {
        name: np.full(size[-1] if name == "mix" else 1, 2**-10, np.float32)
        for name, size in shapes_of(shape).items()
    }
    code_steps = np.full(code, 2**-6, np.float32)
    return CouplingCodec(StoredCoupling.round(shape, weights, steps, code_steps))


CODEC = made_up()


def codes_of(count: int, seed: int = 0) -> np.ndarray:
    codes = np.zeros((count, CODEC.code_length), np.float32)
    codes[:, :-1] = np.random.default_rng(seed).normal(size=(count, 6))
    return codes


def jacobians(codec: CouplingCodec, code: np.ndarray, colours: np.ndarray):
    step = 1e-3
    columns = [
        codec.forward(code, colours + step * axis)
        - codec.forward(code, colours - step * axis)
        for axis in np.eye(3, dtype=np.float32)
    ]
    return np.stack(columns, axis=-1).astype(float) / (2 * step)


@settings(max_examples=60, deadline=None)
@given(
    code=st.lists(st.floats(-3, 3, width=32), min_size=6, max_size=6),
    mirror=st.booleans(),
    colours=st.lists(
        st.tuples(*[st.floats(-0.25, 1.25, width=32)] * 3), min_size=1, max_size=70
    ),
)
def test_what_a_look_does_its_inverse_undoes(code, mirror, colours):
    code = np.array([*code, mirror], np.float32)
    given_colours = np.array(colours, np.float32)
    graded = CODEC.forward(code, given_colours)
    back = CODEC.inverse(code, graded)
    assert back.converged.all()
    assert back.iterations == 0
    # Where a look squeezes colours together, single precision loses what it squeezes.
    assert np.abs(CODEC.forward(code, back.colours) - graded).max() < 2e-5
    steepness = 1 / np.linalg.svd(
        jacobians(CODEC, code, given_colours), compute_uv=False
    )[:, -1].clip(1e-4)
    error = np.abs(back.colours - given_colours).max(axis=1)
    assert (error < 1e-5 * (1 + steepness)).all()


@pytest.mark.parametrize("plan", ["r", "bg", "rgbrgb", "yuvrgb", "rgbyuv"])
def test_every_plan_of_layers_can_be_undone(plan):
    codec = made_up(plan)
    code = codes_of(1)[0]
    graded = codec.forward(code, COLOURS)
    assert np.abs(graded - COLOURS).max() > 0.05
    assert np.abs(codec.inverse(code, graded).colours - COLOURS).max() < 1e-3


def test_colours_that_the_look_gives_nowhere_in_the_cube_have_an_origin_too():
    wanted = np.array([[-1, 0.5, 3], [0, 0, 0], [1, 1, 1], [9, -9, 9]], np.float32)
    code = codes_of(1, seed=2)[0]
    found = CODEC.inverse(code, wanted)
    assert found.converged.all()
    assert np.abs(CODEC.forward(code, found.colours) - wanted).max() < 1e-3


@pytest.mark.parametrize("seed", range(4))
def test_no_look_folds(seed):
    code = codes_of(1, seed)[0] * 2
    assert (np.linalg.det(jacobians(CODEC, code, COLOURS)) > 0).all()
    code[-1] = 1
    assert (np.linalg.det(jacobians(CODEC, code, COLOURS)) < 0).all()


def test_the_switch_exchanges_red_and_green():
    plain, switched = codes_of(1)[0], codes_of(1)[0]
    switched[-1] = 1
    one, other = (CODEC.forward(code, COLOURS) for code in (plain, switched))
    assert np.array_equal(one[:, MIRROR], other)
    assert list(MIRROR) == [1, 0, 2]


def test_looks_between_looks_can_be_undone_as_well():
    codes = codes_of(2, seed=3)
    between = CODEC.blend(codes, [0.3, 0.7])
    graded = CODEC.forward(between, COLOURS)
    assert np.abs(CODEC.inverse(between, graded).colours - COLOURS).max() < 1e-3


@pytest.mark.parametrize("size", [2, 9, 34])
def test_any_size_decodes_the_same_colours(size):
    codes = codes_of(3)
    tables = CODEC.decode(codes, size, np.zeros(3, bool))
    assert tables.shape == (3, size, size, size, 3)
    assert tables.min() >= 0
    assert tables.max() <= 1
    corners = tables[:, :: size - 1, :: size - 1, :: size - 1]
    assert np.abs(corners - CODEC.decode(codes, 2)).max() < 1e-5


def test_monochrome_looks_are_refused_with_the_reason():
    with pytest.raises(NotBijectiveError, match="neutral greys only"):
        CODEC.decode(codes_of(2), 5, np.array([False, True]))


def test_a_look_that_was_not_trained_on_is_refused_with_advice():
    with pytest.raises(NoFitError, match="Invert the look itself"):
        CODEC.fit(CODEC.decode(codes_of(1), 5)[0])


def library_bytes() -> bytes:
    codes = codes_of(4)
    codes[1], codes[2, -1] = 0, 1
    return dump(
        LibraryContent(
            kind=CODEC.kind,
            ids=("one", "grey", "turned", "last"),
            monochrome=np.array([False, True, False, False]),
            errors=np.zeros((4, 3), np.float32),
            codec=CODEC.to_bytes(),
            codes=CODEC.pack_codes(codes),
        )
    )


def test_a_library_gives_back_what_went_in():
    library = EncodedLibrary(parse(library_bytes()))
    assert library.codec.to_bytes() == CODEC.to_bytes()
    codes = codes_of(4)
    codes[:, :-1] = np.rint(codes[:, :-1] * 64) / 64
    codes[2, -1] = 1
    for look_id, code in (("one", codes[0]), ("turned", codes[2])):
        assert np.array_equal(library.codes([look_id])[0], code)
        assert np.array_equal(library.table(look_id, 5), CODEC.decode(code[None], 5)[0])
    with pytest.raises(NotBijectiveError):
        library.table("grey", 5)


def test_both_kinds_are_known():
    assert codec_class("coupling") is CouplingCodec
    assert codec_class("ires").kind == "ires"


@pytest.mark.parametrize("length", [0, 5, 31, 40, 400, -20])
def test_a_network_that_is_cut_short_is_refused(length):
    with pytest.raises(LibraryFileError):
        CouplingCodec.from_bytes(CODEC.to_bytes()[:length])


@pytest.mark.parametrize(
    ("place", "value"),
    [
        (0, b"\x00\x00"),
        (0, b"\x21\x00"),
        (0, b"\xff\xff"),
        (2, b"\x00\x00"),
        (4, b"\xff\x00"),
        (6, b"\xff\xff"),
        (8, b"rgx"),
        (8, b"\x00"),
        (8, b"\xff\xfe"),
        (32, b"\x00\x7c"),
    ],
)
def test_sizes_that_make_no_sense_are_refused(place, value):
    data = bytearray(CODEC.to_bytes())
    data[place : place + len(value)] = value
    with pytest.raises(LibraryFileError):
        CouplingCodec.from_bytes(bytes(data))


@settings(max_examples=60, deadline=None)
@given(place=st.integers(0, 10_000), value=st.integers(0, 255))
@example(place=33, value=125)  # a signalling NaN
def test_damaged_networks_are_refused_or_read_never_worse(place, value):
    data = bytearray(CODEC.to_bytes())
    data[place % len(data)] = value
    with contextlib.suppress(LibraryFileError):
        codec = CouplingCodec.from_bytes(bytes(data))
        codes = np.zeros((1, codec.code_length), np.float32)
        assert codec.decode(codes, 2).shape == (1, 2, 2, 2, 3)


def test_codes_that_are_cut_short_or_too_many_are_refused():
    packed = CODEC.pack_codes(codes_of(4))
    for data, count in ((packed[:-3], 4), (packed, 5), (b"", 4), (packed, 1 << 30)):
        with pytest.raises(LibraryFileError):
            CODEC.unpack_codes(data, count)
