"""What the network is trained on: looks, the colours they are asked for, the metric."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from looksmith.lut.table import identity_table
from looksmith.models.encoding.metric import difference_jacobian
from looksmith.training.datasets import LookData

__all__ = [
    "TrainingSet",
    "cell_weights",
    "metric_table",
    "natural_histogram",
    "principal_codes",
]

FloatArray = NDArray[np.float32]

_METRIC_SIZE = 33
_PIXELS = 40_000  # of a photo


@dataclass(frozen=True, eq=False)
class TrainingSet:
    """Looks on one lattice, laid out so that the looks of a colour lie together.

    Parameters
    ----------
    targets
        Int16 (points, looks, 3).
    unit
        What 1 in `targets` is worth.
    grey
        Uint8 (looks,): 1 for monochrome looks.
    colours
        Float32 (points, 3): the lattice.
    chance
        Float64 (points,): how often a colour is asked for; sums to 1.
    metric
        Float32 (m, m, m, 8): how visible a change of a colour is, as the six values
        of a symmetric matrix and two of padding.
    """

    targets: NDArray[np.int16]
    unit: float
    grey: NDArray[np.uint8]
    colours: FloatArray
    chance: NDArray[np.float64]
    metric: FloatArray

    @classmethod
    def make(
        cls,
        data: LookData,
        rows: list[int],
        grey: NDArray[np.bool_],
        histogram: NDArray[np.float64] | None,
        natural_share: float,
    ) -> TrainingSet:
        """Gather the looks `rows` of `data`.

        Parameters
        ----------
        data
            All looks.
        rows
            Which are trained on.
        grey
            Bool (looks,).
        histogram
            From `natural_histogram`; None to ask for all colours alike.
        natural_share
            The share of colours that follow it.
        """
        codes = data.codes[rows]
        size = codes.shape[1]
        flat = codes.reshape(len(rows), -1, 3).transpose(1, 0, 2)
        chance = cell_weights(size)
        if histogram is not None:
            chance = (1 - natural_share) * chance + natural_share * histogram
        return cls(
            targets=np.ascontiguousarray(flat),
            unit=1 / data.scale,
            grey=grey.astype(np.uint8),
            colours=np.ascontiguousarray(identity_table(size).reshape(-1, 3)),
            chance=chance / chance.sum(),
            metric=metric_table(),
        )

    def table(self, look: int) -> FloatArray:
        """Return a look as float32 (size, size, size, 3)."""
        size = round(len(self.colours) ** (1 / 3))
        table = self.targets[:, look].astype(np.float32) * np.float32(self.unit)
        return table.reshape(size, size, size, 3)


def cell_weights(size: int) -> NDArray[np.float64]:
    """Return each lattice point's share of the cube, (size ** 3,): less at borders."""
    axis = np.ones(size)
    axis[[0, -1]] = 0.5
    weights = np.einsum("i,j,k->ijk", axis, axis, axis).ravel()
    return np.asarray(weights / weights.sum())


def metric_table(size: int = _METRIC_SIZE) -> FloatArray:
    """Return J^T J of `difference_jacobian` on a lattice, (size, size, size, 8)."""
    jacobian = difference_jacobian(identity_table(size))
    square = np.einsum("...ki,...kj->...ij", jacobian, jacobian)
    table = np.zeros((size, size, size, 8), np.float32)
    pairs = [(0, 0), (0, 1), (0, 2), (1, 1), (1, 2), (2, 2)]
    for place, (i, j) in enumerate(pairs):
        table[..., place] = square[..., i, j]
    return table


def natural_histogram(
    folder: Path, size: int = 33, seed: int = 0
) -> NDArray[np.float64]:
    """Return how often the photos of a folder show the colours of a lattice.

    Parameters
    ----------
    folder
        Photos, in any subfolders; each counts the same.
    size
        Lattice points along an axis.
    seed
        Of the choice of pixels.

    Returns
    -------
    ndarray
        Float64 (size ** 3,), sums to 1.
    """
    from PIL import Image

    random = np.random.default_rng(seed)
    counts = np.zeros(size**3)
    strides = np.array([size * size, size, 1])
    kinds = {".jpg", ".jpeg", ".png"}
    for path in sorted(p for p in folder.rglob("*") if p.suffix.lower() in kinds):
        with Image.open(path) as image:
            pixels = np.asarray(image.convert("RGB")).reshape(-1, 3)
        chosen = pixels[random.integers(0, len(pixels), _PIXELS)]
        place = chosen.astype(np.float32) * np.float32((size - 1) / 255)
        # A pixel between lattice points falls to either by its distance.
        cell = (place + random.random(place.shape, dtype=np.float32)).astype(int)
        counts += np.bincount(np.minimum(cell, size - 1) @ strides, minlength=size**3)
    return np.asarray(counts / max(counts.sum(), 1))


def principal_codes(
    data: LookData, rows: list[int], length: int, whitening: float = 0.5
) -> FloatArray:
    """Return first codes (looks, length): principal components of the residuals.

    Parameters
    ----------
    data, rows
        The looks.
    length
        Values in a code.
    whitening
        The exponent of each component's spread: 0 makes all alike.
    """
    tables = data.codes[rows][:, ::4, ::4, ::4].astype(np.float32)
    tables /= np.float32(data.scale)
    residuals = tables - identity_table(tables.shape[1])
    jacobian = difference_jacobian(np.clip(tables.mean(axis=0), 0, 1))
    seen = np.einsum("xyzij,nxyzj->nxyzi", jacobian, residuals)
    seen = seen.reshape(len(rows), -1)
    seen -= seen.mean(axis=0)
    scores, spread, _ = np.linalg.svd(seen, full_matrices=False)
    kept = min(length, len(rows) - 1)
    scale = (spread[:kept] / spread[0]) ** whitening
    codes = np.zeros((len(rows), length), np.float32)
    codes[:, :kept] = scores[:, :kept] * np.sqrt(len(rows)) * scale
    return codes / np.float32(np.sqrt(np.mean(scale**2)))
