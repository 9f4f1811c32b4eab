"""What the timings of Enhance and Dehaze share."""

from __future__ import annotations

import argparse
import resource
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

__all__ = ["SIZES", "chosen_by", "most_memory", "seconds", "tiled"]

SIZES = {"preview": (1067, 1600), "4K": (2160, 3840), "24 megapixels": (4000, 6000)}
"""Heights and widths at which times are taken."""


def chosen_by(program: str, arguments: Sequence[str] | None) -> argparse.Namespace:
    """Return what a command line asks for; its threads are set."""
    parser = argparse.ArgumentParser(prog=f"python -m {program}")
    parser.add_argument("photo", type=Path)
    parser.add_argument("--weights", type=Path)
    parser.add_argument("--times", type=int, default=3)
    parser.add_argument("--device", default="auto")
    parser.add_argument("--threads", type=int, default=torch.get_num_threads())
    chosen = parser.parse_args(arguments)
    torch.set_num_threads(chosen.threads)
    return chosen


def tiled(photo: NDArray[np.float32], size: tuple[int, int]) -> NDArray[np.uint8]:
    """Return a photo (height, width, 3) in [0, 1], in bytes, repeated to a size."""
    rows, columns = (-(-a // b) for a, b in zip(size, photo.shape[:2], strict=True))
    whole = np.rint(np.clip(photo, 0, 1) * 255).astype(np.uint8)
    return np.tile(whole, (rows, columns, 1))[: size[0], : size[1]].copy()


def seconds(work: Callable[[], Any], times: int) -> float:
    """Return the median of some runs after one that warms up."""
    work()
    found = []
    for _ in range(times):
        began = time.perf_counter()
        work()
        found.append(time.perf_counter() - began)
    return float(np.median(found))


def most_memory() -> float:
    """Return the most memory that this process held, in GiB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
