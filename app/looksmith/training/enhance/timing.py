"""How long Enhance takes: `python -m looksmith.training.enhance.timing PHOTO`."""

from __future__ import annotations

import argparse
import logging
import resource
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from looksmith.models.enhance.local import LocalSettings
from looksmith.models.enhance.run import enhance
from looksmith.models.enhance.weights import load_weights, read_weights
from looksmith.photo.read import read_photo

log = logging.getLogger(__name__)

Pixels = NDArray[Any]

SIZES = {"preview": (1067, 1600), "4K": (2160, 3840), "24 megapixels": (4000, 6000)}


def seconds(work: Callable[[], object], times: int) -> float:
    """Return the median of some runs after one that warms up."""
    work()
    found = []
    for _ in range(times):
        began = time.perf_counter()
        work()
        found.append(time.perf_counter() - began)
    return float(np.median(found))


def _bytes(pixels: NDArray[np.float32]) -> NDArray[np.uint8]:
    return np.rint(np.clip(pixels, 0, 1) * 255).astype(np.uint8)


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the times for a photo tiled to several sizes."""
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    parser = argparse.ArgumentParser(prog="python -m looksmith.training.enhance.timing")
    parser.add_argument("photo", type=Path)
    parser.add_argument("--weights", type=Path)
    parser.add_argument("--times", type=int, default=3)
    parser.add_argument("--device", default="auto")
    parser.add_argument("--threads", type=int, default=torch.get_num_threads())
    chosen = parser.parse_args(arguments)
    torch.set_num_threads(chosen.threads)
    weights = read_weights(chosen.weights) if chosen.weights else load_weights()
    settings = LocalSettings(device=chosen.device)
    photo = _bytes(read_photo(chosen.photo).float_pixels())
    for name, (height, width) in SIZES.items():
        rows, columns = (
            -(-a // b) for a, b in zip((height, width), photo.shape[:2], strict=True)
        )
        pixels: Any = np.tile(photo, (rows, columns, 1))[:height, :width].copy()
        found = enhance(pixels, weights, settings)
        shown = np.empty_like(pixels)

        def whole(pixels: Pixels = pixels) -> Pixels:
            return enhance(pixels, weights, settings).apply(pixels)

        again = partial(found.apply, pixels, 0.5)
        lut = partial(found.recolour_bytes, pixels, 1.0, shown)
        times = [seconds(work, chosen.times) for work in (whole, again, lut)]
        log.info(
            "%-14s enhance and apply %.2f s, another strength %.3f s, "
            "colour part alone, 8 bit %.3f s",
            name, *times,
        )  # fmt: skip
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
    log.info("most memory: %.2f GiB", peak)


if __name__ == "__main__":
    main()
