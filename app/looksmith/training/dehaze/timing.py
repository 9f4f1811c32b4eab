"""How long Dehaze takes: `python -m looksmith.training.dehaze.timing PHOTO`."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from functools import partial

import numpy as np
from numpy.typing import NDArray

from looksmith.models.dehaze.run import DehazeSettings, dehaze
from looksmith.models.dehaze.weights import load_weights, read_weights
from looksmith.photo.read import read_photo
from looksmith.training.timing import SIZES, chosen_by, most_memory, seconds, tiled

log = logging.getLogger(__name__)


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the times for a photo tiled to several sizes, and the memory."""
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    chosen = chosen_by("looksmith.training.dehaze.timing", arguments)
    weights = read_weights(chosen.weights) if chosen.weights else load_weights()
    settings = DehazeSettings(device=chosen.device)
    photo = read_photo(chosen.photo).float_pixels()
    for name, size in SIZES.items():
        pixels = tiled(photo, size)
        found = dehaze(pixels, weights, settings)

        def whole(pixels: NDArray[np.uint8] = pixels) -> object:
            return dehaze(pixels, weights, settings).apply(pixels)

        again = partial(found.apply, pixels, 0.5)
        times = [seconds(work, chosen.times) for work in (whole, again)]
        log.info(
            "%-14s dehaze and apply %.2f s, another strength %.3f s, "
            "most memory so far %.2f GiB",
            name, *times, most_memory(),
        )  # fmt: skip


if __name__ == "__main__":
    main()
