"""How long Dehaze takes: `python -m looksmith.training.dehaze.timing PHOTO`."""

from __future__ import annotations

import argparse
import logging
import resource
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import Any

import numpy as np
import torch
from numpy.typing import NDArray

from looksmith.models.dehaze.run import DehazeSettings, dehaze
from looksmith.models.dehaze.weights import load_weights, read_weights
from looksmith.photo.read import read_photo
from looksmith.training.enhance.timing import SIZES, seconds

log = logging.getLogger(__name__)


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the times for a photo tiled to several sizes, and the memory."""
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    parser = argparse.ArgumentParser(prog="python -m looksmith.training.dehaze.timing")
    parser.add_argument("photo", type=Path)
    parser.add_argument("--weights", type=Path)
    parser.add_argument("--times", type=int, default=3)
    parser.add_argument("--device", default="auto")
    parser.add_argument("--threads", type=int, default=torch.get_num_threads())
    chosen = parser.parse_args(arguments)
    torch.set_num_threads(chosen.threads)
    weights = read_weights(chosen.weights) if chosen.weights else load_weights()
    settings = DehazeSettings(device=chosen.device)
    photo = read_photo(chosen.photo).pixels
    for name, (height, width) in SIZES.items():
        rows, columns = (
            -(-a // b) for a, b in zip((height, width), photo.shape[:2], strict=True)
        )
        pixels = np.tile(photo, (rows, columns, 1))[:height, :width].copy()
        found = dehaze(pixels, weights, settings)

        def whole(pixels: NDArray[Any] = pixels) -> object:
            return dehaze(pixels, weights, settings).apply(pixels)

        again = partial(found.apply, pixels, 0.5)
        times = [seconds(work, chosen.times) for work in (whole, again)]
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20
        log.info(
            "%-14s dehaze and apply %.2f s, another strength %.3f s, "
            "most memory so far %.2f GiB",
            name, *times, peak,
        )  # fmt: skip


if __name__ == "__main__":
    main()
