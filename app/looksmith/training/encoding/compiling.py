"""Compile a C++ source beside this module when the system has a compiler."""

from __future__ import annotations

import ctypes
import logging
import shutil
import subprocess
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from torch import Tensor

__all__ = ["address", "compile_library"]

log = logging.getLogger(__name__)

# Not -ffast-math: linking with it makes the whole process flush small numbers to zero.
_FLAGS = (
    "-O3", "-march=native", "-mprefer-vector-width=512", "-fno-math-errno",
    "-fno-trapping-math", "-fno-signed-zeros", "-fassociative-math",
    "-freciprocal-math", "-ffinite-math-only", "-fopenmp", "-shared", "-fPIC",
    "-std=c++17",
)  # fmt: skip


def compile_library(
    name: str | Path, defines: Sequence[str] = ()
) -> ctypes.CDLL | None:
    """Compile and load a source file, once; None where that fails (the log says why).

    Parameters
    ----------
    name
        The file's name, e.g. "kernel.cpp", or its whole path.
    defines
        More arguments for the compiler, e.g. "-DWIDTH=64".
    """
    compiler = shutil.which("g++")
    if compiler is None:
        log.info("No compiled step: there is no g++.")
        return None
    return _compiled(compiler, Path(__file__).parent / name, tuple(defines))


@cache
def _compiled(
    compiler: str, source: Path, defines: tuple[str, ...]
) -> ctypes.CDLL | None:
    with TemporaryDirectory() as folder:
        target = Path(folder, "step.so")
        done = subprocess.run(
            [compiler, *_FLAGS, *defines, str(source), "-o", str(target)],
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            log.info("No compiled step: %s", done.stderr[-500:])
            return None
        return ctypes.CDLL(str(target))


def address(array: Tensor | np.ndarray) -> ctypes.c_void_p:
    """Return where the values of a contiguous array lie."""
    pointer = array.data_ptr() if isinstance(array, Tensor) else array.ctypes.data
    return ctypes.c_void_p(pointer)
