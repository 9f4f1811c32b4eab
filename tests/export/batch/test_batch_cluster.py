"""Batches on a Dask cluster: killed, grown and misfitting workers."""

from __future__ import annotations

import os
import platform
import shutil
import signal
import socket
import subprocess
import sys
from contextlib import ExitStack, contextmanager

import numpy as np
import pytest
from PIL import Image

from looksmith.export.batch.cluster import ClusterError, cluster_pool
from looksmith.export.batch.find import find_photos
from looksmith.export.batch.journal import Journal
from looksmith.export.batch.plan import Order, plan
from looksmith.export.batch.run import local_pool, run_batch
from looksmith.export.batch.task import Outcome, Task
from looksmith.export.batch.worker import get_ready, run_there
from looksmith.grade.recipe import Blend, BlendTerm, Light, Recipe
from looksmith.grade.session import Session, session_text
from looksmith.lut.table import Lut3D, identity_table
from looksmith.work.bands import core_count

distributed = pytest.importorskip("distributed")

LOOK = Lut3D(np.sqrt(identity_table(9)), title="Lift")
RECIPE = Recipe(light=Light(exposure=0.3), blend=Blend((BlendTerm("lift", 0.5),)))
TEXT = session_text(Session(RECIPE, None, {"lift": LOOK}, {"lift": "Lift"}))


@pytest.fixture
def shoot(tmp_path):
    folder = tmp_path / "shoot"
    folder.mkdir()
    chance = np.random.default_rng(1)
    for number in range(6):
        codes = chance.integers(0, 256, (24, 32, 3), np.uint8)
        Image.fromarray(codes).save(folder / f"p{number}.png")
    return folder


@pytest.fixture
def started():
    """Return what starts a cluster that ends with the test."""
    with ExitStack() as stack:

        def start(workers: int) -> distributed.LocalCluster:
            return stack.enter_context(
                distributed.LocalCluster(
                    n_workers=workers, threads_per_worker=1, dashboard_address=None,
                    silence_logs=50,
                )
            )  # fmt: skip

        yield start


def planned(shoot, folder):
    folder.mkdir()
    journal = Journal(folder / "journal")
    plan(find_photos([shoot]), Order(folder), lambda _photo: (TEXT, "Lift"), journal)
    return journal


def test_a_cluster_does_the_same_and_survives_a_killed_worker(shoot, tmp_path, started):
    with (
        planned(shoot, tmp_path / "local") as journal,
        local_pool(2) as (pool, workers),
    ):
        run_batch(journal, pool, workers)
    cluster = started(2)
    victims = [worker.process.pid for worker in cluster.workers.values()][:1]

    def tell(_task, _outcome):
        if victims:
            os.kill(victims.pop(), signal.SIGKILL)

    with (
        planned(shoot, tmp_path / "far") as journal,
        cluster_pool(cluster.scheduler_address) as (pool, workers),
    ):
        assert workers() == 2
        report = run_batch(journal, pool, workers, worker=run_there, told=tell)
    assert len(report.done) == 6
    assert not report.failed
    for photo in shoot.iterdir():
        local, far = (tmp_path / place / photo.name for place in ("local", "far"))
        assert far.read_bytes() == local.read_bytes()


def test_workers_that_join_later_get_their_share(shoot, tmp_path, started, monkeypatch):
    monkeypatch.setattr("looksmith.export.batch.cluster._COUNT_SECONDS", 0.0)
    cluster = started(1)
    with cluster_pool(cluster.scheduler_address) as (_pool, workers):
        assert workers() == 1
        cluster.scale(2)
        with distributed.Client(cluster, set_as_default=False) as client:
            client.wait_for_workers(2, timeout=60)
        assert workers() == 2


def test_more_is_sent_when_there_are_more_workers(shoot, tmp_path):
    """Two photos for one that works, then as many as there are."""
    counts, sent = iter([1, 1]), []

    class Pool:
        def submit(self, do, task):
            sent.append(task)
            return local.submit(do, task)

    seen = []

    def worker(task):
        seen.append(len(sent))
        return Outcome(task.key, 1)

    with planned(shoot, tmp_path / "out") as journal, local_pool(1) as (local, _):
        run_batch(journal, Pool(), lambda: next(counts, 9), worker=worker)
    assert len(sent) == 6
    assert seen[0] <= 2


_PAGES_OF_AN_ARRAY = 512


