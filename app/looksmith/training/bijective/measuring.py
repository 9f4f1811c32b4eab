"""The figures of a bijective library: fit, cost of bijectivity, round trips."""

from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from looksmith.colour.difference import delta_e_2000
from looksmith.colour.lab import lab_from_srgb
from looksmith.lut.table import identity_table
from looksmith.models.encoding.bijective import BijectiveCodec
from looksmith.models.encoding.measure import gamut_colours
from looksmith.training.bijective.subset import CellShares, cell_shares
from looksmith.training.encoding.data import TrainingSet
from looksmith.training.encoding.measuring import LookFigures, Measurer, table_of

__all__ = [
    "TRIPS",
    "LookCost",
    "RoundTrip",
    "cost_page",
    "figures_of",
    "inverse_milliseconds",
    "measure_looks",
    "round_trip",
    "summary",
]

FloatArray = NDArray[np.float32]

TRIPS = {"coupling": 1, "ires": 16}
"""Of how many looks one is taken there and back, for each codec."""

_TIMES, _TIMED_COLOURS = 7, 1500


@dataclass(frozen=True)
class RoundTrip:
    """What comes back of 4,096 colours of the whole gamut through a look and back.

    Parameters
    ----------
    largest
        The largest change of a channel, through single precision.
    eight_bit, eight_bit_p99
        CIEDE2000 mean and 99th percentile where the look's picture was rounded to
        8 bit, over the colours that the look leaves within [0, 1].
    within
        The share of those.
    iterations
        The most of any layer; 0 where none are needed.
    unconverged
        The share of colours whose iteration did not come to rest.
    """

    largest: float
    eight_bit: float
    eight_bit_p99: float
    within: float
    iterations: int
    unconverged: float


@dataclass(frozen=True)
class LookCost:
    """One look: how it is, what bijectivity costs it, and its round trip.

    The plain codec's figures and the round trip are None where not measured.
    """

    cells: CellShares
    figures: LookFigures
    plain: LookFigures | None
    trip: RoundTrip | None


def round_trip(codec: BijectiveCodec, code: FloatArray) -> RoundTrip:
    """Take colours of the whole gamut through a look and back."""
    colours = gamut_colours()
    graded = codec.forward(code, colours)
    back = codec.inverse(code, graded)
    within = ((graded >= 0) & (graded <= 1)).all(axis=-1)
    rounded = np.round(np.clip(graded, 0, 1) * 255) / np.float32(255)
    again = np.clip(codec.inverse(code, rounded).colours, 0, 1)
    labs = [lab_from_srgb(each[within]) for each in (colours, again)]
    difference = delta_e_2000(*labs) if within.any() else np.zeros(1)
    return RoundTrip(
        largest=float(np.abs(back.colours - colours).max()),
        eight_bit=float(difference.mean()),
        eight_bit_p99=float(np.quantile(difference, 0.99)),
        within=float(within.mean()),
        iterations=back.iterations,
        unconverged=float(1 - back.converged.mean()),
    )


def measure_looks(
    codec: BijectiveCodec,
    codes: FloatArray,
    data: TrainingSet,
    photos: Path | None,
    plain: Sequence[FloatArray] | None = None,
    *,
    trips: int = 1,
) -> list[LookCost]:
    """Measure every look of a training set.

    Parameters
    ----------
    codec, codes
        Of the same looks in the same order.
    data
        The looks.
    photos
        A folder of photos for the natural colours; None to leave them out.
    plain
        What an unconstrained codec makes of them, to compare with.
    trips
        Take every so many-th look there and back: iterating takes long.
    """
    measurer = Measurer(photos)
    found = []
    for index, code in enumerate(codes):
        table = data.table(index)
        decoded = codec.decode(code[None], len(table))[0]
        beside = None if plain is None else measurer.compare(table, plain[index])
        figures = measurer.compare(table, decoded)
        trip = None if index % trips else round_trip(codec, code)
        found.append(LookCost(cell_shares(table), figures, beside, trip))
    return found


def inverse_milliseconds(
    codec: BijectiveCodec, codes: FloatArray, size: int | None = None
) -> float:
    """Return the median time to undo a look on 1,500 colours, or on a lattice."""
    colours = gamut_colours(_TIMED_COLOURS)
    if size is not None:
        colours = identity_table(size).reshape(-1, 3)
    spent = []
    for code in codes[:_TIMES]:
        graded = codec.forward(code, colours)
        began = time.perf_counter()
        codec.inverse(code, graded)
        spent.append(1000 * (time.perf_counter() - began))
    return round(float(np.median(spent)), 2)


def figures_of(looks: Sequence[LookCost]) -> dict[str, float]:
    """Return the usual table over some looks, and what bijectivity costs them."""
    found = table_of(each.figures for each in looks)
    beside = [each.plain.mean for each in looks if each.plain is not None]
    if len(beside) == len(looks):
        found["plain_mean"] = round(float(np.mean(beside)), 4)
        found["cost"] = round(found["mean"] - found["plain_mean"], 4)
    return found


def _trips_of(looks: Sequence[LookCost]) -> dict[str, float]:
    trips = [each.trip for each in looks if each.trip is not None]
    if not trips:
        return {}
    return {
        "looks": len(trips),
        "largest": max(trip.largest for trip in trips),
        "largest_median": float(np.median([trip.largest for trip in trips])),
        "eight_bit": round(float(np.mean([t.eight_bit for t in trips])), 4),
        "eight_bit_p99": round(float(np.mean([t.eight_bit_p99 for t in trips])), 4),
        "within": round(float(np.mean([trip.within for trip in trips])), 4),
        "iterations": max(trip.iterations for trip in trips),
        "unconverged": max(trip.unconverged for trip in trips),
    }


def summary(looks: Sequence[LookCost]) -> dict[str, object]:
    """Return the figures of all looks, of the nearly bijective ones, of the rest."""
    near = [each for each in looks if each.cells.nearly_bijective]
    rest = [each for each in looks if not each.cells.nearly_bijective]
    return {
        "all": figures_of(looks),
        "near": figures_of(near) if near else {},
        "rest": figures_of(rest) if rest else {},
        "round_trip": _trips_of(looks),
        "round_trip_near": _trips_of(near),
    }


def cost_page(ids: Sequence[str], looks: Sequence[LookCost]) -> str:
    """Return the cost look by look as CSV, the dearest first."""
    order = sorted(
        range(len(ids)),
        key=lambda i: -(looks[i].figures.mean - getattr(looks[i].plain, "mean", 0.0)),
    )
    lines = ["look,near_bijective,folded,flat,bijective,plain,cost"]
    for index in order:
        each = looks[index]
        plain = each.plain.mean if each.plain is not None else 0.0
        near = "yes" if each.cells.nearly_bijective else "no"
        lines.append(
            f"{ids[index]},{near},{each.cells.folded:.3f},{each.cells.flat:.3f},"
            f"{each.figures.mean:.2f},{plain:.2f},{each.figures.mean - plain:.2f}"
        )
    return "\n".join(lines) + "\n"
