"""Files that come to a planned name meanwhile, and names that are an original's."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from PIL import Image

from looksmith.export.batch.find import find_photos
from looksmith.export.batch.journal import Journal
from looksmith.export.batch.plan import Order, Planner, plan
from looksmith.export.batch.run import local_pool, run_batch
from looksmith.export.batch.task import Task, run_task
from looksmith.export.batch.watch import Arrivals, watch
from looksmith.grade.recipe import Light, Recipe
from looksmith.grade.session import Session, session_text
from looksmith.work.token import CancelToken

TEXT = session_text(Session(Recipe(light=Light(exposure=0.3))))
THEIRS = b"somebody else's"


def session_of(_photo):
    return TEXT, ""


@pytest.fixture
def shoot(tmp_path):
    folder = tmp_path / "shoot"
    folder.mkdir()
    for number, colour in enumerate(("red", "green", "blue")):
        Image.new("RGB", (16, 12), colour).save(folder / f"p{number}.png")
    return folder


@pytest.fixture
def out(tmp_path):
    folder = tmp_path / "out"
    folder.mkdir()
    return folder


def run_with_visitor(shoot, out, conflict, *names):
    """Plan a batch, let files come to some of the names, and run it."""
    with (
        Journal(out / "journal") as journal,
        local_pool(1) as (pool, count),
    ):
        order = Order(out, conflict=conflict)
        planner = Planner(order, session_of, journal)
        planner.add(find_photos([shoot]), journal)
        for name in names:
            (out / name).write_bytes(THEIRS)
        return run_batch(journal, pool, count, only=planner.keys)


def names_in(folder):
    return {path.name for path in folder.iterdir()} - {"journal"}


def test_what_comes_meanwhile_stays_and_the_photo_gets_another_name(shoot, out):
    report = run_with_visitor(shoot, out, "unique", "p1.png", "p1-new.png")
    assert not report.failed
    assert names_in(out) == {
        "p0.png", "p1.png", "p1-new.png", "p1-new-2.png", "p2.png",
    }  # fmt: skip
    assert (out / "p1.png").read_bytes() == THEIRS
    assert (out / "p1-new.png").read_bytes() == THEIRS
    assert str(out / "p1-new-2.png") in report.done
    with Image.open(out / "p1-new-2.png") as written:
        assert written.size == (16, 12)


def test_another_run_knows_the_file_under_its_other_name(shoot, out):
    run_with_visitor(shoot, out, "unique", "p1.png")
    (out / "p1.png").unlink()
    again = run_with_visitor(shoot, out, "unique")
    assert (again.done, again.before) == ((), 3)
    (out / "p1-new.png").unlink()
    with Journal(out / "journal") as journal:
        planner = Planner(Order(out), session_of, journal)
        planner.add(find_photos([shoot]), journal)
        assert [journal.tasks[key].photo for key in planner.missing] == [
            str(shoot / "p1.png")
        ]


def test_an_export_under_its_other_name_is_no_photo_of_the_batch(shoot):
    """Exports into the photos' own folder, planned again."""
    run_with_visitor(shoot, shoot, "unique", "p1-2.png")
    assert (shoot / "p1-2.png").read_bytes() == THEIRS
    (shoot / "p1-2.png").unlink()
    assert run_with_visitor(shoot, shoot, "unique").done == ()
    assert len(names_in(shoot)) == 6


def test_photos_are_left_out_whose_names_are_taken_meanwhile(shoot, out):
    report = run_with_visitor(shoot, out, "skip", "p1.png")
    assert (len(report.done), report.failed, report.left) == (2, (), 0)
    assert names_in(out) == {"p0.png", "p1.png", "p2.png"}
    assert (out / "p1.png").read_bytes() == THEIRS


@pytest.mark.parametrize(
    ("conflict", "gone", "names"),
    [
        ("skip", False, {"p0.png", "p1.png", "p2.png"}),
        ("skip", True, {"p0.png", "p1.png", "p2.png"}),
        ("unique", False, {"p0.png", "p1.png", "p1-new.png", "p2.png"}),
        ("overwrite", False, {"p0.png", "p1.png", "p2.png"}),
    ],
)
def test_what_was_left_out_is_done_where_that_is_wanted_later(
    shoot, out, conflict, gone, names
):
    run_with_visitor(shoot, out, "skip", "p1.png")
    if gone:
        (out / "p1.png").unlink()
    for done in (int(gone or conflict != "skip"), 0):
        assert len(run_with_visitor(shoot, out, conflict).done) == done
    assert names_in(out) == names
    stays = not gone and conflict != "overwrite"
    assert ((out / "p1.png").read_bytes() == THEIRS) is stays


