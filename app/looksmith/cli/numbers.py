"""Numbers on a command line."""

from __future__ import annotations

import argparse
from collections.abc import Callable

__all__ = ["between"]


def between(low: float, high: float) -> Callable[[str], float]:
    """Return what reads a number and refuses those outside of a range."""

    def number(text: str) -> float:
        value = float(text)
        if not low <= value <= high:
            raise argparse.ArgumentTypeError(f"must be {low:g} to {high:g}")
        return value

    return number
