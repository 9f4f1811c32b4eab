"""The looks that are trained on: tables and their manifest."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from looksmith.errors import LooksmithError
from looksmith.models.encoding.packed import PackedLooksError, read_packed

__all__ = ["DataSetError", "LookData", "LookRow", "read_looks"]


class DataSetError(LooksmithError):
    """A training set cannot be read."""


@dataclass(frozen=True)
class LookRow:
    """One row of the manifest, as it was collected."""

    id: str
    title: str
    category: str
    source: str
    path: str
    licence: str
    author: str
    origin: str
    monochrome: bool


@dataclass(frozen=True, eq=False)
class LookData:
    """Looks with their manifest.

    Parameters
    ----------
    rows
        One per look.
    codes
        Int16 (N, size, size, size, 3), indexed [look, r, g, b, channel].
    scale
        What white is in `codes`.
    """

    rows: tuple[LookRow, ...]
    codes: NDArray[np.int16]
    scale: float

    def table(self, index: int) -> NDArray[np.float32]:
        """Return a look as float32 (size, size, size, 3) in [0, 1]."""
        return self.codes[index].astype(np.float32) / np.float32(self.scale)


def _read_rows(path: Path) -> tuple[LookRow, ...]:
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(
            LookRow(
                id=row["id"],
                title=row["title"],
                category=row["category"],
                source=row["source"],
                path=row["path"],
                licence=row["licence"],
                author=row["author"],
                origin=row["origin"],
                monochrome=row["monochrome"] == "y",
            )
            for row in csv.DictReader(file)
        )


def read_looks(folder: str | Path) -> LookData:
    """Read `looks.xz` and `manifest.csv` of a folder.

    Raises
    ------
    DataSetError
        The folder holds no such files, or they do not belong together.
    """
    folder = Path(folder)
    try:
        rows = _read_rows(folder / "manifest.csv")
        codes, scale = read_packed(folder / "looks.xz")
    except (OSError, KeyError, ValueError, PackedLooksError) as error:
        raise DataSetError(
            f"{folder} does not hold looks.xz and its manifest.csv: {error}"
        ) from error
    if len(codes) != len(rows):
        raise DataSetError(f"{folder}: {len(codes)} looks, but {len(rows)} rows.")
    return LookData(rows, codes, scale)
