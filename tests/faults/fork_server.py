"""Start the program many times, and quickly, so that it can be killed many times.

A process that has loaded everything, and runs one thread, forks itself for each start:
what is killed is the same as a program of its own, but for the time that it loads.
"""

from __future__ import annotations

import json
import os
import select
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from contextlib import suppress
from importlib import import_module
from pathlib import Path

LOADED = (
    "PIL.PngImagePlugin", "PIL.JpegImagePlugin", "PyOpenColorIO", "imagecodecs._png",
    "imagecodecs._jpeg8", "looksmith.cli.apply", "looksmith.models.encoding.film",
    "looksmith.cli.batch", "looksmith.colour.icc", "looksmith.export.lut",
    "looksmith.export.photo", "looksmith.grade.render", "looksmith.photo.develop",
    "looksmith.photo.encode", "looksmith.photo.jpeg", "looksmith.photo.png",
    "looksmith.photo.write", "platformdirs.unix", "tifffile",
)  # fmt: skip


class Starter:
    """Starts functions in processes of their own, one at a time.

    Parameters
    ----------
    environment
        Added to this process's.
    """

    def __init__(self, environment: Mapping[str, str]) -> None:
        threads = {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
        self._server = subprocess.Popen(
            [sys.executable, __file__],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            env={**os.environ, **threads, **environment},
        )  # fmt: skip
        self.pid = 0

    def start(self, call: str, *arguments: object) -> None:
        """Start ``module:function`` with arguments that JSON can hold."""
        assert self._server.stdin is not None
        line = json.dumps({"call": call, "arguments": arguments})
        self._server.stdin.write(line.encode() + b"\n")
        self._server.stdin.flush()
        self.pid = self._answer()

    def _answer(self) -> int:
        assert self._server.stdout is not None
        line = self._server.stdout.readline()
        assert line, "the server of forks has died"
        return int(line)

    def ended(self) -> bool:
        """Return whether what was started has come to its end."""
        return bool(select.select([self._server.stdout], [], [], 0)[0])

    def kill(self) -> None:
        """Kill it with SIGKILL, if it is still there."""
        with suppress(ProcessLookupError):
            os.kill(self.pid, signal.SIGKILL)

    def status(self) -> int:
        """Wait for the end; return the exit status, or minus the signal."""
        return self._answer()

    def close(self) -> None:
        """End the server."""
        self._server.kill()
        self._server.wait()
        for pipe in (self._server.stdin, self._server.stdout):
            assert pipe is not None
            pipe.close()


def _run(call: str, arguments: Sequence[object]) -> int:
    os.setsid()
    nowhere = os.open(os.devnull, os.O_RDWR)
    for stream in range(2):
        os.dup2(nowhere, stream)
    module, _, name = call.partition(":")
    return int(getattr(import_module(module), name)(*arguments) or 0)


def _load_kernels() -> None:
    """Have what is compiled ready."""
    import numpy as np

    from looksmith.lut.apply import look_up
    from looksmith.lut.table import identity_table

    table, pixel = identity_table(2), np.zeros((1, 1, 3), np.uint8)
    look_up(table, pixel, np.empty_like(pixel), parallel=False)


def _answer(number: int) -> None:
    sys.stdout.write(f"{number}\n")
    sys.stdout.flush()


def serve() -> None:
    """Start what the lines on stdin say; answer with its id, then with its status."""
    for name in LOADED:
        import_module(name)
    _load_kernels()
    assert len(list(Path("/proc/self/task").iterdir())) == 1, "forks need one thread"
    for line in sys.stdin:
        order = json.loads(line)
        pid = os.fork()
        if pid == 0:
            status = 70
            try:
                status = _run(order["call"], order["arguments"])
            finally:
                os._exit(status)
        _answer(pid)
        _answer(os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]))


if __name__ == "__main__":
    serve()
