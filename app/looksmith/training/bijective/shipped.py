"""Measure a bijective library file against the looks that it was made from.

    python -m looksmith.training.bijective.shipped --data FOLDER [--photos FOLDER]

prints the figures of the shipped file (or of ``--library FILE``) as JSON: all looks,
the nearly bijective ones and the rest, each beside the plain library; round trips and
times. ``--cost FILE`` writes the cost of bijectivity look by look.
"""

from __future__ import annotations

import argparse
import json
import logging
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from looksmith.files import write_whole
from looksmith.models.encoding.bijective import BijectiveCodec
from looksmith.models.encoding.library import EncodedLibrary
from looksmith.resources import resource
from looksmith.training.bijective.files import prepare
from looksmith.training.bijective.measuring import (
    TRIPS,
    cost_page,
    inverse_milliseconds,
    measure_looks,
    summary,
)

__all__ = ["main"]

log = logging.getLogger(__name__)


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure every look of the file at 33^3."""
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--photos", type=Path)
    parser.add_argument("--library", type=Path)
    parser.add_argument("--cost", type=Path, help="write the cost look by look, as CSV")
    chosen = parser.parse_args(arguments)
    path = chosen.library or resource("looks", "library-bijective.looks")
    library = EncodedLibrary.open(path)
    plain = EncodedLibrary.open(resource("looks", "library.looks"))
    data, selection, _ = prepare(chosen.data, None, 0.0, 1)
    ids = [look for look in selection.ids if not library.is_monochrome(look)]
    codec = library.codec
    if not isinstance(codec, BijectiveCodec):
        parser.error(f"{path.name} holds looks that cannot all be undone.")
    codes = library.codes(ids)
    beside = [plain.decode([look], 33)[0] for look in ids]
    looks = measure_looks(
        codec, codes, data, chosen.photos, beside, trips=TRIPS[codec.kind]
    )
    every = np.arange(0, len(codes), max(1, len(codes) // 7))
    row = {
        "codec": codec.kind,
        "bytes": path.stat().st_size,
        "refused": len(library) - len(ids),
        **summary(looks),
        "inverse_ms": inverse_milliseconds(codec, codes[every]),
        "inverse_ms_33": inverse_milliseconds(codec, codes[every], 33),
    }
    log.info("%s", json.dumps(row, indent=2))
    if chosen.cost is not None:
        write_whole(chosen.cost, cost_page(ids, looks))


if __name__ == "__main__":
    main()
