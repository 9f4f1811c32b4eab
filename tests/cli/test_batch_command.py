"""``looksmith batch`` and ``looksmith watch`` as a studio uses them: real processes."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest
from PIL import Image

from looksmith.cli.watch import LiveEdits
from looksmith.grade.recipe import Light, Recipe
from looksmith.grade.session import Session, SessionError, session_text


@pytest.fixture
def start(tmp_path):
    """Return what starts a command in a folder of its own; ended with the test."""
    started = []

    def command(*arguments, cwd=tmp_path, **options):
        env = {**os.environ, "XDG_DATA_HOME": str(tmp_path / "data"), **options}
        started.append(
            subprocess.Popen(
                [sys.executable, "-m", "looksmith", *map(str, arguments)],
                stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                env=env, text=True, cwd=cwd,
            )
        )  # fmt: skip
        return started[-1]

    yield command
    for process in started:
        process.kill()
        process.communicate()


@pytest.fixture
def looksmith(start):
    """Return what runs a command to its end."""

    def run(*arguments, **options):
        process = start(*arguments, **options)
        out, error = process.communicate(timeout=240)
        return subprocess.CompletedProcess([], process.returncode, out, error)

    return run


@pytest.fixture
def shoot(tmp_path):
    folder = tmp_path / "shoot"
    folder.mkdir()
    for number in range(3):
        Image.new("RGB", (24, 16), (90, 60, 30)).save(folder / f"p{number}.png")
    return folder


def wait_until(true, seconds=240):
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.05)


def test_names_are_shown_without_a_trace(shoot, tmp_path, looksmith):
    (shoot / "IMG.CR2").write_bytes((shoot / "p0.png").read_bytes())
    shutil.copy(shoot / "p0.png", os.fsencode(shoot) + b"/bad\xff.png")
    shown = looksmith("batch", "shoot", "-o", "out", "--names", PYTHONIOENCODING="utf8")
    assert shown.returncode == 0, shown.stderr
    assert f"IMG.CR2 -> {tmp_path / 'out' / 'IMG.jpg'}\n" in shown.stdout
    assert f" -> {tmp_path / 'out' / 'bad-.png'}\n" in shown.stdout
    assert not (tmp_path / "out").exists()


def test_a_batch_goes_on_from_another_folder(shoot, tmp_path, looksmith):
    """The journal's files do not move with the folder that a command is given in."""
    looksmith("batch", "shoot", "-o", "out")
    (tmp_path / "else").mkdir()
    lines = (tmp_path / "out" / ".looksmith-batch.jsonl").read_text().splitlines()
    plans = [json.loads(line)["plan"] for line in lines if '"plan"' in line]
    assert {plan["output"] for plan in plans} == {
        str(tmp_path / "out" / f"p{number}.png") for number in range(3)
    }
    done = looksmith("batch", "../shoot", "-o", "../out", cwd=tmp_path / "else")
    assert done.stdout.startswith("0 written, 3 done before")


def test_what_failed_is_named_again_with_what_to_do(shoot, looksmith):
    (shoot / "p1.png").write_bytes(b"no photo")
    for told in ("2 written, 1 failed", "0 written, 2 done before, 1 failed"):
        done = looksmith("batch", "shoot", "-o", "out", "--report", "report.json")
        assert done.returncode == 1
        assert done.stdout.startswith(told)
        assert "p1.png: " in done.stderr
        assert "--retry-failed" in done.stderr


def test_files_that_are_gone_are_told_and_written_on_request(
    shoot, tmp_path, looksmith
):
    looksmith("batch", "shoot", "-o", "out")
    gone = tmp_path / "out" / "p1.png"
    gone.unlink()
    told = looksmith("batch", "shoot", "-o", "out")
    assert told.stdout.startswith("0 written, 3 done before")
    assert "--redo-missing" in told.stderr
    again = looksmith("batch", "shoot", "-o", "out", "--redo-missing")
    assert again.stdout.startswith("1 written, 2 done before")
    assert gone.is_file()


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["-o", "out", "--report", "nowhere/report.json"], "no such folder"),
        (["-o", "taken"], "files cannot go there"),
        (["-o", "out", "--workers", "many"], "must be a number from 1 to 256"),
        (["-o", "out", "--workers", "-3"], "must be a number from 1 to 256"),
    ],
)
def test_what_cannot_end_well_does_not_begin(
    shoot, tmp_path, looksmith, arguments, told
):
    (tmp_path / "taken").touch()
    done = looksmith("batch", "shoot", *arguments)
    assert done.returncode in (1, 2)
    assert told in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "out").exists()


