"""Choose and name the looks of the built-in library.

Run as `python -m looksmith.training.select_looks --data FOLDER --out FILE`, with
resources/looks/selection.csv for FILE.
"""

from __future__ import annotations

import argparse
import csv
import io
import logging
import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from looksmith.colour.lab import lab_from_srgb
from looksmith.files import write_whole
from looksmith.looks.traits import makers_in, traits
from looksmith.lut.analyse import analyse
from looksmith.lut.table import Lut3D, identity_table
from looksmith.training.attribution import attribution_page, licence_page
from looksmith.training.datasets import LookData, LookRow, read_looks
from looksmith.training.titles import CATEGORIES, category_of, slug, titles_of

__all__ = ["COUNT", "SelectedLook", "choose", "describe", "read_selection"]

COUNT = 512
_STRIDE = 4  # 33 points to 9

# They expect log or HDR pictures, not sRGB.
_OTHER_INPUT = frozenset({"eterna-for-flog", "hlg-1-1"})

log = logging.getLogger(__name__)


@dataclass(frozen=True)
class SelectedLook:
    """A row of the selection: a look of the built-in library."""

    source_id: str
    id: str
    title: str
    category: str
    author: str
    licence: str
    tags: tuple[str, ...]
    monochrome: bool
    one_to_one: bool
    source: str
    original_title: str


def _allowed(row: LookRow) -> bool:
    return not row.licence.startswith("GPL") and row.id not in _OTHER_INPUT


def choose(data: LookData, count: int = COUNT, seed: int = 0) -> list[int]:
    """Return the rows of the library, in the manifest's order.

    Everything authored comes first. The rest is picked one by one: always the look
    that is farthest (mean CIE76 over a 9^3 lattice) from the identity and from all
    that is chosen, so near duplicates never enter before something new.

    Parameters
    ----------
    data
        All looks.
    count
        How many to choose.
    seed
        Decides between looks that are equally far.
    """
    rows = data.rows
    allowed = [i for i, row in enumerate(rows) if _allowed(row)]
    chosen = [i for i in allowed if rows[i].origin == "authored"][:count]
    rest = [i for i in allowed if rows[i].origin != "authored"]
    rest = [rest[i] for i in np.random.default_rng(seed).permutation(len(rest))]

    def colours(index: int) -> NDArray[np.float32]:
        return lab_from_srgb(data.table(index)[::_STRIDE, ::_STRIDE, ::_STRIDE])

    candidates = np.stack([colours(i) for i in rest])

    def distances(lab: NDArray[np.float32]) -> NDArray[np.float32]:
        square = ((candidates - lab) ** 2).sum(axis=-1)
        return np.sqrt(square).mean(axis=(1, 2, 3))

    nearest = distances(lab_from_srgb(identity_table(candidates.shape[1])))
    for index in chosen:
        np.minimum(nearest, distances(colours(index)), out=nearest)
    while len(chosen) < count:
        farthest = int(np.argmax(nearest))
        if nearest[farthest] <= 0:
            raise ValueError(f"only {len(chosen)} different looks for {count} places")
        chosen.append(rest[farthest])
        np.minimum(nearest, distances(candidates[farthest]), out=nearest)
        nearest[farthest] = -1
    return sorted(chosen)


def _library_order(title: str) -> tuple[object, ...]:
    """Sort by film, numbers by value, a series from its crispest to its most faded."""
    match = re.search(r" \(([−+])(\d)\)$", title)
    step = 0
    if match:
        step = int(match[2]) * (-1 if match[1] == "−" else 1)
        title = title[: match.start()]
    parts = re.split(r"(\d+)", title.casefold())
    numbers = tuple(
        (1, int(part), "") if part.isdigit() else (0, 0, part) for part in parts
    )
    return (*numbers, step)


def _tags(
    title: str, row: LookRow, table: NDArray[np.float32], category: str
) -> tuple[str, ...]:
    words = [*makers_in(title), *traits(table[::_STRIDE, ::_STRIDE, ::_STRIDE])]
    if row.category.startswith("film"):
        words.append("film")
    if re.search(r"Polaroid|FP-100C|FP-3000B|Instax", title):
        words.append("instant")
    if "nfra" in title or title.startswith(("Rollei IR", "Kodak Aerochrome")):
        words.append("infrared")
    if row.source == "PyPI/spectral-film-lut":
        words.append("spectral simulation")
    return tuple(dict.fromkeys(w for w in words if w != category.casefold()))


def describe(data: LookData, chosen: Sequence[int]) -> list[SelectedLook]:
    """Return the chosen looks, named and tagged, in library order."""
    rows = [data.rows[index] for index in chosen]
    looks = []
    for index, row, title in zip(chosen, rows, titles_of(rows), strict=True):
        table = data.table(index)
        report = analyse(Lut3D(table))
        category = category_of(row, report.monochrome)
        looks.append(
            SelectedLook(
                source_id=row.id,
                id=slug(title),
                title=title,
                category=category,
                author=row.author,
                licence=row.licence,
                tags=_tags(title, row, table, category),
                monochrome=report.monochrome,
                one_to_one=report.one_to_one,
                source=row.source,
                original_title=row.title,
            )
        )
    if len({look.id for look in looks}) != len(looks):
        raise ValueError("two looks come to the same id")
    rank = {category: place for place, category in enumerate(CATEGORIES)}
    return sorted(looks, key=lambda k: (rank[k.category], _library_order(k.title)))


_COLUMNS = (
    "source_id", "id", "title", "category", "author", "licence", "tags",
    "monochrome", "one_to_one", "source", "original_title",
)  # fmt: skip


def _as_csv(looks: Sequence[SelectedLook]) -> str:
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for look in looks:
        values = {name: getattr(look, name) for name in _COLUMNS}
        values["tags"] = ";".join(look.tags)
        for flag in ("monochrome", "one_to_one"):
            values[flag] = "yes" if values[flag] else "no"
        writer.writerow(values.values())
    return text.getvalue()


def read_selection(path: str | Path) -> list[SelectedLook]:
    """Read the committed list."""
    with Path(path).open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return [
        SelectedLook(
            source_id=row["source_id"],
            id=row["id"],
            title=row["title"],
            category=row["category"],
            author=row["author"],
            licence=row["licence"],
            tags=tuple(row["tags"].split(";")) if row["tags"] else (),
            monochrome=row["monochrome"] == "yes",
            one_to_one=row["one_to_one"] == "yes",
            source=row["source"],
            original_title=row["original_title"],
        )
        for row in rows
    ]


def main(arguments: Sequence[str] | None = None) -> None:
    """Write the selection and the pages that credit its authors."""
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--data", type=Path, required=True, help="folder of looks.xz")
    parser.add_argument("--out", type=Path, required=True, help="the list to write")
    parser.add_argument("--count", type=int, default=COUNT)
    parser.add_argument("--seed", type=int, default=0)
    options = parser.parse_args(arguments)
    data = read_looks(options.data)
    looks = describe(data, choose(data, options.count, options.seed))
    options.out.parent.mkdir(parents=True, exist_ok=True)
    write_whole(options.out, _as_csv(looks))
    write_whole(options.out.with_name("ATTRIBUTION.md"), attribution_page(looks))
    write_whole(options.out.with_name("LICENSE.md"), licence_page(looks))
    log.info("%d looks in %s", len(looks), options.out)


if __name__ == "__main__":
    main()
