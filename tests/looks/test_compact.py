"""The user's looks as codes: their stated error, and that nothing is ever lost."""

from __future__ import annotations

import numpy as np
import pytest

from looksmith.cli import main
from looksmith.looks.catalogue import Catalogue
from looksmith.looks.compact import pack_copy, unpack_copy
from looksmith.looks.store import StoredLook
from looksmith.lut.formats import write_lut
from looksmith.lut.table import Lut3D, identity_table
from looksmith.models.encoding.measure import measure


@pytest.fixture
def table():
    cube = identity_table(17)
    warm = cube ** np.array([0.9, 1.0, 1.15], np.float32)
    return (0.9 * warm + 0.1 * warm.mean(-1, keepdims=True)).astype(np.float32)


@pytest.fixture
def cube(tmp_path, table):
    path = tmp_path / "warm.cube"
    write_lut(Lut3D(table), path)
    return path


@pytest.fixture
def opened(tmp_path):
    catalogues = []

    def open_it():
        catalogues.append(Catalogue.open(tmp_path / "data"))
        return catalogues[-1]

    yield open_it
    for catalogue in catalogues:
        catalogue.close()


def test_the_stored_error_is_what_a_compact_look_shows(opened, cube):
    catalogue = opened()
    look = catalogue.import_paths([cube]).results[0].look
    exact = catalogue.lut(look.id, 17).table
    code = catalogue.storage(look.id).code
    assert look.exact
    assert look.error == code.mean
    assert catalogue.compact(look.id)
    assert not catalogue.get(look.id).exact
    fresh = measure(exact, catalogue.lut(look.id, 33).table)
    assert fresh.mean == pytest.approx(code.mean, abs=1e-3)
    assert fresh.p90 == pytest.approx(code.p90, abs=1e-2)
    assert len(code.packed) <= 1024
    assert catalogue.native_size(look.id) == 33


def test_a_compact_look_survives_all_that_happens_to_a_look(opened, cube, tmp_path):
    catalogue = opened()
    look = catalogue.import_paths([cube], exact=False).results[0].look
    shown = catalogue.lut(look.id, 33).table
    assert not look.exact
    catalogue.set_favourite(look.id, True)
    catalogue.rename(look.id, "Evening")
    catalogue.close()
    for path in (tmp_path / "data").glob("looks.db*"):
        path.unlink()
    again = opened()
    assert again.get(look.id).title == "Evening"
    assert again.get(look.id).error == look.error
    assert not again.get(look.id).exact
    assert again.is_favourite(look.id)
    np.testing.assert_array_equal(again.lut(look.id, 33).table, shown)


def test_another_core_takes_the_copy_within_the_stated_error(opened, cube, table):
    catalogue = opened()
    look = catalogue.import_paths([cube], exact=False).results[0].look
    decoded = catalogue.lut(look.id, 17).table
    catalogue._keeper._core = "of another library"
    copy = catalogue.lut(look.id, 17).table
    assert not np.array_equal(copy, decoded)
    assert measure(table, copy).mean <= look.error


def test_the_exact_table_comes_back(opened, cube):
    catalogue = opened()
    look = catalogue.import_paths([cube]).results[0].look
    exact = catalogue.lut(look.id, 17).table
    before = catalogue.compact(look.id)
    assert catalogue.compact(look.id) is None
    catalogue.restore(look.id, before)
    np.testing.assert_array_equal(catalogue.lut(look.id, 17).table, exact)
    catalogue.compact(look.id)
    (result,) = catalogue.import_paths([cube]).results
    assert result.duplicate
    assert result.look.exact
    np.testing.assert_array_equal(catalogue.lut(look.id, 17).table, exact)


def test_a_look_that_no_code_comes_near_keeps_its_table(opened, tmp_path):
    wild = np.random.default_rng(0).random((9, 9, 9, 3), dtype=np.float32)
    write_lut(Lut3D(wild), tmp_path / "wild.cube")
    catalogue = opened()
    look = catalogue.import_paths([tmp_path / "wild.cube"], exact=False).imported[0]
    assert look.exact
    assert look.error > 2
    assert catalogue.compact(look.id) is None
    np.testing.assert_allclose(catalogue.lut(look.id, 9).table, wild, atol=1e-5)


def test_an_older_description_opens():
    text = (
        '{"id": "user-1", "title": "T", "category": "c", "size": 5, "origin": "",'
        ' "added": "", "tags": []}'
    )
    assert StoredLook.from_json(text).look().exact
    assert StoredLook.from_json(text).look().error is None


def test_a_copy_is_within_half_a_step_of_16_bits(table):
    copy = unpack_copy(pack_copy(table), len(table))
    assert np.abs(copy - table).max() <= 0.51 / 65535
    assert unpack_copy(b"nonsense", 17) is None


def test_importing_compactly_on_the_command_line(cube, tmp_path, monkeypatch, capsys):
    monkeypatch.setenv("LOOKSMITH_DATA_DIR", str(tmp_path / "data"))
    assert main(["import", "--compact", str(cube)]) == 0
    assert "(compact, 0." in capsys.readouterr().out
    (path,) = (tmp_path / "data" / "looks").iterdir()
    assert path.stat().st_size < 20_000
