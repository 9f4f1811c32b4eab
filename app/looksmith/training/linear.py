"""Make the linear codec from a set of looks, in closed form."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from looksmith.lut.table import identity_table
from looksmith.models.encoding.lattice import cosine_matrix
from looksmith.models.encoding.linear import LinearCodec, project, to_cosines
from looksmith.models.encoding.metric import difference_jacobian

__all__ = ["LinearSettings", "make_linear_codec"]

FloatArray = NDArray[np.float32]


@dataclass(frozen=True)
class LinearSettings:
    """How the linear codec spends its bytes; the defaults are what measured best.

    Parameters
    ----------
    lattice
        Points along an axis of the components.
    components
        How many, the mean apart.
    code_step
        Rounding step of the codes, as visible difference summed over the lattice.
    basis_step
        Rounding step of the components, in the same unit.
    dead_zone
        How much of a step below 1 still rounds to 0, on top of the usual half.
    rounds
        Times that codes and components are fitted to each other.
    """

    lattice: int = 11
    components: int = 256
    code_step: float = 1.7
    basis_step: float = 0.053
    dead_zone: float = 0.2
    rounds: int = 3


def _mean_metric(lattices: FloatArray) -> NDArray[np.float64]:
    """Return the mean of J^T J per lattice point over all looks, (points, 3, 3)."""
    count, n = lattices.shape[:2]
    identity = identity_table(n)
    total = np.zeros((n**3, 3, 3))
    for lattice in lattices:
        jacobian = difference_jacobian(np.clip(lattice + identity, 0, 1))
        jacobian = jacobian.reshape(-1, 3, 3)
        total += np.einsum("pij,pik->pjk", jacobian, jacobian)
    return total / count


def _round(values: FloatArray, dead_zone: float) -> FloatArray:
    rounded = np.sign(values) * np.floor(np.abs(values) + (0.5 - dead_zone))
    return np.clip(rounded, -32768, 32767)


class _Space:
    """Between RGB lattices and the flat space whose length is what is seen."""

    def __init__(self, metric: NDArray[np.float64]) -> None:
        self.to_visible = np.linalg.cholesky(metric).transpose(0, 2, 1)
        self.from_visible = np.linalg.inv(self.to_visible)
        self.to_opponent = np.linalg.cholesky(metric.mean(axis=0)).T
        self.from_opponent = np.linalg.inv(self.to_opponent).astype(np.float32)

    def visible(self, lattices: NDArray[np.floating]) -> NDArray[np.float64]:
        flat = lattices.reshape(len(lattices), -1, 3)
        seen = np.einsum("pij,kpj->kpi", self.to_visible, flat, optimize=True)
        return seen.reshape(len(lattices), -1)

    def opponent(self, visible: NDArray[np.float64]) -> NDArray[np.float64]:
        flat = visible.reshape(len(visible), -1, 3)
        matrix = self.to_opponent @ self.from_visible
        return np.einsum("pij,kpj->kpi", matrix, flat, optimize=True)


def make_linear_codec(
    tables: FloatArray, settings: LinearSettings | None = None
) -> tuple[LinearCodec, FloatArray]:
    """Return the codec of these looks and their codes.

    Principal components under the looks' mean visibility per lattice point, rounded,
    then codes and components fitted to each other's rounded values in turn.

    Parameters
    ----------
    tables
        Float32 (N, size, size, size, 3), N at least 2.
    settings
        See there.

    Returns
    -------
    LinearCodec
        The codec.
    ndarray
        Codes float32 (N, D), whole numbers.
    """
    settings = settings or LinearSettings()
    count, n = len(tables), settings.lattice
    rank = min(settings.components, count - 1)
    lattices = np.concatenate([project(table[None], n) for table in tables])
    space = _Space(_mean_metric(lattices))
    seen = space.visible(lattices)
    mean = seen.mean(axis=0)
    centred = seen - mean
    values, vectors = np.linalg.eigh(centred @ centred.T)
    scores = vectors[:, ::-1][:, :rank] * np.sqrt(count)
    spread = np.sqrt(np.maximum(values[::-1][:rank], 1e-12) / count)
    steps = settings.code_step / spread
    components = scores.T @ centred / count
    for _ in range(settings.rounds):
        stacked = np.concatenate([mean[None], components])
        opponent = space.opponent(stacked).reshape(-1, n, n, n, 3)
        cosines = to_cosines(opponent.astype(np.float32)) / settings.basis_step
        whole = _round(cosines, settings.dead_zone)
        rebuilt = space.visible(_lattices(whole * settings.basis_step, space, n))
        wanted = seen - rebuilt[0]
        codes = np.linalg.lstsq(rebuilt[1:].T, wanted.T, rcond=None)[0].T / steps
        codes = np.clip(np.round(codes), -32768, 32767)
        components = np.linalg.lstsq(codes * steps, wanted, rcond=None)[0]
    codec = LinearCodec(
        whole.astype(np.int16),
        settings.basis_step,
        space.from_opponent,
        np.concatenate([[1], steps]),
    )
    ones = np.ones((count, 1))
    return codec, np.concatenate([ones, codes], axis=1).astype(np.float32)


def _lattices(cosines: FloatArray, space: _Space, n: int) -> FloatArray:
    """Undo the cosine transform and the opponent space: lattices in RGB."""
    matrix = cosine_matrix(n)
    planes = np.einsum(
        "kcxyz,xa,yb,zd->kabdc", cosines, matrix, matrix, matrix, optimize=True
    )
    return planes @ space.from_opponent.T
