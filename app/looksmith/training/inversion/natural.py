"""Write the colours of photographs on which looks are judged.

    python -m looksmith.training.inversion.natural --photos FOLDER --out FILE

with resources/colours/natural.npz for FILE.
"""

from __future__ import annotations

import argparse
import io
import logging
from collections.abc import Sequence
from pathlib import Path

import numpy as np

from looksmith.files import write_whole
from looksmith.training.encoding.measuring import natural_colours

__all__ = ["main"]

_COUNT = 4096

log = logging.getLogger(__name__)


def main(arguments: Sequence[str] | None = None) -> None:
    """Draw colours as frequent as in the photos of a folder; write them."""
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--photos", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    chosen = parser.parse_args(arguments)
    colours = np.rint(natural_colours(chosen.photos, _COUNT) * 255).astype(np.uint8)
    rows = colours[np.lexsort(colours.T[::-1])]
    stream = io.BytesIO()
    np.savez_compressed(stream, colours=rows)
    write_whole(chosen.out, stream.getvalue())
    log.info("%d colours, %d bytes", len(rows), len(stream.getvalue()))


if __name__ == "__main__":
    main()
