"""Which edit each photo of a batch gets."""

from __future__ import annotations

import json

import numpy as np
import pytest
from PIL import Image

from looksmith.export.batch.edits import BatchEdits, edit_beside
from looksmith.export.batch.find import find_photos
from looksmith.export.batch.journal import Journal, JournalState
from looksmith.export.batch.plan import Order, plan
from looksmith.export.batch.run import local_pool, run_batch
from looksmith.export.sidecar import write_raw_sidecar
from looksmith.grade.recipe import Blend, BlendTerm, Light, Recipe
from looksmith.grade.render import Renderer
from looksmith.grade.serial import recipe_from_json, recipe_to_json
from looksmith.grade.session import Session, save_session, session_from_text
from looksmith.grade.sources import OverlayLooks
from looksmith.lut.table import Lut3D, identity_table
from looksmith.photo.options import OutputSize, WriteOptions
from looksmith.photo.read import read_photo
from looksmith.photo.xmp import read_recipe_xmp

GRID = identity_table(9)
TABLES = {
    "lift": Lut3D(np.sqrt(GRID), title="Lift"),
    "drop": Lut3D(GRID**2, title="Drop"),
}
SHARED = Recipe(light=Light(exposure=0.3), blend=Blend((BlendTerm("lift", 0.5),)))
OWN = Recipe(light=Light(contrast=40))


class MorphingLooks(OverlayLooks):
    """Looks with a path between them: their geometric mean."""

    def morph(self, look_ids, weights, size=33, *, guests=None):
        table = np.ones((), np.float32)
        for look, weight in zip(look_ids, weights, strict=True):
            table = table * self.lut(look, size).table ** (weight / sum(weights))
        return Lut3D(np.asarray(table, np.float32))


LOOKS = MorphingLooks(None, TABLES)


@pytest.fixture
def shoot(tmp_path):
    folder = tmp_path / "shoot"
    folder.mkdir()
    for number in range(3):
        codes = np.random.default_rng(number).integers(0, 256, (24, 32, 3), np.uint8)
        Image.fromarray(codes).save(folder / f"p{number}.png")
    return folder


def run(tmp_path, shoot, edits, **options):
    order = Order(tmp_path / "out", options=WriteOptions(**options).to_values())
    with Journal(tmp_path / "journal") as journal, local_pool(1) as (pool, count):
        plan(find_photos([shoot]), order, edits, journal)
        return run_batch(journal, pool, count)


def test_a_session_beside_a_photo_and_a_raw_s_sidecar_are_its_own(tmp_path):
    photo, raw = tmp_path / "a.jpg", tmp_path / "b.NEF"
    save_session(Session(OWN), tmp_path / "a.looksmith")
    write_raw_sidecar(raw, json.dumps(recipe_to_json(OWN)))
    edits = BatchEdits(SHARED, LOOKS, edit_beside)
    for path in (photo, raw):
        assert session_from_text(edits(path).session).recipe == OWN
    other = edits(tmp_path / "c.jpg")
    assert session_from_text(other.session).recipe == SHARED
    assert other.looks == "Lift"


def test_a_damaged_edit_fails_its_photo_alone(tmp_path, shoot):
    (shoot / "p1.looksmith").write_text("{")
    report = run(tmp_path, shoot, BatchEdits(SHARED, LOOKS, edit_beside))
    assert len(report.done) == 2
    assert [(each[0][-6:], "Its own edit" in each[1]) for each in report.failed] == [
        ("p1.png", True)
    ]


def test_a_folder_that_cannot_be_made_is_told_in_plain_words(tmp_path, shoot):
    (tmp_path / "out").write_text("a file")
    report = run(tmp_path, shoot, BatchEdits(SHARED, LOOKS))
    assert len(report.failed) == 3
    for _photo, why in report.failed:
        assert str(tmp_path / "out") in why
        assert "Errno" not in why


def test_a_morph_travels_without_the_library_and_is_told_in_the_xmp(tmp_path, shoot):
    terms = (BlendTerm("lift", 0.7), BlendTerm("drop", 0.3))
    recipe = SHARED.replace(blend=Blend(terms, mode="morph", amount=0.8))
    report = run(tmp_path, shoot, BatchEdits(recipe, LOOKS))
    assert not report.failed
    expected = Renderer(LOOKS).render(read_photo(shoot / "p0.png"), recipe)
    written = read_photo(tmp_path / "out" / "p0.png")
    difference = written.pixels.astype(int) - expected.pixels.astype(int)
    assert np.abs(difference).max() <= 1
    assert recipe_from_json(read_recipe_xmp(written.info.xmp)) == recipe


def test_options_reach_every_photo(tmp_path, shoot):
    run(tmp_path, shoot, BatchEdits(SHARED, LOOKS), size=OutputSize("long", 16))
    sizes = {Image.open(path).size for path in (tmp_path / "out").glob("*.png")}
    assert sizes == {(16, 12)}


def test_a_journal_can_be_looked_at_without_touching_it(tmp_path, shoot):
    run(tmp_path, shoot, BatchEdits(SHARED, LOOKS))
    path = tmp_path / "journal"
    with path.open("ab") as stream:
        stream.write(b'{"begun": "half a li')
    before = path.read_bytes()
    state = JournalState(path)
    assert (len(state.tasks), len(state.outcomes), state.open_tasks) == (3, 3, ())
    assert state.began is not None
    assert path.read_bytes() == before
    assert JournalState(tmp_path / "none").tasks == {}
