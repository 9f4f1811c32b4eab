"""Cancelling and progress: what every long function takes."""

from __future__ import annotations

import threading
from collections.abc import Callable

__all__ = ["NEVER", "CancelToken", "Cancelled", "Progress", "no_progress"]

Progress = Callable[[float, str], None]
"""Called with the share done (0..1) and a short text for people."""


class Cancelled(Exception):
    """The work was cancelled; not an error, and never shown as one."""


class CancelToken:
    """A flag that one thread sets and the working thread looks at."""

    def __init__(self) -> None:
        self._event = threading.Event()

    def cancel(self) -> None:
        """Ask the work to stop at its next look."""
        self._event.set()

    @property
    def cancelled(self) -> bool:
        """Whether somebody asked the work to stop."""
        return self._event.is_set()

    def check(self) -> None:
        """Raise `Cancelled` if somebody asked the work to stop."""
        if self._event.is_set():
            raise Cancelled


class _NeverToken(CancelToken):
    """The default of functions that may be called without a job."""

    def cancel(self) -> None:
        raise RuntimeError("The shared NEVER token cannot be cancelled.")


NEVER: CancelToken = _NeverToken()


def no_progress(_fraction: float, _text: str) -> None:
    """Ignore progress."""
