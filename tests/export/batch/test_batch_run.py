"""Batches of real photos: names, conflicts, failures, cancelling, kills, a cluster."""

from __future__ import annotations

import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from looksmith.export.batch.find import BatchError, find_photos
from looksmith.export.batch.journal import Journal
from looksmith.export.batch.plan import Order, plan
from looksmith.export.batch.run import local_pool, run_batch
from looksmith.export.batch.task import Outcome
from looksmith.export.batch.watch import Arrivals, watch
from looksmith.export.photo import export_photo
from looksmith.grade.recipe import Blend, BlendTerm, Light, Recipe
from looksmith.grade.render import Renderer
from looksmith.grade.session import Session, session_from_text, session_text
from looksmith.grade.sources import OverlayLooks
from looksmith.lut.table import Lut3D, identity_table
from looksmith.photo.read import read_photo
from looksmith.work.token import CancelToken

LOOK = Lut3D(np.sqrt(identity_table(9)), title="Lift")
RECIPE = Recipe(light=Light(exposure=0.3), blend=Blend((BlendTerm("lift", 0.5),)))
TEXT = session_text(Session(RECIPE, None, {"lift": LOOK}, {"lift": "Lift"}))


def alone_renderer():
    """Return what grades one photo with the looks as the session holds them."""
    return Renderer(OverlayLooks(None, session_from_text(TEXT).looks))


def session_of(_photo):
    return TEXT, "Lift"


@pytest.fixture
def shoot(tmp_path):
    folder = tmp_path / "shoot"
    folder.mkdir()
    chance = np.random.default_rng(1)
    for number in range(6):
        codes = chance.integers(0, 256, (24, 32, 3), np.uint8)
        Image.fromarray(codes).save(folder / f"p{number}.png")
    return folder


@pytest.fixture
def journal(tmp_path):
    with Journal(tmp_path / "journal") as journal:
        yield journal


def run(journal, **options):
    with local_pool(2) as (pool, count):
        return run_batch(journal, pool, count, **options)


def test_every_photo_is_graded_as_it_would_be_alone(shoot, tmp_path, journal):
    order = Order(tmp_path / "out")
    assert plan(find_photos([shoot]), order, session_of, journal) == ()
    report = run(journal)
    assert len(report.done) == 6
    assert not report.failed
    renderer = alone_renderer()
    alone = tmp_path / "alone.png"
    for path in sorted(shoot.iterdir()):
        export_photo(read_photo(path), RECIPE, renderer, alone)
        assert (tmp_path / "out" / path.name).read_bytes() == alone.read_bytes()


def test_a_second_run_does_nothing_and_takes_new_photos_in(shoot, tmp_path, journal):
    order = Order(tmp_path / "out")
    plan(find_photos([shoot]), order, session_of, journal)
    run(journal)
    before = {p: p.stat().st_mtime_ns for p in (tmp_path / "out").iterdir()}
    Image.new("RGB", (9, 9), "red").save(shoot / "p9.png")
    plan(find_photos([shoot]), order, session_of, journal)
    report = run(journal)
    assert [Path(path).name for path in report.done] == ["p9.png"]
    assert report.before == 6
    assert {p: p.stat().st_mtime_ns for p in before} == before


def test_other_settings_are_other_tasks(shoot, tmp_path, journal):
    order = Order(tmp_path / "out")
    plan(find_photos([shoot]), order, session_of, journal)
    run(journal)
    other = session_text(Session(Recipe(light=Light(contrast=20))))
    plan(find_photos([shoot]), order, lambda _p: (other, ""), journal)
    assert len(run(journal).done) == 6
    assert (tmp_path / "out" / "p0-2.png").is_file()


def test_a_photo_that_changed_is_done_again(shoot, tmp_path, journal):
    order = Order(tmp_path / "out", conflict="overwrite")
    plan(find_photos([shoot]), order, session_of, journal)
    run(journal)
    Image.new("RGB", (32, 24), "blue").save(shoot / "p0.png")
    plan(find_photos([shoot]), order, session_of, journal)
    assert len(journal.open_tasks) == 1


def test_originals_are_never_replaced(shoot, tmp_path, journal):
    before = {p.name: p.read_bytes() for p in shoot.iterdir()}
    order = Order(shoot, conflict="overwrite")
    plan(find_photos([shoot]), order, session_of, journal)
    run(journal)
    after = {p.name: p.read_bytes() for p in shoot.iterdir()}
    assert before.items() <= after.items()
    assert len(after) == 12


