"""The workers of a Dask cluster, which take photos as the local pool's threads do."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from typing import TYPE_CHECKING

from looksmith import __version__
from looksmith.errors import LooksmithError
from looksmith.export.batch.run import Width
from looksmith.export.batch.worker import version, warm_up

if TYPE_CHECKING:
    from distributed import Client

__all__ = ["ClusterError", "cluster_pool"]

_COUNT_SECONDS = 2.0


class ClusterError(LooksmithError):
    """A cluster cannot be used; the message says what to do."""


@contextmanager
def cluster_pool(
    address: str,
    patience: float = 10.0,
    said: Callable[[str], None] = lambda _text: None,
) -> Iterator[tuple[Executor, Width]]:
    """Give the workers of a Dask cluster, which must see the same files.

    They get ready meanwhile (see `worker.get_ready`), those that join later with their
    first photo. What they are to do is `worker.run_there`.

    Parameters
    ----------
    address
        Of its scheduler.
    patience
        Seconds to wait for an answer, and for a first worker.
    said
        Called when no worker is left.

    Yields
    ------
    tuple
        Who takes tasks, and how many at a time, which grows with the cluster.

    Raises
    ------
    ClusterError
        Dask is not installed, nobody answers there, no worker is there, or one has no
        Looksmith or another version of it. While the batch runs: the scheduler is gone.
    """
    try:
        from distributed import Client
    except ImportError as error:
        raise ClusterError(
            "A cluster needs Dask: install it with pip install 'looksmith[cluster]'."
        ) from error
    try:
        client = Client(address, timeout=patience, set_as_default=False)
    except (OSError, ValueError) as error:
        raise ClusterError(
            f"No Dask scheduler answers at {address}: start one with “dask scheduler”."
        ) from error
    try:
        _wait_for_a_worker(client, address, patience)
        _check_versions(client)
        with client.get_executor(pure=False, retries=3) as pool:
            yield pool, _Threads(client, address, said)
    finally:
        client.close()


def _wait_for_a_worker(client: Client, address: str, patience: float) -> None:
    try:
        client.wait_for_workers(1, timeout=patience)
    except OSError as error:
        raise ClusterError(
            f"The Dask scheduler at {address} has no workers: start some with “dask "
            f"worker {address}”."
        ) from error


def _check_versions(client: Client) -> None:
    """Let the workers get ready, and refuse those of another version."""
    try:
        client.run(warm_up, wait=False)
        found = set(client.run(version).values())
    except OSError:  # a worker that is just leaving
        return
    except Exception as error:  # as which a worker's own errors come, whatever they are
        raise ClusterError(
            f"A worker of the cluster cannot work on photos ({error}): install the "
            "same version of Looksmith on every computer, or close that worker."
        ) from error
    if found != {__version__}:
        others = ", ".join(sorted(found - {__version__}))
        raise ClusterError(
            f"Workers of the cluster have Looksmith {others}, and this is "
            f"{__version__}: install the same version on every computer."
        )


class _Threads:
    """Count the workers' threads, every other second at most; one at least.

    Workers that join while a batch runs get their share of it.
    """

    def __init__(
        self, client: Client, address: str, said: Callable[[str], None]
    ) -> None:
        self._client, self._address, self._said = client, address, said
        self._count, self._asked, self._alone = 0, 0.0, False

    def __call__(self) -> int:
        now = time.monotonic()
        if not self._count or now - self._asked >= _COUNT_SECONDS:
            threads = self._threads()
            if not threads and not self._alone:
                self._said("The cluster has no worker left: waiting for one.")
            self._alone, self._count = not threads, max(1, threads)
            self._asked = time.monotonic()
        return self._count

    def _threads(self) -> int:
        try:
            return sum(self._client.nthreads().values())
        except (OSError, RuntimeError) as error:  # closed, or never reached again
            raise ClusterError(
                f"The Dask scheduler at {self._address} is gone. What is done so far "
                "is safe: the same command goes on, with a cluster or without."
            ) from error
