"""The same jobs without a window: ``looksmith --help``."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence

from looksmith.cli.parser import COMMANDS, build_parser, build_window_parser
from looksmith.errors import LooksmithError
from looksmith.work.token import Cancelled

__all__ = ["main"]

_GENERAL = {"-h", "--help", "--version"}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command, or open the window on the photos that are named.

    Returns
    -------
    int
        0 on success, 1 on a failure (said in one line on stderr), 130 when
        interrupted. Wrong usage ends with status 2, as argparse does.
    """
    given = list(sys.argv[1:] if arguments is None else arguments)
    try:
        if given and (given[0] in COMMANDS or given[0] in _GENERAL):
            chosen = build_parser().parse_args(given)
            status = int(chosen.run(chosen))
            sys.stdout.flush()  # a closed pipe shows here, not while Python ends
            return status
        return _open_window(given)
    except LooksmithError as error:
        print(f"looksmith: {error}", file=sys.stderr)
        return 1
    except OSError as error:
        if isinstance(error, BrokenPipeError):
            return _pipe_closed()
        print(f"looksmith: {error}", file=sys.stderr)
        return 1
    except (KeyboardInterrupt, Cancelled):
        print("looksmith: interrupted", file=sys.stderr)
        return 130


def _pipe_closed() -> int:
    """End quietly when the reader of our output (``head``, say) has gone."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def _open_window(given: list[str]) -> int:
    chosen = build_window_parser().parse_args(given)
    from looksmith.ui.main import run_window

    return run_window(chosen.photos)
