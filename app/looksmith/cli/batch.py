"""``looksmith batch`` and ``looksmith watch``: many photos, one after the other."""

from __future__ import annotations

import argparse
import signal
import sys
from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from types import FrameType

from looksmith.cli.shared import Plan, make_plan, progress_bar
from looksmith.cli.writing import write_options
from looksmith.errors import LooksmithError
from looksmith.export.batch.cluster import cluster_pool
from looksmith.export.batch.edits import BatchEdits, edit_beside
from looksmith.export.batch.journal import JOURNAL_NAME, Journal
from looksmith.export.batch.names import NameFacts, fill_template
from looksmith.export.batch.plan import Order, SessionText, find_photos, plan
from looksmith.export.batch.ratings import KnownRatings
from looksmith.export.batch.run import Report, Width, local_pool, run_batch
from looksmith.export.batch.task import Outcome, Task
from looksmith.export.batch.watch import watch
from looksmith.export.batch.worker import run_there
from looksmith.grade.kept_store import EDITS_FILE
from looksmith.looks.catalogue import Catalogue, default_data_dir
from looksmith.work.token import CancelToken

__all__ = ["run"]


def _order(chosen: argparse.Namespace) -> Order:
    options = write_options(chosen).to_values()
    suffix = f".{chosen.format}" if chosen.format else ""
    name, conflict, device = chosen.name, chosen.conflict, chosen.device
    return Order(chosen.output, name, suffix, conflict, options, device)


@contextmanager
def _stopping(token: CancelToken) -> Iterator[None]:
    """Let Ctrl+C and a polite kill end what is being written, then stop."""

    def stop(_number: int, _frame: FrameType | None) -> None:
        token.cancel()

    kept = {n: signal.signal(n, stop) for n in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield
    finally:
        for number, before in kept.items():
            signal.signal(number, before)


def _tell(task: Task, outcome: Outcome) -> None:
    name = Path(task.photo).name
    if outcome.problem:
        reason = outcome.problem.removeprefix(f"{name}: ")
        print(f"looksmith: {name}: {reason}", file=sys.stderr)
    for note in outcome.notes:
        print(f"looksmith: note: {name}: {note}", file=sys.stderr)


def _show_names(photos: tuple[Path, ...], order: Order, sessions: SessionText) -> None:
    for number, photo in enumerate(photos, 1):
        facts = NameFacts(photo, number, sessions(photo)[1])
        name = fill_template(order.template, facts)
        print(f"{photo} -> {order.folder / str(name)}{order.suffix or photo.suffix}")


def _summary(report: Report, left_out: tuple[Path, ...]) -> str:
    parts = [f"{len(report.done)} written"]
    numbers = (
        (report.before, "done before"), (len(left_out), "left out: there already"),
        (len(report.failed), "failed"), (report.left, "still to do"),
    )  # fmt: skip
    parts += [f"{count} {text}" for count, text in numbers if count]
    return ", ".join(parts) + f" ({report.seconds:.1f} s)"


def _pool(chosen: argparse.Namespace) -> AbstractContextManager[tuple[Executor, Width]]:
    if chosen.cluster is None:
        return local_pool(chosen.workers)
    return cluster_pool(chosen.cluster)


def _batch(chosen: argparse.Namespace, sessions: SessionText, journal: Journal) -> int:
    photos, order = find_photos(chosen.photos), _order(chosen)
    if not photos:
        raise LooksmithError("There are no photos to export.")
    token = CancelToken()
    with _pool(chosen) as (pool, workers):  # a cluster gets ready while we plan
        left_out = plan(photos, order, sessions, journal)
        if chosen.retry_failed:
            journal.forget_failures()
        with _stopping(token), progress_bar("Batch") as progress:
            report = run_batch(
                journal, pool, workers, token=token, progress=progress, told=_tell,
                worker=None if chosen.cluster is None else run_there,
            )  # fmt: skip
    print(_summary(report, left_out))
    if chosen.report is not None:
        report.save(chosen.report)
    return 1 if report.failed or report.left else 0


def _watch(chosen: argparse.Namespace, sessions: SessionText, journal: Journal) -> int:
    if not chosen.folder.is_dir():
        raise LooksmithError(f"{chosen.folder} is not a folder.")
    if chosen.folder.resolve() == chosen.output.resolve():
        raise LooksmithError("Exports cannot go into the folder that is watched.")
    token = CancelToken()
    print(f"Watching {chosen.folder}; Ctrl+C ends it.", file=sys.stderr)

    def tell(task: Task, outcome: Outcome) -> None:
        _tell(task, outcome)
        if not outcome.problem:
            print(task.output, flush=True)

    with local_pool(chosen.workers) as (workers, count), _stopping(token):
        watch(
            chosen.folder, _order(chosen), sessions, journal, workers, count,
            token=token, told=tell,
        )  # fmt: skip
    return 0


def _edits(chosen: argparse.Namespace, base: Plan) -> BatchEdits:
    if not chosen.own:
        return BatchEdits(base.recipe, base.looks)
    shown = getattr(chosen, "names", False)  # where nothing is written
    ratings = None if shown else KnownRatings(default_data_dir() / EDITS_FILE)
    return BatchEdits(base.recipe, base.looks, edit_beside, ratings)


def run(chosen: argparse.Namespace) -> int:
    """Export many photos, or those that arrive in a folder."""
    chosen.output.mkdir(parents=True, exist_ok=True)
    catalogue = Catalogue.open()
    try:
        base = make_plan(chosen, catalogue)
        edits = _edits(chosen, base)
        if getattr(chosen, "names", False):
            _show_names(find_photos(chosen.photos), _order(chosen), edits)
            return 0
        with Journal(chosen.journal or chosen.output / JOURNAL_NAME) as journal:
            work = _watch if chosen.command == "watch" else _batch
            return work(chosen, edits, journal)
    finally:
        catalogue.close()
