"""The bridge from threads to the window's thread."""

from __future__ import annotations

import threading

import pytest
from PySide6.QtTest import QSignalSpy

from looksmith.errors import LooksmithError
from looksmith.ui.workers import Workers


@pytest.fixture
def workers(qapp):
    made = Workers()
    yield made
    made.shutdown()


class Gate:
    """Work that waits until it is let go."""

    def __init__(self, result):
        self.started = threading.Event()
        self.let_go = threading.Event()
        self.result = result

    def __call__(self, token, progress):
        self.started.set()
        assert self.let_go.wait(60)
        return self.result


def test_callbacks_run_on_the_window_s_thread(workers, qtbot):
    seen = []

    def work(token, progress):
        seen.append(("work", threading.current_thread()))
        return 7

    def done(result):
        seen.append((result, threading.current_thread()))

    workers.submit(work, on_done=done)
    qtbot.waitUntil(lambda: len(seen) == 2)
    assert seen[0][1] is not threading.main_thread()
    assert seen[1] == (7, threading.main_thread())


def test_the_window_s_thread_is_not_kept_waiting(workers, qtbot):
    gate = Gate(1)
    results = []
    workers.submit(gate, on_done=results.append)
    assert results == []
    assert workers.busy
    gate.let_go.set()
    qtbot.waitUntil(lambda: results == [1])
    assert not workers.busy


def test_on_a_channel_only_the_latest_result_arrives(workers, qtbot):
    first, results, cancelled = Gate("first"), [], []
    workers.submit(
        first,
        channel="c",
        on_done=results.append,
        on_cancel=lambda: cancelled.append(1),
    )
    assert first.started.wait(60)
    workers.submit(lambda t, p: "second", channel="c", on_done=results.append)
    first.let_go.set()
    qtbot.waitUntil(lambda: not workers.busy)
    assert results == ["second"]
    assert cancelled == [1]


def test_a_result_that_was_ready_is_dropped_for_a_newer_job(workers, qtbot):
    results = []
    job = workers.submit(lambda t, p: "old", channel="c", on_done=results.append)
    assert job.wait(60)
    workers.submit(lambda t, p: "new", channel="c", on_done=results.append)
    qtbot.waitUntil(lambda: not workers.busy)
    assert results == ["new"]


def test_channels_do_not_disturb_each_other(workers, qtbot):
    results = []
    workers.submit(lambda t, p: "a", channel="a", on_done=results.append)
    workers.submit(lambda t, p: "b", channel="b", on_done=results.append)
    qtbot.waitUntil(lambda: sorted(results) == ["a", "b"])


@pytest.mark.parametrize(
    ("error", "message", "detail"),
    [
        (LooksmithError("It is broken.", detail="byte 7"), "It is broken.", "byte 7"),
        (ValueError("odd"), "Reading failed: odd", "ValueError: odd"),
        (KeyError(), "Reading failed: KeyError", "KeyError"),
        (MemoryError(), "There is not enough memory for this.", "MemoryError"),
    ],
)
def test_errors_without_a_handler_are_told(workers, qtbot, error, message, detail):
    def work(token, progress):
        raise error

    with qtbot.waitSignal(workers.failed) as caught:
        workers.submit(work, name="Reading")
    assert caught.args[0] == message
    assert detail in caught.args[1]


def test_a_handler_takes_the_error_instead(workers, qtbot):
    taken = []

    def work(token, progress):
        raise ValueError("odd")

    with qtbot.assertNotEmitted(workers.failed):
        workers.submit(work, on_error=lambda error, trace: taken.append((error, trace)))
        qtbot.waitUntil(lambda: len(taken) == 1)
    assert isinstance(taken[0][0], ValueError)
    assert "odd" in taken[0][1]


def test_cancelling_is_no_error(workers, qtbot):
    cancelled = []

    def work(token, progress):
        while True:
            token.check()

    with qtbot.assertNotEmitted(workers.failed):
        job = workers.submit(work, on_cancel=lambda: cancelled.append(1))
        job.cancel()
        qtbot.waitUntil(lambda: cancelled == [1])


def test_shown_jobs_are_told_from_start_to_end(workers, qtbot):
    started, ended = QSignalSpy(workers.job_started), QSignalSpy(workers.job_ended)
    progress_seen = []
    workers.job_progress.connect(lambda job, share, text: progress_seen.append(share))

    def work(token, progress):
        for step in range(1, 5):
            progress(step / 4, "Working")

    job = workers.submit(work, show=True)
    qtbot.waitUntil(lambda: ended.count() == 1)
    assert started.count() == 1
    assert started.at(0)[0] is job
    assert progress_seen[-1] == 1
    workers.submit(lambda t, p: None)
    qtbot.waitUntil(lambda: not workers.busy)
    assert started.count() == 1


def test_nothing_comes_after_the_shutdown(workers, qtbot):
    gate, results = Gate(1), []
    workers.submit(gate, on_done=results.append)
    assert gate.started.wait(60)
    gate.let_go.set()
    workers.shutdown()
    late = workers.submit(lambda t, p: 2, on_done=results.append)
    qtbot.wait(50)
    assert results == []
    assert late.token.cancelled
