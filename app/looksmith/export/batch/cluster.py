"""The workers of a Dask cluster, which take photos as the local pool's threads do."""

from __future__ import annotations

import time
from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager
from typing import TYPE_CHECKING

from looksmith.errors import LooksmithError
from looksmith.export.batch.run import Width
from looksmith.export.batch.worker import warm_up

if TYPE_CHECKING:
    from distributed import Client

__all__ = ["ClusterError", "cluster_pool"]

_COUNT_SECONDS = 2.0


class ClusterError(LooksmithError):
    """A cluster cannot be used; the message says what to do."""


@contextmanager
def cluster_pool(
    address: str, patience: float = 10.0
) -> Iterator[tuple[Executor, Width]]:
    """Give the workers of a Dask cluster, which must see the same files.

    They get ready meanwhile (see `worker.get_ready`), those that join later with their
    first photo. What they are to do is `worker.run_there`.

    Parameters
    ----------
    address
        Of its scheduler.
    patience
        Seconds to wait for an answer.

    Yields
    ------
    tuple
        Who takes tasks, and how many at a time, which grows with the cluster.

    Raises
    ------
    ClusterError
        Dask is not installed, nobody answers there, or a worker has no Looksmith.
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
        _warm(client)
        with client.get_executor(pure=False, retries=3) as pool:
            yield pool, _Threads(client)
    finally:
        client.close()


def _warm(client: Client) -> None:
    try:
        client.run(warm_up, wait=False)
    except OSError:  # a worker that is just leaving
        return
    except Exception as error:  # as which a worker's own errors come, whatever they are
        raise ClusterError(
            f"A worker of the cluster cannot work on photos ({error}): install the "
            "same version of Looksmith on every computer, or close that worker."
        ) from error


class _Threads:
    """Count the workers' threads, every other second at most; one at least.

    Workers that join while a batch runs get their share of it.
    """

    def __init__(self, client: Client) -> None:
        self._client = client
        self._count, self._asked = 0, 0.0

    def __call__(self) -> int:
        now = time.monotonic()
        if not self._count or now - self._asked >= _COUNT_SECONDS:
            self._count = max(1, sum(self._client.nthreads().values()))
            self._asked = now
        return self._count
