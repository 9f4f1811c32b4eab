"""``looksmith batch``: many photos, one after the other."""

from __future__ import annotations

import argparse
from concurrent.futures import Executor
from contextlib import AbstractContextManager
from dataclasses import replace
from pathlib import Path

from looksmith.cli.batch_shared import (
    order_of,
    say,
    show,
    stopping,
    tell,
    tell_failure,
)
from looksmith.cli.shared import make_plan, progress_bar
from looksmith.cli.watch import LiveEdits, run_watch
from looksmith.errors import LooksmithError
from looksmith.export.batch.cluster import cluster_pool
from looksmith.export.batch.edits import BatchEdits, edit_beside
from looksmith.export.batch.find import find_photos
from looksmith.export.batch.journal import JOURNAL_NAME, Journal, JournalState
from looksmith.export.batch.plan import Order, Planner, SessionText
from looksmith.export.batch.ratings import KnownRatings
from looksmith.export.batch.run import Report, Width, local_pool, run_batch
from looksmith.export.batch.task import Outcome, Task
from looksmith.export.batch.worker import run_there
from looksmith.grade.kept_store import EDITS_FILE
from looksmith.looks.catalogue import Catalogue, default_data_dir
from looksmith.work.token import CancelToken

__all__ = ["run"]


class _Unread:
    """Folders that cannot be read: told at once, and failures in the end."""

    def __init__(self) -> None:
        self.failed: list[tuple[str, str]] = []

    def __call__(self, folder: Path, reason: str) -> None:
        problem = f"{reason}: its photos are left out."
        self.failed.append((str(folder), problem))
        say(f"{folder}: {problem}")


def _photos(chosen: argparse.Namespace, unread: _Unread) -> tuple[Path, ...]:
    photos = find_photos(chosen.photos, leave=chosen.output, missed=unread)
    if not photos:
        raise LooksmithError("There are no photos to export.")
    return photos


def _show_names(
    photos: tuple[Path, ...], order: Order, sessions: SessionText, state: JournalState
) -> None:
    """Show what each photo's file will be called, or is called already."""
    for photo, task, problem in Planner(order, sessions, state).places(photos):
        left_out = f"left out: {problem or 'there already'}"
        show(f"{photo} -> {left_out if task is None or problem else task.output}")


def _summary(report: Report, planner: Planner) -> str:
    parts = [f"{len(report.done)} written"]
    numbers = (
        (report.before, "done before"),
        (len(planner.left_out), "left out: there already"),
        (len(report.failed), "failed"), (report.left, "still to do"),
    )  # fmt: skip
    parts += [f"{count} {text}" for count, text in numbers if count]
    return ", ".join(parts) + f" ({report.seconds:.1f} s)"


def _hint(chosen: argparse.Namespace, report: Report, planner: Planner) -> None:
    """Say what can be done about failures, and files that are gone."""
    if report.failed and not chosen.retry_failed:
        say("--retry-failed tries what failed again.")
    if planner.missing and not chosen.redo_missing:
        gone = f"{len(planner.missing)} of the files written before are gone"
        say(f"{gone}: --redo-missing writes them again.")


def _pool(chosen: argparse.Namespace) -> AbstractContextManager[tuple[Executor, Width]]:
    if chosen.cluster is None:
        return local_pool(chosen.workers)
    return cluster_pool(chosen.cluster, said=say)


def _batch(
    chosen: argparse.Namespace,
    photos: tuple[Path, ...],
    sessions: SessionText,
    journal: Journal,
) -> tuple[Report, Planner]:
    token, told = CancelToken(), set[str]()
    planner = Planner(order_of(chosen), sessions, journal)

    def tell_of(task: Task, outcome: Outcome) -> None:
        told.add(task.photo)
        tell(task, outcome)

    with (
        _pool(chosen) as (pool, workers),  # a cluster gets ready while we plan
        stopping(token),
        progress_bar("Batch") as progress,
    ):
        planner.add(photos, journal, token)
        if chosen.retry_failed:
            journal.forget_failures()
        if chosen.redo_missing:
            journal.forget(planner.missing)
        report = run_batch(
            journal, pool, workers, token=token, progress=progress, told=tell_of,
            worker=None if chosen.cluster is None else run_there, only=planner.keys,
        )  # fmt: skip
    for photo, problem in report.failed:
        if photo not in told:
            tell_failure(photo, problem)
    if report.problem:
        say(f"{report.problem} The same command goes on later.")
    elif report.left and not token.cancelled:
        say("the cluster gave photos back undone: the same command goes on.")
    return report, planner


def _run_batch(chosen: argparse.Namespace, sessions: SessionText, journal: Path) -> int:
    unread = _Unread()
    photos = _photos(chosen, unread)
    if chosen.names:
        _show_names(photos, order_of(chosen), sessions, JournalState(journal))
        return 0
    _make_folder(chosen.output)
    with Journal(journal) as kept:
        report, planner = _batch(chosen, photos, sessions, kept)
    if not (planner.keys or planner.left_out):
        raise LooksmithError("There are no photos to export: this batch wrote them.")
    report = replace(report, failed=(*report.failed, *unread.failed))
    print(_summary(report, planner))
    _hint(chosen, report, planner)
    if chosen.report is not None:
        report.save(chosen.report)
    return 1 if report.failed or report.left else 0


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        reason = error.strerror or error
        raise LooksmithError(f"{folder}: files cannot go there: {reason}.") from error


def _check_report(report: Path | None) -> None:
    """Refuse what would only fail after hours."""
    if report is not None and not report.absolute().parent.is_dir():
        raise LooksmithError(f"{report}: there is no such folder for the report.")


def run(chosen: argparse.Namespace) -> int:
    """Export many photos, or those that arrive in a folder."""
    catalogue = Catalogue.open()

    def edits() -> BatchEdits:
        base = make_plan(chosen, catalogue)
        if not chosen.own:
            return BatchEdits(base.recipe, base.looks)
        ratings = KnownRatings(default_data_dir() / EDITS_FILE)
        return BatchEdits(base.recipe, base.looks, edit_beside, ratings)

    try:
        journal = chosen.journal or chosen.output / JOURNAL_NAME
        if chosen.command == "batch":
            _check_report(chosen.report)
            return _run_batch(chosen, edits(), journal)
        live = LiveEdits(chosen.session, edits)
        _make_folder(chosen.output)
        with Journal(journal) as kept:
            return run_watch(chosen, live, kept)
    finally:
        catalogue.close()
