"""Measure bytes against error, from one library file and nothing else.

    python -m looksmith.training.encoding.curve --data FOLDER [--photos FOLDER]

Towards fewer bytes, the network and its codes are rounded more coarsely, without
training on. Towards more, residuals are added to whichever look is worst, as
`pipeline.spend_rest` does. Prints a Markdown table, of all looks of the library.
"""

from __future__ import annotations

import argparse
import logging
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from looksmith.models.encoding.container import LibraryContent, dump, load
from looksmith.models.encoding.film import FilmCodec
from looksmith.models.encoding.film_storage import StoredNetwork
from looksmith.models.encoding.stored_arrays import representable
from looksmith.resources import resource
from looksmith.training.encoding.measuring import Measurer, table_of
from looksmith.training.encoding.pipeline import content_of, with_residuals
from looksmith.training.encoding.shipped import Originals

__all__ = ["coarser", "main"]

log = logging.getLogger(__name__)

FloatArray = NDArray[np.float32]

_FACTORS = (1.0, 1.5, 2.0, 3.0, 4.0)
_LIMITS = (300_000, 350_000, 400_000)


def coarser(codec: FilmCodec, factor: float) -> FilmCodec:
    """Return the network rounded to steps `factor` times as large."""
    stored = codec.stored
    steps = {
        name: representable(step * np.float32(factor))
        for name, step in stored.steps.items()
    }
    code_steps = representable(stored.code_steps * np.float32(factor))
    return FilmCodec(StoredNetwork.round(stored.weights(), steps, code_steps))


def _libraries(
    content: LibraryContent, originals: Originals
) -> Iterator[tuple[str, FilmCodec, FloatArray, LibraryContent]]:
    codec = FilmCodec.from_bytes(content.codec)
    codes = codec.unpack_codes(content.codes, len(content.ids))
    for factor in _FACTORS:
        made = coarser(codec, factor) if factor != 1 else codec
        packed = made.pack_codes(codes)
        kept = replace(content, codec=made.to_bytes(), codes=packed)
        name = "as shipped" if factor == 1 else f"rounded {factor:g} times as coarsely"
        yield name, made, made.unpack_codes(packed, len(codes)), kept
    ids, grey = content.ids, content.monochrome
    tables = [originals.table(look_id) for look_id in ids]
    for limit in _LIMITS:
        found = with_residuals(codec, codes, tables, grey, ids, limit)
        yield (
            f"residuals up to {limit:,} bytes", codec, found,
            content_of(codec, found, ids, grey, content.errors),
        )  # fmt: skip
        codes = found


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure every point and print it as it comes."""
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--photos", type=Path)
    parser.add_argument("--library", type=Path)
    chosen = parser.parse_args(arguments)
    content = load(chosen.library or resource("looks", "library.looks"))
    content = replace(content, greys=b"")
    originals, measurer = Originals(chosen.data), Measurer(chosen.photos)
    log.info("| | bytes | mean | p90 of looks | worst | natural | PSNR |")
    log.info("|---|---|---|---|---|---|---|")
    for name, codec, codes, kept in _libraries(content, originals):
        tables = (
            codec.decode(codes[i][None], 33, kept.monochrome[i][None])[0]
            for i in range(len(codes))
        )
        row = table_of(
            measurer.compare(originals.table(look_id), table)
            for look_id, table in zip(kept.ids, tables, strict=True)
        )
        log.info(
            "| %s | %s | %.3f | %.3f | %.2f | %.3f | %.2f |",
            name, f"{len(dump(kept)):,}", row["mean"], row["p90"], row["max"],
            row["natural"], row["psnr"],
        )  # fmt: skip


if __name__ == "__main__":
    main()
