"""A second run with other wishes: other edits, names, formats, photos and folders."""

from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest
from PIL import Image

from looksmith.export import photo as export
from looksmith.export.batch.find import find_photos
from looksmith.export.batch.journal import Journal, JournalError, JournalState
from looksmith.export.batch.plan import Order, Planner, plan
from looksmith.export.batch.run import Report, local_pool, run_batch
from looksmith.export.batch.task import Outcome
from looksmith.grade.recipe import Light, Recipe
from looksmith.grade.session import Session, session_text
from looksmith.photo.errors import PhotoError

RED = (200, 30, 30)
THREE = ["p0.png", "p1.png", "p2.png"]


def edit(exposure):
    text = session_text(Session(Recipe(light=Light(exposure=exposure))))
    return lambda _photo: (text, "")


def picture(path, colour=RED):
    path.parent.mkdir(parents=True, exist_ok=True)
    Image.new("RGB", (16, 12), colour).save(path)
    return path


def brightness(path):
    with Image.open(path) as image:
        return sum(image.convert("RGB").getpixel((3, 3)))


def names(folder):
    return sorted(
        path.name for path in folder.iterdir() if not path.name.startswith(".")
    )


@pytest.fixture
def shoot(tmp_path):
    for number in range(3):
        picture(tmp_path / "shoot" / f"p{number}.png")
    return tmp_path / "shoot"


@pytest.fixture
def batch(shoot, tmp_path):
    """Return what runs a batch as the command does; it says what it planned."""

    def run(out=tmp_path / "out", exposure=0.0, photos=(shoot,), do=None, **order):
        out.mkdir(exist_ok=True)
        wanted = Order(out, **order)
        with Journal(out / "journal") as journal, local_pool(1) as (pool, workers):
            planner = Planner(wanted, edit(exposure), journal)
            planner.add(find_photos(photos, leave=out), journal)
            report = run_batch(journal, pool, workers, worker=do, only=planner.keys)
        return report, planner

    return run


# -- what a batch that was given up leaves in the journal


def test_what_another_edit_left_undone_is_not_done_with_it(shoot, tmp_path, batch):
    """The wrong look was stopped: only the right one is wanted now."""
    out = tmp_path / "out"
    out.mkdir()
    with Journal(out / "journal") as journal:
        plan(find_photos([shoot]), Order(out), edit(-2), journal)
    report, _ = batch(exposure=1)
    assert len(report.done) == 3
    assert report.left == 0
    assert min(map(brightness, out.glob("*.png"))) > sum(RED)


def test_a_failure_is_forgotten_with_its_photo(shoot, batch):
    broken = shoot / "p1.png"
    broken.write_bytes(b"no photo")
    report, _ = batch()
    assert len(report.failed) == 1
    picture(broken)
    report, _ = batch()
    assert (len(report.done), report.before, report.failed) == (1, 2, ())
    broken.write_bytes(b"no photo again")
    assert len(batch()[0].failed) == 1
    broken.unlink()
    report, _ = batch()
    assert (report.failed, report.left, report.before) == ((), 0, 2)


def test_a_photo_that_goes_while_a_batch_is_planned_fails_alone(shoot, tmp_path, batch):
    photos = find_photos([shoot])
    (shoot / "p1.png").unlink()
    with Journal(tmp_path / "journal") as journal:
        order = Order(tmp_path / "out", "{date}-{name}")
        plan(photos, order, edit(0.0), journal)
        assert len(journal.open_tasks) == 2
        assert [Path(task.photo).name for task, _ in journal.failures] == ["p1.png"]


# -- names and formats


def test_another_format_or_another_name_is_another_file(batch, tmp_path):
    batch(suffix=".jpg")
    report, _ = batch(suffix=".tif")
    assert len(report.done) == 3
    report, _ = batch(suffix=".tif", template="{number}")
    assert len(report.done) == 3
    assert names(tmp_path / "out") == [
        "1.tif", "2.tif", "3.tif", "journal", "p0.jpg", "p0.tif", "p1.jpg", "p1.tif",
        "p2.jpg", "p2.tif",
    ]  # fmt: skip
    assert batch(suffix=".tif")[0].before == 3


def test_a_new_photo_shifts_numbers_and_does_nothing_twice(shoot, tmp_path, batch):
    batch(template="{number}-{name}")
    picture(shoot / "p00.png")
    report, _ = batch(template="{number}-{name}")
    assert [Path(path).name for path in report.done] == ["2-p00.png"]


