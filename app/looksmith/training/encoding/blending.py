"""Measure blends: of outputs and of codes, against the exact mix of the originals.

    python -m looksmith.training.encoding.blending --data FOLDER [--pairs 64]

prints a Markdown table. Pairs are drawn from the library's colour looks.
"""

from __future__ import annotations

import argparse
import logging
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from looksmith.models.encoding.library import EncodedLibrary
from looksmith.resources import resource
from looksmith.training.encoding.measuring import LookFigures, Measurer
from looksmith.training.encoding.shipped import Originals

__all__ = ["blends_of", "main"]

log = logging.getLogger(__name__)

FloatArray = NDArray[np.float32]

WEIGHTS = (0.25, 0.5, 0.75)


def blends_of(
    library: EncodedLibrary, pair: tuple[str, str], weight: float, size: int = 33
) -> tuple[FloatArray, FloatArray]:
    """Return the mix of two looks' outputs, and what their blended codes decode to.

    Parameters
    ----------
    library
        Where the looks are.
    pair
        Their ids.
    weight
        Of the second, 0..1.
    size
        Lattice points along an axis.
    """
    shares = (1 - weight, weight)
    mixed = sum(
        np.float32(share) * library.table(look, size)
        for look, share in zip(pair, shares, strict=True)
    )
    code = library.codec.blend(library.codes(pair), shares)
    decoded = library.codec.decode(code[None], size)[0]
    return np.asarray(mixed, np.float32), np.asarray(decoded, np.float32)


def _cell(figures: list[LookFigures]) -> str:
    mean = np.mean([each.mean for each in figures])
    return f"{mean:.3f}, {np.mean([each.psnr for each in figures]):.2f} dB"


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure pairs of looks at three weights."""
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--library", type=Path)
    parser.add_argument("--pairs", type=int, default=64)
    parser.add_argument("--seed", type=int, default=0)
    chosen = parser.parse_args(arguments)
    library = EncodedLibrary.open(chosen.library or resource("looks", "library.looks"))
    originals, measurer = Originals(chosen.data), Measurer(None)
    ids = [look.id for look in originals.looks if not look.monochrome]
    drawn = np.random.default_rng(chosen.seed).permutation(len(ids))[: 2 * chosen.pairs]
    pairs = [(ids[a], ids[b]) for a, b in drawn.reshape(-1, 2)]
    log.info("| weight | mix of outputs | blended codes |\n|---|---|---|")
    for weight in WEIGHTS:
        found: tuple[list[LookFigures], list[LookFigures]] = ([], [])
        for pair in pairs:
            first, second = map(originals.table, pair)
            exact = (1 - np.float32(weight)) * first + np.float32(weight) * second
            for kept, made in zip(found, blends_of(library, pair, weight), strict=True):
                kept.append(measurer.compare(exact, made))
        log.info("| %g | %s | %s |", weight, *map(_cell, found))


if __name__ == "__main__":
    main()
