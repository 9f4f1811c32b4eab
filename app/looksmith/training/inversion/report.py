"""The tables of the measurement, for people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

__all__ = ["markdown"]

Row = Mapping[str, Any]


def _share(value: float) -> str:
    return "-" if value != value else f"{value * 100:.2f} %"


def _number(value: float) -> str:
    if value != value:
        return "-"
    return f"{value:.1e}" if 0 < abs(value) < 5e-4 else f"{value:.3f}"


def _table(titles: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    yield "| " + " | ".join(titles) + " |"
    yield "|" + "---|" * len(titles)
    for row in rows:
        yield "| " + " | ".join(row) + " |"
    yield ""


def _library(page: Row) -> Iterator[str]:
    yield (
        f"{page['looks']} looks at {page['size']}^3, {page['colours']:,} colours of "
        "the gamut and as many of photos each; of these the one-to-one ones: those "
        "whose result no other colour has."
    )
    yield ""
    titles = ["looks", "count", "colours", "one-to-one", "floats: CIEDE2000 mean",
              "max", "largest channel error", "8 bits: CIEDE2000 mean", "p99",
              "worst look's mean"]  # fmt: skip
    rows = [
        [
            trip["kind"], str(trip["looks"]), trip["colours"],
            _share(trip["one_to_one_colours"]),
            *(_number(trip["exact"][key]) for key in ("mean", "maximum", "channel")),
            *(_number(trip["eight_bit"][key]) for key in (
                "mean", "p99", "worst_look")),
        ]
        for trip in page["trips"]
    ]  # fmt: skip
    yield from _table(titles, rows)
    yield "All colours, those of the gamut / those of photos; means over looks."
    yield ""
    titles = ["kind", "looks", "share", "several origins", "recovered",
              "floats: CIEDE2000 mean", "8 bits: CIEDE2000 mean"]  # fmt: skip
    rows = [
        [
            row["kind"], str(row["looks"]), _share(row["share"]),
            *(f"{_share(row[key])} / {_share(row[key + '_natural'])}"
              for key in ("several", "recovered")),
            *(f"{_number(row[key])} / {_number(row[key + '_natural'])}"
              for key in ("exact", "eight_bit")),
        ]
        for row in page["kinds"]
    ]  # fmt: skip
    yield from _table(titles, rows)


def _precision(page: Row) -> Iterator[str]:
    yield f"{page['looks']} looks, their one-to-one colours of the gamut and of photos."
    yield ""
    rows = [
        [row["results"], f"{row['colours']:,}", _number(row["channel"]),
         f"{row['above']:.1e}"]
        for row in page["rows"]
    ]  # fmt: skip
    titles = ["the look's results in", "colours", "largest channel error",
              "share above 1e-4"]  # fmt: skip
    yield from _table(titles, rows)


def _nearer(row: Row) -> str:
    if row["inverse"].startswith("ours"):
        return ""
    if "table" in row["inverse"]:
        return f"{row['ours_nearer']} / {row['same_nearer']}"
    return str(row["ours_nearer"])


def _rivals(page: Row) -> Iterator[str]:
    yield (
        f"{page['compared']} looks, their one-to-one colours, the same floats for "
        "everyone. Nearer: its mean is below, of our exact inverse / our table of that "
        "size."
    )
    yield ""
    titles = ["inverse", "looks", "CIEDE2000 mean", "of the worst look", "p99", "max",
              "largest channel error", "ours is nearer on",
              "building (processor s)", "undoing (processor s)"]  # fmt: skip
    keys = ("mean", "worst_mean", "p99", "maximum", "channel")
    rows = [
        [
            row["inverse"], str(row["looks"]), *(_number(row[key]) for key in keys),
            _nearer(row),
            f"{row['build']:.3f}", f"{row['undo']:.3f}",
        ]
        for row in page["rivals"]
    ]  # fmt: skip
    yield from _table(titles, rows)


def _speed(page: Row) -> Iterator[str]:
    yield (
        f"{page['looks']} tables of 33^3, medians in seconds; processor seconds "
        "add up what all cores did, and do not count other work on the machine."
    )
    yield ""
    rows = [
        [
            row["what"], str(row["looks"]),
            *(f"{row[key]:.3f}" for key in ("clock", "processor", "slowest")),
        ]
        for row in page["speed"]
    ]  # fmt: skip
    titles = [
        "inverse",
        "looks",
        "by the clock",
        "processor",
        "processor, slowest look",
    ]
    yield from _table(titles, rows)


def _photos(page: Row) -> Iterator[str]:
    yield f"{page['photos']} photos; pixels within 1/255 of the original."
    yield ""
    rows = [
        [row["look"], _share(row["mean"]), _share(row["smallest"]), row["of"]]
        for row in page["rows"]
    ]
    yield from _table(["look", "mean", "smallest share", "of"], rows)


_PARTS = {
    "library": ("The built-in looks, there and back", _library),
    "precision": ("The rounding of the results", _precision),
    "rivals": ("Against other inverses", _rivals),
    "speed": ("Time", _speed),
    "photos": ("Photographs through 16-bit TIFF", _photos),
}


def markdown(pages: Mapping[str, Row]) -> str:
    """Return the tables of the parts that were measured."""
    lines: list[str] = []
    for name, (title, write) in _PARTS.items():
        if name in pages:
            lines += [f"### {title}", "", *write(pages[name])]
    return "\n".join(lines)
