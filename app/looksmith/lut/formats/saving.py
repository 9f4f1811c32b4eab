"""What every writer shares: clean titles, fitting a LUT to a format, safe files."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from looksmith.files import write_whole
from looksmith.lut.errors import LutFormatError
from looksmith.lut.table import Lut3D

__all__ = [
    "CREATOR",
    "clean_title",
    "format_rows",
    "plain",
    "resized",
    "save_bytes",
]

CREATOR = "Created by Looksmith"
CURVES_SIZE = 65
MAX_TITLE = 200


def clean_title(title: str) -> str:
    """Return a title that fits in one quoted line: no quotes, no control characters."""
    printable = (c if c.isprintable() else " " for c in title.replace('"', "'"))
    return " ".join("".join(printable).split())[:MAX_TITLE].rstrip()


def plain(lut: Lut3D, size: int | None, *, keep_domain: bool = False) -> Lut3D:
    """Return a LUT without curves, in the unit domain, of `size`.

    Without a size the LUT's own is kept, or 65 taken where curves must be sampled.
    With `keep_domain` a LUT that has no curves and the right size keeps its domain.
    """
    from looksmith.lut.algebra import resample

    has_curves = lut.shaper is not None or lut.post is not None
    if size is None:
        size = max(lut.size, CURVES_SIZE) if has_curves else lut.size
    if size == lut.size and (lut.is_plain or (keep_domain and not has_curves)):
        return lut
    return resample(lut, size).replace(title=lut.title)


def resized(lut: Lut3D, size: int | None, *, post: bool) -> Lut3D:
    """Return a LUT for a format that holds a shaper (and, with `post`, more curves).

    Nothing changes unless another size is asked for or the format lacks the curves.
    """
    carried = lut.post is None or post
    if carried and size in (None, lut.size):
        return lut
    return plain(lut, size)


def format_rows(rows: NDArray[np.floating], number: str = "%.9g") -> str:
    """Return rows (n, k) as text, one line a row; nine digits carry float32 exactly."""
    line = " ".join([number] * rows.shape[1]) + "\n"
    flat: list[float] = (rows.ravel() + 0.0).tolist()
    return (line * len(rows)) % tuple(flat)


def save_bytes(path: Path, data: bytes, *, exclusive: bool = False) -> None:
    """Write a file whole or not at all; where it is `exclusive`, replace none.

    Raises
    ------
    LutFormatError
        The folder is missing, full or may not be written to; an older file stays.
    """
    try:
        write_whole(path, data, exclusive=exclusive)
    except FileExistsError as error:
        reason = "A file of that name has come meanwhile: it stays as it is."
        raise LutFormatError(reason, path=path) from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise LutFormatError(
            f"The file cannot be written: {reason}.", path=path
        ) from error