@pytest.mark.parametrize(
    ("conflict", "written"), [("unique", 6), ("overwrite", 6), ("skip", 5)]
)
def test_what_happens_where_a_file_is_there(
    shoot, tmp_path, conflict, written, journal
):
    out = tmp_path / "out"
    out.mkdir()
    (out / "p0.png").write_bytes(b"somebody's")
    order = Order(out, conflict=conflict)
    left_out = plan(find_photos([shoot]), order, session_of, journal)
    assert len(run(journal).done) == written
    assert len(left_out) == 6 - written
    kept = (out / "p0.png").read_bytes() == b"somebody's"
    assert kept == (conflict != "overwrite")


def test_two_photos_of_one_name_do_not_take_each_other_s_place(tmp_path, journal):
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        Image.new("RGB", (8, 8), (folder == "a" and "red") or "blue").save(
            tmp_path / folder / "same.png"
        )
    photos = find_photos([tmp_path / "a", tmp_path / "b"])
    order = Order(tmp_path / "out", conflict="overwrite")
    plan(photos, order, session_of, journal)
    run(journal)
    assert {p.name for p in (tmp_path / "out").iterdir()} == {"same.png", "same-2.png"}


def test_a_failure_ends_no_batch_and_can_be_tried_again(shoot, tmp_path, journal):
    broken = shoot / "p3.png"
    good = broken.read_bytes()
    broken.write_bytes(good[: len(good) // 2])
    order = Order(tmp_path / "out")
    plan(find_photos([shoot]), order, session_of, journal)
    report = run(journal)
    assert len(report.done) == 5
    assert [Path(photo).name for photo, _ in report.failed] == ["p3.png"]
    assert not (tmp_path / "out" / "p3.png").exists()
    facts = broken.stat()
    broken.write_bytes(good)
    assert broken.stat().st_size != facts.st_size
    journal.forget_failures()
    assert len(run(journal).done) == 1


def test_a_worker_that_dies_of_anything_is_told(shoot, tmp_path, journal):
    plan(find_photos([shoot]), Order(tmp_path / "out"), session_of, journal)

    def worker(task):
        if task.photo.endswith("p2.png"):
            raise ZeroDivisionError("by zero")
        return Outcome(task.key, 1)

    report = run(journal, worker=worker)
    assert len(report.done) == 5
    assert "by zero" in report.failed[0][1]


def test_cancelling_begins_no_more_and_the_rest_goes_on_later(shoot, tmp_path, journal):
    plan(find_photos([shoot]), Order(tmp_path / "out"), session_of, journal)
    token = CancelToken()
    told = []

    def tell(task, outcome):
        told.append(outcome)
        token.cancel()

    with ThreadPoolExecutor(1) as pool:
        report = run_batch(journal, pool, 1, token=token, told=tell)
    assert 1 <= len(report.done) < 6
    assert report.left == 6 - len(report.done)
    whole = list((tmp_path / "out").iterdir())
    assert all(Image.open(path).load() is not None for path in whole)
    assert len(run(journal).done) == report.left


def test_progress_names_the_count_and_ends_at_one(shoot, tmp_path, journal):
    plan(find_photos([shoot]), Order(tmp_path / "out"), session_of, journal)
    told = []
    run(journal, progress=lambda share, text: told.append((share, text)))
    assert [share for share, _ in told] == pytest.approx([n / 6 for n in range(1, 7)])
    assert told[-1][1].startswith("6 of 6")


def test_a_missing_photo_is_told_before_anything_is_done(tmp_path, journal):
    with pytest.raises(BatchError, match="not there"):
        find_photos([tmp_path / "gone.jpg"])


# -- a watched folder


def test_a_file_counts_as_complete_when_it_has_stopped_growing(tmp_path):
    now = [0.0]
    arrivals = Arrivals(tmp_path, still_seconds=1.5, clock=lambda: now[0])
    photo = tmp_path / "new.jpg"
    photo.write_bytes(b"begin")
    assert arrivals.take() == ()
    now[0] = 1.0
    photo.write_bytes(b"begin and more")
    assert arrivals.take() == ()
    now[0] = 2.0
    assert arrivals.take() == ()
    now[0] = 2.6
    assert arrivals.take() == (photo,)
    assert arrivals.take() == ()


def test_an_empty_or_hidden_file_never_counts(tmp_path):
    now = [0.0]
    arrivals = Arrivals(tmp_path, clock=lambda: now[0])
    (tmp_path / "empty.jpg").touch()
    (tmp_path / ".part.jpg").write_bytes(b"x")
    (tmp_path / "notes.txt").write_bytes(b"x")
    arrivals.take()
    now[0] = 100
    assert arrivals.take() == ()


def test_photos_are_exported_as_they_arrive(shoot, tmp_path, journal):
    arriving = tmp_path / "arriving"
    arriving.mkdir()
    token, told = CancelToken(), []
    waiting = sorted(shoot.iterdir())[:3]

    def tell(task, outcome):
        told.append(Path(task.photo).name)
        if waiting:
            move()
        else:
            token.cancel()

    def move():
        path = waiting.pop(0)
        path.rename(arriving / path.name)

    move()
    with ThreadPoolExecutor(1) as pool:
        written = watch(
            arriving, Order(tmp_path / "out"), session_of, journal, pool, 1,
            token=token, told=tell, poll_seconds=0.02,
            arrivals=Arrivals(arriving, still_seconds=0.05),
        )  # fmt: skip
    assert told == ["p0.png", "p1.png", "p2.png"]
    assert written == 3


# -- the command


def looksmith(*arguments, **options):
    return subprocess.run(
        [sys.executable, "-m", "looksmith", *map(str, arguments)],
        capture_output=True, text=True, timeout=240, check=False, **options,
    )  # fmt: skip


def test_the_command_exports_reports_and_uses_each_photo_s_own_edit(shoot, tmp_path):
    own = session_text(Session(Recipe(light=Light(saturation=-100))))
    (shoot / "p1.looksmith").write_text(own)
    (shoot / "p5.png").write_bytes(b"no photo")
    out, report = tmp_path / "out", tmp_path / "report.json"
    names = looksmith("batch", shoot, "-o", out, "--name", "{number:03}", "--names")
    assert "p0.png -> " in names.stdout
    assert names.stdout.count("\n") == 6
    done = looksmith(
        "batch", shoot, "-o", out, "--exposure", "1", "--own", "--format", "jpg",
        "--name", "{number:03}-{name}", "--report", report,
    )  # fmt: skip
    assert done.returncode == 1
    assert done.stdout.startswith("5 written, 1 failed")
    assert "p5.png: This is no photo" in done.stderr
    found = json.loads(report.read_text())
    assert len(found["done"]) == 5
    assert [Path(photo).name for photo, _ in found["failed"]] == ["p5.png"]
    grey = np.asarray(Image.open(out / "002-p1.jpg")).astype(int)
    assert np.ptp(grey, axis=2).max() <= 4
    bright = np.asarray(Image.open(out / "001-p0.jpg")).mean()
    assert bright > np.asarray(Image.open(shoot / "p0.png")).mean() + 10


def test_wrong_templates_and_folders_are_told(shoot, tmp_path):
    wrong = looksmith("batch", shoot, "-o", tmp_path / "out", "--name", "{nmae}")
    assert wrong.returncode == 1
    assert "not known" in wrong.stderr
    same = looksmith("watch", shoot, "-o", shoot)
    assert same.returncode == 1
    assert "watched" in same.stderr


def test_the_command_enhances_each_photo_by_itself(tmp_path, root):
    shoot, out = tmp_path / "shoot", tmp_path / "out"
    shoot.mkdir()
    codes = np.asarray(
        Image.open(root / "resources/samples/otter.jpg").resize((96, 64))
    )
    for name, scale in (("dark", 0.2), ("light", 1.0)):
        Image.fromarray((codes * scale).astype(np.uint8)).save(shoot / f"{name}.png")
    done = looksmith("batch", shoot, "-o", out, "--device", "cpu", "--enhance", "100")
    assert done.returncode == 0, done.stderr
    gains = {
        path.stem: np.asarray(Image.open(path)).mean()
        - np.asarray(Image.open(shoot / path.name)).mean()
        for path in out.glob("*.png")
    }
    assert gains["dark"] > 25
    assert gains["dark"] > gains["light"] + 10