def faults_of_arrays() -> int:
    """Make and drop an array of 2 MB a hundred times; return the page faults."""
    import resource

    before = resource.getrusage(resource.RUSAGE_SELF).ru_minflt
    for _ in range(100):
        np.ones(_PAGES_OF_AN_ARRAY * 4096 // 8)
    return resource.getrusage(resource.RUSAGE_SELF).ru_minflt - before


@pytest.mark.skipif(platform.libc_ver()[0] != "glibc", reason="of glibc's memory")
def test_a_ready_worker_keeps_the_memory_that_it_needs_again(started):
    cluster = started(1)
    with distributed.Client(cluster, set_as_default=False) as client:
        client.run(get_ready)
        client.run(faults_of_arrays)
        (faults,) = client.run(faults_of_arrays).values()
    assert faults < 100 * _PAGES_OF_AN_ARRAY / 20


def test_a_worker_leaves_its_neighbours_their_processors(started, tmp_path):
    cluster = started(1)
    with distributed.Client(cluster, set_as_default=False) as client:
        photo = tmp_path / "photo.jpg"
        photo.write_bytes(b"none")
        task = Task.of(photo, tmp_path / "out.jpg", TEXT, {})
        assert client.submit(run_there, task).result().problem
        assert list(client.run(core_count).values()) == [1]


def test_a_cluster_that_is_not_there_is_told():
    with (
        pytest.raises(ClusterError, match="dask scheduler"),
        cluster_pool("tcp://127.0.0.1:9", patience=1.0),
    ):
        pass


def test_a_cluster_without_workers_is_told(started):
    cluster = started(0)
    with (
        pytest.raises(ClusterError, match="has no workers"),
        cluster_pool(cluster.scheduler_address, patience=2.0),
    ):
        pass


def test_a_worker_of_another_version_is_told(started, monkeypatch):
    cluster = started(1)
    monkeypatch.setattr("looksmith.export.batch.cluster.__version__", "99.0")
    with (
        pytest.raises(ClusterError, match=r"have Looksmith .*, and this is 99\.0"),
        cluster_pool(cluster.scheduler_address),
    ):
        pass


def test_a_scheduler_that_dies_is_told_and_the_rest_goes_on_here(shoot, tmp_path):
    """Nothing fails of it, nothing is done twice."""
    for number in range(6, 30):
        shutil.copy(shoot / "p0.png", shoot / f"p{number}.png")
    told = []
    with (
        planned(shoot, tmp_path / "out") as journal,
        dask_of_its_own() as (scheduler, address),
    ):

        def tell(_task, outcome):
            told.append(outcome.problem)
            scheduler.kill()

        with (
            pytest.raises(ClusterError, match=r"is gone\. What is done so far is safe"),
            cluster_pool(address, patience=4.0) as (pool, workers),
        ):
            run_batch(journal, pool, workers, worker=run_there, told=tell)
        assert set(told) == {""}
        with local_pool(2) as (pool, count):
            report = run_batch(journal, pool, count)
    assert len(report.done) + report.before == 30
    assert not report.failed
    assert len(list((tmp_path / "out").glob("*.png"))) == 30


@contextmanager
def dask_of_its_own():
    """Give a scheduler in a process of its own, with one worker, and its address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    address = f"tcp://127.0.0.1:{port}"
    commands = (
        ("scheduler", "--port", str(port), "--host", "127.0.0.1"),
        ("worker", address, "--nthreads", "1", "--no-nanny"),
    )
    started = [
        subprocess.Popen(
            [sys.executable, "-m", f"distributed.cli.dask_{name}", *options,
             "--no-dashboard"],
            stderr=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
        )
        for name, *options in commands
    ]  # fmt: skip
    try:
        with distributed.Client(address, timeout=60, set_as_default=False) as client:
            client.wait_for_workers(1, timeout=60)
        yield started[0], address
    finally:
        for process in started:
            process.kill()
            process.wait()


WITHOUT = (
    "import sys; sys.modules['looksmith'] = None\n"
    "from distributed.cli.dask_worker import main; main()"
)


def test_a_worker_without_looksmith_is_told_before_anything_is_done(started):
    cluster = started(0)
    address = cluster.scheduler_address
    worker = subprocess.Popen(
        [sys.executable, "-c", WITHOUT, address, "--no-nanny", "--no-dashboard"],
        stderr=subprocess.DEVNULL,
    )
    try:
        with distributed.Client(cluster, set_as_default=False) as client:
            client.wait_for_workers(1, timeout=60)
        with (
            pytest.raises(ClusterError, match="every computer"),
            cluster_pool(address),
        ):
            pass
    finally:
        worker.kill()
        worker.wait()
