"""The first kernel brings numba, and nothing that no kernel needs."""

from __future__ import annotations

import subprocess
import sys

import pytest

_LOOK_UP = """
import numpy as np
from looksmith.lut.apply import look_up
from looksmith.lut.table import identity_table
seen = np.empty((2, 2, 3), np.uint8)
look_up(identity_table(2), np.full((2, 2, 3), 90, np.uint8), seen)
assert (seen == 90).all()
"""
_DECODE = """
from looksmith.models.encoding.library import EncodedLibrary
from looksmith.resources import resource
library = EncodedLibrary.open(resource("looks", "library.looks"))
assert library.decode(library.ids[:1], 2).shape == (1, 2, 2, 2, 3)
"""
_TOLD = """
import sys
print([name for name in sys.modules if name.startswith("scipy.linalg")])
"""
_PRODUCT = """
import numba, numpy as np
print(numba.njit(lambda a, b: np.dot(a, b))(np.eye(2), np.ones((2, 2))).sum())
"""


def run(code: str) -> str:
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    return done.stdout.strip()


@pytest.mark.parametrize("first", [_LOOK_UP, _DECODE], ids=["look-up", "decode"])
def test_the_first_kernel_loads_no_linear_algebra(first):
    assert run(first + _TOLD) == "[]"


def test_a_kernel_that_multiplies_matrices_finds_its_library():
    assert run(_LOOK_UP + _PRODUCT) == "4.0"


def test_threads_that_come_at_once_leave_numba_as_it_was():
    code = """
from threading import Barrier, Thread
from looksmith.work.interpreter import load_numba
gate = Barrier(4)
threads = [Thread(target=lambda: (gate.wait(), load_numba())) for _ in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
from numba.np import arraymath, linalg
print(linalg.ensure_blas.__module__, arraymath.ensure_blas is linalg.ensure_blas)
"""
    assert run(code) == "numba.np.linalg True"
