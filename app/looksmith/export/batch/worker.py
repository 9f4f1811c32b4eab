"""What a Dask worker is asked to do: the local pool's task, in a process made ready."""

from __future__ import annotations

import asyncio
import ctypes
from contextlib import suppress
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from looksmith import __version__
from looksmith.export.batch.task import Outcome, Task, run_task
from looksmith.work.bands import use_cores

__all__ = ["get_ready", "run_there", "version", "warm_up"]

# Of glibc's malloc.h. The sizes are the largest that it would come to by itself.
_TRIM_THRESHOLD, _TRIM = -1, 64 << 20
_MMAP_THRESHOLD, _MMAP = -3, 32 << 20


def run_there(task: Task) -> Outcome:
    """Do a task in a worker's process; see `run_task`."""
    _leave_the_others()
    get_ready()
    return run_task(task)


@cache
def _leave_the_others() -> None:
    """Give a photo's bands as many processors as this worker has threads.

    The others are those of its neighbours on the same computer.
    """
    with suppress(ImportError, ValueError):  # here is no worker
        from distributed import get_worker

        use_cores(get_worker().state.nthreads)


def version() -> str:
    """Return which Looksmith a worker has."""
    return __version__


async def warm_up() -> None:
    """Make a worker's process ready while its event loop goes on."""
    await asyncio.to_thread(get_ready)


@cache
def get_ready() -> None:
    """Do once for a process what would make its first photo slow, and all of them.

    Dask's nanny fixes a threshold of glibc's memory (``MALLOC_TRIM_THRESHOLD_``), which
    ends its growing: every array of a band of rows is then mapped and unmapped anew, up
    to 200,000 page faults for 24 megapixels, and threads wait for one another.
    """
    with suppress(OSError, AttributeError, TypeError):  # another C library has no such
        library = ctypes.CDLL(None)
        library.mallopt(_MMAP_THRESHOLD, _MMAP)
        library.mallopt(_TRIM_THRESHOLD, _TRIM)
    with suppress(OSError), TemporaryDirectory() as folder:
        _grade_a_tiny_photo(Path(folder))


def _grade_a_tiny_photo(folder: Path) -> None:
    """Load all that a photo's way goes through."""
    from PIL import Image

    from looksmith.grade.recipe import Light, Recipe
    from looksmith.grade.session import Session, session_text

    photo = folder / "tiny.jpg"
    Image.new("RGB", (16, 16), "grey").save(photo)
    session = session_text(Session(Recipe(Light(exposure=0.3))))
    run_task(Task.of(photo, folder / "graded.jpg", session, {}))
