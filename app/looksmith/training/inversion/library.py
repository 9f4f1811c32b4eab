"""Every look of the built-in library, there and back."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from looksmith.lut.apply import apply_lut, apply_reference
from looksmith.lut.invert import UNIQUE, InversionError, Inverter
from looksmith.lut.reversibility import (
    Kind,
    Reversibility,
    RoundTrip,
    gamut_colours,
    natural_colours,
    reversibility,
)
from looksmith.lut.table import Lut3D
from looksmith.models.encoding.library import EncodedLibrary
from looksmith.training.inversion.figures import all_colours, differences

__all__ = ["KINDS", "measure_library", "measure_precision"]

KINDS: tuple[Kind, ...] = ("one-to-one", "nearly", "folds", "flattens", "monochrome")
_FIGURES = ("mean", "p99", "maximum", "channel")

FloatArray = NDArray[np.float32]


class _Pool:
    """Gathers the differences of many looks."""

    def __init__(self) -> None:
        self._errors: list[NDArray[np.float32]] = []
        self._worst_look = 0.0
        self._channel = 0.0

    def add(self, colours: FloatArray, found: FloatArray) -> None:
        if len(colours):
            errors = differences(colours, found)
            self._errors.append(errors.astype(np.float32))
            self._worst_look = max(self._worst_look, float(errors.mean()))
            self._channel = max(self._channel, float(np.abs(found - colours).max()))

    def page(self) -> dict[str, float]:
        errors = np.concatenate(self._errors or [np.zeros(0, np.float32)])
        if not len(errors):
            return dict.fromkeys((*_FIGURES, "worst_look"), float("nan"))
        return {
            "mean": float(errors.mean()), "p99": float(np.quantile(errors, 0.99)),
            "maximum": float(errors.max()), "channel": self._channel,
            "worst_look": self._worst_look,
        }  # fmt: skip


class _Trips:
    """The one-to-one colours of some looks, there and back."""

    def __init__(self) -> None:
        self._exact, self._rough = _Pool(), _Pool()
        self._shares: list[float] = []

    def add(
        self,
        colours: FloatArray,
        back: FloatArray,
        rough: FloatArray,
        alone: NDArray[np.bool_],
    ) -> None:
        self._shares.append(float(alone.mean()))
        self._exact.add(colours[alone], back[alone])
        self._rough.add(colours[alone], rough[alone])

    def page(self) -> dict[str, Any]:
        return {
            "looks": len(self._shares), "one_to_one_colours": _mean(self._shares),
            "exact": self._exact.page(), "eight_bit": self._rough.page(),
        }  # fmt: skip


def _codes(results: FloatArray) -> FloatArray:
    """Round as an 8-bit picture does."""
    rounded = np.round(np.clip(results, 0, 1) * 255) / np.float32(255)
    return np.asarray(rounded, np.float32)


def _mean(values: Iterable[float]) -> float:
    listed = list(values)
    return float(np.mean(listed)) if listed else float("nan")


def _means(trips: Iterable[RoundTrip | None]) -> float:
    return _mean(trip.mean for trip in trips if trip is not None)


def _of_kind(reports: Sequence[Reversibility], kind: Kind) -> dict[str, Any]:
    """Return the means over the looks of a kind of what the report says of them."""
    own = [report for report in reports if report.kind == kind]
    return {
        "kind": kind,
        "looks": len(own),
        "share": len(own) / max(len(reports), 1),
        "several": _mean(r.several.lattice for r in own),
        "several_natural": _mean(r.several.natural for r in own),
        "recovered": _mean(r.recovered.lattice for r in own),
        "recovered_natural": _mean(r.recovered.natural for r in own),
        "exact": _means(r.exact for r in own),
        "exact_natural": _means(r.exact_natural for r in own),
        "eight_bit": _means(r.eight_bit for r in own),
        "eight_bit_natural": _means(r.eight_bit_natural for r in own),
    }


def measure_library(
    library: EncodedLibrary, ids: Sequence[str], size: int = 33
) -> dict[str, Any]:
    """Send colours through looks and back.

    The one-to-one colours of a look are those whose result no other colour has: the
    engine calls them `UNIQUE`.

    Parameters
    ----------
    library
        Where the looks come from.
    ids
        Which.
    size
        Lattice points along an axis.

    Returns
    -------
    dict
        "kinds": a row a kind, what the report says of all colours; "trips": the
        one-to-one colours of the gamut and of photos, pooled over all looks ("all")
        and over those of each kind.
    """
    sets = {"gamut": gamut_colours(), "natural": natural_colours()}
    trips: dict[tuple[str, str], _Trips] = {}
    reports = []
    for look_id in ids:
        lut = Lut3D(library.table(look_id, size))
        report = reversibility(lut)
        reports.append(report)
        if report.exact is None:
            continue
        inverter = Inverter(lut)
        for which, colours in sets.items():
            results = apply_lut(lut, colours)
            back = inverter(results)
            rough = inverter(_codes(results)).colours
            for kind in ("all", report.kind):
                pool = trips.setdefault((kind, which), _Trips())
                pool.add(colours, back.colours, rough, back.states == UNIQUE)
    return {
        "looks": len(ids), "size": size, "colours": len(sets["gamut"]),
        "kinds": [_of_kind(reports, kind) for kind in KINDS],
        "trips": [
            {"kind": kind, "colours": which, **trips[kind, which].page()}
            for which in sets
            for kind in ("all", *KINDS)
            if (kind, which) in trips
        ],
    }  # fmt: skip


def measure_precision(
    library: EncodedLibrary, ids: Sequence[str], size: int = 33
) -> dict[str, Any]:
    """Send one-to-one colours there and back with results in single and in double.

    Next to a fold or a clip a look may squeeze colours ten thousandfold: there the
    rounding of its results alone is seen, and not the inverse.

    Returns
    -------
    dict
        Rows of the largest channel error and the share of colours above 1e-4.
    """
    colours = all_colours()
    errors: dict[str, list[NDArray[np.float64]]] = {"float32": [], "float64": []}
    for look_id in ids:
        lut = Lut3D(library.table(look_id, size))
        try:
            inverter = Inverter(lut)
        except InversionError:
            continue
        results = apply_reference(lut, colours)
        for name, own in errors.items():
            back = inverter(results.astype(name))
            off = np.abs(back.colours - colours).max(axis=-1)
            own.append(off[back.states == UNIQUE].astype(np.float64))
    rows = []
    for name, own in errors.items():
        pooled = np.concatenate(own)
        rows.append(
            {
                "results": name, "colours": len(pooled),
                "channel": float(pooled.max()), "above": float((pooled > 1e-4).mean()),
            }
        )  # fmt: skip
    return {"looks": len(errors["float32"]), "rows": rows}
