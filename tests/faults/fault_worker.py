"""Read mutated files in a process of its own, which may crash, hang or run out.

``python fault_worker.py SEEDS`` takes the numbers of mutations from stdin, one a line,
and answers each with a line of JSON. It may use 2 GiB above what it has at its start,
and 5 seconds of processor time a file, after which the system ends it.
"""

from __future__ import annotations

import faulthandler
import json
import logging
import os
import random
import resource
import signal
import sys
import tempfile
import traceback
import warnings
from pathlib import Path

import numpy as np
from fault_mutations import mutated

from looksmith.errors import LooksmithError
from looksmith.lut.apply import apply_lut
from looksmith.lut.formats import inspect_lut
from looksmith.photo.read import read_photo, read_preview

ROOM = 2 << 30
SECONDS = 5.0


def _size(field: str) -> int:
    text = Path("/proc/self/status").read_text(encoding="ascii")
    return int(text.partition(f"{field}:")[2].split()[0]) << 10


def _read(path: Path) -> None:
    if path.parent.name == "lut":
        lut = inspect_lut(path).lut
        colours = np.linspace(-0.5, 1.5, 300, dtype=np.float32).reshape(1, 100, 3)
        assert np.isfinite(apply_lut(lut, colours)).all()
        return
    small = read_preview(path, 16)
    assert max(small.pixels.shape[:2]) <= 16
    photo = read_photo(path)
    assert np.isfinite(photo.pixels).all()
    assert photo.info.format


def _ran_out(error: BaseException | None) -> bool:
    while error is not None:
        if isinstance(error, MemoryError):
            return True
        error = error.__cause__ or error.__context__
    return False


def outcome(path: Path) -> dict[str, str]:
    """Read a file and tell how that ended."""
    try:
        _read(path)
    except LooksmithError as error:
        told = f"{error.message} ({error.detail})"
        ended = "out of memory" if _ran_out(error) else "refused"
        return {"ended": ended, "told": told}
    except BaseException:  # everything else is what we are looking for
        return {"ended": "untyped error", "told": traceback.format_exc()}
    return {"ended": "opened"}


def main(folder: Path) -> None:
    """Answer the numbers on stdin."""
    # Libraries chat on stdout: what they say goes to stderr, and ours to another door.
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)
    faulthandler.enable()
    warnings.simplefilter("ignore")
    logging.disable()
    paths = sorted(path for path in folder.glob("*/*") if path.is_file())
    kinds = {kind: [] for kind in ("photo", "lut")}
    for path in paths:
        kinds[path.parent.name].append(path.read_bytes())
        outcome(path)
    # Its libraries are loaded now, and its threads started.
    limit = _size("VmSize") + ROOM
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    with tempfile.TemporaryDirectory() as scratch:
        for line in sys.stdin:
            number = int(line)
            seed = paths[number % len(paths)]
            chance = random.Random(number)
            data = mutated(seed.read_bytes(), chance, kinds[seed.parent.name])
            path = Path(scratch) / seed.parent.name / seed.name
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(data)
            Path("/proc/self/clear_refs").write_text("5")  # the peak begins anew
            before = _size("VmRSS")
            used = resource.getrusage(resource.RUSAGE_SELF)
            began = used.ru_utime + used.ru_stime
            signal.setitimer(signal.ITIMER_PROF, SECONDS)
            answer: dict[str, object] = {"seed": seed.name, **outcome(path)}
            signal.setitimer(signal.ITIMER_PROF, 0)
            used = resource.getrusage(resource.RUSAGE_SELF)
            answer["seconds"] = used.ru_utime + used.ru_stime - began
            answer["peak"] = _size("VmHWM") - before
            print(json.dumps({"number": number, **answer}), file=answers, flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
