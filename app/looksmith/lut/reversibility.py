"""Can a look be undone? A report for any table, and a sentence for people."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from looksmith.colour.difference import delta_e_2000
from looksmith.colour.lab import lab_from_srgb
from looksmith.lut.algebra import resample
from looksmith.lut.apply import apply_lut
from looksmith.lut.dimensions import dimensions
from looksmith.lut.invert import UNIQUE, InversionError, Inverter
from looksmith.lut.reversibility_shape import FLAT, FOLDED, Tetrahedra
from looksmith.lut.table import Lut3D
from looksmith.resources import ResourceNotFoundError, resource
from looksmith.work.token import NEVER, CancelToken

__all__ = [
    "RECOVERED_WITHIN",
    "SENTENCES",
    "Kind",
    "Reversibility",
    "RoundTrip",
    "Shape",
    "Share",
    "gamut_colours",
    "natural_colours",
    "reversibility",
    "sentence",
    "shape_of",
]

Kind = Literal["one-to-one", "nearly", "folds", "flattens", "monochrome"]
FloatArray = NDArray[np.float32]

RECOVERED_WITHIN = 0.5 / 255  # the same 8-bit code value in every channel

_ONE_TO_ONE = 0.01  # of the gamut may be folded or flat,
_ONE_TO_ONE_NATURAL = 0.001  # of the colours of photos
_NEARLY_FOLDED, _NEARLY_FLAT = 0.01, 0.1  # of the gamut,
_NEARLY_NATURAL = 0.1  # of the colours of photos
_COUNT = 4096
_SHAPED_SIZE = 65


@dataclass(frozen=True)
class Share:
    """Shares, 0..1, of all colours (`lattice`) and of those of photos (`natural`)."""

    lattice: float
    natural: float


@dataclass(frozen=True)
class RoundTrip:
    """CIEDE2000 between colours and what comes back of them."""

    mean: float
    p50: float
    p95: float
    maximum: float


@dataclass(frozen=True)
class Shape:
    """What a table does to the cube, without its inverse (20 ms at 33^3).

    Parameters
    ----------
    kind
        "monochrome": only a line of colours, or a single one, is left.
        "one-to-one": at most 1 % of the cube and 0.1 % of the colours of photos are
        folded or flat. "nearly": at most 1 % of the cube is folded and 10 % flat, and
        at most 10 % of the colours of photos are either. Else "folds" or "flattens",
        whichever takes the larger share of the cube.
    rank
        3; 2 when the cube becomes a plane or sheet; 1 a line; 0 one colour.
    folded, flattened
        Shares in tetrahedra that are turned inside out, or squeezed so flat that an
        8-bit step of the result stands for more than 50 of the original (see
        `Tetrahedra`; no colour is in both).
    """

    kind: Kind
    rank: int
    folded: Share
    flattened: Share


@dataclass(frozen=True)
class Reversibility:
    """How far a look can be undone.

    Parameters
    ----------
    kind, rank, folded, flattened
        As in `Shape`.
    several
        Colours whose result is that of another colour, too: one of them is chosen.
    recovered
        Colours that come back as the same 8-bit value (within 0.5/255 in every
        channel) when everything is kept in floats.
    exact, exact_natural
        Round trips in floats, over the whole gamut and over the colours of photos;
        None for a monochrome look, which nothing brings back.
    eight_bit, eight_bit_natural
        The same with the result rounded to 8 bits, as a saved JPEG or PNG has it.
    """

    kind: Kind
    rank: int
    folded: Share
    flattened: Share
    several: Share
    recovered: Share
    exact: RoundTrip | None
    exact_natural: RoundTrip | None
    eight_bit: RoundTrip | None
    eight_bit_natural: RoundTrip | None


@lru_cache(maxsize=1)
def gamut_colours() -> FloatArray:
    """Return 4,096 colours spread evenly over the cube, off any lattice, (n, 3).

    Roberts' additive recurrence with the plastic number's generalisation to three
    dimensions ("The unreasonable effectiveness of quasirandom sequences", 2018).
    """
    root = 1.2207440846057596  # of x^4 = x + 1
    steps = root ** -np.arange(1.0, 4.0)
    colours = (0.5 + np.arange(1, _COUNT + 1)[:, None] * steps) % 1
    found = colours.astype(np.float32)
    found.flags.writeable = False
    return found


@lru_cache(maxsize=1)
def natural_colours() -> FloatArray:
    """Return 4,096 colours as frequent as in photographs, (n, 3).

    Raises
    ------
    ResourceNotFoundError
        The file is missing: the installation is incomplete.
    """
    path = resource("colours", "natural.npz")
    try:
        with np.load(path, allow_pickle=False) as stored:
            codes = stored["colours"]
    except (OSError, ValueError, KeyError) as error:
        raise ResourceNotFoundError(
            f"Looksmith's own file {path.name} is missing or damaged: install it again."
        ) from error
    found = np.asarray(codes / np.float32(255), np.float32)
    found.flags.writeable = False
    return found


def _plain(lut: Lut3D) -> Lut3D:
    return lut if lut.is_plain else resample(lut, max(lut.size, _SHAPED_SIZE))


def _kind(rank: int, folded: Share, flattened: Share) -> Kind:
    if rank <= 1:
        return "monochrome"
    lost = folded.lattice + flattened.lattice
    lost_natural = folded.natural + flattened.natural
    if lost <= _ONE_TO_ONE and lost_natural <= _ONE_TO_ONE_NATURAL:
        return "one-to-one"
    if (
        folded.lattice <= _NEARLY_FOLDED
        and flattened.lattice <= _NEARLY_FLAT
        and lost_natural <= _NEARLY_NATURAL
    ):
        return "nearly"
    return "folds" if folded.lattice > flattened.lattice else "flattens"


def shape_of(lut: Lut3D, *, token: CancelToken = NEVER) -> Shape:
    """Measure what `lut` does to the cube; see `Shape`.

    Raises
    ------
    Cancelled
        The token was cancelled.
    """
    table = _plain(lut).table
    tetrahedra = Tetrahedra.of(table, token)
    natural = tetrahedra.at(natural_colours())
    folded, flattened = (
        Share(tetrahedra.share(state), float((natural == state).mean()))
        for state in (FOLDED, FLAT)
    )
    rank = min(tetrahedra.rank, dimensions(table))
    return Shape(_kind(rank, folded, flattened), rank, folded, flattened)


def _round_trip(colours: FloatArray, found: FloatArray) -> RoundTrip:
    errors = delta_e_2000(lab_from_srgb(colours), lab_from_srgb(np.clip(found, 0, 1)))
    p50, p95 = np.quantile(errors, [0.5, 0.95])
    return RoundTrip(float(errors.mean()), float(p50), float(p95), float(errors.max()))


@dataclass(frozen=True)
class _Trips:
    """What comes back of one set of colours."""

    several: float
    recovered: float
    exact: RoundTrip
    eight_bit: RoundTrip


def _trips(
    lut: Lut3D, inverter: Inverter, colours: FloatArray, token: CancelToken
) -> _Trips:
    results = apply_lut(lut, colours)
    back = inverter(results, token=token)
    errors = np.abs(back.colours - colours).max(axis=-1)
    codes = np.round(np.clip(results, 0, 1) * 255) / np.float32(255)
    rough = inverter(codes.astype(np.float32), token=token)
    return _Trips(
        several=float((back.states != UNIQUE).mean()),
        recovered=float((errors <= RECOVERED_WITHIN).mean()),
        exact=_round_trip(colours, back.colours),
        eight_bit=_round_trip(colours, rough.colours),
    )


def _nothing_comes_back(shape: Shape) -> Reversibility:
    return Reversibility(
        "monochrome", shape.rank, shape.folded, shape.flattened,
        several=Share(1.0, 1.0), recovered=Share(0.0, 0.0),
        exact=None, exact_natural=None, eight_bit=None, eight_bit_natural=None,
    )  # fmt: skip


def reversibility(lut: Lut3D, *, token: CancelToken = NEVER) -> Reversibility:
    """Report how far `lut` can be undone.

    Folded and flat shares of the cube are exact (shares of its tetrahedra); all else
    is counted on `gamut_colours` and `natural_colours`.

    Raises
    ------
    Cancelled
        The token was cancelled.
    """
    plain = _plain(lut)
    shape = shape_of(plain, token=token)
    if shape.kind == "monochrome":
        return _nothing_comes_back(shape)
    try:
        inverter = Inverter(plain, token=token)
    except InversionError:
        return _nothing_comes_back(shape)
    gamut = _trips(plain, inverter, gamut_colours(), token)
    natural = _trips(plain, inverter, natural_colours(), token)
    return Reversibility(
        shape.kind, shape.rank, shape.folded, shape.flattened,
        several=Share(gamut.several, natural.several),
        recovered=Share(gamut.recovered, natural.recovered),
        exact=gamut.exact, exact_natural=natural.exact,
        eight_bit=gamut.eight_bit, eight_bit_natural=natural.eight_bit,
    )  # fmt: skip


SENTENCES = {
    "one colour": "Every colour becomes the same one: nothing can be brought back.",
    "monochrome": "Monochrome: the colours are gone, and nothing can bring them back.",
    "one-to-one": "One-to-one: {back}.",
    "nearly": "Nearly one-to-one: {back}, the rest only roughly.",
    "sheet": "Squeezes all colours onto a sheet: {back}, the rest only roughly.",
    "folds": (
        "Folds {share} of the colours over others: {back}, the rest only roughly."
    ),
    "flattens": "Flattens {share} of the colours: {back}, the rest only roughly.",
    "back": "{all} of all colours and {natural} of those in photos come back exactly",
    "little": "less than 0.1 %",
    "much": "more than 99.9 %",
}
"""What `sentence` says, for those who translate it."""


def _percent(share: float, say: Callable[[str], str], point: str) -> str:
    """Write a share so that only none is "0 %" and only all is "100 %"."""
    if share in (0, 1):
        return f"{share:.0%}".replace("%", " %")
    if share < 0.001:
        return say(SENTENCES["little"])
    if share > 0.999:
        return say(SENTENCES["much"])
    value = f"{share * 100:.1f}" if share < 0.1 or share > 0.9 else f"{share * 100:.0f}"
    return f"{value} %".replace(".", point)


def _sentence_key(report: Reversibility) -> str:
    """Return the key of the sentence that holds for a look."""
    if report.rank == 0:
        return "one colour"
    if report.kind in ("monochrome", "one-to-one", "nearly"):
        return report.kind
    if report.rank == 2:
        return "sheet"
    return "folds" if report.kind == "folds" else "flattens"


def sentence(
    report: Reversibility, say: Callable[[str], str] = str, point: str = "."
) -> str:
    """Say in one plain sentence how far the look can be undone.

    Parameters
    ----------
    report
        What was measured.
    say
        Translates a text of `SENTENCES`.
    point
        The decimal sign.
    """

    def percent(share: float) -> str:
        return _percent(share, say, point)

    key = _sentence_key(report)
    back = say(SENTENCES["back"]).format(
        all=percent(report.recovered.lattice), natural=percent(report.recovered.natural)
    )
    turned = report.folded if key == "folds" else report.flattened
    return say(SENTENCES[key]).format(back=back, share=percent(turned.lattice))
