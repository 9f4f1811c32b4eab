"""Large modules are loaded without searches for unreachable objects."""

from __future__ import annotations

import gc
import sys
import threading

import pytest

from looksmith.work import interpreter
from looksmith.work.interpreter import (
    loading_modules,
    search_anywhere,
    search_here_only,
    search_if_due,
    take_short_turns,
)


@pytest.fixture(autouse=True)
def as_before(monkeypatch):
    monkeypatch.setattr(interpreter, "_here_only", 0)
    gc.enable()
    turn = sys.getswitchinterval()
    yield
    sys.setswitchinterval(turn)
    gc.unfreeze()
    gc.enable()


def test_no_search_while_modules_load_and_none_in_what_they_made():
    with loading_modules():
        assert not gc.isenabled()
        made = [[] for _ in range(1000)]
    assert gc.isenabled()
    searched = {id(each) for each in gc.get_objects()}
    assert not searched & {id(each) for each in made}


def test_the_last_thread_to_load_ends_the_pause():
    inner, outer = threading.Event(), threading.Event()

    def load():
        with loading_modules():
            inner.set()
            outer.wait(60)

    thread = threading.Thread(target=load)
    with loading_modules():
        thread.start()
        inner.wait(60)
    assert not gc.isenabled()
    outer.set()
    thread.join()
    assert gc.isenabled()


def test_a_module_that_fails_to_load_ends_the_pause_too():
    with pytest.raises(ImportError), loading_modules():
        raise ImportError
    assert gc.isenabled()


def test_turns_are_shorter_than_a_frame_has_calls_for():
    take_short_turns()
    assert sys.getswitchinterval() <= 0.001


class Part:
    """Unreachable once it is dropped, and gone only when that is found out."""

    def __init__(self, gone):
        self.itself = self
        self.gone = gone

    def __del__(self):
        self.gone.append(threading.current_thread())


def drop_beside_a_busy_thread():
    """Return the thread, where the part went, and what keeps a search due."""
    gone, made = [], []

    def work():
        Part(gone)
        made.extend([] for _ in range(20_000))

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    return thread, gone, made


def test_what_a_busy_thread_finds_would_go_on_that_thread():
    thread, gone, _made = drop_beside_a_busy_thread()
    assert gone == [thread]


def test_searched_here_only_it_goes_here():
    search_here_only()
    _thread, gone, _made = drop_beside_a_busy_thread()
    assert gone == []
    search_if_due()
    assert gone == [threading.current_thread()]


def test_python_searches_again_once_all_that_asked_have_ended():
    search_here_only()
    search_here_only()
    search_anywhere()
    with loading_modules():
        pass
    assert not gc.isenabled()
    search_anywhere()
    assert gc.isenabled()


def test_nothing_is_searched_that_is_not_due_or_while_modules_load(monkeypatch):
    searched = []
    monkeypatch.setattr(gc, "collect", searched.append)
    monkeypatch.setattr(gc, "get_threshold", lambda: (700, 10, 10))
    for made, expected in (
        ((700, 10, 10), []), ((701, 0, 0), [0]), ((701, 11, 0), [1]),
        ((0, 0, 11), [2]), ((701, 11, 11), [2]),
    ):  # fmt: skip
        monkeypatch.setattr(gc, "get_count", lambda made=made: made)
        searched.clear()
        search_if_due()
        assert searched == expected
    with loading_modules():
        search_if_due()
    assert searched == [2]
