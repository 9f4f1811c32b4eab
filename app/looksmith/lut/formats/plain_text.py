"""Two rare text formats: Quantel's .txt and DaVinci's .davlut."""

from __future__ import annotations

import re

from looksmith.lut.formats.source import Source
from looksmith.lut.formats.text import (
    check_size,
    clip_text,
    is_number,
    lattice,
    number_rows,
    people_text,
    split_lines,
    strip_comment,
    to_integer,
)
from looksmith.lut.table import Lut3D

__all__ = ["read_davlut", "read_quantel"]

MAX_HEADER_LINES = 2_000
MAX_CODE = 65535

_TITLE_COMMENT = re.compile(r"#+\s*title\s*[:=]\s*(.*\S)", re.IGNORECASE)


def _first_row(source: Source, lines: list[str]) -> int:
    for index, line in enumerate(lines[:MAX_HEADER_LINES]):
        words = line.split(None, 1)
        if words and is_number(words[0]):
            return index
    raise source.error("There is no row of numbers.", line=len(lines))


def read_quantel(source: Source) -> Lut3D:
    """Read Quantel's text LUT: "max value", "vertices", then rows of codes.

    Blue runs fastest unless the header says that red does.
    """
    lines = split_lines(source)
    start = _first_row(source, lines)
    largest = size = 0
    red_fastest = False
    for number, line in enumerate(lines[:start], 1):
        words = line.lower().split()
        if words[:2] == ["max", "value"] and len(words) > 2:
            largest = to_integer(source, words[2], number)
        elif words[:1] == ["vertices"] and len(words) > 1:
            size = check_size(source, to_integer(source, words[1], number), number)
        elif words[:1] == ["red"] and "fastest" in words:
            red_fastest = True
    if not size:
        raise source.error("'vertices' is missing.", line=start)
    if not 1 <= largest <= MAX_CODE:
        raise source.error("'max value' is missing or beyond 16 bits.", line=start)
    rows = number_rows(
        source, lines, start, expected=size**3, what=f"'vertices {size}'"
    )
    return Lut3D(lattice(rows / largest, size, red_fastest=red_fastest))


def read_davlut(source: Source) -> Lut3D:
    """Read DaVinci's .davlut: "3DLUTSIZE", then rows of floats, blue fastest."""
    lines = split_lines(source)
    start = _first_row(source, lines)
    size, title = 0, ""
    for number, line in enumerate(lines[:start], 1):
        match = _TITLE_COMMENT.match(line.strip())
        if match:
            title = people_text(match[1])
        words = strip_comment(line).split()
        if not words:
            continue
        if words[0].upper() != "3DLUTSIZE" or len(words) != 2:
            raise source.error(f"{clip_text(line)} means nothing here.", line=number)
        size = check_size(source, to_integer(source, words[1], number), number)
    if not size:
        raise source.error("'3DLUTSIZE' is missing.", line=start)
    rows = number_rows(source, lines, start, expected=size**3, what=f"3DLUTSIZE {size}")
    return Lut3D(lattice(rows, size, red_fastest=False), title=title)
