"""What is found out of a look's table, for its details."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from looksmith.grade.sources import LookSource
from looksmith.lut.algebra import resample
from looksmith.lut.apply import apply_lut
from looksmith.work.token import CancelToken

if TYPE_CHECKING:
    from looksmith.lut.reversibility import Reversibility, Share

__all__ = ["Change", "Measured", "measure"]

_GREYS = 129
_LATTICE = 13


@dataclass(frozen=True)
class Change:
    """How far a look moves the colours of photos, CIEDE2000.

    Parameters
    ----------
    mean, p95
        The average, and what 95 % of the colours stay below.
    """

    mean: float
    p95: float


@dataclass(frozen=True, eq=False)
class Measured:
    """What is found out of a look's table.

    Parameters
    ----------
    size
        Lattice points along an axis.
    curves
        What becomes of evenly spaced greys, (count, 3).
    lattice
        The look on a few points, (13, 13, 13, 3).
    words
        Its character.
    change
        How strong it is.
    clipped
        Share of colours that reach an end of a channel and were not there.
    steepest
        The largest step between neighbours; 1 is that of the original.
    report
        Whether it can be undone.
    """

    size: int
    curves: NDArray[np.float32]
    lattice: NDArray[np.float32]
    words: tuple[str, ...]
    change: Change
    clipped: Share
    steepest: float
    report: Reversibility


def measure(looks: LookSource, look_id: str, token: CancelToken) -> Measured:
    """Measure a look.

    Raises
    ------
    LooksmithError
        It cannot be read.
    Cancelled
        By the token.
    """
    from looksmith.looks.traits import traits
    from looksmith.lut.analyse import analyse
    from looksmith.lut.reversibility import Share, natural_colours, reversibility

    size = looks.native_size(look_id)
    lut = looks.lut(look_id, size)
    greys = np.linspace(0, 1, _GREYS, dtype=np.float32)
    curves = apply_lut(lut, np.repeat(greys[:, None], 3, axis=1))
    natural = natural_colours()
    results = apply_lut(lut, natural)
    token.check()
    facts = analyse(lut)
    token.check()
    return Measured(
        size=size,
        curves=curves,
        lattice=resample(lut, _LATTICE).table,
        words=traits(looks.lut(look_id, 33).table),
        change=_change(natural, results),
        clipped=Share(facts.clipped, _clipped(natural, results)),
        steepest=facts.largest_step,
        report=reversibility(lut, token=token),
    )


def _change(colours: NDArray[np.float32], results: NDArray[np.float32]) -> Change:
    from looksmith.colour.difference import delta_e_2000
    from looksmith.colour.lab import lab_from_srgb

    before, after = lab_from_srgb(colours), lab_from_srgb(np.clip(results, 0, 1))
    moved = delta_e_2000(before, after)
    return Change(float(moved.mean()), float(np.quantile(moved, 0.95)))


def _clipped(colours: NDArray[np.float32], results: NDArray[np.float32]) -> float:
    ends = ((results <= 0) & (colours > 0)) | ((results >= 1) & (colours < 1))
    return float(ends.any(axis=-1).mean())
