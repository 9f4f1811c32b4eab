"""What all looks measure: figures to sort by, words to choose by."""

from __future__ import annotations

import numpy as np
import pytest

from looksmith.looks.catalogue import Catalogue
from looksmith.looks.measured import FIGURES, MeasuredLooks
from looksmith.looks.traits import TRAITS, characters, traits
from looksmith.lut.table import identity_table

CUBE = identity_table(5)
GREY = np.repeat(CUBE @ np.float32([[0.3], [0.6], [0.1]]), 3, axis=-1)
WARM = CUBE ** np.float32([0.9, 1, 1.15])
COOL = CUBE ** np.float32([1.15, 1, 0.9])
HARD = np.clip(1.5 * CUBE - 0.25, 0, 1)


@pytest.fixture
def looks():
    tables = np.stack([CUBE, GREY, WARM, COOL, HARD]).astype(np.float32)
    names = ["plain", "grey", "warm", "cool", "hard"]
    return MeasuredLooks(names, tables, np.array([0, 1, 0, 0, 0], bool))


def test_the_identity_is_neutral(looks) -> None:
    assert looks.figures("warmth")["plain"] == pytest.approx(0, abs=0.01)
    assert looks.figures("contrast")["plain"] == pytest.approx(1, abs=1e-5)
    assert looks.figures("saturation")["plain"] == pytest.approx(1, abs=1e-5)
    assert looks.distances(None)["plain"] == pytest.approx(0, abs=1e-4)


def test_the_figures_order_looks_as_eyes_do(looks) -> None:
    warmth = looks.figures("warmth")
    assert warmth["cool"] < warmth["plain"] < warmth["warm"]
    assert looks.figures("contrast")["hard"] == pytest.approx(1.5, rel=0.1)
    saturation = looks.figures("saturation")
    assert saturation["grey"] == pytest.approx(0, abs=0.01)
    assert saturation["hard"] > saturation["plain"]


def test_words_choose_looks(looks) -> None:
    assert looks.having("warm") == {"warm"}
    assert looks.having("cool") == {"cool"}
    assert looks.having("black & white") == {"grey"}
    assert looks.having("contrasty") == {"hard"}


def test_distances_are_the_mean_difference_in_lab(looks) -> None:
    assert looks.distances("warm")["warm"] == 0
    away = looks.distances("warm")
    assert away["plain"] < away["cool"]
    assert away["cool"] == looks.distances("cool")["warm"]


def test_many_at_once_are_as_one_by_one() -> None:
    """The words of the shipped index were found table by table."""
    rng = np.random.default_rng(7)
    tables = CUBE ** rng.uniform(0.5, 2, (40, 1, 1, 1, 3)).astype(np.float32)
    found = characters(tables).words
    for place, table in enumerate(tables):
        assert traits(table) == tuple(w for w in TRAITS if found[w][place])


def test_the_catalogue_measures_every_look_once(tmp_path) -> None:
    catalogue = Catalogue.open(tmp_path)
    measured = catalogue.measured()
    assert catalogue.measured() is measured
    ids = {look.id for look in catalogue.looks()}
    for figure in FIGURES:
        assert measured.figures(figure).keys() == ids
    monochrome = {look.id for look in catalogue.looks() if look.monochrome}
    shared = measured.having("black & white") & monochrome
    assert len(shared) > 0.9 * len(monochrome)
    catalogue.close()


def test_a_library_without_looks_measures_nothing(tmp_path) -> None:
    """Its file may be missing, and none be imported yet."""
    catalogue = Catalogue.open(tmp_path / "data", tmp_path / "none.looks")
    try:
        assert catalogue.measured().distances(None) == {}
        assert catalogue.measured().having("warm") == set()
        assert catalogue.map_positions() == {}
    finally:
        catalogue.close()
