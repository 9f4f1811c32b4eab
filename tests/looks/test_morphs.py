"""Morphs of the shipped looks and the user's own."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from looksmith.looks.catalogue import Catalogue
from looksmith.looks.errors import LookNotFoundError
from looksmith.looks.morphing import FittedCodes
from looksmith.lut.algebra import mix
from looksmith.lut.formats import write_lut
from looksmith.lut.table import Lut3D, identity_table
from looksmith.models.morph import MorphError


@pytest.fixture(scope="module")
def catalogue(tmp_path_factory):
    opened = Catalogue.open(tmp_path_factory.mktemp("data"))
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def colourful(catalogue):
    return [look.id for look in catalogue.looks() if not look.monochrome]


@pytest.fixture(scope="module")
def grey(catalogue):
    return [look.id for look in catalogue.looks() if look.monochrome]


@pytest.fixture(scope="module")
def own(catalogue, tmp_path_factory):
    """Return the id of a look of the user's."""
    path = tmp_path_factory.mktemp("files") / "own.cube"
    table = identity_table(17) ** np.float32(1.6) * np.array([1, 0.9, 0.7], np.float32)
    write_lut(Lut3D(table), path)
    (result,) = catalogue.import_paths([path]).results
    return result.look.id


def test_all_weight_on_one_look_is_that_look(catalogue, colourful, grey):
    for look in (colourful[3], grey[0]):
        for other in (colourful[200], grey[1]):
            whole = catalogue.morph([look, other], [1, 0], 17).table
            np.testing.assert_allclose(whole, catalogue.lut(look, 17).table, atol=1e-6)


def test_half_way_is_no_mix_but_a_look(catalogue, colourful):
    for pair in ([colourful[0], colourful[200]], [colourful[40], colourful[300]]):
        morphed = catalogue.morph(pair, [0.5, 0.5], 17)
        mixed = mix([catalogue.lut(look, 17) for look in pair], [0.5, 0.5])
        assert np.abs(morphed.table - mixed.table).max() > 1e-3
        assert np.isfinite(morphed.table).all()
        assert morphed.table.min() >= -0.5
        assert morphed.table.max() <= 1.5


def test_grey_stays_grey_only_among_greys(catalogue, colourful, grey):
    both = catalogue.morph(grey[:2], [0.4, 0.6], 17).table
    assert np.ptp(both, axis=-1).max() == 0
    ids = [*grey[:2], colourful[0]]
    assert np.ptp(catalogue.morph(ids, [1, 1, 0], 17).table, axis=-1).max() == 0
    assert np.ptp(catalogue.morph(ids, [1, 1, 1], 17).table, axis=-1).max() > 0.02


def test_the_users_own_look_lies_on_the_path(catalogue, colourful, own):
    exact = catalogue.lut(own, 33).table
    ids = [own, colourful[5]]
    np.testing.assert_allclose(catalogue.morph(ids, [1, 0]).table, exact, atol=1e-6)
    near = catalogue.morph(ids, [0.9, 0.1]).table
    far = catalogue.morph(ids, [0.1, 0.9]).table
    other = catalogue.lut(colourful[5]).table
    assert np.abs(near - exact).mean() < np.abs(far - exact).mean()
    assert np.abs(far - other).mean() < np.abs(near - other).mean()


def test_a_guest_is_morphed_as_if_it_were_imported(catalogue, colourful, own):
    guest = {"guest": catalogue.lut(own, 17)}
    ours = catalogue.morph([own, colourful[5]], [1, 2], 17).table
    theirs = catalogue.morph(["guest", colourful[5]], [1, 2], 17, guests=guest).table
    np.testing.assert_allclose(theirs, ours, atol=5e-3)


def test_a_code_is_fitted_once_by_however_many_threads():
    class Codec:
        calls = 0

        def fit(self, table):
            self.calls += 1
            return float(table.sum())

    codec, fitted = Codec(), FittedCodes(keep=2)
    tables = [np.full((2, 2, 2, 3), k, np.float32) for k in range(3)]
    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(lambda _: fitted.fit(codec, tables[1]), range(40)))
    assert set(found) == {24.0}
    assert codec.calls == 1
    for table in tables:
        fitted.fit(codec, table)
    assert codec.calls == 3
    fitted.fit(codec, tables[1])
    assert codec.calls == 3, "used last, so kept"
    fitted.fit(codec, tables[0])
    assert codec.calls == 4, "only two are kept"


def test_what_cannot_be_morphed_is_said(catalogue, colourful, tmp_path):
    with pytest.raises(LookNotFoundError):
        catalogue.morph(["nowhere", colourful[0]], [1, 1])
    with pytest.raises(MorphError, match="weight"):
        catalogue.morph(colourful[:2], [1, -1])
    empty = Catalogue.open(tmp_path / "data", tmp_path / "none.looks")
    with pytest.raises(MorphError, match="choose Mix"):
        empty.morph(colourful[:2], [1, 1])
    empty.close()
