"""Jobs, channels and bands."""

from __future__ import annotations

import threading
import time

import pytest

from looksmith.work.bands import core_count, for_bands
from looksmith.work.scheduler import Scheduler
from looksmith.work.token import NEVER, Cancelled, CancelToken


@pytest.fixture
def scheduler():
    made = Scheduler(2)
    yield made
    made.shutdown()


def until_cancelled(token, _progress):
    while True:
        token.check()
        time.sleep(0.001)


def test_a_job_reports_progress_and_hands_its_result_over(scheduler):
    seen, results = [], []

    def work(_token, progress):
        progress(0.5, "half")
        return 42

    job = scheduler.submit(
        work, on_done=results.append, on_progress=lambda f, t: seen.append((f, t))
    )
    assert job.wait(60)
    assert results == [42]
    assert seen == [(0.5, "half")]


def test_an_error_comes_with_its_traceback(scheduler):
    errors = []

    def work(_token, _progress):
        raise ValueError("broken")

    job = scheduler.submit(work, on_error=lambda e, t: errors.append((e, t)))
    assert job.wait(60)
    assert str(errors[0][0]) == "broken"
    assert "in work" in errors[0][1]


def test_the_latest_on_a_channel_wins(scheduler):
    started, ended, results = threading.Event(), [], []

    def slow(token, progress):
        started.set()
        return until_cancelled(token, progress)

    first = scheduler.submit(
        slow, channel="preview", on_done=results.append,
        on_cancel=lambda: ended.append("first"),
    )  # fmt: skip
    assert started.wait(60)
    jobs = [
        scheduler.submit(
            lambda _t, _p, i=i: i, channel="preview", on_done=results.append
        )
        for i in range(20)
    ]
    assert all(job.wait(60) for job in (first, *jobs))
    assert ended == ["first"]
    assert 19 in results


def test_another_channel_is_left_alone(scheduler):
    go = threading.Event()
    other = scheduler.submit(lambda _t, _p: go.wait(60), channel="thumbs")
    preview = scheduler.submit(lambda _t, _p: 2, channel="preview")
    assert preview.wait(60)
    assert not other.token.cancelled
    go.set()
    assert other.wait(60)


def test_urgent_jobs_run_first():
    scheduler = Scheduler(1)
    gate, order = threading.Event(), []
    scheduler.submit(lambda _t, _p: gate.wait(60))
    jobs = [
        scheduler.submit(lambda _t, _p, n=n: order.append(n), priority=n)
        for n in (3, 1, 2)
    ]
    gate.set()
    assert all(job.wait(60) for job in jobs)
    assert order == [1, 2, 3]
    scheduler.shutdown()


def test_cancelling_a_waiting_job_ends_it_at_once_and_never_runs_it():
    scheduler = Scheduler(1)
    gate, ran, cancelled = threading.Event(), [], []
    scheduler.submit(lambda _t, _p: gate.wait(60))
    job = scheduler.submit(
        lambda _t, _p: ran.append(1), on_cancel=lambda: cancelled.append(1)
    )
    job.cancel()
    assert job.wait(0.5)
    gate.set()
    scheduler.submit(lambda _t, _p: None).wait(60)
    assert cancelled == [1]
    assert not ran
    scheduler.shutdown()


def test_a_result_that_comes_after_the_cancel_is_dropped(scheduler):
    started, go, done = threading.Event(), threading.Event(), []

    def stubborn(_token, _progress):
        started.set()
        go.wait(60)
        return "late"

    job = scheduler.submit(stubborn, on_done=done.append)
    assert started.wait(60)
    job.cancel()
    go.set()
    assert job.wait(60)
    assert not done


def test_a_faulty_callback_does_not_stop_the_worker(monkeypatch):
    scheduler, seen = Scheduler(1), []
    monkeypatch.setattr(threading, "excepthook", lambda args: seen.append(args[1]))

    def bad(_result):
        raise RuntimeError("callback")

    scheduler.submit(lambda _t, _p: 1, on_done=bad)
    assert scheduler.submit(lambda _t, _p: 2).wait(60)
    assert str(seen[0]) == "callback"
    scheduler.shutdown()


def test_shutdown_cancels_what_runs_and_what_waits():
    scheduler, cancelled = Scheduler(1), []
    started = threading.Event()

    def run(token, progress):
        started.set()
        until_cancelled(token, progress)

    scheduler.submit(run, on_cancel=lambda: cancelled.append("running"))
    scheduler.submit(lambda _t, _p: 1, on_cancel=lambda: cancelled.append("waiting"))
    assert started.wait(60)
    scheduler.shutdown()
    assert sorted(cancelled) == ["running", "waiting"]
    with pytest.raises(RuntimeError):
        scheduler.submit(lambda _t, _p: 1)


@pytest.mark.parametrize("height", [0, 1, 63, 64, 65, 1000])
def test_bands_cover_every_row_once(height):
    rows = [0] * height

    def work(y0, y1):
        for y in range(y0, y1):
            rows[y] += 1

    for_bands(height, work)
    assert rows == [1] * height


def test_bands_stop_when_cancelled():
    token, seen = CancelToken(), []

    def work(y0, _y1):
        seen.append(y0)
        token.cancel()

    with pytest.raises(Cancelled):
        for_bands(64 * 100, work, token)
    assert len(seen) <= core_count()


def test_an_error_in_a_band_reaches_the_caller():
    def work(y0, _y1):
        if y0 == 128:
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        for_bands(1000, work)


def test_bands_within_bands_do_not_lock_up():
    total = []

    def inner(y0, y1):
        total.append(y1 - y0)

    for_bands(512, lambda a, b: for_bands(b - a, inner, rows=8), rows=16)
    assert sum(total) == 512


def test_the_shared_token_cannot_be_cancelled():
    with pytest.raises(RuntimeError):
        NEVER.cancel()
