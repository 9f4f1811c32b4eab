"""The .3dl family of integers: Flame, Lustre, Photoshop, Truelight."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

import numpy as np

from looksmith.lut.formats.saving import CREATOR, clean_title, format_rows, plain
from looksmith.lut.formats.source import Source
from looksmith.lut.formats.text import (
    FloatRows,
    check_row_count,
    clip_text,
    is_number,
    lattice,
    people_text,
    split_lines,
    strip_comment,
    to_integer,
    to_numbers,
)
from looksmith.lut.formats.text import number_rows as rows_of
from looksmith.lut.table import MAX_CURVE_LENGTH, MAX_SIZE, MIN_SIZE, Curves, Lut3D

__all__ = ["read_3dl", "write_3dl"]

MAX_HEADER_LINES = 20_000
LARGEST_CODE = 2 * 65536 - 1
LOWEST_PLAUSIBLE_MAX = 128

_OUTPUT_COMMENT = re.compile(r"#\s*output\s*\[\s*0\s*\.\.\s*(\d{3,5})\s*\]", re.I)
_TITLE_COMMENT = re.compile(r"#+\s*(?:title|description)\s*[:=]\s*(.*\S)", re.I)
_ROW_STARTS = frozenset("0123456789")
_WORDS = frozenset({"3DMESH", "MESH", "LUT8", "LUT10", "LUT12", "LUT16", "GAMMA"})


@dataclass
class _Header:
    """What stands before (and behind) the rows."""

    title: str = ""
    size: int = 0
    bits: int = 0
    mesh: list[float] = field(default_factory=list)
    mesh_line: int = 0


def _take_mesh_keyword(
    source: Source, header: _Header, words: list[str], line: int
) -> None:
    if len(words) != 3:
        raise source.error("'Mesh' needs two numbers.", line=line)
    exponent = to_integer(source, words[1], line)
    bits = to_integer(source, words[2], line)
    if not 1 <= exponent <= 7 or not 8 <= bits <= 16:
        raise source.error(
            f"'Mesh {exponent} {bits}': sizes go to {MAX_SIZE} (Mesh 7), depths from 8 "
            "to 16 bits.",
            line=line,
        )
    header.size, header.bits = 2**exponent + 1, bits


def _take_text(source: Source, header: _Header, text: str, line: int) -> None:
    if text.startswith("#"):
        match = _TITLE_COMMENT.match(text)
        if match and not header.title:
            header.title = people_text(match[1])
        match = _OUTPUT_COMMENT.match(text)
        if match and not header.bits:
            header.bits = int(match[1]).bit_length()
        return
    words = strip_comment(text).split()
    if not words:
        return
    word = words[0].upper()
    if word not in _WORDS:
        raise source.error(
            f"{clip_text(text)} is neither a keyword nor a row of numbers.", line=line
        )
    if word == "MESH":
        _take_mesh_keyword(source, header, words, line)
    elif word == "GAMMA" and words[1:] and not _is_one(words[1]):
        source.warn(f"Line {line}: {clip_text(text)} is ignored.")


def _is_one(word: str) -> bool:
    return is_number(word) and float(word) == 1


def _mesh_words(source: Source, text: str, line: int) -> list[float]:
    words = text.split(maxsplit=MAX_CURVE_LENGTH + 1)
    if not 2 <= len(words) <= MAX_CURVE_LENGTH:
        raise source.error(
            f"The mesh line has {'over ' if len(words) > 2 else ''}"
            f"{min(len(words), MAX_CURVE_LENGTH)} numbers; it has 2 to "
            f"{MAX_CURVE_LENGTH}.",
            line=line,
        )
    return to_numbers(source, words, line)


def _read_header(source: Source, lines: list[str]) -> tuple[_Header, int]:
    header = _Header()
    for index, raw in enumerate(lines):
        text = raw.strip()
        first = text.replace(",", " ").split(None, 1)[:1]
        if first and is_number(first[0]):
            numbers = strip_comment(text).replace(",", " ")
            if header.mesh or len(numbers.split(None, 3)) == 3:
                return header, index
            header.mesh = _mesh_words(source, numbers, index + 1)
            header.mesh_line = index + 1
            continue
        if index >= MAX_HEADER_LINES:
            raise source.error(
                f"There is no row of numbers in the first {MAX_HEADER_LINES} lines.",
                line=index + 1,
            )
        _take_text(source, header, text, index + 1)
    return header, len(lines)


def _blank_text(source: Source, header: _Header, lines: list[str], start: int) -> int:
    """Take and blank the lines of words behind the rows; return the count of rows."""
    count = 0
    for index in range(start, len(lines)):
        text = lines[index].strip()
        if not text:
            continue
        if not text[0].isalpha():
            count += text[0] in _ROW_STARTS or bool(strip_comment(text))
        elif text.split(None, 1)[0].upper() in _WORDS:
            _take_text(source, header, text, index + 1)
            lines[index] = ""
        else:
            count += 1
    return count


def _edge(rows: int) -> int:
    """Return the n of n**3 rows, or 0 if that is no cube of a size that can be."""
    edge = round(rows ** (1 / 3))
    return edge if edge**3 == rows and MIN_SIZE <= edge <= MAX_SIZE else 0


def _is_ramp(mesh: list[float]) -> bool:
    largest = 2 ** _likely_bits(max(mesh)) - 1
    ramp = np.linspace(0, largest, len(mesh))
    return bool(np.abs(ramp - mesh).max() < 2)


def _likely_bits(largest: float) -> int:
    """Return the depth that a largest value speaks for, up to twofold overshoot."""
    for bits in (8, 10, 12):
        if largest < 2 ** (bits + 1):
            return bits
    return 16


def _settle_size(
    source: Source, header: _Header, lines: list[str], start: int, count: int
) -> tuple[int, int]:
    """Return the lattice's size and the index of its first row."""
    length = len(header.mesh)
    if not header.mesh and count == 28 and header.size in (0, 3):
        first = next(i for i in range(start, len(lines)) if strip_comment(lines[i]))
        words = strip_comment(lines[first]).replace(",", " ").split()
        mesh = to_numbers(source, words, first + 1)
        if len(mesh) == 3 and mesh[0] < mesh[1] < mesh[2]:
            # A mesh line of three numbers looks like a row; only the count tells.
            header.mesh, header.mesh_line = mesh, first + 1
            return 3, first + 1
    size = header.size
    if not size and header.mesh and (length <= MAX_SIZE and _is_ramp(header.mesh)):
        size = length
    if not size:
        size = _edge(count)
    if not size:
        if 2 <= length <= MAX_SIZE:
            check_row_count(source, length**3, count, f"a mesh of {length}", len(lines))
        below = max(MIN_SIZE, min(int(count ** (1 / 3)), MAX_SIZE - 1))
        raise source.error(
            f"The table has {count} rows, which is no cube: size {below} needs "
            f"{below**3} rows and size {below + 1} needs {(below + 1) ** 3}, "
            f"found {count}.",
            line=len(lines),
        )
    return size, start


