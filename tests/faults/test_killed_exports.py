"""Single exports that are killed leave the old file or the new one, whole.

``LOOKSMITH_KILLS=1000`` kills as often.
"""

from __future__ import annotations

import os
import random
import signal
import sys
import time
from pathlib import Path

import numpy as np
import pytest
from fault_writes import EXPOSURES, NAMES
from fork_server import Starter
from PIL import Image

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="forks on Linux only")

KILLS = int(os.environ.get("LOOKSMITH_KILLS", "30"))


def contents(folder: Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in NAMES}


def test_kills_leave_the_old_or_the_new_file_whole(tmp_path: Path) -> None:
    photo, moment = tmp_path / "photo.jpg", random.Random(5)
    codes = np.random.default_rng(5).integers(0, 256, (30, 40, 3), np.uint8)
    Image.fromarray(codes).resize((600, 400)).save(photo)
    original = photo.read_bytes()
    starter = Starter({"XDG_DATA_HOME": str(tmp_path / "data")})
    try:
        versions, seconds = [], 0.0
        for exposure in EXPOSURES:
            folder = tmp_path / exposure
            folder.mkdir()
            began = time.monotonic()
            starter.start("fault_writes:write_all", str(photo), str(folder), exposure)
            assert starter.status() == 0
            seconds = time.monotonic() - began
            versions.append(contents(folder))
        wholes = {name: {each[name] for each in versions} for name in NAMES}
        assert all(len(found) == 2 for found in wholes.values())

        out = tmp_path / "out"
        out.mkdir()
        for name, data in versions[0].items():
            (out / name).write_bytes(data)
        seen = set()
        for number in range(10 * KILLS):
            if number >= KILLS and len(seen) > 2:
                break
            starter.start(
                "fault_writes:write_again_and_again", str(photo), str(out), EXPOSURES
            )
            # A busy computer may not come to its first export in that time.
            patience = seconds * (1 + number // KILLS)
            time.sleep(moment.uniform(0, 2 * patience))
            starter.kill()
            assert starter.status() == -signal.SIGKILL
            found = contents(out)
            for name, data in found.items():
                assert data in wholes[name], f"{name} is neither old nor new"
            seen.add(tuple(data == versions[1][name] for name, data in found.items()))
        assert len(seen) > 2, "no kill came in the middle of an export"
        assert photo.read_bytes() == original
    finally:
        starter.close()