def test_exports_alone_are_no_photos(shoot, tmp_path, looksmith):
    looksmith("batch", "shoot", "-o", "out")
    done = looksmith("batch", "out", "-o", "out")
    assert done.returncode == 1
    assert "this batch wrote them" in done.stderr


def test_a_second_batch_in_the_same_folder_is_refused(shoot, tmp_path, start):
    (tmp_path / "in").mkdir()
    first = start("watch", "in", "-o", "out")
    wait_until((tmp_path / "out" / ".looksmith-batch.jsonl").exists)
    second = start("batch", "shoot", "-o", "out")
    _, error = second.communicate(timeout=240)
    assert second.returncode == 1
    assert "another batch" in error
    third = start("batch", "shoot", "-o", "out", "--journal", "own.jsonl")
    assert third.communicate(timeout=240)[0].startswith("3 written")
    first.send_signal(signal.SIGKILL)
    first.wait()
    fourth = start("batch", "shoot", "-o", "out", "--conflict", "overwrite")
    assert fourth.communicate(timeout=240)[0].startswith("3 written")


TWICE = """
import signal
from looksmith.cli.batch_shared import stopping
from looksmith.work.token import CancelToken
token = CancelToken()
with stopping(token):
    signal.raise_signal(signal.SIGINT)
    print(token.cancelled, flush=True)
    signal.raise_signal(signal.SIGINT)
    print("still there")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="of POSIX's signals")
def test_the_first_interrupt_asks_and_the_second_ends():
    done = subprocess.run(
        [sys.executable, "-c", TWICE], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stdout) == (-signal.SIGINT, "True\n")


class Watch:
    """A watch that runs, and what it says."""

    def __init__(self, process):
        self.process, self.lines = process, []
        for stream in (process.stdout, process.stderr):
            threading.Thread(target=self._read, args=(stream,), daemon=True).start()

    def _read(self, stream):
        for line in stream:
            self.lines.append(line)

    def wait_for(self, text):
        wait_until(lambda: any(text in line for line in self.lines))


def test_a_tethered_shoot_takes_up_the_edit_that_is_saved(tmp_path, shoot, start):
    session, arriving, out = tmp_path / "s.looksmith", tmp_path / "in", tmp_path / "out"

    def save(light):
        part = session.with_suffix(".part")
        part.write_text(session_text(Session(Recipe(light=light))))
        part.replace(session)

    def grey(name):
        pixel = Image.open(out / name).getpixel((3, 3))
        return max(pixel) - min(pixel) <= 2

    save(Light(exposure=0.5))
    arriving.mkdir()
    watch = Watch(start("watch", "in", "-o", "out", "--session", session))
    watch.wait_for("watching")
    shutil.copy(shoot / "p0.png", arriving)
    watch.wait_for("p0.png")
    save(Light(saturation=-100))
    shutil.copy(shoot / "p1.png", arriving)
    watch.wait_for("p1.png")
    watch.process.send_signal(signal.SIGINT)
    assert watch.process.wait(timeout=240) == 0
    assert [grey(f"p{number}.png") for number in range(2)] == [False, True]


def test_a_session_that_cannot_be_read_changes_nothing(tmp_path, capsys):
    session, made = tmp_path / "s.looksmith", []

    def make():
        if made:
            raise SessionError("no session.")
        made.append(session.read_text())
        return lambda photo: (made[-1], photo.name)

    session.write_text("first")
    live = LiveEdits(session, make)
    for text in ("damaged", "damaged more"):
        session.write_text(text)
        assert live(Path("a.jpg")) == ("first", "a.jpg")
    assert capsys.readouterr().err.count("as it was before") == 2
    session.unlink()
    assert live(Path("a.jpg")) == ("first", "a.jpg")
