"""Temporary files of processes that were killed go; nobody else's do."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from looksmith import files
from looksmith.files import clear_leftovers, replacing, write_whole

posix = pytest.mark.skipif(sys.platform == "win32", reason="no signals on Windows")

WRITE = (
    "import sys, time\n"
    "from looksmith.files import replacing\n"
    "with replacing(sys.argv[1]) as stream:\n"
    "    stream.write(b'half')\n"
    "    stream.flush()\n"
    "    print('half', flush=True)\n"
    "    time.sleep(600)\n"
)
DAYS = 3 * 24 * 3600


@pytest.fixture
def writer(tmp_path):
    """Return a process in the middle of writing a file."""
    process = subprocess.Popen(
        [sys.executable, "-c", WRITE, tmp_path / "a.jpg"],
        stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    assert process.stdout is not None
    assert process.stdout.readline() == "half\n"
    yield process
    process.kill()
    process.wait()
    process.stdout.close()


def kill(process: subprocess.Popen[str]) -> None:
    process.send_signal(signal.SIGKILL)
    process.wait()


def left_in(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.part"))


def made_old(path: Path) -> None:
    then = time.time() - DAYS
    os.utime(path, (then, then))


def put(folder: Path, computer: str, process: int) -> Path:
    path = folder / f".looksmith-{computer}-{process}-0123456789ab.part"
    path.write_bytes(b"half")
    return path


@posix
def test_what_a_killed_process_left_goes_at_once(tmp_path, writer):
    kill(writer)
    assert len(left_in(tmp_path)) == 1
    assert clear_leftovers(tmp_path) == 1
    assert not left_in(tmp_path)


@posix
def test_what_another_process_writes_stays_however_old_it_looks(tmp_path, writer):
    (part,) = left_in(tmp_path)
    made_old(part)
    assert clear_leftovers(tmp_path) == 0
    assert left_in(tmp_path) == [part]


def test_what_this_process_writes_stays_and_takes_its_place(tmp_path):
    with replacing(tmp_path / "a.txt") as stream:
        stream.write(b"whole")
        (part,) = left_in(tmp_path)
        made_old(part)
        assert clear_leftovers(tmp_path) == 0
    assert (tmp_path / "a.txt").read_bytes() == b"whole"
    assert not left_in(tmp_path)


@posix
def test_another_process_on_this_computer_does_not_save_a_number_given_out_again(
    tmp_path,
):
    part = put(tmp_path, files._computer(), os.getppid())
    assert clear_leftovers(tmp_path) == 0
    made_old(part)
    assert clear_leftovers(tmp_path) == 1


def test_another_computer_s_file_stays_for_a_day(tmp_path):
    part = put(tmp_path, "00000000", 1)
    assert clear_leftovers(tmp_path) == 0
    made_old(part)
    assert clear_leftovers(tmp_path) == 1


def test_files_that_are_not_ours_stay(tmp_path):
    names = (
        "film.part", ".0123456789ab.part",
        ".looksmith-00000000-1-0123456789ab.part.jpg",
        ".looksmith-00000000-1-0123456789AB.part", ".looksmith-batch.jsonl",
    )  # fmt: skip
    for name in names:
        (tmp_path / name).write_bytes(b"somebody's")
        made_old(tmp_path / name)
    folder = tmp_path / ".looksmith-00000000-1-0123456789ac.part"
    folder.mkdir()
    made_old(folder)
    assert clear_leftovers(tmp_path) == 0
    assert {path.name for path in tmp_path.iterdir()} == {*names, folder.name}


@posix
def test_a_link_of_such_a_name_is_not_followed_or_removed(tmp_path):
    precious = tmp_path / "precious.jpg"
    precious.write_bytes(b"p")
    link = tmp_path / ".looksmith-00000000-1-0123456789ab.part"
    link.symlink_to(precious)
    assert clear_leftovers(tmp_path) == 0
    assert link.is_symlink()


def test_a_folder_that_is_gone_has_none(tmp_path):
    assert clear_leftovers(tmp_path / "gone") == 0


@posix
def test_a_drive_without_locks_keeps_what_it_cannot_tell(tmp_path, monkeypatch):
    def refuse(_held, _how):
        raise OSError(37, "No locks available")

    monkeypatch.setattr("fcntl.flock", refuse)
    write_whole(tmp_path / "a.txt", "whole")
    assert (tmp_path / "a.txt").read_text() == "whole"
    made_old(put(tmp_path, "00000000", 1))
    assert clear_leftovers(tmp_path) == 0


@posix
def test_an_export_clears_the_folder_that_it_writes_into(tmp_path, writer):
    kill(writer)
    Image.fromarray(np.zeros((8, 8, 3), np.uint8)).save(tmp_path / "photo.png")
    command = [sys.executable, "-m", "looksmith", "apply", "photo.png", "-o", "out.png"]
    subprocess.run(command, cwd=tmp_path, check=True, timeout=240)
    assert {path.name for path in tmp_path.iterdir()} == {"photo.png", "out.png"}
