"""Memory of large pictures, used again by the next photo of a shoot.

Memory that is asked for anew comes from the system, page fault by page fault, each page
cleared: some percent of the time that a JPEG takes to be decoded and encoded.
"""

from __future__ import annotations

import math
import threading
import time
from collections import deque
from typing import Any

import numpy as np
from numpy.typing import NDArray

from looksmith.work.bands import core_count

__all__ = ["KEPT_SECONDS", "Rooms", "take_room"]

KEPT_SECONDS = 10.0
"""For which memory waits for the next photo after one was taken."""

_SMALLEST, _LARGEST = 4 << 20, 160 << 20  # bytes: below, fresh memory costs little


class _Room:
    """Memory under an array; when the last view of it is gone, it goes back."""

    def __init__(self, memory: NDArray[np.uint8], rooms: Rooms) -> None:
        self.__array_interface__ = memory.__array_interface__
        self._memory, self._rooms = memory, rooms

    def __del__(self) -> None:
        self._rooms.put(self._memory)


class Rooms:
    """Memory that nobody uses now; safe to use from several threads.

    As much as every processor needs to decode and encode one photo is kept at most.
    """

    def __init__(self) -> None:
        # No lock around it: memory goes back wherever Python ends an array.
        self._free: deque[NDArray[np.uint8]] = deque(maxlen=2 * core_count())
        self._lock = threading.Lock()
        self._clock: threading.Timer | None = None
        self._until = 0.0

    def take(self, *shape: int) -> NDArray[np.uint8]:
        """Return room for bytes, with anything in it."""
        size = math.prod(shape)
        if not _SMALLEST <= size <= _LARGEST:
            return np.empty(shape, np.uint8)
        self._wait_anew()
        memory = self._found(size)
        if memory is None:
            memory = np.empty(size, np.uint8)
        room: Any = _Room(memory, self)
        return np.asarray(room).reshape(shape)

    def put(self, memory: NDArray[np.uint8]) -> None:
        """Take memory back that nobody uses any more."""
        if time.monotonic() < self._until:
            self._free.append(memory)

    def clear(self) -> None:
        """Let go what is free, and what comes back until something is taken again."""
        self._until = 0.0
        self._free.clear()

    def stop(self) -> None:
        """Stop the clock."""
        if self._clock is not None:
            self._clock.cancel()

    def _found(self, size: int) -> NDArray[np.uint8] | None:
        for _ in range(len(self._free)):
            try:
                memory = self._free.popleft()
            except IndexError:  # another thread was faster
                return None
            if memory.size == size:
                return memory
            self._free.append(memory)
        return None

    def _wait_anew(self) -> None:
        with self._lock:
            self._until = time.monotonic() + KEPT_SECONDS
            self.stop()
            self._clock = threading.Timer(KEPT_SECONDS, self._let_go, [self._until])
            self._clock.daemon = True
            self._clock.start()

    def _let_go(self, until: float) -> None:
        with self._lock:
            if self._until == until:
                self.clear()


_rooms = Rooms()


def take_room(*shape: int) -> NDArray[np.uint8]:
    """Return an array of bytes with anything in it, in memory used before if there is.

    What it takes goes back when it and all views of it are gone, and to the system
    `KEPT_SECONDS` after the last call. Pictures above 160 MB are not kept.
    """
    return _rooms.take(*shape)
