"""The map of the looks."""

from __future__ import annotations

import numpy as np
import pytest

from looksmith.looks.catalogue import Catalogue
from looksmith.looks.map import join_map, look_map, principal_plane
from looksmith.looks.similar import COARSE, SimilarLooks
from looksmith.lut.formats import write_lut
from looksmith.lut.table import Lut3D, identity_table

NEAR = 10


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory):
    made = Catalogue.open(tmp_path_factory.mktemp("data"))
    yield made
    made.close()


@pytest.fixture(scope="module")
def compared(catalogue):
    looks = catalogue.looks()
    tables = catalogue.tables([look.id for look in looks], COARSE)
    grey = np.array([look.monochrome for look in looks])
    return SimilarLooks([look.id for look in looks], tables, grey)


def nearest(points):
    points = np.asarray(points, np.float64)
    apart = ((points[:, None] - points[None]) ** 2).sum(axis=-1)
    np.fill_diagonal(apart, np.inf)
    return apart.argsort(axis=1, kind="stable")[:, :NEAR]


def kept(true, found):
    """Return the share of the true neighbours that are among those found."""
    return np.mean([np.isin(a, b).mean() for a, b in zip(true, found, strict=True)])


def clusters(count=60, groups=3, seed=1):
    rng = np.random.default_rng(seed)
    centres = rng.normal(0, 10, (groups, 12))
    group = np.arange(count) % groups
    return (centres[group] + rng.normal(0, 1, (count, 12))).astype(np.float32), group


def test_neighbours_of_the_shipped_looks_stay_neighbours(catalogue, compared):
    vectors = compared.vectors
    true = np.concatenate([nearest_rows(vectors, i) for i in range(len(vectors))])
    places = np.array(list(catalogue.map_positions().values()))
    on_map = kept(true, nearest(places))
    assert on_map > 1.4 * kept(true, nearest(principal_plane(vectors)))
    assert on_map > 20 * NEAR / (len(vectors) - 1)


def nearest_rows(vectors, row):
    apart = ((vectors - vectors[row]) ** 2).sum(axis=1)
    apart[row] = np.inf
    return apart.argsort(kind="stable")[None, :NEAR]


def test_every_look_has_a_place_of_its_own_inside_the_square(catalogue):
    places = catalogue.map_positions()
    assert list(places) == [look.id for look in catalogue.looks()]
    assert len(set(places.values())) == len(places)
    assert all(0 <= x <= 1 and 0 <= y <= 1 for x, y in places.values())


def test_the_same_looks_give_the_same_map():
    vectors, _ = clusters()
    np.testing.assert_array_equal(look_map(vectors), look_map(vectors.copy()))


def test_families_stay_together():
    vectors, group = clusters()
    places = look_map(vectors)
    neighbour = nearest(places)[:, 0]
    assert (group[neighbour] == group).mean() > 0.85


@pytest.mark.parametrize("count", [0, 1, 2, 3, 5])
def test_a_few_looks_have_a_map_too(count):
    vectors = np.eye(5, dtype=np.float32)[:count]
    places = look_map(vectors)
    assert places.shape == (count, 2)
    assert len(np.unique(places, axis=0)) == count
    assert np.isfinite(places).all()


def test_looks_that_are_all_the_same_get_places_of_their_own():
    places = look_map(np.ones((7, 4), np.float32))
    assert len(np.unique(places, axis=0)) == 7


def test_many_looks_are_laid_out_by_joining_a_part():
    vectors, group = clusters(900, groups=5)
    places = look_map(vectors)
    assert places.shape == (900, 2)
    assert len(np.unique(places, axis=0)) == 900
    assert (group[nearest(places)[:, 0]] == group).mean() > 0.85


def test_newcomers_join_their_family_whoever_comes_later():
    vectors, group = clusters(90)
    base = look_map(vectors[:60])
    few = join_map(base, vectors[:60], vectors[60:70])
    many = join_map(base, vectors[:60], vectors[60:])
    np.testing.assert_array_equal(few, many[:10])
    assert not {*map(tuple, base.tolist())} & {*map(tuple, many.tolist())}
    apart = ((many[:, None] - base[None]) ** 2).sum(axis=-1)
    assert (group[apart.argmin(axis=1)] == group[60:]).mean() > 0.85


def test_an_imported_look_moves_no_other(tmp_path):
    catalogue = Catalogue.open(tmp_path / "data")
    before = catalogue.map_positions()
    twin = catalogue.looks()[40]
    table = np.clip(catalogue.lut(twin.id, 17).table * 0.995, 0, 1)
    write_lut(Lut3D(table.astype(np.float32)), tmp_path / "twin.cube")
    write_lut(Lut3D(identity_table(17) ** np.float32(1.3)), tmp_path / "other.cube")
    report = catalogue.import_paths([tmp_path / "twin.cube"])
    mine = report.results[0].look
    catalogue.import_paths([tmp_path / "other.cube"])
    after = catalogue.map_positions()
    assert {look_id: after[look_id] for look_id in before} == before
    assert len(after) == len(before) + 2
    assert np.hypot(*np.subtract(after[mine.id], before[twin.id])) < 0.1
    catalogue.remove(mine.id)
    assert {i: p for i, p in catalogue.map_positions().items() if i in before} == before
    catalogue.close()
