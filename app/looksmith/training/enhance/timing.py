"""How long Enhance takes: `python -m looksmith.training.enhance.timing PHOTO`."""

from __future__ import annotations

import logging
from collections.abc import Sequence
from functools import partial

import numpy as np
from numpy.typing import NDArray

from looksmith.models.enhance.local import LocalSettings
from looksmith.models.enhance.run import enhance
from looksmith.models.enhance.weights import load_weights, read_weights
from looksmith.photo.read import read_photo
from looksmith.training.timing import SIZES, chosen_by, most_memory, seconds, tiled

log = logging.getLogger(__name__)


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the times for a photo tiled to several sizes."""
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    chosen = chosen_by("looksmith.training.enhance.timing", arguments)
    weights = read_weights(chosen.weights) if chosen.weights else load_weights()
    settings = LocalSettings(device=chosen.device)
    photo = read_photo(chosen.photo).float_pixels()
    for name, size in SIZES.items():
        pixels = tiled(photo, size)
        found = enhance(pixels, weights, settings)
        shown = np.empty_like(pixels)

        def whole(pixels: NDArray[np.uint8] = pixels) -> object:
            return enhance(pixels, weights, settings).apply(pixels)

        again = partial(found.apply, pixels, 0.5)
        lut = partial(found.recolour_bytes, pixels, 1.0, shown)
        times = [seconds(work, chosen.times) for work in (whole, again, lut)]
        log.info(
            "%-14s enhance and apply %.2f s, another strength %.3f s, "
            "colour part alone, 8 bit %.3f s",
            name, *times,
        )  # fmt: skip
    log.info("most memory: %.2f GiB", most_memory())


if __name__ == "__main__":
    main()
