"""What ``looksmith batch`` and ``looksmith watch`` take."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from looksmith.cli.writing import add_writing
from looksmith.photo.formats import FORMAT_SUFFIXES

__all__ = ["add_batch_commands"]

Commands = argparse._SubParsersAction

_FORMATS = tuple(suffix[1:] for suffix in FORMAT_SUFFIXES.values())


def _workers(text: str) -> int:
    if not (text.isdecimal() and 1 <= int(text) <= 256):
        raise argparse.ArgumentTypeError("must be a number from 1 to 256")
    return int(text)


def _add_output(parser: argparse.ArgumentParser) -> None:
    add_writing(parser)
    add = parser.add_argument_group("files").add_argument
    add("-o", "--output", metavar="FOLDER", type=Path, required=True)
    add("--name", metavar="TEMPLATE", default="{name}",
        help="names of the files: {name} {number} {number:04} {look} {date} {time}; "
        "a / makes folders")  # fmt: skip
    add("--format", choices=_FORMATS, help="default: each photo's own, where it can")
    add("--conflict", choices=("unique", "overwrite", "skip"), default="unique",
        help="where a file is there already (default: find a free name)")  # fmt: skip
    add("--own", action="store_true",
        help="use the edit beside a photo where there is one: NAME.looksmith, or a "
        "camera raw's XMP sidecar; and its rating, as given in the window or kept in "
        "an XMP sidecar")  # fmt: skip
    add("--workers", metavar="N", type=_workers,
        help="photos at a time (default: one for each processor)")  # fmt: skip
    add("--journal", metavar="FILE", type=Path,
        help="keeps what is done (default: a hidden file in the folder)")  # fmt: skip


def add_batch_commands(
    commands: Commands[argparse.ArgumentParser],
    run: Callable[[argparse.Namespace], int],
    add_edit: Callable[[argparse.ArgumentParser], None],
) -> None:
    """Add both commands.

    Parameters
    ----------
    commands
        Where to.
    run
        Does either.
    add_edit
        Adds what says how photos are graded.
    """
    batch = commands.add_parser(
        "batch", help="grade many photos; goes on where it was stopped"
    )
    batch.set_defaults(run=run, command="batch")
    batch.add_argument("photos", metavar="FILE_OR_FOLDER", type=Path, nargs="+")
    add_edit(batch)
    _add_output(batch)
    batch.add_argument("--names", action="store_true", help="show the names and stop")
    batch.add_argument(
        "--retry-failed", action="store_true", help="try what failed before again"
    )
    batch.add_argument(
        "--redo-missing", action="store_true",
        help="write files again that were written before and are gone",
    )  # fmt: skip
    batch.add_argument(
        "--report", metavar="FILE", type=Path, help="write what came of it as JSON"
    )
    batch.add_argument(
        "--cluster", metavar="ADDRESS",
        help="work on a Dask cluster that sees the same files, such as tcp://host:8786",
    )  # fmt: skip
    watched = commands.add_parser(
        "watch", help="grade every photo that arrives in a folder"
    )
    watched.set_defaults(run=run, command="watch")
    watched.add_argument("folder", metavar="FOLDER", type=Path)
    add_edit(watched)
    _add_output(watched)
