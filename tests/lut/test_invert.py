"""The inverse of tables that keep, fold, flatten and clip colours."""

from __future__ import annotations

from itertools import permutations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from looksmith.lut.apply import apply_lut, apply_reference
from looksmith.lut.invert import (
    BEYOND,
    SEVERAL,
    UNIQUE,
    InversionError,
    Inverter,
    invert,
    invert_colours,
    states,
)
from looksmith.lut.table import Curves, Lut3D, identity_table
from looksmith.work.token import Cancelled, CancelToken

COLOURS = np.random.default_rng(0).random((400, 3))

seeds = st.integers(0, 2**32 - 1)
few = settings(max_examples=25, deadline=None)


def forward_error(lut: Lut3D, found, wanted) -> float:
    return float(np.abs(apply_reference(lut, found) - wanted).max())


def jittered(size: int, seed: int) -> Lut3D:
    """Move every lattice point by too little to fold: |J - I| < 1 everywhere."""
    moved = np.random.default_rng(seed).uniform(-0.16, 0.16, (size, size, size, 3))
    return Lut3D(identity_table(size) + moved / (size - 1))


def curved(size: int, seed: int) -> Lut3D:
    """Three rising curves, their channels mixed by a well-conditioned matrix."""
    rng = np.random.default_rng(seed)
    steps = rng.uniform(0.2, 1, (size - 1, 3))
    curves = np.concatenate([np.zeros((1, 3)), np.cumsum(steps, axis=0)])
    curves /= curves[-1]
    index = np.indices((size, size, size)).transpose(1, 2, 3, 0)
    rising = np.stack([curves[index[..., c], c] for c in range(3)], axis=-1)
    matrix = np.eye(3) + rng.uniform(-0.2, 0.2, (3, 3))
    return Lut3D(rising @ matrix.T + rng.uniform(-0.1, 0.1, 3))


def wild(size: int, seed: int) -> Lut3D:
    return Lut3D(np.random.default_rng(seed).random((size, size, size, 3)))


def tent(size: int = 41, top: float = 0.6, end: float = 0.5) -> Lut3D:
    """Red rises to 1 at `top` and falls back to `end`: a fold."""
    table = identity_table(size)
    red = np.interp(table[..., 0], [0, top, 1], [0, 1, end])
    return Lut3D(np.concatenate([red[..., None], table[..., 1:]], axis=-1))


def tetrahedra_of(lut: Lut3D):
    """Return (colours at corners, results at corners), each (n, 4, 3), float64."""
    size = lut.size
    grid = identity_table(size).astype(np.float64)
    at, table = [], lut.table.astype(np.float64)
    cells = np.indices((size - 1,) * 3).reshape(3, -1).T
    for path in permutations(range(3)):
        corner = cells.copy()
        corners = [corner.copy()]
        for axis in path:
            corner[:, axis] += 1
            corners.append(corner.copy())
        at.append(np.stack(corners, axis=1))
    places = tuple(np.concatenate(at).transpose(2, 0, 1))
    return grid[places], table[places]


def all_origins(lut: Lut3D, wanted, slack: float = 1e-9):
    """Find every pre-image of one colour by trying each tetrahedron."""
    colours, results = tetrahedra_of(lut)
    edges = (results[:, 1:] - results[:, :1]).transpose(0, 2, 1)
    solid = np.abs(np.linalg.det(edges)) > 1e-12
    edges, colours, first = edges[solid], colours[solid], results[solid, 0]
    weights = np.linalg.solve(edges, (wanted - first)[..., None])[..., 0]
    inside = (weights >= -slack).all(-1) & (weights.sum(-1) <= 1 + slack)
    steps = colours[inside, 1:] - colours[inside, :1]
    return colours[inside, 0] + np.einsum("nw,nwc->nc", weights[inside], steps)


