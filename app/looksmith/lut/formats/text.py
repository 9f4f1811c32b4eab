"""Parsing of text files: lines, keywords and blocks of numbers.

Clean blocks go through numpy's C parser; only when it stumbles is the block walked line
by line, to find either what can be forgiven or the line to blame.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Sequence
from itertools import islice

import numpy as np
from numpy.typing import NDArray

from looksmith.lut.formats.source import Source
from looksmith.lut.table import MAX_SIZE, MIN_SIZE

__all__ = [
    "FloatRows",
    "check_domain",
    "check_row_count",
    "check_size",
    "clip_text",
    "is_number",
    "lattice",
    "number_rows",
    "people_text",
    "split_lines",
    "strip_comment",
    "to_integer",
    "to_numbers",
]

FloatRows = NDArray[np.float64]

MAX_LINES = 3 * MAX_SIZE**3 + 100_000
MAX_LINE_LENGTH = 2**20
_LARGEST = float(np.finfo(np.float32).max)
_COMMENT_MARKS = ("#", ";", "//")
_BREAKS = re.compile(rb"\r\n?")


def split_lines(source: Source) -> list[str]:
    """Return the lines of a text file, characters being its bytes (Latin-1).

    Raises
    ------
    LutFormatError
        The file holds NUL bytes, far too many lines or endless ones.
    """
    data = source.data
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            data = data.decode("utf-16").encode("utf-8")
        except UnicodeDecodeError as error:
            raise source.error("The UTF-16 text is damaged.", cause=error) from error
    data = data.removeprefix(b"\xef\xbb\xbf")
    nul = data.find(b"\0")
    if nul >= 0:
        line = data.count(b"\n", 0, nul) + 1
        raise source.error("This is no text: it holds a NUL byte.", line=line)
    if b"\r" in data:
        data = _BREAKS.sub(b"\n", data)
    count = data.count(b"\n") + 1
    if count > MAX_LINES:
        raise source.error(
            f"The file has {count} lines, more than any LUT of a size up to {MAX_SIZE}."
        )
    lines = data.decode("latin-1").split("\n")
    longest = max(map(len, lines))
    if longest > MAX_LINE_LENGTH:
        number = next(i for i, text in enumerate(lines, 1) if len(text) == longest)
        raise source.error(f"The line has {longest} characters.", line=number)
    while lines and not lines[-1].strip():
        lines.pop()
    return lines


def people_text(text: str) -> str:
    """Return a title or comment as people read it: UTF-8 or else Windows-1252."""
    raw = text.encode("latin-1", errors="replace")
    try:
        decoded = raw.decode("utf-8")
    except UnicodeDecodeError:
        decoded = raw.decode("cp1252", errors="replace")
    printable = (c if c.isprintable() else " " for c in decoded)
    return " ".join("".join(printable).split())


def clip_text(text: str, length: int = 40) -> str:
    """Return `text` quoted and short enough for a message."""
    text = people_text(text)
    return f"'{text[: length - 1]}…'" if len(text) > length else f"'{text}'"


def strip_comment(line: str) -> str:
    """Return the line without surrounding space and without any comment."""
    text = line.partition("#")[0].strip()
    return "" if text.startswith(_COMMENT_MARKS) else text


def is_number(word: str) -> bool:
    """Whether a word is a number, however improper (NaN, infinity)."""
    try:
        float(word)
    except ValueError:
        return False
    return "_" not in word


def _to_number(source: Source, word: str, line: int) -> float:
    if not is_number(word):
        raise source.error(f"{clip_text(word)} is not a number.", line=line)
    value = float(word)
    if not abs(value) <= _LARGEST:
        raise source.error(f"{clip_text(word)} is not a finite number.", line=line)
    return value


def to_numbers(source: Source, words: Sequence[str], line: int) -> list[float]:
    """Return words as finite numbers, or blame the line."""
    return [_to_number(source, word, line) for word in words]


def to_integer(source: Source, word: str, line: int) -> int:
    """Return a word as an integer ("33.0" will do), or blame the line."""
    value = _to_number(source, word, line)
    if value != int(value):
        raise source.error(f"{clip_text(word)} is not a whole number.", line=line)
    return int(value)


def check_size(source: Source, size: int, line: int | None = None) -> int:
    """Return the size of a lattice, if it is one that can be."""
    if not MIN_SIZE <= size <= MAX_SIZE:
        raise source.error(
            f"The size {size} is outside {MIN_SIZE} to {MAX_SIZE}.", line=line
        )
    return size


def check_domain(
    source: Source, low: Sequence[float], high: Sequence[float], line: int | None = None
) -> None:
    """Refuse a domain that is empty, upside down or beyond all measure."""
    for a, b in zip(low, high, strict=True):
        if not a < b:
            raise source.error(
                f"The domain's minimum {a:g} does not lie below its maximum {b:g}.",
                line=line,
            )
        if max(abs(a), abs(b)) > 1e9 or b - a < 1e-6 * max(1.0, abs(a), abs(b)):
            raise source.error(
                f"The domain {a:g} to {b:g} cannot be worked with.", line=line
            )


def check_row_count(
    source: Source, expected: int, found: int, what: str, line: int | None = None
) -> None:
    """Refuse a table that is too short or too long, with both counts."""
    if expected != found:
        kind = "truncated" if found < expected else "too long"
        raise source.error(
            f"The table is {kind}: {what} needs {expected} rows, found {found}.",
            line=line,
        )


def _separator(row: str) -> str:
    """Return what a comma in this row stands for: a space or a decimal point."""
    words = row.split()
    decimal = len(words) > 1 and all(w.strip(",").count(",") <= 1 for w in words)
    inner = any("," in w.strip(",") for w in words)
    return "." if decimal and inner and "." not in row else " "


def _parse_fast(lines: Sequence[str], columns: int, limit: int) -> FloatRows | None:
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", UserWarning)
            rows = np.loadtxt(
                lines, dtype=np.float64, comments="#", ndmin=2, max_rows=limit
            )
    except (ValueError, OverflowError):
        return None
    if rows.ndim != 2 or rows.shape[1] != columns:
        return None
    if not (np.abs(rows) <= _LARGEST).all():
        return None
    return rows


def _parse_slow(
    source: Source, lines: list[str], first_line: int, columns: int, limit: int
) -> FloatRows:
    rows: list[list[float]] = []
    for number, line in enumerate(lines, first_line):
        text = strip_comment(line)
        if not text:
            continue
        words = text.split()
        values = to_numbers(source, words[: columns + 1], number)
        if len(words) != columns:
            raise source.error(
                f"The row has {len(words)} numbers, expected {columns}.", line=number
            )
        rows.append(values)
        if len(rows) >= limit:
            break
    return np.array(rows, dtype=np.float64).reshape(-1, columns)


def number_rows(
    source: Source,
    lines: list[str],
    start: int,
    *,
    expected: int,
    what: str,
    columns: int = 3,
) -> FloatRows:
    """Return the rows of numbers from `lines[start]` on.

    Parameters
    ----------
    source
        The file, for its errors.
    lines
        All lines of the file.
    start
        Index of the first line that may hold numbers.
    expected
        How many rows there must be.
    what
        What needs them, for the message.
    columns
        How many numbers each row must have.

    Returns
    -------
    ndarray
        Float64 (expected, columns), finite in float32.

    Raises
    ------
    LutFormatError
        A row is bad (the line is named) or there are too few or too many.
    """
    body = lines[start:]
    first = next((text for text in map(strip_comment, body) if text), "")
    if "," in first:
        separator = _separator(first)
        body = [text.replace(",", separator) for text in body]
    rows = None
    if first and len(first.split(maxsplit=columns)) <= columns:
        rows = _parse_fast(body, columns, min(expected + 1, len(body)))
    if rows is None:
        rows = _parse_slow(source, body, start + 1, columns, expected + 1)
    found, line = len(rows), len(lines)
    if found > expected:
        line, found = _find_surplus(body, start + 1, expected)
    check_row_count(source, expected, found, what, line)
    return rows


def _find_surplus(body: list[str], first_line: int, expected: int) -> tuple[int, int]:
    """Return the line of the first row too many, and how many rows there are."""
    filled = (n for n, text in enumerate(body, first_line) if strip_comment(text))
    surplus = next(islice(filled, expected, None))
    return surplus, expected + 1 + sum(1 for _ in filled)


def lattice(rows: FloatRows, size: int, *, red_fastest: bool) -> NDArray[np.float32]:
    """Return rows as a table (size, size, size, 3), indexed [r, g, b, channel]."""
    table = rows.astype(np.float32).reshape(size, size, size, 3)
    return table.transpose(2, 1, 0, 3) if red_fastest else table
