"""Encode the spare of the built-in library with the linear codec.

Run as `python -m looksmith.training.encode_library --data FOLDER --out OUT`, where OUT
(resources/looks) holds the `selection.csv` of `select_looks`. The program opens
`library-linear.looks` when `library.looks` is damaged or missing.
"""

from __future__ import annotations

import argparse
import json
import logging
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from looksmith.lut.reversibility import shape_of
from looksmith.lut.table import Lut3D
from looksmith.models.encoding.container import LibraryContent, dump, save
from looksmith.models.encoding.measure import LookError, measure
from looksmith.training.datasets import read_looks
from looksmith.training.linear import make_linear_codec
from looksmith.training.select_looks import SelectedLook, read_selection

__all__ = ["MAX_BYTES", "as_shipped", "index_page", "summary"]

MAX_BYTES = 250_000

log = logging.getLogger(__name__)


def summary(errors: Sequence[LookError]) -> dict[str, float]:
    """Return the figures of a whole library: over looks, of the mean over colours."""
    means = np.array([error.mean for error in errors])
    return {
        "looks": len(errors),
        "mean": round(float(means.mean()), 4),
        "p50": round(float(np.quantile(means, 0.5)), 4),
        "p90": round(float(np.quantile(means, 0.9)), 4),
        "max": round(float(means.max()), 4),
        "p90_within": round(float(np.mean([error.p90 for error in errors])), 4),
        "mean_76": round(float(np.mean([error.mean_76 for error in errors])), 4),
        "psnr": round(float(np.mean([error.psnr for error in errors])), 3),
    }


def as_shipped(look: SelectedLook, decoded: NDArray[np.float32]) -> SelectedLook:
    """Say whether the decoded table, not the original, can be undone."""
    kind = shape_of(Lut3D(decoded)).kind
    return replace(look, one_to_one=kind == "one-to-one")


def index_page(looks: Sequence[SelectedLook], errors: Sequence[LookError]) -> str:
    """Return `index.json`: what people read about the looks, one look a line."""
    lines = [
        json.dumps(
            {
                "id": look.id,
                "title": look.title,
                "category": look.category,
                "author": look.author,
                "licence": look.licence,
                "tags": look.tags,
                "monochrome": look.monochrome,
                "one_to_one": look.one_to_one,
                "error": round(error.mean, 3),
                "source": look.source,
            },
            ensure_ascii=False,
        )
        for look, error in zip(looks, errors, strict=True)
    ]
    return '{"version": 1, "looks": [\n' + ",\n".join(lines) + "\n]}\n"


def main(arguments: Sequence[str] | None = None) -> None:
    """Write `library-linear.looks`; print its figures."""
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--data", type=Path, required=True, help="folder of looks.xz")
    parser.add_argument("--out", type=Path, required=True, help="resources/looks")
    options = parser.parse_args(arguments)
    looks = read_selection(options.out / "selection.csv")
    data = read_looks(options.data)
    place = {row.id: index for index, row in enumerate(data.rows)}
    tables = np.stack([data.table(place[look.source_id]) for look in looks])
    codec, codes = make_linear_codec(tables)
    grey = np.array([look.monochrome for look in looks])
    errors = []
    for index, table in enumerate(tables):
        part = slice(index, index + 1)
        decoded = codec.decode(codes[part], table.shape[0], grey[part])[0]
        errors.append(measure(table, decoded))
    content = LibraryContent(
        kind=codec.kind,
        ids=tuple(look.id for look in looks),
        monochrome=grey,
        errors=np.array([[e.mean, e.p90, e.maximum] for e in errors], np.float32),
        codec=codec.to_bytes(),
        codes=codec.pack_codes(codes),
    )
    size = len(dump(content))
    report = {"codec": codec.kind, "bytes": size, **summary(errors)}
    log.info("%s", json.dumps(report))
    if size > MAX_BYTES:
        raise SystemExit(f"{size:,} bytes are more than {MAX_BYTES:,}: fewer, please.")
    save(content, options.out / "library-linear.looks")


if __name__ == "__main__":
    main()
