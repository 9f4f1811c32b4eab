"""A watched folder over a long day: numbers, other edits, cards that come and go."""

from __future__ import annotations

import errno
import shutil
from concurrent.futures import ThreadPoolExecutor

import pytest
from PIL import Image

from looksmith.export import photo as export
from looksmith.export.batch.journal import Journal
from looksmith.export.batch.plan import Order
from looksmith.export.batch.watch import Arrivals, watch
from looksmith.grade.recipe import Light, Recipe
from looksmith.grade.session import Session, session_text
from looksmith.work.token import CancelToken


def edit(exposure):
    text = session_text(Session(Recipe(light=Light(exposure=exposure))))
    return lambda _photo: (text, "")


@pytest.fixture
def arriving(tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    return folder


@pytest.fixture
def arrive(arriving, tmp_path):
    """Return what lets a photo arrive at once, whole."""

    def put(name, colour="red"):
        made = tmp_path / "made.png"
        Image.new("RGB", (16, 12), colour).save(made)
        shutil.move(made, arriving / name)

    return put


@pytest.fixture
def watched(arriving, tmp_path):
    """Return what watches until some files are written; ``then`` is done after each."""

    def run(count, then=lambda: None, exposure=0.0, template="{name}", said=None):
        token, written = CancelToken(), []

        def told(task, outcome):
            assert not outcome.problem
            written.append(task.output.rpartition("/")[2])
            if len(written) == count:
                token.cancel()
            then()

        with (
            ThreadPoolExecutor(1) as pool,
            Journal(tmp_path / "journal") as journal,
        ):
            watch(
                arriving, Order(tmp_path / "out", template), edit(exposure), journal,
                pool, 1, token=token, told=told, poll_seconds=0.02,
                arrivals=Arrivals(arriving, still_seconds=0.05),
                said=said or (lambda _text: None),
            )  # fmt: skip
        return written

    return run


def test_numbers_go_on_from_photo_to_photo_and_from_day_to_day(arrive, watched):
    later = ["b.png", "c.png"]
    arrive("a.png")
    written = watched(3, lambda: later and arrive(later.pop(0)), template="{number:03}")
    assert written == ["001.png", "002.png", "003.png"]
    arrive("aa.png")
    assert watched(1, template="{number:03}") == ["004.png"]


def test_another_edit_is_for_the_photos_to_come(arrive, watched, tmp_path):
    arrive("a.png")
    watched(1)
    arrive("b.png")
    assert watched(1, exposure=1.0) == ["b.png"]
    assert {path.name for path in (tmp_path / "out").iterdir()} == {"a.png", "b.png"}


def test_a_photo_that_is_replaced_is_another_photo(arrive, watched):
    arrive("a.png")
    later = ["blue"]
    written = watched(2, lambda: later and arrive("a.png", later.pop()))
    assert written == ["a.png", "a-2.png"]


def test_a_folder_that_goes_away_is_waited_for(arrive, arriving, watched, tmp_path):
    told = []

    def said(text):
        told.append(text.rpartition(" is ")[2])
        if len(told) == 1:
            (tmp_path / "away").rename(arriving)
            arrive("b.png")

    arrive("a.png")
    away = [tmp_path / "away"]
    written = watched(2, lambda: away and arriving.rename(away.pop()), said=said)
    assert written == ["a.png", "b.png"]
    assert told == ["gone: waiting for it.", "back."]


def test_a_file_that_is_gone_again_is_not_taken(arrive, arriving):
    now = [0.0]
    arrivals = Arrivals(arriving, clock=lambda: now[0])
    arrive("a.png")
    arrivals.take()
    (arriving / "a.png").unlink()
    now[0] = 9.0
    assert arrivals.take() == ()


def test_a_full_disk_is_told_once_and_waited_for(arrive, watched, monkeypatch):
    real, tries, told = export.export_photo, [], []

    def full(*arguments, **options):
        tries.append(1)
        if len(tries) < 4:
            raise OSError(errno.ENOSPC, "No space left on device")
        return real(*arguments, **options)

    monkeypatch.setattr(export, "export_photo", full)
    arrive("a.png")
    assert watched(1, said=told.append) == ["a.png"]
    assert len(told) == 1
    assert "takes no more files" in told[0]
