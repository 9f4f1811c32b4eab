"""The rows that the codecs are measured against; nothing here is trained.

Run as `python -m looksmith.training.encoding.baselines --data FOLDER --out FILE`.
"""

from __future__ import annotations

import argparse
import json
import logging
import zipfile
from collections.abc import Callable, Sequence
from io import BytesIO
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from looksmith.files import write_whole
from looksmith.lut.table import identity_table
from looksmith.models.encoding.packing import pack_integers
from looksmith.resources import resource
from looksmith.training.datasets import read_looks
from looksmith.training.encoding.measuring import Measurer, table_of
from looksmith.training.select_looks import read_selection

__all__ = ["coarse_lattice", "principal_lattice", "zipped"]

log = logging.getLogger(__name__)

FloatArray = NDArray[np.float32]
Decoder = Callable[[int], FloatArray]

_NODES = 9


def _coarse(tables: NDArray[np.int16], scale: float) -> FloatArray:
    """Return residuals to the identity on 9^3, (looks, 9, 9, 9, 3)."""
    step = (tables.shape[1] - 1) // (_NODES - 1)
    values = tables[:, ::step, ::step, ::step].astype(np.float32) / np.float32(scale)
    return np.asarray(values - identity_table(_NODES))


def coarse_lattice(tables: NDArray[np.int16], scale: float) -> tuple[int, Decoder]:
    """Keep a lattice of 9^3 bytes a look, entropy-coded: its size and its decoder."""
    residuals = _coarse(tables, scale)
    steps = np.abs(residuals).max(axis=(1, 2, 3, 4), keepdims=True) / 127
    whole = np.rint(residuals / np.maximum(steps, 1e-6)).astype(np.int16)
    size = sum(len(pack_integers(each)) + 4 for each in whole)
    kept = whole * steps + identity_table(_NODES)
    return size, lambda look: np.asarray(kept[look], np.float32)


def principal_lattice(
    tables: NDArray[np.int16], scale: float, components: int
) -> tuple[int, Decoder]:
    """Keep principal components of 9^3 lattices, both as plain bytes."""
    residuals = _coarse(tables, scale).reshape(len(tables), -1)
    mean = residuals.mean(axis=0)
    scores, spread, basis = np.linalg.svd(residuals - mean, full_matrices=False)
    codes = scores[:, :components] * spread[:components]
    code_steps = np.abs(codes).max(axis=0) / 127
    basis_steps = np.abs(basis[:components]).max(axis=1, keepdims=True) / 127
    rounded = np.rint(codes / code_steps) * code_steps
    kept = np.rint(basis[:components] / basis_steps) * basis_steps
    size = codes.size + kept.size + 4 * (2 * components + mean.size)
    shape = (_NODES, _NODES, _NODES, 3)

    def decode(look: int) -> FloatArray:
        residual = mean + rounded[look] @ kept
        return np.asarray(residual.reshape(shape) + identity_table(_NODES), np.float32)

    return int(size), decode


def zipped(tables: NDArray[np.int16]) -> int:
    """Return the bytes of a zip of the whole 16-bit tables."""
    with BytesIO() as target:
        with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as file:
            for number, table in enumerate(tables):
                file.writestr(f"{number}.bin", table.astype("<i2").tobytes())
        return target.tell()


def main(arguments: Sequence[str] | None = None) -> None:
    """Measure every baseline and write the rows as JSON."""
    logging.basicConfig(level=logging.INFO, format="%(message)s")
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--photos", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    chosen = parser.parse_args(arguments)
    looks = read_selection(resource("looks", "selection.csv"))
    data = read_looks(chosen.data)
    place = {row.id: index for index, row in enumerate(data.rows)}
    tables = data.codes[[place[look.source_id] for look in looks]]
    measurer = Measurer(chosen.photos)
    cases = {"9^3 int8 lattice a look": coarse_lattice(tables, data.scale)}
    for components in (64, 91):
        name = f"PCA of 9^3 lattices, {components} components"
        cases[name] = principal_lattice(tables, data.scale, components)
    rows = []
    for name, (size, decode) in cases.items():
        figures = [
            measurer.compare(table / np.float32(data.scale), np.clip(decode(i), 0, 1))
            for i, table in enumerate(tables)
        ]
        rows.append({"codec": name, "bytes": size, **table_of(figures)})
        log.info("%s", json.dumps(rows[-1]))
    rows.append({"codec": "zip of the 33^3 tables, 16 bit", "bytes": zipped(tables)})
    write_whole(chosen.out, json.dumps(rows, indent=2) + "\n")


if __name__ == "__main__":
    main()