@few
@given(st.integers(2, 17), seeds)
def test_the_identity_gives_every_colour_back(size, seed):
    colours = np.random.default_rng(seed).random((50, 3))
    found = invert_colours(Lut3D.identity(size), colours)
    np.testing.assert_allclose(found.colours, colours, atol=1e-6)
    assert (found.states == UNIQUE).all()
    assert found.errors.max() <= 1e-6


@few
@given(st.sampled_from([jittered, curved]), st.integers(2, 12), seeds)
def test_a_one_to_one_table_is_undone_exactly(make, size, seed):
    lut = make(size, seed)
    found = invert_colours(lut, apply_reference(lut, COLOURS))
    assert np.abs(found.colours - COLOURS).max() <= 1e-5
    assert (found.states == UNIQUE).all()
    assert found.errors.max() <= 1e-6


@few
@given(st.integers(2, 5), seeds)
def test_whatever_a_table_gives_is_led_back_to_something_that_gives_it(size, seed):
    lut = wild(size, seed)
    wanted = apply_reference(lut, COLOURS)
    found = invert_colours(lut, wanted)
    assert (found.states != BEYOND).all()
    assert found.colours.min() >= 0
    assert found.colours.max() <= 1
    assert forward_error(lut, found.colours, wanted) <= 2e-5


@few
@given(st.integers(2, 4), seeds)
def test_the_origins_are_those_of_a_search_through_every_tetrahedron(size, seed):
    lut = wild(size, seed)
    rng = np.random.default_rng(seed)
    wanted = rng.uniform(-0.1, 1.1, (20, 3))
    found = invert_colours(lut, wanted)
    for colour, state, asked in zip(found.colours, found.states, wanted, strict=True):
        sure, perhaps = (all_origins(lut, asked, slack) for slack in (-1e-6, 1e-6))
        if len(sure) != len(perhaps):
            continue  # on a border, where rounding decides
        if len(sure) == 0:
            assert state == BEYOND
            continue
        assert np.abs(sure - colour).max(axis=-1).min() <= 1e-4
        assert state == (UNIQUE if len(sure) == 1 else SEVERAL)


@few
@given(st.integers(2, 5), seeds)
def test_out_of_reach_the_nearest_colour_is_found_and_its_distance_told(size, seed):
    lut = wild(size, seed)
    wanted = np.random.default_rng(seed).uniform(-1, 2, (30, 3))
    found = invert_colours(lut, wanted)
    given_back = apply_reference(lut, found.colours)
    distance = np.linalg.norm(given_back - wanted, axis=-1)
    np.testing.assert_allclose(found.errors, distance, atol=1e-4)
    reachable = apply_reference(lut, identity_table(31)).reshape(-1, 3)
    for asked, error in zip(wanted, found.errors, strict=True):
        assert np.linalg.norm(reachable - asked, axis=-1).min() >= error - 1e-5


def test_a_fold_is_marked_and_the_larger_sheet_is_kept():
    lut = tent()
    wanted = apply_reference(lut, COLOURS)
    found = invert_colours(lut, wanted)
    assert forward_error(lut, found.colours, wanted) <= 1e-5
    double = wanted[:, 0] > 0.501
    single = wanted[:, 0] < 0.499
    assert (found.states[double] == SEVERAL).all()
    assert (found.states[single] == UNIQUE).all()
    np.testing.assert_allclose(found.colours[single], COLOURS[single], atol=1e-5)
    assert found.colours[:, 0].max() <= 0.6 + 1e-5


def test_the_choice_in_a_fold_does_not_jump():
    lut = tent()
    reds = np.linspace(0, 0.99, 500)
    line = np.stack([reds, np.full(500, 0.37), np.full(500, 0.71)], axis=-1)
    found = invert_colours(lut, line).colours
    assert np.abs(np.diff(found, axis=0)).max() <= 0.01


