"""Notice when a window's event loop is late, in which step, and in which function."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from types import FrameType

from PySide6.QtCore import QObject, Qt, QTimer

__all__ = ["Gap", "Watchdog"]

_BEAT_MS = 4
_LATE_S = 0.012
_LOOK_S = 0.003


@dataclass
class Gap:
    """The time between two beats that came late.

    Parameters
    ----------
    step
        What was done meanwhile.
    seconds
        On the clock.
    queued
        How much of it the thread waited for a processor that others kept busy: what
        a quiet machine would not have. 0 where the system does not tell.
    worked
        How much of it the thread worked.
    places
        Where the thread was seen, how often.
    beside
        What other threads were at meanwhile.
    """

    step: str
    seconds: float
    queued: float
    worked: float
    places: Counter[str] = field(default_factory=Counter)
    beside: Counter[str] = field(default_factory=Counter)

    @property
    def own(self) -> float:
        """Seconds without the wait for a processor."""
        return self.seconds - self.queued

    def report(self) -> dict[str, object]:
        """Return it as JSON takes it, times in milliseconds."""
        times = {"gap_ms": self.seconds, "own_ms": self.own, "work_ms": self.worked}
        return {
            "step": self.step,
            **{name: round(1e3 * value, 1) for name, value in times.items()},
            "in": [place for place, _ in self.places.most_common(3)],
            "beside": [place for place, _ in self.beside.most_common(3)],
        }


class Watchdog(QObject):
    """Beat every few milliseconds in the event loop of the main thread.

    While a beat is late, a thread asks the main thread by a signal where it is. A call
    that keeps the interpreter to itself answers when it is over, from its caller. (A
    look at its frames from another thread keeps painters beyond their event: a crash.)

    Parameters
    ----------
    beside
        Returns the names of what other threads are at.

    Attributes
    ----------
    step
        What is done just now; set by who does it.
    gaps
        What was late so far.
    beats
        How many beats came.
    """

    def __init__(self, beside: Callable[[], Iterable[str]]) -> None:
        super().__init__()
        self.step = ""
        self.gaps: list[Gap] = []
        self.beats = 0
        self._beside = beside
        self._queue = _run_queue()
        self._places: Counter[str] = Counter()
        self._others: Counter[str] = Counter()
        self._ended = threading.Event()
        self._watcher = threading.Thread(target=self._watch, daemon=True)
        self._last = self._times()
        self._timer = QTimer(self, interval=_BEAT_MS)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)

    def start(self) -> None:
        """Begin to watch."""
        signal.signal(signal.SIGUSR1, self._look)
        self._last = self._times()
        self._timer.start()
        self._watcher.start()

    def stop(self) -> None:
        """End."""
        self._timer.stop()
        self._ended.set()
        self._watcher.join()

    def _times(self) -> tuple[float, float, float]:
        return time.perf_counter(), next(self._queue), time.thread_time()

    def _beat(self) -> None:
        now = self._times()
        seconds, queued, worked = (b - a for a, b in zip(self._last, now, strict=True))
        self.beats += 1
        if seconds > _LATE_S:
            self.gaps.append(
                Gap(self.step, seconds, queued, worked, self._places, self._others)
            )
        self._places, self._others = Counter(), Counter()
        self._last = now

    def _watch(self) -> None:
        main = threading.main_thread().ident
        while not self._ended.wait(_LOOK_S):
            if main is not None and time.perf_counter() - self._last[0] > _LATE_S:
                signal.pthread_kill(main, signal.SIGUSR1)

    def _look(self, _signal: int, frame: FrameType | None) -> None:
        if frame is not None:
            self._places[_place(frame)] += 1
            self._others.update(self._beside())


def _run_queue() -> Iterator[float]:
    """Yield how long this thread has waited for a processor so far, in seconds."""
    try:
        schedule = os.open("/proc/thread-self/schedstat", os.O_RDONLY)
    except OSError:  # not on Linux
        while True:
            yield 0.0
    while True:
        yield int(os.pread(schedule, 64, 0).split()[1]) / 1e9


def _place(frame: FrameType) -> str:
    """Return the innermost function of Looksmith, and what it called, if anything."""
    inner, place = frame, frame
    while place is not None and "looksmith" not in place.f_code.co_filename:
        place = place.f_back
    names = [_name(each) for each in (place, inner) if each is not None]
    return " > ".join(dict.fromkeys(names))


def _name(frame: FrameType) -> str:
    path = Path(frame.f_code.co_filename)
    return f"{path.parent.name}/{path.stem}.{frame.f_code.co_name}:{frame.f_lineno}"
