"""Fit a code to a look that the network has never seen; the network stays as it is."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from looksmith.models.encoding.film_network import NetworkWeights, bend
from looksmith.models.encoding.metric import difference_jacobian

__all__ = ["FitSettings", "fit_code"]

FloatArray = NDArray[np.float32]

_TRIES = 4  # steps tried in a round, each shorter
_ENOUGH = 2e-3  # share of the cost that a round must still win


@dataclass(frozen=True)
class FitSettings:
    """How a code is fitted; the defaults are what measured best within half a second.

    Parameters
    ----------
    colours
        How many colours are looked at.
    rounds
        Steps at most.
    first_prior, prior
        How much a code is held to what codes of the library are like, in the first
        round (which keeps it out of dead ends) and in the last ones.
    softness
        Differences above this CIEDE2000 count by their length, not its square.
    """

    colours: int = 1400
    rounds: int = 12
    first_prior: float = 5e-2
    prior: float = 2e-4
    softness: float = 0.1


@dataclass(frozen=True, eq=False)
class _Target:
    colours: FloatArray  # (P, 3)
    features: FloatArray  # (P, W)
    values: FloatArray  # (P, 3)
    metric: FloatArray  # (P, 3, 3): a change of sRGB to a visible difference
    grey: bool


def _colours(size: int, count: int) -> NDArray[np.intp]:
    """Return lattice points spread over the cube, (count, 3), the corners first."""
    if size**3 <= count:
        axis = np.arange(size)
        return np.stack(np.meshgrid(axis, axis, axis, indexing="ij"), -1).reshape(-1, 3)
    spread = np.random.default_rng(0).random((count, 3))
    corners = np.stack(np.meshgrid(*[[0, 1]] * 3, indexing="ij"), -1).reshape(-1, 3)
    spread[:8] = corners
    return np.rint(spread * (size - 1)).astype(np.intp)


def _target(
    weights: NetworkWeights, table: FloatArray, grey: bool, count: int
) -> _Target:
    size = table.shape[0]
    points = _colours(size, count)
    values = np.clip(table[tuple(points.T)], 0, 1).astype(np.float32)
    colours = (points / np.float32(size - 1)).astype(np.float32)
    metric = difference_jacobian(values)
    return _Target(colours, weights.features(colours), values, metric, grey)


class _Run:
    """The network on a target's colours for one code, and how it went."""

    def __init__(
        self, weights: NetworkWeights, target: _Target, code: FloatArray
    ) -> None:
        self.weights, self.target = weights, target
        parts = weights.shape.slices
        self.modulation = weights.modulate(code[None])[0]
        self.raw = weights.raw_weights(self.modulation[None])[0]
        hidden, slope = bend(
            target.features * self.modulation[parts.first_gain]
            + self.modulation[parts.first_shift]
        )
        self.hidden, self.slopes, self.products = [hidden], [slope], []
        for layer, raw in enumerate(self.raw):
            product = hidden @ raw
            bent, slope = bend(
                product * self.modulation[parts.gain[layer]]
                + self.modulation[parts.shift[layer]]
            )
            hidden = hidden + bent
            self.hidden.append(hidden)
            self.slopes.append(slope)
            self.products.append(product)
        self.head = self.modulation[parts.head].reshape(3, -1)
        affine = self.modulation[parts.affine].reshape(3, 4)
        out = target.colours + target.colours @ affine[:, :3].T + affine[:, 3]
        out = out + hidden @ self.head.T
        if target.grey:
            out = np.repeat(out.mean(axis=-1, keepdims=True), 3, axis=-1)
        error = out - target.values
        # Where the look clips, the output is clipped as well.
        self.free = ~((target.values <= 0) & (error < 0)) & ~(
            (target.values >= 1) & (error > 0)
        )
        self.error = np.where(self.free, error, 0)
        self.visible = np.einsum("pij,pj->pi", target.metric, self.error)

    def lengths(self) -> FloatArray:
        return np.asarray(np.sqrt((self.visible**2).sum(axis=-1)))

    def jacobian(self) -> FloatArray:
        """Return how the visible error follows the code, (P, 3, D)."""
        target, parts = self.target, self.weights.shape.slices
        rows = target.metric * self.free[:, None, :]
        if target.grey:
            rows = np.repeat(rows.mean(axis=-1, keepdims=True), 3, axis=-1)
        count = len(rows)
        out = np.empty((count, 3, len(self.modulation)), np.float32)
        top = self.hidden[-1]
        out[:, :, parts.head] = (rows[:, :, :, None] * top[:, None, None, :]).reshape(
            count, 3, -1
        )
        ones = np.ones((count, 1), np.float32)
        inputs = np.concatenate([target.colours, ones], axis=1)
        out[:, :, parts.affine] = (
            rows[:, :, :, None] * inputs[:, None, None, :]
        ).reshape(count, 3, -1)
        back = rows @ self.head
        for layer in reversed(range(len(self.raw))):
            gain = self.modulation[parts.gain[layer]]
            slope = back * self.slopes[layer + 1][:, None, :]
            out[:, :, parts.shift[layer]] = slope
            out[:, :, parts.gain[layer]] = slope * self.products[layer][:, None, :]
            slope = slope * gain
            left = self.hidden[layer] @ self.weights.left[layer]
            right = slope @ self.weights.right[layer].T
            out[:, :, parts.scale[layer]] = left[:, None, :] * right
            back = back + slope @ self.raw[layer].T
        slope = back * self.slopes[0][:, None, :]
        out[:, :, parts.first_shift] = slope
        out[:, :, parts.first_gain] = slope * target.features[:, None, :]
        flat = out.reshape(-1, out.shape[-1])
        return np.asarray(flat @ self.weights.mix.T).reshape(count, 3, -1)