@few
@given(st.floats(1.05, 4), st.sampled_from([5, 17, 33]))
def test_clipped_colours_are_marked_and_the_others_exact(gain, size):
    lut = Lut3D(np.clip(identity_table(size) * np.float32(gain), 0, 1))
    wanted = apply_reference(lut, COLOURS)
    found = invert_colours(lut, wanted)
    assert forward_error(lut, found.colours, wanted) <= 1e-5
    # Between lattice points the clip begins up to a cell early.
    begin, cell = 1 / gain, 1 / (size - 1)
    alone = COLOURS.max(axis=-1) < begin - cell
    lost = COLOURS.max(axis=-1) > begin + cell
    np.testing.assert_allclose(found.colours[alone], COLOURS[alone], atol=1e-5)
    assert (found.states[alone] == UNIQUE).all()
    assert (found.states[lost] == SEVERAL).all()


@few
@given(st.integers(2, 9), st.integers(1, 6), seeds)
def test_coarsely_rounded_tables_never_give_nonsense(size, levels, seed):
    rng = np.random.default_rng(seed)
    table = np.round(rng.random((size, size, size, 3)) * levels) / levels
    wanted = np.concatenate(
        [rng.uniform(-0.5, 1.5, (50, 3)), identity_table(3).reshape(-1, 3)]
    )
    try:
        found = invert_colours(Lut3D(table), wanted)
    except InversionError:
        return
    assert np.isfinite(found.colours).all()
    assert np.isfinite(found.errors).all()
    given_back = apply_reference(Lut3D(table), found.colours)
    distance = np.linalg.norm(given_back - wanted, axis=-1)
    np.testing.assert_allclose(distance, found.errors, atol=1e-4)


def monochrome_tables():
    grey = identity_table(17) @ np.array([0.3, 0.6, 0.1], np.float32)
    tones = np.array([[0.1, 0.0, 0.2], [0.8, 0.5, 0.3], [1.0, 1.0, 0.9]])
    toned = np.stack([np.interp(grey, [0, 0.5, 1], tones[:, c]) for c in range(3)], -1)
    return {
        "grey": np.repeat(grey[..., None], 3, axis=-1),
        "toned": toned,
        "negative": 1 - np.repeat(grey[..., None], 3, axis=-1),
        "one colour": np.full((9, 9, 9, 3), 0.4),
    }


@pytest.mark.parametrize("name", monochrome_tables())
def test_what_leaves_one_line_of_colours_is_refused(name):
    lut = Lut3D(monochrome_tables()[name])
    with pytest.raises(InversionError) as refused:
        Inverter(lut)
    assert "Traceback" not in str(refused.value)
    assert str(refused.value).endswith(".")
    for call in (invert, states):
        with pytest.raises(InversionError):
            call(lut, 5)


@few
@given(seeds)
def test_a_plane_is_led_back_into_the_cube_and_what_lies_off_it_is_marked(seed):
    rng = np.random.default_rng(seed)
    first, second = np.linalg.qr(rng.normal(size=(3, 2)))[0].T
    grid = identity_table(9)
    lut = Lut3D(0.5 + 0.3 * (grid[..., :1] * first + grid[..., 1:2] * second))
    wanted = apply_reference(lut, COLOURS)
    found = invert_colours(lut, wanted)
    assert forward_error(lut, found.colours, wanted) <= 1e-4
    assert (found.states == SEVERAL).all()
    np.testing.assert_allclose(found.colours[:, :2], COLOURS[:, :2], atol=1e-3)
    off = invert_colours(lut, wanted + 0.1 * np.cross(first, second))
    assert (off.states == BEYOND).all()
    np.testing.assert_allclose(off.errors, 0.1, atol=1e-4)


