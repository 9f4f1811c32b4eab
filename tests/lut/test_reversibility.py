"""The report on how far a look comes back, and what it says to people."""

from __future__ import annotations

import json
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from looksmith.lut.analyse import analyse
from looksmith.lut.apply import apply_reference
from looksmith.lut.dimensions import dimensions
from looksmith.lut.reversibility import (
    RECOVERED_WITHIN,
    Share,
    gamut_colours,
    natural_colours,
    reversibility,
    sentence,
    shape_of,
)
from looksmith.lut.reversibility_shape import (
    FLAT,
    FLAT_BELOW,
    FOLDED,
    SOUND,
    Tetrahedra,
)
from looksmith.lut.table import Lut3D, identity_table
from looksmith.models.encoding.library import EncodedLibrary
from looksmith.work.token import Cancelled, CancelToken

GRID = identity_table(33)
GREY = GRID @ np.array([0.3, 0.6, 0.1], np.float32)


def tent() -> Lut3D:
    """Red rises to the cube's middle plane at 0.75 and falls back: a quarter folds."""
    red = np.interp(GRID[..., 0], [0, 0.75, 1], [0, 1, 0.7])
    return Lut3D(np.concatenate([red[..., None], GRID[..., 1:]], axis=-1))


def toned() -> np.ndarray:
    tones = np.array([[0.1, 0.0, 0.2], [0.8, 0.5, 0.3], [1.0, 1.0, 0.9]])
    channels = [np.interp(GREY, [0, 0.5, 1], tones[:, c]) for c in range(3)]
    return np.stack(channels, axis=-1)


TABLES = {
    "gentle": GRID ** np.float32(1.3),
    "negative": 1 - GRID,
    "a little clipped": np.clip(GRID * np.float32(1.06), 0, 1),
    "folded": tent().table,
    "clipped": np.clip(GRID * 2, 0, 1),
    "grey": np.repeat(GREY[..., None], 3, axis=-1),
    "toned": toned(),
    "plane": np.stack([GRID[..., 0], GRID[..., 1], GRID[..., :2].mean(-1)], -1),
    "one colour": np.full((5, 5, 5, 3), 0.3),
}


@pytest.fixture(scope="module")
def reports():
    return {name: reversibility(Lut3D(table)) for name, table in TABLES.items()}


@pytest.mark.parametrize(
    ("name", "kind", "rank"),
    [
        ("gentle", "one-to-one", 3),
        ("negative", "one-to-one", 3),
        ("a little clipped", "nearly", 3),
        ("folded", "folds", 3),
        ("clipped", "flattens", 3),
        ("grey", "monochrome", 1),
        ("toned", "monochrome", 1),
        ("plane", "flattens", 2),
        ("one colour", "monochrome", 0),
    ],
)
def test_every_table_is_named_for_what_it_does(reports, name, kind, rank):
    assert (reports[name].kind, reports[name].rank) == (kind, rank)


def test_shares_of_the_cube_are_exact(reports):
    assert reports["folded"].folded.lattice == pytest.approx(0.25)
    assert reports["folded"].flattened.lattice == 0
    assert reports["clipped"].flattened.lattice == pytest.approx(1 - 0.5**3)
    assert reports["clipped"].folded.lattice == 0
    assert reports["grey"].flattened == Share(1.0, 1.0)


def test_what_a_fold_covers_has_several_origins(reports):
    report = reports["folded"]
    inside = GRID[..., 0]
    # Red from 0.525 on leads to results that a second red gives, too.
    double = (gamut_colours()[:, 0] > 0.7 * 0.75).mean()
    assert report.several.lattice == pytest.approx(double, abs=0.01)
    assert inside.max() == 1
    # The smaller sheet is lost, the larger one comes back.
    assert report.recovered.lattice == pytest.approx(0.75, abs=0.01)


def test_a_one_to_one_look_comes_back_and_eight_bits_cost_little(reports):
    report = reports["gentle"]
    assert report.recovered == Share(1.0, 1.0)
    assert report.several.natural <= 0.001
    assert report.exact.maximum <= 0.01
    assert report.exact_natural.maximum <= 0.01
    assert 0.02 < report.eight_bit.mean < 0.3
    trip = report.eight_bit
    assert trip.p50 <= trip.p95 <= trip.maximum


def test_nothing_is_lost_of_8_bit_colours_by_a_look_that_keeps_their_codes(reports):
    assert reports["negative"].eight_bit_natural.maximum <= 0.01


def test_what_is_lost_shows_in_the_round_trip(reports):
    report = reports["clipped"]
    assert report.recovered.lattice == pytest.approx(0.125, abs=0.02)
    assert report.exact.mean > 5
    assert report.exact.maximum >= report.exact.p95 > report.exact.p50


@pytest.mark.parametrize("name", ["grey", "toned", "one colour"])
def test_a_monochrome_look_has_no_round_trip(reports, name):
    report = reports[name]
    trips = (report.exact, report.exact_natural)
    assert trips == (report.eight_bit, report.eight_bit_natural) == (None, None)
    assert report.recovered == Share(0.0, 0.0)
    assert report.several == Share(1.0, 1.0)


