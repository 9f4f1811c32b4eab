"""Batches that are killed: nothing is lost, done twice or left half written.

``LOOKSMITH_KILLS=1000`` kills as often.
"""

from __future__ import annotations

import os
import random
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from fork_server import Starter
from PIL import Image

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="forks on Linux only")

KILLS = int(os.environ.get("LOOKSMITH_KILLS", "5"))
# Every start looks at all photos: shoots of thousands would only take longer.
KILLS_A_SHOOT, PHOTOS_A_KILL = 25, 6


class Batch:
    """A batch that is killed while it works, started again, and looked at."""

    def __init__(self, starter: Starter, shoot: Path, out: Path) -> None:
        self.shoot, self.out = shoot, out
        self._journal = out / ".looksmith-batch.jsonl"
        self._starter = starter
        self._seen: dict[str, int] = {}

    def _lines(self) -> int:
        journal = self._journal
        return journal.read_bytes().count(b"\n") if journal.exists() else 0

    def start(self, after_lines: int | None = None, pause: float = 0.0) -> int:
        """Run to the end, or until the journal has grown; return the exit status."""
        wanted = None if after_lines is None else self._lines() + after_lines
        arguments = ["batch", str(self.shoot), "-o", str(self.out)]
        arguments += ["--exposure", "0.4", "--workers", "2"]
        self._starter.start("looksmith.cli:main", arguments)
        while wanted is not None and not self._starter.ended():
            if self._lines() >= wanted:
                time.sleep(pause)
                self._starter.kill()
                break
            time.sleep(0.001)
        return self._starter.status()

    def look(self) -> None:
        """Find every file whole, and none written a second time."""
        for path in self.out.glob("*.png"):
            written = path.stat().st_mtime_ns
            if path.name not in self._seen:
                with Image.open(path) as picture:
                    picture.load()
            assert self._seen.setdefault(path.name, written) == written, "done twice"

    @property
    def complete(self) -> bool:
        """Whether every photo has its export."""
        return self._seen.keys() == {path.name for path in self.shoot.iterdir()}


@pytest.fixture
def starter(tmp_path: Path) -> Iterator[Starter]:
    started = Starter({"XDG_DATA_HOME": str(tmp_path / "data")})
    yield started
    started.close()


def fill(shoot: Path, numbers: range) -> None:
    shoot.mkdir(exist_ok=True)
    codes = np.random.default_rng(2).integers(0, 256, (60, 80, 3), np.uint8)
    for number in numbers:
        picture = Image.fromarray(np.roll(codes, number, axis=0))
        picture.save(shoot / f"p{number:05}.png", compress_level=1)


def test_kills_lose_nothing_do_nothing_twice_and_leave_no_half_files(
    tmp_path: Path, starter: Starter
) -> None:
    moment = random.Random(3)
    for first in range(0, KILLS, KILLS_A_SHOOT):
        kills = min(KILLS_A_SHOOT, KILLS - first)
        shoot, out = tmp_path / f"shoot{first}", tmp_path / f"out{first}"
        photos = PHOTOS_A_KILL * kills + 10
        fill(shoot, range(photos))
        out.mkdir()
        batch = Batch(starter, shoot, out)
        planned = photos + 2
        while kills:
            # The first start plans all photos; each then does some before it is killed.
            lines, planned = moment.randint(1, 10) + planned, 0
            status = batch.start(lines, moment.uniform(0, 0.02))
            batch.look()
            if status == 0:  # all was done before a busy computer came to the kill
                fill(shoot, range(photos, 2 * photos))
                photos *= 2
            else:
                assert status == -signal.SIGKILL
                kills -= 1
        assert batch.start() == 0
        batch.look()
        assert batch.complete
        assert not list(out.glob("*.part"))
