"""``looksmith evaluate``: how well the encoding takes looks it has never seen."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from looksmith.errors import LooksmithError
from looksmith.looks.importer import find_files
from looksmith.lut.algebra import resample
from looksmith.lut.formats import read_lut
from looksmith.models.encoding.evaluation import UnseenFigures, evaluate
from looksmith.models.encoding.library import EncodedLibrary
from looksmith.models.encoding.packed import read_packed
from looksmith.resources import resource

__all__ = ["run"]

_SHAPED_SIZE = 65  # a LUT with curves or a domain of its own needs more points


class NothingToEvaluateError(LooksmithError):
    """There is no look to evaluate where the user said."""


def _packed(path: Path) -> Iterator[NDArray[np.float32]]:
    codes, scale = read_packed(path)
    for look in codes:
        yield look.astype(np.float32) / np.float32(scale)


def _files(folder: Path) -> Iterator[NDArray[np.float32]]:
    for path in find_files([folder]):
        try:
            lut = read_lut(path)
        except LooksmithError as error:
            print(f"looksmith: passed over: {error}", file=sys.stderr)
            continue
        plain = lut if lut.is_plain else resample(lut, max(lut.size, _SHAPED_SIZE))
        yield np.clip(plain.table, 0, 1)


def _tables(path: Path) -> Iterator[NDArray[np.float32]]:
    """Return the looks of a folder, of a LUT file or of a file of packed looks."""
    if not path.exists():
        raise NothingToEvaluateError(f"{path}: there is no such file or folder.")
    found = _packed(path) if path.suffix.lower() == ".xz" else _files(path)
    first = next(found, None)
    if first is None:
        raise NothingToEvaluateError(f"{path}: there is no LUT file in it.")
    yield first
    yield from found


def _line(name: str, figures: UnseenFigures) -> str:
    de00, de76 = figures.de00, figures.de76
    return (
        f"{name:14} {figures.bytes_per_look:9.0f} {figures.fit_seconds:9.3f} "
        f"{de00['mean']:7.3f} {de00['p50']:7.3f} {de00['p90']:7.3f} {de00['max']:7.3f} "
        f"{de76['mean']:7.3f} {figures.psnr:7.2f}"
    )


def run(chosen: argparse.Namespace) -> int:
    """Fit every look that is named and print the table."""
    library = chosen.library or resource("looks", "library.looks")
    codec = EncodedLibrary.open(library).codec
    count, plain, refined = evaluate(codec, _tables(chosen.looks))
    if chosen.json:
        found = {
            "looks": count,
            "code_only": asdict(plain),
            "with_residual": asdict(refined),
        }
        print(json.dumps(found))
        return 0
    print(f"{count} looks; CIEDE2000 over the whole gamut: mean and quantiles of looks")
    print(
        f"{'':14} {'bytes':>9} {'seconds':>9} {'mean':>7} {'p50':>7} {'p90':>7} "
        f"{'max':>7} {'CIE76':>7} {'PSNR':>7}"
    )
    print(_line("code only", plain))
    print(_line("with residual", refined))
    return 0