@settings(max_examples=20, deadline=None)
@given(st.integers(2, 9), st.floats(0, 1), st.integers(0, 2**32 - 1))
def test_tetrahedra_are_judged_by_their_jacobian(size, spread, seed):
    rng = np.random.default_rng(seed)
    noise = rng.uniform(-1, 1, (size, size, size, 3)) / (size - 1)
    lut = Lut3D(identity_table(size) + spread * noise)
    found = Tetrahedra.of(lut.table)
    colours = rng.uniform(0.001, 0.999, (200, 3))
    step = 1e-5
    sides = [
        apply_reference(lut, colours + step * axis)
        - apply_reference(lut, colours - step * axis)
        for axis in np.eye(3)
    ]
    jacobian = np.stack(sides, axis=-1) / (2 * step)
    smallest = np.linalg.svd(jacobian, compute_uv=False)[:, -1]
    fractions = colours * (size - 1) % 1
    gaps = np.abs(fractions[:, [0, 0, 1]] - fractions[:, [1, 2, 2]]).min(axis=-1)
    borders = np.minimum(fractions, 1 - fractions).min(axis=-1)
    sure = (np.minimum(gaps, borders) > 1e-3) & (np.abs(smallest - FLAT_BELOW) > 1e-4)
    turned = np.linalg.det(jacobian) < 0
    states = found.at(colours)
    flat = smallest < FLAT_BELOW
    np.testing.assert_array_equal((states == FLAT)[sure], flat[sure])
    solid = sure & ~flat
    same = (states == FOLDED)[solid] == turned[solid]
    assert same.all() or not same.any()  # against the majority, whichever that is
    assert found.share(SOUND) >= found.share(FOLDED)


def test_toned_looks_in_8_bits_are_one_line_of_colours_and_faint_colours_are_not():
    assert dimensions(np.round(toned() * 255) / 255) == 1
    assert dimensions(0.9 * toned() + 0.1 * GRID) == 3


def test_curves_and_domains_are_looked_through():
    lut = Lut3D(identity_table(5) / 2, high=(2.0, 2.0, 2.0))
    report = reversibility(lut)
    assert report.kind == "one-to-one"
    assert report.exact.maximum <= 0.01


def test_cancelling_ends_the_report():
    token = CancelToken()
    token.cancel()
    with pytest.raises(Cancelled):
        reversibility(Lut3D(GRID), token=token)


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("gentle", ("One-to-one", "100 % of all colours", "photos")),
        ("a little clipped", ("Nearly one-to-one", "roughly")),
        ("folded", ("Folds 25 %", "75 % of all colours")),
        ("clipped", ("Flattens 88 %", "13 % of all colours")),
        ("plane", ("Squeezes all colours onto a sheet", "roughly")),
        ("grey", ("Monochrome", "nothing can bring them back")),
        ("one colour", ("the same", "nothing can be brought back")),
    ],
)
def test_one_plain_sentence_says_it(reports, name, words):
    said = sentence(reports[name])
    for word in words:
        assert word in said
    assert said.endswith(".")
    assert said.count(". ") == 0


@pytest.mark.parametrize(
    ("share", "said"),
    [
        (1.0, "100 % of all"),
        (0.99999, "more than 99.9 % of all"),
        (0.9512, "95.1 % of all"),
        (0.5149, "51 % of all"),
        (0.00001, "less than 0.1 % of all"),
        (0.0, "0 % of all"),
    ],
)
def test_only_all_is_called_all_and_only_none_none(reports, share, said):
    report = replace(reports["a little clipped"], recovered=Share(share, 0.5))
    assert said in sentence(report)


def test_there_is_one_definition_of_one_to_one(reports):
    for name, table in TABLES.items():
        report = analyse(Lut3D(table))
        assert report.one_to_one == (reports[name].kind == "one-to-one")
        assert report.shape == shape_of(Lut3D(table))


def test_the_index_says_what_the_shipped_looks_are(root):
    folder = root / "resources" / "looks"
    rows = json.loads((folder / "index.json").read_text(encoding="utf-8"))["looks"]
    library = EncodedLibrary.open(folder / "library.looks")
    named = [row for row in rows if row["one_to_one"]]
    assert named
    for row in [*named, *rows[::32]]:
        kind = shape_of(Lut3D(library.table(row["id"], 33))).kind
        assert row["one_to_one"] == (kind == "one-to-one")


def test_the_colours_that_looks_are_judged_on(root):
    for colours in (gamut_colours(), natural_colours()):
        assert colours.shape == (4096, 3)
        assert colours.dtype == np.float32
        assert colours.min() >= 0
        assert colours.max() <= 1
    cells = np.unique((gamut_colours() * 8).astype(int), axis=0)
    assert len(cells) == 512  # the whole cube, without a hole
    chroma = [np.ptp(c, axis=-1).mean() for c in (natural_colours(), gamut_colours())]
    assert chroma[0] < chroma[1] / 2  # photos are mostly near grey
    assert (root / "resources" / "colours" / "natural.npz").stat().st_size <= 20_000
    assert RECOVERED_WITHIN == 0.5 / 255


def test_the_colours_of_photos_are_made_by_their_command(root, shared_data, tmp_path):
    from looksmith.training.inversion.natural import main

    made = tmp_path / "natural.npz"
    photos = shared_data / "photos" / "open"
    main(["--photos", str(photos), "--out", str(made)])
    with np.load(made) as stored:
        again = stored["colours"] / np.float32(255)
    np.testing.assert_allclose(again, natural_colours(), atol=1e-6)
