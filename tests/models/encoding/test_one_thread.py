"""Linear algebra on one thread while fits run, and as before afterwards."""

from __future__ import annotations

import threading

import numpy as np
import pytest
from film_parts import CODEC, CODES
from threadpoolctl import threadpool_info, threadpool_limits

from looksmith.models.encoding import fit
from looksmith.models.encoding.one_thread import one_blas_thread


def blas_threads() -> set[int]:
    """Return the threads of numpy's BLAS (scipy may have brought another one)."""
    found = {
        p["num_threads"]
        for p in threadpool_info()
        if p["user_api"] == "blas" and "numpy" in p["filepath"]
    }
    if not found:
        pytest.skip("numpy came without a BLAS that can be limited")
    return found


@pytest.fixture(autouse=True)
def two_threads():
    with threadpool_limits(2, user_api="blas"):
        yield


def test_blas_has_one_thread_inside_and_what_it_had_outside():
    with one_blas_thread():
        assert blas_threads() == {1}
        with one_blas_thread():
            assert blas_threads() == {1}
        assert blas_threads() == {1}
    assert blas_threads() == {2}


def test_an_error_gives_the_threads_back():
    with pytest.raises(KeyError), one_blas_thread():
        raise KeyError
    assert blas_threads() == {2}


def test_the_last_of_several_fits_gives_the_threads_back():
    inside, leave = threading.Event(), threading.Event()

    def other():
        with one_blas_thread():
            inside.set()
            leave.wait(20)

    thread = threading.Thread(target=other)
    with one_blas_thread():
        thread.start()
        inside.wait(20)
    assert blas_threads() == {1}
    leave.set()
    thread.join()
    assert blas_threads() == {2}


def test_a_fit_runs_on_one_thread(monkeypatch):
    seen = set()
    solve = np.linalg.solve

    def watched(*given):
        seen.update(blas_threads())
        return solve(*given)

    monkeypatch.setattr(fit.np.linalg, "solve", watched)
    CODEC.fit(CODEC.decode(CODES[1:2], 9)[0])
    assert seen == {1}
    assert blas_threads() == {2}
