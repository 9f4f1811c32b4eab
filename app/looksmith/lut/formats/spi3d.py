"""Sony's .spi3d: rows of three indices and three values."""

from __future__ import annotations

import numpy as np

from looksmith.lut.formats.saving import format_rows, plain
from looksmith.lut.formats.source import Source
from looksmith.lut.formats.text import (
    check_size,
    number_rows,
    split_lines,
    strip_comment,
    to_integer,
)
from looksmith.lut.table import Lut3D

__all__ = ["read_spi3d", "write_spi3d"]

MAX_HEADER_LINES = 1000


def _header(source: Source, lines: list[str]) -> tuple[int, int]:
    """Return the size and the index of the line behind it."""
    filled = ((i, strip_comment(x)) for i, x in enumerate(lines[:MAX_HEADER_LINES]))
    found = [(i, text) for i, text in filled if text][:3]
    if len(found) < 3 or not found[0][1].upper().startswith("SPILUT"):
        raise source.error("The header of a .spi3d is missing.", line=1)
    if found[1][1].split() != ["3", "3"]:
        raise source.error(
            "Only .spi3d with three inputs and three outputs can be read.",
            line=found[1][0] + 1,
        )
    index, text = found[2]
    sizes = [to_integer(source, word, index + 1) for word in text.split()[:4]]
    if len(sizes) != 3 or len(set(sizes)) > 1:
        raise source.error("The lattice needs three equal sizes.", line=index + 1)
    return check_size(source, sizes[0], index + 1), index + 1


def read_spi3d(source: Source) -> Lut3D:
    """Read a .spi3d; its rows may come in any order, each lattice point once."""
    lines = split_lines(source)
    size, start = _header(source, lines)
    rows = number_rows(
        source,
        lines,
        start,
        expected=size**3,
        what=f"a lattice of {size}",
        columns=6,
    )
    places = rows[:, :3]
    wrong = (places != np.rint(places)) | (places < 0) | (places >= size)
    if wrong.any():
        row = int(np.argmax(wrong.any(axis=1)))
        raise source.error(f"Row {row + 1} has an index outside 0 to {size - 1}.")
    r, g, b = places.T.astype(np.intp)
    seen = np.bincount((r * size + g) * size + b, minlength=size**3)
    if (seen != 1).any():
        point = np.unravel_index(int(np.argmax(seen != 1)), (size,) * 3)
        raise source.error(
            "The lattice point {} {} {} comes {} times.".format(*point, seen.max())
        )
    table = np.empty((size, size, size, 3), np.float32)
    table[r, g, b] = rows[:, 3:]
    return Lut3D(table)


def write_spi3d(lut: Lut3D, size: int | None = None) -> bytes:
    """Return a .spi3d, blue fastest, nine digits a value (which carry float32).

    The format has neither title, comments nor domain: domain and curves are resampled
    into a plain table.
    """
    lut = plain(lut, size)
    places = np.indices((lut.size,) * 3).reshape(3, -1).T
    rows = np.concatenate([places, lut.table.reshape(-1, 3)], axis=1)
    size_line = " ".join([str(lut.size)] * 3)
    head = "\n".join(["SPILUT 1.0", "3 3", size_line])
    return (head + "\n" + format_rows(rows)).encode()