def test_what_differs_only_in_case_or_accents_is_one_name(tmp_path, batch):
    """As on cards, on Windows and on a Mac: one would take the other's place."""
    photos = [
        picture(tmp_path / folder / f"{name}.png")
        for folder, name in (("a", "IMG"), ("b", "img"), ("c", "é"), ("d", "e\u0301"))
    ]
    report, _ = batch(photos=photos)
    assert {Path(path).name for path in report.done} == {
        "IMG.png", "img-2.png", "é.png", "e\u0301-2.png",
    }  # fmt: skip


def test_raw_and_jpeg_of_a_name_are_two_files(tmp_path, batch):
    photos = [picture(tmp_path / "a" / f"IMG.{end}") for end in ("JPG", "png")]
    (tmp_path / "a" / "IMG.CR2").write_bytes(photos[0].read_bytes())
    report, _ = batch(photos=[tmp_path / "a"])
    done = {Path(path).name for path in report.done}
    assert done == {"IMG.jpg", "IMG-2.JPG", "IMG.png"}


def test_the_names_that_are_shown_are_those_that_are_written(shoot, tmp_path, batch):
    picture(shoot / "deep" / "P1.png")
    (shoot / "IMG.CR2").write_bytes((shoot / "p0.png").read_bytes())
    out = tmp_path / "out"
    picture(out / "p0.png")
    batch(photos=[shoot / "p2.png"])
    state = JournalState(out / "journal")
    places = Planner(Order(out), edit(0.0), state).places(find_photos([shoot]))
    shown = {place.task.output for place in places}
    report, _ = batch()
    assert shown == {*report.done, str(out / "p2.png")}
    assert len(shown) == 5


# -- conflicts


def test_overwrite_replaces_what_an_earlier_run_wrote(batch, tmp_path):
    batch(exposure=-1, conflict="overwrite")
    report, _ = batch(exposure=1, conflict="overwrite")
    assert len(report.done) == 3
    assert names(tmp_path / "out") == ["journal", "p0.png", "p1.png", "p2.png"]
    assert brightness(tmp_path / "out" / "p1.png") > sum(RED)


def test_going_back_to_an_edit_that_was_overwritten_does_it_again(batch, tmp_path):
    for exposure in (-1, 1, -1):
        report, _ = batch(exposure=exposure, conflict="overwrite")
        assert len(report.done) == 3
    assert brightness(tmp_path / "out" / "p1.png") < sum(RED)
    report, _ = batch(exposure=-1, conflict="overwrite")
    assert (report.done, report.before) == ((), 3)


def test_skip_leaves_out_what_an_earlier_run_wrote(batch, tmp_path):
    batch(exposure=-1)
    report, planner = batch(exposure=1, conflict="skip")
    assert report.done == ()
    assert len(planner.left_out) == 3
    assert names(tmp_path / "out") == ["journal", "p0.png", "p1.png", "p2.png"]


def test_skip_never_replaces_anything(tmp_path, batch):
    photos = [picture(tmp_path / folder / "p.png") for folder in "ab"]
    theirs = tmp_path / "out" / "p-2.png"
    theirs.parent.mkdir()
    theirs.write_bytes(b"somebody's")
    report, planner = batch(photos=photos, conflict="skip")
    assert (len(report.done), planner.left_out) == (1, [photos[1]])
    assert theirs.read_bytes() == b"somebody's"


# -- where photos are looked for


def test_exports_below_the_photos_are_no_photos(shoot, batch):
    for _ in range(2):
        batch(out=shoot / "out")
    assert names(shoot / "out") == ["journal", "p0.png", "p1.png", "p2.png"]


@pytest.mark.parametrize("template", ["{name}", "web/{name}"])
def test_exports_among_the_photos_are_no_photos(shoot, batch, template):
    batch(out=shoot, template=template)
    report, _ = batch(out=shoot, template=template)
    assert (report.done, report.before) == ((), 3)
    named = sorted(shoot.rglob("*.png"))
    report, _ = batch(out=shoot, template=template, photos=named)
    assert (report.done, report.before) == ((), 3)


