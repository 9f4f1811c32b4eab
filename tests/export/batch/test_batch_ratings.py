"""Stars that a photo has in the window or in a sidecar go into its export."""

from __future__ import annotations

import json
import subprocess
import sys

import numpy as np
import pytest
from PIL import Image

from looksmith.export.batch.edits import BatchEdits
from looksmith.export.batch.find import find_photos
from looksmith.export.batch.journal import Journal
from looksmith.export.batch.plan import Order, plan
from looksmith.export.batch.ratings import KnownRatings
from looksmith.export.batch.run import local_pool, run_batch
from looksmith.export.sidecar import write_raw_sidecar
from looksmith.grade.kept_facts import read_facts
from looksmith.grade.kept_store import EDITS_FILE, EditStore, KeptEdit
from looksmith.grade.recipe import Recipe
from looksmith.grade.sources import OverlayLooks
from looksmith.photo.options import WriteOptions
from looksmith.photo.photo import Photo, PhotoInfo
from looksmith.photo.write import write_photo
from looksmith.photo.xmp import read_rating_xmp, read_recipe_xmp, with_rating


@pytest.fixture
def shoot(tmp_path):
    """Return three photos: the file of the first says two stars."""
    folder = tmp_path / "shoot"
    folder.mkdir()
    for number in range(3):
        codes = np.random.default_rng(number).integers(0, 256, (24, 32, 3), np.uint8)
        info = PhotoInfo(xmp=with_rating(None, 2) if number == 0 else None)
        write_photo(Photo(codes, None, info), folder / f"p{number}.jpg")
    return folder


def remember(folder, photo, rating):
    folder.mkdir(exist_ok=True)
    store = EditStore(folder / EDITS_FILE)
    store.put({read_facts(photo).key: KeptEdit(photo.name, rating=rating)})
    store.close()


def stars(folder):
    return [read_facts(path).rating for path in sorted(folder.glob("*.jpg"))]


def run(tmp_path, shoot, rating, **options):
    edits = BatchEdits(Recipe(), OverlayLooks(None, {}), rating=rating)
    order = Order(tmp_path / "out", options=WriteOptions(**options).to_values())
    with Journal(tmp_path / "journal") as journal, local_pool(1) as (pool, count):
        plan(find_photos([shoot]), order, edits, journal)
        return run_batch(journal, pool, count)


def test_the_user_s_stars_win_and_a_file_s_own_stay(tmp_path, shoot):
    remember(tmp_path / "data", shoot / "p1.jpg", 4)
    rating = KnownRatings(tmp_path / "data" / EDITS_FILE, {shoot / "p2.jpg": 0})
    run(tmp_path, shoot, rating)
    assert stars(tmp_path / "out") == [2, 4, 0]


def test_the_user_takes_a_file_s_own_stars_away(tmp_path, shoot):
    run(tmp_path, shoot, KnownRatings(tmp_path / "none", {shoot / "p0.jpg": 0}))
    assert stars(tmp_path / "out") == [0, None, None]


def test_stars_in_a_sidecar_count_where_the_user_gave_none(tmp_path, shoot):
    (shoot / "p1.jpg.xmp").write_bytes(with_rating(None, 3))
    (shoot / "p2.xmp").write_bytes(with_rating(None, 5))
    run(tmp_path, shoot, KnownRatings(tmp_path / "none", {shoot / "p2.jpg": 1}))
    assert stars(tmp_path / "out") == [2, 3, 1]


def test_photos_are_not_read_for_their_keys_where_nobody_rates(
    tmp_path, shoot, monkeypatch
):
    remember(tmp_path / "data", shoot / "p1.jpg", None)
    asked = []
    monkeypatch.setattr("looksmith.grade.kept_copies.read_facts", asked.append)
    rating = KnownRatings(tmp_path / "data" / EDITS_FILE, {shoot / "p2.jpg": None})
    assert [rating(photo) for photo in sorted(shoot.iterdir())] == [None] * 3
    assert not asked


def test_metadata_left_out_leaves_the_stars_out(tmp_path, shoot):
    rating = KnownRatings(tmp_path / "none", {shoot / "p1.jpg": 5})
    run(tmp_path, shoot, rating, metadata="none")
    assert stars(tmp_path / "out") == [None, None, None]


def test_another_rating_is_another_task(tmp_path, shoot):
    run(tmp_path, shoot, KnownRatings(tmp_path / "none", {shoot / "p1.jpg": 5}))
    report = run(
        tmp_path, shoot, KnownRatings(tmp_path / "none", {shoot / "p1.jpg": 4})
    )
    assert len(report.done) == 1
    assert report.before == 3


def test_a_photo_or_store_that_cannot_be_read_has_no_known_rating(tmp_path, shoot):
    remember(tmp_path / "data", shoot / "p1.jpg", 4)
    rating = KnownRatings(tmp_path / "data" / EDITS_FILE)
    assert rating(tmp_path / "gone.jpg") is None
    assert rating(shoot / "p1.jpg") == 4


def test_a_raw_s_sidecar_gets_the_stars_and_keeps_its_edit(tmp_path):
    photo = tmp_path / "a.NEF"
    path = write_raw_sidecar(photo, '{"a": 1}', 3)
    assert path is not None
    assert read_rating_xmp(path.read_bytes()) == 3
    write_raw_sidecar(photo, '{"a": 2}')
    assert read_rating_xmp(path.read_bytes()) == 3
    assert read_recipe_xmp(path.read_bytes()) == {"a": 2}


def test_the_command_takes_each_photo_s_own_stars(tmp_path, shoot, monkeypatch):
    monkeypatch.setenv("LOOKSMITH_DATA_DIR", str(tmp_path / "data"))
    remember(tmp_path / "data", shoot / "p1.jpg", 4)
    (shoot / "p2.jpg.xmp").write_bytes(with_rating(None, 1))
    command = [sys.executable, "-m", "looksmith", "batch", str(shoot)]
    for own, folder in ((["--own"], "own"), ([], "plain")):
        out, report = tmp_path / folder, tmp_path / f"{folder}.json"
        written = ["-o", str(out), "--exposure", "0.5", "--report", str(report)]
        subprocess.run([*command, *written, *own], check=True, timeout=240)
        assert len(json.loads(report.read_text())["done"]) == 3
    assert stars(tmp_path / "own") == [2, 4, 1]
    assert stars(tmp_path / "plain") == [2, None, None]


def test_a_damaged_photo_fails_for_its_own_reason(tmp_path, shoot):
    Image.new("RGB", (8, 8)).save(shoot / "p3.jpg")
    (shoot / "p3.jpg").write_bytes(b"")
    remember(tmp_path / "data", shoot / "p1.jpg", 4)
    report = run(tmp_path, shoot, KnownRatings(tmp_path / "data" / EDITS_FILE))
    assert len(report.done) == 3
    assert len(report.failed) == 1