def _normal_equations(
    run: _Run, code: FloatArray, prior: float, softness: float
) -> tuple[NDArray[np.float64], FloatArray]:
    """Return the matrix (D, D) and the slope (D,) of a re-weighted least squares."""
    root = np.sqrt(run.lengths() ** 2 + softness**2)
    weight = np.sqrt(1 / (root * len(root)))[:, None].astype(np.float32)
    flat = (run.jacobian() * weight[:, :, None]).reshape(-1, len(code))
    normal = np.asarray(flat.T @ flat, np.float64)
    slope = flat.T @ (run.visible * weight).ravel() + np.float32(prior) * code
    normal[np.diag_indices_from(normal)] += prior
    return normal, slope


def fit_code(
    weights: NetworkWeights,
    table: FloatArray,
    *,
    grey: bool = False,
    start: FloatArray | None = None,
    settings: FitSettings | None = None,
) -> FloatArray:
    """Return the code whose look is nearest to a table.

    Levenberg-Marquardt on the visible differences, re-weighted so that their mean
    counts rather than their mean square, with the library's codes (of mean 0 and
    variance 1) as the prior.

    Parameters
    ----------
    weights
        The network.
    table
        Float32 (size, size, size, 3), sRGB code values.
    grey
        Whether the look is monochrome.
    start
        Float32 (D,); the library's mean look unless told.
    settings
        See there.

    Returns
    -------
    ndarray
        Float32 (D,).
    """
    settings = settings or FitSettings()
    target = _target(weights, table, grey, settings.colours)
    code = np.zeros(weights.shape.code, np.float32)
    if start is not None:
        code = np.asarray(start, np.float32).copy()
    run = _Run(weights, target, code)
    damping = 1e-2

    def cost(run: _Run, code: FloatArray, prior: float) -> float:
        soft = np.sqrt(run.lengths() ** 2 + settings.softness**2)
        return float(soft.mean() + 0.5 * prior * (code @ code))

    for number in range(settings.rounds):
        share = min(1.0, 2 * number / max(settings.rounds - 1, 1))
        prior = settings.first_prior * (settings.prior / settings.first_prior) ** share
        best = cost(run, code, prior)
        normal, slope = _normal_equations(run, code, prior, settings.softness)
        value = best
        for _ in range(_TRIES):
            damped = normal + damping * np.diag(np.diag(normal))
            trial = code - np.linalg.solve(damped, slope).astype(np.float32)
            attempt = _Run(weights, target, trial)
            value = cost(attempt, trial, prior)
            if value < best:
                code, run = trial, attempt
                damping = max(damping / 4, 1e-6)
                break
            damping *= 5
        if share == 1 and best - value < _ENOUGH * best:
            break
    return code