def test_a_faded_look_is_continued_only_when_asked():
    faded = Lut3D(identity_table(9) * np.float32(0.8) + np.float32(0.1))
    asked = np.array([[0.05, 0.5, 0.5], [0.5, 0.95, 0.93], [0.2, 0.3, 0.4]])
    inside = invert_colours(faded, asked)
    np.testing.assert_allclose(
        inside.colours, np.clip((asked - 0.1) / 0.8, 0, 1), atol=1e-5
    )
    assert inside.states.tolist() == [BEYOND, BEYOND, UNIQUE]
    beyond = invert_colours(faded, asked, extend=True)
    np.testing.assert_allclose(beyond.colours, (asked - 0.1) / 0.8, atol=1e-5)
    assert beyond.states.tolist() == [BEYOND, BEYOND, UNIQUE]


@pytest.mark.parametrize(("size", "codes"), [(33, 3), (65, 1)])
def test_the_inverse_as_a_table_undoes_a_smooth_look(size, codes):
    grid = identity_table(33)
    mixed = 0.9 * grid**1.2 + 0.1 * np.roll(grid, 1, axis=-1)
    lut = Lut3D(0.05 + 0.9 * mixed)
    colours = (0.05 + 0.95 * COLOURS).astype(np.float32)
    undone = apply_lut(invert(lut, size), apply_lut(lut, colours))
    assert np.abs(undone - colours).max() <= codes / 255


def test_the_lattice_of_states_says_what_the_look_gives():
    faded = Lut3D(identity_table(9) * np.float32(0.5))
    found = states(faded, 9)
    assert found.shape == (9, 9, 9)
    assert (found[:5, :5, :5] != BEYOND).all()
    assert (found[5:] == BEYOND).all()
    assert np.count_nonzero(found == BEYOND) == 9**3 - 5**3


def test_curves_and_domains_are_undone_too():
    axis = np.linspace(0, 1, 64)[:, None]
    lut = Lut3D(
        jittered(9, 3).table,
        high=(2.0, 2.0, 2.0),
        shaper=Curves(2 * np.repeat(axis**0.5, 3, 1)),
        post=Curves(np.repeat(axis**1.5, 3, 1)),
    )
    inside = 0.02 + 0.9 * COLOURS
    wanted = apply_reference(lut, inside)
    reached = ((wanted > 0.001) & (wanted < 0.999)).all(-1)
    found = invert_colours(lut, wanted[reached])
    assert reached.sum() > 300
    np.testing.assert_allclose(found.colours, inside[reached], atol=1e-4)


def test_any_shape_is_kept_and_integers_are_not_needed():
    picture = COLOURS[:396].reshape(4, 99, 3).astype(np.float32)
    found = invert_colours(Lut3D.identity(3), picture)
    assert found.colours.shape == (4, 99, 3)
    assert found.colours.dtype == np.float32
    assert found.errors.shape == found.states.shape == (4, 99)
    assert found.states.dtype == np.uint8
    empty = invert_colours(Lut3D.identity(3), np.zeros((0, 3)))
    assert empty.colours.shape == (0, 3)


def test_numbers_that_are_none_do_no_harm():
    asked = np.array([[np.nan, 0.5, 0.5], [np.inf, 0, 0], [-np.inf, 1, 1]])
    found = invert_colours(Lut3D.identity(5), asked)
    assert np.isfinite(found.colours).all()
    np.testing.assert_allclose(found.colours[1:], [[1, 0, 0], [0, 1, 1]], atol=1e-5)


def test_cancelling_ends_building_and_asking():
    token = CancelToken()
    inverter = Inverter(Lut3D.identity(9))
    token.cancel()
    with pytest.raises(Cancelled):
        Inverter(Lut3D.identity(9), token=token)
    with pytest.raises(Cancelled):
        inverter(np.zeros((10_000, 3)), token=token)


def test_the_same_question_has_the_same_answer():
    lut = wild(4, 1)
    one, two = (invert_colours(lut, COLOURS) for _ in range(2))
    np.testing.assert_array_equal(one.colours, two.colours)
    inverter = Inverter(lut)
    alone = np.concatenate([inverter(colour[None]).colours for colour in COLOURS[:50]])
    np.testing.assert_array_equal(one.colours[:50], alone)