def _scale(source: Source, header: _Header, rows: FloatRows) -> float:
    """Return the code of white."""
    largest = float(rows.max())
    if not (rows == np.rint(rows)).all():
        raise source.error("A .3dl holds whole numbers, but here are fractions.")
    if largest > LARGEST_CODE or rows.min() < -LARGEST_CODE:
        raise source.error(
            f"The values go from {rows.min():g} to {largest:g}, beyond 16 bits."
        )
    if header.bits and largest < 2 ** (header.bits + 1):
        return float(2**header.bits - 1)
    if largest < LOWEST_PLAUSIBLE_MAX:
        raise source.error(
            f"The largest value is {largest:g}: the depth of the codes cannot be told."
        )
    bits = _likely_bits(largest)
    if header.bits:
        source.warn(
            f"The values reach {largest:g}, beyond the {header.bits} bits that the "
            f"file declares; taken as {bits}-bit."
        )
    elif largest not in (255, 1023, 4095, 65535):
        source.warn(
            f"Taken as {bits}-bit codes, since the largest value is {largest:g}."
        )
    return float(2**bits - 1)


def _shaper(source: Source, header: _Header) -> Curves | None:
    mesh = header.mesh
    if not mesh:
        return None
    if min(mesh) < 0 or max(mesh) > LARGEST_CODE or max(mesh) < LOWEST_PLAUSIBLE_MAX:
        raise source.error(
            f"The mesh line goes from {min(mesh):g} to {max(mesh):g}.",
            line=header.mesh_line,
        )
    if _is_ramp(mesh):
        return None
    source.warn(
        f"Line {header.mesh_line}: the mesh is uneven and is applied as a curve."
    )
    curve = np.array(mesh) / (2 ** _likely_bits(max(mesh)) - 1)
    return Curves(np.repeat(curve[:, None], 3, axis=1).astype(np.float32))


def read_3dl(source: Source) -> Lut3D:
    """Read a .3dl: an optional mesh line and a lattice of integers, blue fastest.

    The depth of the codes is the one that `Mesh` or a comment declares, else it is
    told from the largest value as OpenColorIO does. An uneven mesh line is applied as
    a curve before the lattice, again as OpenColorIO does.
    """
    lines = split_lines(source)
    header, start = _read_header(source, lines)
    count = _blank_text(source, header, lines, start)
    size, start = _settle_size(source, header, lines, start, count)
    shaper = _shaper(source, header)
    rows = rows_of(source, lines, start, expected=size**3, what=f"a lattice of {size}")
    table = lattice(rows / _scale(source, header, rows), size, red_fastest=False)
    return Lut3D(table, shaper=shaper, title=header.title)


def _depth(largest: float) -> int:
    """Return a depth at which readers that guess it from the largest code guess right.

    That takes a code of at least half the range, or for 16 bits an eighth. Darker LUTs
    stay at 12 bits, for readers that heed what `Mesh` declares.
    """
    return 16 if 0.125 <= largest < 0.5 else 12


def write_3dl(lut: Lut3D, size: int | None = None) -> bytes:
    """Return a .3dl as Flame, Lustre and Photoshop write it.

    Codes have 12 bits; those of a LUT whose largest value lies below a half have 16.
    Domain and curves are resampled into a plain table. Values are rounded to the codes
    and clipped to [0, 1].
    """
    lut = plain(lut, size)
    values = np.clip(lut.table, 0, 1)
    bits = _depth(float(values.max()))
    codes = np.rint(values.astype(np.float64) * (2**bits - 1)).reshape(-1, 3)
    head = [f"# {CREATOR}"]
    title = clean_title(lut.title)
    if title:
        head.append(f"# Title: {title}")
    exponent = (lut.size - 1).bit_length() - 1
    if exponent and lut.size == 2**exponent + 1:
        head += ["3DMESH", f"Mesh {exponent} {bits}"]
    else:
        head.append(f"# output [0..{2**bits - 1}]")
    if lut.size > 3:  # two or three numbers would be taken for a row
        mesh = np.rint(np.linspace(0, 1023, lut.size))[None]
        head.append(format_rows(mesh, "%d"))
    return ("\n".join(head) + "\n" + format_rows(codes, "%d")).encode()
