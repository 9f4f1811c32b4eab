"""Large modules are loaded without searches for unreachable objects."""

from __future__ import annotations

import gc
import sys
import threading

import pytest

from looksmith.work.interpreter import loading_modules, take_short_turns


@pytest.fixture(autouse=True)
def as_before():
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
            outer.wait(10)

    thread = threading.Thread(target=load)
    with loading_modules():
        thread.start()
        inner.wait(10)
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
