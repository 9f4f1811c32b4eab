"""The .cube family: Iridas and Adobe, DaVinci Resolve, and Panasonic's .vlt."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from looksmith.lut.formats.shapes import curves_only, triple
from looksmith.lut.formats.source import Source
from looksmith.lut.formats.text import (
    check_domain,
    clip_text,
    is_number,
    lattice,
    number_rows,
    people_text,
    split_lines,
    strip_comment,
    to_integer,
    to_numbers,
)
from looksmith.lut.table import MAX_CURVE_LENGTH, MAX_SIZE, Curves, Lut3D, Triple

__all__ = ["read_cube", "read_vlt"]

MAX_HEADER_LINES = 20_000
VLT_LARGEST = 4095

_TITLE_COMMENT = re.compile(r"\s*#+\s*title\s*[:=]\s*(.*\S)", re.IGNORECASE)
_KEYWORD = re.compile(r"[A-Za-z][A-Za-z0-9_]*\Z")
_LATE_KEYWORDS = (b"LUT_", b"DOMAIN_", b"TITLE")

# 10-bit video range, which Resolve's keywords mean, in units of full range.
_VIDEO_BLACK, _VIDEO_SPAN = 64 / 1023, 876 / 1023


@dataclass
class _Header:
    """The keywords of a .cube file, gathered line by line."""

    source: Source
    title: str = ""
    size_1d: int = 0
    size_3d: int = 0
    low: list[float] = field(default_factory=list)
    high: list[float] = field(default_factory=list)
    range_1d: list[float] = field(default_factory=list)
    range_3d: list[float] = field(default_factory=list)
    video_in: bool = False
    video_out: bool = False
    truelight: bool = False
    panasonic: bool = False

    def take(self, line: str, number: int) -> None:
        """Take one line that is no row."""
        text = line.strip()
        if text.startswith("#"):
            self._take_comment(text)
            return
        if not strip_comment(text):
            return
        word = text.split(None, 1)[0]
        handler = _HANDLERS.get(word.upper())
        if handler is not None:
            handler(self, text[len(word) :], number)
        elif _KEYWORD.match(word):
            self.source.warn(f"Line {number}: {clip_text(text)} means nothing here.")
        else:
            raise self.source.error(
                f"{clip_text(text)} is neither a keyword nor a row of numbers.",
                line=number,
            )

    def _take_comment(self, text: str) -> None:
        lowered = text.lower()
        self.truelight = self.truelight or "truelight cube" in lowered
        self.panasonic = self.panasonic or "panasonic vlt" in lowered
        match = _TITLE_COMMENT.match(text)
        if match and not self.title:
            self.title = people_text(match[1]).strip("\"' ")

    def _take_title(self, rest: str, number: int) -> None:
        text = rest.strip()
        if text.startswith('"'):
            text = text[1:]
            text = text[: text.rindex('"')] if '"' in text else text
        self.title = people_text(text)

    def _numbers(self, rest: str, number: int, counts: tuple[int, ...]) -> list[float]:
        words = strip_comment(rest).replace(",", " ").split()
        if len(words) not in counts:
            wanted = " or ".join(map(str, counts))
            raise self.source.error(
                f"The keyword needs {wanted} numbers, found {len(words)}.", line=number
            )
        return to_numbers(self.source, words, number)

    def _take_size(self, name: str, largest: int, rest: str, number: int) -> int:
        words = strip_comment(rest).replace(",", " ").split()
        if len(words) not in (1, 3):
            raise self.source.error(
                f"{name} needs one number, found {len(words)}.", line=number
            )
        sizes = {to_integer(self.source, word, number) for word in words}
        if len(sizes) != 1:
            raise self.source.error(
                "The lattice has different sizes along its axes.", line=number
            )
        size = sizes.pop()
        if not 2 <= size <= largest:
            raise self.source.error(
                f"{name} {size} is outside 2 to {largest}.", line=number
            )
        return size

    def _take_size_1d(self, rest: str, number: int) -> None:
        size = self._take_size("LUT_1D_SIZE", MAX_CURVE_LENGTH, rest, number)
        if self.size_1d not in (0, size):
            raise self.source.error("LUT_1D_SIZE is given twice.", line=number)
        self.size_1d = size

    def _take_size_3d(self, rest: str, number: int) -> None:
        size = self._take_size("LUT_3D_SIZE", MAX_SIZE, rest, number)
        if self.size_3d not in (0, size):
            raise self.source.error("LUT_3D_SIZE is given twice.", line=number)
        self.size_3d = size

    def _take_low(self, rest: str, number: int) -> None:
        values = self._numbers(rest, number, (1, 3))
        self.low = values * 3 if len(values) == 1 else values

    def _take_high(self, rest: str, number: int) -> None:
        values = self._numbers(rest, number, (1, 3))
        self.high = values * 3 if len(values) == 1 else values

    def _take_range_1d(self, rest: str, number: int) -> None:
        self.range_1d = self._numbers(rest, number, (2,))
        check_domain(self.source, self.range_1d[:1], self.range_1d[1:], number)

    def _take_range_3d(self, rest: str, number: int) -> None:
        self.range_3d = self._numbers(rest, number, (2,))
        check_domain(self.source, self.range_3d[:1], self.range_3d[1:], number)

    def _take_video_in(self, rest: str, number: int) -> None:
        self.video_in = True

    def _take_video_out(self, rest: str, number: int) -> None:
        self.video_out = True

    def domain(self, given: list[float], *, own: bool) -> tuple[Triple, Triple]:
        """Return the domain of a table.

        Parameters
        ----------
        given
            The two numbers of its INPUT_RANGE, or none.
        own
            Whether DOMAIN_MIN and DOMAIN_MAX are about this table.
        """
        low = self.low if own and self.low else [0.0] * 3
        high = self.high if own and self.high else [1.0] * 3
        if given:
            if (
                own
                and (self.low or self.high)
                and (low, high)
                != (
                    given[:1] * 3,
                    given[1:] * 3,
                )
            ):
                self.source.warn(
                    "DOMAIN_MIN and DOMAIN_MAX contradict the INPUT_RANGE, which holds."
                )
            low, high = given[:1] * 3, given[1:] * 3
        check_domain(self.source, low, high)
        return triple(low), triple(high)


_HANDLERS: dict[str, Callable[[_Header, str, int], None]] = {
    "TITLE": _Header._take_title,
    "LUT_1D_SIZE": _Header._take_size_1d,
    "LUT_3D_SIZE": _Header._take_size_3d,
    "DOMAIN_MIN": _Header._take_low,
    "DOMAIN_MAX": _Header._take_high,
    "LUT_1D_INPUT_RANGE": _Header._take_range_1d,
    "LUT_3D_INPUT_RANGE": _Header._take_range_3d,
    "LUT_IN_VIDEO_RANGE": _Header._take_video_in,
    "LUT_OUT_VIDEO_RANGE": _Header._take_video_out,
}


def _is_row(line: str) -> bool:
    word = line.replace(",", " ").split(None, 1)[:1]
    return bool(word) and is_number(word[0])


def _read_header(source: Source, lines: list[str]) -> tuple[_Header, int]:
    """Take every keyword and blank those among the rows; find the first row."""
    header = _Header(source)
    start = len(lines)
    for index, line in enumerate(lines):
        if _is_row(line):
            start = index
            break
        if index >= MAX_HEADER_LINES:
            raise source.error(
                f"There is no row of numbers in the first {MAX_HEADER_LINES} lines.",
                line=index + 1,
            )
        header.take(line, index + 1)
    before = "\n".join(lines[:start]).encode("latin-1")
    if any(source.data.count(key) > before.count(key) for key in _LATE_KEYWORDS):
        for index in range(start, len(lines)):
            word = lines[index].split(None, 1)[:1]
            if word and word[0].upper() in _HANDLERS:
                header.take(lines[index], index + 1)
                lines[index] = ""
    return header, start


def _check_kind(header: _Header, lines: list[str]) -> None:
    source = header.source
    if header.size_1d or header.size_3d:
        return
    if header.truelight:
        raise source.error(
            "This is a Truelight cube, another format under the same extension; "
            "convert it to an Adobe or Resolve .cube first."
        )
    raise source.error(
        "There is neither LUT_3D_SIZE nor LUT_1D_SIZE: this is no .cube file.",
        line=len(lines),
    )


def _what(size_1d: int, size_3d: int) -> str:
    parts = []
    if size_1d:
        parts.append(f"LUT_1D_SIZE {size_1d}")
    if size_3d:
        parts.append(f"LUT_3D_SIZE {size_3d}")
    return " with ".join(parts)


def _expand_video(values: NDArray[np.float64]) -> NDArray[np.float64]:
    return (values - _VIDEO_BLACK) / _VIDEO_SPAN


def _full_range_domain(low: Triple, high: Triple) -> tuple[Triple, Triple]:
    """Return the domain in full-range input for a table that wants video range."""
    return triple(_expand_video(np.array(low))), triple(_expand_video(np.array(high)))


def _note_ranges(header: _Header) -> None:
    if header.range_1d and not header.size_1d:
        header.source.warn("LUT_1D_INPUT_RANGE without a 1D table is ignored.")
    if header.range_3d and not header.size_3d:
        header.source.warn("LUT_3D_INPUT_RANGE without a 3D table is ignored.")
    if header.video_in:
        header.source.warn(
            "LUT_IN_VIDEO_RANGE: full-range input is reduced to video range first."
        )
    if header.video_out:
        header.source.warn(
            "LUT_OUT_VIDEO_RANGE: the output is expanded from video to full range."
        )


def _build(header: _Header, rows: NDArray[np.float64]) -> Lut3D:
    _note_ranges(header)
    first, second = rows[: header.size_1d], rows[header.size_1d :]
    low_1d, high_1d = header.domain(header.range_1d, own=bool(header.size_1d))
    low_3d, high_3d = header.domain(header.range_3d, own=not header.size_1d)
    if header.video_in and header.size_1d:
        low_1d, high_1d = _full_range_domain(low_1d, high_1d)
    elif header.video_in:
        low_3d, high_3d = _full_range_domain(low_3d, high_3d)
    if header.video_out:
        last = second if header.size_3d else first
        last[:] = _expand_video(last)
    shaper = None
    if header.size_1d:
        shaper = Curves(first.astype(np.float32), low_1d, high_1d)
    if not header.size_3d:
        assert shaper is not None
        return curves_only(shaper, title=header.title)
    return Lut3D(
        lattice(second, header.size_3d, red_fastest=True),
        low_3d,
        high_3d,
        shaper=shaper,
        title=header.title,
    )


def _read_rows(
    source: Source,
) -> tuple[_Header, NDArray[np.float64]]:
    lines = split_lines(source)
    header, start = _read_header(source, lines)
    _check_kind(header, lines)
    expected = header.size_1d + header.size_3d**3
    rows = number_rows(
        source,
        lines,
        start,
        expected=expected,
        what=_what(header.size_1d, header.size_3d),
    )
    return header, rows


def read_cube(source: Source) -> Lut3D:
    """Read an Iridas, Adobe or Resolve .cube: 1D, 3D, or a 1D shaper and 3D.

    Resolve's LUT_IN_VIDEO_RANGE and LUT_OUT_VIDEO_RANGE are folded into the domain and
    the values: the LUT that comes back takes and gives full range.

    Raises
    ------
    LutFormatError
        The file is damaged, or a Truelight cube.
    """
    header, rows = _read_rows(source)
    if header.panasonic:
        return _from_integers(header, rows)
    largest = float(np.abs(rows).max())
    if largest > 100:
        source.warn(f"The values reach {largest:g}, where 1 is white.")
    return _build(header, rows)


def read_vlt(source: Source) -> Lut3D:
    """Read a Panasonic .vlt: a .cube whose values are integers from 0 to 4095.

    A .cube under that extension, with values up to about 1, is read as what it is.
    """
    header, rows = _read_rows(source)
    integers = bool((rows == np.rint(rows)).all())
    if not header.panasonic and not (integers and rows.max() > 1):
        source.warn("The values are those of a .cube, not 12-bit integers.")
        return _build(header, rows)
    return _from_integers(header, rows)


def _from_integers(header: _Header, rows: NDArray[np.float64]) -> Lut3D:
    if rows.min() < 0 or rows.max() > VLT_LARGEST:
        raise header.source.error(
            f"A .vlt holds integers from 0 to {VLT_LARGEST}; here they go from "
            f"{rows.min():g} to {rows.max():g}."
        )
    return _build(header, rows / VLT_LARGEST)
