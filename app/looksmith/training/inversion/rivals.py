"""The inverses of OpenColorIO and of colour-science, and the time that they take."""

from __future__ import annotations

import time
import warnings
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from functools import partial
from statistics import median
from typing import Any

import numpy as np
from numpy.typing import NDArray

from looksmith.lut.apply import apply_lut
from looksmith.lut.invert import UNIQUE, InversionError, Inverter
from looksmith.lut.table import Lut3D, identity_table
from looksmith.training.datasets import LookData
from looksmith.training.inversion.figures import all_colours, figures

__all__ = ["compare", "invertible_rows", "measure_speed"]

FloatArray = NDArray[np.float32]
Inverse = Callable[[FloatArray], FloatArray]

_SLOW = "colour-science, as it is set (108^3)"
_SIZE = 33
_FINE = 65


def _ocio(lut: Lut3D, *, exact: bool = True) -> Inverse:
    """Return OpenColorIO's inverse, exact or as its own fast approximation."""
    import PyOpenColorIO as ocio

    config = ocio.Config.CreateRaw()
    config.setProcessorCacheFlags(ocio.PROCESSOR_CACHE_OFF)
    transform = ocio.Lut3DTransform(lut.size)
    transform.setData(lut.table.ravel())
    transform.setInterpolation(ocio.INTERP_TETRAHEDRAL)
    processor = config.getProcessor(transform, ocio.TRANSFORM_DIR_INVERSE)
    flags = ocio.OPTIMIZATION_LOSSLESS if exact else ocio.OPTIMIZATION_DEFAULT
    cpu = processor.getOptimizedCPUProcessor(
        ocio.BIT_DEPTH_F32, ocio.BIT_DEPTH_F32, flags
    )

    def undo(colours: FloatArray) -> FloatArray:
        rows = np.array(colours, np.float32, order="C").reshape(-1, 3)
        cpu.applyRGB(rows)
        return rows

    return undo