def test_overwriting_is_what_was_asked_for(shoot, out):
    report = run_with_visitor(shoot, out, "overwrite", "p1.png")
    assert len(report.done) == 3
    assert (out / "p1.png").read_bytes() != THEIRS


def test_the_latest_command_says_what_becomes_of_files(shoot, out):
    """A batch that was stopped goes on with what is wanted now."""
    with Journal(out / "journal") as journal:
        plan(find_photos([shoot]), Order(out), session_of, journal)
    run_with_visitor(shoot, out, "overwrite", "p1.png")
    assert names_in(out) == {"p0.png", "p1.png", "p2.png"}


def test_a_journal_without_a_policy_goes_on(shoot, out):
    """As versions before this one kept it."""
    with Journal(out / "journal") as journal:
        plan(find_photos([shoot]), Order(out), session_of, journal)
    lines = [json.loads(line) for line in (out / "journal").read_text().splitlines()]
    for line in lines:
        line.get("plan", {}).pop("conflict", None)
    text = "".join(json.dumps(line) + "\n" for line in lines)
    (out / "journal").write_text(text)
    assert len(run_with_visitor(shoot, out, "unique").done) == 3
    assert len(names_in(out)) == 3


def test_a_photo_that_is_done_twice_is_one_file(shoot, out):
    """A cluster asks another worker when it loses one, who may have been done."""
    task = Task(str(shoot / "p0.png"), str(out / "p0.png"), TEXT, conflict="unique")
    first, second = run_task(task), run_task(task)
    assert (first.output, second.output) == ("", "")
    assert first.bytes == second.bytes
    assert names_in(out) == {"p0.png"}


def test_a_watch_replaces_nothing_that_comes_meanwhile(shoot, out, monkeypatch):
    token, told = CancelToken(), []
    real = run_task

    def late(task, token):
        (out / "p1.png").write_bytes(THEIRS)
        return real(task, token)

    def tell(_task, outcome):
        told.append(Path(outcome.output).name)
        if len(told) == 3:
            token.cancel()

    monkeypatch.setattr("looksmith.export.batch.run.run_task", late)
    with Journal(out / "journal") as journal, ThreadPoolExecutor(1) as pool:
        watch(
            shoot, Order(out), session_of, journal, pool, 1, token=token, told=tell,
            arrivals=Arrivals(shoot, 0.0), poll_seconds=0.01,
        )  # fmt: skip
    assert sorted(told) == ["", "", "p1-new.png"]
    assert (out / "p1.png").read_bytes() == THEIRS


def test_an_original_is_known_under_other_letters(tmp_path):
    """Where a disk takes ``IMG.jpg`` for ``IMG.JPG``; here, a second name does it."""
    Image.new("RGB", (16, 12), "red").save(tmp_path / "IMG.JPG")
    (tmp_path / "IMG.jpg").hardlink_to(tmp_path / "IMG.JPG")
    original = (tmp_path / "IMG.JPG").read_bytes()
    order = Order(tmp_path, suffix=".jpg", conflict="overwrite")
    with Journal(tmp_path / "journal") as journal, local_pool(1) as (pool, count):
        plan([tmp_path / "IMG.JPG"], order, session_of, journal)
        report = run_batch(journal, pool, count)
    assert report.done == (str(tmp_path / "IMG-2.jpg"),)
    for name in ("IMG.JPG", "IMG.jpg"):
        assert (tmp_path / name).read_bytes() == original


def test_two_originals_that_differ_in_case_only_are_two(tmp_path):
    for name in ("a.jpg", "A.JPG"):
        Image.new("RGB", (16, 12), "red").save(tmp_path / name)
    if len(names_in(tmp_path)) == 1:
        pytest.skip("this disk takes both names for one")
    order = Order(tmp_path, conflict="overwrite")
    with Journal(tmp_path / "journal") as journal:
        plan(find_photos([tmp_path]), order, session_of, journal)
        outputs = {Path(task.output).name for task in journal.open_tasks}
    assert not outputs & {"a.jpg", "A.JPG"}
    assert len({name.casefold() for name in outputs}) == 2
