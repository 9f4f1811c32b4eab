"""Cinespace .csp: a prelut of three curves, then a 1D or a 3D table."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from looksmith.lut.formats.saving import (
    CREATOR,
    clean_title,
    format_rows,
    resized,
)
from looksmith.lut.formats.shapes import curves_only, triple
from looksmith.lut.formats.source import Source
from looksmith.lut.formats.text import (
    check_domain,
    check_size,
    clip_text,
    lattice,
    number_rows,
    people_text,
    split_lines,
    to_integer,
    to_numbers,
)
from looksmith.lut.table import MAX_CURVE_LENGTH, Curves, Lut3D

__all__ = ["read_csp", "write_csp"]

SAMPLES = 65536
PRELUT_POINTS = 4097

_TITLE = re.compile(r"\"?\s*title\s*[:= ]\s*(.*\S)", re.IGNORECASE)

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class _Prelut:
    """The curve of one channel: values at rising inputs."""

    inputs: Floats
    values: Floats

    @property
    def is_identity(self) -> bool:
        return bool(np.allclose(self.inputs, self.values, rtol=1e-6, atol=0))

    @property
    def is_domain(self) -> bool:
        return len(self.inputs) == 2 and list(self.values) == [0, 1]

    def __call__(self, x: Floats) -> Floats:
        """Interpolate as Cinespace does: cubic segments, quadratic at both ends.

        The slope at a point is that of the line through its two neighbours.
        """
        xs, ys = self.inputs, self.values
        if len(xs) == 2:
            return np.interp(x, xs, ys)
        step, rise = np.diff(xs), np.diff(ys)
        inner = (ys[2:] - ys[:-2]) / (xs[2:] - xs[:-2])
        start = np.concatenate([[0.0], inner]) * step
        end = np.concatenate([inner, [0.0]]) * step
        start[0] = 2 * rise[0] - end[0]
        end[-1] = 2 * rise[-1] - start[-1]
        place = np.clip(np.searchsorted(xs, x, side="right") - 1, 0, len(step) - 1)
        z = np.clip((x - xs[place]) / step[place], 0, 1)
        a, b, r = start[place], end[place], rise[place]
        return ys[place] + z * (a + z * (3 * r - 2 * a - b + z * (a + b - 2 * r)))


_IDENTITY = _Prelut(np.array([0.0, 1.0]), np.array([0.0, 1.0]))


class _Lines:
    """The lines that are not blank, with their numbers from 1."""

    def __init__(self, source: Source, lines: list[str]) -> None:
        self.source = source
        self.number = 0
        self._lines: Iterator[tuple[int, str]] = (
            (n, line.strip()) for n, line in enumerate(lines, 1) if line.strip()
        )

    def next(self, what: str) -> str:
        """Return the next line, or refuse the file that ends before it."""
        try:
            self.number, line = next(self._lines)
        except StopIteration:
            raise self.source.error(
                f"The file ends before {what}.", line=self.number
            ) from None
        return line

    def error(self, reason: str) -> Exception:
        return self.source.error(reason, line=self.number)


def _take_metadata(lines: _Lines) -> tuple[str, str]:
    """Return the title and the first line behind the metadata."""
    title, line = "", lines.next("the prelut")
    if not line.upper().startswith("BEGIN METADATA"):
        return title, line
    while True:
        line = lines.next("END METADATA")
        if line.upper().startswith("END METADATA"):
            return title, lines.next("the prelut")
        match = _TITLE.match(line)
        if match and not title:
            title = people_text(match[1]).strip('" ')


def _take_prelut(lines: _Lines, count_line: str) -> _Prelut:
    source = lines.source
    count = to_integer(source, count_line[:40], lines.number)
    if not 0 <= count <= MAX_CURVE_LENGTH:
        raise lines.error(f"A prelut of {count} points cannot be.")
    if count < 2:
        return _IDENTITY
    columns = []
    for what in ("the prelut's inputs", "the prelut's values"):
        words = lines.next(what).split(maxsplit=count)
        if len(words) != count:
            raise lines.error(
                f"The prelut needs {count} numbers, found {len(words)}"
                f"{' or more' if len(words) > count else ''}."
            )
        columns.append(np.array(to_numbers(source, words, lines.number)))
    prelut = _Prelut(*columns)
    if (np.diff(prelut.inputs) <= 0).any():
        raise lines.error("The prelut's inputs do not rise.")
    ends = prelut.inputs[:1].tolist(), prelut.inputs[-1:].tolist()
    check_domain(source, *ends, lines.number)
    return _IDENTITY if prelut.is_identity else prelut


def _sampled(preluts: list[_Prelut]) -> Curves:
    """Return the preluts as evenly sampled curves."""
    ramp = np.linspace(0, 1, SAMPLES)
    columns = []
    for prelut in preluts:
        low, high = prelut.inputs[0], prelut.inputs[-1]
        columns.append(prelut(low + ramp * (high - low)))
    low = np.array([prelut.inputs[0] for prelut in preluts])
    high = np.array([prelut.inputs[-1] for prelut in preluts])
    table = np.stack(columns, axis=1).astype(np.float32)
    return Curves(table, triple(low), triple(high))


def read_csp(source: Source) -> Lut3D:
    """Read a .csp, 1D or 3D, red fastest.

    Preluts that only scale become the domain; others become a shaper of 65536 samples.
    """
    text = split_lines(source)
    lines = _Lines(source, text)
    if not lines.next("its header").upper().startswith("CSPLUTV100"):
        raise lines.error("The header CSPLUTV100 is missing.")
    kind = lines.next("its kind")
    if kind.upper() not in ("1D", "3D"):
        raise lines.error(f"{clip_text(kind)} is neither 1D nor 3D.")
    title, line = _take_metadata(lines)
    preluts = [_take_prelut(lines, line)]
    preluts += [_take_prelut(lines, lines.next("the prelut")) for _ in range(2)]
    words = lines.next("the table's size").split(maxsplit=4)
    sizes = [to_integer(source, word, lines.number) for word in words[:3]]
    if kind.upper() == "1D":
        return _read_1d(source, text, lines.number, sizes, preluts, title)
    if len(words) != 3 or len(set(sizes)) != 1:
        raise lines.error("The lattice needs three equal sizes.")
    size = check_size(source, sizes[0], lines.number)
    rows = number_rows(
        source, text, lines.number, expected=size**3, what=f"a lattice of {size}"
    )
    table = lattice(rows, size, red_fastest=True)
    if all(prelut.is_domain for prelut in preluts):
        low = triple([prelut.inputs[0] for prelut in preluts])
        high = triple([prelut.inputs[1] for prelut in preluts])
        return Lut3D(table, low, high, title=title)
    return Lut3D(table, shaper=_sampled(preluts), title=title)


def _read_1d(
    source: Source,
    text: list[str],
    start: int,
    sizes: list[int],
    preluts: list[_Prelut],
    title: str,
) -> Lut3D:
    length = sizes[0]
    if len(sizes) != 1 or not 2 <= length <= MAX_CURVE_LENGTH:
        raise source.error(
            f"A 1D table has one size, 2 to {MAX_CURVE_LENGTH}.", line=start
        )
    rows = number_rows(
        source, text, start, expected=length, what=f"a curve of {length}"
    )
    table = Curves(rows.astype(np.float32))
    if all(prelut.is_domain for prelut in preluts):
        low = triple([prelut.inputs[0] for prelut in preluts])
        high = triple([prelut.inputs[1] for prelut in preluts])
        return curves_only(Curves(table.table, low, high), title)
    source.warn("The prelut and the curve are sampled into one curve.")
    shaper = _sampled(preluts)
    joined = table(shaper.table.astype(np.float64)).astype(np.float32)
    return curves_only(Curves(joined, shaper.low, shaper.high), title)


def _prelut_text(inputs: Floats, values: Floats) -> str:
    return f"{len(inputs)}\n" + format_rows(np.stack([inputs, values]))


def _shaper_text(lut: Lut3D, shaper: Curves) -> str:
    """Return a shaper as preluts, so dense that cubic segments are straight enough."""
    steps = len(shaper.table) - 1
    points = steps * -(-(PRELUT_POINTS - 1) // steps) + 1
    low, high = np.array(shaper.low), np.array(shaper.high)
    inputs = low + np.linspace(0, 1, points)[:, None] * (high - low)
    values = (shaper(inputs) - lut.low) / np.subtract(lut.high, lut.low)
    return "".join(_prelut_text(inputs[:, c], values[:, c]) for c in range(3))


def write_csp(lut: Lut3D, size: int | None = None) -> bytes:
    """Return a 3D .csp with nine digits a value, which carry float32 exactly.

    A shaper becomes the prelut, a domain a prelut of two points. Curves behind the
    table are resampled into a plain table.
    """
    lut = resized(lut, size, post=False)
    title = clean_title(lut.title)
    head = ["CSPLUTV100", "3D", "", "BEGIN METADATA", CREATOR]
    head += [f"TITLE: {title}"] if title else []
    head += ["END METADATA", "", ""]
    if lut.shaper is not None:
        prelut = _shaper_text(lut, lut.shaper)
    else:
        unit = np.array([0.0, 1.0])
        prelut = "".join(
            _prelut_text(np.array([low, high]), unit)
            for low, high in zip(lut.low, lut.high, strict=True)
        )
    rows = format_rows(lut.table.transpose(2, 1, 0, 3).reshape(-1, 3))
    size_line = " ".join([str(lut.size)] * 3)
    return ("\n".join(head) + f"{prelut}\n{size_line}\n{rows}").encode()
