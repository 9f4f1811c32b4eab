"""Thousands of damaged files: a result or a typed error, and never anything else.

``LOOKSMITH_MUTATIONS=10000`` reads as many; ``LOOKSMITH_MUTATION=123`` only that one,
again. ``-s`` shows the table.
"""

from __future__ import annotations

import json
import os
import select
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO

import pytest
from fault_seeds import photo_seeds
from lut_parts import lut_seeds

pytestmark = pytest.mark.skipif(
    sys.platform != "linux", reason="the limits of memory and time are Linux's"
)

COUNT = int(os.environ.get("LOOKSMITH_MUTATIONS", "300"))
ONLY = os.environ.get("LOOKSMITH_MUTATION")
PROCESSES = int(os.environ.get("LOOKSMITH_FAULT_PROCESSES", "2"))
# Far above the five seconds of processor time and those of its start: only what waits
# for ever meets it, however busy the computer is.
PATIENCE = 300
FINE = ("opened", "refused")


@dataclass
class Tally:
    """What became of the files of one format."""

    ended: Counter[str] = field(default_factory=Counter)
    seconds: float = 0.0
    peak: int = 0


class Reader:
    """A process that reads mutated files, and another one when it dies."""

    def __init__(self, seeds: Path, log: IO[bytes]) -> None:
        self._seeds, self._log = seeds, log
        self._process: subprocess.Popen[bytes] | None = None

    def _started(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self._log.truncate(0)
            self._log.seek(0)
            script = Path(__file__).with_name("fault_worker.py")
            self._process = subprocess.Popen(
                [sys.executable, script, self._seeds],
                stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=self._log,
                env={**os.environ, "OMP_NUM_THREADS": "1"},
            )  # fmt: skip
        return self._process

    def _line(self, process: subprocess.Popen[bytes]) -> bytes:
        assert process.stdout is not None
        heard = select.select([process.stdout], [], [], PATIENCE)[0]
        return process.stdout.readline() if heard else b""

    def outcome(self, number: int) -> dict[str, object]:
        """Return how reading a mutation ended."""
        process = self._started()
        assert process.stdin is not None
        process.stdin.write(b"%d\n" % number)
        process.stdin.flush()
        line = self._line(process)
        if line:
            return dict(json.loads(line))
        process.kill()
        status = process.wait()
        self._log.seek(0)
        told = self._log.read().decode(errors="replace")[-3000:]
        return {"number": number, "ended": f"death by {status}", "told": told}

    def close(self) -> None:
        """End the process."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            for pipe in (self._process.stdin, self._process.stdout):
                assert pipe is not None
                pipe.close()


@pytest.fixture(scope="module")
def seeds(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("seeds")
    for kind in ("photo", "lut"):
        (folder / kind).mkdir()
    for name, data in photo_seeds().items():
        (folder / "photo" / name).write_bytes(data)
    lut_seeds(folder / "lut")
    return folder


def outcomes(seeds: Path, numbers: range) -> Iterator[dict[str, object]]:
    """Read mutations, some processes side by side."""

    def share(first: int) -> list[dict[str, object]]:
        with tempfile.TemporaryFile() as log:
            reader = Reader(seeds, log)
            try:
                return [reader.outcome(number) for number in numbers[first::PROCESSES]]
            finally:
                reader.close()

    with ThreadPoolExecutor(PROCESSES) as pool:
        for found in pool.map(share, range(PROCESSES)):
            yield from found


def table(tallies: dict[str, Tally]) -> str:
    """Return what became of the formats, a line each."""
    lines = [f"{'format':8} {'files':>6} {'opened':>7} {'refused':>8} {'else':>5}"]
    lines[0] += f" {'slowest s':>10} {'peak MB':>8}"
    for name, tally in sorted(tallies.items()):
        files = tally.ended.total()
        opened, refused = (tally.ended[key] for key in FINE)
        lines.append(
            f"{name:8} {files:6} {opened:7} {refused:8} {files - opened - refused:5}"
            f" {tally.seconds:10.2f} {tally.peak / 1e6:8.0f}"
        )
    return "\n".join(lines)


def test_mutated_files_end_in_a_result_or_a_typed_error(seeds: Path) -> None:
    names = sorted(path for path in seeds.glob("*/*") if path.is_file())
    numbers = range(COUNT) if ONLY is None else range(int(ONLY), int(ONLY) + 1)
    tallies: dict[str, Tally] = defaultdict(Tally)
    wrong = []
    for found in outcomes(seeds, numbers):
        number, ended = int(str(found["number"])), str(found["ended"])
        path = names[number % len(names)]
        photo = path.parent.name == "photo"
        tally = tallies[path.stem.split("-")[0] if photo else path.suffix]
        tally.ended[ended] += 1
        tally.seconds = max(tally.seconds, float(str(found.get("seconds", 0))))
        tally.peak = max(tally.peak, int(str(found.get("peak", 0))))
        if ended not in FINE:
            wrong.append(f"{number} ({path.name}): {ended}\n{found.get('told', '')}")
    sys.stdout.write(f"\n{table(tallies)}\n")
    assert not wrong, (
        f"{len(wrong)} mutations; LOOKSMITH_MUTATION=NUMBER repeats one:\n"
        + "\n".join(wrong[:40])
    )
