"""Morphing: a path of its own between looks, through the codec's codes.

Which code stands for the original (no look at all) differs between codecs: the linear
one's zero code is the identity, the neural one's is its mean look. So a morph never
leaves the looks it is given: its weights are shares of 100 %, its code lies between
theirs, and how much of the morph there is, what is left to the original, and what is
subtracted are the output's matter, exactly as in a mix.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from looksmith.errors import LooksmithError

if TYPE_CHECKING:
    from looksmith.models.encoding.codec import LookCodec

__all__ = ["MorphError", "MorphLook", "morph_shares", "morph_table"]

FloatArray = NDArray[np.float32]


class MorphError(LooksmithError):
    """Looks cannot be morphed here; the message says what to do instead."""


@dataclass(frozen=True, eq=False)
class MorphLook:
    """A look on the path.

    Parameters
    ----------
    code
        Float32 (D,).
    monochrome
        Whether the code decodes to neutral greys.
    exact
        Float32 (size, size, size, 3) for a look whose code was fitted: the path then
        passes through this table, not through what the codec makes of it.
    """

    code: FloatArray
    monochrome: bool
    exact: FloatArray | None = None


def morph_shares(weights: Sequence[float]) -> tuple[float, ...]:
    """Return weights as shares of 100 %.

    Raises
    ------
    MorphError
        One is negative or not finite, or all are 0.
    """
    total = sum(weights)
    if not (np.isfinite(total) and total > 0 and min(weights) >= 0):
        raise MorphError(
            "A morph lies between looks: give at least one of them a weight above "
            "0 %, and none a weight below."
        )
    return tuple(weight / total for weight in weights)


def morph_table(
    codec: LookCodec, looks: Sequence[MorphLook], weights: Sequence[float], size: int
) -> FloatArray:
    """Return the look between `looks`, in proportion to their weights.

    The codes' weighted sum is decoded; what the decoder misses at the looks themselves
    is added in proportion. So all weight on one look gives exactly that look, and the
    path has no jump there. It is grey only when every look with a weight is monochrome.

    Parameters
    ----------
    codec
        Whose codes they are.
    looks
        At least one; an `exact` table has the size asked for.
    weights
        See `morph_shares`.
    size
        Lattice points along an axis, 2..129.

    Returns
    -------
    ndarray
        Float32 (size, size, size, 3), finite; within [0, 1], or within the range of
        exact tables that go beyond.

    Raises
    ------
    MorphError
        The weights make no path.
    """
    shares = morph_shares(weights)
    kept = [(look, share) for look, share in zip(looks, shares, strict=True) if share]
    grey = all(look.monochrome for look, _ in kept)
    codes = np.stack([look.code for look, _ in kept])
    code = codec.blend(codes, [share for _, share in kept])
    table = _decode(codec, code, size, grey)
    low, high = 0.0, 1.0
    for look, share in kept:
        wanted = look.exact
        if wanted is None and look.monochrome != grey:
            # Nothing holds the channels of a monochrome code together when it is
            # decoded in colour.
            wanted = _decode(codec, look.code, size, True)
        if wanted is not None:
            missed = wanted - _decode(codec, look.code, size, grey)
            table = table + np.float32(share) * missed
            low, high = min(low, float(wanted.min())), max(high, float(wanted.max()))
    return np.asarray(np.clip(table, low, high), np.float32)


def _decode(codec: LookCodec, code: FloatArray, size: int, grey: bool) -> FloatArray:
    tables = codec.decode(code[None], size, np.array([grey]))
    return np.asarray(tables[0])