def _colour_science(lut: Lut3D, size: int | None = None) -> Inverse:
    """Return colour-science's inverse LUT, of its own size (108) or another."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # about plotting, which is not installed
        import colour

        settings = {} if size is None else {"size": size}
        inverse = colour.LUT3D(lut.table.astype(np.float64)).invert(**settings)

    def undo(colours: FloatArray) -> FloatArray:
        return np.asarray(inverse.apply(colours), np.float32)

    return undo


def _ours(lut: Lut3D) -> Inverse:
    inverter = Inverter(lut)
    return lambda colours: inverter(colours).colours


def _our_table(lut: Lut3D, size: int) -> Inverse:
    table = Lut3D(Inverter(lut).lattice(size).colours)
    return lambda colours: np.asarray(apply_lut(table, colours))


_INVERSES: dict[str, Callable[[Lut3D], Inverse]] = {
    "ours, exact": _ours,
    "OpenColorIO, exact": _ocio,
    "OpenColorIO, as it is set": lambda lut: _ocio(lut, exact=False),
    "ours, table of 33": lambda lut: _our_table(lut, _SIZE),
    "ours, table of 65": lambda lut: _our_table(lut, _FINE),
    "colour-science, table of 33": lambda lut: _colour_science(lut, _SIZE),
    "colour-science, table of 65": lambda lut: _colour_science(lut, _FINE),
}


def _is_invertible(data: LookData, index: int) -> bool:
    try:
        Inverter(Lut3D(data.table(index)))
    except InversionError:
        return False
    return True


def invertible_rows(data: LookData, count: int) -> list[int]:
    """Return `count` rows of looks with colours, evenly through the collection."""
    coloured = [index for index, row in enumerate(data.rows) if not row.monochrome]
    chosen: list[int] = []
    for place in np.linspace(0, len(coloured) - 1, min(count, len(coloured))):
        turned = coloured[int(place) :] + coloured[: int(place)]
        rest = (i for i in turned if i not in chosen)
        found = next((i for i in rest if _is_invertible(data, i)), None)
        if found is not None:
            chosen.append(found)
    return chosen


@dataclass(frozen=True)
class _Timed:
    """What came of a call, its seconds by the clock and of all processors."""

    result: Any
    clock: float
    processor: float


def _timed(call: Callable[[], Any]) -> _Timed:
    clock, processor = time.perf_counter(), time.process_time()
    result = call()
    return _Timed(result, time.perf_counter() - clock, time.process_time() - processor)


def _compare_one(
    lut: Lut3D, colours: FloatArray, names: Sequence[str]
) -> dict[str, dict[str, float]]:
    results = np.asarray(apply_lut(lut, colours), np.float32)
    alone = Inverter(lut)(results).states == UNIQUE
    own, wanted = results[alone], colours[alone]
    row = {}
    for name in names:
        built = _timed(partial(_INVERSES[name], lut))
        undone = _timed(partial(built.result, own))
        row[name] = {
            **asdict(figures(wanted, undone.result)),
            "build": built.processor, "undo": undone.processor,
        }  # fmt: skip
    return row


def compare(data: LookData, rows: Sequence[int]) -> dict[str, Any]:
    """Undo the same results with every inverse, on the one-to-one colours of looks.

    Tables of 65 points take seconds a look, and are made of every fifth.

    Returns
    -------
    dict
        "looks": figures of every look and inverse; "rivals": a row an inverse, with
        the mean over looks, the worst look and how often ours is nearer: our exact
        inverse, and our table of the same size.
    """
    colours = all_colours()
    found = {}
    for number, index in enumerate(rows):
        names = [n for n in _INVERSES if number % 5 == 0 or not n.endswith("65")]
        lut = Lut3D(data.table(index))
        found[data.rows[index].id] = _compare_one(lut, colours, names)
    table = []
    for name in _INVERSES:
        pages = [page for page in found.values() if name in page]
        own = [page[name] for page in pages]
        same = f"ours, {name.rpartition(', ')[2]}"
        table.append(
            {
                "inverse": name,
                "looks": len(own),
                "mean": float(np.mean([each["mean"] for each in own])),
                "worst_mean": max(each["mean"] for each in own),
                "p99": float(np.mean([each["p99"] for each in own])),
                "maximum": max(each["maximum"] for each in own),
                "channel": max(each["channel"] for each in own),
                "ours_nearer": _nearer(pages, "ours, exact", name),
                "same_nearer": _nearer(pages, same, name),
                "build": median(each["build"] for each in own),
                "undo": median(each["undo"] for each in own),
            }
        )
    return {"compared": len(found), "rivals": table, "looks": found}


def _nearer(pages: Sequence[dict[str, dict[str, float]]], ours: str, name: str) -> int:
    """Count the looks on which one inverse's mean error is below another's."""
    return sum(
        page[ours]["mean"] < page[name]["mean"] for page in pages if ours in page
    )


def measure_speed(data: LookData, rows: Sequence[int]) -> dict[str, Any]:
    """Time the whole inverse of 33^3 tables, exact and as tables.

    colour-science as it is set takes a minute a look, and is timed on the first alone.
    """
    kinds: dict[str, Callable[[Lut3D], Any]] = {
        "ours, index alone": Inverter,
        "ours, to 33^3": lambda lut: Inverter(lut).lattice(_SIZE),
        "ours, to 65^3": lambda lut: Inverter(lut).lattice(_FINE),
        "OpenColorIO, exact, to 33^3": lambda lut: _ocio(lut)(identity_table(_SIZE)),
        "colour-science, to 33^3": lambda lut: _colour_science(lut, _SIZE),
        "colour-science, to 65^3": lambda lut: _colour_science(lut, _FINE),
        _SLOW: _colour_science,
    }
    luts = [Lut3D(data.table(index)) for index in rows]
    Inverter(luts[0]).lattice(_SIZE)  # compiled code is loaded before the clock runs
    table = []
    for name, make in kinds.items():
        spent = [
            _timed(partial(make, lut)) for lut in luts[: 1 if name == _SLOW else None]
        ]
        table.append(
            {
                "what": name,
                "looks": len(spent),
                "clock": median(each.clock for each in spent),
                "processor": median(each.processor for each in spent),
                "slowest": max(each.processor for each in spent),
            }
        )
    return {"looks": len(luts), "speed": table}
