"""Black, white and greys come out of the encoded library as the looks have them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from looksmith.looks.catalogue import Catalogue
from looksmith.looks.morphing import Morpher
from looksmith.lut.table import identity_table
from looksmith.models.encoding.container import dump, load, parse
from looksmith.models.encoding.errors import LibraryFileError
from looksmith.models.encoding.greys import POINTS, Greys, pack_greys, unpack_greys
from looksmith.models.encoding.library import EncodedLibrary
from looksmith.training.datasets import read_looks
from looksmith.training.greys import OVERLOOKED
from looksmith.training.select_looks import read_selection

CODE = 1 / 255


@pytest.fixture(scope="module")
def path(root):
    return root / "resources" / "looks" / "library.looks"


@pytest.fixture(scope="module")
def library(path):
    return EncodedLibrary.open(path)


def test_every_look_has_its_own_black_white_and_greys(library, root, shared_data):
    """A black sky was burgundy under one of them, a white lamp yellow."""
    data = read_looks(shared_data / "looks")
    place = {row.id: index for index, row in enumerate(data.rows)}
    size, step = 5, (POINTS - 1) // 4
    decoded = library.decode(library.ids, size)
    along = np.arange(size)
    for look, table in zip(
        read_selection(root / "resources" / "looks" / "selection.csv"),
        decoded,
        strict=True,
    ):
        wanted = data.table(place[look.source_id])
        greys = wanted[step * along, step * along, step * along]
        off = np.abs(table[along, along, along] - greys).max()
        assert off < OVERLOOKED + 1.5 * CODE, look.id


def test_black_stays_black_under_the_looks_that_had_run_away(path):
    catalogue = Catalogue.open()
    try:
        for look_id in ("highlight-protection", "green-action"):
            assert catalogue.lut(look_id, 33).table[0, 0, 0].max() < 2 * CODE
        assert catalogue.lut("subtle-green", 33).table[-1, -1, -1].min() > 250 * CODE
    finally:
        catalogue.close()


def made_up() -> Greys:
    lacking = np.zeros((POINTS, 3), np.float32)
    lacking[0] = -0.2, 0.0, 0.1
    lacking[-1] = 0.05
    return Greys({"one": lacking})


@pytest.mark.parametrize("size", [2, 17, 33, 65])
def test_what_is_lacking_is_added_to_greys_and_fades(size):
    table = 0.3 + 0.4 * identity_table(size)
    shown = table.copy()
    made_up().correct("one", shown, monochrome=False)
    np.testing.assert_allclose(shown[0, 0, 0], [0.1, 0.3, 0.4], atol=1e-6)
    np.testing.assert_allclose(shown[-1, -1, -1], 0.75, atol=1e-6)
    np.testing.assert_array_equal(shown[-1, 0, 0], table[-1, 0, 0])
    if size > 2:
        middle = size // 2
        np.testing.assert_array_equal(shown[(middle,) * 3], table[(middle,) * 3])


def test_other_looks_stay_as_they_are():
    table = identity_table(9).copy()
    made_up().correct("another", table, monochrome=False)
    np.testing.assert_array_equal(table, identity_table(9))


def test_a_monochrome_look_stays_monochrome():
    table = np.repeat(identity_table(9).mean(-1, keepdims=True), 3, -1)
    made_up().correct("one", table, monochrome=True)
    assert np.ptp(table, axis=-1).max() == 0


def test_what_looks_lack_comes_back():
    chance = np.random.default_rng(0)
    drawn = {look: chance.uniform(-0.3, 0.3, (POINTS, 3)) for look in "acz"}
    ids = tuple("zyxcba")
    found = unpack_greys(pack_greys(Greys(drawn), ids), ids).lacking
    assert list(found) == ["z", "c", "a"]
    for look, lacking in drawn.items():
        np.testing.assert_allclose(found[look], lacking, atol=0.5 * CODE)


def test_a_library_without_greys_has_no_part_for_them(path):
    plain = replace(load(path), greys=pack_greys(Greys(), ("a", "b")))
    assert parse(dump(plain)).greys == b""
    assert not EncodedLibrary(plain).is_corrected("green-action")


@pytest.mark.parametrize("cut", [1, 70, 2000])
def test_damaged_greys_are_told(path, cut):
    content = load(path)
    with pytest.raises(LibraryFileError):
        EncodedLibrary(replace(content, greys=content.greys[:cut]))


def test_a_morph_ends_at_looks_with_their_greys(library):
    """Or the pad would jump where one look has all the weight."""
    looks = ("highlight-protection", "green-action")
    assert all(library.is_corrected(look) for look in looks)
    morpher = Morpher(library, lambda *_: pytest.fail("both are built in"))
    for at, look in enumerate(looks):
        weights = [float(at == 0), float(at == 1)]
        table = morpher.morph(looks, weights, 17, {}).table
        np.testing.assert_allclose(table, library.table(look, 17), atol=1e-5)


def test_only_the_greys_make_the_difference(path):
    content = load(path)
    alone = EncodedLibrary(replace(content, greys=b""))
    whole = EncodedLibrary.open(path)
    look = ["highlight-protection"]
    difference = np.abs(alone.decode(look, 17) - whole.decode(look, 17))[0]
    assert difference[0, 0, 0].max() > 20 * CODE
    assert difference[-1, 0, 0].max() == 0