def test_hidden_folders_and_a_nas_s_previews_are_left_alone(shoot):
    for folder in (".trash", "@eaDir/p0.png", "deep/.hidden"):
        picture(shoot / folder / "x.png")
    assert [path.name for path in find_photos([shoot])] == THREE


def test_a_photo_under_two_names_is_one(shoot, tmp_path):
    (shoot / "z.png").symlink_to(shoot / "p0.png")
    (shoot / "loop").symlink_to(shoot)
    ways = [shoot, tmp_path / "shoot" / ".." / "shoot", shoot / "p1.png"]
    assert [path.name for path in find_photos(ways)] == THREE


def test_a_folder_that_cannot_be_read_is_told(shoot, monkeypatch):
    closed = shoot / "closed"
    closed.mkdir()
    real, told = os.scandir, []

    def scan(path):
        if Path(path) == closed:
            raise PermissionError(errno.EACCES, "Permission denied", str(closed))
        return real(path)

    monkeypatch.setattr(os, "scandir", scan)
    photos = find_photos([shoot], missed=lambda *what: told.append(what))
    assert len(photos) == 3
    assert told == [(closed, "Permission denied")]


# -- files that are gone, and disks that are full


def test_a_file_that_is_gone_is_told_and_written_again_on_request(batch, tmp_path):
    batch()
    (tmp_path / "out" / "p1.png").unlink()
    report, planner = batch()
    assert (report.done, report.before) == ((), 3)
    assert len(planner.missing) == 1
    with Journal(tmp_path / "out" / "journal") as journal:
        journal.forget(planner.missing)
        assert [Path(task.photo).name for task in journal.open_tasks] == ["p1.png"]


def test_a_full_disk_stops_the_batch_and_fails_no_photo(
    shoot, batch, monkeypatch, tmp_path
):
    real, tried = export.export_photo, []

    def full(*arguments, **options):
        tried.append(arguments)
        if len(tried) == 1:
            return real(*arguments, **options)
        error = OSError(errno.ENOSPC, "No space left on device")
        raise PhotoError("The disk is full. Nothing was written.") from error

    monkeypatch.setattr(export, "export_photo", full)
    for number in range(3, 12):
        picture(shoot / f"p{number}.png")
    report, _ = batch()
    assert "takes no more files" in report.problem
    assert (len(report.done), report.failed, report.left) == (1, (), 11)
    assert len(tried) < 6
    monkeypatch.undo()
    assert len(batch()[0].done) == 11


@pytest.mark.skipif(os.name == "nt", reason="open files cannot be moved there")
def test_a_folder_that_is_moved_away_stops_the_batch(shoot, tmp_path):
    out = tmp_path / "out"
    out.mkdir()

    def tell(_task, _outcome):
        out.rename(tmp_path / "moved")

    with Journal(out / "journal") as journal, local_pool(1) as (pool, workers):
        plan(find_photos([shoot]), Order(out), edit(0.0), journal)
        with pytest.raises(JournalError, match="moved or removed"):
            run_batch(journal, pool, workers, told=tell)
    assert names(tmp_path / "moved")[:2] == ["journal", "p0.png"]


def test_a_photo_that_cannot_be_read_from_a_bad_disk_fails_alone(batch, monkeypatch):
    def bad(path):
        raise PhotoError("The disk does not answer.") from OSError(errno.EIO, "I/O")

    monkeypatch.setattr("looksmith.photo.read.read_photo", bad)
    report, _ = batch()
    assert (len(report.failed), report.problem) == (3, "")


def test_a_report_has_names_that_are_no_text(tmp_path):
    name = os.fsdecode(b"/shoot/bad\xff.jpg")
    report = Report((name,), ((name, "no photo"),), 0, 0, 1.0)
    report.save(tmp_path / "report.txt")
    assert b"bad\xff.jpg" in (tmp_path / "report.txt").read_bytes()
    report.save(tmp_path / "report.json")


def test_an_outcome_counts_only_where_it_was_asked_for(shoot, tmp_path):
    with Journal(tmp_path / "journal") as journal, local_pool(1) as (pool, workers):
        plan(find_photos([shoot]), Order(tmp_path / "out"), edit(0.0), journal)
        first = journal.open_tasks[0]
        report = run_batch(
            journal, pool, workers, only=[first.key],
            worker=lambda task: Outcome(task.key, 1),
        )  # fmt: skip
    assert (report.done, report.left) == ((first.output,), 0)
