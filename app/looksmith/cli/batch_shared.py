"""What ``looksmith batch`` and ``looksmith watch`` do alike."""

from __future__ import annotations

import argparse
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from types import FrameType

from looksmith.cli.writing import write_options
from looksmith.export.batch.plan import Order
from looksmith.export.batch.task import Outcome, Task
from looksmith.work.token import CancelToken

__all__ = ["order_of", "say", "show", "stopping", "tell", "tell_failure"]


def order_of(chosen: argparse.Namespace) -> Order:
    """Return what is to be done with every photo.

    Its paths are whole: a cluster's worker, and the same command on another day, may be
    in another folder.
    """
    options = write_options(chosen)
    if isinstance(options.profile, Path):
        options = replace(options, profile=options.profile.absolute())
    suffix = f".{chosen.format}" if chosen.format else ""
    folder, name, conflict = chosen.output.absolute(), chosen.name, chosen.conflict
    return Order(folder, name, suffix, conflict, options.to_values(), chosen.device)


@contextmanager
def stopping(token: CancelToken) -> Iterator[None]:
    """Let Ctrl+C and a polite kill end what is being written; a second one kills."""

    def stop(number: int, _frame: FrameType | None) -> None:
        if token.cancelled:
            signal.signal(number, signal.SIG_DFL)
            signal.raise_signal(number)
        token.cancel()

    kept = {n: signal.signal(n, stop) for n in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, before in kept.items():
            signal.signal(number, before)


def say(text: str) -> None:
    """Print on stderr."""
    print(f"looksmith: {text}", file=sys.stderr)


def show(text: str) -> None:
    """Print on stdout what may have names in it that are no UTF-8."""
    print(text.encode(errors="surrogateescape").decode(errors="replace"), flush=True)


def tell(task: Task, outcome: Outcome) -> None:
    """Say why a photo failed, and what its file could not hold."""
    if outcome.problem:
        tell_failure(task.photo, outcome.problem)
    for note in outcome.notes:
        say(f"note: {Path(task.photo).name}: {note}")


def tell_failure(photo: str, problem: str) -> None:
    """Say why a photo failed, with its name once."""
    name = Path(photo).name
    say(f"{name}: {problem.removeprefix(f'{name}: ')}")
